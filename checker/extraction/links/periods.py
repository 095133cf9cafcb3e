"""Sums over time: "20,000 in January, 30,000 in February and 25,000 in March, 75,000 in the first quarter".

Periods that follow each other and fill a longer one share out what was done in it. What stands, and what is averaged,
adds up to nothing: a total is more than each of its parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from checker.extraction.figures.figure import PAIR, Clauses, Figure, just_before
from checker.extraction.figures.slots import Slot, slot_of
from checker.extraction.links.parts import can_hold, is_like
from checker.extraction.links.sums import FACTOR, counts_alike, ids, is_that, off
from checker.lexicon.grammar import words
from checker.model.claim import Link
from checker.model.scope import Modality
from checker.model.timespan import Timespan

AHEAD = 4
"""Tokens behind a total in which it may say that it is the year's."""


def periods(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """Link what was done in a quarter, a half or a year with what was done in the parts of it, told before."""
    told = [one for one in (*just_before(clauses, before), *clauses.figures) if _is_of_period(one)]
    for total in clauses.figures if len(told) >= PAIR else ():
        known = [one for one in told if one.quantity.start < total.quantity.start]
        parts = [one for one in known if _are_of_one_deed(one, total)]
        if len(parts) < PAIR or any(link.kind == "total_of" for link in total.links):
            continue
        whole = _year(parts) if _is_of_year(parts[-1], total) else _span(total)
        whole = whole or (_hull(parts) if is_that(clauses, 0) and _is_said_total(total) else None)
        fills = whole is not None and _fill(parts, whole)
        if fills and off(parts, total) < FACTOR - 1 and all(can_hold(total, one) for one in parts):
            yield total, Link.of("total_of", total=total.id, parts=ids(parts))


def _is_of_period(one: Figure) -> bool:
    return one.scope.modality is Modality.ACTUAL and _span(one) is not None and _is_level(one)


def _is_level(one: Figure) -> bool:
    return not one.scope.change and slot_of(one) in (Slot.LEVEL, Slot.NEW)


def _are_of_one_deed(part: Figure, total: Figure) -> bool:
    """Whether two amounts of one kind are told by one verb, both sold, or one is said to be the total."""
    unit, other = part.unit, total.unit
    if not (is_like(total, part) and is_like(part, total)):
        return False
    verbs = {one.parse.lemma(one.role.verb) for one in (part, total) if one.role.verb is not None}
    same = len(verbs) == 1 or (part.declared and part.measure == total.measure) or _is_said_total(total)
    return same and _is_level(total) and (unit == other or counts_alike(part.noun, total.noun))


def _is_said_total(total: Figure) -> bool:
    """ "That brought the total to 132,000", "profit for 2025 as a whole came to 72 million"."""
    noun = total.role.noun
    return total.parse.lemma(noun) in words("sums", "names")


def _span(one: Figure) -> Timespan | None:
    return one.when if one.dated else None


def _is_of_year(last: Figure, total: Figure) -> bool:
    """ "For a full-year profit of $34 million", "or 26,000 for the year"; "For the full year it was $34 million"."""
    is_here = last.sentence is total.sentence
    near = total.sentence.lower[last.last if is_here else 0 : total.last + AHEAD * is_here]
    if not is_here and (total.dated or near[:1] not in (["for"], ["over"], ["in"])):
        return False
    return not words("sums", "of the year").isdisjoint(near)


def _hull(parts: list[Figure]) -> Timespan | None:
    """From the first to the last day of some periods."""
    first, last = parts[0].when, parts[-1].when
    return Timespan(first.start, last.end, first.holds) if first is not None and last is not None else None


def _year(parts: list[Figure]) -> Timespan | None:
    first = parts[0].when
    if first is None:
        return None
    return Timespan(datetime(first.start.year, 1, 1), datetime(first.start.year + 1, 1, 1), first.holds)


def _fill(parts: list[Figure], whole: Timespan) -> bool:
    """Whether the periods of some figures, in their order, follow each other from one end of another to the other."""
    spans = [span for one in parts if (span := one.when) is not None]
    joined = all(one.end == other.start for one, other in pairwise(spans))
    return joined and (spans[0].start, spans[-1].end) == (whole.start, whole.end)
