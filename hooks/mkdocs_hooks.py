"""The adapter between MkDocs and the engine; beside it only `mkdocs_preview` knows MkDocs.

static-i18n runs one build a language inside the first, so every event comes once a language. MkDocs holds on to the
module between the rebuilds of `mkdocs serve`, so it keeps nothing but the command that it was started with, the process
that checks while MkDocs renders, and what `mkdocs_preview` keeps.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import mkdocs
from jinja2 import Environment
from mkdocs.commands.build import _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure import pages as mkdocs_pages
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from helpcenter.background import SELDOM, BackgroundCheck
from helpcenter.diagnostics import CannotCheckError, Report, render_text
from helpcenter.markdown.reused import Reused
from helpcenter.markdown.structured_data import breadcrumbs
from helpcenter.messages import Message, chosen_language, say
from helpcenter.model import NO_NOTICE, Brand, Guide, Head, Notice, Renderer, resolve
from helpcenter.project.redirects import read_ways
from helpcenter.project.register import read_register
from helpcenter.project.turns import take_turn
from helpcenter.project.words import read_words
from helpcenter.shared_parts import CompiledTemplates, SharedParts
from mkdocs_preview import Preview

log = logging.getLogger("mkdocs.hooks.helpcenter")

AFTER_I18N = -101
UNFINISHED = ".unfinished"
RENDERS_KNOWN = "1.6.1"  # the version of MkDocs that renders a page as we know

Context = dict[str, Any]

_started_with: set[str] = set()
_checks: dict[str, BackgroundCheck] = {}
_compiled = CompiledTemplates()
_previews: dict[str, Preview] = {}


class CouldNotCheck(Abort):
    """Stops the build with the exit code that tells it from a build stopped by findings."""

    code = exit_code = 2


def on_startup(command: str, dirty: bool) -> None:  # noqa: FBT001 -- the signature is MkDocs'
    """Remember whether this is a preview, and keep static-i18n from printing every setting it changes."""
    gc.set_threshold(SELDOM)
    _started_with.add(command)
    logging.getLogger("mkdocs.plugins.mkdocs_static_i18n").setLevel(logging.WARNING)


@event_priority(AFTER_I18N)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Begin to check the site, once a build, and tell templates and Markdown extensions of the language."""
    i18n: Any = config.plugins.get("i18n")
    if i18n is None or i18n.is_default_language_build:
        if _is_preview():
            _preview_of(config).begin(config)
        else:
            take_turn(Path(config.config_file_path).parent)
            config.site_dir += UNFINISHED
        made_of = config.docs_dir, config.theme.custom_dir, config.config_file_path, *_hooks(config)
        _check_of(config).begin(map(str, made_of))
    elif not _is_preview():
        _check_of(config).read_ahead(Path(config.site_dir), map(Path, config.theme.dirs), i18n.default_language)
    docs, brand = Path(config.docs_dir), config.extra.get("brand") or {}
    languages = tuple(language.locale for language in i18n.config.languages)
    all_words = read_words(docs.parent, docs.name, languages).texts
    words = all_words.get(i18n.current_language, {})
    # The theme names what it keeps on a device after `scope`; its own guess differs from folder to folder.
    scope = urlsplit(config.site_url or "").path or "/"
    config.extra |= {"words": words, "all_words": all_words, "scope": scope, "offline": _is_kept_offline(config)}
    config.mdx_configs["helpcenter.markdown"] = {
        "language": i18n.current_language,
        "register": read_register(docs.parent, docs.name, languages, brand.get("official_site") or None),
        "words": words,
        "home": _home(config.site_url, "" if i18n.is_default_language_build else i18n.current_language),
        "folder": str(docs / i18n.current_language),
        "all_words": all_words,
        "ways": read_ways(docs, languages),
    }
    config.mdx_configs["toc"]["permalink_title"] = words.get("around", {}).get("permalink", "")
    _render_with_one_markdown()
    return config


