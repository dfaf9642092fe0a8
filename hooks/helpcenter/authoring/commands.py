"""The commands for writers: each takes the parsed arguments, prints, and returns the exit code."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path

from helpcenter.authoring.move_step import move_step as moved_step
from helpcenter.authoring.new import gaps_in, new_page
from helpcenter.authoring.options import languages_around, title_of
from helpcenter.authoring.rename import rename_id, rename_page
from helpcenter.authoring.trial import RefusedError
from helpcenter.diagnostics import ESCAPED, CannotCheckError
from helpcenter.messages import Message
from helpcenter.project.changes import Changes
from helpcenter.project.places import find_root
from helpcenter.terminal import print_diff, tell

DONE, TO_DO, COULD_NOT = 0, 1, 2

_COMMA = re.compile(r"[,，、\s]+")


def new(options: argparse.Namespace) -> int:
    """Make a page in every language, with marks where the writer has to fill in words."""

    def make(root: Path) -> Changes:
        titles = {each: getattr(options, title_of(each), None) for each in languages_around(root)}
        steps = [each for each in _COMMA.split(options.steps or "") if each]
        return new_page(
            root, options.type, options.page, titles, owner=options.owner, after=options.after, steps=steps
        )  # fmt: skip

    changes = _carried_out(options, make, Message("no page was made"))
    if not isinstance(changes, Changes):
        return changes
    count = gaps_in(changes)
    tell(
        Message.counted(
            "{count} mark to fill in, in each language; `helpcenter check` says what belongs there",
            "{count} marks to fill in, in each language; `helpcenter check` says what belongs there",
            count=count,
        ),
        options.language,
    )
    return TO_DO


def rename(options: argparse.Namespace) -> int:
    """Give a page another path, or a step or section another id, wherever it is named."""

    def make(root: Path) -> Changes:
        page, mark, id_ = options.old.partition("#")
        return rename_id(root, page, id_, _new_id(page, options.new)) if mark else rename_page(root, page, options.new)

    changes = _carried_out(options, make, Message("nothing was renamed"))
    return DONE if isinstance(changes, Changes) else changes


def move_step(options: argparse.Namespace) -> int:
    """Put a step in another place, and give every reference to a step the number it has then."""

    def make(root: Path) -> Changes:
        page, _, id_ = options.step.partition("#")
        if not page or not id_:
            raise CannotCheckError(
                Message("{step!r} names no step, expected a page and an id, such as {example}",
                        step=options.step, example="account/reset-password.md#enter-code")
            )  # fmt: skip
        return moved_step(root, page, id_, options.to)

    changes = _carried_out(options, make, Message("no step was moved"))
    return DONE if isinstance(changes, Changes) else changes


def _carried_out(options: argparse.Namespace, make: Callable[[Path], Changes], failed: Message) -> Changes | int:
    """Return the changes, once they are written and named, or the exit code where there is no more to say."""
    try:
        root = find_root(Path.cwd())
        changes = make(root)
        if options.diff:
            print_diff(changes.diff())
            return DONE
        changes.write(root)
    except RefusedError as error:
        for reason in error.reasons:
            tell(reason, options.language, sys.stdout)
        tell(Message("helpcenter: {failed}; mend first what is named above", failed=failed), options.language)
        return TO_DO
    except CannotCheckError as error:
        tell(Message("helpcenter: {failed}: {reason}", failed=failed, reason=error.message), options.language)
        return COULD_NOT
    for path, content in changes.after.items():
        if content is not None:
            print(path.translate(ESCAPED))
    return changes


def _new_id(page: str, typed: str) -> str:
    """Return the new id from what was typed, alone or behind the page that it is on."""
    before, mark, id_ = typed.partition("#")
    if mark and before.removesuffix(".md") not in ("", page.removesuffix(".md")):
        raise CannotCheckError(
            Message("{new!r} is on another page, expected the new id alone, such as type-code", new=typed)
        )
    return id_ if mark else typed
