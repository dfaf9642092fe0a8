// Numbers that prove by themselves to be a card or a resident identity card: both carry a check digit.

const RUN = /\d(?:[ \t\n._/-]{0,3}\d)*/g; // digits, with what people put between their groups
const CARD_BEGINS = /^(?:4(?:.{12}|.{15}|.{18})|5[1-5].{14}|2(?:2[2-9]|[3-6]|7[01]|720)\d+|220[0-4].{12,15}|3[47].{13}|3(?:0[0-5]|[689]).{12,17}|35.{14,17}|5[0678].{11,17}|6.{12,18}|81.{14,17}|9.{15,18})$/;
const CARD_GROUPS = /^(?:4,4,4,4(?:,[1-3])?|4,6,[45]|6,\d+|\d+)$/; // the numbers of digits, as they are printed
const REGIONS = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Tells whether a plain text holds the number of a payment card. */
export function holdsCard(text) {
  return [...text.matchAll(RUN)].some(([run]) => run.length > 12 && windows(run.match(/\d+/g)).some(isCard));
}

/** Tells whether a plain text holds the number of a Chinese resident identity card, of 18 characters or the old 15. */
export function holdsResidentId(text) {
  const numbers = text.matchAll(/(?<![\da-z])\d(?:[ -]?\d){14}(?:(?:[ -]?\d){2}[ -]?[\dx])?(?![\da-z])/g);
  return [...numbers].some(([number]) => isResidentId(number.replace(/[ -]/g, "")));
}

/** Tells whether digits look like such a number, whatever its check digit says. */
export function looksLikeResidentId(digits) {
  return REGIONS.test(digits) && (digits.length === 15 ? isDay(`19${digits.slice(6, 12)}`) : isDay(digits.slice(6, 14)));
}

/** Yields the digits that may be a card: the whole run, and groups at its begin or end, beside a date for example. */
function windows(groups) {
  const lengths = groups.slice(0, -1).map((group) => group.length);
  const isOneNumber = lengths.every((length) => length > 2 || length === lengths[0]); // and no list of amounts
  const found = isOneNumber ? [groups.join("")] : [];
  for (let count = 1; count < groups.length && count <= 5; count += 1) {
    for (const part of [groups.slice(0, count), groups.slice(-count)]) {
      if (CARD_GROUPS.test(part.map((group) => group.length).join())) found.push(part.join(""));
    }
  }
  return found;
}

function isCard(digits) {
  return digits.length >= 13 && digits.length <= 19 && CARD_BEGINS.test(digits) && passesLuhn(digits);
}

function passesLuhn(digits) {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function isResidentId(digits) {
  if (!looksLikeResidentId(digits)) return false;
  if (digits.length === 15) return true;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return "10x98765432"[sum % 11] === digits[17]; // ISO 7064, MOD 11-2
}

function isDay(date) {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(date).map(Number);
  const given = new Date(Date.UTC(year, month - 1, day));
  return year >= 1800 && given <= Date.now() && given.getUTCMonth() === month - 1 && given.getUTCDate() === day;
}
