"""Asks the search of the built site, as the theme's box does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

ASK_THE_WORKER = """async ({ language, queries }) => {
  const [SETUP, READY, QUERY, RESULT, REST] = Array(5).keys();
  const content = async (name) => (await fetch(`/search/${name}.json`)).json();
  const worker = new Worker(JSON.parse(document.getElementById("__config").textContent).search, { type: "module" });
  const next = (type) => new Promise((resolve, reject) => {
    worker.onerror = reject;
    setTimeout(() => reject(new Error("The worker does not answer.")), 20_000);
    worker.onmessage = ({ data }) => data.type === type && resolve(data.data);
  });
  const ask = async (type, data, answer) => {
    worker.postMessage({ type, data });
    return next(answer);
  };
  await ask(SETUP, await content(language), READY);
  await ask(QUERY, "?", RESULT);
  await ask(REST, await content(`${language}-text`), RESULT);
  const answers = [];
  for (const query of queries) answers.push(await ask(QUERY, query, RESULT));
  worker.terminate();
  return answers;
}"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the search answers: the addresses of the pages in their order, and whether the first of them fits."""

    pages: list[str]
    links: list[str]
    fits: bool


def ask(page: Page, language: str, queries: list[str]) -> list[Answer]:
    """Ask the search of a language, from an open page of the site, everything that it looks through being there."""
    answers: list[dict[str, Any]] = page.evaluate(ASK_THE_WORKER, {"language": language, "queries": queries})
    return [
        Answer(
            [group[0]["location"].partition("#")[0] for group in each["items"]],
            [entry["location"] for group in each["items"] for entry in group],
            each["fits"],
        )
        for each in answers
    ]
