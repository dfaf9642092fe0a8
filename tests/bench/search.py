"""Measures what the search finds, in a Chromium: `python tests/bench/search.py quality|tune [QUESTIONS.tsv…]`.

`quality` prints, for each file of questions (those in tests/queries where none is named; the name of a file begins with
the language), how often the right page comes first and among the first three, how many of the questions without an
answer are told so, and how many others are, wrongly. `tune` looks for weights that do better than those in ranking.js,
and says by five-fold cross-validation what they are worth.
"""

from __future__ import annotations

import functools
import http.server
import json
import random
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Browser, Page, sync_playwright

from chromium import FLAGS, find_chromium
from sites import ROOT, run

QUERIES = ROOT / "tests/queries"
ROUNDS, FOLDS, BEST = 300, 5, 10
SPACE: dict[str, tuple[float, ...]] = {
    "title": (0.25, 0.5, 0.75, 1),
    "description": (0.1, 0.2, 0.3),
    "heading": (0.1, 0.2, 0.3, 0.4, 0.5),
    "text": (0.05, 0.1, 0.15, 0.2),
    "pinyin": (0.5, 1),
    "again": (0.4, 0.5, 0.6, 0.7, 0.8),
    "character": (0.2, 0.3, 0.5, 0.7),
    "synonym": (1, 1.5, 2),
    "another": (0.2, 0.5, 0.7),
    "whole": (0, 0.5, 1, 2),
    "k": (0.7, 1.2, 2),
    "b": (0, 0.2, 0.4, 0.7),
    "d": (0, 0.5, 1),
}

