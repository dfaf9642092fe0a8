"""Pages that were kept on the device are shown when the network fails, with a line that says so, and never without."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from helpcenter.model import Guide, Site
from helpcenter.publishing.offline import write_leaving, write_lists
from sites import asset, copy_project, replace, run
from static_host import FailingHost, failing_host
from test_accessibility import AXE, EVERYTHING, RUN_AXE
from this_site import HOST, PREFIX

LINE = ".hc-offline[role=status]"
SAVED = {
    "": re.compile(r"现在没有网络，.*这一页保存于 \d{4}-\d\d-\d\d \d\d:\d\d。"),
    "en/": re.compile(r"You are offline, .* This page was saved on \d{4}-\d\d-\d\d \d\d:\d\d\."),
}
OLD = {"": "可能已经过时", "en/": "It may be out of date"}
MISSING = {"": "没有保存在这台设备上", "en/": "is not saved on this device"}
PATIENCE = 1200  # frames, which are 20 s
DAY = 24 * 60 * 60 * 1000  # ms
HOLD_IDLE = "window.requestIdleCallback = (act) => { window.whenIdle = act }"
# The lists that are kept, each with its cache.
KEPT = """async () => Promise.all((await caches.keys()).filter((name) => name.startsWith("hc-offline ")).map(
  async (name) => {
    const cache = await caches.open(name);
    const keys = (await cache.keys()).map(({ url }) => url);
    const list = keys.find((url) => !new URL(url).search);
    return { name, keys, list: list && (await (await cache.match(list)).json()) };
  }))"""
CHANGE_LIST = """async ([language, change]) => {
  const [name] = (await caches.keys()).filter((name) => name.endsWith(` ${language}`));
  const cache = await caches.open(name);
  const { url } = (await cache.keys()).find(({ url }) => !new URL(url).search);
  const list = await (await cache.match(url)).json();
  await cache.put(url, new Response(JSON.stringify({ ...list, ...change(list) })));
}"""
each_language = pytest.mark.parametrize("home", PREFIX.values(), ids=PREFIX)


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A copy of the built site, to release anew."""
    return shutil.copytree(built, tmp_path / "released")


@pytest.fixture
def host(folder: Path) -> Iterator[FailingHost]:
    """Serves that copy, and fails when it is told to."""
    with failing_host(folder) as host:
        yield host


@pytest.fixture
def visit(browser: Browser, host: FailingHost) -> Iterator[Callable[..., Page]]:
    """Opens an address of the site in one browser, whose devices keep what they kept before."""
    contexts: list[BrowserContext] = []

    def visit_(path: str = "", init: str = "", **options: Any) -> Page:
        if not contexts or options:
            contexts.append(browser.new_context(base_url=host.address, **options))
        page = contexts[-1].new_page()
        if init:
            page.add_init_script(init)
        page.goto(path)
        return page

    yield visit_
    for context in contexts:
        context.close()


@pytest.fixture
def kept(visit: Callable[..., Page]) -> Page:
    """A page of a reader who has visited both languages."""
    page = visit("faq/")
    wait_until_kept(page, ["zh"])
    page.goto("en/faq/")
    wait_until_kept(page, ["en", "zh"])
    return page


def wait_until(page: Page, condition: str, arg: object = None) -> None:
    """Wait until an asynchronous function returns something true, for which Playwright itself does not wait."""
    page.evaluate(
        f"""async (arg) => {{
          for (let frame = 0; frame < {PATIENCE}; frame++) {{
            if (await ({condition})(arg)) return;
            await new Promise(requestAnimationFrame);
          }}
          throw new Error("waited for too long");
        }}""",
        arg,
    )


def wait_until_kept(page: Page, languages: list[str]) -> None:
    """Wait until these languages are kept, and no other."""
    is_kept = f"async (languages) => (await ({KEPT})()).map(({{ list }}) => list?.language).sort().join() === languages"
    wait_until(page, is_kept, ",".join(languages))


def what_is_kept(page: Page) -> dict[str, Any]:
    return {each["list"]["language"]: each for each in page.evaluate(KEPT) if each["list"]}


