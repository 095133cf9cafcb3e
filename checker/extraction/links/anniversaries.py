"""Anniversaries that are reckoned from the report's own date: "the 10th anniversary of the 2015 quake"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.grammar.syntax import Kind
from checker.extraction.happenings.happening import end_id
from checker.extraction.times.tense import Tense, tense
from checker.extraction.times.times import DATES, TimeMention
from checker.lexicon.grammar import words
from checker.model.claim import Link

NEAR = timedelta(days=8)
"""A time counted from the report's date that is no longer than this is near it: "on Sunday", "this week"."""

PARTING = (Kind.BREAK, Kind.COMMA, Kind.COORDINATOR, Kind.VERB)


def anniversaries(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "Marked on Sunday the 10th anniversary of the 2012 accident", "Monday is the 50th anniversary of ... 1974"."""
    for figure in clauses.figures:
        if figure.kind != "rank" or figure.parse.lemma(figure.host) not in words("lasting", "anniversary"):
            continue
        start = _ahead(clauses, figure.parse.chunks[figure.host].last) or _told_of(clauses, figure.host + 2)
        if start is None or not start.year_given or clauses.parse.word(figure.host + 1) != "of":
            continue
        others = [one for one in clauses.times if one is not start and one.type in DATES]
        if all(map(_is_near, others)) and (others or _is_marked(clauses, figure, leads=not before)):
            yield figure, Link.of("anniversary", rank=figure.id, start=end_id(figure.report, start))


def _told_of(clauses: Clauses, noun: int) -> TimeMention | None:
    """ "Of the earthquake, which killed 900 people in 1984", "in which 40 died in 1989": what it did is its day."""
    parse = clauses.parse
    at = parse.skip(parse.skip(noun + 1, 1, Kind.COMMA), 1, Kind.PREPOSITION)
    if parse.kind(at) is not Kind.SUBORDINATOR or parse.word(at) not in words("lasting", "relative"):
        return None
    if parse.kind(noun) is not Kind.NOUN or parse.lemma(noun) not in words("nouns", "event"):
        return None
    if parse.lemma(noun) in words("lasting", "lengthy"):
        return None
    end = next((one for one in range(at, len(parse.chunks)) if parse.kind(one) in (Kind.COMMA, Kind.BREAK)), at)
    dates = [one for one in clauses.times if at < parse.owner[one.first] < end and one.type in DATES]
    is_told = len(dates) == 1 and dates[0].signal in ("in", "on") and dates[0].point is not None
    return dates[0] if is_told and tense(parse.sentence, dates[0].first) is Tense.PAST else None


def _ahead(clauses: Clauses, first: int) -> TimeMention | None:
    """The next date behind a token, with no verb and no comma between."""
    date = next((one for one in clauses.times if one.first >= first and one.type in DATES), None)
    if date is None or date.point is None:
        return None
    parse = clauses.parse
    between = (parse.kind(parse.owner[at]) for at in range(first, date.first))
    return None if any(kind in PARTING for kind in between) else date


def _is_near(date: TimeMention) -> bool:
    point = date.point
    return point is not None and not (date.year_given or date.explicit) and point.length <= NEAR


def _is_marked(clauses: Clauses, figure: Figure, *, leads: bool) -> bool:
    """ "The town marked the 10th anniversary", at the head of a report "met for the 10th anniversary": it is news."""
    parse, verb = clauses.parse, figure.host - 1
    is_mark = parse.kind(verb) is Kind.VERB and parse.lemma(verb) in words("lasting", "mark")
    is_mark |= leads and parse.kind(verb) is Kind.PREPOSITION and parse.word(verb) in words("lasting", "occasion")
    return is_mark and tense(parse.sentence, figure.first) is Tense.PAST
