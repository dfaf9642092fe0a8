// The entries that hold words of a query, added up by page.

import { isHan } from "./tokens.js";

const WORTH_NAMING = 0.3; // of what was asked has to stand in a place

export class Findings {
  /** `found` is what MiniSearch found of `terms`, which are what QueryReader reads, among so many `entries`. */
  constructor(terms, found, entries, weightOf) {
    this.terms = terms;
    this.found = found;
    this.entries = entries;
    this.weightOf = weightOf;
    this.counts = new Map();
    for (const { queryTerms } of found) for (const each of queryTerms) this.counts.set(each, (this.counts.get(each) ?? 0) + 1);
    this.all = this.worth([...terms.keys()]);
  }

  /** Returns what terms are worth, by how few of the entries hold them. */
  worth(terms) {
    return terms.reduce((sum, each) => sum + this.worthOf(each), 0);
  }

  worthOf(term) {
    const count = this.counts.get(term) ?? 0;
    return !count && this.isReadOtherwise(term) ? 0 : this.weightOf(term) * this.rarity(count);
  }

  /** Tells whether a word of which nothing was found needs no answer, being read in another way or not typed to its end. */
  isReadOtherwise(term) {
    const { others } = this.terms.get(term);
    return others !== undefined && (!others.length || others.some((each) => this.counts.has(each)));
  }

  /** Returns the inverse document frequency that BM25 reckons with. */
  rarity(count) {
    return Math.log(1 + (this.entries - count + 0.5) / (count + 0.5));
  }

  /** Returns the pages, the best first; of the entries of one kind each further one counts less. */
  byPage({ again, whole }) {
    const pages = new Map();
    for (const { page, place, score, match, queryTerms } of this.found) {
      const [[kind]] = Object.values(match);
      const own = pages.get(page) ?? { page, score: 0, weight: {}, places: new Map(), said: 0, saidInPlace: 0 };
      pages.set(page, own);
      own.weight[kind] = (own.weight[kind] ?? 1 / again) * again;
      own.score += score * own.weight[kind];
      const said = this.worth(queryTerms);
      if (!(place >= 0)) own.said = Math.max(own.said, said);
      else if (said >= WORTH_NAMING * this.all) own.places.set(place, (own.places.get(place) ?? 0) + score);
      if (kind === "heading") own.saidInPlace = Math.max(own.saidInPlace, said);
    }
    for (const each of pages.values()) {
      each.score *= 1 + whole * (Math.max(each.said, each.saidInPlace) / this.all) ** 2;
      each.isPlace = each.saidInPlace > Math.max(each.said, this.all / 2);
    }
    return [...pages.values()].sort((one, other) => other.score - one.score);
  }

  /** Tells whether a page answers a query of so many words: it scores the more, the more was missed, that stands nowhere. */
  isFitting(page, words, { fits }) {
    const missed = [...this.terms.keys()].filter((each) => !this.counts.has(each));
    const worth = missed.reduce((sum, each) => sum + this.worthOf(each) / (isHan(each) ? 2 : 1), 0); // pairs overlap
    if (!page || (!worth && (words === 1 || this.terms.size === 1))) return Boolean(page);
    const rarest = this.rarity(0);
    return page.score >= fits * rarest * Math.sqrt(1 + worth / rarest);
  }
}
