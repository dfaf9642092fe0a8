// Text as it is compared: the one tokenizer, for what is searched and for what is asked.

const RUNS = /(?<han>\p{Script=Han}+(?:\s+\p{Script=Han}+)*)|(?<word>(?:(?!\p{Script=Han})[\p{L}\p{N}])+)/gu;
const APOSTROPHES = /['’‘`´]/g;
const HAN_CHARACTERS = /\p{Script=Han}/gu;
const PIECES = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}'’])+|[^\p{L}\p{N}'’]+/gu;
const HAN = /^\p{Script=Han}/u;

// English words that say nothing.
const STOP_WORDS = new Set(
  ("a an and any are as at be been but by did do does for from had has have he her hers him his i if in into is it its " +
    "me my of on or our so some that the their them then there these they this those to was we were what which will " +
    "with would you your am can could im ive id please just hi hello hey how when where get got need want go going now tell").split(" "),
);

// The forms of English verbs that no rule leads to, each with its stem.
const IRREGULAR = new Map(
  ("bought buy came come chosen choose forgot forget forgotten forget froze freez frozen freez gave give given give gone go " +
    "got get gotten get kept keep knew know known know lost lose made make paid pay said say sent send spent spend " +
    "spoke speak stole steal stolen steal told tell took take taken take went go wrote write written write")
    .split(" ").reduce((pairs, word, index, all) => (index % 2 ? pairs : [...pairs, [word, all[index + 1]]]), []),
);

/** Returns `text` in lower case and compatible characters, with Traditional characters as `simplified` maps them. */
export function fold(text, simplified) {
  const folded = text.normalize("NFKC").toLowerCase().replace(APOSTROPHES, "");
  return simplified.size ? folded.replace(HAN_CHARACTERS, (each) => simplified.get(each) ?? each) : folded;
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

/** Returns the pieces of a text as it is written, of which none is left out: Chinese, words, and what stands between. */
export const pieces = (text) => text.match(PIECES) ?? [];

export const isHan = (piece) => HAN.test(piece);

/** Takes a word in lower case; returns a form that it shares with its plural and with the forms of its verb. */
export function stem(word) {
  const regular = IRREGULAR.get(word) ?? word;
  if (regular.length < 3) return regular;
  return regular
    .replace(/(?:ies|ied)$/, "y")
    .replace(/([^su])s$/, "$1")
    .replace(/^(.*[aeiouy].*)ing$/, "$1")
    .replace(/^(.*[aeiouy].*[^e]|[aeiou][^e])ed$/, "$1")
    .replace(/([^aeiouls])\1$/, "$1")
    .replace(/e$/, "");
}
