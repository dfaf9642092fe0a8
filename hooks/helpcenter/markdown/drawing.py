"""Where everything is in the drawing of a procedure: a map that is read from top to bottom, as of an underground line.

A step is a station: its number and title, and below it a row for each way, with the case on the left and its stop on
the right. The ways to one step share a line beside the text, on the right where they lead forward, on the left where
they lead back; each line ends at its station with an arrow. The ways that end, end in their row. All lengths are in
pixels of a drawing that is WIDTH wide, which a small telephone shows; nothing here knows how it is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from helpcenter.markdown.flow import FlowStep, Place
from helpcenter.markdown.lettering import width, wrapped

WIDTH = 320
TITLE, LABEL = 14.0, 13.0  # sizes of the letters
LEADING = 17
STATION = 44  # the least height of a station, which is a link to tap
STOP = 18  # the width of a stop at the end of a row
INDENT = 36  # from the edge of a station to its words

_LANE = 10
_GAP = 12  # between a case and the words of its stop
_ROW_GAP = 8
_STEP_GAP = 14
_BASELINE = 0.36  # of the size of a letter: how far below the middle of a line its letters stand


class Line(NamedTuple):
    """A line of text; `x` is where it begins, or, where it `is_end`, where it ends."""

    x: float
    y: float
    text: str
    size: float
    is_end: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A way: its case, the words of its end if it has one, and the middle of its stop."""

    label: str
    target: str
    to: Place
    lines: tuple[Line, ...]
    y: float


@dataclass(frozen=True, slots=True)
class Station:
    """A step: its title between `top` and `bottom`, and its rows; `goes_on` where the next step simply follows."""

    step: FlowStep
    top: float
    bottom: float
    title: tuple[Line, ...]
    rows: tuple[Row, ...]
    goes_on: bool

    @property
    def y(self) -> float:
        """Return the middle of the station, where lines end."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Track:
    """The line that the ways from some rows to one station share, and the lane it runs in, counted from the text."""

    to: int
    sources: tuple[float, ...]
    y: float
    lane: int
    is_back: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """A procedure; `left` and `right` are the edges of its stations."""

    left: float
    right: float
    height: float
    stations: tuple[Station, ...]
    tracks: tuple[Track, ...]

    @property
    def stop(self) -> float:
        """Return the middle of the stops at the ends of rows."""
        return self.right - (_GAP + STOP) / 2 + 1

    def lane(self, track: Track) -> float:
        """Return where a lane is."""
        away = _LANE * (track.lane + 1)
        return self.left - away if track.is_back else self.right + away


def draw(flow: tuple[FlowStep, ...], then: tuple[str, str]) -> Drawing:
    """Return the drawing of a procedure; `then` is said where its last step leads to the end by itself, and of the end.

    How much room the lanes take depends on where the rows are, which depends on the room that is left.
    """
    lanes = [0, 0]
    while True:
        left, right = _beside(lanes[1]), WIDTH - _beside(lanes[0])
        stations = tuple(_stations(flow, left, right, then))
        tracks = tuple(_tracks(stations))
        needed = [max((each.lane + 1 for each in tracks if each.is_back == side), default=0) for side in (False, True)]
        if all(need <= given for need, given in zip(needed, lanes, strict=True)):
            return Drawing(left, right, _end(stations[-1]) + 1, stations, tracks)
        lanes = [max(pair) for pair in zip(needed, lanes, strict=True)]


def _beside(lanes: int) -> float:
    return lanes * _LANE + 2 if lanes else 1


def _end(station: Station) -> float:
    return max([station.bottom, *(line.y + line.size * _BASELINE for row in station.rows for line in row.lines)])


def _stations(flow: tuple[FlowStep, ...], left: float, right: float, then: tuple[str, str]) -> Iterator[Station]:
    top = 1.0
    for step in flow:
        lines = wrapped(step.title, TITLE, right - left - INDENT - _GAP, bold=True)
        bottom = top + max(STATION, len(lines) * LEADING + _GAP)
        first = (top + bottom - (len(lines) - 1) * LEADING) / 2
        title = tuple(
            Line(left + INDENT, first + index * LEADING + TITLE * _BASELINE, each, TITLE)
            for index, each in enumerate(lines)
        )
        ways = [(way.label, way.target, way.to) for way in step.ways]
        goes_on = isinstance(step.next, int)
        if step.next is not None and not goes_on:
            ways.append((*then, step.next))
        rows = tuple(_rows(ways, left + INDENT, right - _GAP / 2, bottom + _GAP / 2))
        station = Station(step, top, bottom, title, rows, goes_on)
        yield station
        top = _end(station) + _STEP_GAP


def _rows(ways: list[tuple[str, str, Place]], left: float, right: float, top: float) -> Iterator[Row]:
    for label, target, to in ways:
        room = right - left - STOP
        case = wrapped(label, LABEL, room) if label else [""]
        stop = [] if isinstance(to, int) else wrapped(target, LABEL, room - _GAP)
        widest = max((width(each, LABEL) for each in stop), default=0)
        is_beside = len(stop) <= 1 and width(case[-1], LABEL) + (widest and widest + _GAP) <= room
        count = len(case) + (0 if is_beside else len(stop))
        middles = [top + LEADING * (index + 0.5) for index in range(count)]
        low = LABEL * _BASELINE
        lines = [Line(left, y + low, each, LABEL) for y, each in zip(middles, case, strict=False)]
        if stop:
            places = middles[-len(stop) :]
            lines += [Line(right - STOP, y + low, each, LABEL, True) for y, each in zip(places, stop, strict=True)]  # noqa: FBT003 -- Line is a row of a table
        yield Row(label, target, to, tuple(lines), middles[-1])
        top = middles[-1] + LEADING / 2 + _ROW_GAP


def _tracks(stations: tuple[Station, ...]) -> Iterator[Track]:
    """Yield the lines, short ones nearest to the text, so that they cross as seldom as can be."""
    sources: dict[tuple[int, bool], list[float]] = {}
    for index, station in enumerate(stations):
        for row in station.rows:
            if isinstance(row.to, int):
                sources.setdefault((row.to, row.to <= index), []).append(row.y)
    found = [(to, is_back, tuple(ys), stations[to].y) for (to, is_back), ys in sources.items()]
    taken: dict[tuple[bool, int], list[tuple[float, float]]] = {}
    for to, is_back, ys, y in sorted(found, key=lambda each: abs(each[3] - (each[2][-1] if each[1] else each[2][0]))):
        span = (min(*ys, y), max(*ys, y))
        lane = next(lane for lane in range(len(found)) if _is_free(span, taken.get((is_back, lane), ())))
        taken.setdefault((is_back, lane), []).append(span)
        yield Track(to, ys, y, lane, is_back)


def _is_free(span: tuple[float, float], taken: Iterable[tuple[float, float]]) -> bool:
    return all(span[1] < start or end < span[0] for start, end in taken)
