"""What the times of a report are resolved against: its own date, and where its narrative has come to.

News counts from the report's date. History, a text that names many past years and hardly a weekday, counts from
the time spoken of last: there "in August" is the August nearest to it.
"""

from __future__ import annotations

import functools
import re
from datetime import date, timedelta
from typing import Any

import msgspec

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.times.calendar import Days, add_days, safe_date, value_of
from checker.extraction.times.tense import Tense, tense
from checker.lexicon.grammar import words
from checker.model.timespan import DAY, WEEK, Holds, Timespan

WEEKDAY = re.compile(r"\b[A-Z][a-z]{2,5}day\b")
NAMED_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b|\bBCE?\b")
HISTORY = 8
"""A text is history that names so many past years, and three times as many as weekdays and years of its own."""

AHEAD = 3
"""A date without year and tense is rather past: one to come must be so many times nearer."""

FAR_AHEAD = 20
"""The same for a day beside a verb in the past: "were told to leave by 9 April"."""

MEMORY = 3
"""Sentences after which news no longer speaks of a time that it named."""

NEAR = 31
"""In news, days from a date with its year within which dates without one are of the same year."""

YEAR = timedelta(days=300)
"""A longer time is a year or more, and no part of one."""


class Found(msgspec.Struct, frozen=True):
    """A time expression at tokens `first` to `last`; see `times.TimeMention` for the rest."""

    first: int
    last: int
    type: str
    value: str
    span: Timespan | None = None
    weekday: int | None = None
    explicit: bool = False
    year_given: bool = False

    @classmethod
    def of(cls, first: int, last: int, days: Days, **rest: Any) -> Found:
        """A day, or a whole stretch of days: what holds in "March" holds over all of it."""
        holds = Holds.AT if days[0] == days[1] else Holds.OVER
        return cls(first, last, "DATE", value_of(days), Timespan.days(*days, holds), **rest)

    @property
    def days(self) -> Days | None:
        return (self.span.first_day, self.span.last_day) if self.span is not None else None

    @property
    def is_day(self) -> bool:
        """Whether it is one whole day."""
        return self.span is not None and self.span.length == DAY


