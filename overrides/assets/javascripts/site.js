// What every page loads once it is shown. Each import is one feature; those of single pages come where they are used.

import "./home-search.js";
import "./language-switch.js";
import "./late-theme.js";
import "./palette.js";
import "./search.js";
import "./steps.js";

const guide = document.querySelector("hc-troubleshooter");
const ask = () =>
  import("./troubleshooter.js").catch(() => {
    guide.querySelector("[role=status]").textContent = JSON.parse(guide.dataset.words).failed;
  });
guide?.addEventListener("click", ask);
if (guide && new URLSearchParams(location.search).has("way")) ask();
if (document.querySelector("hc-check-channel")) import("./check-channel.js");
if (document.querySelector("hc-message")) import("./message-builder.js");
