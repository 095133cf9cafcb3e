"""What a paragraph has told date by date, for a link from "two days later" to a date before it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar

from checker.extraction.figures.figure import Clauses
from checker.extraction.times.times import TimeMention
from checker.model.claim import Link


class Claimed(Protocol):
    """What a date has told, with the claim of that date."""

    @property
    def claim(self) -> str: ...


Told = TypeVar("Told", bound=Claimed)


class Thread(ABC, Generic[Told]):
    """One for a report, which is asked for the links of each of its dates in turn; a new paragraph begins anew."""

    def __init__(self) -> None:
        self._paragraph = -1
        self._told: list[Told] = []

    @property
    def claims(self) -> set[str]:
        """The claims of the dates that a later sentence may come back to."""
        return {one.claim for one in self._told}

    def links(self, clauses: Clauses, date: TimeMention, verb: int | None, claim: str) -> Iterator[Link]:
        """The links of a date, with its verb and its claim, to dates before it; remembers what the date tells."""
        if clauses.sentence.paragraph != self._paragraph:
            self._paragraph, self._told = clauses.sentence.paragraph, []
        yield from self._links(clauses, date, verb, claim)

    @abstractmethod
    def _links(self, clauses: Clauses, date: TimeMention, verb: int | None, claim: str) -> Iterator[Link]: ...
