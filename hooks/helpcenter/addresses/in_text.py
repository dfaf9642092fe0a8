"""Finds in a text what a reader could contact: hosts, mail addresses, account names and phone numbers."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType
from urllib.parse import unquote

from helpcenter.addresses.account_names import PLATFORM_NAME, find_account_names
from helpcenter.addresses.phone_numbers import Span, find_phone_numbers
from helpcenter.model import Address, Link, Text
from helpcenter.patterns import lazy_pattern
from helpcenter.targets.outward import Flaw, flaw_of

_WIDE = lazy_pattern(
    r"[０-９Ａ-Ｚａ-ｚ＠．＋－（\u00a0\u2002-\u200a\u2010-\u2015\u202f\u205f\u2212\u3000𝟎-𝟿](?:(?<!（)|(?=[0-9+]))"
)
_PLAIN: Mapping[int, int | str] = MappingProxyType(
    {
        **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
        **dict.fromkeys((0xA0, 0x3000, 0x202F, 0x205F, *range(0x2002, 0x200B)), " "),
        **dict.fromkeys((*range(0x2010, 0x2016), 0x2212, 0xFE63), "-"),
        **{code: str((code - 0x1D7CE) % 10) for code in range(0x1D7CE, 0x1D800)},
    }
)
# Letters of other scripts belong to a name, as impostors use them; Chinese ones stand around it.
_LETTER = r"A-Za-z0-9\u00c0-\u024f\u0370-\u052f\u0561-\u0587"
_DOT = r"[.。｡]"
_ENDINGS = (
    "com|cn|net|org|edu|gov|io|app|co|cc|top|xyz|vip|info|biz|shop|site|online|club|hk|tw|mo|sg|jp|kr|uk|de|fr|eu|ru|tv|"
    "me|ltd|wang|fun|tech|dev|ai|asia|help|support|cloud|cash|money|chat|finance|services|mobi|website|icu|cyou|ink|bank|pay|中国|公司|网络|网址|商城|集团|在线|网店|香港"
)
_ENDINGS_OF_WORDS = "ly|to|in|is|it|us|gl|gd|be|so|link|page|live|store|pro|world|life"  # only where a path follows
_ENDING = lazy_pattern(
    rf"{_DOT}(?=[a-z中公网商集在香])(?:(?:{_ENDINGS})(?![A-Za-z0-9])|(?:{_ENDINGS_OF_WORDS})/)", re.IGNORECASE
)
_LABEL = rf"(?-i:[{_LETTER}](?:[{_LETTER}_-]{{0,62}}[{_LETTER}])?)"  # `re` is slow to make large sets of both cases
_LOCAL = rf"(?-i:(?<![{_LETTER}_.+-])(?P<local>[{_LETTER}_][{_LETTER}_.+-]{{0,63}}))"
_LABELS = rf"(?:{_LABEL}{_DOT}){{1,5}}"
_REST = r"(?::\d+)?(?P<path>/[\w.~%+/#=&?:;,@!$*-]*)?"
_URL = lazy_pattern(
    r"(?:h(?:tt|xx)ps?:|(?<=[\"'(=]))//(?:[^\s/?#@\"'<>()\\]{0,200}@)?"
    rf"(?P<host>[^\s/?#:@\"'<>()\[\],;，。；、“”{{}}|\\]+){_REST}",
    re.IGNORECASE | re.ASCII,
)
_HOST = lazy_pattern(
    rf"(?<![{_LETTER}_.。%/\\-])(?P<host>www{_DOT}{_LABELS}[a-z]{{2,}}"
    rf"|{_LABELS}(?:{_ENDINGS}|{_ENDINGS.upper()}|Com|Cn|Net|Org|(?:{_ENDINGS_OF_WORDS})(?=/\w)))(?![{_LETTER}_-]|\.[{_LETTER}]){_REST}",
    re.ASCII,
)
# Without a word that says so four numbers are a version.
_BY_NUMBERS = lazy_pattern(
    r"(?:登[录入]|打开|访问|网址|网站|官网|地址|服务器|输入|\b(?:IP|at|to|visit|open|site|address|server|browser|website)\b)"
    r"(?: ?(?:IP|地址|address|is|是|为))?[:： *_]{0,3}(?P<host>(?<![\d.])\d{1,3}(?:\.\d{1,3}){3})(?![\d.]*\d)" + _REST,
    re.IGNORECASE | re.ASCII,
)
_CHINESE_HOST = lazy_pattern(rf"(?<=[\u4e00-\u9fff])\.(?:{_ENDINGS})(?![{_LETTER}_.-])")
_SPELT_ENDING = lazy_pattern(
    r"(?:\. ?[)\]]|。 ?[)\]]|dot(?: ?[)\]])?|点(?: ?[)\]])?|DOT) ?"
    r"(?:com|cn|net|org|cc|top|vip|xyz|help|app|COM|CN|NET)(?![A-Za-z0-9])"
)
_BEFORE_SPELT = lazy_pattern(
    rf"(?<![{_LETTER}_@.-])(?=[{_LETTER}_.-]*[A-Za-z])(?:{_LABEL}{_DOT})?{_LABEL}(?: | ?[(\[] ?)?\Z"
)
_CHINESE_RUN = lazy_pattern(r"[\u4e00-\u9fff]+\Z")
# "ends in @example.com" names a host: these stand before one and are nobody's mailbox.
_BEFORE_BARE = r"(?:in|from|with|of|by|at|to|is|and|or|like|as|the|our|use|uses|domain|address|addresses)"
_MAIL = lazy_pattern(
    rf"(?!{_BEFORE_BARE} @){_LOCAL} ?(?:@|%40) ?"
    rf"(?P<host>{_LABELS}(?:[a-z]{{2,}}|中国|公司|网络))(?-i:(?![{_LETTER}_]))",
    re.IGNORECASE,
)
_SPELT_MAIL = lazy_pattern(
    rf"{_LOCAL}"
    rf"(?: ?[(\[] ?(?:at|@) ?[)\]] ?(?P<host>{_LABEL}(?:{_DOT}| ?[(\[]?\bdot\b[)\]]? ?)(?:{_ENDINGS}))"
    rf"|@(?P<half>{_LABEL}(?: ?[(\[]? ?\bdot\b ?[)\]]? ?|[,，])(?:{_ENDINGS}))"
    rf"| at (?P<spelt>{_LABEL} dot (?:{_ENDINGS})))(?-i:(?![{_LETTER}_]))",
    re.IGNORECASE,
)
_SPELT_DOT = lazy_pattern(r" ?[(\[]?\bdot\b[)\]]? ?|[。｡,，]", re.IGNORECASE)
_NOBODYS = lazy_pattern(
    r"(?:.*\.)?(?:example\.(?:com|net|org|edu)|example|test|invalid|localhost|local)"
    r"|(?:127|10)(?:\.\d+){3}|192\.168(?:\.\d+){2}|0\.0\.0\.0|(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d+"
)
_FILES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".md", ".html", ".css", ".js", ".json", ".pdf")
_BEFORE_TARGET = ("](", "(<", '="', "='")
_FOUR_NUMBERS = lazy_pattern(r"\d\.\d{1,3}\.\d{1,3}\.\d")
_BYTE = 256
_LONGEST_RUN = 20
_LONGEST_NAME = 70
_ENTITY = lazy_pattern(r"&(?:#|commat|period|colon|plus)")
_DRAWING = lazy_pattern(r"(?<=\s)(?:d|points|viewBox|transform)=\"[^\"]*\"")
BARRIER = "\0"
_BETWEEN_TEXTS = f"\n{BARRIER}\n"


def find_addresses(text: str) -> list[Address]:
    """Return the addresses in a text, in order. Examples, such as help@example.com, are nobody's and left out."""
    plain = text.translate(_PLAIN) if _WIDE.search(text) else text
    if "<path" in plain or "<poly" in plain:
        plain = _DRAWING.sub(lambda match: BARRIER * len(match[0]), plain)
    found: list[Address] = []
    for kind, may_hold, find in _FINDERS:
        spans = sorted(find(plain)) if may_hold(plain) else ()
        pieces: list[str] = []
        done = 0
        for start, end, value in spans:
            if start >= done:
                pieces += [plain[done:start], BARRIER * (end - start)]
                done = end
                if value:
                    found.append(Address(kind, text[start:end], value, start))
        if pieces:
            plain = "".join([*pieces, plain[done:]])
    return sorted(found, key=lambda each: each.start)


