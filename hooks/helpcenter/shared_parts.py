"""Renders once what stands on many pages alike: the header, the menu, the search, the footer.

Most of a page is the same on all pages of a language that are as deep below its root. For Jinja, whose macros and
`include` render anew each time.
"""

from __future__ import annotations

from collections.abc import Hashable

from jinja2 import BytecodeCache, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup


class SharedParts:
    """The function `shared` of the templates of one language: `{{ shared("partials/search.html", base_url) }}`.

    Whoever calls it names all in which pages can differ that show the part, which knows of no page: its links start at
    the root of the site.
    """

    def __init__(self) -> None:
        """Begin with nothing rendered."""
        self._rendered: dict[tuple[str, Hashable], Markup] = {}

    @pass_context
    def __call__(self, context: Context, template: str, *differing: Hashable) -> Markup:
        """Return what a template says on this page, and on all that do not differ in `differing`."""
        key = template, differing
        if key not in self._rendered:
            text = context.environment.get_template(template).render({**context.get_all(), "page": None})
            self._rendered[key] = Markup(text)  # noqa: S704 -- the template has escaped it, as its name asks for
        return self._rendered[key]


class CompiledTemplates(BytecodeCache):
    """Keeps templates compiled: each language has an environment of its own, and each save in a preview new ones."""

    def __init__(self) -> None:
        """Begin with nothing compiled."""
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what was compiled of it, which Jinja takes where its text is still the same."""
        if bucket.key in self._compiled:
            bucket.bytecode_from_string(self._compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled of a template."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()
