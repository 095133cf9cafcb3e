"""A timeline as SVG: its looks are attributes, which the styles of a page that knows its classes replace."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from checker.telling.timeline import Bar, Timeline

WIDTH = 860
LEFT, RIGHT = 310, 215
"""The room for who says it and when, and for the value."""

ROW, HEAD, FOOT = 30, 12, 34
CHARACTERS, OF_VALUE = 46, 29
"""What fits into them."""

BROKEN, WHOLE, FAINT, INK = "#c0392b", "#4a6fa5", "#b8c0cc", "#5b6472"


def svg(timeline: Timeline, id_: str) -> str:
    """A picture with a title and a description, so that it can be listened to; `id_` tells it from others on a page."""
    height = HEAD + ROW * len(timeline.bars) + FOOT
    about = "; ".join(f"{bar.when}, {bar.who}: {bar.value}{' (disputed)' * bar.is_disputed}" for bar in timeline.bars)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="timeline" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="{id_}-t {id_}-d" font-family="system-ui, sans-serif" font-size="13">',
        f'<title id="{id_}-t">{escape(timeline.title)}</title><desc id="{id_}-d">{escape(about)}</desc>',
        *_axis(timeline, height),
        *(line for number, bar in enumerate(timeline.bars) for line in _row(bar, HEAD + ROW * number)),
        "</svg>",
    ]
    return "\n".join(parts)


def _axis(timeline: Timeline, height: int) -> Iterator[str]:
    foot = height - FOOT
    for share, label in timeline.ticks:
        x = _x(share)
        yield f'<path class="grid" d="M{x} {HEAD}V{foot}" stroke="{FAINT}" stroke-width="1" opacity=".6"/>'
        yield _note(x, foot + 15, "middle", label)
    if timeline.unit:
        yield _note(_x(1.0), foot + 29, "end", timeline.unit)


def _note(x: float, y: float, anchor: str, text: str) -> str:
    look = f'text-anchor="{anchor}" font-size="11" fill="{INK}"'
    return f'<text class="ink" x="{x:g}" y="{y:g}" {look}>{escape(text)}</text>'


def _row(bar: Bar, top: int) -> Iterator[str]:
    middle = top + ROW // 2
    kind, colour = ("broken", BROKEN) if bar.is_disputed else ("whole", WHOLE)
    yield f'<text class="text" x="0" y="{middle}" font-size="12">{escape(_cut(bar.who, CHARACTERS))}</text>'
    yield _note(0, middle + 12, "start", bar.when)
    yield from _bar(bar, middle, kind, colour)
    mark = "✗ " if bar.is_disputed else ""
    value = escape(_cut(bar.value, OF_VALUE))
    yield f'<text class="text" x="{WIDTH - RIGHT + 12}" y="{middle + 4}" font-size="12">{mark}{value}</text>'


def _bar(bar: Bar, middle: int, kind: str, colour: str) -> Iterator[str]:
    """A thin line over all that the words allow, a thick one over what they mean; open ends are arrows."""
    low, high = _x(bar.low), _x(bar.high)
    yield f'<path class="{kind}" d="M{low} {middle}H{high}" stroke="{colour}" stroke-width="3"/>'
    start, stop = (_x(share) for share in bar.usual)
    start, stop = (start, stop) if stop - start >= 5 else ((start + stop) / 2 - 2.5, (start + stop) / 2 + 2.5)
    place = f'x="{start:g}" y="{middle - 6}" width="{stop - start:g}" height="12"'
    yield f'<rect class="{kind}" {place} rx="2" fill="{colour}"/>'
    if bar.open_high:
        yield f'<path class="{kind}" d="M{high} {middle - 6}l8 6l-8 6z" fill="{colour}"/>'
    if bar.open_low:
        yield f'<path class="{kind}" d="M{low} {middle - 6}l-8 6l8 6z" fill="{colour}"/>'


def _x(share: float) -> float:
    return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
