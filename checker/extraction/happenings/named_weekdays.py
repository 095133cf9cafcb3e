"""Weekdays that are told of a day apart from it: "struck on 27 May. It was a Thursday", "the next day, Thursday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from checker.extraction.figures.empty_claims import date_claim
from checker.extraction.figures.figure import Clauses
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.extraction.happenings.happening import year_confidence
from checker.extraction.times.times import DATES, TimeMention
from checker.lexicon.grammar import words
from checker.model.claim import Claim
from checker.model.report import Report
from checker.model.timespan import DAY

MARK = "w"
"""Behind the id of a weekday that is told of another day."""


def named_weekdays(report: Report, clauses: Clauses, before: Sequence[TimeMention]) -> Iterator[Claim]:
    """A claim for each weekday that a sentence gives to a day; `before` are the days that the last one told."""
    known = [(day, False) for day in before]
    for date in clauses.times:
        if _is_weekday(date) and known:
            day, is_here = known[-1]
            if date.point == day.point:
                continue
            is_only = len({one.value for one, _ in known}) == 1
            if _is_beside(clauses, day, date) if is_here else _is_told_of_it(clauses.parse, date) and is_only:
                found = date_claim(report, clauses.sentence, date, MARK)
                yield replace(found, moment=day.point, weekday=date.weekday, confidence=year_confidence(day, report))
        elif is_day(date):
            known.append((date, True))


def is_day(date: TimeMention) -> bool:
    """A day that is named by more than its weekday: "27 May", "the day after tomorrow", "the next day"."""
    point = date.point
    is_one = date.type in DATES and point is not None and point.length == DAY
    return is_one and date.weekday is None


def _is_weekday(date: TimeMention) -> bool:
    return date.weekday is not None and not date.explicit and date.last - date.first == 1


def _is_beside(clauses: Clauses, day: TimeMention, weekday: TimeMention) -> bool:
    """ "The next day, Thursday,", "tomorrow (a Friday)", "27 May, which is a Tuesday"."""
    sentence = clauses.sentence
    between, behind = sentence.lower[day.last : weekday.first], sentence.word(weekday.last)
    fillers = words("determiners", "indefinite") | words("lasting", "relative", "it")
    said = [word for word in between if word not in fillers and word not in ("on", "and", ";")]
    if said in ([","], ["("], ["-"], ["–"]):
        return behind in ("", ".", ",", ")", ";", "-", "–") and between[-1] not in words("lasting", "it")
    is_subject = day.first == 0 or len(said) < len(between) - (between[-1:] == ["a"])
    return [word for word in said if word != ","] in (["is"], ["was"], ["falls"], ["fell"]) and is_subject


def _is_told_of_it(parse: Parse, weekday: TimeMention) -> bool:
    """ "It was a Thursday", "That was a Thursday" open a sentence; not "it was on Thursday that"."""
    if parse.sentence.word(weekday.last) in words("happening", "cleft"):
        return False
    at = parse.skip(parse.owner[weekday.first] - 1, -1, Kind.PREPOSITION, Kind.OTHER)
    at -= parse.kind(at) is Kind.NOUN and parse.words(at) in (["a"], ["an"])
    is_said = at == 1 and parse.kind(1) is Kind.VERB and parse.lemma(1) == "be"
    return is_said and parse.word(0) in words("lasting", "it")
