"""What the benchmarks build: this site with more pages, and the same pages for other generators."""

from __future__ import annotations

import re
import shutil
import sys
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from posixpath import dirname

from corpus import page, path_of

from helpcenter.kept import FOLDER
from sites import ROOT, copy_project, replace, run, write_site

LANGUAGES = "zh", "en"  # the first is the default
OWN_PAGES = len(list((ROOT / "docs" / LANGUAGES[0]).rglob("*.md")))
EDITED = "account/reset-password"
ADDRESS = "https://help.example.com/"
FEATURES = (
    "navigation.indexes, navigation.top, navigation.tracking, toc.follow, "
    "search.suggest, search.highlight, content.code.copy"
)
MKDOCS = sys.executable, "-m", "mkdocs"
QUIET = "build", "--quiet"
SERVE = "serve", "--livereload", "--dev-addr", "127.0.0.1:{port}"
SEARCH = r"  - search: {separator: '[\s\u200b\-]'}" + "\n"


@dataclass(frozen=True)
class Tool:
    """A generator and its project.

    `builds` are the commands that make the whole site in `sites`, one after another, and `serve` the one that shows a
    preview; all run in `folder`. `edited` is the page that is edited, `caches` what a build keeps for the next one.
    """

    folder: Path
    builds: tuple[tuple[str, ...], ...]
    serve: tuple[str, ...]
    sites: tuple[Path, ...]
    edited: Path
    caches: tuple[Path, ...] = ()

    def forget(self) -> None:
        """Remove what was built, and what builds keep."""
        for each in (*self.sites, *self.caches):
            shutil.rmtree(each, ignore_errors=True)


def write_project(folder: Path, pages: int) -> None:
    """Write this site with `pages` more in each language."""
    copy_project(folder)
    paths = [path_of(number) for number in range(pages)]
    parts = {part: "".join(f"      - {path}\n" for path in inside) for part, inside in groupby(paths, key=dirname)}
    navigation = "".join(f"  - {part}:\n{inside}" for part, inside in parts.items())
    replace(folder / "mkdocs.yml", "nav:\n", f"nav:\n{navigation}")
    for language in LANGUAGES:
        write_site(folder, {f"docs/{language}/{path}": page(n, pages, language) for n, path in enumerate(paths)})
    for command in ("fix", "stamp"):  # take note of the new pages
        run(folder, "helpcenter", command)


def write_tools(folder: Path, pages: int, zensical: Path | None, jieba: Path | None) -> dict[str, Tool]:
    """Write this site with `pages` pages in each language for every tool, for Zensical where its command is given.

    `jieba` is the folder where that package is.
    """
    write_project(folder / "ours", pages - OWN_PAGES)
    config = (folder / "ours/mkdocs.yml").read_text(encoding="utf-8")
    tools = {"ours": ours(folder / "ours"), **stock(folder / "stock", folder / "ours/docs", config, jieba)}
    if zensical:
        tools["zensical"] = zensical_of(folder / "zensical", folder / "ours/docs", config, str(zensical))
    return tools


def ours(folder: Path) -> Tool:
    """Return this project."""
    edited, cache = folder / f"docs/{LANGUAGES[0]}/{EDITED}.md", folder / FOLDER
    return Tool(folder, ((*MKDOCS, *QUIET),), (*MKDOCS, *SERVE), (folder / "site",), edited, (cache,))


def stock(folder: Path, docs: Path, ours: str, jieba: Path | None) -> dict[str, Tool]:
    """Write the project for MkDocs, Material and static-i18n without anything of this one, also with a pruned menu.

    `ours` is this project's configuration: pages, navigation, Markdown extensions and languages are the same. Material
    finds words in Chinese with the package in the folder `jieba`; without it, its search finds whole sentences only.
    """
    _copy(docs, folder / "docs")
    edited = folder / f"docs/{LANGUAGES[0]}/{EDITED}.md"
    same = "".join(_block(ours, each) for each in ("extra", "exclude_docs", "nav"))
    plugins = _block(ours, "plugins").replace("plugins:\n", f"plugins:\n{SEARCH}")
    mkdocs = (*(["env", f"PYTHONPATH={jieba}"] if jieba else ()), *MKDOCS)
    tools = {}
    for name, features in (("stock", FEATURES), ("pruned", f"{FEATURES}, navigation.prune")):
        head = f"site_name: *site_name_{LANGUAGES[0]}\nsite_url: {ADDRESS}\nsite_dir: site-{name}\n"
        theme = f"theme: {{name: material, font: false, features: [{features}]}}\n"
        text = f"{same}{head}{theme}{_extensions(ours)}{plugins}"
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
        chosen = "--config-file", f"{name}.yml"
        build, serve = (*mkdocs, *QUIET, *chosen), (*mkdocs, *SERVE, *chosen)
        tools[name] = Tool(folder, (build,), serve, (folder / f"site-{name}",), edited)
    return tools


def zensical_of(folder: Path, docs: Path, ours: str, command: str) -> Tool:
    """Write a project for Zensical in each language: it builds one language at a time."""
    for language in LANGUAGES:
        _copy(docs / language, folder / language / "docs")
        address = ADDRESS + (f"{language}/" if language != LANGUAGES[0] else "")
        features = f"features: [{FEATURES}, navigation.prune]"
        theme = f"theme: {{name: material, language: {language}, font: false, {features}}}\n"
        head = f"site_name: *site_name_{language}\nsite_url: {address}\n{theme}plugins:\n{SEARCH}"
        text = f"{_block(ours, 'extra')}{_block(ours, 'nav')}{head}{_extensions(ours)}"
        (folder / language / "mkdocs.yml").write_text(text, encoding="utf-8")
    configs = [f"{language}/mkdocs.yml" for language in LANGUAGES]
    builds = tuple((command, "build", "--config-file", config) for config in configs)
    serve = command, "serve", "--config-file", configs[0], "--dev-addr", "127.0.0.1:{port}"
    sites, caches = (tuple(folder / language / each for language in LANGUAGES) for each in ("site", ".cache"))
    return Tool(folder, builds, serve, sites, folder / LANGUAGES[0] / f"docs/{EDITED}.md", caches)


def _copy(docs: Path, folder: Path) -> None:
    """Copy pages, without the template of ours that a home page asks for."""
    shutil.copytree(docs, folder)
    for home in (each for each in folder.rglob("index.md") if "\ntemplate: " in each.read_text(encoding="utf-8")):
        text = re.sub(r"^template: .*\n", "", home.read_text(encoding="utf-8"), flags=re.MULTILINE)
        home.write_text(text, encoding="utf-8")


def _extensions(config: str) -> str:
    return _block(config, "markdown_extensions").replace("  - helpcenter.markdown\n", "")


def _block(config: str, key: str) -> str:
    """Return a key of mkdocs.yml with all that is below it."""
    found = re.search(rf"^{key}:.*\n(?:(?:[ #].*)?\n)*", config, re.MULTILINE)
    if not found:
        sys.exit(f"mkdocs.yml: no {key}")
    return found[0]
