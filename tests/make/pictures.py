"""Draws what the pictures of pages are put together from: `python tests/make/pictures.py [letters]`.

Always the logo, from its SVG. With `letters`, also the letters, from the font below, which has to be installed; that is
needed only for other characters. Both are drawn by a Chromium, so that a build needs none, nor a font.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from chromium import FLAGS, find_chromium
from helpcenter.pictures import letters, logo, png
from sites import ROOT

FONT = "Noto Sans CJK SC"
SOURCE = (
    "Noto Sans CJK SC Bold 2.004 (Debian fonts-noto-cjk 1:20220127, "
    "NotoSansCJK-Bold.ttc SHA-256 {sha}), SIL Open Font License 1.1"
)
FONT_FILE = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc")
COLUMNS = 64
LATIN = "".join(map(chr, range(0x20, 0x7F)))
MARKS = "·×—‘’“”…→、。《》「」『』【】！（），／：；？￥％＋－＝～"
HAN = bytes(code for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for code in (row, cell)).decode(
    "gb2312", errors="ignore"
)  # GB 2312 level 1

DRAW = """([characters, columns, font, width, height, left, baseline]) => {
  const canvas = Object.assign(document.createElement("canvas"), {
    width: columns * width, height: Math.ceil(characters.length / columns) * height});
  const context = canvas.getContext("2d", {willReadFrequently: true});
  context.font = font;
  characters.forEach((each, index) =>
    context.fillText(each, (index % columns) * width + left, Math.floor(index / columns) * height + baseline));
  const {data} = context.getImageData(0, 0, canvas.width, canvas.height);
  let packed = "";
  for (let at = 3; at < data.length; at += 16) {
    let byte = 0;
    for (let pixel = 0; pixel < 4; pixel++) byte = byte << 2 | Math.round(data[at + 4 * pixel] / 85);
    packed += String.fromCharCode(byte);
  }
  const wide = (text) => context.measureText(text).width;
  const latin = characters.filter((each) => each < "\\x7f");
  const kerning = Object.fromEntries(latin.flatMap((a) => latin.map((b) =>
    [a + b, Math.round(wide(a + b) - wide(a) - wide(b))])).filter(([, by]) => by));
  return [btoa(packed), characters.map((each) => Math.round(wide(each))), kerning];
}"""

DRAW_LOGO = """async ([svg, size]) => {
  const image = new Image();
  image.src = "data:image/svg+xml;base64," + svg;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), {width: size, height: size});
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, size, size);
  context.drawImage(image, 0, 0, size, size);
  return [...context.getImageData(0, 0, size, size).data];
}"""


def draw_letters(page: Page) -> None:
    """Write the sheet of letters, and what is on it."""
    characters = [*LATIN, *sorted({*MARKS, *HAN})]
    sizes = [letters.WIDTH, letters.HEIGHT, letters.LEFT, letters.BASELINE]
    packed, widths, kerning = page.evaluate(DRAW, [characters, COLUMNS, f"bold {letters.EM}px '{FONT}'", *sizes])
    pixels = base64.b64decode(packed)
    step = COLUMNS * letters.WIDTH // 4
    rows = [pixels[at : at + step] for at in range(0, len(pixels), step)]
    grey = tuple((255 - 85 * level,) * 3 for level in range(4))
    source = SOURCE.format(sha=hashlib.sha256(FONT_FILE.read_bytes()).hexdigest())
    sheet = png.Picture(COLUMNS * letters.WIDTH, 2, rows, grey, source)
    letters.SHEET.write_bytes(png.write(sheet, png.begin((), 9)))
    told = {
        "source": source,
        "columns": COLUMNS,
        "characters": "".join(characters),
        "widths": {each: width for each, width in zip(characters, widths, strict=True) if width != letters.EM},
        "kerning": kerning,
    }
    letters.TABLE.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def draw_logo(page: Page) -> None:
    """Write the logo with the few colours that it has most of."""
    svg = (ROOT / "overrides/assets/images/logo.svg").read_bytes()
    data: list[Any] = page.evaluate(DRAW_LOGO, [base64.b64encode(svg).decode(), logo.SIZE])
    pixels = [tuple(data[at : at + 3]) for at in range(0, len(data), 4)]
    count = {each: pixels.count(each) for each in set(pixels)}
    colors = sorted(count, key=lambda each: (-count[each], each))[: logo.COLORS]

    def nearest(pixel: Any) -> int:
        return min(
            range(len(colors)), key=lambda index: sum((a - b) ** 2 for a, b in zip(pixel, colors[index], strict=True))
        )

    rows = [
        png.bits_of((nearest(each) for each in pixels[at : at + logo.SIZE]), 4)
        for at in range(0, len(pixels), logo.SIZE)
    ]
    picture = png.Picture(logo.SIZE, 4, rows, tuple(colors), logo.source_of(svg))
    (ROOT / "overrides/assets/images/logo.png").write_bytes(png.write(picture, png.begin((), 9)))


def main() -> None:
    """Draw what is asked for."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        page = browser.new_page()
        draw_logo(page)
        if "letters" in sys.argv[1:]:
            draw_letters(page)
        browser.close()


if __name__ == "__main__":
    main()
