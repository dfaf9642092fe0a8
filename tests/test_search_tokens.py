"""How the search reads what is written and what is asked: its modules, as they are, in a browser."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from helpcenter.words.characters import plain

TRADITIONAL = "賬账號号錄录碼码"
PINYIN = {
    "mi": "密",
    "ma": "码",
    "wang": "忘",
    "ji": "记",
    "zhong": "重",
    "chong": "重",
    "zhi": "置",
    "xian": "先",
    "xi": "西",
    "an": "安",
}
INDEX = {
    "pages": [
        {"url": "a/", "title": "Reset your password", "questions": ["I forgot my password", "top up my card"]},
        {"url": "b/", "title": "忘记密码", "questions": ["重置 PIN 码"]},
    ],
    "synonyms": [["locked", "on hold"], ["冻结", "封号"]],
    "simplified": TRADITIONAL,
}

ITEMS = "m.answer(new (await import('/search/ranking.js')).Ranking(x), 'pay').items"


def call(modules: Page, module: str, expression: str, argument: Any) -> Any:
    """Evaluate an expression in which `m` is a module and `x` the argument."""
    return modules.evaluate(
        f"async (x) => {{ const m = await import('/search/{module}.js'); return {expression}; }}", argument
    )


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("密码", ["密", "密码", "码"]),
        ("密 码", ["密", "密码", "码"]),
        ("PIN码", ["pin", "码"]),
        ("ＰＩＮ码", ["pin", "码"]),
        ("賬號登錄", ["账", "账号", "号", "号登", "登", "登录", "录"]),
        ("Passwords, passwords!", ["password", "password"]),
        ("I can’t pay; can't", ["cant", "pay", "cant"]),
        ("the of to", []),
        ("𠮷", ["𠮷"]),
        ("2FA", ["2fa"]),
        ("！？…", []),
    ],
)
def test_a_text_is_cut_into_tokens(modules: Page, text: str, tokens: list[str]) -> None:
    simplified = [[TRADITIONAL[at], TRADITIONAL[at + 1]] for at in range(0, len(TRADITIONAL), 2)]
    assert call(modules, "tokens", "m.tokens(m.fold(x[0], new Map(x[1])))", [text, simplified]) == tokens


@pytest.mark.parametrize(
    "forms",
    [
        "lock locks locked locking",
        "refund refunds refunded refunding",
        "try tries tried trying",
        "top topped topping",
        "use uses used using",
        "forget forgot forgotten forgets",
        "freeze froze frozen freezes",
        "charge charged charges charging",
        "pay pays paid paying",
        "add adds added adding",
        "fee fees",
    ],
)
def test_the_forms_of_a_word_have_one_stem(modules: Page, forms: str) -> None:
    assert len(set(call(modules, "tokens", "x.map(m.stem)", forms.split()))) == 1


@pytest.mark.parametrize("word", ["need", "sing", "bed", "miss", "access", "status", "pin", "red", "thing"])
def test_a_word_that_only_looks_like_a_form_stays(modules: Page, word: str) -> None:
    assert call(modules, "tokens", "m.stem(x)", word) == word


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("mima", ["mi", "ma"]),
        ("wangjimima", ["wang", "ji", "mi", "ma"]),
        ("mim", ["mi", "m"]),
        ("xian", ["xian"]),
        ("zhmm", None),
    ],
)
def test_pinyin_is_cut_into_syllables(modules: Page, word: str, syllables: list[str] | None) -> None:
    assert call(modules, "pinyin", "new m.Pinyin(x[0]).split(x[1])", [PINYIN, word]) == syllables


@pytest.mark.parametrize(
    ("han", "query"),
    [
        ("密码", "mima"),
        ("忘记密码", "jimi"),
        ("重置", "chongzhi"),
        ("重置", "zhongzhi"),
        ("忘记密码", "wjmm"),
        ("忘记密码", "mm"),
    ],
)
def test_chinese_is_found_as_it_is_pronounced(modules: Page, han: str, query: str) -> None:
    written, asked = call(
        modules,
        "pinyin",
        "[new m.Pinyin(x[0]).tokens(x[1]), new m.Pinyin(x[0]).tokensOfQuery(x[2])]",
        [PINYIN, han, query],
    )
    assert any(token.startswith(each) for token in written for each in asked)


@pytest.mark.parametrize(
    ("query", "tokens"),
    [
        ("forgotpassword", ["forget", "password"]),
        ("topupmycard", ["top", "up", "card"]),
        ("my account is on hold", ["#0", "account", "hold"]),
        ("locked, on hold", ["#0", "lock", "hold"]),
        ("封号了", ["#1", "封", "封号", "号", "号了", "了"]),
        ("the to", ["to"]),
        ("xkcd", ["xkcd"]),
    ],
)
def test_a_question_is_read_kindly(modules: Page, query: str, tokens: list[str]) -> None:
    found = call(modules, "ranking", "[...new m.Ranking(x[0]).reader.read(x[1]).terms.keys()]", [INDEX, query])
    assert found == tokens


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("How do I pay?", "how do I pay", True),
        ("Ｐａｙ", "pay", True),
        ("密码忘了！", "密码忘了", True),
        ("How do I pay?", "How do I play?", False),
    ],
)
def test_what_the_checker_takes_for_the_same_question_the_search_does(
    modules: Page, one: str, other: str, *, same: bool
) -> None:
    texts = [call(modules, "tokens", "m.tokens(m.fold(x, new Map()))", text) for text in (one, other)]
    assert (plain(one) == plain(other)) is (texts[0] == texts[1]) is same


def test_nothing_in_a_page_is_taken_for_html(modules: Page) -> None:
    index = {**INDEX, "pages": [{"url": "a/", "title": "<b>&pay", "questions": ["pay"]}]}
    ((entry,),) = call(modules, "answer", ITEMS, index)
    assert entry["title"] == "&lt;b&gt;&amp;<mark>pay</mark>"
