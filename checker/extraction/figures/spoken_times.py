"""Which time a report goes on to speak of: "a shooting in 2009. Thirteen people were killed", "in the nine months".

A time that a sentence only compares with, or mentions in an aside, does not carry over to the next sentence.
"""

from __future__ import annotations

from checker.extraction.figures.figure import Clauses
from checker.extraction.figures.memory import Memory
from checker.extraction.figures.named_times import past_periods
from checker.extraction.figures.time_attachment import is_base, is_of_base, is_of_relative
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import UNTOLD
from checker.extraction.times.tense import is_past
from checker.extraction.times.times import TimeMention
from checker.lexicon.grammar import words
from checker.model.timespan import DAY, Timespan


def hear(clauses: Clauses, published: Timespan | None, memory: Memory) -> None:
    """Remember the last time of a sentence, if it is a year or a month, no day, and not to come."""
    dates = [time for time in clauses.times if time.type == "DATE" and time.span is not None]
    _hear_day(clauses, dates, memory)
    if dates:
        is_stretch = [one.span for one in dates[-2:-1]] == [dates[-1].span]  # "between 2003 and 2014"
        span = dates[-1].span if is_stretch else dates[-1].point
        to_come = published is not None and span is not None and span.start > published.end
        is_period = dates[-1] in past_periods(clauses) and not (to_come or _is_aside(clauses, dates[-1]))
        if (another := _held_against(clauses, dates)) is not None:
            span = another.span
        elif is_base(clauses, dates[-1]) or is_of_base(clauses, dates[-1]):
            is_period = False
        memory.past = (clauses.sentence.paragraph, span) if is_period and span else None


def _is_aside(clauses: Clauses, date: TimeMention) -> bool:
    """ "The most since 1996, when there were 58", "more than in 2015": a time that the sentence is not about.

    Nor is it about what it leaves out: "apart from 2020, when 398 died".
    """
    if not words("prepositions", "excluding").isdisjoint(clauses.sentence.lower[max(date.first - 2, 0) : date.first]):
        return True
    is_other = (is_base, is_of_base, is_of_relative)
    return date.signal == "since" or any(one(clauses, date) for one in is_other)


def _held_against(clauses: Clauses, dates: list[TimeMention]) -> TimeMention | None:
    """ "It fell last year, after one in eight in 2023": what it tells of, where the last is another."""
    others = [time for time in dates[:-1] if time.span != dates[-1].span and not is_base(clauses, time)]
    is_other = is_base(clauses, dates[-1]) or is_of_base(clauses, dates[-1]) or len(others) > 1
    return others[0] if others and is_other else None


def _hear_day(clauses: Clauses, dates: list[TimeMention], memory: Memory) -> None:
    """Remember the day on which a sentence tells that something happened."""
    parse = clauses.parse
    for time in dates:
        verb = parse.verb_at(time.first)
        is_day = time.point is not None and time.point.length <= DAY
        told = verb is not None and is_told_past(parse, verb) and not parse.is_verb(verb, "speech")
        memory.day = (clauses.sentence.paragraph, time.point) if is_day and told and time.point else None


def names_stretch(clauses: Clauses) -> bool:
    """ "In the nine months sales were ...": a stretch of the year that opens a sentence by its length."""
    first = clauses.figures[0] if clauses.figures else None
    opens = clauses.sentence.lower[:2] in (["in", "the"], ["for", "the"], ["over", "the"])
    return first is not None and first.kind == "duration" and opens and first.host <= 1


def is_told_past(parse: Parse, verb: int) -> bool:
    """Whether a verb tells what happened then: "were held", not "have been held"."""
    group = parse.chunks[verb]
    told = any(is_past(parse.sentence, at) for at in range(group.first, group.head + 1))
    return told and words("auxiliary", "have").isdisjoint(parse.words(verb)) and not group.traits & UNTOLD
