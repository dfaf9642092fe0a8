// What every page loads, once it is shown. Each import is one feature; those of single pages come only where they are used.

import "./home-search.js";
import "./language-switch.js";
import "./steps.js";

if (document.querySelector("hc-feedback[data-endpoint]")) import("./feedback.js");
