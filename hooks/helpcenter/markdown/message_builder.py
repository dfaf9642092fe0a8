"""Shows the form that writes a message to support in place of its marker; `message-builder.js` brings it to life.

It is no `<form>`: there is nowhere to send it, and a key must not send it either.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor

from helpcenter.markdown.page import CHANNELS_SECTION, CONTACT, RenderedPage
from helpcenter.model import MESSAGE_BUILDER_MARKER

KINDS = ("account", "payment")


@dataclass(frozen=True, slots=True)
class Field:
    """A question of the form; `kind` is the only kind of problem that it is asked for."""

    name: str
    kind: str = ""
    is_long: bool = False
    capitals: str = "sentences"


FIELDS = (
    Field("when", "account"),
    Field("time", "payment", capitals="off"),
    Field("amount", "payment", capitals="off"),
    Field("payee", "payment", capitals="words"),
    Field("did", is_long=True),
    Field("screen", is_long=True),
    Field("want", is_long=True),
)


class MessageBuilder(BlockProcessor):
    """Shows the form."""

    def __init__(self, parser: Any, page: RenderedPage) -> None:
        """Take Python-Markdown's parser, and the page in whose words the form is."""
        super().__init__(parser)
        self.page = page

    @property
    def words(self) -> Any:
        """Return what the form says in the language of the page."""
        return self.page.words.get("message")

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 -- the signature is Python-Markdown's
        """Tell whether a block is the marker."""
        return block.strip() == MESSAGE_BUILDER_MARKER and bool(self.words)

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Put the form in the place of the marker."""
        blocks.pop(0)
        texts = {language: words["message"]["text"] for language, words in self.page.all_words.items()}
        data = {"data-page": self.page.name, "data-language": self.page.language}
        data |= {"data-texts": _json(texts), "data-words": _json(self.words["said"])}
        builder = SubElement(parent, "hc-message", data)
        self.page.own.append(builder)
        SubElement(builder, "p", {"class": "hc-message__without"}).text = self.words["without"]
        form = SubElement(builder, "div", {"class": "hc-message__form"})
        SubElement(form, "p", {"class": "hc-message__intro"}).text = self.words["intro"]
        self._ask_for_the_kind(form)
        fields = SubElement(form, "div", {"class": "hc-message__fields"})
        for field in FIELDS:
            self._ask_for(field, fields)
        self._show_the_message(form)

    def _ask_for_the_kind(self, form: Element) -> None:
        group = SubElement(form, "fieldset", {"class": "hc-message__kind"})
        SubElement(group, "legend").text = self.words["kind"]
        for kind in KINDS:
            given = {"type": "radio", "name": "message-kind", "value": kind}
            given |= {"checked": "checked"} if kind == KINDS[0] else {}
            _labelled(SubElement(group, "label"), given, self.words[f"kind_{kind}"])

    def _ask_for(self, field: Field, fields: Element) -> None:
        name = f"message-{field.name}"
        block = SubElement(fields, "div", {"class": "hc-message__field"})
        if field.kind:
            block.set("data-kind", field.kind)
        if field.kind not in ("", KINDS[0]):
            block.set("hidden", "hidden")
        if field.is_long:
            block.set("class", "hc-message__field hc-message__field--long")
        SubElement(block, "label", {"for": name}).text = self.words["text"][field.name]
        SubElement(block, "p", {"id": f"{name}-hint", "class": "hc-message__hint"}).text = self.words["hints"][
            field.name
        ]
        given = {"id": name, "name": field.name, "autocomplete": "off", "autocapitalize": field.capitals}
        given["aria-describedby"] = f"{name}-hint {name}-error"
        if field.is_long:
            SubElement(block, "textarea", given | {"rows": "2"})
        else:
            SubElement(block, "input", given | {"type": "text"})
        SubElement(block, "p", {"id": f"{name}-error", "class": "hc-message__error", "hidden": "hidden"})

    def _show_the_message(self, form: Element) -> None:
        SubElement(form, "p", {"id": "message-preview-name", "class": "hc-message__name"}).text = self.words["preview"]
        region = {"class": "hc-message__preview", "tabindex": "0", "role": "region"}
        SubElement(form, "pre", region | {"aria-labelledby": "message-preview-name"})
        SubElement(form, "p", {"class": "hc-message__long"})
        if self.page.language != next(iter(self.page.all_words), self.page.language):
            self._offer(form, "for_agent")
        self._offer(form, "keep")
        buttons = SubElement(form, "div", {"class": "hc-message__buttons"})
        for name in ("copy", "clear", "share"):
            SubElement(buttons, "button", {"type": "button", "name": name}).text = self.words[name]
        buttons[-1].set("hidden", "hidden")
        SubElement(form, "p", {"class": "hc-message__status", "role": "status"})
        leading_on = SubElement(form, "p", {"class": "hc-message__channels"})
        channels = f"{self.page.link(CONTACT)}#{CHANNELS_SECTION}"
        SubElement(leading_on, "a", {"href": channels}).text = self.words["channels"]

    def _offer(self, form: Element, name: str) -> None:
        label = SubElement(form, "label", {"class": "hc-message__offer"})
        _labelled(label, {"type": "checkbox", "name": name}, self.words[name])
        SubElement(label, "small").text = self.words[f"{name}_hint"]


def _labelled(label: Element, box: dict[str, str], text: str) -> None:
    SubElement(label, "input", box)
    SubElement(label, "span").text = text


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
