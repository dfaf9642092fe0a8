"""What the steps of a procedure say."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.languages import AT_THIS_STEP, POINTING_WORDS
from helpcenter.messages import Message
from helpcenter.model import Page, Site, Step, Text
from helpcenter.rules.step_texts import empty_sub_steps, letters, repeated_steps, repeated_sub_steps
from helpcenter.words.placeholders import find_placeholder, is_no_step, without_marks

_BOLD = re.compile(r"(?:\*\*|__).+?(?:\*\*|__)")
_SHOWS_SOMETHING = re.compile(
    r"`|<(?:img|svg|picture|video|audio|object|iframe|kbd|code|input|button)\b|!\[", re.IGNORECASE
)
_SIGNS = re.compile(r"[\u2190-\u2bff\U0001f000-\U0001faff]|\.{2}|…|\?|？")  # a picture, or a placeholder


def empty_step(page: Page, _site: Site) -> Iterator[Finding]:
    """Every step says what to do, and so does every sub-step.

    A number with nothing behind it leaves readers wondering what they cannot see.

    Bad:
        1.  **Open the app.**
            {: #open }

        2.
            {: #sign-in }

    Good:
        1.  **Open the app.**
            {: #open }

        2.  **Sign in.**
            {: #sign-in }
    """
    wordless = [step for step in page.steps if not _says_something(step.text)]
    lines = page.raw.split("\n") if wordless else []
    for step in wordless:
        line = lines[step.line - 1]
        if not _SHOWS_SOMETHING.search(line) and not find_placeholder(line):
            yield Finding(
                step.line,
                step.column,
                Message("Step {step} is empty, expected words that say what to do", step=step.number),
                Message("write what to do, or delete the step and renumber those after it"),
            )
    yield from empty_sub_steps(page)


def repeated_step(page: Page, _site: Site) -> Iterator[Finding]:
    """No two steps of a procedure say the same.

    Readers who are asked to do again what they have just done believe that they did it wrong.

    Bad:
        1.  **Open the app.** Tap the fox on your home screen.
            {: #open }

        2.  **Open the app.** Tap the fox on your home screen.
            {: #open-again }

    Good:
        1.  **Open the app.** Tap the fox on your home screen.
            {: #open }

        2.  **Sign in.** Tap your picture.
            {: #sign-in }
    """
    steps = {step.line: step for step in page.steps}
    for line, original in repeated_steps(page).items():
        message = Message(
            "Step {step} says the same as step {original} on line {line}, expected something else to do",
            step=steps[line].number,
            original=original.number,
            line=original.line,
        )
        hint = Message("delete one of the two and renumber the steps after it, or write what is different")
        yield Finding(line, steps[line].column, message, hint)
    yield from repeated_sub_steps(page)


def placeholder_step(page: Page, _site: Site) -> Iterator[Finding]:
    """The words of a step are there, and nothing holds their place.

    "TODO" and "待补充" are notes among writers. Readers only learn that they will get no help here.

    Bad:
        1.  **Open the app.**
            {: #open }

        2.  TODO
            {: #sign-in }

    Good:
        1.  **Open the app.**
            {: #open }

        2.  **Sign in.**
            {: #sign-in }
    """
    reported: set[int] = set()
    for text in page.texts:
        if text.step is not None and text.step not in reported and text.kind in ("item", "paragraph"):
            found = _placeholder(text, page.steps[text.step])
            if found:
                reported.add(text.step)
                line, column = text.place(len(text.source) - len(text.source.lstrip()))
                message = Message(
                    "Step {step} holds {found!r} in place of words, expected what to do",
                    step=page.steps[text.step].number,
                    found=found,
                )
                hint = Message("write the words, or delete the step and renumber those after it")
                yield Finding(line, column, message, hint)


def step_points_at_itself(page: Page, _site: Site) -> Iterator[Finding]:
    """A step says what to do, and does not send readers to itself.

    Whoever follows the link arrives where they are, and there is nothing to do there.

    Bad:
        1.  **Open the app.**
            {: #open }

        2.  See [step 2](#sign-in).
            {: #sign-in }

    Good:
        1.  **Open the app.**
            {: #open }

        2.  Sign in.
            {: #sign-in }
    """
    firsts: dict[int, Text] = {}
    for text in page.texts:
        if text.step is not None:
            firsts.setdefault(text.step, text)
    for index, step in enumerate(page.steps):
        own = f"#{step.id}"
        if step.id and index in firsts and _only_points(firsts[index], own):
            yield Finding(
                step.line,
                step.column,
                Message("Step {step} only points at itself, expected what to do", step=step.number),
                Message("write what to do, or link to the step that is meant"),
            )


def _says_something(text: str) -> bool:
    return bool(letters(html.unescape(text)) or _SIGNS.search(text))


def _placeholder(text: Text, step: Step) -> str:
    shown = without_marks(_shown(text))
    is_all = text.lines[0][1] == step.line and not text.links and is_no_step(shown)
    return shown.strip() if is_all else find_placeholder(shown)


def _shown(text: Text) -> str:
    """Return the words with raw HTML, which a placeholder such as `<your step>` looks like."""
    return text.source if "<" in text.source and not text.words.strip() else text.words


def _only_points(text: Text, own: str) -> bool:
    """Tell whether, but for its bold title, a step consists of words that point to itself, linked or not."""
    words, is_linked = list(text.words), False
    for link in text.links:
        if link.target == own:
            words[link.start : link.end] = " " * (link.end - link.start)
            is_linked = True
    rest = _BOLD.sub("", "".join(words), count=1)
    return (is_linked or bool(AT_THIS_STEP.search(rest))) and not letters(POINTING_WORDS.sub("", rest))
