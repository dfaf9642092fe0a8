"""What the operator sets in mkdocs.yml."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Site


def unusable_extra(site: Site) -> Iterator[tuple[str, Finding]]:
    """An announcement has a text in every language, answers are sent by https:, reviews are due after whole days.

    An announcement is written in a hurry. Where one language has no text, its readers are told nothing of the outage;
    where its page is not there, they are led to nothing. An answer that is sent without encryption can be read on its
    way, and a page whose interval cannot be read is never due. Whether pages are kept on devices has to be said so that
    it can be read: else they would stay there against the operator's will.

    Bad:
        mkdocs.yml:
            extra:
              announcement:
                zh: 部分付款暂时失败，请稍后再试。
                page: payments.md
              feedback:
                endpoint: http://answers.example.com/
              offline: "off"
              review_after_days: {procedure: half a year}

    Good:
        mkdocs.yml:
            extra:
              announcement:
                zh: 部分付款暂时失败，请稍后再试。
                en: Some payments fail for now. Please try again later.
                page: case.md
              feedback:
                endpoint: https://answers.example.com/
              offline: false
              review_after_days: {procedure: 180}
    """
    for problem in site.extras.problems:
        message = Message("Not usable: {problem}", problem=problem.message)
        yield site.config_source, Finding(problem.line, problem.column, message, problem.hint)
    if site.extras.announced:
        path, line = site.extras.announced
        published = [site.page(each, path) for each in site.languages]
        if not all(each and each.source not in site.unpublished for each in published):
            message = Message(
                "The announcement leads to {path!r}, expected a page that is there in every language", path=path
            )
            hint = Message("write its path without the language, such as faq.md")
            yield site.config_source, Finding(line, 1, message, hint)
