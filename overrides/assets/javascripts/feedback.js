// Sends whether a page was any help to where mkdocs.yml says; loaded only where it says so. Nothing about the reader.

customElements.define("hc-feedback", class extends HTMLElement {
  connectedCallback() {
    this.given = new Set();
    this.addEventListener("toggle", ({ target }) => target.open && this.give(target.dataset.answer), true);
    for (const { dataset } of this.querySelectorAll("details[open]")) this.give(dataset.answer); // before this script came
  }

  /** Sends an answer once; one that could not be sent may be given again. */
  async give(answer) {
    if (this.given.has(answer)) return;
    this.given.add(answer);
    const { endpoint, page, language, words } = this.dataset;
    const isSent = await send(endpoint, { page, step: step(), answer, language });
    if (!isSent) this.given.delete(answer);
    this.querySelector("[role=status]").textContent = JSON.parse(words)[isSent ? "sent" : "not_sent"];
  }
});

/** Returns the step that the address names or, without one, the last that is ticked off; null where there is none. */
function step() {
  const done = [...document.querySelectorAll(".hc-steps > li.hc-done")];
  return (document.querySelector(".hc-steps > li:target") ?? done.at(-1))?.id ?? null;
}

async function send(endpoint, answer) {
  try {
    const response = await fetch(endpoint, {
      method: "POST",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      keepalive: true, // also when the reader goes on at once
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(answer),
    });
    return response.ok;
  } catch {
    return false;
  }
}
