"""The rules of the finished site, and the table that gives each its code. Codes are never used again.

Each is asked about every file of the site, and names the file of each finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from helpcenter.diagnostics import Finding
from helpcenter.finished.site import BuiltPage, BuiltSite
from helpcenter.rules import built, built_html, built_marks, built_references

BuiltRule = Callable[[BuiltPage, BuiltSite], Iterator[tuple[str, Finding]]]

BUILT_RULES: Mapping[str, BuiltRule] = MappingProxyType(
    {
        "B901": built.built_steps_differ,
        "B902": built_references.built_reference_differs,
        "B903": built_html.built_link_dead,
        "B904": built_html.built_id_repeated,
        "B905": built_html.built_titles_not_one,
        "B906": built_html.built_language_wrong,
        "B907": built_html.built_code_not_from_theme,
        "B908": built_marks.markdown_shown_to_readers,
        "B909": built.page_not_built,
    }
)
