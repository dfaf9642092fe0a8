"""What a writer meant by a word that is none of ours: the nearest one, or the one that says the same in Chinese."""

from __future__ import annotations

import difflib
import functools
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from helpcenter.messages import Message

_NEAR = 0.7
_LONGEST = 40

MEANT: Mapping[str, str] = MappingProxyType(
    {
        "标题": "title",
        "描述": "description",
        "摘要": "abstract",
        "类型": "type",
        "问题": "question",
        "问法": "questions",
        "负责人": "owner",
        "相关": "related",
        "相关页面": "related",
        "核对日期": "reviewed",
        "更新": "reviewed",
        "updated": "reviewed",
        "date": "reviewed",
        "模板": "template",
        "隐藏": "hide",
        "首页": "home",
        "步骤": "procedure",
        "流程": "procedure",
        "how-to": "procedure",
        "指南": "guide",
        "参考": "reference",
        "常见问题": "faq",
        "说明": "note",
        "备注": "note",
        "注": "note",
        "提示": "tip",
        "小提示": "tip",
        "hint": "tip",
        "important": "tip",
        "信息": "info",
        "todo": "info",
        "注意": "warning",
        "警告": "warning",
        "caution": "warning",
        "attention": "warning",
        "危险": "danger",
        "当心": "danger",
        "error": "danger",
        "成功": "success",
        "完成": "success",
        "check": "success",
        "done": "success",
        "疑问": "question",
        "help": "question",
        "失败": "failure",
        "fail": "failure",
        "missing": "failure",
        "例子": "example",
        "示例": "example",
        "snippet": "example",
        "引用": "quote",
        "cite": "quote",
        "summary": "abstract",
        "tldr": "abstract",
    }
)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return which of `known` a writer meant who typed `word`; None where that cannot be told."""
    return _nearest(word[:_LONGEST], tuple(known))


@functools.lru_cache(maxsize=1_000)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    typed = unicodedata.normalize("NFKC", word).strip().lower()
    meant = MEANT.get(typed)
    if typed in known or meant in known:
        return typed if typed in known else meant
    close = difflib.get_close_matches(typed, known, n=1, cutoff=_NEAR)
    return close[0] if close else None


def did_you_mean(word: str, known: Iterable[str], otherwise: Message) -> Message:
    """Return a hint that names the word meant, or says something else where that cannot be told."""
    meant = nearest(word, known)
    return Message("did you mean {meant!r}?", meant=meant) if meant else otherwise
