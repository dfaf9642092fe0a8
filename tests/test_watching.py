"""MkDocs' server hears at once of every change, and of nothing else."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.api import BaseObserver

from helpcenter.preview.watching import hear_from_system, watched_by

PATIENCE = 30  # seconds until a change must have been heard of
QUIET = 0.3  # seconds after which nothing more is to come


def project(folder: Path) -> tuple[Path, Path]:
    """Return a folder of pages and a configuration."""
    docs, config = folder / "docs", folder / "mkdocs.yml"
    (docs / "zh").mkdir(parents=True)
    (docs / "zh/page.md").write_text("text", encoding="utf-8")
    config.touch()
    return docs, config


def server_of(docs: Path, config: Path, built: threading.Event) -> LiveReloadServer:
    """Return MkDocs' server of a project, which sets an event in place of building it."""
    server = LiveReloadServer(built.set, "127.0.0.1", 0, str(docs.parent / "site"))
    for path in (docs, config, docs):
        server.watch(str(path))
    return server


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, threading.Event]]:
    """A project whose server hears of changes from the system, and what is set as soon as it hears of one."""
    docs, config = project(tmp_path)
    built = threading.Event()
    server = server_of(docs, config, built)
    assert hear_from_system(server, [str(docs), str(config)])
    thread = threading.Thread(target=server.serve)
    thread.start()
    while not server.serve_thread.is_alive():
        pass
    yield tmp_path, built
    server.shutdown(wait=True)
    thread.join()


def save_by_another_file(root: Path, name: str) -> None:
    (root / "another").write_text("new", encoding="utf-8")
    (root / "another").replace(root / name)


def make_a_folder(root: Path) -> None:
    (root / "docs/en").mkdir()
    (root / "docs/en/page.md").touch()


CHANGES: dict[str, Callable[[Path], Any]] = {
    "a page": lambda root: (root / "docs/zh/page.md").write_text("new", encoding="utf-8"),
    "a page, by another file": lambda root: save_by_another_file(root, "docs/zh/page.md"),
    "the configuration": lambda root: (root / "mkdocs.yml").write_text("new", encoding="utf-8"),
    "the configuration, by another file": lambda root: save_by_another_file(root, "mkdocs.yml"),
    "a new folder": make_a_folder,
    "a folder that is gone": lambda root: (root / "docs/zh").rename(root / "zh"),
    "a page that nobody may read": lambda root: (root / "docs/zh/page.md").chmod(0),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_server_hears_of(change: str, served: tuple[Path, threading.Event]) -> None:
    root, built = served
    CHANGES[change](root)
    assert built.wait(PATIENCE)


def test_the_server_hears_of_a_page_in_a_folder_that_came_later(served: tuple[Path, threading.Event]) -> None:
    root, built = served
    make_a_folder(root)
    assert built.wait(PATIENCE)
    while built.wait(QUIET):
        built.clear()
    (root / "docs/en/page.md").write_text("new", encoding="utf-8")
    assert built.wait(PATIENCE)


def test_the_server_does_not_hear_of_pages_that_are_read(served: tuple[Path, threading.Event]) -> None:
    root, built = served
    for file in ("docs/zh/page.md", "mkdocs.yml"):
        (root / file).read_bytes()
    (root / "beside.md").touch()
    assert not built.wait(QUIET)


def use_up_the_watches(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def start(observer: BaseObserver) -> None:
        raise OSError(28, f"no watch is left for {observer}")

    monkeypatch.setattr("helpcenter.preview.watching._Changes.start", start)


def lead_elsewhere(docs: Path, _: pytest.MonkeyPatch) -> None:
    shutil.move(docs / "zh", docs.parent / "zh")
    (docs / "zh").symlink_to(docs.parent / "zh")


@pytest.mark.parametrize("trouble", [use_up_the_watches, lead_elsewhere])
def test_where_the_system_cannot_tell_the_server_goes_on_looking(
    trouble: Callable[[Path, pytest.MonkeyPatch], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs, config = project(tmp_path)
    server = server_of(docs, config, threading.Event())
    observer = server.observer
    trouble(docs, monkeypatch)
    assert not hear_from_system(server, [str(docs), str(config)])
    assert server.observer is observer
    assert watched_by(server) == {str(docs), str(config)}
    server.server_close()
