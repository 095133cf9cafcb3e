"""Figures of another event than the report's: "in 2004 a tsunami killed 230,000", "a quake" after "the quake"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.figures.memory import Memory
from checker.extraction.grammar.sentence import Sentence
from checker.extraction.grammar.syntax import Kind
from checker.extraction.times.times import TimeMention
from checker.lexicon.grammar import words

OF_US = ("of", "us")
MONTH_OR_YEAR = re.compile(r"[\dX]{3,4}(-[\dX]{2})?|PAST_REF")
"""What a time comes to that names no day."""


def set_apart(clauses: Clauses, memory: Memory) -> None:
    """Figures of another event than the report's, that a sentence brings up with a time long before.

    "In February a quake of 6.4 hit Zarand, killing 612", "In 2004 a tsunami killed 230,000 people"; and of another than
    "the quake" that was told of before: "on Saturday 12 people were killed by a quake in Sarn".
    """
    if memory.before is None:
        return
    _set_us_apart(clauses, memory.before)
    earlier, another = _earlier_event(clauses), _another_event(clauses, memory)
    at = another if earlier is None else earlier
    if at is None:
        return
    marks = {clauses.parse.lemma(at)}
    if earlier is None:  # no two of them are one
        marks.add(clauses.times[0].value if clauses.times else clauses.figures[0].id)
    for figure in clauses.figures:
        if _is_of(figure, at, whole=earlier is not None) or _is_by(figure, at):
            figure.scope = replace(figure.scope, residue=tuple(sorted({*figure.scope.residue, *marks})))


def _set_us_apart(clauses: Clauses, before: Sentence) -> None:
    """ "Twenty-five of us went in. Six were killed": six of those who speak."""
    if OF_US not in pairwise(before.lower):
        return
    for figure in (one for one in clauses.figures if one.head is None):
        figure.scope = replace(figure.scope, residue=tuple(sorted({*figure.scope.residue, OF_US[-1]})))


def _earlier_event(clauses: Clauses) -> int | None:
    """The noun phrase of an event that is new to the reader and does something, in a sentence of a year or a month."""
    if not any(_is_long_ago(clauses, time) for time in clauses.times):
        return None
    events = (at for at in _events(clauses) if _does(clauses, at))
    return next((at for at in events if _is_new(clauses, at) or _is_new(clauses, at - 1)), None)


def _another_event(clauses: Clauses, memory: Memory) -> int | None:
    """ "A quake", after "the quake"."""
    parse = clauses.parse
    return next((at for at in _events(clauses) if parse.lemma(at) in memory.events and parse.is_indefinite(at)), None)


def _events(clauses: Clauses) -> Iterator[int]:
    """The noun phrases of a sentence that name an event."""
    parse = clauses.parse
    nouns = (at for at, chunk in enumerate(parse.chunks) if chunk.kind is Kind.NOUN)
    return (at for at in nouns if parse.lemma(at) in words("nouns", "event"))


def _is_of(figure: Figure, event: int, *, whole: bool) -> bool:
    """Whether a figure stands behind an event, anywhere in the sentence or in its clause: "hit Sarn, killing 12"."""
    kind = figure.parse.kind
    between = range(event, figure.host)
    ends = (kind(at) is Kind.COMMA and kind(at + 1) is not Kind.VERB for at in between)
    return figure.host >= event and (whole or not any(ends))


def _is_by(figure: Figure, event: int) -> bool:
    """ "12 people were killed by a quake"."""
    parse = figure.parse
    between = {parse.kind(at) for at in range(figure.host + 1, event - 1)}
    return parse.kind(event - 1) is Kind.PREPOSITION and between == {Kind.VERB}


def _does(clauses: Clauses, noun: int) -> bool:
    """ "A quake of magnitude 6.4 struck": a verb ends the noun phrase, with those that hang on it."""
    hang_on = (Kind.PREPOSITION, Kind.NOUN, Kind.TIME, Kind.ADVERB)
    behind = (chunk.kind for chunk in clauses.parse.chunks[noun + 1 :] if chunk.kind not in hang_on)
    return next(behind, None) is Kind.VERB


def _is_new(clauses: Clauses, noun: int) -> bool:
    """ "A quake", and "a magnitude" before "6.8 quake"."""
    parse = clauses.parse
    return parse.kind(noun) is Kind.NOUN and parse.is_indefinite(noun)


def _is_long_ago(clauses: Clauses, time: TimeMention) -> bool:
    """ "In 2004", "last year", "in February", "two years ago": no day, and not of "this year"."""
    said = clauses.sentence.lower[time.first]
    return time.type == "DATE" and bool(MONTH_OR_YEAR.fullmatch(time.value)) and said != "this"
