"""A text for people that can be said in another language later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Self

_ANYTHING = "{text}"


class Message(str):
    """A text in English that can be said in another language: it knows the `template` and the `values` it is made of.

    `Message("Step is numbered {found}, expected {expected}", found=3, expected=2)`: the template is written out where
    the message is made, for there it is collected from, and holds its values by name, as `str.format` takes them.
    `{name!r}` puts a value in quotes. A value may be a message, too. `many` is the template for another `count` than 1.
    """

    __slots__ = ("many", "template", "values")

    template: str
    many: str
    values: Mapping[str, str | int]

    def __new__(cls, template: str, /, **values: str | int) -> Self:
        """Make a message of a template, which stands there as it is, and the values it names."""
        return cls._made(template, "", values)

    @classmethod
    def counted(cls, one: str, many: str, /, count: int, **values: str | int) -> Self:
        """Make a message that reads otherwise where `count`, which both templates may name, is 1."""
        return cls._made(one, many, {"count": count, **values})

    @classmethod
    def verbatim(cls, text: str) -> Self:
        """Make a message of what is no text of ours, such as a name, and reads the same in every language."""
        return cls._made(_ANYTHING, "", {"text": text})

    @classmethod
    def _made(cls, template: str, many: str, values: Mapping[str, str | int]) -> Self:
        pattern = many if many and values["count"] != 1 else template
        message = super().__new__(cls, pattern.format(**values))
        message.template, message.many, message.values = template, many, values
        return message

    def __reduce__(self) -> tuple[Callable[..., Message], tuple[Any, ...]]:
        """Say how to make the message again in another process."""
        return _again, (self.template, self.many, dict(self.values))

    def packed(self) -> tuple[Any, ...]:
        """Return plain data that `unpacked` makes the message of again."""
        values = {name: value.packed() if isinstance(value, Message) else value for name, value in self.values.items()}
        return self.template, self.many, values

    @classmethod
    def unpacked(cls, packed: tuple[Any, ...]) -> Self:
        """Make the message again of what `packed` returned."""
        template, many, values = packed
        whole = {name: cls.unpacked(value) if isinstance(value, tuple) else value for name, value in values.items()}
        return cls._made(template, many, whole)


def _again(template: str, many: str, values: Mapping[str, str | int]) -> Message:
    return Message._made(template, many, values)  # noqa: SLF001 -- of the same class


def listed(items: Iterable[str]) -> Message:
    """Return a message that lists `items`, which may be messages, with what a language puts between them."""
    found = [*items]
    first = Message.verbatim("") if not found else found[0]
    message = first if isinstance(first, Message) else Message.verbatim(first)
    for item in found[1:]:
        message = Message("{before}, {item}", before=message, item=item)
    return message


NOTHING = Message.verbatim("")
