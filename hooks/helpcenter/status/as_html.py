"""The report for people, on one page that asks for nothing else.

What stands in <main> is also the summary of a job on GitHub, which takes the styles away, and in which an empty line
would end the HTML: it has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from helpcenter.messages import ENGLISH, Message, say
from helpcenter.status.changes_in_html import changes, shown
from helpcenter.status.outcome import Questions, Reach, Reviews, Status
from helpcenter.status.phrases import Tell, distance, fraction, nothing, unclaimed
from helpcenter.status.style import STYLE

_CODES = {"zh": "zh-CN"}  # of languages, where HTML has another than the messages
_HEAD = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
"""


def render_html(status: Status, language: str = ENGLISH) -> str:
    """Return the page in a language."""
    tell: Tell = partial(say, language=language)
    title = tell(Message("Status of the help center, {day}", day=status.day))
    head = _HEAD.format(language=_CODES.get(language, language), title=title, style=STYLE)
    return "\n".join([f"{head}<main>", f"<h1>{title}</h1>", *_main(status, tell), "</main>", "</body>", "</html>"])


def _main(status: Status, tell: Tell) -> Iterator[str]:
    size = Message("{pages} pages in {languages} languages", pages=status.pages, languages=len(status.languages))
    yield f"<p>{tell(size)}</p>"
    yield from _overview(status, tell)
    yield f"<h2>{tell(Message('Translations'))}</h2>"
    yield from changes(status, tell)
    yield f"<h2>{tell(Message('Reviews'))}</h2>"
    yield from _reviews(status.reviews, tell)
    yield f"<h2>{tell(Message('Questions of customers'))}</h2>"
    for questions in status.questions:
        yield from _questions(questions, tell)
    yield f"<h2>{tell(Message('Pages that are hard to reach'))}</h2>"
    for reach in status.reach:
        yield from _reach(reach, tell)


def _overview(status: Status, tell: Tell) -> Iterator[str]:
    """Yield a table of shares, each with a bar and in words."""
    yield _table_head(Message("Overview"), (Message("What"), Message("How much")), tell)
    for each in status.translations:
        what = Message("Translations into {language} that are current", language=each.language)
        yield _share(what, each.current, each.all, tell)
    waiting = len(status.reviews.due) + len(status.reviews.without_day)
    yield _share(Message("Pages whose review is not due"), status.pages - waiting, status.pages, tell)
    for questions in status.questions:
        if questions.asked:
            claimed = questions.asked - len(questions.unclaimed)
            what = Message("Questions in {language} that are on a page", language=questions.language)
            yield _share(what, claimed, questions.asked, tell)
    for reach in status.reach:
        what = Message("Pages in {language} near the home page", language=reach.language)
        yield _share(what, reach.pages - len(reach.far), reach.pages, tell)
    yield "</tbody></table>"


def _share(what: Message, number: int, all_: int, tell: Tell) -> str:
    percent = 100 * number // all_ if all_ else 100
    bar = f'<span class="bar" aria-hidden="true"><i style="inline-size:{percent}%"></i></span>'
    share = tell(fraction(number, all_))
    return f'<tr><th scope="row">{shown(tell(what))}</th><td class="share">{share}{bar}</td></tr>'


def _reviews(reviews: Reviews, tell: Tell) -> Iterator[str]:
    columns = Message("Page"), Message("Reviewed"), Message("Due"), Message("Days over")
    for owner in dict.fromkeys(each.owner for each in reviews.due):
        yield _table_head(Message("Due, of {owner}", owner=owner or Message("nobody")), columns, tell)
        for each in reviews.due:
            if each.owner == owner:
                cells = "".join(f"<td>{cell}</td>" for cell in (each.reviewed, each.due, each.days_overdue))
                yield f'<tr><th scope="row">{shown(each.page)}</th>{cells}</tr>'
        yield "</tbody></table>"
    if not reviews.due:
        next_ = Message("None is due; the next on {day}.", day=reviews.next)
        yield f"<p>{tell(next_ if reviews.next else Message('None is due.'))}</p>"
    yield from _list(tell(Message("Without a day")), (shown(each.page) for each in reviews.without_day))
    to_come = (tell(Message("{page}, {day}", page=each.page, day=each.reviewed)) for each in reviews.to_come)
    yield from _list(tell(Message("Reviewed on a day to come")), map(shown, to_come))


def _questions(questions: Questions, tell: Tell) -> Iterator[str]:
    language = shown(questions.language)
    if not questions.unclaimed:
        message = Message("{language}: {statement}.", language=questions.language, statement=nothing(questions))
        yield f"<p>{shown(tell(message))}</p>"
        return
    entries = []
    for each in questions.unclaimed:
        entry = f'<span lang="{language}">{shown(each.text)}</span>'
        if each.page:
            near = f'<span lang="{language}">{shown(each.near)}</span>'
            entry += f"<br>{tell(Message('nearly: {near} ({page})', near=near, page=shown(each.page)))}"
        entries.append(entry)
    yield from _list(shown(tell(unclaimed(questions))), entries)


def _reach(reach: Reach, tell: Tell) -> Iterator[str]:
    language = reach.language
    if not reach.far and not reach.without_questions:
        message = Message("{language}: every page is near the home page and has questions.", language=language)
        yield f"<p>{shown(tell(message))}</p>"
    far = (tell(Message("{page}: {distance}", page=page, distance=distance(links))) for page, links in reach.far)
    yield from _list(shown(tell(Message("{language}: far from the home page", language=language))), map(shown, far))
    without = Message("{language}: without questions", language=language)
    yield from _list(shown(tell(without)), map(shown, reach.without_questions))


def _list(title: str, entries: Iterable[str]) -> Iterator[str]:
    """Yield a heading and a list of what is HTML already, nothing where there are no entries."""
    if items := [f"<li>{each}</li>" for each in entries]:
        yield from (f"<h3>{title}</h3>", "<ul>", *items, "</ul>")


def _table_head(caption: Message, columns: Sequence[Message], tell: Tell) -> str:
    heads = "".join(f'<th scope="col">{tell(each)}</th>' for each in columns)
    return f"<table><caption>{shown(tell(caption))}</caption><thead><tr>{heads}</tr></thead><tbody>"
