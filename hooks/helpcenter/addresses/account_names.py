"""Finds the names of accounts on social platforms: 微信号 xiaohu_help, QQ 群 123456789, 公众号“…”, @xiaohu_help."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.addresses.phone_numbers import Span
from helpcenter.patterns import lazy_pattern

_CHINESE_PLATFORMS = (
    "企业微信|V信|v信|薇信|威信|加V|加v|Q群|q群|扣扣|"
    "微信|公众号|服务号|订阅号|视频号|微博|抖音|快手|小红书|知乎|钉钉|飞书|QQ"
)
_LATIN_PLATFORMS = (
    "VX|Vx|vx|WX|wx|TG|qq|Snapchat|Signal|Viber|WeChat|Wechat|wechat|Weibo|weibo|WhatsApp|Whatsapp|whatsapp|Telegram|telegram|LINE|Line|Skype|Facebook|Instagram|"
    "Twitter|TikTok|Douyin|YouTube|Discord|Messenger"
)
PLATFORM_NAME = lazy_pattern(f"{_CHINESE_PLATFORMS}|{_LATIN_PLATFORMS}")
_PLATFORM = rf"(?:{_CHINESE_PLATFORMS}|(?<![A-Za-z])(?:{_LATIN_PLATFORMS})(?![a-z]))"
_ID_WORD = (
    r"(?:客服号?|官方号?|公众号|服务号|号码?|[账帐]号|群号?|频道|机器人|名称?|用户名"
    r"|\b(?:ID|id|account|handle|username|user|group|channel|bot|page|name|number|official|support)\b)"
)
_GAP = r"[ \t*_\"“”'‘’「」『』\[(（]{0,6}"
_LETTER = r"A-Za-z0-9\u00c0-\u024f\u0370-\u052f"  # of other scripts, too, as impostors use them
_HANDLE = rf"@?[{_LETTER}][{_LETTER}_.-]{{3,30}}(?:#\d{{4}})?"
_BEHIND_PLATFORM = lazy_pattern(
    rf"{_PLATFORM}(?P<label>(?:{_GAP}{_ID_WORD}){{0,3}}){_GAP}(?P<mark>[:：=]|是|为|叫|\bis\b)?{_GAP}(?P<name>{_HANDLE})"
    r"(?P<end>[ \t*_\"”'’）」』\])]{0,80}(?:\Z|[\n,，。.;；、|<）)]))?",
    re.ASCII,
)
_BEFORE_PLATFORM = lazy_pattern(
    rf"(?<![A-Za-z0-9_@.-])(?P<name>{_HANDLE})[*_\"”'」』 )]{{0,4}}"
    rf"(?:[ ](?:on|in|via)[ ]|\((?:on )?|加(?:官方)?|的){_PLATFORM}",
    re.ASCII,
)
_WITH_AT = lazy_pattern(
    rf"(?<![A-Za-z0-9_.@/])@(?P<name>[{_LETTER}][{_LETTER}_]{{3,30}})(?![{_LETTER}_]|\.[A-Za-z]|[A-Za-z0-9_.-]*[/@({{])",
    re.ASCII,
)
_CHINESE = lazy_pattern(
    r"(?:公众号|服务号|订阅号|视频号|(?:微博|微信|抖音|快手|小红书|知乎)(?:官方)?(?:[账帐]号|号|名|昵称|搜索?|关注))(?:名称?)?"
    r"[ *_]{0,3}[是为叫:：]?[ *_]{0,3}[“「『\"](?P<name>[^“”「」『』\"\n]{2,20})[”」』\"]"
    r"(?![ *_]{0,3}(?:菜单|按钮|栏|页|功能|入口|选项))"
    r"|(?:公众号|服务号|订阅号|视频号|[账帐]号|微信号|微博)[ *_]{0,3}[:：][ *_]{0,3}"
    r"(?!联系|在线|人工|找|问|看|打开|进入|点|没有|暂无)(?P<plain>[\u4e00-\u9fff]{1,10}(?:客服|官方|服务|钱包|助手|中心))(?![\u4e00-\u9fff])"
    r"|@(?P<at>[\u4e00-\u9fff]{1,10}(?:客服|官方|服务|钱包|助手))"
)
_NO_ACCOUNT = lazy_pattern(
    "media|import|supports|keyframes|layer|page|charset|container|property|everyone|here|username", re.IGNORECASE
)
_ORDINARY = lazy_pattern(
    "accounts?|always|android|available|closed|coming|contact|desktop|follow|groups?|inside|iphone|messages?|official|"
    "offline|online|planned|please|search|support|unavailable|under|users|wallet|windows|working"
)
# What is said of a platform or an account: "the WeChat account is disabled", "WhatsApp: optional".
_SAID_OF_IT = lazy_pattern(r"[a-z]+(?:ed|den|ing|[ai]ble|ful|ous|less|ive|tional|vate|ary|ent|ly)")
_NAMES_IT = lazy_pattern(r"\b(?:ID|id|handle|username)\b")
_ORDINARY_PLATFORMS = ("Signal", "TG")  # words or units as well
_SHORTEST_WORD = 6
_TWO_CASES = lazy_pattern(r"[a-z][A-Z]")
_QQ = lazy_pattern(r"\d{5,11}")
_MIXED = lazy_pattern(r"(?=.*[A-Za-z])(?=.*[0-9_])")


def find_account_names(text: str) -> Iterator[Span]:
    """Yield the account names in a text whose full-width characters have been made plain."""
    for match in _BEHIND_PLATFORM.finditer(text):
        if _is_name(match):
            yield _span(match, "name")
    for match in _BEFORE_PLATFORM.finditer(text):
        if match["name"].startswith("@") or _MIXED.match(match["name"]):
            yield _span(match, "name")
    for match in _CHINESE.finditer(text):
        yield _span(match, str(match.lastgroup))
    for match in _WITH_AT.finditer(text):
        if not _NO_ACCOUNT.fullmatch(match["name"]):
            yield _span(match, "name")


def account_value(name: str) -> str:
    """Return what two ways of writing an account name share."""
    return name.strip().removeprefix("@").casefold()


def _is_name(match: re.Match[str]) -> bool:
    """Tell whether the word behind a platform's name is an account: "微信 xiaohu_01", but not "WeChat account from"."""
    name = match["name"].rstrip("._-")
    if name.startswith("@"):
        return True
    is_chinese = not match[0].isascii()
    is_labelled = bool(match["label"] or match["mark"])
    if name.isdigit():
        return (match[0].startswith(("QQ", "qq", "Q群", "q群", "扣扣")) or (is_chinese and is_labelled)) and bool(
            _QQ.fullmatch(name)
        )
    if _MIXED.match(name) or match[0].startswith(_ORDINARY_PLATFORMS):
        return bool(_MIXED.match(name))
    is_said_of_it = _SAID_OF_IT.fullmatch(name) and not is_chinese and not _NAMES_IT.search(match["label"])
    if is_said_of_it or _ORDINARY.fullmatch(name.lower()) or len(name) < _SHORTEST_WORD:
        return False
    if name[0].isupper() or not name.islower():
        return is_labelled and bool(_TWO_CASES.search(name))
    ends = match["end"] is not None or (name != match["name"] and bool(re.search(r"[._-]", name)))
    return is_chinese or bool(match["mark"] and ends)


def _span(match: re.Match[str], group: str) -> Span:
    name = match[group].rstrip("._-")
    return match.start(group), match.start(group) + len(name), account_value(name)
