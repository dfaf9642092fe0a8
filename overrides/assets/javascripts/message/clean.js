// Takes out what nobody sees in a text, and what turns its direction: it confuses whoever reads the message.

const CONTROLS = /[\0-\x08\x0b-\x1f\x7f-\x9f]/g; // without tab and line feed
const INVISIBLE = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0]/g;
const TAGS = /[\u{e0000}-\u{e007f}]/gu;

/** Returns the text without them; line ends of every kind become one line feed. */
export function clean(text) {
  const lines = text.replace(/\r\n?|[\u2028\u2029]/g, "\n");
  return lines.replace(CONTROLS, "").replace(INVISIBLE, "").replace(TAGS, "");
}

/** Returns the text as a search for digits and words needs it: full-width forms as ASCII, in lower case. */
export function plain(text) {
  return clean(text).replaceAll("，", "， ").normalize("NFKC").replace(/[‐‑‒–—―−]/g, "-").toLowerCase();
}
