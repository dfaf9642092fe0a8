"""`helpcenter fix` mends what a rule can mend for certain, and leaves everything else as it was."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from helpcenter import check
from helpcenter.fixes import Fix, fix
from sites import run, write_site

HEAD = "---\ntitle: Open the door\ntype: procedure\n---\n\n# Open the door\n\n## Steps {#steps}\n\n"
TAIL = "\n## Result {#result}\n\nThe door is open. If not, [contact support](support/contact.md).\n"

NUMBERS = """\
1.  **Find the key.**
    {: #find }

    - You have it → [step 2](#turn)
    - You lost it → [contact support](support/contact.md)

3.  **Turn the key.** If it sticks, do what step 1 says.
    {: #turn }

    - It turns → [step 4](#push)
    - It does not → [contact support](support/contact.md)

4.  **Push.** If the key is still loose, go back to step 3.
    {: #push }
"""
MENDED_NUMBERS = """\
1.  **Find the key.**
    {: #find }

    - You have it → [step 2](#turn)
    - You lost it → [contact support](support/contact.md)

2.  **Turn the key.** If it sticks, do what [step 1](#find) says.
    {: #turn }

    - It turns → [step 3](#push)
    - It does not → [contact support](support/contact.md)

3.  **Push.** If the key is still loose, go back to [step 2](#turn).
    {: #push }
"""

TWICE = """\
1.  **Find the key.**
    {: #find }

2.  **Turn the key.** If it sticks, wait.
    {: #turn }

2.  **Turn the key.** If it sticks, wait.
    {: #turn-again }

"""

MENDED: dict[str, tuple[str, str]] = {
    "numbers, and what refers to them": (NUMBERS, MENDED_NUMBERS),
    "a number behind a step that stands there twice": (
        TWICE + "4.  **Push.**\n    {: #push }\n",
        TWICE + "3.  **Push.**\n    {: #push }\n",
    ),
    "a full stop of the wrong width": (
        MENDED_NUMBERS.replace("2.  **Turn", "2．**Turn"),
        MENDED_NUMBERS,
    ),
    "a block that cuts the list": (
        MENDED_NUMBERS.replace("3.  **Push", "Take your time.\n\n3.  **Push"),
        MENDED_NUMBERS.replace("3.  **Push", "    Take your time.\n\n3.  **Push"),
    ),
    "no blank line": (MENDED_NUMBERS.replace("\n\n3.  **Push", "\n3.  **Push"), MENDED_NUMBERS),
    "the case of a file": (MENDED_NUMBERS.replace("(support/contact.md)", "(Support/contact.md)"), MENDED_NUMBERS),
    "an invisible character": (MENDED_NUMBERS.replace("the key is", "the\u200b key is"), MENDED_NUMBERS),
    "a tab": (MENDED_NUMBERS.replace("    {: #turn }", "\t{: #turn }"), MENDED_NUMBERS),
}


def mend(folder: Path, body: str, *, head: str = HEAD, tail: str = TAIL) -> Fix:
    page = head + body + tail
    write_site(folder, {"docs/en/door.md": page, "docs/zh/door.md": page})
    return fix(folder)


@pytest.mark.parametrize(("body", "mended"), MENDED.values(), ids=MENDED.keys())
def test_what_a_rule_can_mend_is_mended(body: str, mended: str, tmp_path: Path) -> None:
    fixed = mend(tmp_path, body)
    assert fixed.after["docs/en/door.md"].decode() == HEAD + mended + TAIL


@pytest.mark.parametrize(("body", "mended"), MENDED.values(), ids=MENDED.keys())
def test_mending_twice_changes_nothing_more(body: str, mended: str, tmp_path: Path) -> None:
    mend(tmp_path, body).write(tmp_path)
    assert (tmp_path / "docs/en/door.md").read_text(encoding="utf-8") == HEAD + mended + TAIL
    assert fix(tmp_path).after == {}


def test_nothing_is_written_before_it_is_asked_for(tmp_path: Path) -> None:
    fixed = mend(tmp_path, NUMBERS)
    assert (tmp_path / "docs/en/door.md").read_bytes() == fixed.before["docs/en/door.md"]


def test_line_ends_and_mode_stay_what_they_were(tmp_path: Path) -> None:
    mend(tmp_path, NUMBERS)
    page = tmp_path / "docs/en/door.md"
    page.write_bytes(b"\xef\xbb\xbf" + page.read_bytes().replace(b"\n", b"\r\n"))
    page.chmod(0o640)
    fix(tmp_path).write(tmp_path)
    mended = (HEAD + MENDED_NUMBERS + TAIL).encode()
    assert page.read_bytes() == b"\xef\xbb\xbf" + mended.replace(b"\n", b"\r\n")
    assert stat.S_IMODE(page.stat().st_mode) == 0o640
    assert sorted(file.name for file in page.parent.iterdir()) == ["door.md", "support"]


def test_a_page_that_is_read_only_is_mended_and_stays_so(tmp_path: Path) -> None:
    write_site(tmp_path, {f"docs/{language}/door.md": HEAD + NUMBERS + TAIL for language in ("zh", "en")})
    page = tmp_path / "docs/en/door.md"
    page.chmod(0o444)
    fix(tmp_path).write(tmp_path)
    assert page.read_text(encoding="utf-8") == HEAD + MENDED_NUMBERS + TAIL
    assert stat.S_IMODE(page.stat().st_mode) == 0o444


def test_a_folder_that_cannot_be_written_is_named_and_nothing_is_left_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_source: Path, _target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    fixed = mend(tmp_path, NUMBERS)
    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(Exception, match=r"docs/en/door.md:1:1: the file cannot be written: Permission denied"):
        fixed.write(tmp_path)
    assert (tmp_path / "docs/en/door.md").read_bytes() == fixed.before["docs/en/door.md"]
    assert sorted(file.name for file in (tmp_path / "docs/en").iterdir()) == ["door.md", "support"]


def test_what_cannot_be_read_is_left_and_the_rest_is_mended(tmp_path: Path) -> None:
    write_site(tmp_path, {f"docs/{language}/door.md": HEAD + NUMBERS + TAIL for language in ("zh", "en")})
    (tmp_path / "docs/zh/other.md").symlink_to("nowhere.md")
    fixed = fix(tmp_path)
    assert fixed.after["docs/en/door.md"].decode() == HEAD + MENDED_NUMBERS + TAIL
    assert ("docs/zh/other.md", "P401") in {(each.path, each.code) for each in fixed.left.diagnostics}


def test_a_page_that_is_gone_in_the_meantime_is_named(tmp_path: Path) -> None:
    fixed = mend(tmp_path, NUMBERS)
    (tmp_path / "docs/zh/door.md").unlink()
    with pytest.raises(Exception, match=r"docs/zh/door.md:1:1: the file has changed"):
        fixed.write(tmp_path)


def test_a_page_that_changed_in_the_meantime_is_left_alone(tmp_path: Path) -> None:
    fixed = mend(tmp_path, NUMBERS)
    page = tmp_path / "docs/zh/door.md"
    page.write_text("new", encoding="utf-8")
    with pytest.raises(Exception, match=r"docs/zh/door.md:1:1: the file has changed"):
        fixed.write(tmp_path)
    assert page.read_text(encoding="utf-8") == "new"
    assert b"3.  **Turn" in (tmp_path / "docs/en/door.md").read_bytes()


def test_what_is_left_is_what_a_check_finds(tmp_path: Path) -> None:
    fixed = mend(tmp_path, NUMBERS + "\n[gone](gone.md)\n")
    assert "L201" in {each.code for each in fixed.left.diagnostics}
    fixed.write(tmp_path)
    assert fixed.left.diagnostics == check(tmp_path).diagnostics


def test_the_command_shows_a_diff_and_writes_nothing(tmp_path: Path) -> None:
    mend(tmp_path, NUMBERS)
    before = (tmp_path / "docs/en/door.md").read_bytes()
    result = run(tmp_path, "helpcenter", "fix", "--diff")
    assert result.returncode == 1
    assert "--- a/docs/en/door.md\n+++ b/docs/en/door.md\n" in result.stdout
    assert "-3.  **Turn the key.** If it sticks, do what step 1 says.\n" in result.stdout
    assert "+2.  **Turn the key.** If it sticks, do what [step 1](#find) says.\n" in result.stdout
    assert (tmp_path / "docs/en/door.md").read_bytes() == before


def test_the_command_mends(tmp_path: Path) -> None:
    mend(tmp_path, NUMBERS)
    result = run(tmp_path, "helpcenter", "fix")
    assert "2 files mended" in result.stderr
    assert (tmp_path / "docs/en/door.md").read_text(encoding="utf-8") == HEAD + MENDED_NUMBERS + TAIL
