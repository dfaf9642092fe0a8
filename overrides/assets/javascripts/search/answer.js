// What was found, as the theme's list of results takes it.

import { isHan, pieces, tokensOfWord } from "./tokens.js";

const MOST_PAGES = 5;
const NEAREST = 3; // pages shown where none fits, or few
const WORTH_SHOWING = 0.25; // of the score of the first page
const MOST_PLACES = 2; // on a page
const TEASER = 110; // characters
const SENTENCE = /[^。！？.!?]+(?:[。！？]|[.!?]+(?=\s|$)|$)/g;

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escape = (text) => text.replace(/[&<>"]/g, (each) => ESCAPES[each]);

/** Returns the theme's `items`, a list of places a page, and whether the first page `fits` the query. */
export function answer(ranking, query) {
  if (!query.trim()) return { items: [], fits: true };
  const { tokens, pages, fits } = ranking.search(query);
  const shown = pages.filter(({ score }, at) => at < NEAREST || (fits && at < MOST_PAGES && score >= WORTH_SHOWING * pages[0].score));
  const reader = new Reader(ranking, tokens);
  return { items: shown.map((page) => reader.item(page)), fits };
}

class Reader {
  constructor(ranking, tokens) {
    this.pages = ranking.pages;
    this.marker = new Marker(tokens, (text) => ranking.vocabulary.fold(text));
  }

  /** Returns a page and the places on it; the best place comes before the page where it says more of what was asked. */
  item({ page, score, places, isPlace }) {
    const { url, title, description = "", places: all, texts = new Map() } = this.pages[page];
    const best = [...places].sort(([, one], [, other]) => other - one).slice(0, MOST_PLACES);
    const close = best.filter(([, each]) => each >= best[0][1] / 2);
    const children = close.map(([place], at) => {
      const [id, heading] = all[place];
      const own = isPlace && at === 0 ? score * 1.01 : score; // the theme goes to what scores highest
      return this.entry(`${url}#${id}`, heading, texts.get(place), "", own);
    });
    children.splice(isPlace ? 1 : 0, 0, this.entry(url, title, texts.get(-1), description, score));
    return children;
  }

  entry(location, title, text = "", otherwise, score) {
    return { location, title: this.marker.mark(title), text: this.teaser(text, otherwise), score, terms: {} };
  }

  /** Returns the sentence of a text that says most of what was asked, as HTML; `otherwise` where none says any of it. */
  teaser(text, otherwise) {
    const sentences = [otherwise, ...(text.match(SENTENCE) ?? [])].filter(Boolean);
    const counts = sentences.map((each) => this.marker.count(each));
    const best = sentences[counts.indexOf(Math.max(...counts))] ?? "";
    return this.marker.mark(best.length > TEASER ? `${best.slice(0, TEASER).trim()}…` : best.trim());
  }
}

/** Marks the `tokens` that were found, in texts that `fold` turns into what is compared. */
class Marker {
  constructor(tokens, fold) {
    this.tokens = tokens;
    this.list = [...tokens].filter((each) => each.length > 1);
    this.fold = fold;
    this.hasPairs = [...tokens].some((each) => isHan(each) && [...each].length > 1);
  }

  /** Returns a text as HTML. */
  mark(text) {
    return pieces(text)
      .map((piece) => (isHan(piece) ? this.markHan(piece) : this.markWord(piece)))
      .join("")
      .replace(/<\/mark>(\s*)<mark>/g, "$1");
  }

  /** Returns about how many characters of a text would be marked, which is quicker than to mark it. */
  count(text) {
    const folded = this.fold(text);
    return this.list.reduce((sum, each) => sum + (folded.includes(each) ? each.length : 0), 0);
  }

  /** Marks pairs of characters; single ones, which stand everywhere, only where nothing else was asked. */
  markHan(piece) {
    const characters = [...piece];
    const folded = characters.map(this.fold);
    const isPair = folded.map((each, at) => this.tokens.has(each + folded[at + 1]));
    const isMarked = (at) => (this.hasPairs ? isPair[at] || isPair[at - 1] : this.tokens.has(folded[at]));
    return characters.map((each, at) => (isMarked(at) ? `<mark>${each}</mark>` : each)).join("");
  }

  markWord(piece) {
    const own = tokensOfWord(this.fold(piece));
    return own.length && own.every((each) => this.tokens.has(each)) ? `<mark>${escape(piece)}</mark>` : escape(piece);
  }
}