@event_priority(AFTER_I18N)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Tell the process that checks what only MkDocs knows of a language; it draws pictures while MkDocs renders."""
    if _is_preview():
        _preview_of(config).nav = nav
    else:
        i18n: Any = config.plugins["i18n"]
        brand, logo = config.extra.get("brand") or {}, f"{config.theme.custom_dir}/{config.theme['logo']}"
        parts = tuple(
            ("" if isinstance(each, Page) else each.title, tuple(_paths(each, i18n.current_language)))
            for each in nav.items
        )
        guide = Guide(config.site_name, config.site_description or "", parts)
        picture = Brand(config.site_name, str(brand.get("color_on_light")), Path(logo))
        pages = {each.src_uri: each for each in files.documentation_pages()}
        built = {source: each.dest_uri for source, each in pages.items()}
        check = _check_of(config)
        check.tell(i18n.current_language, guide, built, _renderer(config))
        if check.keeps_pages:
            _judge_pages(check)
            with _saying_what_could_not_be_checked():
                for source, head in check.restore(i18n.current_language, Path(config.site_dir)).items():
                    _leave_out(pages[source], head)
        check.begin_beside(i18n.current_language, picture, Path(config.site_dir), config.site_url or "")
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Say in a preview what is wrong with the pages before they can be seen, and keep what templates write short.

    Our templates write a text as text, whatever is in it, but what says `safe`; the theme's say so for each by itself.
    """
    own = Path(str(config.theme.custom_dir))
    env.autoescape = lambda name: str(name).endswith((".html", ".xml")) and (own / str(name)).is_file()
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    env.bytecode_cache = _compiled
    env.globals |= {"shared": SharedParts(), "first_page": _first_page, "files": files.src_uris}
    check = _check_of(config)
    if check.early or _is_preview():
        _judge_pages(check)
    _render_warned(check, config, files)
    if _is_preview():
        i18n: Any = config.plugins["i18n"]
        _preview_of(config).keep(i18n.current_language, config, files, env)


@event_priority(AFTER_I18N)
def on_post_build(config: MkDocsConfig) -> None:
    """Once every language is in the site, check it, write its search index, finish it, put it in its place.

    What fails leaves the old one. A preview is not checked, and shows its pages also where they cannot be searched.
    """
    i18n: Any = config.plugins["i18n"]
    check, folder, themes = _check_of(config), Path(config.site_dir), tuple(map(Path, config.theme.dirs))
    if i18n.building:
        return
    if _is_preview():
        try:
            check.write_redirects(folder, config.site_url or "")
            check.write_index(folder, themes)
        except CannotCheckError as error:
            log.error("helpcenter: %s", error)  # noqa: TRY400 -- the trace would be this function's
        _preview_of(config).is_whole = True
    elif config.site_dir.endswith(UNFINISHED):
        _judge_pages(check)
        with _saying_what_could_not_be_checked():
            check.write_redirects(folder, config.site_url or "")
            _judge(check.check_built(folder, config.site_url or "", themes))
            check.keep(folder)
            check.write_index(folder, themes)
            check.finish(folder, config.site_url or "", (config.extra.get("feedback") or {}).get("endpoint") or "")
            check.write_offline(folder, is_on=config.extra["offline"])
        finished = config.site_dir.removesuffix(UNFINISHED)
        shutil.rmtree(finished, ignore_errors=True)
        folder.rename(finished)
        config.site_dir = finished


