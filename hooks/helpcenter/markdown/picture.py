"""Writes the drawing of a procedure as SVG.

It is a group of links and named pictures rather than one picture: a station leads to its step, for fingers and keys as
well, and a screen reader tells one way after the other ("enough → step 2") instead of the whole procedure in one breath
that cannot be stopped, searched or gone back in.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from helpcenter.markdown.drawing import INDENT, STOP, WIDTH, Drawing, Line, Row, Station, Track
from helpcenter.markdown.flow import DONE, HELP, PAGE, PART
from helpcenter.markdown.lettering import LAST_WITH_SPACES

_SIGNS = {  # from the middle of the stop
    DONE: "m-5 0 4 4 7-8",
    HELP: "m-6-6h12v8h-6l-3 3v-3h-3z",
    PAGE: "m-4 4 8-8m-7 0h7v7",
    PART: "m0-5v10m-4-4 4 4 4-4",
}
_BEND = 5
_MARGIN = 6
_RADIUS = 8


def picture(drawing: Drawing, words: Mapping[str, str]) -> Element:
    """Return the element."""
    box = f"{-_MARGIN} 0 {WIDTH + 2 * _MARGIN} {_n(drawing.height)}"
    svg = Element("svg", {"viewBox": box, "role": "group", "aria-label": words["name"]})
    lines = "".join(_track(track, drawing) for track in drawing.tracks) + _follow(drawing)
    SubElement(svg, "path", {"d": lines})
    for number, station in enumerate(drawing.stations, start=1):
        _station(svg, drawing, station, number)
        for row in station.rows:
            _row(svg, drawing, row, words)
    return svg


def _station(svg: Element, drawing: Drawing, station: Station, number: int) -> None:
    name = station.step.item.get("id")
    link = SubElement(svg, "a", {"href": f"#{name}"}) if name else SubElement(svg, "g")
    box = {"x": drawing.left, "y": station.top, "width": drawing.right - drawing.left}
    frame = SubElement(link, "rect", {key: _n(value) for key, value in box.items()})
    frame.attrib |= {"height": _n(station.bottom - station.top), "rx": str(_RADIUS)}
    middle = drawing.left + INDENT / 2
    SubElement(link, "circle", {"cx": _n(middle), "cy": _n(station.y), "r": "11"})
    SubElement(link, "text", {"x": _n(middle), "y": _n(station.y + 5), "class": "n"}).text = f"{number} "
    _text(link, station.title)


def _row(svg: Element, drawing: Drawing, row: Row, words: Mapping[str, str]) -> None:
    stop = drawing.stop
    target = row.target
    if isinstance(row.to, int):
        target = words["step"].replace("{number}", str(row.to + 1))
    group = SubElement(svg, "g", {"role": "img", "aria-label": f"{row.label} → {target}"})
    _text(group, [line for line in row.lines if not line.is_end])
    _text(group, [line for line in row.lines if line.is_end])
    if isinstance(row.to, int):
        SubElement(group, "circle", {"cx": _n(stop), "cy": _n(row.y), "r": _n(STOP / 2 - 1)})
        SubElement(group, "text", {"x": _n(stop), "y": _n(row.y + 4), "class": "n"}).text = str(row.to + 1)
    else:
        group.set("class", row.to)
        SubElement(group, "path", {"d": f"M{_n(stop)} {_n(row.y)}{_SIGNS[row.to]}"})


def _text(parent: Element, lines: list[Line] | tuple[Line, ...]) -> None:
    """Write lines that belong together as one text, so that it is read and copied as one."""
    if not lines or not lines[0].text:
        return
    text = SubElement(parent, "text", {"x": _n(lines[0].x), "y": _n(lines[0].y)})
    if lines[0].is_end:
        text.set("class", "e")
    text.text = lines[0].text
    part = text
    for before, line in pairwise(lines):
        part.text = before.text + _space(before, line)
        part = SubElement(text, "tspan", {"x": _n(line.x), "dy": _n(line.y - before.y)})
        part.text = line.text


def _space(before: Line, line: Line) -> str:
    """Return what is read between two lines; a space would push the line before away from where it has to end."""
    is_han = max(before.text[-1], line.text[0]) > LAST_WITH_SPACES
    return "" if is_han or line.is_end else " "


def _track(track: Track, drawing: Drawing) -> str:
    """Return the path of a line: from each of its rows into the lane, along it, and to its station."""
    lane = drawing.lane(track)
    side = -1 if track.is_back else 1
    down = 1 if track.y > track.sources[0] else -1
    start = drawing.left + INDENT - 4 if track.is_back else drawing.stop + STOP / 2 - 1
    turn = f"q{side * _BEND} 0 {side * _BEND} {down * _BEND}"
    path = "".join(f"M{_n(start)} {_n(y)}H{_n(lane - side * _BEND)}{turn}" for y in track.sources)
    farthest = min(track.sources, key=lambda y: down * y)
    path += f"M{_n(lane)} {_n(farthest + down * _BEND)}V{_n(track.y - down * _BEND)}"
    edge = drawing.left - 1 if track.is_back else drawing.right + 1
    return f"{path}q0 {down * _BEND} {-side * _BEND} {down * _BEND}H{_n(edge)}m{side * 4}-4 {-side * 4} 4 {side * 4} 4"


def _follow(drawing: Drawing) -> str:
    """Return the arrows between steps that simply follow one another."""
    x = _n(drawing.left + INDENT / 2)
    pairs = pairwise(drawing.stations)
    return "".join(f"M{x} {_n(one.bottom)}V{_n(two.top - 1)}m-4-4 4 4 4-4" for one, two in pairs if one.goes_on)


def _n(value: float) -> str:
    return f"{round(value)}"
