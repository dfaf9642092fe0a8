"""Pages, registers and settings made at random: of everything that they are made of, and by breaking right ones."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from sites import CHANNELS, MKDOCS, VALUES

RIGHT = Path(__file__).parent / "right"
PIECES = (
    "1. ", "2.  ", "10. ", "３．", "3、", "- ", "* ", "    ", "  ", "\t", "\u3000", "\n", "\n\n", "\r\n", "#", "## ",
    "{#steps}", "{: #id }", "{", "}", "[", "]", "(", ")", "![", "](", "][", "[^1]", "[^1]: ", "[r]: ", "<", ">",
    "> ", "</div>", "<div>", "<div markdown>", '<a href="', "<img src='", "<pre>", "</pre>", "<code>", "<!--",
    "-->", "`", "``", "```", "~~~", "    ```", "!!! note", '??? tip "x"', '=== "A"', "| a | b |", "| - | - |",
    "---", "===", "***", "**", "_", "\\", "\\[", "&amp;", '"', "'", "：", "第 3 步", "step 3", "steps 3 to 8",
    "第二步的第三小步", "→", "[CHANNELS]", "x.md", "#id", "https://example.com", "mailto:", "tel:", "中文", "text",
    "\u200b", "\u202e", "\u2028", "\x00", "\x0c", "👨\u200d👩\u200d👧", "<<<<<<< HEAD", "=======", "title: x",
    "type: procedure", "400-000-5678", "４００", "a@b.cn", "www.а.com", "@name", "¥12.5", "2 小时", "two hours", "50 %",
    "support/contact.md", "[a](b.md)", "[第 2 步](#id)", "（", "）", "【", "】", "＃", "①", "第一步：", "* * *",
    ">>>>>>> b",
)  # fmt: skip
YAML = (
    "title: ", "type: procedure", "questions:", "- ", "related: [", "]", "{", "}", "&a ", "*a", "!!str ", "|",
    ">", "'", '"', "#", ": ", "\n", "  ", "\t", "2026-02-30", "2026-11-22", "reviewed: ", "null", "~", "? ",
    "<<: ", "%YAML", "---", "...", "\x85", "\u2028", "中", "\x01", "[[[[[[[[[[[[[[[[[[[[",
)  # fmt: skip
KEYS = ("title", "description", "type", "questions", "reviewed", "owner", "related", "template", "hide", "titel", "题")
VALUES_OF_KEYS = (
    "", "a", "procedure", "faq", "[a.md, b.md]", "[a.md", "{a: b}", "{a", "2026-11-22", "2026-02-30", "2026-1-1 25:00",
    "null", "~", "yes", "1e3", "0x1f", "1_0", "190:20:30", ".nan", ".inf", "!!binary x", "!!int a", "!x y", "!!set {a}",
    "&a b", "*a", "&a [*a]", "<<: *a", '"a', "'a", '"a" b', "'a' # b", "|", ">-", "|9", "a: b", "a :b", "中：文", "@a",
    "`a", "%a", "\t", "a # b", "\\", '"\\x"', '"\\ud800"', "[[a]]", "? a", "- a", "…", "\u200b", "\u00a0", "\x85",
    "\u2028",
)  # fmt: skip
MARKS = ("---", "---", "---", "--- ", "...", "----", "——", "", "\ufeff---", "--- a")
COLONS = (": ", ": ", ": ", ":", "：", " : ", ":\t", "")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def broken(text: str, faults: list[tuple[int, int, str]]) -> str:
    """Return the text with each fault done to it: what it is, how far into the text, and what is put there."""
    for kind, place, piece in faults:
        lines = text.split("\n")
        line = place % len(lines)
        before, after = lines[:line], lines[line + 1 :]
        offset = place % (len(text) + 1)
        if kind < 4:
            new = ([], [lines[line]] * 2, [" " * (len(piece) % 5) + lines[line]], [lines[line].strip()])[kind]
            after = [*after[:1], *new, *after[1:]] if piece == "\n" else [*new, *after]
            text = "\n".join([*before, *after])
        else:
            text = text[:offset] + (piece if kind < 7 else "") + text[offset + (kind > 5) :]
    return text


def faults_of(pieces: tuple[str, ...]) -> st.SearchStrategy[list[tuple[int, int, str]]]:
    """Return what does up to eight faults to a text."""
    return st.lists(st.tuples(st.integers(0, 7), st.integers(0, 9_999), st.sampled_from(pieces)), max_size=8)


def broken_texts(texts: list[str], pieces: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Return what breaks one of the right texts."""
    return st.builds(broken, st.sampled_from(texts), faults_of(pieces))


bodies = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=60).map("".join)
yaml = st.lists(st.sampled_from(YAML) | st.text(max_size=3), max_size=40).map("".join)
procedures = bodies.map(lambda body: f"---\ntitle: a\ntype: procedure\n---\n\n# a\n\n## b {{#steps}}\n\n{body}")
texts = bodies | procedures | yaml.map(lambda yaml: f"---\n{yaml}\n---\n\ntext\n")

RIGHT_PAGES = [
    (_read(file), _read(RIGHT / "en" / file.relative_to(RIGHT / "zh"))) for file in sorted((RIGHT / "zh").rglob("*.md"))
]
broken_pages = st.builds(
    lambda pair, first, second: (broken(pair[0], first), broken(pair[1], second)),
    st.sampled_from(RIGHT_PAGES),
    faults_of(PIECES),
    faults_of(PIECES),
)
pages = broken_pages | st.tuples(texts, texts) | texts.map(lambda text: (text, text))

entries = st.builds(
    lambda indent, key, colon, value, more: f"{indent}{key}{colon}{value}" + "".join(f"\n  - {each}" for each in more),
    st.sampled_from(("", "", "", "  ", "- ", "\t", "# ")),
    st.sampled_from(KEYS) | st.text(max_size=3),
    st.sampled_from(COLONS),
    st.sampled_from(VALUES_OF_KEYS) | st.text(max_size=5),
    st.lists(st.sampled_from(VALUES_OF_KEYS), max_size=3),
)
front_matters = st.builds(
    lambda first, lines, last, body: "\n".join((first, *lines, last, body)),
    st.sampled_from(MARKS),
    st.lists(entries | yaml, max_size=10),
    st.sampled_from(MARKS),
    st.sampled_from(("# a", "\n# a\n\n## b {#steps}\n\n1.  c\n    {: #c }\n", "")),
) | st.builds(
    lambda pair, faults: broken(pair[0].partition("\n---\n")[0], faults) + "\n---\n\n# a\n",
    st.sampled_from(RIGHT_PAGES),
    faults_of((*YAML, *VALUES_OF_KEYS, *COLONS)),
)
settings_and_registers = st.tuples(
    broken_texts([MKDOCS, MKDOCS + "nav: [a.md, {b: [c.md]}]\nextra: {brand: {official_site: a.cn}}\n"], YAML),
    broken_texts([CHANNELS + VALUES], (*YAML, *VALUES_OF_KEYS, *PIECES)),
)