def change_list(page: Page, language: str, change: str) -> None:
    page.evaluate(f"async (language) => ({CHANGE_LIST})([language, {change}])", language)


def release(folder: Path, site: Site, *, file: str, old: str, new: str) -> None:
    """Publish the site once more, with a file that has changed."""
    replace(folder / file, old, new)
    write_lists(site, {each: Guide("", "", ()) for each in site.languages}, folder)


def test_a_language_is_kept_once_its_page_is_idle_and_not_before(visit: Callable[..., Page], folder: Path) -> None:
    page = visit("en/faq/", HOLD_IDLE)
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(({ length }) => length)") == 0
    page.evaluate("window.whenIdle()")
    wait_until_kept(page, ["en"])
    [kept] = what_is_kept(page).values()
    assert kept["name"] == "hc-offline / en"
    assert len(kept["keys"]) == len(kept["list"]["files"]) + 1
    assert {each["address"] for each in kept["list"]["files"]} >= {
        "en/",
        "en/account/reset-password/",
        asset(folder, "assets/javascripts/site.js").relative_to(folder).as_posix(),
        asset(folder, "assets/javascripts/check-channel.js").relative_to(folder).as_posix(),
    }


FAILURES: dict[str, Callable[[FailingHost, Page], None]] = {
    "no network": lambda _, page: page.context.set_offline(True),
    "connection that is reset": lambda host, _: host.fail(),
    "server that is out of order": lambda host, _: host.fail(503),
}


@each_language
@pytest.mark.parametrize("fail", FAILURES.values(), ids=FAILURES)
def test_where_the_network_fails_a_kept_page_is_shown_that_says_so(
    kept: Page, host: FailingHost, fail: Callable[[FailingHost, Page], None], home: str
) -> None:
    fail(host, kept)
    kept.goto(f"{home}account/reset-password/")
    expect(kept.locator(LINE)).to_have_text(SAVED[home])
    expect(kept.locator(LINE)).not_to_contain_text(OLD[home])
    expect(kept.locator("ol.hc-steps > li").first).to_be_visible()
    assert kept.evaluate("[...document.styleSheets].every(({ cssRules }) => cssRules.length > 100)")
    kept.locator("hc-troubleshooter button").first.click()
    expect(kept.locator("hc-troubleshooter.hc-asking")).to_be_visible()


@pytest.fixture
def impatient(folder: Path) -> None:
    """Has the site's worker wait for a moment only."""
    replace(folder / "service-worker.js", "PATIENCE = 5000", "PATIENCE = 50")


@pytest.mark.usefixtures("impatient")
def test_a_kept_page_is_shown_where_the_network_does_not_answer(kept: Page, host: FailingHost) -> None:
    host.fail("silent", "/about/")
    kept.goto("about/")
    expect(kept.locator(LINE)).to_have_text(SAVED[""])


def test_what_the_network_answers_goes_before_what_is_kept(kept: Page, host: FailingHost, folder: Path) -> None:
    replace(folder / "about/index.html", "<h1", "<p id=new>new</p><h1")
    kept.goto("about/")
    expect(kept.locator("#new")).to_be_visible()
    expect(kept.locator(LINE)).to_have_count(0)
    for code in (404, 511):
        host.fail(code)
        answer = kept.goto("about/")
        assert answer
        assert answer.status == code


def test_a_file_whose_name_does_not_tell_what_is_in_it_comes_from_the_network_first(
    visit: Callable[..., Page], host: FailingHost, folder: Path, checked: Site
) -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="9"/>'
    (folder / "plain.svg").write_text(picture.format(width=10), encoding="utf-8")
    release(folder, checked, file="en/about/index.html", old="<h1", new='<img src="/plain.svg" alt="" id="plain"><h1')
    page = visit("en/faq/")
    wait_until_kept(page, ["en"])
    (folder / "plain.svg").write_text(picture.format(width=20), encoding="utf-8")
    for width in (20, 10):
        page.goto("en/about/")
        assert page.locator("#plain").evaluate("({ naturalWidth }) => naturalWidth") == width
        host.fail()


