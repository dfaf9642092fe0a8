"""The report for people, on one page that asks for nothing else.

What stands in <main> is also the summary of a job on GitHub, which takes the styles away, and in which an empty line
would end the HTML: it has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from helpcenter.status.changes_in_html import changes, shown
from helpcenter.status.outcome import Questions, Reach, Reviews, Status
from helpcenter.status.phrases import count, distance, fraction, nothing
from helpcenter.status.style import STYLE

_HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>Status of the help center, {day}</title>
<style>
{style}</style>
</head>
<body>
"""


def render_html(status: Status) -> str:
    """Return the page."""
    head = _HEAD.format(day=status.day, style=STYLE)
    return "\n".join([f"{head}<main>", *_main(status), "</main>", "</body>", "</html>"])


def _main(status: Status) -> Iterator[str]:
    yield f"<h1>Status of the help center, {status.day}</h1>"
    yield f"<p>{status.pages} pages in {len(status.languages)} languages</p>"
    yield from _overview(status)
    yield "<h2>Translations</h2>"
    yield from changes(status)
    yield "<h2>Reviews</h2>"
    yield from _reviews(status.reviews)
    yield "<h2>Questions of customers</h2>"
    for questions in status.questions:
        yield from _questions(questions)
    yield "<h2>Pages that are hard to reach</h2>"
    for reach in status.reach:
        yield from _reach(reach)


def _overview(status: Status) -> Iterator[str]:
    """Yield a table of shares, each with a bar and in words."""
    yield _table_head("Overview", ("What", "How much"))
    for each in status.translations:
        yield _share(f"Translations into {each.language} that are current", each.current, each.all)
    waiting = len(status.reviews.due) + len(status.reviews.without_day)
    yield _share("Pages whose review is not due", status.pages - waiting, status.pages)
    for questions in status.questions:
        if questions.asked:
            claimed = questions.asked - len(questions.unclaimed)
            yield _share(f"Questions in {questions.language} that are on a page", claimed, questions.asked)
    for reach in status.reach:
        yield _share(f"Pages in {reach.language} near the home page", reach.pages - len(reach.far), reach.pages)
    yield "</tbody></table>"


def _share(what: str, number: int, all_: int) -> str:
    percent = 100 * number // all_ if all_ else 100
    bar = f'<span class="bar" aria-hidden="true"><i style="inline-size:{percent}%"></i></span>'
    return f'<tr><th scope="row">{shown(what)}</th><td class="share">{fraction(number, all_)}{bar}</td></tr>'


def _reviews(reviews: Reviews) -> Iterator[str]:
    for owner in dict.fromkeys(each.owner for each in reviews.due):
        yield _table_head(f"Due, of {shown(owner or 'nobody')}", ("Page", "Reviewed", "Due", "Days over"))
        for each in reviews.due:
            if each.owner == owner:
                cells = "".join(f"<td>{cell}</td>" for cell in (each.reviewed, each.due, each.days_overdue))
                yield f'<tr><th scope="row">{shown(each.page)}</th>{cells}</tr>'
        yield "</tbody></table>"
    if not reviews.due:
        yield f"<p>None is due{f'; the next on {reviews.next}' if reviews.next else ''}.</p>"
    yield from _list("Without a day", (shown(each.page) for each in reviews.without_day))
    to_come = (f"{shown(each.page)}, {each.reviewed}" for each in reviews.to_come)
    yield from _list("Reviewed on a day to come", to_come)


def _questions(questions: Questions) -> Iterator[str]:
    language = shown(questions.language)
    if not questions.unclaimed:
        yield f"<p>{language}: {nothing(questions)}.</p>"
        return
    entries = (
        f'<span lang="{language}">{shown(each.text)}</span>'
        + (f'<br>nearly: <span lang="{language}">{shown(each.near)}</span> ({shown(each.page)})' if each.page else "")
        for each in questions.unclaimed
    )
    title = f"{language}: {count(len(questions.unclaimed), 'question')} of {questions.asked} on no page"
    yield from _list(title, entries)


def _reach(reach: Reach) -> Iterator[str]:
    if not reach.far and not reach.without_questions:
        yield f"<p>{shown(reach.language)}: every page is near the home page and has questions.</p>"
    far = (f"{shown(page)}: {distance(links)}" for page, links in reach.far)
    yield from _list(f"{shown(reach.language)}: far from the home page", far)
    yield from _list(f"{shown(reach.language)}: without questions", map(shown, reach.without_questions))


def _list(title: str, entries: Iterable[str]) -> Iterator[str]:
    """Yield a heading and a list of what is HTML already, nothing where there are no entries."""
    if items := [f"<li>{each}</li>" for each in entries]:
        yield from (f"<h3>{title}</h3>", "<ul>", *items, "</ul>")


def _table_head(caption: str, columns: Sequence[str]) -> str:
    heads = "".join(f'<th scope="col">{each}</th>' for each in columns)
    return f"<table><caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>"
