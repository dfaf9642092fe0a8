// The menu of a narrow window: the theme opens it with a box, which here also answers to Enter, Escape, and to leaving it.

customElements.define("hc-menu", class extends HTMLElement {
  connectedCallback() {
    this.box = document.querySelector("[data-md-toggle=drawer]");
    this.box.addEventListener("change", () => this.box.checked && this.enter());
    for (const element of [this.box, this]) element.addEventListener("keydown", (event) => this.press(event));
    this.addEventListener("focusout", ({ relatedTarget: next }) => {
      if (next && next !== this.box && !this.contains(next)) this.close();
    });
  }

  /** Goes to the page that is open, among the others. */
  enter() {
    const link = this.querySelector("[aria-current]") ?? this.querySelector("a");
    link.focus();
  }

  press(event) {
    if (event.key === "Escape" && this.box.checked) {
      this.close();
      this.box.focus();
    }
    if (event.key === "Enter" && event.target === this.box) this.box.click();
  }

  close() {
    if (this.box.checked) this.box.click();
  }
});