AGES = {"just now": (0, False), "a week": (7 * DAY - 60_000, False), "more": (7 * DAY + 1, True), "none": (-1000, True)}


@each_language
@pytest.mark.parametrize(("age", "is_old"), AGES.values(), ids=AGES)
def test_who_reads_what_is_old_or_of_no_known_age_is_told_to_look_again(
    kept: Page, host: FailingHost, home: str, age: int, *, is_old: bool
) -> None:
    host.fail()
    change_list(
        kept, "en" if home else "zh", f"() => ({{ saved: Date.now() - {age} + {600_000 if age < 0 else 0} * 2 }})"
    )
    kept.goto(f"{home}about/")
    expect(kept.locator(LINE)).to_have_text(SAVED[home])
    assert (OLD[home] in kept.locator(LINE).inner_text()) == is_old


@each_language
def test_in_place_of_a_page_that_is_not_kept_the_home_page_says_so(kept: Page, host: FailingHost, home: str) -> None:
    host.fail()
    kept.goto(f"{home}account/no-such-page/")
    expect(kept).to_have_url(re.compile(rf"/{home}\?not-kept$"))
    expect(kept.locator(LINE)).to_contain_text(MISSING[home])
    expect(kept.locator(LINE)).to_contain_text(SAVED[home])
    host.recover()
    kept.reload()
    expect(kept.locator(LINE)).to_have_count(0)


def test_where_only_the_other_language_is_kept_its_home_page_is_shown(
    visit: Callable[..., Page], host: FailingHost
) -> None:
    page = visit("en/")
    wait_until_kept(page, ["en"])
    host.fail()
    page.goto("about/")
    expect(page.locator(LINE)).to_contain_text(MISSING["en/"])


def test_where_nothing_is_kept_the_browser_says_what_is_wrong(visit: Callable[..., Page], host: FailingHost) -> None:
    page = visit("en/")
    wait_until_kept(page, ["en"])
    page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    host.fail()
    with pytest.raises(Error, match="net::ERR_"):
        page.goto("en/")


def test_what_is_no_page_and_no_part_of_one_fails_as_ever(kept: Page, host: FailingHost) -> None:
    host.fail()
    for asked in ('"/search/en.json"', '"/en/about/"', '"/en/about/", { method: "POST" }'):
        assert kept.evaluate(f"fetch({asked}).then(() => 'answered', () => 'failed')") == "failed"


def test_words_in_the_line_are_text_whatever_is_in_them(kept: Page, host: FailingHost) -> None:
    host.fail()
    change_list(kept, "en", """() => ({ words: { saved: "<b>&amp;</b> {day}", old: "", missing: "" } })""")
    kept.goto("en/about/")
    expect(kept.locator(LINE)).to_contain_text("<b>&amp;</b> 2")


def test_a_visit_after_a_release_keeps_what_is_new_and_drops_what_is_gone(
    kept: Page, host: FailingHost, folder: Path, checked: Site
) -> None:
    before = what_is_kept(kept)
    release(folder, checked, file="about/index.html", old="<h1", new="<p id=new>new</p><h1")
    host.asked.clear()
    kept.goto("faq/")
    is_newer = f"async (saved) => (await ({KEPT})()).some(({{ list }}) => list.language === 'zh' && list.saved > saved)"
    wait_until(kept, is_newer, before["zh"]["list"]["saved"])
    after = what_is_kept(kept)
    assert [each for each in host.asked if each.endswith("/")] == ["/faq/", "/about/"]
    assert len(after["zh"]["keys"]) == len(before["zh"]["keys"])
    assert len(set(after["zh"]["keys"]) - set(before["zh"]["keys"])) == 1
    assert after["en"] == before["en"]
    host.fail()
    kept.goto("about/")
    expect(kept.locator("#new")).to_be_visible()
    expect(kept.locator(LINE)).to_have_text(SAVED[""])


BROKEN_OFF: dict[str, Callable[[FailingHost, Path], None]] = {
    "connection that is reset": lambda host, _: host.fail("reset", r"^/support/contact/"),
    "server that is out of order": lambda host, _: host.fail(500, r"^/support/contact/"),
    "file of another release": lambda _, folder: replace(folder / "support/contact/index.html", "<h1", "<p>x</p><h1"),
}


