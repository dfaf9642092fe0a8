"""How the HTML of a finished page is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter.finished.article import Html
from helpcenter.finished.html import HtmlReader
from helpcenter.finished.theme import Theme


def read(text: str, file: str = "a/index.html", *folders: Path) -> Html:
    return HtmlReader(Theme(folders)).read(file, text.encode())


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("<ol><li>a<li>b</ol>", [[1, 2]]),
        ("<ol start=3><li>a</li><li>b</li></ol>", [[3, 4]]),
        ("<ol reversed start='3'><li>a</li><li>b</li></ol>", [[3, 2]]),
        ('<ol><li>a</li><li value="9">b</li><li>c</li></ol>', [[1, 9, 10]]),
        ('<ol start="x"><li>a</li></ol>', [[1]]),
        ("<ol><li>a<ul><li>x</li></ul></li><li>b<ol><li>y</li></ol></li><li>c</li></ol>", [[1, 2, 3], [1]]),
    ],
)
def test_the_items_of_a_list_have_the_numbers_that_browsers_show(text: str, numbers: list[list[int]]) -> None:
    lists = read(f"<article>{text}</article>").lists
    assert [[item.number for item in each.items] for each in lists] == numbers


def test_what_a_page_leads_to_is_read_in_and_around_its_article() -> None:
    article = "<img src=b><a href='c&amp;d'>x</a><img srcset='e 1x, f 2x'>"
    text = f'<a href="#a">x</a><article>{article}</article><link href="../g">'
    page = read(text)
    assert (page.targets, sorted(page.around)) == (["b", "c&d", "e", "f"], ["#a", "../g"])


def test_what_stood_around_the_pages_before_counts_on_each() -> None:
    reader = HtmlReader(Theme(()))
    text = b'<html lang="zh"><h1 id="t">x</h1><ul id="u"><li></li></ul><article><b id="v"></b></article>'
    pages = [reader.read(f"{name}/index.html", text) for name in "abc"]
    assert [sorted(each.ids) for each in pages] == [["t", "u", "v"]] * 3
    assert [(each.titles, each.language) for each in pages] == [(1, "zh")] * 3


def test_tags_within_scripts_and_comments_are_none() -> None:
    text = '<script src="a.js">"<a href=b id=c>"</script><!-- <a href=d id=e> --><article></article>'
    page = read(text)
    assert (page.around, page.ids) == (["a.js"], [])


def test_code_is_the_themes_where_a_template_holds_it(tmp_path: Path) -> None:
    template = """
      <script>const base = new URL("{{ base_url }}"), n = {{ n }}; go(base)</script>
      {% if x > y %}<div style="--hc-width: {{ width }}px">{% endif %}
      <form action="{{ 'search/' | url }}" onsubmit="return search(this)">
      <script>{{ anything }}</script>
    """
    (tmp_path / "a.html").write_text(template, encoding="utf-8")
    right = (
        '<script>const base = new URL(".."), n = 3; go(base)</script>'
        '<i style="--hc-width: 20px"></i><form onsubmit="return search(this)">'
    )
    wrong = '<script>const base = 1; steal(base)</script><i style="width: 20px"></i><script>x</script>'
    assert read(right, "a/index.html", tmp_path).foreign == []
    assert len(read(wrong, "a/index.html", tmp_path).foreign) == 3


LINK = '<a class="headerlink" href="#a" title="Link">#</a>'


@pytest.mark.parametrize(
    ("article", "passages"),
    [
        (f'x <h1 id="t">T{LINK}</h1><p>a\n b</p>', [("", "", "x"), ("", "", "a b")]),
        (f'<h2 id="a">A <b>b</b>{LINK}</h2>\n<p>c</p><p>d</p>', [("a", "A b", "c d")]),
        ('<h2 id="a">A</h2><h3 id="b">B</h3>c', [("a", "A", ""), ("b", "B", "c")]),
        ("<h2>A</h2>b<h4 id='c'>C</h4>d", [("", "", "A"), ("", "", "b C d")]),
        ("验<strong>证</strong>码<a href='x'>在</a><br>这里", [("", "", "验证码在 这里")]),
        ("a&nbsp;&amp;&lt;b&gt; &#20013;　c", [("", "", "a &<b> 中 c")]),
        (
            '<h2 id="s">S</h2><ol><li id="x"><p>X</p><ul><li>y</li></ul></li><li id="z">Z</li></ol>behind',
            [("s", "S", ""), ("x", "", "X y"), ("z", "", "Z"), ("s", "", "behind")],
        ),
        (
            '<ol><li id="x">X<ol><li id="y">Y</li></ol>more of X</li></ol>behind',
            [("x", "", "X"), ("y", "", "Y"), ("x", "", "more of X"), ("", "", "behind")],
        ),
        ('a<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup> b', [("", "", "a b")]),
        ("a<aside><h2 id=r>R</h2>r</aside><button><svg><title>t</title></svg>q</button>b", [("", "", "a b")]),
        ("<!-- c --><script>s</script><style>t</style><pre><span>d  e</span>\nf</pre>", [("", "", "d e f")]),
        ('<i title="a > b">c</i><td>1</td><td>2</td>', [("", "", "c 1 2")]),
        ("a\0b&#0;c</ol>d", [("", "", "ab\ufffdc"), ("", "", "d")]),
    ],
)
def test_the_text_of_an_article_is_read_by_heading_and_step(article: str, passages: list[tuple[str, str, str]]) -> None:
    assert read(f"<article>{article}</article>").passages == passages
