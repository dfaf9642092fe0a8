"""Hears of changed files from the system as soon as they change, by watchdog, which comes with MkDocs' server."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileAttribEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

from helpcenter.project.states import files_in

# All but that a file was opened or closed: a build reads every page.
_CHANGES: list[type[FileSystemEvent]] = [
    *(FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent, FileAttribEvent),
    *(DirCreatedEvent, DirDeletedEvent, DirMovedEvent),
]


def watched_by(server: Any) -> set[str]:
    """Return the files and folders that MkDocs' server watches."""
    return {emitter.watch.resolved_path for emitter in server.observer.emitters}


def hear_from_system(server: Any, paths: Iterable[str]) -> bool:
    """Let the system itself tell MkDocs' server of the changes below the `paths` that it watches, or is about to.

    Where the system has no more watches to give, or a link leads elsewhere, of which it tells nothing, the answer is
    no, and the server goes on looking at all files itself.
    """
    if any(Path(file).is_symlink() for path in paths for file in (path, *files_in(path, with_folders=True))):
        return False
    trial = _Changes()
    for path in paths:
        trial.schedule(FileSystemEventHandler(), path, recursive=True)
    try:
        trial.start()
    except OSError:
        trial.unschedule_all()
        return False
    trial.stop()
    trial.join()
    watched = watched_by(server)
    for path in watched:
        with suppress(KeyError):  # it was watched once more
            while True:
                server.unwatch(path)
    server.observer = _Changes()
    for path in watched:
        server.watch(path)
    return True


def tell(server: Any) -> None:
    """Tell MkDocs' server of a change, though no file has changed."""
    for emitter in list(server.observer.emitters)[:1]:
        emitter.queue_event(FileModifiedEvent(emitter.watch.resolved_path))


class _Changes(Observer):  # type: ignore[misc,valid-type] # which class it is depends on the system
    """Tells of changes alone, and of a folder that was moved as of a file: of what is in it nothing else may."""

    def schedule(self, event_handler: FileSystemEventHandler, path: str, *, recursive: bool) -> ObservedWatch:
        handler = _Files(event_handler)
        watch: ObservedWatch = super().schedule(handler, path, recursive=recursive, event_filter=_CHANGES)
        return watch


class _Files(FileSystemEventHandler):
    def __init__(self, handler: FileSystemEventHandler) -> None:
        self.handler = handler

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.handler.dispatch(FileModifiedEvent(event.src_path) if event.is_directory else event)