def on_build_error(error: Exception) -> None:
    """Say what is wrong with the pages where MkDocs breaks, most likely on one of them."""
    for check in _checks.values():
        _judge_pages(check)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Show each change as soon as it is saved, and on each page what is wrong with it.

    A preview stays alive whatever a change breaks: MkDocs would leave every request without an answer.
    """
    from helpcenter.preview import failure_page, source_at, with_banner, with_bar  # noqa: PLC0415 -- of no use to a build

    preview, check, root = _preview_of(config), _check_of(config), Path(config.docs_dir).parent

    def say_why_not(error: BaseException) -> None:
        log.error("The preview goes on with the next change.", exc_info=error)
        page = failure_page(str(error), _language())
        Path(server.root, "404.html").write_text(page, encoding="utf-8")

    def with_what_is_wrong(html: str, address: str) -> str:
        source = source_at(address.removeprefix(server.mount_path), preview.sources)
        return with_banner(html, source, check.latest, root, _language())

    server.set_app(with_bar(server.get_app(), with_what_is_wrong))
    preview.serve(server, say_why_not)
    return server


def on_shutdown() -> None:
    """End the process that checks, which a preview keeps from one rebuild to the next."""
    for check in _checks.values():
        check.end()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out the parts of our stylesheet: site.css holds them all, and alone they are templates.

    A preview leaves out pages that cannot be read, too, at which MkDocs would stop for good.
    """
    parts = Path(str(config.theme.custom_dir)) / "assets" / "stylesheets"
    for file in list(files):
        is_part = file.abs_src_path and Path(file.abs_src_path).parent == parts
        if is_part or (file.is_documentation_page() and _is_preview() and not _can_be_read(file, config)):
            files.remove(file)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give the sitemap the day on which the page was last reviewed, in place of the day of the build.

    The Markdown extensions are told which page they render, and what the readers of a translation are warned of.
    """
    page.update_date = str(page.meta.get("reviewed", ""))
    i18n: Any = config.plugins["i18n"]
    is_translated = page.meta.get("source", i18n.default_language) != i18n.current_language
    told = {key: str(page.meta.get(key, "")) for key in ("type", "title", "description")}
    config.mdx_configs["helpcenter.markdown"] |= {
        "path": page.file.src_uri.removeprefix(f"{i18n.current_language}/"),
        "address": page.canonical_url or "",
        "notice": _notice(page, config) if is_translated else NO_NOTICE,
        **told,
    }
    return markdown


def on_page_context(context: Context, page: Page, config: MkDocsConfig, nav: Navigation) -> Context:
    """Give the template the related pages and the way to this one; stop as soon as something is known wrong.

    A section has no page of its own: where each step of the way has to have an address, it has that of its first page.
    """
    context["related"] = [resolve(page.file.src_uri, each) for each in page.meta.get("related") or []]
    check = _check_of(config)
    if check.is_awaited and check.is_done:  # and need not be waited for
        _judge_pages(check)
    if page.canonical_url and nav.homepage:
        ways: list[Any] = [page, *page.ancestors]
        steps = [(str(each.title), str(_first_page(each).canonical_url)) for each in reversed(ways)]
        context["breadcrumbs"] = breadcrumbs([(config.site_name, str(nav.homepage.canonical_url)), *steps])
    return context


def _renderer(config: MkDocsConfig) -> Renderer:
    """Return what pages are rendered with; of an object in the settings it is enough to know what it is called."""
    settings = {key: value for key, value in config.items() if key not in {"site_dir", "mdx_configs"}}
    told = json.dumps([settings, vars(config.theme)], default=_plain, sort_keys=True)
    return Renderer(told, tuple(_hooks(config)), tuple(map(Path, config.theme.dirs)))


def _hooks(config: MkDocsConfig) -> Iterator[Path]:
    """Yield the files of all hooks, which MkDocs names from the folder of its configuration."""
    yield from (Path(config.config_file_path).parent / str(each) for each in config.hooks)


def _plain(setting: Any) -> Any:
    return dict(setting) if isinstance(setting, Mapping) else type(setting).__qualname__


def _leave_out(file: File, head: Head) -> None:
    """Keep MkDocs from rendering a page that is in the site already, and tell it what others say of the page."""
    page: Any = file.page
    file.inclusion = InclusionLevel.EXCLUDED
    page.markdown, page.meta, page.update_date = "", {"title": head.title}, head.reviewed


def _render_with_one_markdown() -> None:
    """Keep MkDocs from making a Markdown for every page, where it does so as its version known here."""
    if mkdocs.__version__ == RENDERS_KNOWN:
        vars(mkdocs_pages)["markdown"] = SimpleNamespace(Markdown=Reused())


def _home(site: str | None, folder: str) -> str:
    """Return where a language's pages will stand, nothing where it is not known where the site will."""
    return f"{site.rstrip('/')}/{folder}/".rstrip("/") + "/" if site else ""


