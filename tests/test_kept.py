"""What is kept from one build to the next is whole or as good as not there, whatever happens to it."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from helpcenter.kept import FOLDER, HTML, SIZE, Kept, digest

KEY, OTHER = digest(b"key"), digest(b"other")
DATA = b"<html>" * 40


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    kept = Kept(tmp_path)
    kept.put(KEY, DATA)
    return kept


def entry(root: Path, key: bytes = KEY) -> Path:
    return root / FOLDER / HTML / key.hex()


def test_an_entry_comes_back_as_it_was(kept: Kept, tmp_path: Path) -> None:
    assert Kept(tmp_path).get(KEY) == DATA
    assert kept.get(OTHER) is None
    assert (tmp_path / FOLDER / ".gitignore").read_text(encoding="utf-8") == "*\n"


@pytest.mark.usefixtures("kept")
def test_an_entry_with_one_other_byte_is_none(tmp_path: Path) -> None:
    whole = entry(tmp_path).read_bytes()
    for place in range(len(whole)):
        entry(tmp_path).write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert Kept(tmp_path).get(KEY) is None, place


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("length", [0, 1, SIZE - 1, SIZE, SIZE + 1, -1])
def test_an_entry_that_was_cut_off_is_none(tmp_path: Path, length: int) -> None:
    entry(tmp_path).write_bytes(entry(tmp_path).read_bytes()[:length])
    assert Kept(tmp_path).get(KEY) is None


@pytest.mark.usefixtures("kept")
def test_an_entry_under_the_key_of_another_is_none(tmp_path: Path) -> None:
    entry(tmp_path).rename(entry(tmp_path, OTHER))
    assert Kept(tmp_path).get(OTHER) is None


@pytest.mark.usefixtures("kept")
def test_dates_mean_nothing(tmp_path: Path) -> None:
    os.utime(entry(tmp_path), (0, 0))
    assert Kept(tmp_path).get(KEY) == DATA


def test_what_cannot_be_written_is_told_once_and_leaves_nothing(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a full disk, where the beginning of a file is still written."""

    def full(file: Path, data: bytes) -> None:
        with file.open("wb") as begun:
            begun.write(data[:10])
        raise OSError(28, "No space left on device", str(file))

    monkeypatch.setattr(Path, "write_bytes", full)
    for number in range(3):
        kept.put(digest(bytes([number])), DATA)
    assert kept.trouble
    assert str(digest(b"\0").hex()) in kept.trouble.filename
    assert [each.name for each in kept.folder.iterdir()] == [KEY.hex()]


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_bytes(b"")
    kept = Kept(tmp_path)
    kept.put(KEY, DATA)
    assert kept.trouble
    assert kept.get(KEY) is None
    kept.drop_unused()


def test_what_a_build_has_no_use_for_goes_when_it_is_too_much(tmp_path: Path) -> None:
    for number in range(10):
        build = Kept(tmp_path)
        for page in range(4):
            build.put(digest(bytes([number, page])), DATA)
        (build.folder / f"killed.{number}").write_bytes(DATA)
        build.drop_unused()
        assert len(list(build.folder.iterdir())) <= 12
        assert all(build.get(digest(bytes([number, page]))) for page in range(4))


def test_builds_at_the_same_time_leave_each_other_whole_entries(tmp_path: Path) -> None:
    def build() -> None:
        kept = Kept(tmp_path)
        for number in range(60):
            kept.put(digest(bytes([number])), DATA * (number + 1))
        kept.drop_unused()
        troubles.append(kept.trouble)

    troubles: list[OSError | None] = []
    builds = [threading.Thread(target=build) for _ in range(4)]
    for each in builds:
        each.start()
    for each in builds:
        each.join()
    assert troubles == [None] * 4
    after = Kept(tmp_path)
    assert all(after.get(digest(bytes([number]))) == DATA * (number + 1) for number in range(60))
