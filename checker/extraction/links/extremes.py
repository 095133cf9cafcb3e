"""Levels that have not been reached for long: "4.8 percent, the highest since 2019", "1.9 percent, a six-year low".

The link holds the figure and since when that is so, as a date or as a length of time; what else stands in that time, in
any report, is for alignment to find.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from checker.extraction.figures.figure import Clauses, Figure, just_before
from checker.extraction.figures.slots import Slot, slot_of
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.extraction.happenings.happening import end_id
from checker.extraction.times.times import DATES
from checker.lexicon.grammar import words
from checker.model.claim import Link
from checker.model.links import LinkKind
from checker.model.scope import Modality

DURATION = "duration"
SIZE = 2
"""Two levels of one thing differ by less than this factor."""


def peaks(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """Link a level with the time for which it is said to be the highest, or the lowest."""
    if _signals().isdisjoint(clauses.sentence.lower):
        return
    for at, _ in enumerate(clauses.parse.chunks):
        kind, since = _superlative(clauses, at) or _long_high(clauses, at) or (None, "")
        new = _level(clauses, at) if kind else None
        if kind and new is not None:
            yield new, Link.of(kind, new=new.id, since=since)


@functools.cache
def _signals() -> frozenset[str]:
    """Without one of these words no sentence is read for a high or a low."""
    return words("judged", *KINDS.values(), *HIGHS.values())


def _superlative(clauses: Clauses, at: int) -> tuple[LinkKind, str] | None:
    """ ", the highest since 2019", ", its lowest level in ten years": what it is, and the claim of the time."""
    parse, chunk = clauses.parse, clauses.parse.chunks[at]
    if chunk.kind is not Kind.NOUN or parse.kind(at + 1) is not Kind.PREPOSITION:
        return None
    own, *said = parse.words(at)
    kind = next((kind for kind, name in KINDS.items() if said[:1] and said[0] in words("judged", name)), None)
    if not kind or own not in words("judged", "own") or not words("judged", "level").issuperset(said[1:]):
        return None
    if parse.kind(at - 1) is not Kind.COMMA and parse.lemma(at - 1) not in words("auxiliary", "be"):
        return None
    if parse.word(at + 1) == "since":
        dates = (one for one in clauses.times if one.type in DATES and one.point is not None and one.year_given)
        date = next((one for one in dates if parse.owner[one.first] == at + 2), None)
        return (kind, end_id(_report(clauses), date)) if date is not None and clauses.figures else None
    lengths = (one for one in clauses.figures if one.kind == DURATION and one.host == at + 2)
    length = next(lengths, None) if parse.word(at + 1) in ("in", "for") else None
    return (kind, length.id) if length is not None else None


def _long_high(clauses: Clauses, at: int) -> tuple[LinkKind, str] | None:
    """ ", a six-year high"."""
    parse = clauses.parse
    length = next((one for one in clauses.figures if one.host == at and one.kind == DURATION), None)
    named = parse.words(at)[-1:]
    kind = next((kind for kind, name in HIGHS.items() if not words("judged", name).isdisjoint(named)), None)
    return (kind, length.id) if kind and length is not None and parse.is_indefinite(at) else None


def _level(clauses: Clauses, at: int) -> Figure | None:
    """The only level that stands before a high, or the one that it is "of"."""
    behind = clauses.hosted(at + 2)
    if behind is not None and clauses.parse.word(at + 1) == "of":
        return behind if slot_of(behind) in (Slot.LEVEL, Slot.NEW) else None
    before = [one for one in clauses.figures if one.kind not in (DURATION, "rank", "age") and one.host < at]
    levels = [one for one in before if slot_of(one) in (Slot.LEVEL, Slot.NEW) and not one.scope.change]
    return levels[0] if len(before) == len(levels) == 1 else None


def beside_peaks(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "A five-year high. It was 6.2 percent in 2022": another level of the same, told by "it" or by its own name."""
    earlier = just_before(clauses, before)
    for other in clauses.figures:
        near = [one for one in (*earlier, *clauses.figures) if one.quantity.start < other.quantity.start]
        high = next(((one, link) for one in near for link in one.links if link.kind in KINDS), None)
        if high is not None and other.dated and _is_of_the_same(high[0], other):
            yield other, Link(BESIDE[high[1].kind], {**high[1].roles, "other": (other.id,)})


def _is_of_the_same(new: Figure, other: Figure) -> bool:
    """Whether two levels are of one subject, in one unit, and nearly of one size: none of a month and one of a year."""
    one, two = new.amount, other.amount
    level = slot_of(other) in (Slot.LEVEL, Slot.NEW) and not other.scope.change and other.kind == new.kind
    alike = one.unit == two.unit and 0 < max(one.values[0], two.values[0]) < SIZE * min(one.values[0], two.values[0])
    actual = other.scope.modality is new.scope.modality is Modality.ACTUAL
    told, known = _subject(other), _subject(new)
    return level and alike and actual and bool(told) and (told == known or told[-1] in words("pronouns", "personal"))


def _subject(figure: Figure) -> list[str]:
    """What the verb of a figure tells of, or the noun whose amount it gives, without articles."""
    role, parse = figure.role, figure.parse
    at = role.noun if role.relation in (Relation.SUBJECT, Relation.OF) else role.subject
    return [one for one in parse.words(at) if one not in words("determiners", "definite")]


def _report(clauses: Clauses) -> str:
    return clauses.figures[0].report if clauses.figures else ""


KINDS: dict[LinkKind, str] = {"peak": "highest", "trough": "lowest"}
BESIDE: dict[LinkKind, LinkKind] = {"peak": "beside_peak", "trough": "beside_trough"}
HIGHS: dict[LinkKind, str] = {"peak": "high", "trough": "low"}