@pytest.mark.parametrize("break_off", BROKEN_OFF.values(), ids=BROKEN_OFF)
def test_what_breaks_off_midway_leaves_what_was_kept(
    kept: Page,
    host: FailingHost,
    folder: Path,
    checked: Site,
    break_off: Callable[[FailingHost, Path], None],
) -> None:
    before = what_is_kept(kept)["zh"]
    replace(folder / "about/index.html", "<h1", "<p class=new>new</p><h1")
    release(folder, checked, file="support/contact/index.html", old="<h1", new="<p class=new>new</p><h1")
    break_off(host, folder)
    visit_until_done(kept, "faq/")
    after = what_is_kept(kept)["zh"]
    assert after["list"] == before["list"]
    assert set(after["keys"]) > set(before["keys"])
    host.fail()
    for path in ("about/", "support/contact/"):
        kept.goto(path)
        expect(kept.locator(LINE)).to_have_text(SAVED[""])
        expect(kept.locator(".new")).to_have_count(0)


def visit_until_done(page: Page, path: str) -> None:
    """Visit a Chinese page, and wait until the worker has done what it asks, and then what it is asked next."""
    page.add_init_script(HOLD_IDLE)
    page.goto(path)
    page.evaluate("window.whenIdle()")
    before = what_is_kept(page)["en"]["list"]["saved"]
    asked = 'navigator.serviceWorker.controller.postMessage({ list: new URL("/offline/en.json", location).href })'
    page.evaluate(asked)
    is_newer = (
        f"async (saved) => (await ({KEPT})()).some(({{ list }}) => list?.language === 'en' && list.saved > saved)"
    )
    wait_until(page, is_newer, before)


FULL = """Cache.prototype.put = ((put) => function (key, response) {
  const isFull = String(key).includes("/faq/");
  return isFull ? Promise.reject(new DOMException("full", "QuotaExceededError")) : put.call(this, key, response);
})(Cache.prototype.put); null"""


def test_a_device_that_is_full_keeps_what_it_has(kept: Page, host: FailingHost, folder: Path, checked: Site) -> None:
    before = what_is_kept(kept)["zh"]["list"]
    replace(folder / "about/index.html", "<h1", "<p class=new>new</p><h1")
    release(folder, checked, file="faq/index.html", old="<h1", new="<p class=new>new</p><h1")
    [worker] = kept.context.service_workers
    worker.evaluate(FULL)
    visit_until_done(kept, "support/contact/")
    assert what_is_kept(kept)["zh"]["list"] == before
    host.fail()
    kept.goto("about/")
    expect(kept.locator(LINE)).to_have_text(SAVED[""])
    expect(kept.locator(".new")).to_have_count(0)


def test_what_was_kept_is_not_taken_for_what_the_network_answers(visit: Callable[..., Page], host: FailingHost) -> None:
    """The browser itself may show what it got before, as long as the host says; what was kept is not among it."""
    host.caching = "max-age=600"
    page = visit("en/faq/")
    wait_until_kept(page, ["en"])
    host.fail()
    page.goto("en/about/")
    expect(page.locator(LINE)).to_have_text(SAVED["en/"])


def test_two_tabs_at_once_keep_one_set(visit: Callable[..., Page]) -> None:
    first, second = (visit("en/faq/", HOLD_IDLE) for _ in range(2))
    for page in (first, second):
        page.evaluate("window.whenIdle()")
    wait_until_kept(first, ["en"])
    [kept] = what_is_kept(second).values()
    assert len(kept["keys"]) == len(kept["list"]["files"]) + 1


SAVING = {
    "asked by the browser": "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })",
    "asked by the style": "const real = window.matchMedia; window.matchMedia = (query) =>"
    " query.includes('reduced-data') ? { matches: true } : real(query)",
}


@pytest.mark.parametrize("saving", SAVING.values(), ids=SAVING)
def test_who_saves_data_keeps_nothing(visit: Callable[..., Page], host: FailingHost, saving: str) -> None:
    page = visit("en/faq/", f"{HOLD_IDLE}; {saving}")
    page.evaluate("window.whenIdle()")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(({ length }) => length)") == 0
    assert not [each for each in host.asked if each.endswith(("service-worker.js", "/en.json"))]


