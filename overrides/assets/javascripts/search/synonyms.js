// Words that customers use for the same thing.

import { stem } from "./words.js";
import { runs } from "./tokens.js";

const SPECIAL = /[.*+?^${}()|[\]\\]/g;

/** Finds the groups that a text names; `groups` holds for each its words and phrases. */
export class Synonyms {
  constructor(groups) {
    this.groups = new Map(groups.flatMap((group, index) => group.map((each) => [plain(each), `#${index}`])));
    const longestFirst = [...this.groups.keys()].sort((one, other) => other.length - one.length);
    this.pattern = new RegExp(longestFirst.map((each) => each.replace(SPECIAL, "\\$&")).join("|") || "(?!)", "g");
  }

  /** Returns the tokens of the groups that a folded text names. */
  tokens(folded) {
    return [...new Set([...plain(folded).matchAll(this.pattern)].map(([found]) => this.groups.get(found)))];
  }
}

function plain(text) {
  return runs(text.toLowerCase()).map(({ han, word }) => han ?? ` ${stem(word)} `).join("").replace(/  /g, " ");
}
