// Light, dark, or as the system is. The theme's inline script sets what is kept here before anything is drawn, and the
// stylesheet shows the button that belongs to it.

customElements.define("hc-palette", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (button) this.change(button);
    });
  }

  change(button) {
    const media = button.getAttribute("data-md-color-media");
    const scheme = button.getAttribute("data-md-color-scheme");
    if (media) document.body.setAttribute("data-md-color-media", media);
    else document.body.removeAttribute("data-md-color-media");
    document.body.setAttribute("data-md-color-scheme", scheme);
    this.keep(media && { color: { media, scheme } });
    [...this.children].find((each) => each.offsetParent)?.focus();
  }

  keep(palette) {
    try {
      __md_set("__palette", palette);
    } catch {
      // A device that keeps nothing shows the colours all the same, on this page.
    }
  }
});
