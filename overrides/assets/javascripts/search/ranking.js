// Which pages answer a question, and where on them.

import MiniSearch from "./vendor/minisearch-7.2.0.min.js";
import { Findings } from "./findings.js";
import { QueryReader } from "./query.js";
import { Vocabulary } from "./vocabulary.js";

// How much each thing counts; found by tests/bench/search.py, which says how well.
export const WEIGHTS = {
  boost: { title: 0.25, description: 0.1, question: 1, heading: 0.2, text: 0.1, pinyin: 1 },
  again: 0.6, // each further question, heading or text of a page, beside the one before
  character: 0.2, // a single Chinese character, beside a pair
  synonym: 1.5, // a group of words for the same thing, beside the word itself
  whole: 1, // an entry that says all that was asked, beside several that say parts of it
  another: 0.5, // a word that is typed otherwise, or only begun
  bm25: { k: 1.2, b: 0.4, d: 0.5 },
  fits: 4, // see Findings.isFitting
};

const FIELDS = ["title", "description", "question", "heading", "text", "pinyin"];
const MISTYPED = 0.25; // of a word's letters may be wrong

/** Finds pages by `index`, the first of the files that `search.py` writes of a language, and then by what is added. */
export class Ranking {
  constructor(index, weights = WEIGHTS) {
    this.pages = index.pages;
    this.weights = weights;
    this.vocabulary = new Vocabulary(index);
    this.reader = new QueryReader(this.vocabulary);
    this.engine = new MiniSearch({
      fields: FIELDS,
      storeFields: ["page", "place"],
      tokenize: (text, field) => (field === "pinyin" ? this.vocabulary.pronounce(text) : this.vocabulary.learn(text)),
      processTerm: (term) => term,
    });
    this.pages.forEach((page, number) => this.addPage(page, number));
  }

  addPage({ title, questions }, page) {
    this.add({ page, title });
    questions.forEach((question) => this.add({ page, question }));
  }

  /** Lets title and questions of a page be found as `pinyin`, a Pinyin, reads them. */
  addPinyin(page, pinyin) {
    this.vocabulary.pinyin = pinyin;
    const { title, questions } = this.pages[page];
    [title, ...questions].forEach((each) => this.add({ page, pinyin: each }));
  }

  /** Adds the rest of a page: what the second file of the index holds of it. */
  addRest(page, { description, places, texts }) {
    Object.assign(this.pages[page], { description, places, texts: new Map(texts) });
    this.add({ page, description });
    places.forEach(([, heading], place) => this.add({ page, place, heading }));
    texts.forEach(([place, text]) => this.add({ page, place, text }));
  }

  add(entry) {
    this.engine.add({ id: this.engine.documentCount, ...entry });
  }

  /**
   * Returns `pages`, those that share a word with the query, the best first: each with its number as `page`, its `score`,
   * the scores of its `places`, and whether the best of these says more of the query than its title and any of its
   * questions; `tokens`, what was found of the query; and whether the first page `fits` it.
   */
  search(query) {
    const { boost, bm25, another } = this.weights;
    const { terms, words } = this.reader.read(query);
    const list = [...terms.keys()];
    const found = this.engine.search(query, {
      tokenize: () => list,
      boost,
      bm25,
      boostTerm: (term) => this.weightOf(term),
      fuzzy: (term) => terms.get(term).mayBeMistyped && MISTYPED,
      prefix: (term) => terms.get(term).mayGoOn,
      weights: { fuzzy: another, prefix: another },
    });
    const findings = new Findings(terms, found, this.engine.documentCount, (term) => this.weightOf(term));
    const pages = findings.byPage(this.weights);
    return { pages, tokens: new Set(found.flatMap((each) => each.terms)), fits: findings.isFitting(pages[0], words, this.weights) };
  }

  weightOf(term) {
    return this.vocabulary.isSynonym(term) ? this.weights.synonym : [...term].length === 1 ? this.weights.character : 1;
  }
}
