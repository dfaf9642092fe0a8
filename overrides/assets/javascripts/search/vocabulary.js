// The words of the pages of one language, and the tokens of a text.

import { fold, runs, stem, tokens } from "./tokens.js";

const COMMON = 0.03; // of all texts
const SPECIAL = /[.*+?^${}()|[\]\\]/g;

/** Knows how a language is written by `simplified` and `synonyms`, of its index, and `pinyin`, a Pinyin, once it is there. */
export class Vocabulary {
  constructor({ simplified, synonyms }) {
    const characters = [...simplified];
    this.simplified = new Map(characters.flatMap((each, at) => (at % 2 ? [] : [[each, characters[at + 1]]])));
    this.synonyms = new Synonyms(synonyms.map((group) => group.map((each) => this.fold(each))));
    this.counts = new Map();
    this.texts = 0;
  }

  fold(text) {
    return fold(text, this.simplified);
  }

  /** Returns the tokens of a text of a page, and remembers them. */
  learn(text) {
    const folded = this.fold(text);
    const all = [...tokens(folded), ...this.synonyms.tokens(folded)];
    for (const each of new Set(all)) this.counts.set(each, (this.counts.get(each) ?? 0) + 1);
    this.texts++;
    return all;
  }

  /** Returns the tokens of a text as it is pronounced. */
  pronounce(text) {
    return runs(this.fold(text)).flatMap(({ han }) => (han ? this.pinyin.tokens(han) : []));
  }

  isKnown(token) {
    return this.counts.has(token);
  }

  /** Tells whether a token stands in so many texts that it tells none from another. */
  isCommon(token) {
    return this.counts.get(token) > COMMON * this.texts;
  }

  isSynonym(token) {
    return token.startsWith("#");
  }
}

/** Finds the groups that a text names; `groups` holds for each its words and phrases, folded. */
class Synonyms {
  constructor(groups) {
    this.groups = new Map(groups.flatMap((group, index) => group.map((each) => [plain(each), `#${index}`])));
    const longestFirst = [...this.groups.keys()].sort((one, other) => other.length - one.length);
    this.pattern = new RegExp(longestFirst.map((each) => each.replace(SPECIAL, "\\$&")).join("|") || "(?!)", "g");
  }

  /** Returns the tokens of the groups that a folded text names. */
  tokens(folded) {
    return [...new Set([...plain(folded).matchAll(this.pattern)].map(([found]) => this.groups.get(found)))];
  }
}

function plain(text) {
  return runs(text).map(({ han, word }) => han ?? ` ${stem(word)} `).join("");
}
