"""What a question with its answer looks like: a line that opens at a touch.

The heading stays a heading inside the `summary`, as HTML allows: readers by ear go from question to question by its
headings, and are told of each whether it is open. Its link moves behind the answer, where it is no link in a button.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from helpcenter.markdown.page import RenderedPage

QUESTION = "hc-question"  # the class of a question with its answer
PERMALINK = "headerlink"

_ENDS_AN_ANSWER = ("h1", "h2")


class Questions(Treeprocessor):
    """On a page of questions, folds each heading of the third level together with what stands below it."""

    def __init__(self, md: Markdown, page: RenderedPage) -> None:
        """Take the instance of Python-Markdown, and the page."""
        super().__init__(md)
        self.page = page

    def run(self, root: Element) -> None:
        """Go through the page from its beginning to its end."""
        if self.page.type == "faq":
            root[:] = list(_folded(list(root)))
            for question in root:
                if question.get("class") == QUESTION:
                    _move_permalink(question)


def _folded(blocks: Iterable[Element]) -> Iterator[Element]:
    """Yield the blocks of a page, each question in place of its heading and its answer."""
    question: Element | None = None
    for block in blocks:
        if block.tag == "h3":
            question = Element("details", {"class": QUESTION})
            question.text = question.tail = "\n"
            SubElement(question, "summary").append(block)
            yield question
        elif block.tag in _ENDS_AN_ANSWER or block.get("class") == "footnote":
            question = None
            yield block
        elif question is not None:
            question.append(block)
        else:
            yield block


def _move_permalink(question: Element) -> None:
    heading, last = question[0][0], question[-1]
    for link in [each for each in heading if each.get("class") == PERMALINK]:
        heading.remove(link)
        (last if last.tag == "p" else question).append(link)
