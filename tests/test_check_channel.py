"""What a reader pastes is judged right: by the modules as they are, and as the checker judges where both can."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from helpcenter.addresses import official
from helpcenter.addresses.in_text import find_addresses
from helpcenter.model import Channel, Register
from helpcenter.words.look_alikes import LATIN_LOOKS
from pasted import PASTED, REGISTER

JUDGE = """async ([rows, texts]) => {
  const { entriesOf, judge } = await import("/channel/judge.js");
  const entries = entriesOf(rows);
  const said = ({ result, reason }) => (reason ? `${result} ${reason}` : result);
  return texts.map((text) => judge(text, entries).map(said));
}"""

# What the checker calls the same.
REASONS = {
    "": "found",
    "a letter only looks the same": "alike looks",
    "a letter only looks the same as a digit": "alike looks",
    "one letter is another": "alike one",
    "one digit is another": "alike one",
    "it ends in something else": "alike ending",
    "its name stands inside another address": "alike inside",
    "something was added to it": "alike added",
    "',' is no dot": "alike sign",
}
# The checker reads what writers wrote on purpose, the modules what somebody sent to deceive: they judge the whole link
# as a browser reads it, hear a `+` that leads abroad, and take nothing for a name that only looks like it.
DIFFERENT = {
    "86 400 000 5678": "the country without its plus, as telephones show it",
    "0044 20 7946 0000": "00 is dialled where + is written",
    "+4000005678": "the plus makes it a number in another country",
    "+400 000 5678": "the plus makes it a number in another country",
    "+852 400 000 5678": "the whole official number stands in it",
    "+234 95123": "the whole official number stands in it",
    "xiaohu-wallet。example": "browsers take this for a dot, and open the official website",
    "https://xiaohu%2dwallet.example/": "browsers read the code as the hyphen it stands for",
    "https://xiaohu-wallet.example@evil.test": "what stands before an @ is seen, too",
    "https://xiaohu-wallet.example:pw@evil.test/": "what stands before an @ is seen, too",
    "https://xiaohu-wallet.example%2f@evil.test": "what stands before an @ is seen, too",
    "https://evil.test\\@xiaohu-wallet.example": "browsers take a backslash for a slash, and open evil.test",
    "https://evil.test/xiaohu-wallet.example": "what stands in a path is seen, too",
    "evil.test/?to=xiaohu-wallet.example": "what stands in a query is seen, too",
    "evil.test#xiaohu-wallet.example": "what stands in a fragment is seen, too",
    "xiaohu-wal\u200blet.example": "another rule of the checker refuses characters that nobody sees",
    "xiaohu-wal\u00adlet.example": "another rule of the checker refuses characters that nobody sees",
    "ｈelp@xiaohu-wallet.example": "platforms may tell letters of another width apart",
    "support@xiaohu-wallet-pay.example": "also another name at a host that looks official passes for official",
    "support@xiaohu-wallet.example.evil.test": "also another name at a host that looks official passes for official",
    "xiaohu-wallet.example@evil.test": "what stands before an @ is seen, too",
    "xiaohu-wallet@evil.test": "what stands before an @ is seen, too",
    "客服@xiaohu-wallet.example": "it may be a mailbox, and that one is not on the list",
}


def judged(modules: Page, rows: Any, texts: list[str]) -> list[list[str]]:
    said: list[list[str]] = modules.evaluate(JUDGE, [rows, texts])
    return said


def test_what_is_pasted_is_judged_right(modules: Page) -> None:
    said = dict(zip(PASTED, map(" ".join, judged(modules, REGISTER, list(PASTED))), strict=True))
    wrong = {text: (said[text], right) for text, right in PASTED.items() if said[text] != right}
    assert wrong == {}, f"{len(PASTED) - len(wrong)} right, {len(wrong)} wrong"


def nobodys_made_somebodys(text: str) -> str:
    """Return a text for the checker, to which a reserved name is nobody's."""
    return re.sub(r"(?i)\.test\b", ".net", re.sub(r"(?i)\bexample\b", "com", text))


def checked(text: str, register: Register) -> set[str]:
    """Return what the checker says of the addresses in a text."""
    matches = [official.find_in_register(each, register) for each in find_addresses(text)]
    return {REASONS.get(match.difference, match.difference) if match else "none" for match in matches}


def test_the_checker_judges_alike_what_it_finds(modules: Page) -> None:
    rows = [{**row, "value": nobodys_made_somebodys(row["value"])} for row in REGISTER]
    register = Register("", tuple(Channel(row["name"], row["kind"], row["value"], {}) for row in rows))
    texts = [nobodys_made_somebodys(text) for text in PASTED]
    there = [checked(text, register) for text in texts]
    here = judged(modules, rows, texts)
    differing = [text for text, one, other in zip(PASTED, here, there, strict=True) if not other <= set(one)]
    assert sum(map(bool, there)) > 160
    assert set(differing) == set(DIFFERENT)


def test_every_letter_looks_the_same_to_the_checker(modules: Page) -> None:
    letters = [
        *map(chr, LATIN_LOOKS),
        *map(chr, range(33, 127)),
        "αβετωвмнтг",
        "rn",
        "vv",
        "cl",
        "Ｗａｌｌｅｔ",
        "xïaö",
    ]
    skeleton = "async (texts) => texts.map((await import('/channel/letters.js')).skeleton)"
    assert modules.evaluate(skeleton, letters) == [official._skeleton(each) for each in letters]  # noqa: SLF001 -- the same, by other means


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "1",
        "a.",
        "@a",
        "400-000-5679 ",
        "微信 a_1 ",
        "小",
        "https://",
        "(",
        "-1",
        "x@y.z ",
        "xiaohu.test ",
        "\u202e",
        "oO1 ",
        " dot ",
        "“",
    ],
)
def test_ten_thousand_characters_are_judged_at_once(modules: Page, piece: str) -> None:
    modules.set_default_timeout(2000)
    assert judged(modules, REGISTER, [piece * (10_000 // len(piece))])


def test_the_longer_text_counts_each_thing_once_and_the_worst_first(modules: Page) -> None:
    hosts = " ".join(f"a{number}.test" for number in range(900))
    [said] = judged(modules, REGISTER, [f"{hosts} 400-000-5678 400-000-5678 xiaohu-walet.example"])
    assert (said[0], said[1], said[-1], len(said)) == ("alike one", "none", "found", 902)
