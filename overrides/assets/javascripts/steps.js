// The steps of a procedure: which are done, kept on the device under the page's name, which no language changes.

import { copy } from "./clipboard.js";
import { keep, recall } from "./storage.js";

customElements.define("hc-steps", class extends HTMLElement {
  connectedCallback() {
    this.list = this.nextElementSibling;
    this.name = `steps:${this.dataset.page}`;
    this.startOver = this.querySelector("button");
    this.restore();
    this.list.addEventListener("change", ({ target }) => target.matches("hc-step-tools input") && this.save());
    this.list.addEventListener("click", (event) => this.copyLink(event));
    this.startOver.addEventListener("click", () => this.clear());
    addEventListener("storage", () => this.restore()); // ticked off in another tab
    addEventListener("pageshow", (event) => event.persisted && this.restore());
  }

  get boxes() {
    return [...this.list.querySelectorAll(":scope > li > hc-step-tools input")];
  }

  restore() {
    const done = recall(this.name, []);
    for (const box of this.boxes) box.checked = Array.isArray(done) && done.includes(stepOf(box).id);
    this.show();
  }

  save() {
    const done = this.boxes.filter((box) => box.checked).map((box) => stepOf(box).id);
    const isKept = keep(this.name, done.length ? done : undefined);
    this.show(isKept ? "" : this.dataset.notKept);
  }

  clear() {
    for (const box of this.boxes) box.checked = false;
    this.save();
    this.boxes[0].focus();
  }

  show(more = "") {
    const { boxes } = this;
    const done = boxes.filter((box) => box.checked).length;
    for (const box of boxes) stepOf(box).classList.toggle("hc-done", box.checked);
    const counted = this.dataset.progress.replace("{done}", done).replace("{all}", boxes.length);
    this.querySelector("[role=status]").textContent = more ? `${counted} ${more}` : counted;
    this.querySelector("progress").value = done;
    this.startOver.disabled = !done;
  }

  async copyLink(event) {
    const link = event.target.closest(".hc-step-link");
    if (!link) return;
    const number = this.boxes.findIndex((box) => stepOf(box) === stepOf(link)) + 1;
    const isCopied = await copy(link.href);
    const said = (isCopied ? this.dataset.copied : this.dataset.notCopied).replace("{number}", number);
    this.querySelector("[role=status]").textContent = said;
  }
});

// What shows on hover and focus goes away with Escape, until the reader comes back to it.
addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const link of document.querySelectorAll(".hc-reference:is(:hover, :focus)")) {
    link.dataset.dismissed = "";
    for (const left of ["pointerleave", "blur"]) link.addEventListener(left, () => delete link.dataset.dismissed, { once: true });
  }
});

function stepOf(element) {
  return element.closest(".hc-steps > li");
}
