// What somebody asks, as tokens, read as kindly as possible.

import { grams, runs, tokensOfWord } from "./tokens.js";

const SHORTEST_MISTYPED = 4;
const LONGEST_CUT = 40;

/** Reads questions in the words of a vocabulary. */
export class QueryReader {
  constructor(vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Returns `words`, of how many a query consists, and `terms`, a map from each of its tokens to whether it
   * `mayBeMistyped`; whether it `mayGoOn`, being typed still; and the `others` that the same word may be read as,
   * undefined where it can be nothing else.
   */
  read(query) {
    const folded = this.vocabulary.fold(query);
    const parts = this.joinSyllables(runs(folded));
    const found = new Map(this.vocabulary.synonyms.tokens(folded).map((each) => [each, {}]));
    parts.forEach(({ han, word }, at) => {
      const read = han ? this.gramsOf(han).map((each) => [each, {}]) : this.readWord(word, at === parts.length - 1);
      for (const [token, how] of read) found.set(token, how);
    });
    return { terms: found, words: parts.length };
  }

  /** Returns the pairs of a run of Chinese, and the characters that are not in every other text. */
  gramsOf(han) {
    return grams(han).filter((each) => han.length === 1 || [...each].length > 1 || !this.vocabulary.isCommon(each));
  }

  /** Makes one word of syllables of Chinese that are typed apart. */
  joinSyllables(parts) {
    const isPinyin = ({ word } = {}) => Boolean(word && !this.isKnownWord(word) && this.vocabulary.pinyin?.split(word));
    return parts.reduce((joined, part) => {
      const last = joined.at(-1);
      return isPinyin(last) && isPinyin(part) ? [...joined.slice(0, -1), { word: last.word + part.word }] : [...joined, part];
    }, []);
  }

  isKnownWord(word) {
    return tokensOfWord(word).every((each) => this.vocabulary.isKnown(each));
  }

  readWord(word, mayGoOn) {
    const own = tokensOfWord(word);
    if (mayGoOn && !own.length) return [[word, { mayGoOn, others: [] }]]; // "to" may become "top up"
    if (this.isKnownWord(word)) return own.map((each) => [each, { mayGoOn }]);
    const cut = this.cut(word);
    if (cut) return cut.map((each) => [each, {}]);
    const pinyin = this.vocabulary.pinyin?.tokensOfQuery(word) ?? [];
    const others = [...this.vocabulary.synonyms.tokens(word), ...pinyin];
    const how = { mayGoOn, mayBeMistyped: word.length >= SHORTEST_MISTYPED, others: others.length ? others : undefined };
    return [...own.map((each) => [each, how]), ...pinyin.map((each) => [each, { mayGoOn, others: own }])];
  }

  /** Returns the tokens of the known words that a word consists of, where spaces are missing; null where it does not. */
  cut(word) {
    if (word.length > LONGEST_CUT) return null;
    const from = [...Array(word.length).fill(null), []];
    for (let start = word.length - 1; start >= 0; start--) {
      for (let end = word.length; end > start + 1 && !from[start]; end--) {
        const own = tokensOfWord(word.slice(start, end));
        if (from[end] && this.isKnownWord(word.slice(start, end))) from[start] = [...own, ...from[end]];
      }
    }
    return from[0];
  }
}
