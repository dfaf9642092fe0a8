"""Words that say nothing as the text of a link, by language: where they lead, only what stands around them tells."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from helpcenter.patterns import lazy_pattern

LONGEST = 60

_MARKS = lazy_pattern(r"[\W_]+")
_SIGN = lazy_pattern(r"[^\s*_~\u200b\ufeff]")
_ARROW = lazy_pattern("[\u2190-\u21ff\u2794-\u27be]")
_VERB = (
    r"(?:点[击按开下]?|点一[下点]|单击|轻[点触]|按|猛?戳|[参详]?见|看|查看|打开|进入|前往|跳转到?|去|访问|阅读|继续|了解|"
    r"click|tap)"
)
_THIS = r"(?:(?:[这那]|就在)(?:里|儿|个|一?篇|一)?|在这里|此处?|[下上][方面]|以下|该|本)"
_PAGE = (
    r"(?:[相有]关(?:链接|页面|内容)|链接|网?页面?|文章?|全文|详情|详细(?:信息|内容|说明)?|更多(?:信息|内容|详情|说明)?|"
    r"传送门|直达)"
)
_DO = r"(?:please |just |simply )?(?:click|tap|press|touch|see|view|open|go|go to|read|follow|visit|look|jump to)"
_THAT = (
    r"(?:(?:(?:(?:this|that|the) )?(?:following |above )?link|(?:(?:this|that) )?(?:web ?)?page|(?:this|that) article)"
    r"(?: above| below)?|"
    r"here|there|this|that|it|more|now|(?:this|that) one|the following (?:page|article)|right here|over here|"
    r"(?:the |more |full )?(?:details|info|information))"
)
_KNOW = (
    r"(?:(?:click|tap) me|continue(?: reading)?|check (?:it|this) out|"
    r"(?:read|learn|find out|see|show|view|know) (?:on|more))"
)
_WHY = rf"(?: (?:for|to (?:read|see|learn|view|get|find out|know)) {_THAT})?(?: here)?"
_AROUND_TITLE = lazy_pattern(
    r"^(?:请?(?:详见|参见|参看|见)|seethepage|seepage|see|thepage)|(?:这?一页|页面|一文|page)$"
)
GENERIC: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "zh": lazy_pattern(
            rf"(?=..|[这那此该])[请可]?(?:{_VERB}我|(?:{_VERB}){{0,2}}{_THIS}?的?{_PAGE}{{0,2}}(?:以?{_VERB}{_PAGE}?)?)[吧哦呢]?"
        ),
        "en": lazy_pattern(rf"(?:{_DO}(?: (?:on )?{_THAT})?|{_THAT}|{_KNOW}){_WHY}"),
    }
)
_PLACE = lazy_pattern(r"(?:请?(?:[参详]?见|看|查看))?(?:[上下][方面文]|以[上下])(?:这里)?|(?:see )?(?:above|below)")


def names_place(text: str) -> bool:
    """Tell whether a text says where on the page something stands, which is enough for a link within the page."""
    return bool(_PLACE.fullmatch(_MARKS.sub(" ", _plain(text)).strip().casefold()))


@lru_cache(maxsize=4096)
def is_generic(text: str) -> bool:
    """Tell whether a text says nothing, in any language: pages of one hold words of another."""
    words = _MARKS.sub(" ", _plain(text)).strip().casefold()
    if not words:
        return bool(_SIGN.search(_plain(text))) and not ("`" in text or _ARROW.search(text))  # code is blank here
    if len(words) > LONGEST:
        return False
    return any(each.fullmatch(words) or each.fullmatch(words.replace(" ", "")) for each in GENERIC.values())


def named_words(text: str) -> str:
    """Return the letters and digits of a text without the words around a title, as in "see the page about refunds"."""
    return _AROUND_TITLE.sub("", bare_words(text))


@lru_cache(maxsize=16_384)
def bare_words(text: str) -> str:
    """Return the letters and digits of a text, in small letters."""
    return _MARKS.sub("", _plain(text)).casefold()


def _plain(text: str) -> str:
    return html.unescape(text) if "&" in text else text