def _first_page(entry: Any) -> Any:
    """Return the first page in an entry of the navigation; an entry may also be a page that cannot be read."""
    return entry if entry.is_page else next(filter(None, map(_first_page, entry.children or ())), None)


def _paths(item: Any, language: str) -> Iterator[str]:
    """Yield the pages below an item of the navigation, named from the folder of their language."""
    if isinstance(item, Page):
        yield item.file.src_uri.removeprefix(f"{language}/")
    for child in getattr(item, "children", None) or ():
        yield from _paths(child, language)


def _can_be_read(file: File, config: MkDocsConfig) -> bool:
    return _preview_of(config).saved.can_read(str(file.abs_src_path))


def _is_preview() -> bool:
    return "serve" in _started_with


def _language() -> str:
    """Return the language of the writer, which need not be that of a page."""
    return chosen_language(None, os.environ)


def _is_kept_offline(config: MkDocsConfig) -> bool:
    """Tell whether pages are kept on devices; a preview's are not, which would hide what has changed."""
    return config.extra.get("offline") is not False and not _is_preview()


def _check_of(config: MkDocsConfig) -> BackgroundCheck:
    if _is_preview():
        return _preview_of(config).check
    file = Path(config.config_file_path)
    return _checks.setdefault(config.config_file_path, BackgroundCheck(file.parent, file.name))


def _preview_of(config: MkDocsConfig) -> Preview:
    if config.config_file_path not in _previews:
        from helpcenter.preview.check import PreviewCheck  # noqa: PLC0415 -- a build has no use for it
        from helpcenter.preview.saved import Saved  # noqa: PLC0415 -- likewise

        file = Path(config.config_file_path)
        check = _checks[config.config_file_path] = PreviewCheck(file.parent, file.name)
        _previews[config.config_file_path] = Preview(check, Saved(), _judge)
    return _previews[config.config_file_path]


def _notice(page: Page, config: MkDocsConfig) -> Notice:
    """Return what readers of a page are warned of; nothing before it is known, when the page may be rendered again."""
    check = _check_of(config)
    if check.is_awaited:
        check.early.append(page.file.src_uri)
        return NO_NOTICE
    with _saying_what_could_not_be_checked():
        return check.notices().get(page.file.src_uri, NO_NOTICE)
    return NO_NOTICE


def _render_warned(check: BackgroundCheck, config: MkDocsConfig, files: Files) -> None:
    """Render those pages again that were rendered before it was known that their readers have to be warned."""
    early, check.early = check.early, []
    with _saying_what_could_not_be_checked():
        for source in (each for each in early if each in check.notices()):
            page: Any = files.src_uris[source].page
            _populate_page(page, config, files)


def _judge_pages(check: BackgroundCheck) -> None:
    """Judge, once a build, what the check of the pages has found."""
    if check.is_awaited:
        with _saying_what_could_not_be_checked():
            _judge(check.report())


@contextmanager
def _saying_what_could_not_be_checked() -> Iterator[None]:
    """Stop the build where something could not be checked; a preview says so, and goes on."""
    try:
        yield
    except CannotCheckError as error:
        told = say(Message("helpcenter: could not check: {reason}", reason=error.message), _language())
        if not _is_preview():
            raise CouldNotCheck(told) from error
        log.error(told)  # noqa: TRY400 -- the trace would be this function's


def _judge(report: Report) -> None:
    """Stop the build where something is wrong or could not be checked; show a preview what is wrong.

    A preview goes on: the page with the mistake is the one the writer wants to see, and a rebuild that fails leaves
    MkDocs' server waiting for the next one without an answer.
    """
    language = _language()
    if report.failures:
        told = (Message("helpcenter: could not check: {reason}", reason=each) for each in report.failures)
        lines = "\n".join(say(each, language) for each in told)
        if not _is_preview():
            raise CouldNotCheck(lines)
        log.error(lines)
    if report.diagnostics:
        number = Message("{count} to mend:", count=len(report.diagnostics))
        log.error("%s\n%s", say(number, language), render_text(report.diagnostics, language))
        if not _is_preview():
            raise Abort(say(Message("Nothing was published; a site that was built before is untouched."), language))
