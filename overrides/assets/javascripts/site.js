// What every page loads once it is shown. Each import is one feature; those of single pages come where they are used.

import "./home-search.js";
import "./language-switch.js";
import "./late-theme.js";
import "./late-troubleshooter.js";
import "./menu.js";
import "./offline.js";
import "./palette.js";
import "./questions.js";
import "./search.js";
import "./steps.js";

const OF_SINGLE_PAGES = {
  "hc-check-channel": () => import("./check-channel.js"),
  "hc-message": () => import("./message-builder.js"),
  "hc-feedback[data-endpoint]": () => import("./feedback.js"),
};

for (const [element, load] of Object.entries(OF_SINGLE_PAGES)) {
  if (document.querySelector(element)) load();
}
