// Which pages answer a question.

import MiniSearch from "./vendor/minisearch.js";
import { Pinyin } from "./pinyin.js";
import { Synonyms } from "./synonyms.js";
import { fold, grams, runs, tokens, tokensOfWord } from "./tokens.js";

export const WEIGHTS = {
  boost: { title: 0.5, description: 0.3, question: 1, heading: 0.3, text: 0.1, pinyin: 0.5 },
  decay: { question: 0.8, heading: 0.3, text: 0.6 },
  character: 0.7,
  synonym: 1.5,
  bm25: { k: 1.2, b: 0.4, d: 0.5 },
  fuzzy: 0.5,
};

const FIELDS = ["title", "description", "question", "heading", "text", "pinyin"];
const SHORTEST_FORGIVEN = 4;

/** Finds pages by `index`, the content of the index of one language. */
export class Ranking {
  constructor({ pages, simplified, pinyin, synonyms = [] }, weights = WEIGHTS) {
    this.weights = weights;
    this.simplified = new Map(simplified);
    this.pinyin = new Pinyin(pinyin);
    this.synonyms = new Synonyms(synonyms);
    this.count = 0;
    this.frequencies = new Map();
    this.engine = new MiniSearch({
      fields: FIELDS,
      storeFields: ["page", "place", "kind"],
      tokenize: (value, field) => (field === "pinyin" ? this.pinyinOf(value) : this.tokensOf(value)),
      processTerm: (term) => term,
    });
    pages.forEach((page, index) => this.addPage(page, index));
  }

  addPage(page, index) {
    const add = (kind, fields) => this.add({ page: index, kind, ...fields });
    add("page", { title: page.title, description: page.description, pinyin: page.title });
    page.questions.forEach((question) => add("question", { question, pinyin: question }));
    page.places.forEach(([, heading], place) => add("heading", { place, heading, pinyin: heading }));
  }

  addText(page, place, text) {
    this.add({ page, kind: "text", place, text });
  }

  add(entry) {
    this.engine.add({ id: this.count++, ...entry });
    const seen = new Set(FIELDS.flatMap((field) => (entry[field] && field !== "pinyin" ? this.tokensOf(entry[field]) : [])));
    for (const each of seen) this.frequencies.set(each, (this.frequencies.get(each) ?? 0) + 1);
  }

  tokensOf(text) {
    const folded = fold(text, this.simplified);
    return [...tokens(folded), ...this.synonyms.tokens(folded)];
  }

  pinyinOf(text) {
    return runs(fold(text, this.simplified)).flatMap(({ han }) => (han ? this.pinyin.tokens(han) : []));
  }

  /** Returns the tokens of what somebody asks. */
  analyse(query) {
    const known = (token) => this.frequencies.has(token);
    return [...new Set([...this.synonyms.tokens(fold(query, this.simplified)), ...runs(fold(query, this.simplified)).flatMap(({ han, word }) => {
      if (han) return grams(han);
      const own = tokensOfWord(word);
      if (own.every(known)) return own;
      return [...(this.cut(word) ?? own), ...this.pinyin.tokensOfQuery(word)];
    })])];
  }

  /** Cuts a word in which spaces are missing into words that are known. */
  cut(word) {
    const from = [...Array(word.length).fill(null), []];
    for (let start = word.length - 1; start >= 0; start--) {
      for (let end = word.length; end > start + 1 && !from[start]; end--) {
        const own = tokensOfWord(word.slice(start, end));
        if (from[end] && own.every((each) => this.frequencies.has(each))) from[start] = [...own, ...from[end]];
      }
    }
    return from[0];
  }

  search(query) {
    const terms = this.analyse(query);
    const { boost, character, bm25, fuzzy, decay } = this.weights;
    const found = this.engine.search(query, {
      tokenize: () => terms, boost, bm25,
      fuzzy: (term) => /^[a-z]+$/.test(term) && term.length >= SHORTEST_FORGIVEN && !this.frequencies.has(term) ? 0.25 : false,
      prefix: (term, index) => index === terms.length - 1 && /^[a-z']+$/.test(term),
      weights: { fuzzy, prefix: fuzzy },
      boostTerm: (term) => (term[0] === "#" ? (this.weights.synonym ?? 1) : [...term].length === 1 ? character : 1),
    });
    const pages = new Map();
    const seen = new Map();
    for (const each of found) {
      const key = each.page + each.kind;
      const nth = seen.get(key) ?? 0;
      seen.set(key, nth + 1);
      pages.set(each.page, (pages.get(each.page) ?? 0) + each.score * (decay[each.kind] ?? 1) ** nth);
    }
    return { terms, found, pages: [...pages].sort(([, one], [, other]) => other - one) };
  }
}
