"""Measures how fast the search is, in a Chromium: `python tests/bench/search_speed.py [PAGES…]`.

For this site, and for made-up ones with so many pages (500 and 2,000) in each language: what is downloaded before the
first result (`gzip -9`), how long the first result takes, and the time from a keystroke to its results in the list, and
on the screen, which shows a new picture sixty times a second; on this processor and on one four times slower.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

from playwright.sync_api import Browser
from search import built_site, read_questions, served
from search_corpus import index_of

SIZES = 500, 2000
SLOWER = 4
TYPED = 20  # questions
HELD = 40  # milliseconds that a key is down, and that none is
PATIENCE = 300_000  # milliseconds

WATCH = """() => {
  const field = document.querySelector("[data-md-component=search-query]");
  let began = 0;
  self.times = [];
  field.addEventListener("input", (event) => (began = event.timeStamp), true);
  new MutationObserver(() => {
    if (!began) return;
    const [start, listed] = [began, performance.now()];
    began = 0;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => self.times.push([listed - start, performance.now() - start]);
      channel.port2.postMessage(0);
    });
  }).observe(document.querySelector(".md-search-result__list"), { childList: true });
}"""


def speed(browser: Browser, site: Path, sizes: tuple[int, ...]) -> None:
    """Print sizes and times of this site's index, and of made-up ones in its place."""
    own = {file.name: file.read_bytes() for file in (site / "search").iterdir()}
    rows = [row for each in read_questions([]).values() for row in each]
    for size in (0, *sizes):
        for language in sorted({row[0] for row in rows}):
            if size:
                write_made_up(site, language, size, own)
            print(f"{size or 'this site'} {language}: {size_of(site, language) / 1000:.1f} KB to the first result")
            home = "" if language == "zh" else f"{language}/"
            with served(site) as address:
                for slower in (1, SLOWER):
                    queries = [query for each, query, _ in rows if each == language]
                    measure(browser, f"{address}/{home}", queries[:: len(queries) // TYPED], slower)


def write_made_up(site: Path, language: str, size: int, own: dict[str, bytes]) -> None:
    """Put the index of a made-up help center in the place of this site's."""
    pages, rests = index_of(language, size)
    index = {**json.loads(own[f"{language}.json"]), "pages": pages}
    rest = {**json.loads(own[f"{language}-text.json"]), "pages": rests}
    for name, content in ((f"{language}.json", index), (f"{language}-text.json", rest)):
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        (site / "search" / name).write_text(text, encoding="utf-8")


def size_of(site: Path, language: str) -> int:
    """Return how many bytes of gzip are downloaded for search before the first result."""
    scripts = [each for each in (site / "assets/javascripts/search").rglob("*.js") if each.name != "pinyin.js"]
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in (*scripts, site / f"search/{language}.json"))


def measure(browser: Browser, address: str, queries: list[str], slower: int) -> None:
    """Print how long the first result takes, and the results of each further keystroke."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    field = "[data-md-component=search-query]"
    began = page.evaluate("performance.now()")
    page.focus(field)
    page.keyboard.type(queries[0][0])
    page.wait_for_selector(".md-search-result__link", timeout=PATIENCE)
    first = page.evaluate("performance.now()") - began
    page.wait_for_timeout(2_000 + 5 * first)  # until the texts are in the index
    page.evaluate(WATCH)
    for query in queries:
        page.fill(field, "")
        for character in query[:40]:
            is_key = character.isascii()
            page.keyboard.down(character) if is_key else page.keyboard.insert_text(character)
            page.wait_for_timeout(HELD)
            if is_key:
                page.keyboard.up(character)
            page.wait_for_timeout(HELD)
    times: list[tuple[float, float]] = page.evaluate("self.times")
    listed, painted = (sorted(column) for column in zip(*times, strict=True))
    context.close()
    middle, late = len(times) // 2, len(times) * 95 // 100
    print(
        f"  {slower} x: first result {first:.0f} ms; {len(times)} keystrokes, in the list after {listed[middle]:.1f} ms"
        f" (95 %: {listed[late]:.1f}), painted after {painted[middle]:.1f} ms (95 %: {painted[late]:.1f})"
    )


if __name__ == "__main__":
    with built_site() as (chromium, folder):
        speed(chromium, folder, tuple(map(int, sys.argv[1:])) or SIZES)
