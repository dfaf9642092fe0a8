// How much two names look alike: letters of other scripts, digits in place of letters, one letter more, less or other.
// The tables are those of hooks/helpcenter/words/look_alikes.py and addresses/official.py; a test holds them together.
// Letters that nobody can tell apart stand as their codes.

const FROM =
  "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0405\u0406\u0408\u051a\u051c\u04ae" +
  "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u0501\u051b\u051d\u04bb\u04cf\u04c0\u043a\u04af" +
  "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03bd\u03c1\u03b9" +
  "\u03ba\u03c5\u03f2\u03f3\u0585\u057d\u0570\u0578\u0555\u054f\u053c\u13aa\u13f4\u13df\u13ac\u13bb\u13ab\u13e6" +
  "\u13de\u13b7\u13e2\u13da\u13a2\u13d9\u13d4\u13c3\u13a1\u13a0\u13c0\u0251\u0261\u0269\u0131\u1d00\u1d04\u1d05" +
  "\u1d07\u1d0a\u1d0b\u1d0d\u1d0f\u1d18\u1d1b\u1d1c\u1d20\u1d21\u1d22";
const TO = "ABEKMHOPCTYXSIJQWYaeopcyxsijdqwhlIkyABEZHIKMNOPTYXovpikucjouhnOSLABCEHJKLMPSTVWZRDGagiiacdejkmoptuvwz";
const SMALL_FROM = "\u03b1\u03b2\u03b5\u03c4\u03c9\u0432\u043c\u043d\u0442\u043301i|58-";
const SMALL_TO = "abetwbmhtrolllsb_";
const PAIRS = [["rn", "m"], ["vv", "w"], ["cl", "d"]];
const SHORTEST = 4; // letters of a name that others are compared with

const LOOKS = new Map([...FROM].map((letter, at) => [letter, TO[at]]));
const SMALL_LOOKS = new Map([...SMALL_FROM].map((letter, at) => [letter, SMALL_TO[at]]));

/** Returns a text as the eye takes it: look-alikes of every script are one letter. */
export function skeleton(text) {
  const latin = [...text].map((letter) => LOOKS.get(letter) ?? letter).join("").toLowerCase();
  const plain = [...latin.normalize("NFKD").replace(/\p{M}/gu, "")].map((letter) => SMALL_LOOKS.get(letter) ?? letter);
  return PAIRS.reduce((said, [pair, letter]) => said.replaceAll(pair, letter), plain.join(""));
}

/** Tells whether one sign was changed, added or left out, or two beside each other were swapped. */
export function differsByOne(one, other) {
  const [a, b] = [[...one], [...other]];
  if (one === other || Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < SHORTEST) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  const rest = (letters, from) => letters.slice(start + from).join("");
  if (a.length !== b.length) return rest(a, 1) === rest(b, 0) || rest(a, 0) === rest(b, 1);
  const isSwapped = a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, 2) === rest(b, 2);
  return rest(a, 1) === rest(b, 1) || isSwapped;
}

/** Returns in what a name differs from one that it passes for; nothing where it does not. */
export function nameDifference(name, official) {
  if (skeleton(name) === skeleton(official)) return "looks";
  return differsByOne(name, official) ? "one" : "";
}

/** Tells whether a name stands within a longer text. */
export function isWithin(official, text) {
  return official.length >= SHORTEST && skeleton(text).includes(skeleton(official));
}
