// A password has no form of its own: it is told from the words around it by what a sentence would not say there.

const WORD = /(?<!动态|一次性|短信|临时)(?:密码|密碼|口令|\bmima\b)|\bpass ?(?:words?|wd|phrases?|codes?)\b|\b(?:pwd|pw)\b/g;
const WORD_AS_PASSWORD = /\bpass(?:word|wd)?[\d!@#$%^&*_]{2,}|\bp(?:@ss|assw0rd)/;
const TOKEN = String.raw`["'“”‘’「『【(\[<\x60]*(?<token>[!-~]{3,})`;
const TOLD = new RegExp(
  String.raw`^(?:(?<between>[^\s,。.;:!?、=]{0,7}?)(?:是|为(?!什么|何|了)|[改设换]成|[改设换]为|叫|用|填|输入?|写)(?:的是|了|的)?|[\s"']*(?:\([^)]{1,20}\))?\s*(?:for \w+(?: \w+)?|(?:that )?i (?:use|used|have|had|set|chose|typed|entered))?\s*(?:is|was|are|were|=|:|->|to)(?= |["'“‘]|:|=|(?<=[=:>]))(?: (?:now|still|just|set to|changed to|currently|always|actually|simply|called))?)[\s:=]*(?<words>\p{Script=Han}{0,7})\s*${TOKEN}`,
  "u",
);
const BESIDE = new RegExp(String.raw`^\s*${TOKEN}`);
const BEFORE = /(?<token>[!-~]{4,}?)["'”’」]?\s*(?:(?:就是|是|作为|当作?|做)(?:我|你|他|的|这个|登录|新|旧|原来|现在|账户|账号)*|\b(?:is|was|as|for)\b(?: (?:my|the|his|her|our|a))?(?: \w+){0,2}) ?$/;
const ENTERED = /(?:输入?|填|试|用|\b(?:typed?|enter(?:ed|ing)?|us(?:ed?|ing)|tr(?:y|ied)|put|wrote))(?:的是|过|了| in)?[\s"'“‘「:]*(?<token>[!-~]{4,}?)(?:["'”’」, ]+|(?=\p{Script=Han}))[^。\n]{0,8}(?:提示|说|显示|但|还是|不|\b(?:as|but|says?|said|wrong|for|rejected)\b)[^。\n]{0,20}$/u;
const SAYS_SOMETHING_ELSE = /提示|显示|错|代码|页面|不|没|忘|次|后|时/;
const CHANGED = /\b(?:chang|set|reset|updat|switch|ma[dk]e)/;
const UNITS = /^ ?(?:位|个|次|年|月|日|号|点|分|秒|天|元|步|人|种|times?\b|char|digit|letter|min|day|hour|week|year|month)/;
const ORDINARY = /^(?:\d{1,3}|(?:19|20)\d\d|\d{1,2}[:.]\d\d.*|\d{2,4}[\/.-]\d{1,2}(?:[\/.-]\d{1,4})?|\d{1,2}-\d{1,2}|[\d,]+\.\d\d|[^@\s]*@[\w-]+\.[\w.]+|https?:.*|(?:iphone|ipad|ios|android|win|windows|mate|galaxy|pixel|step|v|e|err|error)[\s-]?\d+(?:\.\d+)*|\d+(?:st|nd|rd|th|x|px|[ap]m|min|h|s))$/;
const SENTENCE = new Set(
  [
    "a an the i it its my your his her their our this that these those me you he she they we not no never now still also so too very",
    "just only again always already right wrong fine good bad okay true false correct incorrect valid invalid old new same different",
    "weak strong long short safe secure unsafe case empty blank gone lost unknown secret private mine yours there here back in on at",
    "to of for from with without by as and or but if when because what which where how why who is was be been has have had can could",
    "cannot will would should must may might do does did does don't didn't doesn't isn't wasn't won't can't unable able impossible",
    "reset forgot forget forgotten login work help need please something anything nothing one another both all any some part out off",
    "up down over about after before since until unlike like sure ready easy hard simple complex known hidden visible available",
    "required wrong. over-long something-else kept sent set put hit held cut shut hacked sign-in log-in two-step e-mail n/a none error",
    "complete public unique common default other numeric alphanumeric open free current previous exactly probably maybe",
  ].flatMap((line) => line.split(" ")),
);
const SENTENCE_ENDING = /(?:ed|ing|ly|en|able|ible|less|ous|ful)$/;

/** Tells whether a plain text holds a password. */
export function holdsPassword(text) {
  return WORD_AS_PASSWORD.test(text) || [...text.matchAll(WORD)].some(({ 0: word, index }) => {
    const before = text.slice(Math.max(0, index - 48), index);
    const after = text.slice(index + word.length, index + word.length + 64);
    return isTold(before, after) || isBeside(after) || [BEFORE, ENTERED].some((way) => isSecret(way.exec(before)));
  });
}

function isTold(before, after) {
  const found = TOLD.exec(after);
  if (!found || SAYS_SOMETHING_ELSE.test((found.groups.between ?? "") + found.groups.words)) return false;
  if (/^\s*to\b/.test(after) && !CHANGED.test(before)) return false;
  const rest = after.slice(found[0].length);
  if (isSecret(found) && !UNITS.test(rest)) return true;
  return !found.groups.words && isWordOfItsOwn(stripped(found.groups.token), found[0], rest);
}

function isBeside(after) {
  const found = BESIDE.exec(after);
  if (!found) return false;
  const rest = after.slice(found[0].length);
  return (isSecret(found) && !UNITS.test(rest)) || (isQuoted(found[0]) && isWordOfItsOwn(stripped(found.groups.token), found[0], rest));
}

/** Tells whether what was found mixes digits or signs into a word, or is a number that is no date and no amount. */
function isSecret(found) {
  const token = stripped(found?.groups.token ?? "");
  if (token.length < 4 || ORDINARY.test(token)) return false;
  return /^\d{4,}$/.test(token) || (/[a-z]/.test(token) && /[\d!@#$%^&*_+=~?]/.test(token)) || /\d[!@#$%^&*_]|[!@#$%^&*_]\d/.test(token);
}

/** Tells whether a word of letters is a password rather than what a sentence goes on with. */
function isWordOfItsOwn(token, all, rest) {
  if (!/^[a-z'-]{4,}$/.test(token) || SENTENCE.has(token) || SENTENCE_ENDING.test(token)) return false;
  return isQuoted(all) || /^(?:\s*$|\s*[,.;。\n]|\s+(?:and|but|which|yet)\b|\s*\p{Script=Han})/u.test(rest) || /[.,;!?]$/.test(all);
}

function isQuoted(all) {
  return /(?:["“‘「『]|\s')[!-~]+$/.test(all);
}

function stripped(token) {
  return token.replace(/^["'(<[]+|[.,;:!?)"'>\]]+$/g, "");
}
