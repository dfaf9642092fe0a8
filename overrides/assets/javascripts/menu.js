// The menu of a narrow window: the theme opens it with a box; here it gets a button, and answers to Escape and to leaving it.

customElements.define("hc-menu", class extends HTMLElement {
  connectedCallback() {
    this.box = document.querySelector("[data-md-toggle=drawer]");
    this.button = document.querySelector(".hc-opener button");
    this.button.addEventListener("click", () => this.box.click());
    this.box.addEventListener("change", () => this.show());
    for (const element of [this.button, this]) {
      element.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    }
    this.addEventListener("focusout", ({ relatedTarget: next }) => {
      if (next && next !== this.button && !this.contains(next)) this.close(next);
    });
    this.show();
  }

  /** Says whether the menu is open, and where it opens goes to the page that is read, among the others. */
  show() {
    this.button.setAttribute("aria-expanded", this.box.checked);
    if (this.box.checked) (this.querySelector("[aria-current]") ?? this.querySelector("a")).focus();
  }

  close(next = this.button) {
    if (!this.box.checked) return;
    this.box.click();
    next.focus();
  }
});
