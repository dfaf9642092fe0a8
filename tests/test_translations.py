"""A defect of another family in one language is no second finding of the rules that compare languages."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from helpcenter import check
from helpcenter.translation.alignment import match, misplaced
from helpcenter.translation.likeness import likeness, missing_places
from sites import write_site

pytestmark = pytest.mark.usefixtures("what_is_said")
FAMILY = "T"

CHINESE = """\
---
title: 重置密码
description: 忘记密码时，5 分钟就能设一个新的。
type: procedure
questions: [密码忘了怎么办]
reviewed: 2026-11-22
---

# 重置密码

## 开始之前 {#before-you-start}

- 备好手机号。
- 自己打开应用，见[客服](contact.md)。

## 步骤 {#steps}

1.  **打开登录页。** 点“忘记密码”。
    {: #open }

    - 打开了 → [第 2 步](#verify)
    - 打不开 → [客服](contact.md)

2.  **验证身份。** 输入手机号，等 60 秒。
    {: #verify }

    没看到？先看短信。

    !!! danger "不要告诉任何人"
        客服不会问您 6 位验证码。

    1.  看短信。
    2.  看邮件。

    - 收到了 → [第 3 步](#sign-in)
    - 没收到 → [客服](contact.md)

3.  **用新密码登录。** 48 小时内有效。
    {: #sign-in }

    ```text
    2026-11-22 20:14
    ```

    | 等级 | 每天 |
    | --- | --- |
    | 普通 | ¥500 |

    - 好了 → [完成后](#result)
    - 没好 → [第 1 步](#open)

## 完成后 {#result}

![登录页](images/home.svg)

一般要 3 个工作日[^1]。

[^1]: 周末除外。

## 仍未解决 {#still-stuck}

问[客服](contact.md#channels)。
"""

ENGLISH = """\
---
title: Reset your password
description: If you forgot your password, set a new one in 5 minutes.
type: procedure
questions: [I forgot my password]
reviewed: 2026-11-22
---

# Reset your password

## Before you start {#before-you-start}

- Have your phone ready.
- Open the app yourself, see [Support](contact.md).

## Steps {#steps}

1.  **Open the sign-in page.** Tap “忘记密码”.
    {: #open }

    - It opens → [step 2](#verify)
    - It does not → [support](contact.md)

2.  **Verify.** Enter your phone number and wait 60 seconds.
    {: #verify }

    Nothing there? Look at your messages.

    !!! danger "Tell no one"
        Support never asks for the 6 digits.

    1.  Look at your messages.
    2.  Look at your mail.

    - It arrived → [step 3](#sign-in)
    - It did not → [support](contact.md)

3.  **Sign in with the new password.** It is good for 48 hours.
    {: #sign-in }

    ```text
    2026-11-22 20:14
    ```

    | Level | A day |
    | --- | --- |
    | normal | ¥500 |

    - Fine → [when it is done](#result)
    - Not fine → [step 1](#open)

## When it is done {#result}

![The sign-in page](images/home.svg)

Takes 3 working days[^1].

[^1]: Except on weekends.

## Still stuck {#still-stuck}

Ask [support](contact.md#channels).
"""

CONTACT = "---\ntitle: {0}\ntype: reference\nreviewed: 2026-11-22\n---\n\n# {0}\n\n## {0} {{#channels}}\n\n[CHANNELS]\n"
AROUND = {
    "docs/zh/contact.md": CONTACT.format("客服"),
    "docs/en/contact.md": CONTACT.format("Support"),
    "docs/zh/images/home.svg": "<svg/>",
    "docs/en/images/home.svg": "<svg/>",
}


def compared(folder: Path, chinese: str, english: str) -> list[tuple[str, int, str]]:
    """Return file, line and code of what the rules that compare languages find."""
    site = write_site(folder, {**AROUND, "docs/zh/a.md": chinese, "docs/en/a.md": english})
    report = check(site)
    assert report.failures == ()
    return [(each.path, each.line, each.code) for each in report.diagnostics if each.code[0] == "T"]


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


def test_the_two_pages_say_the_same(tmp_path: Path) -> None:
    assert compared(tmp_path, CHINESE, ENGLISH) == []


# What other families report, as it stands in English; "{2}" is the marker of the second step.
OTHERS = [
    # markers of steps
    ("2.  **Verify.**", "2)  **Verify.**"),
    ("2.  **Verify.**", "2、 **Verify.**"),
    ("2.  **Verify.**", "２. **Verify.**"),
    ("2.  **Verify.**", "2.**Verify.**"),
    ("2.  **Verify.**", "-   **Verify.**"),
    ("2.  **Verify.**", "② **Verify.**"),
    ("2.  **Verify.**", "二、 **Verify.**"),
    ("2.  **Verify.**", "**Step 2: Verify.**"),
    ("2.  **Verify.**", "### Step 2: Verify"),
    ("2.  **Verify.**", "2\\.  **Verify.**"),
    ("2.  **Verify.**", "2.\u00a0 **Verify.**"),
    # numbers of steps
    ("2.  **Verify.**", "1.  **Verify.**"),
    ("2.  **Verify.**", "5.  **Verify.**"),
    # ids of steps
    ("    {: #verify }\n", ""),
    ("    {: #verify }", "{: #verify }"),
    ("    {: #verify }", "    {: verify }"),
    ("    {: #verify }", "    {: ＃verify }"),
    ("    {: #verify }", "    {: #open }"),
    ("    {: #verify }", "    {: #ver\u200bify }"),
    # empty and repeated steps
    ("**Verify.** Enter your phone number and wait 60 seconds.", ""),
    ("3.  **Sign in with", "3.  \n\n4.  **Sign in with"),
    ("3.  **Sign in with", "3.  **Open the sign-in page.** Tap “忘记密码”.\n    {: #open }\n\n4.  **Sign in with"),
    # blocks that cut the list, blank lines, indentation
    ("    !!! danger", "!!! danger"),
    ("    Nothing there?", "Nothing there?"),
    ("    Nothing there?", "  Nothing there?"),
    ("    - It did not → [support](contact.md)\n\n3.", "    - It did not → [support](contact.md)\n3."),
    ("    1.  Look at your messages.\n    2.", "  1.  Look at your messages.\n  2."),
    ("    2.  Look at your mail.", "    2)  Look at your mail."),
    ("    2.  Look at your mail.", "    3.  Look at your mail."),
    ("    1.  Look at your messages.\n", ""),
    # references to steps
    ("[step 3](#sign-in)", "[step 9](#sign-in)"),
    ("[step 3](#sign-in)", "step 3"),
    ("[step 3](#sign-in)", "[step 3](#open)"),
    ("[step 3](#sign-in)", "[step 3](#result)"),
    # links
    ("[step 3](#sign-in)", "[step 3](#sign-im)"),
    ("[step 3](#sign-in)", "[step 3](＃sign-in)"),
    ("[step 3](#sign-in)", "[step 3]（#sign-in）"),
    ("[step 3](#sign-in)", "(step 3)[#sign-in]"),
    ("[step 3](#sign-in)", "[step 3] (#sign-in)"),
    ("[step 3](#sign-in)", "[](#sign-in)"),
    ("[step 3](#sign-in)", "[step 3]()"),
    ("→ [support](contact.md)", "→ [support](Contact.md)"),
    ("→ [support](contact.md)", "→ [support](contact)"),
    ("→ [support](contact.md)", "→ [support](contact.html)"),
    ("→ [support](contact.md)", "→ [support](/contact.md)"),
    ("→ [support](contact.md)", "→ support"),
    ("    - It did not → [support](contact.md)", "    - It did not"),
    ("→ [support](contact.md)", "→ [support](../zh/contact.md)"),
    ("→ [support](contact.md)", "→ [support](.\\contact.md)"),
    ("→ [support](contact.md)", "→ [support](https://example.com/)"),
    ("→ [support](contact.md)", "→ [support](mailto:a@example.com)"),
    ("→ [support](contact.md)", "→ [support][contact]"),
    ("→ [support](contact.md)", "→ [Reset your password](contact.md)"),
    ("[support](contact.md#channels)", "[support](contact.md#channel)"),
    ("[support](contact.md#channels)", "[support](contact.md#channels"),
    ("![The sign-in page](images/home.svg)", "!(The sign-in page)[images/home.svg]"),
    ("![The sign-in page](images/home.svg)", "! [The sign-in page](images/home.svg)"),
    ("![The sign-in page](images/home.svg)", "![The sign-in page](images/hom.svg)"),
    # headings
    ("## When it is done {#result}", "＃＃ When it is done {#result}"),
    ("## When it is done {#result}", "## When it is done ｛#result｝"),
    ("## When it is done {#result}", "## When it is done {#result"),
    ("## When it is done {#result}", "## When it is done {#still-stuck}"),
    ("## When it is done {#result}", "## When it is done"),
    ("## When it is done {#result}", "####### When it is done {#result}"),
    # notes, tables, code, footnotes
    ("!!! danger", "!!! dangr"),
    ("!!! danger", "!! danger"),
    ("!!! danger", "！！！ danger"),
    ('!!! danger "Tell no one"', "!!! danger “Tell no one”"),
    ("        Support never", "    Support never"),
    ("| normal | ¥500 |", "| normal |"),
    ("    | --- | --- |\n", ""),
    ("    ```\n\n    |", "    |"),
    ("[^1].", "."),
    ("[^1]: Except on weekends.\n", ""),
    # front matter
    ("type: procedure", "type: procedur"),
    ("type: procedure\n", ""),
    ("---\ntitle", "title"),
    ("title: Reset your password\n", ""),
    ("title: Reset your password\n", "title: Reset your password in 9 minutes\n"),
    ("# Reset your password\n", "# Reset your password in 9 minutes\n"),
    ("# Reset your password\n", "\n"),
    ("# Reset your password\n", "## Reset your password\n"),
    # telephones, addresses, accounts
    ("Nothing there?", "Call 400-123-4567. Nothing there?"),
    ("Nothing there?", "Call +86 138 0013 8000. Nothing there?"),
    ("Nothing there?", "Write to help2@example.com. Nothing there?"),
    ("Nothing there?", "Go to https://example.com/3 or add xiaohu_kefu_01. Nothing there?"),
    # text
    ("Nothing there?", "<<<<<<< HEAD\nNothing there?"),
    ("Nothing there?", "<div>Nothing there?"),
    ("Nothing there?", "```\n    Nothing there?"),
]


@pytest.mark.parametrize(("old", "new"), OTHERS)
def test_what_another_family_reports_of_a_translation_is_not_reported_twice(old: str, new: str, tmp_path: Path) -> None:
    assert compared(tmp_path, CHINESE, changed(ENGLISH, old, new)) == []


OTHERS_IN_CHINESE = [
    ("2.  **验证身份。**", "2、 **验证身份。**"),
    ("2.  **验证身份。**", "• **验证身份。**"),
    ("2.  **验证身份。**", "3  **验证身份。**"),
    ("→ [客服](contact.md)", "→ 客服"),
    ("2.  **验证身份。**", "**第二步：验证身份。**"),
    ("2.  **验证身份。**", "### 第二步 验证身份"),
    ("    {: #verify }\n", ""),
    ("    !!! danger", "!!! danger"),
    ("[第 3 步](#sign-in)", "[第 9 步](#sign-in)"),
    ("[第 3 步](#sign-in)", "第 3 步"),
    ("[第 3 步](#sign-in)", "[第 3 步](#open)"),
    ("[第 3 步](#sign-in)", "[第 3 步]（#sign-in）"),
    ("→ [客服](contact.md)", "→ [客服](contact.html)"),
    ("→ [客服](contact.md)", "→ [重置密码](contact.md)"),
    ("→ [客服](contact.md)", "→ [客服](https://example.com/)"),
    ("## 完成后 {#result}", "＃＃ 完成后 {#result}"),
    ("## 完成后 {#result}", "####### 完成后 {#result}"),
    ("!!! danger", "!!! dangr"),
    ("    2.  看邮件。", "    2、 看邮件。"),
    ("type: procedure", "type: procedur"),
    ("---\ntitle", "title"),
    ("没看到？", "请拨打 400-123-4567，没看到？"),
]


@pytest.mark.parametrize(("old", "new"), OTHERS_IN_CHINESE)
def test_what_another_family_reports_of_the_default_language_is_not_reported_twice(
    old: str, new: str, tmp_path: Path
) -> None:
    assert compared(tmp_path, changed(CHINESE, old, new), ENGLISH) == []


# Related pages of the two languages, and of the page that they name, of which one cannot be known.
UNKNOWN_RELATED = {
    "is no list": ("related: [contact.md]\n", "related: 5\n", ""),
    "is no list in the default language": ("related: 5\n", "related: [contact.md]\n", "related: [a.md]\n"),
    "names no page": ("related: [gone.md]\n", "related: [contact.md]\n", "related: [a.md]\n"),
    "stands on a page that cannot be read": ("related: [contact.md]\n", "\udcff", ""),
}


@pytest.mark.parametrize(("chinese", "english", "of_contact"), UNKNOWN_RELATED.values(), ids=UNKNOWN_RELATED.keys())
def test_related_pages_that_cannot_be_known_are_not_compared(
    chinese: str, english: str, of_contact: str, tmp_path: Path
) -> None:
    files = {
        "docs/zh/a.md": changed(CHINESE, "type:", f"{chinese}type:"),
        "docs/en/a.md": changed(ENGLISH, "type:", f"{english}type:"),
        **{name: text.replace("type:", f"{of_contact}type:", 1) for name, text in AROUND.items()},
    }
    site = write_site(tmp_path, {name: text.encode(errors="surrogateescape") for name, text in files.items()})
    assert [each for each in check(site).diagnostics if each.code == "T315"] == []


# What is reported of the language that lacks it, once, where it belongs.
LOST = {
    "a branch": ("    - It does not → [support](contact.md)\n", "", 22, "T310"),
    "a link in a sentence": (", see [Support](contact.md)", "", 14, "T310"),
    "a note with a number": (
        '    !!! danger "Tell no one"\n        Support never asks for the 6 digits.\n',
        "",
        29,
        "T323",
    ),
    "a sub-step": ("    2.  Look at your mail.\n", "", 33, "T305"),
    "an item": ("- Have your phone ready.\n", "", 13, "T329"),
    "a table with an amount": ("    | Level | A day |\n    | --- | --- |\n    | normal | ¥500 |\n", "", 47, "T325"),
    "a row": ("    | normal | ¥500 |\n", "", 48, "T326"),
    "code": ("    ```text\n    2026-11-22 20:14\n    ```\n", "", 43, "T318"),
    "a picture": ("![The sign-in page](images/home.svg)\n", "", 54, "T316"),
    "a footnote": ("", "", 0, ""),
    "a section": ("## When it is done {#result}\n\n![The sign-in page](images/home.svg)\n\n", "", 50, "T306"),
    "a number": (" and wait 60 seconds", "", 24, "T322"),
    "a number in the front matter": (" in 5 minutes", "", 3, "T322"),
}
del LOST["a footnote"], LOST["a section"]


@pytest.mark.parametrize(("old", "new", "line", "code"), LOST.values(), ids=LOST.keys())
def test_what_is_missing_is_reported_once_where_it_belongs(
    old: str, new: str, line: int, code: str, tmp_path: Path
) -> None:
    found = compared(tmp_path, CHINESE, changed(ENGLISH, old, new))
    assert [(path, found_code) for path, _, found_code in found] == [("docs/en/a.md", code)]
    assert abs(found[0][1] - line) <= 1


def test_what_the_default_language_lacks_is_reported_there(tmp_path: Path) -> None:
    chinese = changed(CHINESE, "    - 打不开 → [客服](contact.md)\n", "")
    assert [(path, code) for path, _, code in compared(tmp_path, chinese, ENGLISH)] == [("docs/zh/a.md", "T310")]


WITHOUT_IDS = """\
---
title: {0}
type: procedure
reviewed: 2026-11-22
---

# {0}

## {0} {{#steps}}

1.  **{1}**

2.  **{2}**

3.  **{3}**
## {4} {{#help}}

[{4}](contact.md)
"""
WITHOUT_IDS_IN_CHINESE = WITHOUT_IDS.format("步骤", "打开应用。", "验证身份。", "登录。", "客服")
WITHOUT_IDS_IN_ENGLISH = WITHOUT_IDS.format("Steps", "Open the app.", "Verify.", "Sign in.", "Support")


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        ("3.  **Sign in.**\n", "", [("docs/en/a.md", 15, "T302")]),
        ("2.  **Verify.**", "• **Verify.**", []),
    ],
)
def test_of_steps_without_ids_one_is_lost_where_fewer_lines_look_like_one(
    old: str, new: str, lost: list[tuple[str, int, str]], tmp_path: Path
) -> None:
    assert compared(tmp_path, WITHOUT_IDS_IN_CHINESE, changed(WITHOUT_IDS_IN_ENGLISH, old, new)) == lost


def test_steps_that_are_counted_apart_are_put_in_order_apart(tmp_path: Path) -> None:
    head = WITHOUT_IDS_IN_CHINESE.partition("\n1.")[0]
    one, two = (f"    {number}.  {words}\n        {{: #{words} }}\n" for number, words in ((1, "open"), (2, "look")))
    tab = f'\n=== "C"\n\n{one.replace("open", "tap")}\n{two.replace("look", "wait")}'
    chinese, english = (f'{head}\n=== "A"\n\n{first}\n{second}{tab}' for first, second in ((one, two), (two, one)))
    english = english.replace("步骤", "Steps").replace("客服", "Support")
    assert compared(tmp_path, chinese, english) == []


MATCHES = {
    "the same": ("abc", "abc", [(0, 0), (1, 1), (2, 2)], [], []),
    "one is missing": ("abc", "ac", [(0, 0), (2, 1)], [1], []),
    "one is new": ("ac", "abc", [(0, 0), (1, 2)], [], [1]),
    "one has another id": ("abc", "axc", [(0, 0), (1, 1), (2, 2)], [], []),
    "one has no id": ("abc", "a-c", [(0, 0), (1, 1), (2, 2)], [], []),
    "as many have no id": ("ab-c", "a-c", [(0, 0), (2, 1), (3, 2)], [1], []),
    "two are swapped": ("abc", "acb", [(0, 0), (2, 1)], [], []),
    "one is there twice": ("aab", "ab", [(2, 1)], [0, 1], [0]),
    "nothing": ("", "ab", [], [], [0, 1]),
}


@pytest.mark.parametrize(
    ("first", "second", "pairs", "only_first", "only_second"), MATCHES.values(), ids=MATCHES.keys()
)
def test_headings_and_steps_are_paired_by_id_and_else_by_place(
    first: str, second: str, pairs: list[tuple[int, int]], only_first: list[int], only_second: list[int]
) -> None:
    found = match(*([None if id_ == "-" else id_ for id_ in ids] for ids in (first, second)))
    assert (list(found.pairs), list(found.only_first), list(found.only_second)) == (pairs, only_first, only_second)


def test_ids_are_out_of_order_from_the_first_that_stands_elsewhere() -> None:
    assert misplaced(list("abcd"), list("abcd")) is None
    assert misplaced(list("abdc"), list("abcd")) == (2, 2)
    assert misplaced(list("axb"), list("ba")) == (0, 0)


def test_of_several_things_the_one_is_missing_that_nothing_is_like() -> None:
    more = ["看看短信", "等 5 分钟，然后再看一遍，再等一会儿", "关掉飞行模式"]
    fewer = ["look at your messages", "turn flight mode off"]
    places = missing_places([*map(likeness, fewer)], [*map(likeness, more)])
    assert places == [1]


def test_of_several_alike_the_one_is_missing_that_has_other_sentences() -> None:
    more = ["Look. Wait. Then look once more.", "Then look at your messages again"]
    fewer = ["然后看看短信消息邮件"]
    assert missing_places([*map(likeness, fewer)], [*map(likeness, more)]) == [0]


def test_pages_that_differ_a_lot_are_compared_in_linear_time(tmp_path: Path) -> None:
    number = 4_000
    one = "".join(f"## 第 {each} 节 {{#a{each}}}\n\n- [x](#a{each})\n\n等 {each} 天。\n\n" for each in range(number))
    other = "".join(
        f"## Part {each} {{#a{each + each % 3}}}\n\n[y](https://example.com)\n\nWait.\n\n" for each in range(number)
    )
    head = "---\ntitle: A\ntype: guide\nreviewed: 2026-11-22\n---\n\n"
    started = time.perf_counter()
    assert compared(tmp_path, head + one, head + other)
    assert time.perf_counter() - started < 20