@pytest.fixture(scope="module")
def switched_off(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built with what its operator writes to keep nothing on devices any more."""
    root = copy_project(tmp_path_factory.mktemp("off"))
    replace(root / "mkdocs.yml", "offline: true", "offline: false")
    built = run(root, "mkdocs", "build", "--quiet", SITE_URL=HOST)
    assert built.returncode == 0, built.stderr
    return root / "site"


def without_lists(folder: Path, _: Path) -> Path:
    shutil.rmtree(folder / "offline")
    return folder


def with_the_other_worker(folder: Path, _: Path) -> Path:
    write_leaving(folder)
    return folder


ENDS: dict[str, Callable[[Path, Path], Path]] = {
    "built anew": lambda _, switched_off: switched_off,
    "lists that are gone": without_lists,
    "worker that leaves": with_the_other_worker,
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_what_is_switched_off_goes_from_every_device_at_the_next_visit(
    kept: Page, host: FailingHost, folder: Path, switched_off: Path, end: Callable[[Path, Path], Path]
) -> None:
    host.folder = end(folder, switched_off)
    kept.evaluate("caches.open('not ours')")
    kept.goto("en/faq/")
    wait_until(kept, "async () => (await caches.keys()).join() === 'not ours'")
    wait_until(kept, "async () => !(await navigator.serviceWorker.getRegistrations()).length")
    host.fail()
    with pytest.raises(Error, match="net::ERR_"):
        kept.goto("en/about/")


def test_a_build_that_is_switched_off_has_no_lists(switched_off: Path) -> None:
    assert not (switched_off / "offline").exists()
    assert not [file for file in switched_off.rglob("*.html") if "hc-offline" in file.read_text("utf-8")]


def test_a_site_below_a_path_keeps_to_it(browser: Browser, folder: Path) -> None:
    with failing_host(folder, "/help/") as host:
        context = browser.new_context(base_url=host.address)
        page = context.new_page()
        page.goto("en/faq/")
        wait_until_kept(page, ["en"])
        assert [each["name"] for each in what_is_kept(page).values()] == ["hc-offline /help/ en"]
        host.fail()
        page.goto("en/account/reset-password/")
        expect(page.locator(LINE)).to_have_text(SAVED["en/"])
        page.goto("en/no-such-page/")
        expect(page).to_have_url(f"{host.address}en/?not-kept")
        with pytest.raises(Error, match="net::ERR_"):
            page.goto("/en/faq/")
        context.close()


INSECURE = {
    "no service workers": "delete Navigator.prototype.serviceWorker",
    "refused": (
        "ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('no', 'SecurityError'))"
    ),
}


@pytest.mark.parametrize("device", INSECURE.values(), ids=INSECURE)
def test_a_device_that_keeps_nothing_is_told_nothing(visit: Callable[..., Page], device: str) -> None:
    page = visit("404.html")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.add_init_script(f"{HOLD_IDLE}; {device}")
    page.goto("en/faq/")
    page.evaluate("window.whenIdle?.()")
    page.wait_for_load_state("networkidle")
    assert said == []


@each_language
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_line(kept: Page, host: FailingHost, home: str, scheme: Any) -> None:
    host.fail()
    kept.emulate_media(color_scheme=scheme)
    kept.add_init_script(AXE)
    change_list(kept, "en" if home else "zh", "() => ({ saved: 0 })")
    for width in (390, 1280):
        kept.set_viewport_size({"width": width, "height": 800})
        kept.goto(f"{home}?not-kept")
        expect(kept.locator(f"{LINE} p")).to_have_count(3)
        assert kept.evaluate(RUN_AXE, EVERYTHING) == []
        assert kept.evaluate("document.documentElement.scrollWidth") <= width


def test_the_line_is_printed(kept: Page, host: FailingHost) -> None:
    host.fail()
    kept.goto("en/account/reset-password/")
    kept.emulate_media(media="print")
    expect(kept.locator(LINE)).to_be_visible()
