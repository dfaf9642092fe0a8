"""Makes the finished site's own scripts as short as readers should have them: writers need comments and modules."""

from __future__ import annotations

import os
import posixpath
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from helpcenter.diagnostics import CannotCheckError
from helpcenter.messages import Message

FOLDER = "assets/javascripts"
ENTRIES = "site.js", "search/worker.js"  # what they import is joined to them; what they import later has its own file
UNUSED = "lunr", "workers"  # folders of the theme, whose search is not this site's
SHORT_ALREADY = ".min.js"  # written elsewhere

_IMPORT = re.compile(r'^import (?:\{(?P<names>[^}]*)\} from )?"(?P<path>\.[^"]+)";\n', re.MULTILINE)
_IMPORT_ELSEWHERE = re.compile(r'^import (?P<names>\w+) from "(?P<path>\.[^"]+)";\n', re.MULTILINE)
_IMPORT_LATER = re.compile(r'\bimport\("(?P<path>\.[^"]+)"\)')
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const) ?(?P<name>\w+))", re.MULTILINE)
_NOT_JOINED = re.compile(r"^(?:import|export)\b(?!\().*", re.MULTILINE)


def shorten_scripts(site: Path) -> None:
    """Take comments and white space out of the scripts of a finished site, and join each with its modules.

    A joined module is a part of its script and has no file of its own any more; what was written elsewhere stays.
    Raises CannotCheckError where modules cannot be joined.
    """
    from rjsmin import jsmin  # noqa: PLC0415 -- not needed for a check

    folder = site / FOLDER
    for name in UNUSED:
        shutil.rmtree(folder / name, ignore_errors=True)
    for file in folder.glob("*.map"):
        file.unlink()
    _join_all([folder / name for name in ENTRIES if (folder / name).is_file()])
    for file in folder.rglob("*.js"):
        if not file.name.endswith(SHORT_ALREADY):
            file.write_text(jsmin(file.read_text(encoding="utf-8")), encoding="utf-8")


def _join_all(entries: list[Path]) -> None:
    """Join every script that a page begins with or asks for later, and remove the files of their modules."""
    joined: dict[Path, str] = {}
    modules: set[Path] = set()
    while entries:
        entry = entries.pop()
        if entry not in joined:
            script = _Script(entry)
            joined[entry] = script.joined()
            modules.update(script.modules)
            entries.extend(script.later)
    for file in modules - joined.keys():
        file.unlink()
    for file, text in joined.items():
        file.write_text(text, encoding="utf-8")


@dataclass(slots=True)
class _Script:
    """A script and its modules, in the order in which they run; each is a function, so that no names meet."""

    entry: Path
    modules: dict[Path, str] = field(default_factory=dict)
    elsewhere: list[str] = field(default_factory=list)
    later: list[Path] = field(default_factory=list)

    def joined(self) -> str:
        text = self._with_modules(self.entry, ())
        return "".join((*dict.fromkeys(self.elsewhere), *self.modules.values(), text))

    def _with_modules(self, file: Path, importing: tuple[Path, ...]) -> str:
        """Return the text of a script with its modules as constants; those that are new are added to `modules`."""
        if file in importing:
            message = Message("{file} imports itself by way of {other}", file=file.name, other=importing[-1].name)
            raise CannotCheckError(message)

        def imported(found: re.Match[str]) -> str:
            module = _resolve(file, found["path"])
            if module not in self.modules:
                self._add(module, self._with_modules(module, (*importing, file)))
            names = (found["names"] or "").replace(" as ", ": ").strip()
            return f"const {{ {names} }} = {self._name(module)};\n" if names else ""

        def imported_elsewhere(found: re.Match[str]) -> str:
            path = self._from_entry(_resolve(file, found["path"]))
            self.elsewhere.append(f'import {found["names"]} from "{path}";\n')
            return ""

        def imported_later(found: re.Match[str]) -> str:
            self.later.append(_resolve(file, found["path"]))
            return f'import("{self._from_entry(self.later[-1])}")'

        text = _IMPORT.sub(imported, file.read_text(encoding="utf-8"))
        return _IMPORT_LATER.sub(imported_later, _IMPORT_ELSEWHERE.sub(imported_elsewhere, text))

    def _add(self, module: Path, text: str) -> None:
        names = ", ".join(found["name"] for found in _EXPORT.finditer(text))
        text = _EXPORT.sub("", text)
        if unknown := _NOT_JOINED.search(text):
            message = Message(
                "{file} cannot be joined with {script}: {line}",
                file=module.name,
                script=self.entry.name,
                line=unknown[0],
            )
            raise CannotCheckError(message)
        self.modules[module] = ""  # has its place, which makes its name
        self.modules[module] = f"const {self._name(module)} = (() => {{\n{text}\nreturn {{ {names} }};\n}})();\n"

    def _name(self, module: Path) -> str:
        return f"${list(self.modules).index(module)}"

    def _from_entry(self, file: Path) -> str:
        path = Path(os.path.relpath(file, self.entry.parent)).as_posix()
        return path if path.startswith(".") else posixpath.join(".", path)


def _resolve(file: Path, path: str) -> Path:
    return Path(os.path.normpath(file.parent / path))
