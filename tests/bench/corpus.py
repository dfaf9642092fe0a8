"""Writes a right help center of any size in this site's own form: `python tests/bench/corpus.py FOLDER PAGES`.

Two pages of three are guides and one is a procedure with branches; each has tables, notes, links to pages near and far,
and the same structure in both languages.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from sites import write_site

Words = Callable[[int], str]

PER_FOLDER = 20
WORDS = {
    "zh": (
        "打开应用，找到账户页面。",
        "确认手机号还能收到短信。",
        "页面变慢时，换一个网络再试。",
        "先看交易记录，再决定下一步。",
    ),
    "en": (
        "Open the app and find the account page.",
        "Make sure that your phone still receives messages.",
        "If the page is slow, try another network.",
        "Look at the transaction record before you go on.",
    ),
}
TEXTS = {
    "zh": {
        "title": "办理事项 {n}",
        "description": "办理事项 {n} 的做法，以及遇到问题时怎样继续。",
        "question": "事项 {n} 的第 {k} 种问法怎么办",
        "before": "开始之前",
        "steps": "步骤",
        "result": "完成后",
        "stuck": "仍未解决",
        "detail": "详细说明",
        "step": "**完成动作 {n}-{k}。** {words}",
        "next": "做好了 → [第 {k} 步](#step-{k})",
        "done": "做好了 → [完成后](#result)",
        "help": "做不到 → [联系客服]({contact})",
        "see": "也可以看[办理事项 {n}]({target})。",
        "note": '!!! warning "留意"',
        "head": "| 项目 | 次数 | 说明 |",
        "row": "| 项目 {k} | {n} | {words} |",
        "contact": "联系客服",
        "home": "帮助中心",
    },
    "en": {
        "title": "Task {n}",
        "description": "How to do task {n}, and how to go on when something is in the way.",
        "question": "what do I do about task {n}, asked in way {k}",
        "before": "Before you start",
        "steps": "Steps",
        "result": "When it is done",
        "stuck": "Still stuck",
        "detail": "Details",
        "step": "**Do part {n}-{k}.** {words}",
        "next": "It worked → [step {k}](#step-{k})",
        "done": "It worked → [When it is done](#result)",
        "help": "It did not → [contact support]({contact})",
        "see": "See also [Task {n}]({target}).",
        "note": '!!! warning "Take care"',
        "head": "| Item | Times | Remark |",
        "row": "| Item {k} | {n} | {words} |",
        "contact": "Contact support",
        "home": "Help center",
    },
}


def path_of(number: int) -> str:
    """Return where page `number` stands below the folder of its language."""
    return f"part-{number // PER_FOLDER:03}/task-{number:04}.md"


def page(number: int, pages: int, language: str) -> str:
    """Return the text of page `number` out of `pages` in a language."""
    texts = TEXTS[language]
    chance = random.Random(number)  # noqa: S311 -- the same for both languages, and on every machine
    procedure = number % 3 == 0

    def words(count: int) -> str:
        return (" " if language == "en" else "").join(chance.choices(WORDS[language], k=count))

    def see() -> str:
        other = chance.randrange(pages)
        return texts["see"].format(n=other, target=f"../{path_of(other)}")

    lines = [
        "---",
        f"title: {texts['title'].format(n=number)}",
        f"description: {texts['description'].format(n=number)}",
    ]
    lines += [f"type: {'procedure' if procedure else 'guide'}", "questions:"]
    lines += [f"  - {texts['question'].format(n=number, k=k)}" for k in range(1, 9)]
    lines += ["reviewed: 2026-11-22", "owner: account-support", "related: []", "---", ""]
    lines += [f"# {texts['title'].format(n=number)}", "", words(3), ""]
    lines += [f"## {texts['before']} {{#before-you-start}}", "", f"- {words(1)}", f"- {words(1)}", f"- {see()}", ""]
    lines += _steps(number, texts, words) if procedure else _details(number, texts, words)
    lines += [f"## {texts['result']} {{#result}}", "", words(3) + (" " if language == "en" else "") + see(), ""]
    lines += [f"## {texts['stuck']} {{#still-stuck}}", "", texts["help"].format(contact="../support/contact.md"), ""]
    return "\n".join(lines)


def _steps(number: int, texts: dict[str, str], words: Words) -> list[str]:
    lines = [f"## {texts['steps']} {{#steps}}", ""]
    for k in range(1, 7):
        step = texts["step"].format(n=number, k=k, words=words(2))
        lines += [f"{k}.  {step}", f"    {{: #step-{k} }}", ""]
        if k == 2:
            lines += [f"    {texts['note']}", f"        {words(2)}", ""]
        onward = texts["next"].format(k=k + 1) if k < 6 else texts["done"]
        lines += [f"    - {onward}", f"    - {texts['help'].format(contact='../support/contact.md')}", ""]
    return lines


def _details(number: int, texts: dict[str, str], words: Words) -> list[str]:
    lines = [f"## {texts['detail']} {{#details}}", "", words(4), "", texts["head"], "| --- | --- | --- |"]
    lines += [texts["row"].format(k=k, n=number + k, words=words(1)) for k in range(1, 5)]
    return [*lines, "", "```json", f'{{"task": {number}}}', "```", ""]


def write_corpus(folder: Path, pages: int) -> Path:
    """Write a help center of `pages` pages in each of two languages, and a page with the channels."""
    files: dict[str, str | bytes] = {}
    for language in ("zh", "en"):
        title = TEXTS[language]["contact"]
        head = f"---\ntitle: {title}\ntype: reference\n---\n\n# {title}\n\n"
        files[f"docs/{language}/support/contact.md"] = f"{head}[CHANNELS]\n"
        for number in range(pages):
            files[f"docs/{language}/{path_of(number)}"] = page(number, pages, language)
    return write_site(folder, files)


if __name__ == "__main__":
    write_corpus(Path(sys.argv[1]), int(sys.argv[2]))
