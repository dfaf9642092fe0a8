// Digits beside a word for a code: "the code is 482913", "482913 是验证码". What else they may be is told by what is between.

const UNITS = /^ ?(?:元|块|分|年|月|日|号|点|时|秒|位|次|个|天|步|人|小时|cny|rmb|yuan|usd|dollar|min|sec|hour|time|day|week|month|year|digit|char|letter|[ap]m\b)/;
const DIGITS = /(?<![a-z\d@]|\d[.,:\/-]|[¥$€£])(?:\d{3}[ -]\d{3}|\d\d \d\d \d\d|\d(?:[ -]\d){3,7}|\d{4,8})(?![\da-z%*]|[.,:\/-]\d)/g;
const DIRECT = /^(?:号码?|数字)?[\s"'“”‘’「」『』【】()\[\]<>*_#,`]*(?:(?:\p{Script=Han}{0,3}(?:是|为|叫|成|填|输))?了?|is|was|it's|says?|reads?|shows?|number|to|->|→)[\s"'“”‘’「」『』【】()\[\]<>*_#:=`]*(?:我的?|now|still)?[\s"'“”‘’:=]*$/u;
const TOLD = /(?:是|为|填|输|念|报|的|了|:|=|\bis|\bwas|\bwere|\benter(?:ed)?|\btyped)[\s"'“”‘’「(]*$/;
const OTHER = /错误|出错|报错|故障|代码|订单|单号|编号|流水|尾号|后.位|金额|付了|转了|花了|余额|转账|提现|充值|电话|账号|账户|客户|版本|第|error|fault|order|\bref\b|reference|receipt|amount|paid|cost|price|balance|transfer|phone|account|customer|user|ending|last (?:four|4)|version|since|room|ticket|case/;
const NEVER_CAME = /(?:没|未|收不|不)[^,]{0,3}(?:收|来|到|发)|never|no code|(?:n't|not)[a-z ]{0,8}(?:arriv|receiv|com|get|got|show)/;
const ENTERED = /(?:输入?|填|试|念|报|typed|enter(?:ed|ing)?|tried|used|put in|gave|told|read)(?:了|过|的是|给| in| out| him| her| them)*[\s"'“”‘’:]*$/;
const AROUND = 36;

/** Tells whether a plain text holds four to eight digits that are the value of a word; `words` is a global pattern. */
export function holdsDigitsBeside(text, words, isOtherWord) {
  return [...text.matchAll(words)].some(({ 0: word, index }) => {
    const before = text.slice(Math.max(0, index - AROUND), index);
    const after = text.slice(index + word.length, index + word.length + AROUND);
    if (isOtherWord?.test(before)) return false;
    return follow(after, before) || precede(before, after);
  });
}

function follow(after, before) {
  return [...after.matchAll(DIGITS)].some(({ 0: digits, index }) => {
    const between = after.slice(0, index);
    if (UNITS.test(after.slice(index + digits.length)) || OTHER.test(between)) return false;
    if (DIRECT.test(between)) return true;
    const clauses = between.split(",");
    const isTold = clauses.length === 1 || !clauses.at(-1).trim() || TOLD.test(between);
    return isTold && !endsSentence(between) && !NEVER_CAME.test(before.slice(-8) + between) && isLikelyCode(digits, between);
  });
}

function precede(before, after) {
  return [...before.matchAll(DIGITS)].some(({ 0: digits, index }) => {
    const between = before.slice(index + digits.length);
    const ahead = before.slice(0, index);
    if (UNITS.test(between) || endsSentence(between) || OTHER.test(ahead.slice(-12) + between)) return false;
    if (NEVER_CAME.test(between + after.slice(0, 16))) return false;
    return ENTERED.test(ahead) || bare(digits).length === 6;
  });
}

function isLikelyCode(digits, between) {
  const isShort = bare(digits).length === 4 && (!/(?:是|为|\bis|\bwas) ?$/.test(between) || /^(?:19|20)/.test(digits));
  return !isShort && !/^(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d$/.test(digits);
}

function endsSentence(text) {
  return /[。!?;\n]|\.\s/.test(text);
}

function bare(digits) {
  return digits.replace(/\D/g, "");
}
