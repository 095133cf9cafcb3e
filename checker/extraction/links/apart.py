"""Lengths of time counted from one moment to another: "on 2 September, 11 days after it landed on 23 August".

What lasts from one moment to another is a spell (`happenings.spells`); here something else may have gone on meanwhile.
The moments are claims of their own (`happening.end_id`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.grammar.attribution import attributions
from checker.extraction.grammar.syntax import Chunk, Kind
from checker.extraction.happenings.happening import end_id
from checker.extraction.happenings.spanning import spanned
from checker.extraction.times.tense import Tense, tense
from checker.extraction.times.times import DATES, TimeMention
from checker.lexicon.grammar import words
from checker.model.claim import Link

PARTING = (Kind.BREAK, Kind.COMMA, Kind.COORDINATOR)


def aparts(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """Link each length of time that is counted from a date to that date, and to the other where it is told."""
    for figure in clauses.figures:
        is_rate = figure.sentence.word(figure.first - 1) in words("lasting", "every")
        if figure.kind == "duration" and not is_rate and figure.role.preposition not in ("by", "on"):
            dates = [one for one in clauses.times if one.type in DATES and one.point is not None]
            dates = [one for one in dates if one.last <= figure.first or figure.last <= one.first]
            found = _counted(clauses, figure, dates)
            if found is not None:
                yield figure, found


def _counted(clauses: Clauses, figure: Figure, dates: list[TimeMention]) -> Link | None:
    """ "11 days after it landed on 23 August", told of another date or of the report's own.

    Not so "the first time in 61 years after a goal on Sunday", or "shut it for 30 days after Monday's fire".
    """
    at, sentence = figure.last, clauses.sentence
    is_after, is_before = (sentence.word(at) in words("lasting", side) for side in ("after", "before"))
    if not (is_after or is_before) or sentence.word(figure.first - 1) in ("in", "for"):
        return None
    behind = [one for one in dates if one.first >= at]
    if not behind or not _joined(clauses, at, behind[0].first) or _is_of_main_clause(clauses, figure, behind[0]):
        return None
    if any(_is_of_saying(clauses, one) for one in dates if one.last <= figure.first):
        return None
    start, counted = behind[0], _date_before(clauses, figure, dates)
    if counted is not None:
        return spanned("apart", figure, *((start, counted) if is_after else (counted, start)))
    if is_after and tense(sentence, figure.first) is Tense.PAST and not start.signal.startswith("unt"):
        return Link.of("after", duration=figure.id, start=end_id(figure.report, start))
    return None


def _is_of_main_clause(clauses: Clauses, figure: Figure, date: TimeMention) -> bool:
    """ "46 days after its launch the probe landed on Tuesday": a sentence that opens with a length, and ends so."""
    verbs = [before.first for before, chunk in pairwise(clauses.parse.chunks) if _are_clause(before, chunk)]
    return figure.first <= 1 and bool(verbs) and not any(first >= date.last for first in verbs)


def _are_clause(subject: Chunk, verb: Chunk) -> bool:
    return subject.kind is Kind.NOUN and verb.kind is Kind.VERB


def _joined(clauses: Clauses, first: int, last: int) -> bool:
    """Whether nothing parts two tokens: no comma, no "and", no end of a clause."""
    parse = clauses.parse
    return all(parse.kind(parse.owner[index]) not in PARTING for index in range(first, last))


def _date_before(clauses: Clauses, figure: Figure, dates: list[TimeMention]) -> TimeMention | None:
    """The date of the clause before a length: right before it, or the only one up to its comma."""
    before = [one for one in dates if one.last <= figure.first]
    if not before:
        return None
    kinds = _kinds(clauses, before[-1].last, figure.first)
    if set(kinds) <= {Kind.COMMA, Kind.ADVERB}:
        return before[-1]
    apart = {Kind.BREAK, Kind.SUBORDINATOR, Kind.COORDINATOR, Kind.OPEN}
    return before[0] if len(before) == 1 and kinds[-1:] == [Kind.COMMA] and apart.isdisjoint(kinds) else None


def _is_of_saying(clauses: Clauses, date: TimeMention) -> bool:
    """ "It will open by Easter, the firm said on Friday, 21 months late": when it was said, and not when it opens."""
    said = (one for one in attributions(clauses.parse) if one.first < one.verb)
    verb = clauses.parse.verb_at(date.first)
    return any(one.verb == verb for one in said)


def _kinds(clauses: Clauses, first: int, last: int) -> list[Kind | None]:
    """The kinds of the chunks that begin between two tokens."""
    parse = clauses.parse
    return [chunk.kind for chunk in parse.chunks if first <= chunk.first < last]
