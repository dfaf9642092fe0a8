// The troubleshooter comes when a reader asks for it, or when the address does.

const element = document.querySelector("hc-troubleshooter");

function load() {
  import("./troubleshooter.js").catch(() => {
    element.querySelector("[role=status]").textContent = JSON.parse(element.dataset.words).failed;
  });
}

element?.addEventListener("click", load);
if (element && new URLSearchParams(location.search).has("way")) load();
