// What is particular to English: words that say nothing, and one form for the forms of a word.

export const STOP_WORDS = new Set(
  ("a an and any are as at be been but by did do does for from had has have he her hers him his i if in into is it its " +
    "me my of on or our so some that the their them then there these they this those to was we were what which will " +
    "with would you your am can could im ive id please just hi hello hey").split(" "),
);

const IRREGULAR = new Map(
  ("bought buy came come chosen choose forgot forget forgotten forget froze freez frozen freez gave give given give gone go " +
    "got get gotten get kept keep knew know known know lost lose made make paid pay said say sent send spent spend " +
    "spoke speak stole steal stolen steal told tell took take taken take went go wrote write written write")
    .split(" ").reduce((pairs, word, index, all) => (index % 2 ? pairs : [...pairs, [word, all[index + 1]]]), []),
);

/** Takes a word in lower case; returns a form that it shares with its plural and with the forms of its verb. */
export function stem(word) {
  const regular = IRREGULAR.get(word) ?? word;
  if (regular.length < 4) return regular;
  return regular
    .replace(/ies$/, "y")
    .replace(/ied$/, "y")
    .replace(/([^su])s$/, "$1")
    .replace(/(..[aeiouy].*|[aeiou].+|[^aeiou]+[aeiouy].*[^aeiou].*)(?:ing|ed)$/, "$1")
    .replace(/([^aeiouls])\1$/, "$1")
    .replace(/e$/, "");
}
