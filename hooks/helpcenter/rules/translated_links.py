"""Links and branches in step with the default language."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Page, Site
from helpcenter.rules.link_names import NamedTargets
from helpcenter.translation.comparison import Loss, losses
from helpcenter.translation.targets import Difference, differences


def link_not_in_every_language(page: Page, site: Site) -> Iterator[Finding]:
    """A link, and a branch that leads on from a step, stands in every language.

    The reader of the language that lacks it has to search for the page, or does not learn of the way out at all.

    Bad:
        zh: - 收不到验证码 → [解锁账户](case.md)
        en: - The code does not arrive

    Good:
        zh: - 收不到验证码 → [解锁账户](case.md)
        en: - The code does not arrive → [unlock your account](case.md)
    """
    for loss in losses(page, site, "link"):
        path = loss.thing.key.partition("#")[0]
        if f"{site.docs}/{page.language}/{path}" in site.files and not _is_bare(loss, page):
            message = Message(
                "Link is missing here, expected the one to {target!r} of {place}",
                target=loss.thing.shown,
                place=loss.place,
            )
            yield Finding(loss.line, 1, message, Message("write the link, or take it out of every language"))


def _is_bare(loss: Loss, page: Page) -> bool:
    """Tell whether the stretch names a step or holds a branch that is no link, which is a finding of its own."""
    first, last = loss.where.first, loss.where.last
    bare = [each.line for each in page.references if not (each.link or each.beside or each.away)]
    bare += [end.line for step in page.steps for end in step.open_ends]
    return any(first <= line <= last for line in bare)


def link_target_differs(site: Site) -> Iterator[tuple[str, Finding]]:
    """A link leads to the same place in every language.

    One of the two readers follows it to a page that does not help.

    Bad:
        zh: 出错时，从[步骤](#steps)重来。
        en: If it fails, see [the rest](#more).

    Good:
        zh: 出错时，从[步骤](#steps)重来。
        en: If it fails, begin again with the [steps](#steps).
    """
    yield from _found(site, is_branch=False, is_order=False)


def link_order_differs(site: Site) -> Iterator[tuple[str, Finding]]:
    """Paragraphs and items with links come in the same order in every language.

    Where two are swapped, a link stands beside words that mean another page.

    Bad:
        zh: - [步骤](#steps)
        zh: - [其余](#more)
        en: - [The rest](#more)
        en: - [The steps](#steps)

    Good:
        zh: - [步骤](#steps)
        zh: - [其余](#more)
        en: - [The steps](#steps)
        en: - [The rest](#more)
    """
    yield from _found(site, is_branch=False, is_order=True)


def branch_target_differs(site: Site) -> Iterator[tuple[str, Finding]]:
    """A branch of a step leads to the same place in every language.

    Of two readers in the same trouble, one is sent round in a circle.

    Bad:
        zh: 1.  **打开应用。**
        zh:     {: #open }
        zh:
        zh:     - 打得开 → [完成后](#result)
        zh:
        zh: ## 完成后 {#result}
        en: 1.  **Open the app.**
        en:     {: #open }
        en:
        en:     - It opens → [once more](#open)
        en:
        en: ## When it is done {#result}

    Good:
        zh: 1.  **打开应用。**
        zh:     {: #open }
        zh:
        zh:     - 打得开 → [完成后](#result)
        zh:
        zh: ## 完成后 {#result}
        en: 1.  **Open the app.**
        en:     {: #open }
        en:
        en:     - It opens → [when it is done](#result)
        en:
        en: ## When it is done {#result}
    """
    yield from _found(site, is_branch=True, is_order=False)


def branch_order_differs(site: Site) -> Iterator[tuple[str, Finding]]:
    """The branches of a step come in the same order in every language.

    Support says "the second one" on the phone, and the customer reads another.

    Bad:
        zh: 1.  **打开应用。**
        zh:     {: #open }
        zh:
        zh:     - 打得开 → [完成后](#result)
        zh:     - 打不开 → [再试一次](#open)
        zh:
        zh: ## 完成后 {#result}
        en: 1.  **Open the app.**
        en:     {: #open }
        en:
        en:     - It does not open → [try again](#open)
        en:     - It opens → [when it is done](#result)
        en:
        en: ## When it is done {#result}

    Good:
        zh: 1.  **打开应用。**
        zh:     {: #open }
        zh:
        zh:     - 打得开 → [完成后](#result)
        zh:     - 打不开 → [再试一次](#open)
        zh:
        zh: ## 完成后 {#result}
        en: 1.  **Open the app.**
        en:     {: #open }
        en:
        en:     - It opens → [when it is done](#result)
        en:     - It does not open → [try again](#open)
        en:
        en: ## When it is done {#result}
    """
    yield from _found(site, is_branch=True, is_order=True)


def _found(site: Site, *, is_branch: bool, is_order: bool) -> Iterator[tuple[str, Finding]]:
    for page, each in site.once("differences", lambda: list(differences(site, NamedTargets(site).meant_by))):
        if each.is_branch == is_branch and each.is_order == is_order:
            hint = Message("let it lead there in every language")
            if is_order:
                hint = Message("put them in the same order in every language")
            yield page.source, Finding(each.link.line, each.link.column, _led(each), hint)


def _led(each: Difference) -> Message:
    """Return where a link or a branch leads, and where the one of the original does that answers to it."""
    found, expected = each.link.target, each.expected.shown
    place = f"{each.original.source}:{each.expected.line}"
    if each.is_branch and each.is_order:
        return Message(
            "Branch leads to {found!r} here, expected {expected!r} as in {place}",
            found=found,
            expected=expected,
            place=place,
        )
    if each.is_branch:
        return Message(
            "Branch leads to {found!r}, expected {expected!r} as in {place}",
            found=found,
            expected=expected,
            place=place,
        )
    if each.is_order:
        return Message(
            "Link leads to {found!r} here, expected {expected!r} as in {place}",
            found=found,
            expected=expected,
            place=place,
        )
    return Message(
        "Link leads to {found!r}, expected {expected!r} as in {place}", found=found, expected=expected, place=place
    )
