"""The brand: one block, one logo, and another operator's site is theirs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from sites import ROOT, asset, copy_project, run
from this_site import BRAND

RENAMED = {BRAND["name"]["zh"]: "测试专用钱包", BRAND["name"]["en"]: "Wallet For Tests"}
ENOUGH = 4.5  # WCAG 2.2, 1.4.3: contrast of text
PAIRS = [
    ("ink", "page"),
    ("ink", "tint"),
    ("ink-soft", "page"),
    ("ink-soft", "tint"),
    ("brand", "page"),
    ("brand", "tint"),
    ("on-brand", "brand"),
    ("danger", "danger-tint"),
    ("warning", "warning-tint"),
    ("warning", "page"),
    ("calm", "calm-tint"),
    ("brand", "danger-tint"),
    ("brand", "warning-tint"),
]


def test_another_operator_makes_the_site_theirs(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    for file in (root / "mkdocs.yml", *(root / "docs").rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        for old, new in RENAMED.items():
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
    for key, value in {"color_on_light": '"#004d99"', "official_site": "https://wallet.example.com/"}.items():
        config = (root / "mkdocs.yml").read_text(encoding="utf-8")
        (root / "mkdocs.yml").write_text(re.sub(rf"(?m)^    {key}:.*", f"    {key}: {value}", config), encoding="utf-8")
    (root / "overrides/assets/images/logo.svg").write_text("<svg><title>skylark</title></svg>", encoding="utf-8")
    result = run(root, "mkdocs", "build", "--quiet")
    assert result.returncode == 0, result.stderr
    texts = {
        file.relative_to(root / "site").as_posix(): file.read_text(encoding="utf-8")
        for file in (root / "site").rglob("*")
        if file.suffix in {".html", ".css", ".svg", ".xml", ".json", ".md", ".txt"}
    }
    assert [name for name, text in texts.items() if any(old in text for old in RENAMED)] == []
    assert "测试专用钱包" in BeautifulSoup(texts["index.html"], "html.parser").select("title")[0].text
    assert "Wallet For Tests" in BeautifulSoup(texts["en/index.html"], "html.parser").select("title")[0].text
    assert "skylark" in asset(root / "site", "assets/images/logo.svg").read_text("utf-8")
    assert "--hc-brand:#004d99" in asset(root / "site", "assets/stylesheets/site.css").read_text("utf-8")
    contact = BeautifulSoup(texts["en/support/contact/index.html"], "html.parser")
    assert [a["href"] for a in contact.select(".hc-channel--website dd a")] == ["https://wallet.example.com/"]


def test_nothing_but_the_configuration_the_pages_and_the_readme_names_the_brand() -> None:
    named = {
        file.relative_to(ROOT).parts[0]
        for folder in ("hooks", "overrides")
        for file in (ROOT / folder).rglob("*.*")
        if file.suffix in {".py", ".html", ".css", ".js", ".svg"}
        and any(name in file.read_text(encoding="utf-8") for name in RENAMED)
    }
    assert named == set()


def luminance(color: str) -> float:
    """Return the relative luminance of `#rgb` or `#rrggbb`, as WCAG 2.2 defines it."""
    digits = color.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    channels = (int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("scheme", "of"), [("light", ":root"), ("dark", '[data-md-color-scheme="slate"]')])
def test_every_colour_of_text_can_be_read_on_its_ground(built: Path, scheme: str, of: str) -> None:
    css = asset(built, "assets/stylesheets/site.css").read_text(encoding="utf-8")
    blocks = re.findall(rf"[{{}}]{re.escape(of)}\{{([^}}]*)", css)
    colors = dict(re.findall(r"--hc-([\w-]+):(#[0-9a-f]+)", "".join(blocks)))
    for text, ground in PAIRS:
        lighter, darker = sorted((luminance(colors[text]), luminance(colors[ground])), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= ENOUGH, f"{text} on {ground}, {scheme}"
