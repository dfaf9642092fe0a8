// Answers the theme's search box, in the theme's own messages.

import { answer } from "./answer.js";
import { Ranking } from "./ranking.js";

const [SETUP, READY, QUERY, RESULT, REST] = Array(5).keys();
const AT_A_TIME = 25; // pages, between which a question is answered
const LONGEST = 300; // characters of a question; what is pasted by mistake may be any length

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
  async [REST]({ pinyin, pages }) {
    const isChinese = Object.keys(pinyin).length > 0;
    const reader = isChinese && new (await import("./pinyin.js")).Pinyin(pinyin);
    for (const [page, rest] of pages.entries()) {
      ranking.addRest(page, rest);
      if (isChinese) ranking.addPinyin(page, reader);
      if (page % AT_A_TIME === 0) await new Promise((resolve) => setTimeout(resolve));
    }
    if (query) reply({ again: true });
  },
};

function reply(more) {
  postMessage({ type: RESULT, data: { query, ...answer(ranking, query.slice(0, LONGEST)), ...more } });
}

onmessage = ({ data: { type, data } }) => handlers[type](data);
