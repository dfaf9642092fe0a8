"""Edits the project in the folder that it is run in while MkDocs serves it: `python tests/refreshing.py`.

Prints, for each of `EDITS`, how many whole builds it took, and the files of the site that another whole build makes
otherwise. What MkDocs' server does at each change is done at once, without waiting for the file system.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.commands import serve
from mkdocs.livereload import LiveReloadServer

sys.path.insert(0, str(Path(__file__).parent))

from helpcenter.preview.check import FOLLOWER
from sites import ROOT, append, replace

Edit = Callable[[Path], Any]

_BAR = re.compile(rb'<aside id="hc-preview".*?</aside>', re.DOTALL)
FIRST, OTHER = "docs/zh/account/reset-password.md", "docs/en/account/reset-password.md"
LED_TO = "docs/zh/account/account-safety.md"
ELSEWHERE = "docs/zh/faq.md"
TEXT = "忘了登录密码，可以自己在应用里设一个新的。"


def append_to(*names: str) -> Edit:
    def edit(root: Path) -> None:
        for name in names:
            append(root / name, "\n再来一行。\n")

    return edit


def restore(root: Path) -> None:
    for name in (FIRST, OTHER):
        (root / name).write_bytes((ROOT / name).read_bytes())


STEP = "3.  **输入验证码。** 把收到的验证码原样填进应用的验证码框。\n    {: #enter-code }\n"
FAST: dict[str, tuple[Edit, ...]] = {
    "nothing": (lambda root: (root / FIRST).touch(),),
    "a word": (lambda root: replace(root / FIRST, TEXT, f"{TEXT}慢慢来。"),),
    "a heading": (lambda root: replace(root / FIRST, "## 开始之前 {", "## 开始以前 {"),),
    "the id of a heading": (lambda root: replace(root / FIRST, "{#before-you-start}", "{#before-you-begin}"),),
    "one heading more": (lambda root: append(root / FIRST, "\n## 另外 {#besides}\n\n一句话。\n"),),
    "an admonition": (lambda root: append(root / FIRST, "\n!!! tip\n\n    小心。\n"),),
    "a link to a step": (lambda root: append(root / ELSEWHERE, "\n[第 3 步](account/reset-password.md#enter-code)\n"),),
    "the title of that step": (lambda root: replace(root / FIRST, "**输入验证码。**", "**填写验证码。**"),),
    "the id of that step": (lambda root: replace(root / FIRST, "{: #enter-code }", "{: #enter-that-code }"),),
    "a link to nowhere": (lambda root: append(root / FIRST, "\n[写错的链接](no-such-page.md)\n"),),
    "a table": (lambda root: append(root / FIRST, "\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n"),),
    "a footnote": (lambda root: append(root / FIRST, "\n注[^1]\n\n[^1]: 脚注\n"),),
    "a list that is broken": (lambda root: replace(root / FIRST, "2.  **", "7、 **"),),
    "an id that others lead to": (lambda root: replace(root / LED_TO, "{#gave-code-away}", "{#given-away}"),),
    "that id again": (lambda root: replace(root / LED_TO, "{#given-away}", "{#gave-code-away}"),),
    "one page in both languages": (append_to(FIRST, OTHER),),
    "two pages": (append_to(ELSEWHERE, "docs/en/about.md"),),
    "what was there before": (restore,),
    "a fact that a translation has to follow": (lambda root: replace(root / FIRST, TEXT, f"{TEXT}等 45 分钟。"),),
    "a step less, and that fact": (lambda root: replace(root / FIRST, STEP, ""), restore),
    "several saves": (append_to(FIRST), append_to(OTHER), append_to(ELSEWHERE), restore, append_to(OTHER)),
    "no end of line": (lambda root: (root / FIRST).write_bytes((root / FIRST).read_bytes().rstrip()),),
}
WHOLE: dict[str, tuple[Edit, ...]] = {
    "a title": (lambda root: replace(root / FIRST, "title: 重置密码", "title: 重设密码"),),
    "no front matter": (lambda root: replace(root / ELSEWHERE, "---\ntitle", "title"),),
    "what is no text": (lambda root: (root / "docs/zh/about.md").write_bytes("乱码".encode("gbk")),),
    "a text again": (lambda root: shutil.copy(ROOT / "docs/zh/about.md", root / "docs/zh"),),
    "one page more": (lambda root: shutil.copy(ROOT / "docs/zh/about.md", root / "docs/zh/more.md"),),
    "one page less": (lambda root: (root / "docs/zh/more.md").unlink(),),
    "the register": (lambda root: replace(root / "docs/channels.yml", "在哪里", "在何处"),),
    "a template": (lambda root: append(root / "overrides/main.html", "<!-- new -->"),),
    "the configuration": (lambda root: replace(root / "mkdocs.yml", "name: English", "name: In English"),),
}
EDITS = FAST | WHOLE


class Server(LiveReloadServer):
    """Does the edits in place of waiting for some."""

    whole_builds = 0

    def __init__(self, builder: Callable[[], None], *arguments: Any, **options: Any) -> None:
        """Count the whole builds."""

        def build() -> None:
            self.whole_builds += 1
            builder()

        self.build_all = build
        super().__init__(build, *arguments, **options)

    def serve(self, *, open_in_browser: bool = False) -> None:  # noqa: ARG002 -- as MkDocs calls it
        """Print what the edits did."""
        json.dump({name: self.did(*edits) for name, edits in EDITS.items()}, sys.stdout)

    def did(self, *edits: Edit) -> tuple[int, list[str]]:
        """Return how many whole builds some edits took, and what those left otherwise than another one does."""
        before = self.whole_builds
        for edit in edits:
            edit(Path.cwd())
            self.builder()
        builds = self.whole_builds - before
        for thread in threading.enumerate():
            if thread.name == FOLLOWER:
                thread.join()
        shown = self.files()
        self.build_all()
        expected = self.files()
        return builds, sorted(name for name in shown.keys() | expected if shown.get(name) != expected.get(name))

    def files(self) -> dict[str, Any]:
        """Return the whole site, and what is said to be wrong on each page."""
        folder = Path(self.root)
        files = {each.relative_to(folder).as_posix(): each for each in folder.rglob("*") if each.is_file()}
        bars = {f"bar of {name}": self.bar_of(name) for name in files if name.endswith("index.html")}
        return bars | {name: file.read_bytes() for name, file in files.items()}

    def bar_of(self, name: str) -> list[bytes]:
        """Return the bar on a page, by its file."""
        environ = {"PATH_INFO": f"{self.mount_path}{name}", "REQUEST_METHOD": "GET"}
        application: Any = self.get_app()
        return _BAR.findall(b"".join(application(environ, lambda *_: None)))


if __name__ == "__main__":
    vars(serve)[LiveReloadServer.__name__] = Server
    serve.serve("mkdocs.yml", dev_addr="127.0.0.1:8000")
