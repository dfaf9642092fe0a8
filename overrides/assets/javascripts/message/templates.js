// Gives each message to copy on the page a button of its own, which has the name of the section.

import { copy } from "../clipboard.js";
import { fill } from "./writing.js";

/** Adds the buttons to what stands behind the builder; the stylesheet keeps the room for them. */
export function addCopyButtons(builder, words) {
  for (const block of builder.parentElement.querySelectorAll("hc-message ~ .highlight")) {
    const code = block.querySelector("code");
    const bar = Object.assign(document.createElement("div"), { className: "hc-message__template" });
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words.copy_template });
    const status = document.createElement("span");
    button.setAttribute("aria-label", fill(words.copy_template_name, { title: titleOf(block) }));
    status.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      const isCopied = await copy(code.textContent.trim());
      if (!isCopied) getSelection().selectAllChildren(code);
      status.textContent = isCopied ? words.template_copied : words.template_not_copied;
    });
    bar.append(button, status);
    block.append(bar);
  }
}

function titleOf(block) {
  let heading = block.previousElementSibling;
  while (heading && !heading.matches("h2")) heading = heading.previousElementSibling;
  return heading?.firstChild.textContent.trim() ?? "";
}
