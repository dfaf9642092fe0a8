// Writes a message to support from a few fields. Nothing is sent; it is kept on the device only where the reader says so.

import { clean } from "./message/clean.js";
import { judge, secretOf, textOf } from "./message/fields.js";
import { forget, keepFields, restore } from "./message/kept.js";
import { announce, asked, readOrigin } from "./message/origin.js";
import { copyOut, shareOut } from "./message/sending.js";
import { addCopyButtons } from "./message/templates.js";
import { fill, sayLength, write } from "./message/writing.js";

customElements.define("hc-message", class extends HTMLElement {
  connectedCallback() {
    this.words = JSON.parse(this.dataset.words);
    this.texts = JSON.parse(this.dataset.texts);
    this.fields = [...this.querySelectorAll(".hc-message__field :is(input, textarea)")];
    this.preview = this.querySelector("pre");
    this.asking = asked(location.search);
    this.origins = {};
    this.restore();
    this.show();
    this.readOrigin(this.dataset.language);
    this.addEventListener("input", ({ target }) => this.change(target));
    this.addEventListener("focusin", ({ target }) => this.fields.includes(target) && target.scrollIntoView({ block: "nearest" }));
    this.addEventListener("focusout", ({ target }) => this.fields.includes(target) && judge(target, this.words.secret));
    this.addEventListener("click", ({ target }) => target.matches("button") && this[target.name]());
    this.control("share").hidden = !navigator.share;
    addCopyButtons(this, this.words);
  }

  control(name) {
    return this.querySelector(`[name=${name}]`);
  }

  get kind() {
    return this.querySelector("[name=message-kind]:checked").value;
  }

  /** The fields that belong to this kind of problem. */
  get asks() {
    return this.fields.filter((field) => [undefined, this.kind].includes(field.parentElement.dataset.kind));
  }

  /** The language in which the message is written; the first one is that of the agents. */
  get language() {
    return this.control("for_agent")?.checked ? Object.keys(this.texts)[0] : this.dataset.language;
  }

  restore() {
    const kept = restore(this.fields);
    const kind = this.asking?.page.startsWith("payments/") ? "payment" : kept?.kind;
    for (const choice of this.querySelectorAll("[name=message-kind]")) if (choice.value === kind) choice.checked = true;
    this.control("keep").checked = Boolean(kept);
  }

  change(target) {
    if (target.getAttribute("aria-invalid")) judge(target, this.words.secret);
    if (target.name === "for_agent") this.readOrigin(this.language);
    if (target.name === "keep" && !target.checked) this.say(forget() ? "not_kept_any_more" : "not_kept");
    else if (this.control("keep").checked) this.keep(target.name === "keep");
    if (!this.isCleaned && this.fields.includes(target) && clean(target.value) !== target.value) {
      this.isCleaned = true;
      this.say("cleaned");
    }
    this.show();
  }

  keep(isSaid) {
    const isKept = keepFields(this.kind, this.fields);
    this.control("keep").checked = isKept;
    if (isSaid || !isKept) this.say(isKept ? "kept" : "not_kept");
  }

  show() {
    for (const block of this.querySelectorAll("[data-kind]")) block.hidden = block.dataset.kind !== this.kind;
    const { kind, language } = this;
    const lines = this.asks.map((field) => ({ name: field.name, text: textOf(field), isLeftOut: secretOf(field) }));
    const message = { kind, lines, origin: this.origins[language], isForeign: language !== this.dataset.language };
    this.preview.textContent = write(this.texts[language], message);
    this.preview.lang = language;
    this.querySelector(".hc-message__long").textContent = sayLength(this.preview.textContent, this.words.long);
  }

  async readOrigin(language) {
    if (!this.asking || this.origins[language]) return;
    const isOurs = language === this.dataset.language;
    const here = document.querySelector(`a[hreflang=${language}]`) ?? location;
    const origin = await readOrigin(this.asking, here.href, this.dataset.page).catch(() => undefined);
    if (isOurs || !origin) this.querySelector(".hc-message__intro").textContent = announce(origin, this.asking, this.words);
    this.origins[language] = origin;
    this.show();
  }

  say(name, places = {}) {
    this.querySelector("[role=status]").textContent = fill(this.words[name], places);
  }

  copy = () => this.send(copyOut);

  share = () => this.send(shareOut);

  /** Lets the message leave the form, or says what stands in its way. */
  async send(way) {
    const [wrong] = this.asks.filter((field) => judge(field, this.words.secret));
    wrong?.focus();
    if (wrong) this.say("blocked", { field: wrong.labels[0].textContent });
    else if (!this.asks.some(textOf)) this.say("empty");
    else this.say(await way(this.preview));
  }

  clear() {
    for (const field of this.fields) {
      field.value = "";
      judge(field, this.words.secret);
    }
    this.control("keep").checked = false;
    this.say(forget() ? "cleared" : "not_kept");
    this.show();
  }
});
