// Compares what was pasted with the register: found there, so like an entry that it passes for one, or neither.

import { accountDifference, accountValue } from "./accounts.js";
import { find } from "./find.js";
import { hostDifference, isSameHost, mailDifference, readHost } from "./hosts.js";
import { isSamePhone, phoneDifference, phoneValue } from "./phones.js";
import { isHiding } from "./plain.js";

const SEVERAL = /[,，、;；]|或|\bor\b/;
const ORDER = ["alike", "none", "found"]; // the worst first
const NARROWED = /[^\0-\x7f]/;

const SAME = { phone: isSamePhone, host: isSameHost };
const DIFFERENCES = { phone: phoneDifference, host: hostDifference, email: mailDifference, account: accountDifference };
const OTHERS = { website: readHost, phone: (value) => ({ value: phoneValue(value) }), social: (value) => ({ value: accountValue(value) }) };
const KINDS = { website: "host", phone: "phone", social: "account", email: "email" };

/** Returns the addresses of the register: `rows` are the channels with a confirmed value, whose other properties are kept. */
export function entriesOf(rows) {
  return rows.flatMap(({ kind, value, ...channel }) =>
    value.split(SEVERAL).map((part) => part.trim()).filter(Boolean).flatMap((text) =>
      readEntry(kind, text).map((entry) => ({ ...entry, ...channel, text })),
    ),
  );
}

/** Returns a verdict on each thing that a text holds, the worst first; `own` is an entry of this site itself. */
export function judge(text, entries, own) {
  const { things, drawn } = find(text);
  const turned = drawn ? find(drawn).things.map((thing) => ({ ...thing, isSure: false })) : [];
  return [...things, ...turned]
    .map((thing) => ({ thing, ...verdict(thing, entries, own, Boolean(drawn)) }))
    .filter(({ thing, result }) => thing.isSure || result !== "none")
    .sort((a, b) => ORDER.indexOf(a.result) - ORDER.indexOf(b.result));
}

function readEntry(kind, text) {
  const found = find(text).things.filter((thing) => thing.isSure && (kind === "social" || thing.kind === KINDS[kind]));
  if (found.length) return found;
  return kind in OTHERS ? [{ kind: KINDS[kind], ...OTHERS[kind](text) }] : [];
}

function verdict(thing, entries, own, isTurned) {
  if (own && thing.kind === "host" && isSameHost(thing, own) && !isHiding(thing.typed)) return { result: "found", entry: own };
  const comparable = kindsOf(thing).flatMap((kind) => entries.filter((entry) => entry.kind === kind));
  const same = comparable.find((entry) => (SAME[entry.kind] ?? isEqual)(thing, entry));
  if (same) {
    const reason = isHiding(thing.typed) || isTurned ? "hidden" : flaw(thing, same);
    return reason ? { result: "alike", entry: same, reason } : { result: "found", entry: same };
  }
  for (const entry of comparable) {
    const difference = thing.kind === "email" ? mailDifference(thing, entry) : DIFFERENCES[entry.kind](thing, entry);
    if (difference) return { result: "alike", entry, reason: difference };
  }
  return { result: "none" };
}

/** A number alone may be an account's, too; a mail address passes for the website when its host does. */
function kindsOf({ kind, isBare }) {
  if (kind === "email") return ["email", "host"];
  return isBare && kind === "phone" ? ["phone", "account"] : [kind];
}

function isEqual(thing, entry) {
  return thing.kind !== "email" || entry.kind === "email" ? thing.value === entry.value : false;
}

/** A comma in place of the dot, or letters of another width in a name, which platforms take for other letters. */
function flaw(thing, entry) {
  if (thing.isSign) return "sign";
  const name = thing.kind === "email" ? thing.typed.split(/[@＠]/)[0] : thing.typed;
  const isName = thing.kind === "account" || thing.kind === "email";
  return isName && NARROWED.test(name) && !entry.text.toLowerCase().includes(name.trim().toLowerCase()) ? "looks" : "";
}
