"""What the project says to people, in every language that it speaks."""

from __future__ import annotations

import io
import pickle
import re
import string
from collections.abc import Callable, Iterator, Mapping

import pytest
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from helpcenter.collecting import collect
from helpcenter.messages import ENGLISH, SPOKEN, Message, chosen_language, listed, say
from helpcenter.messages.saying import LOCALES
from helpcenter.rule_pages import explanations, reference
from helpcenter.rules import all_rules
from sites import ROOT

OTHERS = [language for language in SPOKEN if language != ENGLISH]
HAN = re.compile(r"[一-鿿]")
# What reads the same in every language: placeholders, code, examples of commands.
LITERAL = re.compile(r"\{[^{}]*\}|`[^`]*`|helpcenter|%\([a-z_]+\)[a-z]|%[a-z]|  helpcenter [^\n]*")
MARK = re.compile(r"%(?:\(\w+\))?[a-z]")
WORD = re.compile(r"\b[a-z]{2,}\b")
HALF_WIDTH = re.compile(r"(?<=[一-鿿])[,;:?!]|[,;?!](?=[一-鿿])|[一-鿿] ?\((?! \))|[一-鿿][A-Za-z]|[A-Za-z][一-鿿]")


def test_a_message_is_its_english_text_and_can_be_said_in_chinese() -> None:
    message = Message("no rule {wanted!r}, did you mean {code} ({name})?", wanted="S1O1", code="S101", name="x")
    assert message == "no rule 'S1O1', did you mean S101 (x)?"
    assert say(message, "zh") == "没有规则“S1O1”，是不是 S101（x）？"
    assert say(Message("helpcenter: could not check: {reason}", reason=message), "zh").endswith("是不是 S101（x）？")


def test_a_message_counts_as_its_language_does() -> None:
    one, two = (Message.counted("{count} translation stamped", "{count} translations stamped", count=n) for n in (1, 2))
    assert [one, two, say(two, "zh")] == ["1 translation stamped", "2 translations stamped", "记录了 2 页译文"]


def test_a_list_has_what_its_language_puts_between_its_items() -> None:
    assert [listed(["a", "b", "c"]), say(listed(["a", "b", "c"]), "zh"), listed([])] == ["a, b, c", "a、b、c", ""]


def test_what_a_value_holds_is_no_template_and_what_nobody_sees_is_written_out() -> None:
    message = Message("no rule {wanted!r}; `helpcenter explain` lists them all", wanted="{code}\u200b\x1b")
    assert "“{code}\\u200b\\x1b”" in say(message, "zh")


def in_another_process(message: Message) -> Message:
    again: Message = pickle.loads(pickle.dumps(message))  # noqa: S301 -- made here
    return again


def from_the_cache(message: Message) -> Message:
    return Message.unpacked(message.packed())


@pytest.mark.parametrize("again", [in_another_process, from_the_cache])
def test_a_message_can_still_be_said_in_chinese(again: Callable[[Message], Message]) -> None:
    inner = Message.counted("{count} translation stamped", "{count} translations stamped", count=2)
    message = Message("helpcenter: could not check: {reason}", reason=inner)
    assert again(message) == message
    assert say(again(message), "zh") == "helpcenter：没能检查：记录了 2 页译文"


CHOICES: dict[str, tuple[str | None, Mapping[str, str], str]] = {
    "as asked for": ("zh", {"LANG": "en_US.UTF-8"}, "zh"),
    "as the system speaks": (None, {"LANG": "zh_CN.UTF-8"}, "zh"),
    "Traditional is Chinese, too": (None, {"LANG": "zh_TW.UTF-8"}, "zh"),
    "the tag of the web": ("zh-Hans-CN", {}, "zh"),
    "the first of a list": (None, {"LANGUAGE": "zh:en", "LANG": "en_US.UTF-8"}, "zh"),
    "LC_ALL before LANG": (None, {"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
    "a language we do not speak": (None, {"LANG": "fr_FR.UTF-8"}, "en"),
    "none": (None, {"LANG": "C"}, "en"),
}


@pytest.mark.parametrize(("wanted", "environment", "expected"), CHOICES.values(), ids=CHOICES.keys())
def test_the_language_is_the_one_asked_for_then_that_of_the_system(
    wanted: str | None, environment: Mapping[str, str], expected: str
) -> None:
    assert chosen_language(wanted, environment) == expected


def collected() -> Iterator[tuple[str | None, str | tuple[str, ...]]]:
    """Yield every text with the name of the function it is given to, None for the pages of rules."""
    for file in sorted((ROOT / "hooks").rglob("*.py")):
        for _, name, found, _ in collect(io.BytesIO(file.read_bytes()), (), (), {}):
            yield name, found if name == "counted" or isinstance(found, str) else found[0]


COLLECTED = frozenset(text for _, text in collected())
TEMPLATES = frozenset(text for name, text in collected() if name in ("Message", "counted"))


def catalogue(language: str) -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / "helpcenter.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def entries(language: str) -> list[Entry]:
    return [entry for entry in catalogue(language) if entry.id]


def texts(value: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else [*(value or ())]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", OTHERS)
def test_everything_that_is_said_is_translated_and_nothing_else(language: str) -> None:
    known = {entry.id if isinstance(entry.id, str) else tuple(entry.id) for entry in entries(language)}
    assert {"not translated": COLLECTED - known, "no longer said": known - COLLECTED} == {
        "not translated": set(),
        "no longer said": set(),
    }
    assert [entry.id for entry in entries(language) if entry.fuzzy or not all(texts(entry.string))] == []
    assert not catalogue(language).obsolete


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_holds_the_values_of_its_template(language: str) -> None:
    for entry in entries(language):
        if "python-format" in entry.flags:
            [source], [text] = texts(entry.id), texts(entry.string)
            assert sorted(MARK.findall(text)) == sorted(MARK.findall(source)), entry.id
        elif entry.id in TEMPLATES:
            allowed = set().union(*map(fields, texts(entry.id)))
            for text in texts(entry.string):
                assert fields(text) == allowed, entry.id


def test_the_chinese_is_chinese_with_its_own_punctuation() -> None:
    for entry in entries("zh"):
        for english, text in zip(texts(entry.id), texts(entry.string), strict=False):
            plain = LITERAL.sub("“", text)
            if len(WORD.findall(LITERAL.sub("", english))) > 2:
                assert HAN.search(plain), entry.id
            assert not HALF_WIDTH.search(plain), text


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_read_is_what_was_translated(language: str) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(language))
    file = LOCALES / language / "LC_MESSAGES" / "helpcenter.mo"
    assert file.read_bytes() == compiled.getvalue(), "run `make words`"


@pytest.mark.parametrize(("language", "name"), [("en", "README.md"), ("zh", "README.zh.md")])
def test_the_reference_of_the_rules_is_what_the_rules_say(language: str, name: str) -> None:
    written = (ROOT / "hooks/helpcenter/rules" / name).read_text(encoding="utf-8")
    assert written == reference(language), "run `make words`"
    assert all(f"## {code} " in written for code in all_rules())


def test_the_pages_of_the_rules_are_in_chinese_with_the_same_examples() -> None:
    for code, page in explanations("zh").items():
        own = explanations()[code]
        assert HAN.search(page.sentence), code
        assert HAN.search(page.why), code
        assert [each.partition("\n")[2] for each in page.examples] == [each.partition("\n")[2] for each in own.examples]


def test_a_template_that_is_made_up_elsewhere_is_refused() -> None:
    with pytest.raises(ValueError, match="no literal string"):
        list(collect(io.BytesIO(b"Message(text)"), (), (), {}))
