// What every page loads once it is shown. Each import is one feature; those of single pages come where they are used.

import "./home-search.js";
import "./language-switch.js";
import "./late-theme.js";
import "./palette.js";
import "./search.js";
import "./steps.js";
