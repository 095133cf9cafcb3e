"""The time in the name of what a figure gives: "first-quarter revenue", "sales for 2023", "the 2019 storm"."""

from __future__ import annotations

from datetime import timedelta

from checker.extraction.figures import bases
from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.grammar.syntax import Kind
from checker.extraction.times.times import TimeMention
from checker.lexicon.grammar import words

PERIOD = timedelta(days=28)
"""The shortest month: a time as long is a period, over which a flow is counted."""


def in_its_name(clauses: Clauses, figure: Figure, dates: list[TimeMention]) -> TimeMention | None:
    """ "Reported first-quarter revenue of $40m on Friday", "sales for 2023 came to $40m": the period of what is told.

    Only the first figure of a noun is surely of that time: "2023 sales rose to $40m from $30m".
    """
    parse, noun = clauses.parse, figure.role.noun
    if noun is None or noun in parse.figures or figure.scope.older or bases.is_base(parse, figure.host):
        return None
    if any(one.role.noun == noun for one in clauses.figures if one.first < figure.first):
        return None
    behind = noun + 2 if parse.word(noun + 1) in words("prepositions", "period") else noun
    return next((one for one in dates if parse.owner[one.first] in {noun - 1, behind} - {noun}), None)


def of_its_subject(clauses: Clauses, figure: Figure) -> TimeMention | None:
    """The time of the figure's subject.

    "The 2019 storm cost $2.7bn", "Last year's storm cost $2.7bn", "The quake of Agadir in 1960 killed 12,000".
    """
    parse, subject = clauses.parse, figure.role.subject
    if subject is None:
        return None
    at = subject - 1
    if parse.chunks[subject].first in {first for first, _ in parse.times}:
        at = subject
    elif parse.kind(at) is not Kind.TIME:
        inside = (Kind.NOUN, Kind.PREPOSITION)
        at = next((index for index in range(subject, len(parse.chunks)) if parse.kind(index) not in inside), subject)
    first = parse.chunks[at].first
    dates = (time for time in clauses.times if time.first == first and time.type == "DATE" and time.span)
    return next((time for time in dates if at <= subject or time in past_periods(clauses)), None)


def past_periods(clauses: Clauses) -> list[TimeMention]:
    """Years, and months of a year, that a sentence names."""
    dates = (time for time in clauses.times if time.type == "DATE" and time.year_given)
    return [time for time in dates if time.span is not None and time.span.end - time.span.start >= PERIOD]