def addresses_of(texts: Sequence[Text], links: Iterable[Link]) -> Iterator[Address]:
    """Yield the addresses in the prose of a page and in its links, each once a line.

    A link whose target is no right address is a defect of its own, and what it leads to is nobody's guess.
    """
    seen: set[tuple[str, str, int]] = set()
    flawed = [each for each in links if ":" in each.target and flaw_of(each.target) not in (None, Flaw.UNENCRYPTED)]
    for each in _placed(texts, links):
        key = (each.kind, each.value.partition("/")[0], each.line)
        if key not in seen and not any(_is_in_target(each, link) for link in flawed):
            seen.add(key)
            yield each


def _is_in_target(address: Address, link: Link) -> bool:
    start = link.target_column
    return address.line == link.target_line and start <= address.column <= start + len(link.target)


def _placed(texts: Sequence[Text], links: Iterable[Link]) -> Iterator[Address]:
    sources = [
        html.unescape(each.source) if "&" in each.source and _ENTITY.search(each.source) else each.source
        for each in texts
    ]
    starts = [0, *accumulate(len(each) + len(_BETWEEN_TEXTS) for each in sources)]
    for found in find_addresses(_BETWEEN_TEXTS.join(sources)):
        index = bisect_right(starts, found.start) - 1
        yield found.at(*_place(texts[index], sources[index], found.start - starts[index]))
    for link in links:
        if link.kind == "definition" or ("%" in link.target and ":" in link.target):
            for found in find_addresses(unquote(link.target)):
                yield found.at(link.target_line, link.target_column)


