// Web addresses and mail addresses: where one leads, read as a browser does, and what of it only looks official.

import { isWithin, nameDifference } from "./letters.js";
import punycode from "./vendor/punycode-2.3.1.min.js";

const SCHEME = /^(?:(?:https?|hxxps?):[/\\]*|([a-z][a-z0-9+.-]*:[/\\]{2})|[/\\]{2})?/i;
const SPELT_DOT = / ?[[(] ?(?:\.|dot|点) ?[\])] ?| (?:dot|点) /gi;
const HAN_BEHIND = /^([^/\\?#@]*?\.[a-z]{2,})\p{Script=Han}+$/iu; // words that go on behind an address
const SECOND_LEVELS = ["com", "net", "org", "gov", "edu", "co", "ac"];

/** Returns where an address leads: `value` is its host and path, `before` what stands before an @, `rest` all else. */
export function readHost(typed) {
  const [start, other] = SCHEME.exec(typed);
  const bare = typed.slice(start.length).replace(SPELT_DOT, ".").replace(HAN_BEHIND, "$1");
  let host, path, before, rest;
  try {
    const url = new URL(`https:${bare}`);
    [host, path, before] = [url.hostname, decoded(url.pathname), decoded(`${url.username}:${url.password}`)];
    rest = path + decoded(url.search + url.hash);
  } catch {
    [, before = "", host, rest] = /^(?:([^/\\?#]*)@)?([^/\\?#]*)(.*)$/s.exec(bare);
    [host, path] = [host.replace(/:\d*$/, "").replace(/[。｡]/g, "."), rest.replace(/[?#].*/s, "")];
  }
  host = plainHost(host);
  const whole = (other ?? "").toLowerCase() + host;
  const [value, shorter] = [path, path.replace(/\p{Script=Han}[^/]*$/u, "")].map((each) => whole + each.replace(/[/.,;:!]+$/, ""));
  return { value, shorter, host, path, before, rest, isOther: Boolean(other) };
}

/** Tells whether an address is the entry: of a website every page is, of a platform only what lies below. */
export function isSameHost({ value, shorter }, entry) {
  return [value, shorter].some((each) => `${each}/`.startsWith(`${entry.value}/`));
}

/** Returns in what an address differs from an entry that it passes for; nothing where it does not. */
export function hostDifference(address, entry) {
  const { host, path, before, rest, isOther } = address;
  if (host === entry.host) return isOther ? "scheme" : pathDifference(path, entry.path);
  const [[name, ending], [official, officialEnding]] = [named(host), named(entry.host)];
  if (name === official) return ending === officialEnding ? "" : "ending";
  const letters = nameDifference(host, entry.host) || (ending === officialEnding && nameDifference(name, official));
  if (letters) return letters;
  if (isWithin(official, before)) return "before";
  return isWithin(official, host) ? "inside" : isWithin(entry.value, rest) ? "path" : "";
}

/** Returns a mail address as a value, `isSign` where a comma stands in place of its dot. */
export function readMail(typed) {
  const plain = typed.replace(/ ?(?:[[(] ?(?:at|@) ?[\])]|@|%40| at ) ?/i, "@").replace(SPELT_DOT, ".");
  const [name, host] = plain.split(/@(?=[^@]*$)/);
  const read = readHost(host.replace(/[,，]/g, "."));
  return { value: `${name.toLowerCase()}@${read.host}`, name: name.toLowerCase(), host: read.host, isSign: /[,，]/.test(host) };
}

/** Returns the same for mail addresses; one at a host that only looks official passes for that host. */
export function mailDifference(mail, entry) {
  const site = { ...mail, value: mail.host, path: "", before: "", rest: "" };
  const place = mail.host === entry.host ? "" : hostDifference(site, { ...entry, value: entry.host, path: "" });
  const inName = isWithin(named(entry.host)[0], mail.name) && mail.host !== entry.host ? "before" : "";
  if (entry.kind === "host" || mail.name === entry.name) return place || inName;
  return nameDifference(mail.value, entry.value) || place || inName;
}

function plainHost(host) {
  let shown = host;
  try {
    shown = punycode.toUnicode(host);
  } catch {
    // no letters stand behind it, and it stays what it is
  }
  return shown.toLowerCase().replace(/^\.+|\.+$/g, "").replace(/^www\./, "");
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function pathDifference(path, official) {
  const [one, other] = [path, official].map((each) => each.replace(/^\/|\/$/g, ""));
  if (!one || !other) return "";
  return nameDifference(one, other) || (isWithin(other, one) ? "added" : "");
}

/** Returns the name that was registered and what it ends in: "xiaohu" and "com.cn". */
function named(host) {
  const labels = host.split(".");
  const ending = labels.length > 2 && SECOND_LEVELS.includes(labels.at(-2)) ? 2 : 1;
  return [labels.at(-ending - 1) ?? "", labels.slice(-ending).join(".")];
}
