// A text as it is read: without characters that nobody sees, every digit and full-width letter an ordinary one.

const UNSEEN = /(?![\t\n\r])[\p{C}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2028\u2029\u2800\u3164\uffa0\ufe00-\ufe0f]/u;
const EVERY_UNSEEN = new RegExp(UNSEEN, "gu");
const TURNED = /[\u202b\u202d\u202e\u2067]/; // what follows is drawn in another order
const DASH = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/;
const MARK = /[，！？；。]/; // of a Chinese sentence, which no address goes on behind
const DIGIT = /\p{Nd}/u;

/** Returns the plain text; `typed` tells of a part of it what was pasted there, `drawn` is how it looks turned around. */
export function plain(text) {
  const [signs, starts, ends] = [[], [], []];
  let at = 0;
  for (const sign of text) {
    for (const each of UNSEEN.test(sign) ? "" : plainSign(sign)) {
      for (let unit = 0; unit < each.length; unit += 1) starts.push(at), ends.push(at + sign.length);
      signs.push(each);
    }
    at += sign.length;
  }
  return {
    said: signs.join(""),
    typed: (start, end) => (end > start ? text.slice(starts[start], ends[end - 1]) : ""),
    drawn: TURNED.test(text) ? [...signs].reverse().join("") : "",
  };
}

/** Tells whether characters that nobody sees stand within a text. */
export function isHiding(text) {
  return UNSEEN.test(text);
}

/** Returns a text of at most `most` characters in which every character can be seen. */
export function visible(text, most) {
  const signs = [...text.trim()];
  const cut = signs.length > most ? [...signs.slice(0, most), "…"] : signs;
  return cut.join("").replace(EVERY_UNSEEN, codeOf);
}

function codeOf(sign) {
  return `[U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}]`;
}

function plainSign(sign) {
  if (DASH.test(sign)) return "-";
  if (MARK.test(sign)) return sign;
  const same = sign.normalize("NFKC");
  return DIGIT.test(same) && same > "9" ? digitOf(same) : same;
}

/** Digits of every script stand ten in a row, from zero on. */
function digitOf(sign) {
  const code = sign.codePointAt(0);
  let zero = code;
  while (code - zero < 9 && DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}
