"""The rules, one family a file, and the tables that give each its code. Codes are never used again.

A rule of PAGE_RULES is asked about one page: `site` holds that page in every language, each with its content, and no
other page. One of SITE_RULES sees every page, but of each only its outline. One of PROJECT_RULES is asked once, about
what stands beside the pages, and names the file of each finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from helpcenter.diagnostics import Finding
from helpcenter.model import Outline, Page, Site
from helpcenter.rules import channels, languages, links, pages, steps

PageRule = Callable[[Page, Site], Iterator[Finding]]
SiteRule = Callable[[Outline, Site], Iterator[Finding]]
ProjectRule = Callable[[Site], Iterator[tuple[str, Finding]]]
Rule = PageRule | SiteRule | ProjectRule

PAGE_RULES: Mapping[str, PageRule] = MappingProxyType(
    {
        "S101": steps.step_out_of_sequence,
        "S102": steps.step_list_cut,
        "S103": steps.procedure_without_steps,
        "S104": steps.step_without_blank_line,
        "T301": languages.page_not_translated,
        "P401": pages.unreadable_page,
        "P402": pages.unusable_value,
    }
)

SITE_RULES: Mapping[str, SiteRule] = MappingProxyType(
    {
        "L201": links.link_to_missing_file,
        "L202": links.link_to_missing_anchor,
    }
)

PROJECT_RULES: Mapping[str, ProjectRule] = MappingProxyType({"C501": channels.unreadable_register})


def all_rules() -> Mapping[str, Rule]:
    """Return every rule by its code, in the order of the codes."""
    rules: dict[str, Rule] = {**PAGE_RULES, **SITE_RULES, **PROJECT_RULES}
    return dict(sorted(rules.items()))


def name_of(rule: Rule) -> str:
    """Return the name a rule is published under: `step-out-of-sequence`."""
    return rule.__name__.replace("_", "-")
