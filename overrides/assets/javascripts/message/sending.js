// The ways out of the form. Each takes the element that shows the message, and returns the name of what to say then.

import { copy } from "../clipboard.js";

export async function copyOut(preview) {
  if (await copy(preview.textContent)) return "copied";
  getSelection().selectAllChildren(preview);
  return "not_copied";
}

export function shareOut(preview) {
  const sharing = navigator.share({ title: document.title, text: preview.textContent });
  return sharing.then(() => "shared", () => "not_shared");
}