class Reference:
    """One for a report; `times` moves it on as it reads sentence after sentence."""

    def __init__(self, published: date | None = None, text: str = "", year: int | None = None) -> None:
        self.published = published
        self.year = year
        self.history = _is_history(text, published.year if published else date.max.year)
        self.span: Timespan | None = None
        self.dated = False
        self._age = 0

    def enter(self) -> None:
        """Take up the next sentence."""
        self._age += 1
        if self._age > MEMORY and not self.history:
            self.span, self.dated = None, False

    def follow(self, span: Timespan, dated: bool) -> None:
        """Move on to a time that was mentioned; `dated` where it named its year."""
        self.span, self._age = span, 0
        self.dated = dated or (self.history and self.dated)

    @property
    def anchor(self) -> date | None:
        """The first day of the time that was spoken of last."""
        return self.span.first_day if self.span is not None else None

    def day(self) -> date | None:
        """The day that "today" and "last week" count from."""
        return (self.anchor or self.published) if self.history else self.published

    def day_of_text(self) -> date | None:
        """The day that "the next day" and "at 9 a.m." count from; "the hottest June day" names none."""
        is_day = self.span is not None and self.span.length <= WEEK
        return self.anchor if is_day else self.day()

    def year_of(self, month: int, day: int, sentence: Sentence, at: int) -> int | None:
        """The year of a month and a day (0: the whole month) that are named without one."""
        anchor = self.anchor
        if anchor is not None and self._age == 0 and _is_year(self.span) and not self._lies_ahead(sentence, at):
            return anchor.year
        if anchor is not None and self.span is not None and (self.history or self.dated):
            near = _nearest(anchor, month, day or 1)
            if self.history or abs((near - anchor).days) <= NEAR:
                return anchor.year if _is_year(self.span) else near.year
        published = self.published
        if published is None or self.history:
            return self.year
        past = _latest(published, month, day or 1)
        if past == published or (day == 0 and month == published.month):
            return published.year
        speaks = Tense.PAST if sentence.lower[max(at - 1, 0)] == "since" else tense(sentence, at)
        ahead = _latest(add_days(published, 364), month, day or 1)
        if speaks is Tense.FUTURE:
            return ahead.year
        times = AHEAD if speaks is Tense.UNKNOWN else FAR_AHEAD
        is_ahead = (ahead - published).days * times < (published - past).days
        return ahead.year if is_ahead and (day or speaks is Tense.UNKNOWN) else past.year

    def _lies_ahead(self, sentence: Sentence, at: int) -> bool:
        """ "The ship found in 2017 returns on 23 May": news of a day to come, whatever year was named."""
        return self.published is not None and not self.history and tense(sentence, at) is Tense.FUTURE

    def on_weekday(self, found: Found, weekday: int) -> Found:
        """A day with its weekday: where its year is a guess, in the one nearest that gives it that weekday, if any.

        On the side of the report's date that its words put it on, or where it is nearer by far.
        """
        named = msgspec.structs.replace(found, weekday=weekday)
        if found.days is None or found.year_given or self.published is None:
            return named
        guess, published = found.days[0], self.published
        if guess.weekday() == weekday:
            return named
        years = (safe_date(published.year + step, guess.month, guess.day) for step in (-1, 0, 1))
        days = sorted((day for day in years if day is not None), key=lambda day: abs(day - published))
        side = next((day for day in days if (day <= published) == (guess <= published)), guess)
        near = (side, *(day for day in days[:1] if AHEAD * abs(day - published) < abs(guess - published)))
        fitting = next((day for day in near if day.weekday() == weekday), guess)
        return msgspec.structs.replace(named, value=value_of((fitting, fitting)), span=Timespan.day(fitting))

    def weekday(self, weekday: int, step: int, sentence: Sentence, at: int) -> date | None:
        """The day that a weekday's name means: the last one up to the report's date, or the next.

        `step` is -1 for "last", 1 for "next", 0 where nothing says.
        """
        base = self.day()
        if base is None:
            return None
        if step > 0 or (step == 0 and not self.history and tense(sentence, at) is Tense.FUTURE):
            return add_days(base, (weekday - base.weekday()) % 7 or 7 * step)
        return add_days(base, -((base.weekday() - weekday) % 7 or -7 * step))


def step_of(word: str) -> int | None:
    """ "last" is -1, "this" 0, "next" 1; None for any other word."""
    return _steps().get(word)


@functools.cache
def _steps() -> dict[str, int]:
    names = ((1, "following"), (0, "same"), (-1, "previous"))
    return {word: step for step, name in names for word in words("shift", name)}


def _is_history(text: str, year: int) -> bool:
    named = [int(found) if found.isdecimal() else 0 for found in NAMED_YEAR.findall(text)]
    past = sum(found < year for found in named)
    return past >= HISTORY and past > 3 * (len(named) - past + len(WEEKDAY.findall(text)))


def _is_year(span: Timespan | None) -> bool:
    """Whether a time is a whole year, which the months beside it are of: "last year, between May and July"."""
    return span is not None and span.length > YEAR


def _nearest(anchor: date, month: int, day: int) -> date:
    """The date of that name that is nearest to the time spoken of last."""
    near = (safe_date(anchor.year + step, month, min(day, 28)) for step in (-1, 0, 1))
    return min((one for one in near if one is not None), key=lambda one: abs((one - anchor).days))


def _latest(until: date, month: int, day: int) -> date:
    """The latest day of that name up to a day; the 29th of February counts as the 28th."""
    year = until.year - ((month, day) > (until.month, until.day))
    return safe_date(year, month, day) or date(year, month, min(day, 28))
