"""Brief texts: "The dam was begun in 1990. It took nine years, and opened in 1999", which tells of one thing.

A reader takes all of it together, in whatever words and order it comes: a length lies between the two dates, an age is
that of the one person, an amount is reckoned from the others. A longer text has other figures that may be meant.
"""

from __future__ import annotations

from checker.extraction.figures.figure import Clauses
from checker.extraction.grammar.sentence import Sentence
from checker.extraction.times.times import DATES

SENTENCES, TOLD = 4, 8
"""Sentences of a brief text, and its figures and dates together, at most."""


class Extent:
    """What a report has told so far: its sentences, and how many figures and dates."""

    def __init__(self) -> None:
        self.sentences: list[Sentence] = []
        self.told = 0

    def hear(self, clauses: Clauses) -> None:
        self.sentences.append(clauses.sentence)
        self.told += len(clauses.figures) + sum(date.type in DATES for date in clauses.times)

    @property
    def is_brief(self) -> bool:
        return len(self.sentences) <= SENTENCES and self.told <= TOLD
