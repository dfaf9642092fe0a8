"""The register of official channels, and addresses that stand beside the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.addresses.in_text import find_addresses
from helpcenter.addresses.verdict import describe, judge
from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Site

_NAMESPACES = frozenset(("w3.org", "schema.org", "sitemaps.org", "ogp.me", "purl.org"))  # names that nobody opens
_COMMENT_IN_HTML = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
_PROGRAM = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|(?<=<script).*?</script>|(?<=<style).*?</style>", re.DOTALL)
_STRING_OR_CODE = re.compile(r"(?P<string>\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`)|[^\"'`\n]+")
_COMMENT_IN_SCRIPT = re.compile(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", re.DOTALL)
_COMMENT_IN_YAML = re.compile(r"(?:^|(?<=\s))#.*", re.MULTILINE)
_SETTING = re.compile(r"^[ \t]*- [\w.]+:?[ \t]*$", re.MULTILINE)  # such as navigation.top, a feature of the theme
_NO_CONTACT = re.compile(r"\b(?:repo_url|edit_uri|endpoint):[ \t]*[^\s,}]+")  # where texts and answers are kept
_VALUE_IN_REGISTER = re.compile(r"\bvalue:[ \t]*(?:\"[^\"\n]*\"|'[^'\n]*'|[^,}\n]*)")


def unreadable_register(site: Site) -> Iterator[tuple[str, Finding]]:
    """The register is YAML with a label in every language and, for each channel, an id, a kind and its texts.

    It is the only place a number or an address lives. Where it cannot be read, the contact page shows nothing.

    Bad:
        channels:
          - id: phone
            kind: telefone

    Good:
        channels:
          - id: app
            kind: app
            name: {zh: 应用内, en: In the app}
            where: {zh: 帮助与反馈, en: Help & feedback}
    """
    for problem in site.register.problems:
        finding = Finding(
            problem.line,
            problem.column,
            Message("Register of channels cannot be read as meant: {problem}", problem=problem.message),
            Message("see the comment at the head of the register for what an entry holds"),
        )
        yield site.register.source, finding


def address_outside_the_pages_not_in_register(site: Site) -> Iterator[tuple[str, Finding]]:
    """Templates, mkdocs.yml and the register's own texts show readers no address but those confirmed in the register.

    What stands in a template is on every page. In the register, a number that hides in a text instead of under `value`
    is shown without anybody having confirmed it.

    Bad:
        channels:
          - id: phone
            kind: phone
            name: {zh: 电话, en: Phone}
            where: {zh: 拨打 400-820-8820, en: Call 400-820-8820}

    Good:
        channels:
          - id: phone
            kind: phone
            name: {zh: 电话, en: Phone}
            where: {zh: 号码见应用内, en: The number is shown in the app}
    """
    for source, text in shown_beside_the_pages(site) if not site.register.problems else ():
        for address in find_addresses(text):
            is_right, match = judge(address, site)
            line = text.count("\n", 0, address.start) + 1
            column = address.start - text.rfind("\n", 0, address.start)
            if not is_right and address.value.partition("/")[0] not in _NAMESPACES:
                yield source, Finding(line, column, *describe(address, match))
            elif match and address.text[:5].lower() == "http:":
                message = Message("Address {text!r} is not encrypted, expected one with https:", text=address.text)
                hint = Message("make sure that the site answers to https: and write that")
                yield source, Finding(line, column, message, hint)


def shown_beside_the_pages(site: Site) -> list[tuple[str, str]]:
    """Return each text that readers are shown beside the pages, with its file; what they are not shown is blanked."""
    return site.once(("beside the pages",), lambda: list(_shown_beside_the_pages(site)))


def _shown_beside_the_pages(site: Site) -> Iterator[tuple[str, str]]:
    yield site.config_source, _NO_CONTACT.sub(_blank, _SETTING.sub(_blank, without_comments(site.config)))
    yield site.register.source, _VALUE_IN_REGISTER.sub(_blank, without_comments(site.register.text))
    for source, text in site.templates.items():
        if source.endswith(".js"):
            yield source, _STRING_OR_CODE.sub(_blank_code, _COMMENT_IN_SCRIPT.sub(_blank, text))
            continue
        shown = _COMMENT_IN_HTML.sub(_blank, text)
        yield source, _PROGRAM.sub(lambda program: _STRING_OR_CODE.sub(_blank_code, program[0]), shown)


def without_comments(yaml: str) -> str:
    """Return a text with the comments blanked that YAML leaves out."""
    return _COMMENT_IN_YAML.sub(_blank, yaml)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _blank_code(match: re.Match[str]) -> str:
    return match["string"] or " " * len(match[0])
