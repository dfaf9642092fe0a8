// Which pages answer a question, and where on them.

import MiniSearch from "./vendor/minisearch.js";
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
  fits: { least: 4.5, missed: 0.75 }, // see `isFitting`
};

const FIELDS = ["title", "description", "question", "heading", "text", "pinyin"];
const MISTYPED = 0.25; // of a word's letters may be wrong
const WORTH_NAMING = 0.3; // of what was asked has to stand in a place

/** Finds pages by the content of the index of one language, what `search.py` writes; `weights` as in weights.js. */
export class Ranking {
  constructor(index, weights = WEIGHTS) {
    this.pages = index.pages;
    this.weights = weights;
    this.texts = new Map();
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

  addPage({ title, description, questions, places }, page) {
    this.add({ page, title, description });
    questions.forEach((question) => this.add({ page, question }));
    places.forEach(([, heading], place) => this.add({ page, place, heading }));
  }

  /** Lets titles, questions and headings be found as `pinyin`, a Pinyin, reads them. */
  addPinyin(pinyin) {
    this.vocabulary.pinyin = pinyin;
    this.pages.forEach(({ title, questions, places }, page) => {
      [title, ...questions].forEach((each) => this.add({ page, pinyin: each }));
      places.forEach(([, heading], place) => this.add({ page, place, pinyin: heading }));
    });
  }

  /** Adds what stands under a heading or at a step, by the number of the page and of the place on it. */
  addText(page, place, text) {
    this.add({ page, place, text });
    this.texts.set(`${page} ${place}`, text);
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
    const worth = this.worthOf(terms, found);
    const all = sum(list, worth);
    const pages = [...this.group(found, worth, all).values()].sort((one, other) => other.score - one.score);
    const tokens = new Set(found.flatMap((each) => each.terms));
    const missed = all - sum([...new Set(found.flatMap((each) => each.queryTerms))], worth);
    return { tokens, pages, fits: this.isFitting(pages[0], missed, words) };
  }

  /** Tells whether a page answers a query of so many words: it scores the more, the more was `missed`, that stands nowhere. */
  isFitting(page, missed, words) {
    if (!page || (words === 1 && missed <= 0)) return Boolean(page);
    const { fits } = this.weights;
    const rarest = this.rarity(0);
    return page.score >= fits.least * rarest * (1 + missed / rarest) ** fits.missed;
  }

  /** Adds up what was found on each page; of the entries of one kind each further one counts less. */
  group(found, worth, all) {
    const { again } = this.weights;
    const pages = new Map();
    for (const { page, place, score, match, queryTerms } of found) {
      const [[kind]] = Object.values(match);
      const own = pages.get(page) ?? { page, score: 0, weight: {}, places: new Map(), said: 0, saidInPlace: 0 };
      pages.set(page, own);
      own.weight[kind] = (own.weight[kind] ?? 1 / again) * again;
      own.score += score * own.weight[kind];
      const said = sum(queryTerms, worth);
      if (!(place >= 0)) own.said = Math.max(own.said, said);
      else if (said >= WORTH_NAMING * all) own.places.set(place, (own.places.get(place) ?? 0) + score);
      if (kind === "heading") own.saidInPlace = Math.max(own.saidInPlace, said);
    }
    for (const each of pages.values()) {
      each.score *= 1 + this.weights.whole * (Math.max(each.said, each.saidInPlace) / all) ** 2;
      each.isPlace = each.saidInPlace > Math.max(each.said, all / 2);
    }
    return pages;
  }

  /** Returns a function from a term to what it is worth, by how few of the entries that were found hold it. */
  worthOf(terms, found) {
    const counts = new Map();
    for (const { queryTerms } of found) for (const each of queryTerms) counts.set(each, (counts.get(each) ?? 0) + 1);
    return (term) => {
      const count = counts.get(term) ?? 0;
      if (!count && isReadOtherwise(terms.get(term).others, counts)) return 0;
      return this.weightOf(term) * this.rarity(count);
    };
  }

  /** Returns the inverse document frequency that BM25 reckons with. */
  rarity(count) {
    return Math.log(1 + (this.engine.documentCount - count + 0.5) / (count + 0.5));
  }

  weightOf(term) {
    return this.vocabulary.isSynonym(term) ? this.weights.synonym : [...term].length === 1 ? this.weights.character : 1;
  }
}

/** Tells whether a word of which nothing was found needs no answer, being read in another way or not typed to its end. */
function isReadOtherwise(others, counts) {
  return others !== undefined && (!others.length || others.some((each) => counts.has(each)));
}

function sum(terms, worth) {
  return terms.reduce((total, term) => total + worth(term), 0);
}
