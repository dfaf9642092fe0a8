// The theme's search box asks a worker. This one begins when a reader reaches for the box; nothing is downloaded before.

const [SETUP, READY, , RESULT, REST] = Array(5).keys(); // the theme's messages, and one of ours
const TAKEN_BY_INPUT_METHOD = 229; // the code of a key that is not for the page
const Native = self.Worker;

/** Stands in for the worker that the theme starts on every page, and starts it when it is wanted. */
class LateWorker extends EventTarget {
  postMessage(message) {
    this.worker?.postMessage(message);
  }

  start(index, rest) {
    if (this.worker) return;
    const worker = (this.worker = new Native(this.url, { type: "module" }));
    const fail = () => {
      worker.terminate();
      this.worker = undefined;
      this.dispatchEvent(new Event("failed"));
    };
    const send = async (type, address) => worker.postMessage({ type, data: await download(address) });
    this.isPartial = true;
    worker.addEventListener("error", fail);
    worker.addEventListener("message", ({ data }) => {
      const { items, fits, again } = data.data ?? {};
      if (again) this.isPartial = false;
      this.dispatchEvent(new MessageEvent("message", { data }));
      if (!rest || data.type !== RESULT || (fits && !items.length)) return; // nothing was asked yet
      send(REST, rest).catch(() => (this.isPartial = false)); // without it the pages are found all the same
      rest = undefined;
    });
    send(SETUP, index).catch(fail);
  }
}

async function download(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
}

const worker = new LateWorker();
self.Worker = function ThemesWorker(url) {
  self.Worker = Native;
  worker.url = url;
  return worker;
};

customElements.define("hc-search", class extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input");
    this.words = JSON.parse(this.dataset.words);
    this.keepFromTheTheme();
    this.addEventListener("focusin", () => this.begin());
    this.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("online", () => this.isFailed && this.begin());
    worker.addEventListener("message", (event) => event.data.type === RESULT && this.receive(event));
    worker.addEventListener("failed", () => this.fail());
  }

  begin() {
    if (!worker.worker) this.say(this.words.loading);
    this.isFailed = false;
    worker.start(this.dataset.index, this.dataset.rest);
  }

  /** Lets the theme see no Enter or arrow that an input method takes, and every change, however it was made. */
  keepFromTheTheme() {
    let key = "";
    const isAlphabetic = !/\p{Script=Han}/u.test(this.words.name);
    const isWordByWord = () => key === "Unidentified" && isAlphabetic; // a phone's keyboard that completes words
    const isComposing = (event) => event.isComposing && !isWordByWord();
    const stop = (event) => event.stopImmediatePropagation();
    addEventListener("keydown", (event) => {
      key = event.key;
      if (isComposing(event) || (key === "Enter" && event.keyCode === TAKEN_BY_INPUT_METHOD)) stop(event);
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
    const { items, fits } = event.data.data;
    const isBusy = this.isComposing || document.activeElement !== this.field;
    if (isBusy) return event.stopImmediatePropagation(); // nothing moves under the reader's hands
    const isAsked = Boolean(this.field.value.trim());
    const isUnanswered = isAsked && !fits && !worker.isPartial;
    if (isUnanswered) items.unshift(this.contact(this.words.none_text));
    const shown = JSON.stringify(items.flat().map(({ location, title, text }) => [location, title, text]));
    if (shown === this.shown) event.stopImmediatePropagation(); // the theme would draw it anew
    this.shown = shown;
    if (!isAsked) this.say(this.words.ready);
    else if (isUnanswered) this.say(this.words.none);
    else if (!fits) this.say(this.words.loading);
    else this.say((items.length === 1 ? this.words.one : this.words.other).replace("{number}", items.length));
  }

  fail() {
    this.isFailed = true;
    this.shown = undefined;
    for (const data of [{ type: READY }, { type: RESULT, data: { items: [this.contact("")], fits: true } }]) {
      worker.dispatchEvent(new MessageEvent("message", { data }));
    }
    this.say(this.words.failed);
  }

  contact(text) {
    return [{ location: this.dataset.contact, title: this.words.contact, text, score: Infinity, terms: {} }];
  }

  say(text) {
    this.querySelector("[role=status]").textContent = text;
  }
});
