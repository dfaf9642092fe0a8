// Carries the reader's place across the language switch: ids, and what an address asks for, are equal in every language.

const PLACES = ".hc-steps > li[id], .md-content h2[id], .md-content h3[id]";
const READING_LINE = 1 / 3; // of the window's height: what stands above it has been read or is being read

function place() {
  const current = document.querySelector(":target");
  if (current && inView(current)) return current.id;
  const above = [...document.querySelectorAll(PLACES)].filter(
    (element) => element.getBoundingClientRect().top < innerHeight * READING_LINE,
  );
  return scrollY > 0 && above.length ? above.at(-1).id : "";
}

function inView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

customElements.define("hc-language-switch", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link) Object.assign(link, { search: location.search, hash: place() });
    });
  }
});
