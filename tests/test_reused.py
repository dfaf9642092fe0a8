"""What makes rendering fast changes nothing of what is rendered."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import mkdocs
import pytest
from hypothesis import given
from markdown import Markdown
from markdown.inlinepatterns import SimpleTextInlineProcessor
from mkdocs.config import load_config
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files

from dialect import bodies
from helpcenter.markdown.plain import NEEDING_A_MARK
from helpcenter.markdown.reused import OURS, Reused
from helpcenter.model import Notice
from hostile import HOSTILE
from sites import ROOT
from this_site import PROJECT, SOURCE

CONFIG = load_config(str(ROOT / "mkdocs.yml"))
EXTENSIONS, CONFIGS = list(CONFIG.markdown_extensions), dict(CONFIG.mdx_configs)
WORDS = SOURCE.words.texts
reused = Reused()


def made_for(**options: Any) -> dict[str, Any]:
    known = {"register": SOURCE.register, "all_words": WORDS, "home": "https://help.example.com/"}
    return {"extensions": EXTENSIONS, "extension_configs": CONFIGS | {OURS: known | options}}


def is_rendered_alike(text: str, **options: Any) -> bool:
    """Tell whether the one that has rendered all texts before renders a text as one without anything of this does."""
    new = Markdown(**made_for(**options))
    new.treeprocessors.deregister("helpcenter-plain")
    return bool(reused(**made_for(**options)).convert(text) == new.convert(text))


@pytest.mark.parametrize("path", sorted({path for path, _ in PROJECT.sources}))
def test_this_sites_pages_are_rendered_as_they_were(path: str) -> None:
    for language, words in WORDS.items():
        page = next(each for each in SOURCE.pages.values() if (each.path, each.language) == (path, language))
        told = {"path": path, "type": page.type, "title": page.title, "address": "https://help.example.com/a/"}
        text = (PROJECT.root / page.source).read_text(encoding="utf-8").partition("\n---\n")[2]
        assert is_rendered_alike(text, language=language, words=words, **told)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_rendered_as_they_were(name: str) -> None:
    assert is_rendered_alike(HOSTILE[name](60), type="procedure")


@given(bodies)
def test_any_text_is_rendered_as_it_was(text: str) -> None:
    assert is_rendered_alike(text)


def test_nothing_known_of_the_page_before_is_left() -> None:
    words = next(iter(WORDS.values()))
    first = made_for(path="a.md", type="faq", title="A", words=words, notice=Notice("en", is_stamped=False))
    assert reused(**first).convert("# a\n\n### b\n\nc [^1]\n\n[^1]: d")
    assert is_rendered_alike("# a\n\n### b\n\nc [^1]")


def test_each_language_has_its_own_words() -> None:
    for title in ("A", "B", "A"):
        made_of = made_for()
        made_of["extension_configs"]["toc"] = CONFIGS["toc"] | {"permalink_title": title}
        assert f'title="{title}"' in reused(**made_of).convert("## a")


def test_where_a_pattern_is_unknown_it_is_tried_on_every_text() -> None:
    md = Markdown(**made_for())
    md.inlinePatterns.register(SimpleTextInlineProcessor("(a)b"), "unknown", 1)
    assert "abab" not in md.convert("abab")


def test_all_patterns_of_this_site_are_known() -> None:
    assert {each.pattern for each in Markdown(**made_for()).inlinePatterns} <= NEEDING_A_MARK


def test_mkdocs_renders_every_page_with_the_markdown_that_it_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[set[str]] = []

    def markdown(**made_of: Any) -> Markdown:
        asked.append(set(made_of))
        return reused(**made_of)

    monkeypatch.setattr(pages, "markdown", SimpleNamespace(Markdown=markdown))
    for text in ("a", "b"):
        page = pages.Page(None, File(f"{text}.md", str(tmp_path), str(tmp_path), use_directory_urls=True), CONFIG)
        page.markdown = text
        page.render(CONFIG, Files([]))
        assert page.content == f"<p>{text}</p>"
    assert asked == [{"extensions", "extension_configs"}] * 2


def test_the_adapter_knows_how_this_version_of_mkdocs_renders() -> None:
    assert f'RENDERS_KNOWN = "{mkdocs.__version__}"' in (ROOT / "hooks" / "mkdocs_hooks.py").read_text(encoding="utf-8")
