"""`helpcenter rename`: another path of a page, or another id, wherever it is named, in every language or nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from authored_sites import GUIDE, PROCEDURE, called, contents, found, one_line, text_of, unchanged, write_authored
from helpcenter import check
from helpcenter.authoring import commands
from helpcenter.authoring.rename import rename_id, rename_page
from helpcenter.authoring.trial import RefusedError, trial
from helpcenter.fixes import fix
from helpcenter.project import changes as writing
from helpcenter.project.changes import Changes
from helpcenter.project.writing import replace_file
from helpcenter.upkeep.addresses import addresses
from helpcenter.upkeep.stamping import stamp
from helpcenter.upkeep.translations import translations
from sites import MKDOCS, append, copy_project, replace, write_site

LANGUAGES = "zh", "en"
STAMPS = "docs/translations.json"
PUBLISHED = "docs/published.txt"
REDIRECT = re.compile(rb"^redirect_from:\n(?:  - .*\n)+", re.MULTILINE)
TARGET = re.compile(r"\]\([^()]*\)|^related: .*$|^redirect_from:\n(?:  - .*\n)+", re.MULTILINE)


def lives(root: Path, address: str) -> bool:
    site = check(root).site
    assert site
    path, _, name = address.partition("#")
    return addresses(site).lives(path, name)


def both(path: str, text: str) -> dict[str, str]:
    return {f"docs/{language}/{path}": text for language in LANGUAGES}


def test_a_page_of_this_site_moves_with_all_that_names_it(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    before = contents(root)
    old = [each for each in text_of(root, PUBLISHED).splitlines() if each.startswith("account/reset-password.md")]
    rename_page(root, "account/reset-password", "wallet/new-password").write(root)
    assert found(root) == ""
    assert all(lives(root, each) and lives(root, each.replace("account/reset", "wallet/new")) for each in old)
    after = contents(root)
    named = {each for each, data in after.items() if b"reset-password" in data and "hooks" not in each}
    assert named == {PUBLISHED, "docs/zh/wallet/new-password.md", "overrides/404.html"} - {"overrides/404.html"}
    for each, data in before.items():
        now = after[each.replace("account/reset-password.md", "wallet/new-password.md")]
        if each.endswith(".md"):
            assert TARGET.sub("", now.decode()) == TARGET.sub("", data.decode())
    assert len(after) == len(before)


@pytest.mark.parametrize("page", ["payments/use-features", "account/unlock-account", "faq", "about"])
def test_renaming_a_page_and_back_leaves_no_trace_but_the_address_it_had(page: str, tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    before = contents(root)
    rename_page(root, page, "wallet/elsewhere").write(root)
    assert found(root) == ""
    assert not (root / f"docs/en/{page}.md").exists()
    rename_page(root, "wallet/elsewhere", page).write(root)
    assert found(root) == ""
    after = contents(root)
    assert b"wallet/elsewhere.md\n" in after.pop(PUBLISHED)
    assert {each: REDIRECT.sub(b"", data) for each, data in after.items()} == {
        each: data for each, data in before.items() if each != PUBLISHED
    }
    assert not (root / "docs/en/wallet").exists()


@pytest.mark.parametrize("old", ["enter-code", "still-stuck"])
def test_renaming_an_id_and_back_leaves_no_trace_but_the_address_it_had(old: str, tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    before = contents(root)
    rename_id(root, "account/reset-password", old, "other-name").write(root)
    assert found(root) == ""
    assert all(lives(root, f"account/reset-password.md#{each}") for each in (old, "other-name"))
    for language in LANGUAGES:
        text = text_of(root, f"docs/{language}/account/reset-password.md")
        assert f"#{old}" not in REDIRECT.sub(b"", text.encode()).decode()
    assert '"#' + old + '": other-name' in text_of(root, "docs/zh/account/reset-password.md")
    rename_id(root, "account/reset-password", "other-name", old).write(root)
    after = contents(root)
    assert b"account/reset-password.md#other-name\n" in after.pop(PUBLISHED)
    assert {each: REDIRECT.sub(b"", data) for each, data in after.items()} == {
        each: data for each, data in before.items() if each != PUBLISHED
    }


LINKS = """\
- [a](open.md) and [b](./open.md#turn), [c](open.md?a=b#turn) on one line, [d](open.md)
- [e](keys.md), [f](#own), [g](keys.md#own), [h](../more.md "a title")
- <a href="../open/">i</a>, <a href="../open/#turn">j</a>
- <a href="../../more/">k</a>, <a href="#own">l</a>
- ![m](../pictures/door.svg) and ![n](<the picture.svg>) and ![o](the%20picture.svg)
- [p][label] and [label]
- [q](https://example.com/open.md), `[r](open.md)`, <!-- [s](open.md) -->

[label]: open.md#turn

```text
[t](open.md)
```
"""
OF_OTHERS = LINKS.replace("open.md", "shut.md").replace("../open/", "../shut/")
OF_OTHERS = re.sub(r"(https://example.com/|`\[r\]\(|<!-- \[s\]\(|\[t\]\()shut", r"\1open", OF_OTHERS)
FROM_ELSEWHERE = """\
- [a](../door/open.md) and [b](../door/open.md#turn), [c](../door/open.md?a=b#turn) on one line, [d](../door/open.md)
- [e](keys.md), [f](#own), [g](keys.md#own), [h](../more.md "a title")
- <a href="../../door/open/">i</a>, <a href="../../door/open/#turn">j</a>
- <a href="../../more/">k</a>, <a href="#own">l</a>
- ![m](../pictures/door.svg) and ![n](<../door/the picture.svg>) and ![o](../door/the%20picture.svg)
- [p][label] and [label]
- [q](https://example.com/open.md), `[r](open.md)`, <!-- [s](open.md) -->

[label]: ../door/open.md#turn

```text
[t](open.md)
```
"""


def linked_site(root: Path) -> Path:
    """A site, neither published nor right in all, with links typed in many ways on the page keys.md."""
    page = GUIDE.format(title="Keys", related="open.md", body=f"## Own {{#own}}\n\n{LINKS}")
    procedures = {f"docs/{language}/door/open.md": text for language, text in PROCEDURE.items()}
    pictures = {
        f"docs/{language}/{path}": "<svg/>"
        for language in LANGUAGES
        for path in ("pictures/door.svg", "door/the picture.svg")
    }
    more = both("more.md", GUIDE.format(title="More", related="", body="More."))
    return write_site(root, {**procedures, **both("door/keys.md", page), **more, **pictures})


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [("door/open", "door/shut", OF_OTHERS), ("door/keys", "hall/keys", FROM_ELSEWHERE), ("more", "hall/more", None)],
)
def test_links_lead_where_they_led_however_they_are_typed(
    old: str, new: str, expected: str | None, tmp_path: Path
) -> None:
    linked_site(tmp_path)
    before = [(each.code, each.path) for each in check(tmp_path).diagnostics]
    rename_page(tmp_path, old, new).write(tmp_path)
    expected = expected or LINKS.replace("../more.md", "../hall/more.md").replace("../../more/", "../../hall/more/")
    for language in LANGUAGES:
        page = text_of(tmp_path, f"docs/{language}/{new if old == 'door/keys' else 'door/keys'}.md")
        assert page.partition("{#own}\n\n")[2] == f"{expected}\n"
    report = check(tmp_path)
    assert [each.code for each in report.diagnostics] == [code for code, _ in before]
    assert {each.code for each in report.diagnostics}.isdisjoint({"L201", "L202", "L204", "L215"})


def test_whatever_names_the_page_names_it_anew(tmp_path: Path) -> None:
    config = (
        "# door/keys.md is named in a comment.\n"
        + MKDOCS.replace("draft_docs: drafts/\n", "theme: {custom_dir: theme}\n").replace(
            "plugins:\n",
            "plugins:\n  - redirects:\n      redirect_maps:\n        old.md: en/door/keys.md#how  # door/keys.md\n",
        )
        + "site_description: door/keys.md\n"
        + "nav:\n  - 钥匙: 'door/keys.md'  # door/keys.md\n  - door/open.md\n  - more.md\n"
        + "extra:\n  announcement: {zh: 一, en: One, page: door/keys.md}\n"
    )
    template = (
        """<a href="{{ 'door/keys/' | url }}"> <a href="{{ (home ~ 'en/door/keys/#how') | url }}">\n"""
        """'other/door/keys/' 'door/keys/more/' door/keys/\n"""
    )
    synonyms = "# door/keys.md\nzh:\n  - [door/keys.md, 钥匙]\nen: []\n"
    write_authored(tmp_path, {"mkdocs.yml": config, "theme/404.html": template, "docs/synonyms.yml": synonyms})
    rename_page(tmp_path, "door/keys.md", "hall/small-keys").write(tmp_path)
    now = text_of(tmp_path, "mkdocs.yml")
    assert now.splitlines()[0] == "# door/keys.md is named in a comment."
    assert "        old.md: en/hall/small-keys.md#how  # door/keys.md\n" in now
    assert "  - 钥匙: 'hall/small-keys.md'  # door/keys.md\n" in now
    assert "page: hall/small-keys.md}" in now
    assert "site_description: door/keys.md\n" in now
    assert text_of(tmp_path, "theme/404.html") == template.replace("'door/keys/'", "'hall/small-keys/'").replace(
        "en/door/keys", "en/hall/small-keys"
    )
    assert text_of(tmp_path, "docs/synonyms.yml") == "# door/keys.md\nzh:\n  - [hall/small-keys.md, 钥匙]\nen: []\n"
    rename_id(tmp_path, "hall/small-keys", "how", "turning").write(tmp_path)
    assert "        old.md: en/hall/small-keys.md#turning  # door/keys.md\n" in text_of(tmp_path, "mkdocs.yml")
    assert "'en/hall/small-keys/#turning'" in text_of(tmp_path, "theme/404.html")
    assert found(tmp_path) == ""


def test_a_type_of_page_in_a_template_is_not_taken_for_the_page_of_that_name(tmp_path: Path) -> None:
    template = (
        """{% if type == "more" %}<a href="{{ 'more/' | url }}"></a><form action="{{ (home ~ 'more') | url }}">\n"""
    )
    config = MKDOCS + "theme: {custom_dir: theme}\n"
    write_authored(tmp_path, {"mkdocs.yml": config, "theme/404.html": template})
    rename_page(tmp_path, "more", "hall/all").write(tmp_path)
    assert text_of(tmp_path, "theme/404.html") == template.replace("'more", "'hall/all")


def test_what_led_to_a_page_or_a_part_of_it_leads_on(tmp_path: Path) -> None:
    write_authored(tmp_path)
    of_page = 'related: [keys.md]\nredirect_from: [old.md, "#lift": turn, ../attic.md, ../attic.md#a: push]\n'
    of_another = "related: []\nredirect_from:\n  - door/open.md#hall: hall\n  - away.md\n"
    replace(tmp_path / "docs/zh/door/open.md", "related: [keys.md]\n", of_page)
    replace(tmp_path / "docs/en/more.md", "related: []\n", of_another)
    for language in LANGUAGES:
        append(
            tmp_path / f"docs/{language}/more.md", "\n## Hall {#hall}\n" if language == "en" else "\n## 门厅 {#hall}\n"
        )
    append(tmp_path / PUBLISHED, "attic.md\nattic.md#a\naway.md\ndoor/old.md\ndoor/open.md#hall\ndoor/open.md#lift\n")
    stamp(tmp_path, [])
    fix(tmp_path).write(tmp_path)
    assert found(tmp_path) == ""
    known = [each for each in text_of(tmp_path, PUBLISHED).splitlines() if each]
    rename_page(tmp_path, "door/open", "hall/opening").write(tmp_path)
    rename_id(tmp_path, "hall/opening", "turn", "turn-key").write(tmp_path)
    assert found(tmp_path) == ""
    assert all(lives(tmp_path, each) for each in known)
    expected = (
        'redirect_from: [../door/old.md, "#lift": turn-key, ../attic.md, ../attic.md#a: push, ../door/open.md, '
        '"#turn": turn-key]\n'
    )
    assert expected in text_of(tmp_path, "docs/zh/hall/opening.md")
    assert "redirect_from:\n  - hall/opening.md#hall: hall\n  - away.md\n" in text_of(tmp_path, "docs/en/more.md")


def test_a_page_that_gets_an_address_back_that_led_to_a_part_of_it_has_it(tmp_path: Path) -> None:
    write_authored(tmp_path)
    append(tmp_path / PUBLISHED, "old.md\n")
    replace(
        tmp_path / "docs/zh/door/keys.md",
        "related: [open.md]\n",
        "related: [open.md]\nredirect_from: [../old.md: how]\n",
    )
    fix(tmp_path).write(tmp_path)
    assert found(tmp_path) == ""
    rename_page(tmp_path, "door/keys", "old").write(tmp_path)
    assert found(tmp_path) == ""
    assert "redirect_from: [door/keys.md]\n" in text_of(tmp_path, "docs/zh/old.md")


def test_an_id_that_was_given_up_for_another_part_is_not_taken_without_a_word(tmp_path: Path) -> None:
    write_authored(tmp_path)
    append(tmp_path / PUBLISHED, "door/open.md#lift\n")
    replace(
        tmp_path / "docs/zh/door/open.md",
        "related: [keys.md]\n",
        'related: [keys.md]\nredirect_from: ["#lift": turn]\n',
    )
    fix(tmp_path).write(tmp_path)
    assert found(tmp_path) == ""
    with (
        unchanged(tmp_path),
        pytest.raises(RefusedError, match=r"^docs/zh/door/open.md:\d+: .* is still on .* \(L279\)"),
    ):
        rename_id(tmp_path, "door/open", "push", "lift")


def test_a_site_that_is_not_published_needs_no_redirect(tmp_path: Path) -> None:
    linked_site(tmp_path)
    changes = rename_page(tmp_path, "door/open", "door/shut")
    assert not any(b"redirect_from" in (data or b"") for data in changes.after.values())
    assert changes.after.keys().isdisjoint({STAMPS, PUBLISHED})


def stale(root: Path) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Return what changed in sources since their translations were stamped."""
    site = check(root).site
    assert site
    found = ((each.source.path, change) for each in translations(site) for change in each.changes)
    return sorted((path, change.id, change.how, change.facts) for path, change in found)


def test_a_translation_that_followed_its_source_does_so_still_and_another_still_does_not(tmp_path: Path) -> None:
    write_authored(tmp_path)
    replace(tmp_path / "docs/zh/door/open.md", "往右转。", "往右转，再往右转。")
    replace(tmp_path / "docs/zh/more.md", "先看", "最好先看")
    before = stale(tmp_path)
    assert [(path, id_) for path, id_, _, _ in before] == [("door/open.md", "turn"), ("more.md", "top")]
    rename_page(tmp_path, "door/open", "hall/opening").write(tmp_path)
    assert stale(tmp_path) == [("hall/opening.md", *before[0][1:]), before[1]]
    rename_id(tmp_path, "hall/opening", "turn", "turn-key").write(tmp_path)
    assert stale(tmp_path) == [("hall/opening.md", "turn-key", *before[0][2:]), before[1]]
    assert found(tmp_path) == ""


def test_a_translation_whose_links_alone_have_changed_reads_as_before_to_the_next_stamp(tmp_path: Path) -> None:
    write_authored(tmp_path)
    rename_page(tmp_path, "door/open", "hall/opening").write(tmp_path)
    replace(tmp_path / "docs/zh/more.md", "先看", "5 点先看")
    [reason] = stamp(tmp_path, []).refused
    assert reason.startswith("docs/en/more.md:9:1: section 'top' reads as before")


@pytest.mark.parametrize(("end", "mark"), [("\r\n", b""), ("\n", b"\xef\xbb\xbf"), ("\r\n", b"\xef\xbb\xbf")])
def test_line_ends_and_byte_order_marks_stay_what_they_are(end: str, mark: bytes, tmp_path: Path) -> None:
    write_authored(tmp_path)
    for path in (*(f"docs/zh/{each}.md" for each in ("door/open", "door/keys", "more")), "mkdocs.yml", PUBLISHED):
        file = tmp_path / path
        file.write_bytes((b"" if path == PUBLISHED else mark) + file.read_bytes().replace(b"\n", end.encode()))
    rename_page(tmp_path, "door/keys", "hall/keys").write(tmp_path)
    for path in ("docs/zh/door/open.md", "docs/zh/hall/keys.md", "mkdocs.yml", PUBLISHED):
        data = (tmp_path / path).read_bytes()
        assert data.startswith(mark) or path == PUBLISHED
        assert b"hall/keys.md" in data or b"redirect_from" in data
        assert data.count(b"\r\n") == (data.count(b"\n") if end == "\r\n" else 0)


def touching(root: Path) -> Changes:
    return rename_page(root, "door/keys", "hall/keys")


def fails_at(number: int, error: BaseException) -> Callable[[Path, bytes], None]:
    """Return what writes files until it is called for the time `number`."""
    left = iter(range(number))

    def write(file: Path, new: bytes) -> None:
        if next(left, None) is None:
            raise error
        replace_file(file, new)

    return write


@pytest.mark.parametrize("number", range(7))
@pytest.mark.parametrize("error", [OSError(28, "No space"), KeyboardInterrupt()], ids=["full", "stopped"])
def test_where_one_file_cannot_be_written_all_are_as_before(
    number: int, error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = touching(write_authored(tmp_path))
    assert sum(each is not None for each in changes.after.values()) == 7
    failing = fails_at(number, error)

    def write(file: Path, new: bytes) -> None:
        try:
            failing(file, new)
        except BaseException:
            monkeypatch.setattr(writing, "replace_file", replace_file)  # what is taken back is written again
            raise

    monkeypatch.setattr(writing, "replace_file", write)
    with unchanged(tmp_path), pytest.raises(BaseException, match=r"cannot be written: No space|^$"):
        changes.write(tmp_path)


def test_where_the_old_file_cannot_be_deleted_all_are_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = touching(write_authored(tmp_path))
    unlink, deleted = Path.unlink, []

    def refuse_the_second(file: Path, *, missing_ok: bool = False) -> None:
        if file.name == "keys.md" and file.parent.name == "door":
            deleted.append(file)
            if len(deleted) > 1:
                raise PermissionError(13, "Permission denied")
        unlink(file, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse_the_second)
    with (
        unchanged(tmp_path),
        pytest.raises(Exception, match=r"docs/zh/door/keys.md:1:1: .* written: Permission denied"),
    ):
        changes.write(tmp_path)
    assert len(deleted) == 2


def test_nothing_is_deleted_before_all_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is killed in the middle has every word still, if in two places."""
    changes = touching(write_authored(tmp_path))
    files = [tmp_path / path for path, data in changes.before.items() if data is not None]

    def write(file: Path, new: bytes) -> None:
        replace_file(file, new)
        assert all(each.is_file() for each in files)

    monkeypatch.setattr(writing, "replace_file", write)
    changes.write(tmp_path)
    assert not all(each.is_file() for each in files)


MEANWHILE: dict[str, Callable[[Path], object]] = {
    "docs/en/more.md": lambda root: replace(root / "docs/en/more.md", "First", "At first"),
    "docs/zh/hall/keys.md": lambda root: write_site(root, {"docs/zh/hall/keys.md": "new"}),
    "docs/en/hall/keys.md": lambda root: (
        write_site(root, {"docs/en/hall/a.md": ""}) / "docs/en/hall/keys.md"
    ).symlink_to("no"),
    "docs/zh/door/keys.md": lambda root: (root / "docs/zh/door/keys.md").unlink(),
}


@pytest.mark.parametrize("path", MEANWHILE)
def test_where_a_file_has_changed_meanwhile_nothing_is_written(path: str, tmp_path: Path) -> None:
    changes = rename_page(write_authored(tmp_path), "door/open", "hall/opening") if "more" in path else None
    changes = changes or touching(write_authored(tmp_path))
    MEANWHILE[path](tmp_path)
    with unchanged(tmp_path), pytest.raises(Exception, match=f"^{path}:1:1: the file has changed meanwhile"):
        changes.write(tmp_path)


def test_what_would_be_wrong_then_is_said_and_nothing_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_authored(tmp_path)
    with unchanged(tmp_path):
        assert called(commands.rename, tmp_path, old="door/keys", new="drafts/keys") == 1
    printed = capsys.readouterr()
    lines = printed.out.splitlines()
    assert any(re.fullmatch(r"docs/en/door/open.md:\d+: .*'../drafts/keys.md'.* \(L208\); .*", line) for line in lines)
    assert all(re.match(r"(docs/\S+|mkdocs.yml):\d+: .+ \([A-Z]\d{3}\); .+", line) for line in lines)
    assert printed.err == "helpcenter: nothing was renamed; mend first what is named above\n"


def test_what_is_said_is_what_would_be_new(tmp_path: Path) -> None:
    write_authored(tmp_path, both("drafts/old.md", GUIDE.format(title="Old", related="", body="Old.")))
    for language in LANGUAGES:
        append(tmp_path / f"docs/{language}/door/open.md", "\n[old](../drafts/old.md)\n")
    with pytest.raises(RefusedError, match=r"'\.\./drafts/keys\.md'.* \(L208\)") as refused:
        rename_page(tmp_path, "door/keys", "drafts/keys")
    assert "drafts/old.md" not in str(refused.value)


def test_what_would_be_wrong_twice_is_said_of_both_places(tmp_path: Path) -> None:
    write_authored(tmp_path)
    page = "docs/en/more.md"
    append(tmp_path / page, "\nSee [it](door/keys.md).\n\nSee [it](door/keys.md).\n")
    last = len(text_of(tmp_path, page).splitlines())
    with trial(tmp_path) as trying:
        for language in LANGUAGES:
            trying.put(f"docs/{language}/door/keys.md", None)
        trying.put(page, (trying.content(page) or b"").replace(b"# More\n", b"# More\n\nWords.\n"))
        with pytest.raises(RefusedError) as refused:
            trying.finish()
    places = [each.partition(": ")[0] for each in refused.value.reasons if "(L201)" in each and page in each]
    assert places == [f"{page}:{last - 2}", f"{page}:{last}"]


def test_what_was_wrong_before_keeps_nobody_from_renaming(tmp_path: Path) -> None:
    write_authored(tmp_path)
    for language in LANGUAGES:
        replace(tmp_path / f"docs/{language}/door/keys.md", "(open.md#turn)", "(open.md#turn) [x](gone.md)")
    before = [(each.code, each.message) for each in check(tmp_path).diagnostics if each.code != "T335"]
    touching(tmp_path).write(tmp_path)
    assert [(each.code, each.message) for each in check(tmp_path).diagnostics if each.code != "T335"] == before


def test_a_diff_of_a_move_shows_what_moves_and_what_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_authored(tmp_path)
    with unchanged(tmp_path):
        assert called(commands.rename, tmp_path, old="door/keys", new="hall/keys", diff=True) == 0
    printed = capsys.readouterr().out
    moved = "rename from docs/en/door/keys.md\nrename to docs/en/hall/keys.md\n"
    assert f"{moved}--- a/docs/en/door/keys.md\n+++ b/docs/en/hall/keys.md\n@@ " in printed
    assert "-See [step 2](open.md#turn).\n+See [step 2](../door/open.md#turn).\n" in printed
    assert printed.count("docs/en/door/keys.md") == 2


def test_the_command_takes_a_page_or_an_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_authored(tmp_path)
    assert called(commands.rename, tmp_path, old="docs/zh/door/open.md", new="door/opening") == 0
    assert called(commands.rename, tmp_path, old="door/opening#turn", new="door/opening.md#turn-key") == 0
    assert called(commands.rename, tmp_path, old="door/opening.md#turn-key", new="#turn") == 0
    assert found(tmp_path) == ""
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out.splitlines()[0] == "docs/en/door/keys.md"
    assert "docs/en/door/open.md" not in printed.out.splitlines()


BAD = {
    "a page that is not there": ("door/opne", "door/a", "there is no page 'door/opne.md'; did you mean 'door/open.md'"),
    "a page like no other": ("xyz", "door/a", "there is no page 'xyz.md'"),
    "a path out of the docs": ("door/open", "../a", "'../a' is no page of this help center, expected a path"),
    "an old path out of the docs": ("../open", "door/a", "'../open' is no page of this help center, expected a path"),
    "a name with a space": ("door/open", "door/a b", "'door/a b' is no name for a page, expected small letters"),
    "a name in Chinese": ("door/open", "门", "'门' is no name for a page, expected small letters"),
    "a name in capitals": ("door/open", "door/Open", "'door/Open' is no name for a page, expected small letters"),
    "a page that is there": ("door/open", "door/keys", "docs/zh/door/keys.md:1:1: the page is there already"),
    "its own name": ("door/open", "door/open", "docs/zh/door/open.md:1:1: the page is there already"),
    "the page on contact": ("support/contact", "a", "'support/contact.md' is named in the program itself"),
    "an id that is not there": ("door/open#trun", "a", "docs/zh/door/open.md:1:1: nothing has the id 'trun'; did"),
    "an id like no other": ("door/open#xyz", "a", "docs/zh/door/open.md:1:1: nothing has the id 'xyz'"),
    "an id that is on the page": ("door/open#turn", "push", "docs/zh/door/open.md:1:1: the id 'push' is on the page"),
    "an id that is none": ("door/open#turn", "Dreh dich", "'Dreh dich' is no id, expected small letters"),
    "an id that begins with a digit": ("door/open#turn", "2-turn", "'2-turn' is no id, expected small letters"),
    "an id on another page": ("door/open#turn", "more.md#turn", "'more.md#turn' is on another page, expected the "),
    "the id of the steps": ("door/open#steps", "todo", "the id 'steps' has a meaning to the program, and stays"),
    "the id of the result": ("door/open#result", "done", "the id 'result' has a meaning to the program, and stays"),
    "no id": ("door/open#", "done", "docs/zh/door/open.md:1:1: nothing has the id ''"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_used_is_said_in_one_line_and_nothing_changes(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new, expected = BAD[case]
    write_authored(tmp_path)
    with unchanged(tmp_path):
        assert called(commands.rename, tmp_path, old=old, new=new) == 2
    assert one_line(capsys).startswith(f"helpcenter: nothing was renamed: {expected}")


def test_a_folder_without_a_help_center_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert called(commands.rename, tmp_path, old="a", new="b") == 2
    assert one_line(capsys) == "helpcenter: nothing was renamed: mkdocs.yml:1:1: not found here or in a folder above"


def test_stamps_that_cannot_be_read_are_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_authored(tmp_path)
    replace(tmp_path / STAMPS, "{\n", "{\n<<<<<<< HEAD\n")
    with unchanged(tmp_path):
        assert called(commands.rename, tmp_path, old="door/keys", new="hall/keys") == 1
    assert capsys.readouterr().out == f"{STAMPS}:2: the stamps cannot be read as meant; run `helpcenter stamp` first\n"
