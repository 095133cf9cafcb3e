"""What goes on without a break, and what began again: "has played continuously since 1973", "1973-87; 1995-present"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from msgspec.structs import replace

from checker.extraction.figures.context import told_by_label
from checker.extraction.figures.empty_claims import date_claim
from checker.extraction.figures.figure import Clauses
from checker.extraction.grammar.boxes import Box
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.sentence import Sentence
from checker.extraction.grammar.syntax import UNTOLD
from checker.extraction.happenings.happening import year_confidence
from checker.extraction.happenings.last_times import telling
from checker.extraction.times.times import DATES, TimeMention
from checker.lexicon.grammar import words
from checker.model.claim import Claim, Context
from checker.model.report import Report

UNBROKEN, AGAIN = "unbroken", "again"
MARK = "u"
"""Behind the id of a date since which something goes on, or on which it began again."""

GAP = timedelta(days=1)


def unbroken(report: Report, clauses: Clauses, box: Box) -> Iterator[Claim]:
    """A claim for each date since which something is said to go on without a break, or on which it began again."""
    dates = [date for date in clauses.times if date.type in DATES and date.point is not None and date.year_given]
    for date, measure, told in (*_in_prose(clauses.parse, dates), *_in_row(clauses.parse, dates, box)):
        yield replace(
            date_claim(report, clauses.sentence, date, MARK),
            measure=measure,
            moment=date.point,
            context=told,
            confidence=year_confidence(date, report),
        )


def _in_prose(parse: Parse, dates: list[TimeMention]) -> Iterator[tuple[TimeMention, str, Context]]:
    """ "Has run without a pause since 1998", "ran from 1973 to 1987 and again from 1995"."""
    for date in dates:
        verb = parse.verb_at(date.first)
        subject = parse.subject(verb)
        measure = _measure(parse, date) if subject is not None else ""
        if verb is None or subject is None or not measure or not parse.traits(verb).isdisjoint(UNTOLD):
            continue
        whose = telling(parse, subject, subject + 1)
        deed = {*telling(parse, verb, parse.owner[date.first])} - words("verbs", "empty")
        if whose and words("pronouns", "personal").isdisjoint(whose):
            yield date, measure, Context(whose=tuple(sorted(whose)), what=tuple(sorted(deed)))


def _measure(parse: Parse, date: TimeMention) -> str:
    """Which of the two the words around a date tell, if any."""
    before, behind = parse.sentence.lower[: date.first], parse.sentence.lower[date.last :]
    if date.signal in words("recurring", "onwards") and not words("recurring", "anew").isdisjoint(before[-2:]):
        return AGAIN
    is_now = date.signal == "since" or not words("lasting", "present").isdisjoint(behind[:3])
    is_over = not words("recurring", "over").isdisjoint(before)
    return UNBROKEN if is_now and not is_over and _is_whole(parse.sentence) else ""


def _is_whole(sentence: Sentence) -> bool:
    """Whether a sentence says that something went on all the time."""
    return any(sentence.after_phrase(at, "recurring", "unbroken") for at in range(len(sentence.lower)))


def _in_row(parse: Parse, dates: list[TimeMention], box: Box) -> Iterator[tuple[TimeMention, str, Context]]:
    """ "Years active: 1973-1987; 1995-present": each stretch but the first begins again."""
    if parse.label is None or words("recurring", "stretches").isdisjoint(parse.words(parse.label)):
        return
    told = Context(whose=tuple(sorted(box.words)), what=told_by_label(parse, "amounts"))
    for before, date in pairwise(dates):
        if before.point and date.point and before.span != date.span and date.point.start - before.point.end > GAP:
            yield date, AGAIN, told
