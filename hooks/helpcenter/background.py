"""Checks in a process of its own while the site generator renders, which then loads none of the rules.

What was read there becomes the search index, the pages as Markdown, and their pictures, too.

`background_worker` is what runs in that process.
"""

from __future__ import annotations

import contextlib
import pickle
import select
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from helpcenter.diagnostics import CannotCheckError, Report
from helpcenter.kept import FOLDER, HTML
from helpcenter.messages import Message
from helpcenter.model import Brand, Guide, Head, Notice, Renderer
from helpcenter.project.states import State, states_of

SELDOM = 50_000  # how many objects are made before Python looks for garbage among all, of which there is next to none


class BackgroundCheck:
    """Checks the help center in `root` that the file `config` there describes, as often as it is told to begin.

    The process ends with the one that started it, however that happens; the terminal's signals pass it by. `latest` is
    the last report, or says why there is none. `early` is for whoever renders pages before it is there.
    """

    _worker = "helpcenter.background_worker"

    def __init__(self, root: Path, config: str) -> None:
        """Take the site; nothing begins yet."""
        self._root = root
        self._command = [sys.executable, "-m", self._worker, str(root), config]
        self._process: subprocess.Popen[bytes] | None = None
        self._notices: Mapping[str, Notice] | None = None
        self._made_of: list[str] = []
        self._states: dict[str, State] = {}
        self.is_awaited = False
        self.early: list[str] = []
        self.latest = Report((), (), 0, 0)

    def begin(self, made_of: Iterable[str] = ()) -> None:
        """Begin to check the pages, and make `report` something to be waited for.

        `made_of` are the files and folders of which the site will be made: see `keep`.
        """
        self._made_of = list(made_of)
        self._states = states_of(self._made_of)
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(  # noqa: S603 -- this engine itself
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, process_group=0
            )
        self._ask("pages")
        self._ask("notices")  # which are no work, and would come behind all that is asked meanwhile
        self._notices = None
        self.early = []
        self.is_awaited = True

    @property
    def is_done(self) -> bool:
        """Tell whether `report` would return or raise at once."""
        stdout: Any = self._process and self._process.stdout
        return bool(select.select([stdout], [], [], 0)[0])

    def report(self) -> Report:
        """Wait until the pages are checked, and return what is wrong with them, without the site.

        Raises CannotCheckError where nothing could be said, also where the process has ended.
        """
        self.is_awaited = False
        found, notices = self._read(), self._read()
        if isinstance(found, CannotCheckError):
            self.latest = Report((), (found.message,), 0, 0)
            raise found
        self.latest, self._notices = found, notices
        return self.latest

    def notices(self) -> Mapping[str, Notice]:
        """Return what readers of the pages have to be warned of, as `upkeep.notices` does.

        Raises CannotCheckError where the pages could not be checked.
        """
        if self._notices is None:
            raise CannotCheckError(Message("the pages of the site were not checked"))
        return self._notices

    def read_ahead(self, folder: Path, themes: Iterable[Path], language: str) -> None:
        """Begin to read the finished pages of one language in `folder`, which leaves less to do for `check_built`."""
        self._ask("ahead", folder, tuple(themes), language)

    def tell(self, language: str, guide: Guide, built: Mapping[str, str], renderer: Renderer) -> None:
        """Tell what the site generator knows of a language.

        `built` are the files of its pages in the finished site, by their path from the docs folder.
        """
        self._ask("told", language, guide, built, renderer)

    @property
    def keeps_pages(self) -> bool:
        """Tell whether pages may be known from an earlier build, for which it is worth to wait for the check."""
        return (self._root / FOLDER / HTML).is_dir()

    def restore(self, language: str, folder: Path) -> Mapping[str, Head]:
        """Write those pages of a language into the unfinished site in `folder` that an earlier build has rendered.

        Return what is known of them, by their path from the docs folder; they need not be rendered. Raises
        CannotCheckError as `write_index` does.
        """
        self._ask("restore", language, folder)
        restored: Mapping[str, Head] = self._answer()
        return restored

    def keep(self, folder: Path) -> None:
        """Keep the pages of the unfinished site in `folder` for the builds to come.

        Nothing is kept where somebody has written meanwhile: what was rendered may be of what was there before. Raises
        CannotCheckError where the process has ended.
        """
        if states_of(self._made_of) != self._states:
            return
        self._ask("keep", folder)
        self._answer()

    def begin_beside(self, language: str, brand: Brand, folder: Path, address: str) -> None:
        """Begin to write what stands beside those pages of a language that were not restored: twins and pictures.

        They go into the unfinished site in `folder` that will stand at `address`. `check_built` says where that failed.
        """
        self._ask("beside", language, brand, folder, address)

    def write_redirects(self, folder: Path, address: str) -> None:
        """Write what leads on from pages that are gone into the site in `folder`, as `redirects` does.

        Raises CannotCheckError as `write_index` does.
        """
        self._ask("redirects", folder, address)
        self._answer()

    def check_built(self, folder: Path, address: str, themes: Iterable[Path]) -> Report:
        """Check the finished site against the pages of the last report, as `checking.check_built` does.

        Raises CannotCheckError where the process has ended.
        """
        self._ask("built", folder, address, tuple(themes))
        report: Report = self._answer()
        return report

    def write_index(self, folder: Path, themes: Iterable[Path]) -> None:
        """Write the search index into the finished site in `folder`, which is read where `check_built` has not done it.

        Raises CannotCheckError where that fails, also where the process has ended.
        """
        self._ask("index", folder, tuple(themes))
        self._answer()

    def finish(self, folder: Path, address: str, sends_to: str) -> None:
        """Make what a host serves of the finished site in `folder`, as `publishing.finishing` does.

        Raises CannotCheckError where that fails, also where the process has ended.
        """
        self._ask("finish", folder, address, sends_to)
        self._answer()

    def write_offline(self, folder: Path, *, is_on: bool) -> None:
        """Write into the finished site in `folder` what is kept for readers without network.

        Where that is not on, what was kept before goes, see `publishing.offline`. Raises CannotCheckError as `finish`.
        """
        self._ask("offline", folder, is_on)
        self._answer()

    def end(self) -> None:
        """End the process, whether or not it has work to do."""
        if self._process:
            # What a process that died never read is still to be written when its pipe is closed.
            with contextlib.suppress(BrokenPipeError), self._process as process:
                process.kill()

    def _ask(self, *request: Any) -> None:
        stdin: Any = self._process and self._process.stdin
        with contextlib.suppress(BrokenPipeError):  # the answer will be missing
            pickle.dump(request, stdin)
            stdin.flush()

    def _read(self) -> Any:
        """Return an answer, also one that says what could not be done."""
        try:
            return self._answer()
        except CannotCheckError as error:
            return error

    def _answer(self) -> Any:
        stdout: Any = self._process and self._process.stdout
        try:
            answer = pickle.load(stdout)  # noqa: S301 -- from our own process
        except (EOFError, pickle.UnpicklingError) as error:
            raise CannotCheckError(Message("the process that was checking the pages has ended")) from error
        if isinstance(answer, CannotCheckError):
            raise answer
        return answer
