// Finds in a text what a reader could be led to: web addresses, mail addresses, accounts and phone numbers.

import { findAccounts, findWords, wholeName } from "./accounts.js";
import { readHost, readMail } from "./hosts.js";
import { findPhones } from "./phones.js";
import { plain } from "./plain.js";

const LETTER = "\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Script=Armenian}\\p{Script=Cherokee}\\p{N}\\p{M}";
const DOT = "(?:[.。｡]| ?[\\[(] ?(?:\\.|dot|点) ?[\\])] ?| (?:dot|点) (?=(?:com|cn|net|org|cc|top|vip|xyz|app|example|test)(?![a-z])))";
const LABELS = `(?:[${LETTER}][${LETTER}_-]{0,62}${DOT}){1,8}`;
const ENDING = `(?:xn--[a-z0-9-]{1,59}|(?!\\p{N})[${LETTER}]{2,24}|中国|公司|网络|网址|商城|集团|在线|香港)`;
const REST = "(?::\\d{1,5})?(?:[/\\\\?#][^\\s<>\"()“”「」，。；！？、【】《》]*)?";
const URL_LIKE = /(?:https?|hxxps?):[/\\]*(?:[^\s<>()"“”「」，。；！？、【】《》]|。(?=[a-z0-9]))+|(?<![\w:/\\])(?:[a-z][a-z0-9+.-]{1,20}:)?\/\/[^\s<>()"“”「」，。；！？、【】《》]+/giu;
const AT = "(?: ?(?:@|%40) ?| ?[\\[(] ?(?:at|@) ?[\\])] ?| at (?=\\S+ dot ))";
const MAIL = new RegExp(
  `(?<![${LETTER}_.+-])(?:[${LETTER}_][${LETTER}_.+-]{0,63}|\\p{Script=Han}{1,10}(?=@))${AT}(?:[${LETTER}][${LETTER}_-]{0,62}(?:${DOT}|[,，](?=[a-z]))){1,8}${ENDING}(?![${LETTER}_])`,
  "giu",
);
const HOST = new RegExp(`(?<![${LETTER}_.。%/\\\\-])(?:\\p{Script=Han}{1,20}${DOT}${ENDING}|${LABELS}${ENDING})(?![${LETTER}_-])${REST}`, "giu");
const BY_NUMBERS = new RegExp(`(?<![\\d.])(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?![\\d.]*\\d)${REST}`, "gu");
const BEGINS_A_SENTENCE = /^[^/:]*[a-z]\.[A-Z][a-z]*$/; // behind a full stop without a space
const ENDS_ANYWAY = /\.(?:com|cn|net|org|app|top|vip|xyz|test|example)$/i;
const TAIL = /[.,;:!?'")\]}>）】、]+$/;
const NUMBER_ALONE = /^[\s\d()+./_·OoQlISBZ零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖-]+$/;
const GONE = "\0";

/** Returns what a text holds, in its order, each once. What is not sure to be anything counts only beside an entry. */
export function find(text) {
  const read = plain(text);
  const { said } = read;
  const isAll = NUMBER_ALONE.test(said);
  const found = [];
  let left = said;
  for (const finder of FINDERS) {
    const next = [];
    for (const thing of finder(left, isAll)) if (!isTaken(left, thing)) next.push(thing);
    for (const { start, end } of next) left = left.slice(0, start) + GONE.repeat(end - start) + left.slice(end);
    found.push(...next);
  }
  const whole = found.length ? null : wholeName(said);
  if (whole) found.push(whole);
  for (const word of whole ? [] : findWords(left)) found.push({ ...word, isSure: false });
  for (const thing of found) thing.typed = read.typed(thing.start, thing.end) || thing.value;
  const unique = new Map(found.map((thing) => [`${thing.kind} ${thing.value} ${thing.before ?? ""}`, thing]));
  return { things: [...unique.values()].sort((a, b) => a.start - b.start), drawn: read.drawn };
}

/** A number by itself may be a phone or an account: it is taken for both. */
function* findNumbers(text, isAll) {
  for (const phone of findPhones(text, isAll)) yield { ...phone, isBare: isAll };
}

function* findUrls(text) {
  for (const match of text.matchAll(URL_LIKE)) yield place(match, "host", readHost);
}

function* findMails(text) {
  for (const match of text.matchAll(MAIL)) yield place(match, "email", readMail);
}

function* findHosts(text) {
  for (const match of text.matchAll(HOST)) {
    const isSentence = BEGINS_A_SENTENCE.test(match[0]) && !ENDS_ANYWAY.test(match[0]);
    if (!isSentence) yield place(match, "host", readHost);
  }
  for (const match of text.matchAll(BY_NUMBERS)) yield place(match, "host", readHost);
}

function place(match, kind, read) {
  const typed = match[0].replace(TAIL, "");
  return { kind, start: match.index, end: match.index + typed.length, ...read(typed), isSure: true };
}

function isTaken(text, { start, end }) {
  return text.slice(start, end).includes(GONE);
}

const FINDERS = [findUrls, findMails, findHosts, findAccounts, findNumbers];
