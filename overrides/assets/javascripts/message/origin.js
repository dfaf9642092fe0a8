// Where the reader comes from: the address names a page of this site, a step, and the branches taken on the way there.

import { fill } from "./writing.js";

const PAGE = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/;
const STEP = /^[a-z0-9-]+$/;
const WAY = /^(?:\d{1,2}|n)(?:\.(?:\d{1,2}|n))*$/;
const LONGEST = 200;

/** Returns what the address asks for, nothing where it names no page. */
export function asked(search) {
  const parameters = new URLSearchParams(search);
  const read = (name, form) => {
    const value = parameters.get(name) ?? "";
    return value.length <= LONGEST && form.test(value) ? value : "";
  };
  const page = read("page", PAGE);
  return page ? { page, step: read("step", STEP), way: read("way", WAY) } : undefined;
}

/** Reads the titles from that page, of which `here` is a sister: an address and the name of its page. Throws without. */
export async function readOrigin(asking, here, name) {
  const address = new URL(here);
  address.pathname = address.pathname.replace(name, asking.page);
  address.search = address.hash = "";
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
  const content = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("article");
  const steps = [...content.querySelectorAll(".hc-steps > li[id]")];
  const at = steps.findIndex((step) => step.id === asking.step);
  return {
    page: textOf(content.querySelector("h1")),
    step: at < 0 ? undefined : describe(steps, at),
    way: asking.way ? follow(steps, asking.way.split(".")) : [],
  };
}

/** Returns what to say of the origin that was read, or was not. */
export function announce(origin, asking, words) {
  if (!origin || (asking.step && !origin.step)) return words.not_filled;
  const place = fill(origin.step ? words.filled_step : words.filled_page, { page: origin.page, ...origin.step });
  return fill(words.filled, { place });
}

/** Follows the branches taken from the first step on, as far as they lead to steps of the page. */
function follow(steps, choices) {
  const way = [];
  let at = 0;
  for (const choice of choices) {
    const branch = choice === "n" ? undefined : branchesOf(steps[at])[choice];
    if (at >= steps.length || (choice !== "n" && !branch)) break;
    way.push({ ...describe(steps, at), branch: branch && textOf(branch).split("→")[0].trim() });
    const target = branch && [...branch.querySelectorAll("a[href]")].at(-1).hash.slice(1);
    at = branch ? steps.findIndex((step) => step.id === target) : at + 1;
    if (at < 0) break;
  }
  return way;
}

function branchesOf(step) {
  return [...(step?.querySelectorAll(":scope > ul > li") ?? [])].filter((branch) => branch.querySelector("a[href]"));
}

function describe(steps, at) {
  return { number: at + 1, title: textOf(steps[at].querySelector("strong") ?? steps[at].firstElementChild).replace(/[。.：:]$/, "") };
}

function textOf(element) {
  const copy = element.cloneNode(true);
  for (const each of copy.querySelectorAll(".headerlink, hc-step-tools")) each.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}
