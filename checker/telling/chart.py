"""A timeline on a terminal: a row a claim, its bar on one scale, the earliest first."""

from __future__ import annotations

from collections.abc import Iterator

from checker.telling.quoting import width
from checker.telling.timeline import Bar, Timeline

ROOM = 36
"""Columns of the scale."""

WHEN, WHO = 26, 34
WIDE, USUAL, LEFT, RIGHT = "─", "━", "◂", "▸"


def chart(timeline: Timeline) -> str:
    """The picture as text; a thin line is all that the words allow, a thick one what they mean, an arrow has no end."""
    return "\n".join([timeline.title, *map(_row, timeline.bars), *_scale(timeline)])


def _row(bar: Bar) -> str:
    mark = "✗" if bar.is_disputed else " "
    return f"{mark} {_fit(bar.when, WHEN)}  {_fit(bar.who, WHO)}  {_line(bar)}  {bar.value}".rstrip()


def _line(bar: Bar) -> str:
    cells = [" "] * ROOM
    for mark, (low, high) in ((WIDE, (bar.low, bar.high)), (USUAL, bar.usual)):
        for column in range(_column(low), _column(high) + 1):
            cells[column] = mark
    if bar.open_high:
        cells[-1] = RIGHT
    if bar.open_low:
        cells[0] = LEFT
    return "".join(cells)


def _scale(timeline: Timeline) -> Iterator[str]:
    """The values under the bars, as many as there is room for."""
    cells = [" "] * (ROOM + 12)
    free = 0
    for share, label in timeline.ticks:
        at = _column(share)
        if at >= free and at + len(label) <= len(cells):
            cells[at : at + len(label)] = label
            free = at + len(label) + 1
    margin = " " * (WHEN + WHO + 6)
    yield f"{margin}{''.join(cells).rstrip()} {timeline.unit}".rstrip()


def _column(share: float) -> int:
    return min(int(share * ROOM), ROOM - 1)


def _fit(text: str, room: int) -> str:
    """Text cut or filled up to a width, as wide as a terminal shows it."""
    while width(text) > room:
        text = f"{text[:-2]}…"
    return text + " " * (room - width(text))
