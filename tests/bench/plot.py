"""Draws how seconds grow with pages, as an SVG that can be read on a light and on a dark page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape

Line = Mapping[int, float]  # from the number of pages to seconds

WIDTH, HEIGHT = 480, 340  # of one panel
LEFT, TOP, RIGHT, BOTTOM = 52, 36, 150, 40  # around its axes
LABEL = 13  # from one label to the next, at least
STYLE = """\
text { font: 11px system-ui, sans-serif; fill: #333 }
.title { font-size: 13px; font-weight: 600 }
.grid { stroke: #8884; stroke-width: 1 }
polyline { fill: none; stroke-width: 2 }
.c1 { stroke-dasharray: 5 3 }
.c0, .c1 { stroke: #e05a1a } .c2 { stroke: #6b7280 } .c3 { stroke: #2f7fd6 } .c4 { stroke: #1f9d63 }
@media (prefers-color-scheme: dark) { text { fill: #ddd } }
"""


def draw(panels: Mapping[str, Mapping[str, Line]], along: str) -> str:
    """Return an SVG with a panel for each title, and in it a line for each name, both axes logarithmic.

    `along` says what the axis below counts.
    """
    values = [each for lines in panels.values() for line in lines.values() for each in line.values()]
    sizes = sorted({size for lines in panels.values() for line in lines.values() for size in line})
    middle = (LEFT + WIDTH - RIGHT) / 2
    below = f'<text x="{middle}" y="{HEIGHT - 6}" text-anchor="middle">{escape(along)}</text>'
    parts = []
    for place, (title, lines) in enumerate(panels.items()):
        inside = "\n".join([*_panel(title, lines, sizes, values), below])
        parts.append(f'<g transform="translate({place * WIDTH} 0)">\n{inside}\n</g>\n')
    size = f'viewBox="0 0 {WIDTH * len(panels)} {HEIGHT}" width="{WIDTH * len(panels)}" height="{HEIGHT}"'
    name = escape(f"{', '.join(panels)}: {along}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{name}">\n'
        f"<style>\n{STYLE}</style>\n{''.join(parts)}</svg>\n"
    )


def _panel(title: str, lines: Mapping[str, Line], sizes: Sequence[int], values: Sequence[float]) -> Iterator[str]:
    low, high = 10 ** math.floor(math.log10(min(values))), 10 ** math.ceil(math.log10(max(values)))

    def x(size: float) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * _share(size, sizes[0], sizes[-1]), 1)

    def y(value: float) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * _share(value, low, high), 1)

    yield f'<text class="title" x="{LEFT}" y="18">{escape(title)}</text>'
    for size in sizes:
        yield f'<line class="grid" x1="{x(size)}" x2="{x(size)}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>'
        yield f'<text x="{x(size)}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">{size:,}</text>'
    for power in range(round(math.log10(low)), round(math.log10(high)) + 1):
        at = y(10**power)
        yield f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{at}" y2="{at}"/>'
        yield f'<text x="{LEFT - 6}" y="{at + 4}" text-anchor="end">{10**power:g} s</text>'
    ends = []
    for place, (name, line) in enumerate(lines.items()):
        points = " ".join(f"{x(size)},{y(line[size])}" for size in sorted(line))
        yield f'<polyline class="c{place}" points="{points}"/>'
        ends.append((y(line[max(line)]), name, place))
    yield from _labels(ends)


def _labels(ends: list[tuple[float, str, int]]) -> Iterator[str]:
    """Yield the name of each line beside its end, none upon another."""
    lowest = -math.inf
    left = WIDTH - RIGHT + 8
    for end, name, place in sorted(ends):
        at = lowest = max(end, lowest + LABEL)
        yield f'<line class="c{place}" x1="{left}" x2="{left + 10}" y1="{at}" y2="{at}" stroke-width="3"/>'
        yield f'<text x="{left + 14}" y="{at + 4}">{escape(name)}</text>'


def _share(value: float, low: float, high: float) -> float:
    """Return how far a value is from the lowest to the highest, on a logarithmic scale."""
    return math.log(value / low) / math.log(high / low) if high > low else 0.5
