// Chinese typed as it is pronounced, "mima", or by the first letters, "zhmm".

const INITIALS = 4;

/** Reads Chinese by `syllables`, an object from each syllable to the characters that are read so. */
export class Pinyin {
  constructor(syllables) {
    this.syllables = new Set(Object.keys(syllables));
    this.readings = new Map();
    for (const [syllable, characters] of Object.entries(syllables)) {
      for (const each of characters) this.readings.set(each, [...(this.readings.get(each) ?? []), syllable]);
    }
    this.beginnings = new Set(Object.keys(syllables).flatMap((each) => [...each].map((_, end) => each.slice(0, end))));
    this.longest = Math.max(0, ...Object.keys(syllables).map((each) => each.length));
  }

  /** Returns the tokens under which a run of Chinese is found: each two syllables, and each few first letters. */
  tokens(han) {
    const readings = [...han].map((each) => this.readings.get(each) ?? []);
    return readings.flatMap((first, index) => [
      ...first.flatMap((one) => (readings[index + 1] ?? []).map((other) => `${one}'${other}`)),
      ...(index + 1 < readings.length ? combinations(readings.slice(index, index + INITIALS)) : []),
    ]);
  }

  /** Returns the tokens of a word that may be Chinese; the last syllable may be typed in part. */
  tokensOfQuery(word) {
    const syllables = this.split(word);
    if (syllables?.length === 1) return syllables; // the beginning of two
    if (syllables) return syllables.slice(1).map((each, index) => `${syllables[index]}'${each}`);
    if (!this.syllables.size || word.length < 2 || !/^[a-z]+$/.test(word)) return [];
    const last = Math.max(1, word.length - INITIALS + 1);
    return Array.from({ length: last }, (_, index) => `'${word.slice(index, index + INITIALS)}`);
  }

  /** Returns the syllables that a word consists of, the last of them perhaps only begun; null where it does not. */
  split(word) {
    const from = [...Array(word.length).fill(null), []];
    for (let start = word.length - 1; start >= 0; start--) {
      for (let end = Math.min(word.length, start + this.longest); end > start && !from[start]; end--) {
        const piece = word.slice(start, end);
        const isOne = this.syllables.has(piece) || (end === word.length && this.beginnings.has(piece));
        if (isOne && from[end]) from[start] = [piece, ...from[end]];
      }
    }
    return from[0];
  }
}

function combinations(readings) {
  return readings
    .reduce((all, each) => all.flatMap((begun) => [...new Set(each.map((one) => begun + one[0]))]), ["'"])
    .slice(0, 4);
}
