// The theme's script, and the styles of what it adds, come with the first thing that a reader does: pages read and
// lead on without them. Until they are there the search opens and closes as it does with them.

import { standIn } from "./late-worker.js";

const REACHES = ["pointerdown", "keydown", "focusin"];
const STIRS = ["pointermove", "wheel"];
const OF_THE_THEME = ["f", "s", "/"]; // open its search; a key alone does what whoever dictates never meant (WCAG 2.1.4)
const LEAVES_SEARCH = ["Escape", "Tab"];
const TAKES_TEXT = "input, textarea, select, [contenteditable]";

const untilHere = new AbortController();
let coming;

/** Loads them, once. The promise fails where the script cannot be had; whatever a reader does next tries again. */
export function loadTheme() {
  coming ??= load(document.querySelector("hc-late-theme").dataset).catch((error) => {
    coming = undefined;
    listen(REACHES);
    throw error;
  });
  return coming;
}

async function load({ script, style }) {
  append("link", { rel: "stylesheet", href: style }).catch(() => {}); // what comes without its styles can be used, too
  await append("link", { rel: "preload", as: "script", href: script }).catch(() => {}); // a failure is the script's to tell
  standIn();
  await withoutFragment(() => append("script", { src: script }));
  untilHere.abort();
}

/** Does something while the address has no fragment. The theme, when it starts, takes one for a reader's way to another
 *  part of the page, and closes the menu or the search that has just been opened. The script should be at hand by then. */
async function withoutFragment(act) {
  const { hash } = location;
  const setFragment = (fragment) => history.replaceState(history.state, "", location.pathname + location.search + fragment);
  if (hash) setFragment("");
  try {
    await act();
  } finally {
    if (hash && !location.hash) setFragment(hash);
  }
}

function append(name, properties) {
  const element = Object.assign(document.createElement(name), properties);
  return new Promise((resolve, reject) => {
    element.addEventListener("load", resolve);
    element.addEventListener("error", () => {
      element.remove();
      reject(new Error(`${name} could not be loaded`));
    });
    document.head.append(element);
  });
}

function listen(events) {
  const once = new AbortController();
  const begin = () => {
    once.abort();
    loadTheme().catch(() => {}); // has begun to listen again
  };
  for (const each of events) addEventListener(each, begin, { signal: once.signal, passive: true });
}

customElements.define("hc-late-theme", class extends HTMLElement {
  connectedCallback() {
    this.search = document.getElementById("__search");
    this.field = document.querySelector("[data-md-component=search-query]");
    this.search.addEventListener("change", () => this.search.checked && this.field.focus());
    addEventListener("keydown", (event) => this.pressShortcut(event), true);
    addEventListener("keydown", (event) => this.press(event), untilHere);
    listen([...REACHES, ...STIRS]);
    if (new URLSearchParams(location.search).has("q")) loadTheme().catch(() => {}); // asks at once
  }

  pressShortcut(event) {
    const { key, target, ctrlKey, metaKey } = event;
    if (ctrlKey !== metaKey && key.toLowerCase() === "k") {
      event.preventDefault();
      this.field.focus();
      this.field.select();
    } else if (!ctrlKey && !metaKey && OF_THE_THEME.includes(key) && !target.closest?.(TAKES_TEXT)) {
      event.stopImmediatePropagation();
      loadTheme().catch(() => {}); // for what is pressed next
    }
  }

  press({ key }) {
    if (LEAVES_SEARCH.includes(key) && this.search.checked) {
      this.search.checked = false;
      this.field.blur();
    }
  }
});
