// Names of accounts on social platforms: found behind the platform's name, behind an @, or where nothing else stands.

import { isWithin, nameDifference } from "./letters.js";

const PLATFORM =
  "(?:企业微信|微信|公众号|公眾號|服务号|订阅号|视频号|微博|抖音|快手|小红书|知乎|钉钉|飞书|Q群|扣扣|加V|V信|威信|薇信|QQ|VX|WX|TG|WeChat|Weibo|WhatsApp|Telegram|LINE|Facebook|Instagram|Twitter|TikTok|YouTube|Discord|Messenger)";
const LABEL = "(?:官方|客服|服务|账号|帐号|賬號|公众号|群|号码?|號|昵称|名称|名|ID|account|official|handle|name|user|group)";
const GAP = "[ \\t*_\"“”'‘’「」『』\\[\\](（:：=是为叫加]{0,6}";
const LETTER = "\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{N}";
const HANDLE = `[${LETTER}][${LETTER}_.-]{3,40}`;
const BEHIND = new RegExp(`(?<![a-z])${PLATFORM}(?:${GAP}${LABEL}){0,3}${GAP}@?(${HANDLE})`, "giu");
const WITH_AT = new RegExp(`(?<![${LETTER}_.@/])@ ?((?:[${LETTER}][${LETTER}_]{2,40}|\\p{Script=Han}{2,20}))`, "gu");
const QUOTED = new RegExp(`(?:${PLATFORM}|${LABEL})${GAP}[“「『"]([^“”「」『』"\\n]{2,40})[”」』"]`, "giu");
const AROUND = new RegExp(
  `^(?:(?:${PLATFORM}|${LABEL})${GAP})*[@\\s“「『"]*|[\\s”」』"]*(?: (?:on|in|via) ${PLATFORM}|的?${PLATFORM}(?:${LABEL})?)?$`,
  "giu",
);
const SENTENCE = /[,，。！？；;!?\n]|\p{L}{2,}\. /u;
const WORD = new RegExp(`(?<![${LETTER}_@/.-])[${LETTER}][${LETTER}_.-]{3,40}`, "gu");
const [LONGEST, MOST_WORDS] = [40, 4];

/** Yields the names that a plain text marks as such. */
export function* findAccounts(text) {
  for (const pattern of [BEHIND, QUOTED, WITH_AT]) {
    for (const match of text.matchAll(pattern)) {
      const name = match[1].replace(/[._-]+$/, "");
      const isPlain = pattern !== BEHIND || isNamelike(name, match[0]);
      if (isPlain) yield account(name, match.index + match[0].lastIndexOf(match[1]));
    }
  }
}

/** Yields all words, each of which may be a name where it is close to an official one. */
export function* findWords(text) {
  for (const match of text.matchAll(WORD)) yield account(match[0].replace(/[._-]+$/, ""), match.index);
}

/** Returns a short text that is no sentence as the name of an account. */
export function wholeName(text) {
  const name = text.trim().replace(AROUND, "").trim();
  const isName = name && name.length <= LONGEST && /[\p{L}\p{N}]/u.test(name) && name.split(/\s+/).length <= MOST_WORDS;
  return isName && !SENTENCE.test(text.trim()) ? account(name, text.indexOf(name)) : null;
}

/** Returns what two ways of writing the name of an account share. */
export function accountValue(name) {
  return name.trim().replace(/^@ ?/, "").toLowerCase();
}

/** Returns in what a name differs from an entry that it passes for; nothing where it does not. */
export function accountDifference({ value }, entry) {
  return nameDifference(value, entry.value) || (isWithin(entry.value, value) ? "added" : "");
}

/** Tells a name behind a platform's from a word: "微信 xiaohu_01", but not "WeChat account". */
function isNamelike(name, around) {
  return /[\d_@]/.test(name) || /[@:：=是为]/.test(around) || /\p{Script=Han}/u.test(around);
}

function account(name, start) {
  return { kind: "account", start, end: start + name.length, value: accountValue(name), isSure: true };
}
