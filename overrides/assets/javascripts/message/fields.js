// What a field holds, and what is said at one that holds a secret.

import { clean } from "./clean.js";
import { secretIn } from "./secrets.js";

/** Returns what was written, as it may stand in a message. */
export function textOf(field) {
  return clean(field.value).trim();
}

/** Returns the kind of secret that a field holds, nothing where it holds none. */
export function secretOf(field) {
  return secretIn(field.value, field.name);
}

/** Says at the field which secret it holds, or no longer; returns whether it holds one. */
export function judge(field, reasons) {
  const secret = secretOf(field);
  const error = document.getElementById(`${field.id}-error`);
  if (secret) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  error.textContent = secret ? reasons[secret] : "";
  error.hidden = !secret;
  return Boolean(secret);
}
