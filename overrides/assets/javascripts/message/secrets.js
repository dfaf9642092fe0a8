// What must not stand in a message: a password, a payment PIN, a code, the number of a card or of an identity document.

import { plain } from "./clean.js";
import { holdsDigitsBeside } from "./nearby.js";
import { holdsCard, holdsResidentId, looksLikeResidentId } from "./numbers.js";
import { holdsPassword } from "./passwords.js";

const PIN = /(?:支付|付款|交易|取款|资金|安全)密[码碼]|\bpin(?: ?码| code| number)?(?![a-z])|(?<!one[- ]time )\bpasscode\b|\bpayment password\b/g;
const CODE = /(?:验证|校验|动态|确认|授权|安全|认证|短信|登录)码|验正码|驗證碼|动态口令|(?:动态|一次性|短信|临时)密码|短信[里中上内]?的?(?:那个|几位|六位)?(?:数字|号码|内容)|\byzm\b|\b(?:otp|2fa)\b|\bone[- ]time pass(?:word|code)\b|\bcodes?\b|\b(?:numbers?|digits) (?:in|from) the (?:sms|text|e?-?mail|message)\b/g;
const OTHER_CODE = /(?:error|status|response|reason|result|failure|fault|http|zip|postal|post|area|country|dial(?:l?ing)?|sort|swift|branch|bank|bar|qr|discount|promo(?:tion)?|coupon|voucher|gift|order|product|item|merchant|store|shop|reference|ref|tracking|invoice|currency|dress|exit|return|message|referral|invite|invitation|source)[ -]$/;
const CODE_OF_LETTERS = /(?:验证码|校验码|\botp|verification code)\s*(?:是|为|is|:|=)\s*(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{5,8}(?![a-z\d])/;
const PAYMENT_CODE = /[付收支]款?码(?:\p{Script=Han}{0,4})[\s:]*\d(?:[ -]?\d){15,}/u;
const CARD = /(?:卡号|银行卡|信用卡|储蓄卡|\bcard (?:number|no\.?)|\b(?:debit|credit|bank) card)\s*(?:\p{Script=Han}{0,3}|is|was|#)[\s:]*\d(?:[ -]?\d){11,18}(?![ -]?\d)/u;
const CARD_CHECK = /(?:cv[vcn]2?|安全码|背面\p{Script=Han}{0,3}[三3]位|security code)\p{Script=Han}{0,3}[\s:]*(?:is|was|是|为)?[\s:]*\d{3,4}(?!\d)/u;
const IDENTITY = /(?:身份证|证件|居民证)(?:号码?|编号)?[\s:是为]*((?:\d[ -]?){14,17}[\dx])|\b(?:id card|identity card|(?<!\b(?:transaction|order|payment|user) )id number|national id)(?: (?:number|no\.?))?[\s:]*(?:is|was)?[\s:]*((?:\d[ -]?){14,17}[\dx])/g;
const DOCUMENT = /(?:护照|通行证|回乡证|台胞证|港澳证|居留证|驾驶证|\bpassports?|\bdriving licen[cs]e|\bdriver'?s licen[cs]e|\bresidence permit)(?: ?(?:证件)?(?:号码?|编号|number|no\.?|#))?[\s:是为]*(?:is|was)?[\s:(]*(?=[a-z]*\d)[a-z]{0,3}[ -]?\d{6,10}(?![\d-])/;
const ALONE = /^[\s\p{P}]*(?:\d{6}|\d{3}[ -]\d{3}|\d(?: \d){5})[\s\p{P}]*$/u;
const FIELDS_WITH_NUMBERS = ["when", "time", "amount"];

const CHECKS = [
  ["card", (text) => holdsCard(text) || CARD.test(text) || CARD_CHECK.test(text)],
  ["identity", (text) => holdsResidentId(text) || holdsNamedDocument(text)],
  ["pin", (text) => holdsDigitsBeside(text, PIN)],
  ["code", (text) => holdsDigitsBeside(text, CODE, OTHER_CODE) || CODE_OF_LETTERS.test(text) || PAYMENT_CODE.test(text)],
  ["password", holdsPassword],
  ["code", (text, field) => ALONE.test(text) && !FIELDS_WITH_NUMBERS.includes(field)],
];

/** Returns the kind of secret that a text holds, nothing where it holds none; `field` is the field that it stands in. */
export function secretIn(text, field) {
  const read = plain(text);
  return CHECKS.find(([, holds]) => holds(read, field))?.[0];
}

function holdsNamedDocument(text) {
  const named = [...text.matchAll(IDENTITY)].map((found) => (found[1] ?? found[2]).replace(/[ -]/g, ""));
  return DOCUMENT.test(text) || named.some(looksLikeResidentId);
}
