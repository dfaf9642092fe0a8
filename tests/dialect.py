"""Pages made at random of everything that Markdown, its extensions and a front matter are made of."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = (
    "1. ", "2.  ", "10. ", "３．", "3、", "- ", "* ", "    ", "  ", "\t", "\u3000", "\n", "\n\n", "\r\n", "#", "## ",
    "{#steps}", "{: #id }", "{", "}", "[", "]", "(", ")", "![", "](", "][", "[^1]", "[^1]: ", "[r]: ", "<", ">",
    "> ", "</div>", "<div>", "<div markdown>", '<a href="', "<img src='", "<pre>", "</pre>", "<code>", "<!--",
    "-->", "`", "``", "```", "~~~", "    ```", "!!! note", '??? tip "x"', '=== "A"', "| a | b |", "| - | - |",
    "---", "===", "***", "**", "_", "\\", "\\[", "&amp;", '"', "'", "：", "第 3 步", "step 3", "steps 3 to 8",
    "第二步的第三小步", "→", "[CHANNELS]", "x.md", "#id", "https://example.com", "mailto:", "tel:", "中文", "text",
    "\u200b", "\u202e", "\u2028", "\x00", "\x0c", "👨\u200d👩\u200d👧", "<<<<<<< HEAD", "=======", "title: x",
    "type: procedure",
)  # fmt: skip
YAML = (
    "title: ", "type: procedure", "questions:", "- ", "related: [", "]", "{", "}", "&a ", "*a", "!!str ", "|",
    ">", "'", '"', "#", ": ", "\n", "  ", "\t", "2026-02-30", "2026-11-22", "reviewed: ", "null", "~", "? ",
    "<<: ", "%YAML", "---", "...", "\x85", "\u2028", "中", "\x01", "[[[[[[[[[[[[[[[[[[[[",
)  # fmt: skip

bodies = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=60).map("".join)
front_matters = st.lists(st.sampled_from(YAML) | st.text(max_size=3), max_size=40).map("".join)
procedures = bodies.map(lambda body: f"---\ntitle: a\ntype: procedure\n---\n\n# a\n\n## b {{#steps}}\n\n{body}")
texts = bodies | procedures | front_matters.map(lambda yaml: f"---\n{yaml}\n---\n\ntext\n")
