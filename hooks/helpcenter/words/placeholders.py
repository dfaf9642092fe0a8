"""What writers put where the words are still to come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.patterns import lazy_pattern

_WAITING = r"待(?:补充|补全|完善|填写|更新|确认|撰写|续|定|填|补|写)"
_TO_BE_WRITTEN = r"待(?:补充|补全|完善|撰写|补|写|续)"
_WHOLE = lazy_pattern(
    r"to ?do|tb[adc]|fixme|wip|x{2,}|\.{2,}|…+|\?+|？+|_{2,}|"
    rf"(?:内容|步骤|说明|截图|图片|文字|此处|这里|本步骤?)?{_WAITING}(?:截图|图片|内容|说明)?|(?:未完|……?)?待续|敬请期待|施工中|占位(?:符|文字)?|"
    r"(?:请|此处|这里)(?:填写|补充|填|补)(?:截?图)?|(?:请|请在)?(?:这里|此处|在此)?(?:填写|补[充上]?|插入|输入|写上?)(?:一[句段些])?(?:具体)?(?:步骤|内容|说明|文字|标题)+|"
    r"(?:步骤|操作)(?:内容|说明|标题|名称)|说明文字|某某+|(?:此处|这里|内容|步骤|以下|本步骤?|从|省)?略(?:去|写)?|同上|见上文?|如上|"
    r"omitted|ditto|(?:same )?as above|see above|(?:text )+text|"
    r"(?:your (?:step|text) ?(?:here)?)|placeholder(?: text)?|coming soon|"
    r"(?:text|details?|content|description|screenshots?|more) (?:(?:is )?to (?:follow|come)|follows?)|"
    r"to be (?:done|written|defined|determined|added|completed|confirmed|continued)|"
    r"(?:insert|add|write|fill in|describe|enter|put) (?:the |your |a |this )?"
    r"(?:step|text|something|content|description|title|instructions?)(?: (?:text|description|content|title|here))*|"
    r"(?:text|description|title|name) (?:of|for) (?:the|this) step|"
    r"(?:step|your) (?:text|title|description|content|name)(?: (?:goes )?here)?|(?:text|content|step) (?:goes )?here",
    re.IGNORECASE,
)
_WITHIN = lazy_pattern(
    r"(?<![\w“\"'‘「『【/#])(?:TODO|TBD|FIXME)(?![\w”\"'’」』】/])|(?i:lorem ipsum|^to ?do:)|"
    rf"^{_TO_BE_WRITTEN}(?=[:：，。,.（(])|"
    rf"[(（\[【〔<]\s*(?i:todo|tbd|fixme|placeholder|{_TO_BE_WRITTEN})(?:[\s:：，,][^)）\]】〕>]{{0,60}})?[)）\]】〕>]|"
    rf"[【〔]{_TO_BE_WRITTEN}[^】〕\n]{{0,10}}[】〕]|"
    r"^[【〔\[<](?:填写|补充|插入|内容|步骤|说明|文字)+[】〕\]>]$|"
    r"[【〔\[<](?:此处|这里|在此)[^】〕\]>]{0,10}(?:填|补|插入|写)[^】〕\]>]{0,10}[】〕\]>]|"
    r"[\[<](?i:insert|your|step|text|content) [^\]<>]{0,30}(?i:here|text|placeholder)[\]>]"
)
_MARK = lazy_pattern(r"【\s*(?:TODO|待写)\s*[:：]\s*(?P<what>[^【】]*?)\s*】")
_NOTE = lazy_pattern(
    r"(?:^\s*TODO(?!\w)|^\s*待写\s*(?=[:：]|$)|(?<![\w“\"'‘「『【/#])(?:TODO|待写)(?=\s*[:：]))[\s:：]*(?P<what>[^\n→【]*)"
)
_SIGN = lazy_pattern(r"[TFLl待(（\[【〔<](?:ODO|BD|IXME|(?i:orem)|(?<=[待(（\[【〔<]))")  # that one may be there
_NO_STEP = lazy_pattern(
    r"无|空|空白|没有|暂无|无内容|none|nothing|etc|n/?a|step \d+|步骤 ?\d+|第 ?\d+ ?步|empty|blank|asdf\w*|qwerty",
    re.IGNORECASE,
)
_NO_DESCRIPTION = lazy_pattern(
    r"(?:(?:an? |the |this )?(?:image|img|picture|pic)|dscf?|alt(?:ernative)?(?:[ -]?text)?|"
    r"(?:这[是张]|一张)?(?:图片?|图像|微信图片|插图)|(?:图片|替代)(?:描述|说明|文字|文本)|"
    r"(?:screen ?shot|截[图屏])(?=[ _-]*\d))(?:(?:[ _.:-]|at)*\d)*(?: (?:description|here))?",
    re.IGNORECASE,
)
_BOLD_TITLE = lazy_pattern(r"\s*(?:\*\*|__)[^*_\n]+(?:\*\*|__)(?P<rest>[^\n]*)\s*$")
_AROUND = " \t\n*_`。.！!：:；;，,（）()【】[]<>《》“”\"'"


def is_no_step(step: str) -> bool:
    """Tell whether all the words of a step say that there are none."""
    return bool(_NO_STEP.fullmatch(step.strip(_AROUND)))


def describes_nothing(text: str) -> bool:
    """Tell whether what stands in place of a picture only says that there is one: "image", "IMG_2041", "图片"."""
    words = text.strip(_AROUND)
    return bool(words and (_NO_DESCRIPTION.fullmatch(words) or _WHOLE.fullmatch(words)))


def find_marks(text: str, *, notes: bool = False) -> Iterator[tuple[int, str, str]]:
    """Yield each mark in a text for what is still to be written there: its offset, the mark, and what belongs there.

    It reads 【待写：…】 or 【TODO: …】. With `notes`, what writers leave without brackets counts, too: "TODO: ask".
    """
    if "TODO" in text or "待写" in text:
        yield from ((each.start(), each[0], " ".join(each["what"].split())) for each in _MARK.finditer(text))
        rest = _MARK.sub(lambda mark: " " * len(mark[0]), text)
        for each in _NOTE.finditer(rest) if notes else ():
            mark = each[0].strip()
            yield each.start() + each[0].index(mark), mark, each["what"].strip()


def without_marks(text: str) -> str:
    """Return a text without the marks for what is still to be written."""
    return _MARK.sub("", text) if "【" in text else text


def find_placeholder(text: str) -> str:
    """Return the words of a text that only hold the place of others, empty where there are none."""
    if mark := next(find_marks(text), None):
        return mark[1]
    whole = text.strip(_AROUND)
    if _WHOLE.fullmatch(whole):
        return whole
    title = _BOLD_TITLE.match(text)
    if title and _WHOLE.fullmatch(title["rest"].strip(_AROUND)):
        return title["rest"].strip(_AROUND)
    bare = text.strip(" \t\n*_")
    if bare and not bare.strip(".…。· "):
        return bare if len(bare) > 1 or bare == "…" else ""
    within = _WITHIN.search(bare) if _SIGN.search(bare) or bare[:2].lower() == "to" else None
    return within[0] if within else ""
