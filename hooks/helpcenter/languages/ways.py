"""What is said where a way ends or is passed by, and where words only point at a step or a page."""

from __future__ import annotations

import re

from helpcenter.patterns import lazy_pattern

POINTING_WORDS = lazy_pattern(
    r"\b(?:see|go|goes|back|to|return|repeat|refer|follow|do|as|in|of|described|please|continue|with|from|step|again|"
    r"the|this|instructions?|same|here|at|look|for|details|more|and|it|its)\b|"
    r"详见|参见|参见|参考|参照|回到|返回|转到|跳到|前往|重复|按照|照着|继续|请|见|看|去|做|到|从|按|照|同|的|在|里|这里|这|"
    r"一步|本步骤?|步骤|说明|操作",
    re.IGNORECASE,
)

AT_THIS_STEP = lazy_pattern(r"[见看照按在](?:本步|这一步)|\b(?:see|in|of|for|at) this step\b", re.IGNORECASE)
ENDS_WELL = lazy_pattern(
    r"完成|结束|成功|搞定|解决了|做完|可以了|好了|不用|不必|无需|没事|\bdone\b|\bfinished\b|\bcomplete|\bsolved\b|\bsuccess|"
    r"\bnothing (?:more |else )?to do\b|\bno need\b|\bthat(?:'|’)?s it\b|\bthat is all\b|\ball set\b",
    re.IGNORECASE,
)
ENDS_BADLY = lazy_pattern(
    r"(?:不能|不会|没有|没法|无法|[不没未])(?:完成|结束|成功|搞定|解决|做完)|"
    r"\b(?:nothing|not|never|cannot|\w+n['’]t)(?:\s\w+){0,2}\s(?:done|finished|complete|solved|success)\w*",
    re.IGNORECASE,
)
TRIES_AGAIN = lazy_pattern(
    r"再|重新|重试|重来|重做|回到|返回|\bagain\b|\bretry|\brepeat|\bonce more\b|\bgo back\b", re.IGNORECASE
)
PASSES_BY = lazy_pattern(
    r"(?:跳过|做完|完成|走完|过了|除了|\b(?:after|before|skip|until|without|than|past|done with)(?:\s+the)?)\s*$",
    re.IGNORECASE,
)
PASSED_BY = lazy_pattern(r"\s*(?:之后|以后|后|完成|通过|做完|之前|以前|前)")
NEIGHBOURS = {
    "下一步": 1,
    "next step": 1,
    "the next step": 1,
    "上一步": -1,
    "previous step": -1,
    "the previous step": -1,
}
REFERS = lazy_pattern(
    r"(?:见|请看|照着?|按照?|回到|返回|参照|参考|重复|[重先再]做|跳到|转到|跳过|从|[做走]到|做完|卡在)$"
    r"|\b(?:see|repeat|redo|follow|as in|(?:go|back|return|skip|jump|on|over) to|if|do|skip|finish|complete|"
    r"stuck (?:at|in|on)|(?:start|begin|go on|continue) (?:at|with|from))$",
    re.IGNORECASE,
)
PAGE_BEFORE = lazy_pattern(r"(?:[\s的里中，,：:（(”》」』\"]|(?:[这那]一)?(?:页面?|篇)|\bpage\b)+$", re.IGNORECASE)
PAGE_BEHIND = lazy_pattern(r"\s*(?:of|in|on|from|under|for)\s+(?:the\s+)?(?:page\s+)?[“\"'‘]?", re.IGNORECASE)
