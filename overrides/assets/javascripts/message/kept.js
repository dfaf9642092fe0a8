// What was written is kept on the device where the reader says so, without what must not stand in a message.

import { keep, recall } from "../storage.js";
import { secretOf } from "./fields.js";

const NAME = "message";

/** Fills the fields with what was kept; returns it, nothing where nothing was. */
export function restore(fields) {
  const kept = recall(NAME);
  for (const field of fields) if (typeof kept?.[field.name] === "string") field.value = kept[field.name];
  return kept;
}

/** Keeps the kind of problem and the fields; returns whether that was possible. */
export function keepFields(kind, fields) {
  const harmless = fields.filter((field) => field.value && !secretOf(field));
  return keep(NAME, { kind, ...Object.fromEntries(harmless.map((field) => [field.name, field.value])) });
}

export function forget() {
  return keep(NAME);
}
