// What every page loads, once it is shown. Each import is one feature; those of single pages come only where they are used.

import "./home-search.js";
import "./language-switch.js";
import "./menu.js";
import "./steps.js";
