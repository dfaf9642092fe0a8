// Phone numbers: found in a text, and compared digit by digit.

import { differsByOne, skeleton } from "./letters.js";

const HAN = "零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖";
const HAN_DIGITS = "001234567891123456789";
const HAN_RUN = new RegExp(`[${HAN}]{5,}`, "g");
const SIGN = "[0-9OoQlISBZ]"; // a letter in place of a digit looks right and dials nothing
const RUN = new RegExp(
  `(?<![A-Za-z0-9_.@#/])(?:[+(]{1,3} ?)?(?:[0-9]|[OoQlISBZ](?=${SIGN}{0,9}[0-9]))(?:[ ./()·_-]{0,3}${SIGN}){4,40}(?![A-Za-z0-9_@])`,
  "g",
);
const LETTERS_ALONE = /[ ./()·_-]+[OoQlISBZ]+$/; // behind a number, they are a word
const EXTENSION = /(?:[-_ ]|转|ext\.? ?)\d{1,5}$/i;
const SOMETHING_ELSE =
  /(?:[码碼号號订單单编尾卡额付款第共约达]|订单|金额|code|order|card|ending|no\.?|ref|¥|\$|€|£|￥|rmb|cny|usd)[\s:：#是为is]{0,4}$/i;
const SAYS_PHONE =
  /(?:电话|電話|热线|熱線|拨打?|致电|来电|手机|联系|客服|call|dial|phone|tel|hotline|text|sms)(?:[\s:：]|号码?|是|为|请|number|is){0,6}$/i;
const UNIT = /^\s?(?:[元块圆%％年月日天次个位笔分]|yuan|minutes|hours|days)/i;
const DATE_OR_TIME = /(?<!\d)(?:(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}|\d{1,2}:\d\d(?::\d\d)?)(?!\d)/g;
const SERVICE = /^(?:95[15]\d{2}|95\d{3,6}|96\d{3,4}|123\d{2}|100\d{2}|106\d{2,})$/;
const LEAST = 7; // digits by which a number is known where no word says that it is one
const MOST = 20;
const [SHORT, LONG, TOO_LONG] = [5, 10, 15];

/** Yields the numbers of a plain text; `isAll` says that nothing else stands there. */
export function* findPhones(text, isAll) {
  const digits = text.replace(HAN_RUN, (run) => [...run].map((digit) => HAN_DIGITS[HAN.indexOf(digit)]).join(""));
  const said = digits.replace(DATE_OR_TIME, (run) => ",".repeat(run.length));
  for (const [start, typed] of runs(said)) {
    const [before, behind] = [said.slice(0, start).slice(-16), said.slice(start + typed.length)];
    const value = phoneValue(typed);
    const says = SAYS_PHONE.test(before);
    if (value.length < 5 || (!isAll && !says && isSomethingElse(value, before, behind))) continue;
    const isSure = isAll || says || value.length >= LEAST || SERVICE.test(value);
    const shorter = EXTENSION.test(typed) ? phoneValue(typed.replace(EXTENSION, "")) : "";
    yield { kind: "phone", start, end: start + typed.length, value, shorter, isSure };
  }
}

/** Returns what two ways of writing a number share: without the country's 86 and the area's 0, `+` before another's. */
export function phoneValue(number) {
  const signs = number.replace(/[^0-9A-Za-z+]/g, "");
  const digits = signs.replace(/\+/g, "");
  const isAbroad = signs.startsWith("+") || (digits.startsWith("00") && digits.length > 10);
  if (!isAbroad) return digits.replace(/^0/, "");
  const country = digits.replace(/^0+/, "");
  return country.startsWith("86") ? country.slice(2).replace(/^0/, "") : `+${country}`;
}

/** Tells whether a number is the entry, also with its country but without a `+`, or with an extension behind it. */
export function isSamePhone({ value, shorter }, entry) {
  const without = entry.value.replace("+", "");
  if (value === entry.value || value === without) return true;
  return without.length >= LEAST && (value === `86${entry.value}` || shorter === entry.value);
}

/** Returns in what a number differs from an entry that it passes for; nothing where it does not. */
export function phoneDifference({ value }, entry) {
  if (!/^\+?\d+$/.test(value) && skeleton(value) === skeleton(entry.value)) return "looks";
  const [digits, official] = [value.replace("+", ""), entry.value.replace("+", "")];
  if (digits === official) return "abroad";
  if (differsByOne(digits, official)) return "one";
  const isInside = official.length >= LEAST ? digits.includes(official) : official.length >= 5 && digits.startsWith(official);
  const isAbroad = value.startsWith("+") && official.length >= 5 && digits.endsWith(official);
  return isInside || isAbroad ? "added" : "";
}

function* runs(text) {
  for (const match of text.matchAll(RUN)) {
    let start = match.index;
    for (const each of parted(match[0].replace(LETTERS_ALONE, ""))) {
      yield [start, each];
      start += each.length;
    }
  }
}

/** Returns the numbers in a run that is too long for one, where spaces part it into several. */
function parted(run) {
  const count = (text) => text.replace(/[^0-9A-Za-z]/g, "").length;
  if (count(run) < TOO_LONG) return [run];
  const parts = [""];
  for (const piece of run.split(/(?<= )/)) {
    const isFull = count(parts.at(-1)) >= LONG || (parts.at(-1) && count(piece) >= LONG);
    if (isFull) parts.push(piece);
    else parts[parts.length - 1] += piece;
  }
  const isRight = parts.every((part) => [SHORT, LONG, 11, 12, 13].includes(count(part)));
  return isRight ? parts : [run];
}

function isSomethingElse(value, before, behind) {
  return value.length > MOST || SOMETHING_ELSE.test(before) || UNIT.test(behind);
}