def _place(text: Text, source: str, offset: int) -> tuple[int, int]:
    """Return line and column of an offset in `source`, which is a text with its entities made letters."""
    if source is text.source:
        return text.place(offset)
    if text.kind == "meta":
        return text.place(0)
    return text.lines[min(source.count("\n", 0, offset), len(text.lines) - 1)][1:]


def host_value(host: str, path: str | None) -> str:
    """Return what two ways of writing a host and its path share; nothing for one that is nobody's."""
    host = re.sub(_DOT, ".", host).strip(".").lower().removeprefix("www.")
    return "" if _NOBODYS.fullmatch(host) else host + (path or "").partition("?")[0].partition("#")[0].rstrip("/.,;:!")


def _urls(text: str) -> Iterator[Span]:
    for match in _URL.finditer(text):
        yield *match.span(), host_value(match["host"], match["path"])


def _hosts(text: str) -> Iterator[Span]:
    for match in _HOST.finditer(text):
        if text[max(0, match.start() - 2) : match.start()] not in _BEFORE_TARGET:
            yield *match.span(), host_value(match["host"], match["path"])
    for match in _CHINESE_HOST.finditer(text):
        run = _CHINESE_RUN.search(text, max(0, match.start() - _LONGEST_RUN), match.start())
        if run:
            yield run.start(), match.end(), host_value(text[run.start() : match.end()], None)


def _spelt_hosts(text: str) -> Iterator[Span]:
    for ending in _SPELT_ENDING.finditer(text):
        label = _BEFORE_SPELT.search(text, max(0, ending.start() - _LONGEST_NAME), ending.start())
        if label:
            plain = re.sub("(?i:dot)|点", ".", ending[0])
            yield label.start(), ending.end(), host_value(re.sub(r"[\[\]() ]", "", label[0] + plain), None)


def _hosts_by_numbers(text: str) -> Iterator[Span]:
    for match in _BY_NUMBERS.finditer(text):
        if all(int(each) < _BYTE for each in match["host"].split(".")):
            yield match.start("host"), match.end(), host_value(match["host"], match["path"])


def _mails(text: str) -> Iterator[Span]:
    for pattern in (_MAIL, _SPELT_MAIL):
        for match in pattern.finditer(text):
            host = _SPELT_DOT.sub(
                ".", next(filter(None, (match["host"], *(match.groupdict().get(each) for each in ("half", "spelt")))))
            ).lower()
            yield (
                *match.span(),
                "" if _NOBODYS.fullmatch(host) or host.endswith(_FILES) else f"{match['local'].lower()}@{host}",
            )


def _may_be_mail(text: str) -> bool:
    return "@" in text or "%40" in text or " dot " in text or " DOT " in text or "at)" in text or "at]" in text


_FINDERS: tuple[tuple[str, Callable[[str], object], Callable[[str], Iterator[Span]]], ...] = (
    ("host", lambda text: "//" in text, _urls),
    ("email", _may_be_mail, _mails),
    ("host", lambda text: "www" in text or _ENDING.search(text), _hosts),
    ("host", _SPELT_ENDING.search, _spelt_hosts),
    ("host", _FOUR_NUMBERS.search, _hosts_by_numbers),
    ("account", lambda text: "@" in text or PLATFORM_NAME.search(text), find_account_names),
    ("phone", lambda _text: True, find_phone_numbers),
)
