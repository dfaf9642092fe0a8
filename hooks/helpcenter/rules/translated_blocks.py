"""Notes, tabs, lists, footnotes and the register in step with the default language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import CHANNELS_MARKER, Page, Site
from helpcenter.rules.labels import channels_within_text
from helpcenter.rules.notes import NOTE_TYPES
from helpcenter.translation.alignment import counterparts
from helpcenter.translation.comparison import Comparison, losses


def note_not_in_every_language(page: Page, site: Site) -> Iterator[Finding]:
    """A warning, and every other note, stands in every language.

    The reader of the language that lacks it is the one who is not warned.

    Bad:
        zh: !!! danger "不要告诉任何人"
        zh:     客服不会问您的验证码。
        en: Enter the code.

    Good:
        zh: !!! danger "不要告诉任何人"
        zh:     客服不会问您的验证码。
        en: !!! danger "Tell no one"
        en:     Support never asks for your code.
    """
    for loss in losses(page, site, "note"):
        message = Message("No {note!r} note, expected the one of {place}", note=loss.thing.shown, place=loss.place)
        hint = Message("write the missing note, or take it out of every language")
        yield Finding(loss.line, 1, message, hint)


def note_type_differs(page: Page, site: Site) -> Iterator[Finding]:
    """A note is of the same type in every language.

    What is a danger for one reader must not be a mere tip for another.

    Bad:
        zh: !!! danger "不要告诉任何人"
        zh:     客服不会问您的验证码。
        en: !!! tip "Tell no one"
        en:     Support never asks for your code.

    Good:
        zh: !!! danger "不要告诉任何人"
        zh:     客服不会问您的验证码。
        en: !!! danger "Tell no one"
        en:     Support never asks for your code.
    """
    original = site.original(page)
    if original is None:
        return
    for _, _, differing in Comparison(page, original, site).pairings("note"):
        for here, there in differing.pairs:
            if here.key in NOTE_TYPES and there.key in NOTE_TYPES:
                message = Message(
                    "Note is of the type {found!r}, expected {expected!r} as in {place}",
                    found=here.key,
                    expected=there.key,
                    place=f"{original.source}:{there.line}",
                )
                hint = Message("write {expected!r}, or change it in every language", expected=there.key)
                yield Finding(here.line, here.column, message, hint)


def tab_not_in_every_language(page: Page, site: Site) -> Iterator[Finding]:
    """A choice between tabs offers the same ones in every language.

    The reader whose phone or case is in the missing tab is not told what to do.

    Bad:
        zh: === "苹果手机"
        zh:     打开应用商店。
        zh:
        zh: === "安卓手机"
        zh:     打开应用市场。
        en: === "iPhone"
        en:     Open the store.

    Good:
        zh: === "苹果手机"
        zh:     打开应用商店。
        en: === "iPhone"
        en:     Open the store.
    """
    for loss in losses(page, site, "tab"):
        message = Message("No tab for {tab!r}, expected the one of {place}", tab=loss.thing.shown, place=loss.place)
        yield Finding(loss.line, 1, message, Message("write the missing tab, or take it out of every language"))


def item_not_in_every_language(page: Page, site: Site) -> Iterator[Finding]:
    """A list has as many items in every language.

    The item that is missing is one thing less to prepare, to check or to look out for.

    Bad:
        zh: - 邮箱
        zh: - 手机号
        en: - email

    Good:
        zh: - 邮箱
        zh: - 手机号
        en: - email
        en: - phone number
    """
    for loss in losses(page, site, "item"):
        if not loss.where.is_step:
            message = Message("List lacks an item here, expected the one of {place}", place=loss.place)
            yield Finding(loss.line, 1, message, Message("write the missing item, or take it out of every language"))
    for loss in losses(page, site, "element"):
        message = Message(
            "Element <{element}> is missing here, expected the one of {place}",
            element=loss.thing.shown,
            place=loss.place,
        )
        yield Finding(loss.line, 1, message, Message("write the missing element, or take it out of every language"))


def footnote_not_in_every_language(page: Page, site: Site) -> Iterator[Finding]:
    """A footnote stands in every language.

    It holds the exception to the rule, and the reader who does not see it relies on the rule.

    Bad:
        zh: 退款会原路退回[^card]。
        zh:
        zh: [^card]: 银行卡要久一些。
        en: Refunds go back the way they came.

    Good:
        zh: 退款会原路退回[^card]。
        zh:
        zh: [^card]: 银行卡要久一些。
        en: Refunds go back the way they came[^card].
        en:
        en: [^card]: Bank cards take longer.
    """
    used = Counter(each.name for each in page.footnote_references)
    for loss in losses(page, site, "footnote"):
        marks = [each.line for each in loss.other.footnote_references if each.name == loss.thing.shown]
        if marks and used[loss.thing.shown] < len(marks) and not used.keys() - {each.name for each in page.footnotes}:
            message = Message(
                "No footnote {footnote!r}, expected the one of {place}", footnote=loss.thing.shown, place=loss.place
            )
            hint = Message("write the missing footnote, or take it out of every language")
            yield Finding(loss.line, 1, message, hint)
    names = {each.name for each in page.footnotes}
    for loss in losses(page, site, "mark"):
        if used[loss.thing.key] and loss.thing.key in names:
            message = Message(
                "No mark of the footnote {footnote!r}, expected the one of {place}",
                footnote=loss.thing.shown,
                place=loss.place,
            )
            yield Finding(loss.line, 1, message, Message("write the missing mark, or take it out of every language"))


def channels_not_in_every_language(page: Page, site: Site) -> Iterator[Finding]:
    """A page that shows the register of channels shows it in every language.

    Without it readers find no official way to reach support, and may take one that is not.

    Bad:
        zh: [CHANNELS]
        en: Contact us.

    Good:
        zh: [CHANNELS]
        en: [CHANNELS]
    """
    for other in counterparts(page, site):
        if other.shows_channels and not page.shows_channels and not any(channels_within_text(page, site)):
            line = next((number for number, text in other.lines if text.strip() == CHANNELS_MARKER), 1)
            message = Message(
                "Page does not show the channels, expected {marker} as in {place}",
                marker=CHANNELS_MARKER,
                place=f"{other.source}:{line}",
            )
            hint = Message("write a line {marker}", marker=CHANNELS_MARKER)
            yield Finding(Comparison(page, other, site).line_for(line), 1, message, hint)
            return
