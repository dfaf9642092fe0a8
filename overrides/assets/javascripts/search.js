// The theme's search box: what a reader types is asked from the first character on, and what was found is said aloud.

import { loadTheme } from "./late-theme.js";
import { worker } from "./late-worker.js";

const [, READY, QUERY, RESULT] = Array(4).keys(); // the theme's messages
const TAKEN_BY_INPUT_METHOD = 229; // the code of a key that is not for the page

customElements.define("hc-search", class extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input");
    this.words = JSON.parse(this.dataset.words);
    this.keepFromTheTheme();
    const toggle = document.getElementById("__search");
    this.field.addEventListener("focus", () => toggle.checked || toggle.click()); // the theme may miss a quick return
    this.addEventListener("focusin", () => this.begin());
    this.addEventListener("submit", (event) => this.isFailed || event.preventDefault());
    addEventListener("online", () => this.isFailed && this.begin());
    worker.addEventListener("message", (event) => event.data.type === RESULT && this.receive(event));
    worker.addEventListener("failed", () => this.fail());
  }

  begin() {
    if (!worker.worker) this.say(this.words.loading);
    this.isFailed = false;
    worker.start(this.dataset.index, this.dataset.rest);
    loadTheme().catch(() => this.failToDraw());
  }

  /** Lets the theme see no Enter or arrow that an input method takes, no Enter before what stands in the box is answered,
   *  and every change, however it was made. */
  keepFromTheTheme() {
    let key = "";
    const isAlphabetic = !/\p{Script=Han}/u.test(this.words.name);
    const isWordByWord = () => key === "Unidentified" && isAlphabetic; // a phone's keyboard that completes words
    const isComposing = (event) => event.isComposing && !isWordByWord();
    const stop = (event) => event.stopImmediatePropagation();
    addEventListener("keydown", (event) => {
      key = event.key;
      if (isComposing(event) || (key === "Enter" && event.keyCode === TAKEN_BY_INPUT_METHOD)) return stop(event);
      this.isAwaited = key === "Enter" && event.target === this.field && !this.isFailed && this.answered !== this.field.value;
      if (!this.isAwaited) return;
      event.preventDefault();
      stop(event);
      worker.postMessage({ type: QUERY, data: this.field.value });
    }, true);
    const look = (isBegun) => {
      this.isComposing = isBegun;
      if (!isBegun) this.field.dispatchEvent(new KeyboardEvent("keyup"));
    };
    this.field.addEventListener("input", (event) => look(isComposing(event)));
    this.field.addEventListener("compositionend", () => look(false));
  }

  /** Says how much was found, and puts the way to a person first where nothing fits. */
  receive(event) {
    const { items, fits, isFailed = false, query } = event.data.data;
    this.isFailed = isFailed;
    const isBusy = this.isComposing || document.activeElement !== this.field;
    if (isBusy) return event.stopImmediatePropagation(); // nothing moves under the reader's hands
    this.answered = query;
    const isAsked = Boolean(this.field.value.trim());
    const isUnanswered = isAsked && !fits && !worker.isPartial;
    if (isUnanswered) items.unshift(this.contact(this.words.none_text));
    const shown = JSON.stringify(items.flat().map(({ location, title, text }) => [location, title, text]));
    if (shown === this.shown) event.stopImmediatePropagation(); // the theme would draw it anew
    this.shown = shown;
    if (isFailed) this.say(this.words.failed);
    else if (!isAsked) this.say(this.words.ready);
    else if (isUnanswered) this.say(this.words.none);
    else if (!fits) this.say(this.words.loading);
    else this.say((items.length === 1 ? this.words.one : this.words.other).replace("{number}", items.length));
    if (fits && query === this.field.value) queueMicrotask(() => this.enter()); // once the theme has drawn it
  }

  /** Does what Enter was pressed for, if it still waits. */
  enter() {
    if (this.isAwaited) this.field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  }

  fail() {
    this.shown = undefined;
    worker.tell({ type: READY });
    worker.tell({ type: RESULT, data: { items: [this.contact("")], fits: true, isFailed: true } });
    this.isFailed = true;
    this.say(this.words.failed);
  }

  /** Says so where the theme's script cannot be had: Enter then leads on as it does without any script. */
  failToDraw() {
    this.isFailed = true;
    this.say(this.words.failed);
  }

  contact(text) {
    return [{ location: this.dataset.contact, title: this.words.contact, text, score: Infinity, terms: {} }];
  }

  say(text) {
    this.querySelector("[role=status]").textContent = text;
  }
});
