// Answers the theme's search box, in the theme's own messages.

import { answer } from "./answer.js";
import { Ranking } from "./ranking.js";

// What these import in their turn, so that all of it comes at once.
import "./findings.js";
import "./query.js";
import "./tokens.js";
import "./vendor/minisearch-7.2.0.min.js";
import "./vocabulary.js";

const [SETUP, READY, QUERY, RESULT, TEXTS] = Array(5).keys();
const AT_A_TIME = 25; // pages, between which a question is answered

let ranking;
let query = "";
let isWaiting = false;

const handlers = {
  [SETUP](index) {
    ranking = new Ranking(index);
    postMessage({ type: READY });
    if (query) reply();
  },
  [QUERY](text) {
    query = text;
    if (!ranking || isWaiting) return; // of what is typed faster than it is answered, the last counts
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      reply();
    });
  },
  async [TEXTS]({ pinyin, texts }) {
    const isChinese = Object.keys(pinyin).length > 0;
    if (isChinese) {
      const { Pinyin } = await import("./pinyin.js");
      ranking.vocabulary.pinyin = new Pinyin(pinyin);
    }
    for (const [page, each] of texts.entries()) {
      if (isChinese) ranking.addPinyin(ranking.pages[page], page);
      for (const [place, text] of each) ranking.addText(page, place, text);
      if (page % AT_A_TIME === 0) await new Promise((resolve) => setTimeout(resolve));
    }
    if (query) reply({ again: true });
  },
};

function reply(more) {
  postMessage({ type: RESULT, data: { ...answer(ranking, query), ...more } });
}

onmessage = ({ data: { type, data } }) => handlers[type](data);
