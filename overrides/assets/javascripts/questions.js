// Opens the question that a link leads to. Its heading is what is always seen of it, so no browser does that by itself.

customElements.define("hc-questions", class extends HTMLElement {
  connectedCallback() {
    open();
    addEventListener("hashchange", open);
    addEventListener("click", ({ target }) => target.closest?.("a")?.hash === location.hash && open()); // once more
  }
});

function open() {
  const question = document.querySelector(":target")?.closest(".hc-question");
  if (question) question.open = true;
}
