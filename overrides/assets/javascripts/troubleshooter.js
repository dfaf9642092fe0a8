// Asks a procedure one question at a time, with the steps and links that are there: only the current step is shown.
// The way taken is in the address, so that going back, reloading, sharing and the other language keep it.

import { addressWith, NEXT, takeAlong, walk, wayInAddress, waysOf, wordsOf } from "./way.js";

customElements.define("hc-troubleshooter", class extends HTMLElement {
  connectedCallback() {
    this.words = JSON.parse(this.dataset.words);
    this.list = document.querySelector("ol.hc-steps");
    this.panel = document.querySelector("hc-way");
    this.status = this.querySelector("[role=status]");
    this.steps = [...this.list.children];
    for (const link of this.list.querySelectorAll("[data-to]")) { // "step 2" alone does not say what is answered
      const name = link.ariaLabel ?? link.textContent;
      link.ariaLabel = link.closest("li").textContent.trim().replace(link.textContent, name);
    }
    this.addEventListener("click", (event) => event.target.closest("button") && this.go([]));
    this.list.addEventListener("click", (event) => this.answer(event));
    this.panel.addEventListener("click", (event) => this.press(event.target.value));
    addEventListener("popstate", () => this.follow());
    addEventListener("hashchange", () => this.find()); // later, when the browser has moved the focus
    wayInAddress() === null ? this.go([]) : this.follow();
  }

  go(path) {
    history.pushState(null, "", addressWith(path.join(".")));
    this.follow();
  }

  answer(event) {
    const link = event.target.closest("[data-to]");
    if (!this.way || !link || link.dataset.to === "page" || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.go([...this.way.path, waysOf(this.way.here).indexOf(link)]);
  }

  press(button) {
    const { path, here, taken } = this.way;
    if (button === "next") this.go([...path, NEXT]);
    if (button === "back") this.go(path.slice(0, -1));
    if (button === "start_over") this.go([]);
    if (button === "leave") this.leave(here ?? taken.at(-1).step, "pushState");
  }

  /** Shows what the address asks for. */
  follow() {
    const asked = wayInAddress();
    if (asked === null) return this.showAll();
    if (asked === this.way?.path.join(".")) return;
    const way = walk(this.steps, asked ? asked.split(".") : []);
    if (!way) history.replaceState(null, "", addressWith(""));
    this.ask(way ?? walk(this.steps, []), way ? "" : this.words.unusable);
  }

  /** A link to a step that is hidden shows all of them. */
  find() {
    const named = this.way && this.steps.find((step) => `#${step.id}` === location.hash);
    if (named && named !== this.way.here) this.leave(named, "replaceState");
  }

  /** Asks at the step that a way led to, or shows its end. */
  ask(way, note) {
    const { path, taken, to, here } = way;
    const section = here || to === "help" ? undefined : document.getElementById(taken.at(-1).link?.hash.slice(1) || "result");
    this.mark(way);
    const said = here
      ? this.words.at.replace("{step}", +to + 1).replace("{count}", path.length + 1)
      : this.words[to]?.replace("{section}", section.firstChild.textContent);
    this.status.textContent = [note, said].filter(Boolean).join(" ");
    const support = this.panel.querySelector("div");
    support.hidden = to !== "help";
    support.querySelector("ul").replaceChildren(...taken.map((each) => this.told(each)));
    for (const name of ["back", "start_over"]) this.button(name).hidden = !path.length;
    this.button("next").hidden = !here?.dataset.next;
    focusOn(here ? wordsOf(here) : section ?? support);
    this.scrollIntoView();
    if (section?.getBoundingClientRect().top > innerHeight / 2) section.scrollIntoView();
  }

  told({ step, link }) {
    const { textContent: title } = step.querySelector("strong") ?? wordsOf(step);
    const answer = link?.ariaLabel ?? this.button("next").textContent;
    return Object.assign(document.createElement("li"), { textContent: `${title} ${answer}` });
  }

  /** Marks the step that is asked, so that the style hides the others; asking for help takes the way along. */
  mark(way) {
    this.way = way;
    const stuck = way && (way.here ?? way.taken.at(-1).step);
    for (const each of [this, this.list]) each.classList.toggle("hc-asking", !!way);
    this.panel.hidden = !way;
    for (const step of this.steps) {
      step.classList.toggle("hc-here", step === way?.here);
      takeAlong(step, step === stuck ? way.path : []);
    }
    if (stuck) this.panel.querySelector(".hc-write").href = stuck.querySelector(".hc-stuck").href;
  }

  showAll() {
    if (this.way) this.mark();
    this.status.textContent = "";
  }

  leave(step, change) {
    history[change](null, "", Object.assign(addressWith(null), { hash: step.id }));
    this.showAll();
    focusOn(wordsOf(step));
    step.scrollIntoView();
  }

  button(name) {
    return this.panel.querySelector(`[value=${name}]`);
  }
});

function focusOn(element) {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
