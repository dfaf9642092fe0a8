"""Tables in step with the default language."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Page, Site
from helpcenter.translation.comparison import Comparison, losses


def table_not_in_every_language(page: Page, site: Site) -> Iterator[Finding]:
    """A table stands in every language.

    What can be looked up in it cannot be looked up by those who read the other language.

    Bad:
        zh: | 等级 | 每天 |
        zh: | --- | --- |
        zh: | 普通 | 不限 |
        en: There are no limits.

    Good:
        zh: | 等级 | 每天 |
        zh: | --- | --- |
        zh: | 普通 | 不限 |
        en: | Level | A day |
        en: | --- | --- |
        en: | Normal | no limit |
    """
    for loss in losses(page, site, "table"):
        message = Message("No table, expected the one of {place}", place=loss.place)
        yield Finding(loss.line, 1, message, Message("write the missing table, or take it out of every language"))


def table_columns_differ(page: Page, site: Site) -> Iterator[Finding]:
    """A table has as many columns in every language.

    The column that is missing holds what one of the readers came to look up.

    Bad:
        zh: | 等级 | 每天 | 每年 |
        zh: | --- | --- | --- |
        zh: | 普通 | 不限 | 不限 |
        en: | Level | A day |
        en: | --- | --- |
        en: | Normal | no limit |

    Good:
        zh: | 等级 | 每天 |
        zh: | --- | --- |
        zh: | 普通 | 不限 |
        en: | Level | A day |
        en: | --- | --- |
        en: | Normal | no limit |
    """
    original = site.original(page)
    for here, there in Comparison(page, original, site).counterparts("table") if original else ():
        if original and here.key != there.key:
            message = Message(
                "Table has {found} columns, expected {expected} as in {place}",
                found=here.key,
                expected=there.key,
                place=f"{original.source}:{there.line}",
            )
            yield Finding(here.line, here.column, message, Message("give the table the same columns in every language"))


def row_not_in_every_language(page: Page, site: Site) -> Iterator[Finding]:
    """A table has as many rows in every language.

    A row that is missing is a case that one of the readers does not find.

    Bad:
        zh: | 等级 | 每天 |
        zh: | --- | --- |
        zh: | 普通 | 不限 |
        zh: | 高级 | 不限 |
        en: | Level | A day |
        en: | --- | --- |
        en: | Normal | no limit |

    Good:
        zh: | 等级 | 每天 |
        zh: | --- | --- |
        zh: | 普通 | 不限 |
        en: | Level | A day |
        en: | --- | --- |
        en: | Normal | no limit |
    """
    for loss in losses(page, site, "row"):
        message = Message("Row is missing here, expected the one of {place}", place=loss.place)
        yield Finding(loss.line, 1, message, Message("write the missing row, or take it out of every language"))
