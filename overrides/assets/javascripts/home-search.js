// The large search field of the home page leads to the theme's own, which opens itself when it gets the focus.

customElements.define("hc-home-search", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", (event) => {
      event.preventDefault();
      document.querySelector("[data-md-component=search-query]").focus();
    });
  }
});
