"""Makes the finished site's own scripts as short as readers should have them: writers need comments and modules."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = "assets/javascripts"
JOINED = ("search/worker.js", "troubleshooter.js")  # with what they import, which nothing else does
SHORT_ALREADY = ".min.js"  # written elsewhere

_IMPORT = re.compile(r'^import \{[^}]*\} from "(?P<path>[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


def shorten_scripts(site: Path) -> None:
    """Take comments and white space out of the scripts of a finished site, and join workers with their modules.

    A joined module is a part of its worker and has no file of its own any more; what was written elsewhere stays.
    """
    from rjsmin import jsmin  # noqa: PLC0415 -- not needed for a check

    folder = site / FOLDER
    for worker in JOINED:
        if (folder / worker).is_file():
            _join(folder / worker)
    for file in folder.rglob("*.js"):
        if not file.name.endswith(SHORT_ALREADY):
            file.write_text(jsmin(file.read_text(encoding="utf-8")), encoding="utf-8")


def _join(worker: Path) -> None:
    """Put the modules that a script imports by names in place of the imports, each once, and remove their files."""
    modules: dict[Path, str] = {}
    text = _with_imports(worker, modules)
    outside = [line for each in modules.values() for line in each.splitlines() if line.startswith("import ")]
    inside = [
        line for each in (*modules.values(), text) for line in each.splitlines() if not line.startswith("import ")
    ]
    for file in modules:
        file.unlink()
    worker.write_text("\n".join((*dict.fromkeys(outside), *inside)), encoding="utf-8")


def _with_imports(file: Path, modules: dict[Path, str]) -> str:
    """Return the text of a script, without its imports by names; what they import is added to `modules` before."""
    text = file.read_text(encoding="utf-8")
    for found in _IMPORT.finditer(text):
        module = (file.parent / found["path"]).resolve()
        if module not in modules:
            content = _with_imports(module, modules)
            modules[module] = _EXPORT.sub("", content)
    return _IMPORT.sub("", text)
