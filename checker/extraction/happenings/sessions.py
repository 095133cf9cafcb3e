"""What begins and ends by the clock: "the match kicked off at 7 p.m. and ended at 8.50 p.m."."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.extraction.figures.figure import PAIR, Clauses
from checker.extraction.happenings.threads import Thread
from checker.extraction.times.times import TimeMention
from checker.lexicon.grammar import words
from checker.model.claim import Link
from checker.model.timespan import DAY

BARE = 2
"""Tokens of "8.50 p.m."."""


class _Begun(msgspec.Struct, frozen=True):
    """What began: the chunk that names it in its sentence, and the claim of the time."""

    clauses: Clauses
    subject: int | None
    claim: str


class Sessions(Thread[_Begun]):
    """What has begun; its end is told in the same sentence."""

    @property
    def claims(self) -> set[str]:
        return set()

    def _links(self, clauses: Clauses, date: TimeMention, verb: int | None, claim: str) -> Iterator[Link]:
        """Where a day is told with one of two times, the other is of whichever day fits."""
        if verb is None or len(clauses.times) != PAIR or not all(map(_is_bare, clauses.times)):
            return
        parse = clauses.parse
        subject = parse.subject(verb)
        if parse.lemma(verb) in words("lasting", "begin"):
            self._told = [_Begun(clauses, subject, claim)]
        elif parse.lemma(verb) in words("lasting", "end"):
            for begun in self._told:
                if begun.clauses is clauses and subject in (begun.subject, None):
                    yield Link("stretch", {"start": (begun.claim,), "end": (claim,)})


def _is_bare(date: TimeMention) -> bool:
    """A clock time without a day: "8.50 p.m."."""
    point = date.point
    is_clock = point is not None and point == date.span and point.end - point.start < DAY
    return is_clock and date.type == "TIME" and date.last - date.first <= BARE
