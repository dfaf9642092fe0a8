// A way through the steps of a procedure: one choice a step, the index of a branch or "n" for the next step; "0.2.n".

export const NEXT = "n";

/** Returns the way that the address holds, null where it holds none. */
export function wayInAddress() {
  return new URLSearchParams(location.search).get("way");
}

/** Returns the address of this page with a way, null for none. */
export function addressWith(way) {
  const address = new URL(location);
  address.hash = "";
  if (way === null) address.searchParams.delete("way");
  else address.searchParams.set("way", way);
  return address;
}

/** Returns the choices of a way, and the step or the end it leads to; undefined where there is no such way. */
export function walk(steps, path) {
  const taken = [];
  let to = "0";
  for (const choice of path) {
    const step = steps[to];
    const link = step && waysOf(step)[choice];
    to = choice === NEXT ? step?.dataset.next : link?.dataset?.to;
    if (!to || to === "page") return undefined;
    taken.push({ step, link });
  }
  return { path, taken, to, here: steps[to] };
}

export function waysOf(step) {
  return [...step.querySelectorAll("[data-to]")];
}

export function wordsOf(step) {
  return step.querySelector(":scope > p") ?? step;
}

/** Lets whoever asks for help at a step take the way along. */
export function takeAlong(step, path) {
  const stuck = step.querySelector(".hc-stuck");
  if (stuck) stuck.href = stuck.href.replace(/(&way=[^#]*)?#/, path.length ? `&way=${path.join(".")}#` : "#");
}
