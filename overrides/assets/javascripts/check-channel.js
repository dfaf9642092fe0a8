// Compares what a reader pastes with the register in the table below it. Nothing leaves the device, nothing is kept.

import { entriesOf, judge } from "./channel/judge.js";
import { readHost } from "./channel/hosts.js";
import { visible } from "./channel/plain.js";

const LONGEST = 200; // characters of what was pasted that are shown
const MOST = 12; // answers that are shown at once
const SITE = readHost(new URL("../../", import.meta.url).href);
const MARKS = { found: "✓", alike: "✕", none: "✕", nothing: "?" };

customElements.define("hc-check-channel", class extends HTMLElement {
  connectedCallback() {
    this.words = JSON.parse(this.dataset.words);
    this.field = this.querySelector("textarea");
    this.button = this.querySelector("button");
    this.entries = entriesOf([...this.querySelectorAll("tr[data-kind]")].map(channelOf));
    this.button.addEventListener("click", () => this.check());
    this.field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.check();
    });
    this.button.disabled = false;
  }

  check() {
    const verdicts = judge(this.field.value, this.entries, SITE);
    const shown = verdicts.slice(0, MOST).map((verdict) => this.answer(verdict));
    const more = verdicts.length - shown.length;
    if (more) shown.push(element("li", {}, this.words.more.replace("{number}", more)));
    if (!verdicts.length && this.field.value.trim()) shown.push(this.said("nothing", "", this.words.nothing));
    if (!shown.length) this.field.focus();
    this.querySelector(".hc-answer ul").replaceChildren(...shown);
    const next = verdicts.length && (verdicts.some(({ result }) => result !== "found") ? "stop" : "found");
    for (const each of this.querySelectorAll("[data-next]")) each.hidden = each.dataset.next !== next;
  }

  answer({ thing, result, entry, reason }) {
    const { words } = this;
    const [pasted, channel] = [visible(thing.typed, LONGEST), entry?.name ?? ""];
    if (result === "alike") {
      const [one, other] = withDifference(pasted, visible(entry.text, LONGEST));
      const compared = element("dl", {}, ...pair(words.pasted, one), ...pair(words.official, other));
      return this.said(result, words.alike.replace("{channel}", channel), words[`why_${reason}`], compared);
    }
    const isOwn = entry === SITE;
    const isEmpty = !this.entries.length && !isOwn;
    const title = isOwn ? words.own : isEmpty ? words.unlisted : words[result].replace("{channel}", channel);
    const text = isOwn ? words.own_text : isEmpty ? words.unlisted_text : words[`${result}_text`];
    const day = entry?.confirmed ?? "";
    return this.said(result, title, text, element("p", {}, element("bdi", {}, pasted), " ", element("small", {}, day)));
  }

  said(result, title, text, quoted = "") {
    const mark = element("span", { className: "hc-verdict__mark", ariaHidden: "true" }, MARKS[result]);
    const said = [title && element("strong", {}, title), quoted, element("p", {}, text)].filter(Boolean);
    return element("li", { className: `hc-verdict hc-verdict--${result}` }, mark, ...said);
  }
});

function channelOf(row) {
  const [name, confirmed] = ["th", "small"].map((part) => row.querySelector(part)?.textContent ?? "");
  return { kind: row.dataset.kind, value: row.dataset.value, name, confirmed };
}

/** Returns two texts as elements in which is marked what only one of them holds, in an address the host before all else. */
function withDifference(...texts) {
  const cut = texts.map((text) => /^((?:https?:\/\/)?(?:www\.)?)([^/?#]*)(.*)$/is.exec(text).slice(1));
  const inHost = cut[0][1] !== cut[1][1];
  const [one, other] = marked(...cut.map(([, host, rest]) => (inHost ? host : rest)));
  return [one, other].map((nodes, at) => {
    const [start, host, rest] = cut[at];
    return element("bdi", {}, start, ...(inHost ? [...nodes, rest] : [host, ...nodes]));
  });
}

function marked(...texts) {
  const [a, b] = texts.map((text) => [...text]);
  const least = Math.min(a.length, b.length);
  let [start, end] = [0, 0];
  while (start < least && a[start] === b[start]) start += 1;
  while (end < least - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return [a, b].map((letters) => {
    const part = (from, to) => letters.slice(from, to).join("");
    const middle = part(start, letters.length - end);
    const isNear = middle && start + end > 0;
    return [part(0, start), isNear ? element("mark", {}, middle) : middle, part(letters.length - end)];
  });
}

function pair(term, described) {
  return [element("dt", {}, term), element("dd", {}, described)];
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
