"""One moment by the clocks of two places: "midnight in Moscow. Moscow is three hours ahead of GMT, so it was 3am GMT".

How far the two clocks are apart is told, or known of the cities, in winter and in summer; either may be ahead.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from checker.extraction.figures.figure import PAIR, Clauses, Figure, size
from checker.extraction.happenings.moments import Moment
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.timespan import DAY, Timespan

MINUTES = 60
MINUTE = timedelta(minutes=1)
OPEN = "("


def by_two_clocks(window: Sequence[Clauses], moments: Sequence[Moment]) -> tuple[Timespan, Timespan] | None:
    """The two clock times of a text in the zones of which they come nearest to one moment, if they are told as one."""
    if (
        len(moments) != PAIR
        or any(one.point.end - one.point.start > MINUTE for one in moments)
        or not _are_one(*moments)
    ):
        return None
    one, other = moments
    offsets = _known(one, other) or _told_apart(window, one, other)
    if not offsets:
        return None
    told, date = min(offsets, key=lambda pair: _off(one, other, *pair))
    return replace(one.point, offset=told), replace(other.point, offset=date)


def _are_one(one: Moment, other: Moment) -> bool:
    """ "8pm in London (7pm GMT)", "2pm local time - it was 3pm in New York"."""
    lower = other.clauses.sentence.lower
    if one.clauses is other.clauses:
        between = lower[one.date.last : other.opening]
        if between[-1:] in ([OPEN], ["or"]) or words("lasting", "there") & {*between, *lower[other.date.last :][:1]}:
            return True
    else:
        between = lower[: other.opening]
    return any(
        word == "it" and between[at + 1 : at + PAIR] and between[at + 1] in words("auxiliary", "be")
        for at, word in enumerate(between)
    )


def _off(one: Moment, other: Moment, told: int, date: int) -> timedelta:
    """By how much two clock times are not one moment, whatever their days."""
    off = (other.point.start - one.point.start - (date - told) * MINUTE) % DAY
    return min(off, DAY - off)


def _told_apart(window: Sequence[Clauses], one: Moment, other: Moment) -> list[tuple[int, int]]:
    """ "Three hours ahead of GMT": so far apart, the one way or the other."""
    lengths = [figure for told in window for figure in told.figures if _is_apart(figure)]
    if len(lengths) != 1:
        return []
    apart = int(size(lengths[0]) / MINUTES)
    known = [moment.point.offset for moment in (one, other)]
    base = known[0] if known[0] is not None else known[1] if known[1] is not None else 0
    if known[0] is not None:
        return [(base, base + apart), (base, base - apart)]
    return [(base + apart, base), (base - apart, base)]


def _is_apart(figure: Figure) -> bool:
    lower, last = figure.sentence.lower, figure.last
    behind = {lower[last] if last < len(lower) else "", " ".join(lower[last : last + PAIR])}
    return figure.kind == "duration" and not words("lasting", "ahead of").isdisjoint(behind)


def _known(one: Moment, other: Moment) -> list[tuple[int, int]]:
    """The clocks of the two places, as they may be in winter and in summer."""
    if one.point.offset is not None and other.point.offset is not None:
        return []
    return [(told, date) for told in _clocks(one) for date in _clocks(other) if _places(one) != _places(other)]


def _clocks(moment: Moment) -> list[int]:
    if moment.point.offset is not None:
        return [moment.point.offset]
    cities: dict[str, list[int]] = table("calendar")["cities"]
    return [offset for name in _places(moment) for offset in cities[name]]


def _places(moment: Moment) -> list[str]:
    """The city nearest to a clock time in its sentence, unless that names its zone."""
    if moment.point.offset is not None:
        return []
    sentence, date = moment.clauses.sentence, moment.date
    cities: dict[str, list[int]] = table("calendar")["cities"]
    found = []
    for at in range(len(sentence.lower)):
        for name in (sentence.lower[at], " ".join(sentence.lower[at : at + PAIR])):
            if name in cities and sentence.tag(at + name.count(" ")) == "PROPN":
                found.append((at - date.last if at >= date.last else moment.opening - at, name))
    return [min(found)[1]] if found else []
