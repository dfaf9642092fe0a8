"""The rules, one family a file, and the table that gives each its code. Codes are never used again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from helpcenter.diagnostics import Finding
from helpcenter.model import Page, Site
from helpcenter.rules import channels, languages, links, pages, steps

PageRule = Callable[[Page, Site], Iterator[Finding]]
RegisterRule = Callable[[Site], Iterator[Finding]]

RULES: Mapping[str, PageRule] = MappingProxyType(
    {
        "S101": steps.step_out_of_sequence,
        "S102": steps.step_list_cut,
        "S103": steps.procedure_without_steps,
        "S104": steps.step_without_blank_line,
        "L201": links.link_to_missing_file,
        "L202": links.link_to_missing_anchor,
        "T301": languages.page_not_translated,
        "P401": pages.unreadable_page,
        "P402": pages.unusable_value,
    }
)

REGISTER_RULES: Mapping[str, RegisterRule] = MappingProxyType({"C501": channels.unreadable_register})


def name_of(rule: PageRule | RegisterRule) -> str:
    """Return the name a rule is published under: `step-out-of-sequence`."""
    return rule.__name__.replace("_", "-")
