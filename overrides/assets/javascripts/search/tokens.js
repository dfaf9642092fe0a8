// Text as it is compared: the one tokenizer, for what is searched and for what is asked.

import { STOP_WORDS, stem } from "./words.js";

const RUNS = /(?<han>\p{Script=Han}+(?:\s+\p{Script=Han}+)*)|(?<word>(?:(?!\p{Script=Han})[\p{L}\p{N}])+)/gu;
const APOSTROPHES = /['’‘`´]/g;
const CHARACTERS = /./gu;

/** Returns `text` in lower case and compatible characters, with Traditional characters as `simplified` maps them. */
export function fold(text, simplified) {
  return text.normalize("NFKC").toLowerCase().replace(APOSTROPHES, "").replace(CHARACTERS, (each) => simplified.get(each) ?? each);
}

/** Returns the runs of a folded text in their order: `han` without the spaces in it, or `word` in another script. */
export function runs(folded) {
  return [...folded.matchAll(RUNS)].map(({ groups: { han, word } }) => ({ han: han?.replace(/\s+/g, ""), word }));
}

/** Returns the characters and bigrams of a run of Chinese. */
export function grams(han) {
  const characters = [...han];
  return characters.flatMap((each, index) => (index ? [characters[index - 1] + each, each] : [each]));
}

/** Returns the token of a word, nothing for one that says nothing. */
export function tokensOfWord(word) {
  return STOP_WORDS.has(word) ? [] : [stem(word)];
}

/** Returns all tokens of a folded text. */
export function tokens(folded) {
  return runs(folded).flatMap(({ han, word }) => (han ? grams(han) : tokensOfWord(word)));
}