LOAD = """async (language) => {
  const { Ranking } = await import("/modules/ranking.js");
  const { Pinyin } = await import("/modules/pinyin.js");
  const content = async (name) => (await fetch(`/search/${name}.json`)).json();
  const ranking = new Ranking(await content(language));
  const { pinyin, pages } = await content(`${language}-text`);
  const isChinese = Object.keys(pinyin).length > 0;
  pages.forEach((rest, page) => {
    ranking.addRest(page, rest);
    if (isChinese) ranking.addPinyin(page, new Pinyin(pinyin));
  });
  (self.rankings ??= {})[language] = ranking;
}"""
ASK = """({ language, weights, queries }) => {
  const ranking = self.rankings[language];
  if (weights) ranking.weights = weights;
  return queries.map((query) => {
    const { pages, fits } = ranking.search(query);
    return [pages.map(({ page }) => ranking.pages[page].url), fits];
  });
}"""
Rows = list[tuple[str, str, str]]  # language, query, name of the page that answers it
Weights = dict[str, float]


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; yields its address."""
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def read_questions(files: list[str]) -> dict[str, Rows]:
    """Return the questions of each file; its name begins with the language."""
    found = {}
    for file in map(Path, files or sorted(map(str, QUERIES.glob("*.tsv")))):
        lines = file.read_text(encoding="utf-8").splitlines()[1:]
        found[str(file)] = [(file.name[:2], *line.split("\t")[:2]) for line in lines]
    return found  # type: ignore[return-value]


def name_of(url: str) -> str:
    """Return the name of the page at an address: `reset-password`."""
    return url.rstrip("/").rpartition("/")[2]


def asked(page: Page, rows: Rows, weights: dict[str, Any] | None = None) -> list[tuple[list[str], bool]]:
    """Return the pages that each question finds, by their names, and whether the first of them fits."""
    answers: list[tuple[list[str], bool]] = [([], False)] * len(rows)
    for language in {row[0] for row in rows}:
        places = [place for place, row in enumerate(rows) if row[0] == language]
        queries = [rows[place][1] for place in places]
        found = page.evaluate(ASK, {"language": language, "weights": weights, "queries": queries})
        for place, (urls, fits) in zip(places, found, strict=True):
            answers[place] = [name_of(url) for url in urls], fits
    return answers


def quality(page: Page, questions: dict[str, Rows]) -> None:
    """Print how well each file of questions is answered."""
    print(f"{'':28}first  in three  none told  others told so")
    for name, rows in questions.items():
        answers = asked(page, rows)
        real = [(right, *answer) for (_, _, right), answer in zip(rows, answers, strict=True) if right != "none"]
        none = [fits for (_, _, right), (_, fits) in zip(rows, answers, strict=True) if right == "none"]
        first = share([pages[:1] == [right] for right, pages, _ in real])
        three = share([right in pages[:3] for right, pages, _ in real])
        told, wrongly = share([not fits for fits in none]), share([not fits for *_, fits in real])
        print(f"{Path(name).name:26}{first:6.1f} %  {three:6.1f} %   {told:6.1f} %        {wrongly:6.1f} %")


def share(hits: list[bool]) -> float:
    """Return how many of a hundred are true."""
    return 100 * sum(hits) / len(hits) if hits else 0.0


def tune(page: Page, questions: dict[str, Rows]) -> None:
    """Print the weights that answer the questions best among those tried, and what a choice like this one is worth."""
    rows = [row for each in questions.values() for row in each if row[2] != "none"]
    chance = random.Random(1)  # noqa: S311 -- no secret
    tried: dict[str, tuple[Weights, list[int]]] = {}
    best = {name: values[len(values) // 2] for name, values in SPACE.items()}
    for _ in range(ROUNDS):
        key = json.dumps(best)
        if key not in tried:
            answers = asked(page, rows, weights_of(best))
            tried[key] = (
                best,
                [
                    (pages.index(right) if right in pages else 99)
                    for (*_, right), (pages, _) in zip(rows, answers, strict=True)
                ],
            )
        leaders = sorted(tried.values(), key=lambda each: -value(each[1]))[:BEST]
        best = dict(chance.choice(leaders)[0])
        for name in chance.sample(list(SPACE), chance.randint(1, 3)):
            best[name] = chance.choice(SPACE[name])
    winner, ranks = max(tried.values(), key=lambda each: value(each[1]))
    print(json.dumps(weights_of(winner), indent=2))
    report("these weights", rows, ranks)
    folds = [chance.randrange(FOLDS) for _ in rows]
    unseen = [0] * len(rows)
    for fold in range(FOLDS):
        _, chosen = max(
            tried.values(),
            key=lambda each: value([rank for rank, own in zip(each[1], folds, strict=True) if own != fold]),
        )
        unseen = [rank if own == fold else known for rank, own, known in zip(chosen, folds, unseen, strict=True)]
    report("cross-validated", rows, unseen)


def value(ranks: list[int]) -> float:
    """Return what is to be as high as possible: right pages that come first, and half as much those among three."""
    return sum((rank == 0) + 0.5 * (rank < 3) for rank in ranks) / len(ranks)


def report(name: str, rows: Rows, ranks: list[int]) -> None:
    """Print the shares of each language."""
    for language in sorted({row[0] for row in rows}):
        own = [rank for rank, row in zip(ranks, rows, strict=True) if row[0] == language]
        first, three = share([rank == 0 for rank in own]), share([rank < 3 for rank in own])
        print(f"{name:16} {language}: first {first:.1f} %, in three {three:.1f} %")


def weights_of(flat: Weights) -> dict[str, Any]:
    """Return weights as ranking.js takes them."""
    boost = {name: flat[name] for name in ("title", "description", "heading", "text", "pinyin")}
    bm25 = {name: flat[name] for name in ("k", "b", "d")}
    others = {name: flat[name] for name in ("again", "character", "synonym", "whole", "another")}
    return {"boost": {**boost, "question": 1}, "bm25": bm25, **others, "fits": 4}


@contextmanager
def built_site() -> Iterator[tuple[Browser, Path]]:
    """Build this site; yields a browser and the folder."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        result = run(ROOT, "mkdocs", "build", "--quiet", "--site-dir", f"{folder}/site")
        if result.returncode:
            sys.exit(result.stdout + result.stderr)
        shutil.copytree(ROOT / "overrides/assets/javascripts/search", f"{folder}/site/modules")
        yield playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS)), Path(folder, "site")


def main(command: str, *files: str) -> None:
    """Build the site and measure."""
    questions = read_questions(list(files))
    with built_site() as (browser, site), served(site) as address:
        page = browser.new_page()
        page.goto(address)
        for language in sorted({language for rows in questions.values() for language, *_ in rows}):
            page.evaluate(LOAD, language)
        {"quality": quality, "tune": tune}[command](page, questions)


if __name__ == "__main__":
    main(*sys.argv[1:])
