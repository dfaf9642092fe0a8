"""Renders once what stands on many pages alike: the header, the menu, the search, the footer.

Most of a page is the same on all pages of a language that are as deep below its root. For Jinja, whose macros and
`include` render anew each time.
"""

from __future__ import annotations

from collections.abc import Hashable

from jinja2 import pass_context
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
