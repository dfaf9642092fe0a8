// How much two names look alike: letters of other scripts, digits in place of letters, one letter more, less or other.
// The tables are those of hooks/helpcenter/words/look_alikes.py and addresses/official.py; a test holds them together.

const FROM = "АВЕКМНОРСТУХЅІЈԚԜҮаеорсухѕіјԁԛԝһӏӀкүΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρικυϲϳօսհոՕՏԼᎪᏴᏟᎬᎻᎫᏦᏞᎷᏢᏚᎢᏙᏔᏃᎡᎠᏀɑɡɩıᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢ";
const TO = "ABEKMHOPCTYXSIJQWYaeopcyxsijdqwhlIkyABEZHIKMNOPTYXovpikucjouhnOSLABCEHJKLMPSTVWZRDGagiiacdejkmoptuvwz";
const SMALL_FROM = "αβετωвмнтг01i|58-";
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
