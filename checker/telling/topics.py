"""All that the reports say of one measure of one thing: the claims that a reader would hold against each other."""

from __future__ import annotations

import enum
from collections import defaultdict
from datetime import datetime
from functools import cached_property

import msgspec

from checker.lexicon import units
from checker.model.claim import Claim
from checker.telling import words
from checker.telling.telling import Telling

Key = tuple[str, str, str, str]
LAST = datetime.max


class State(enum.StrEnum):
    """What became of a figure."""

    DISPUTED = "disputed"
    AGREED = "agreed"
    ALONE = "alone"
    NOT_UNDERSTOOD = "not understood"


class Topic(msgspec.Struct, frozen=True, dict=True):
    """The claims on one measure of one entity in one story, in the order of the times that they speak of."""

    id: str
    entity: str
    measure: str
    dimension: str
    claims: tuple[Claim, ...]
    is_disputed: bool

    @property
    def title(self) -> str:
        name = words.safe(self.measure.replace("/", " "))
        return f"{words.safe(self.entity)}: {name}" if self.entity else name[:1].upper() + name[1:]

    @cached_property
    def unit(self) -> str:
        """What its values are counted in: the base unit, or the noun that all of its claims count."""
        base = units.base(self.dimension)
        if base is not None:
            return base.name
        names = {claim.amount.unit.name for claim in self.claims if claim.amount}
        return names.pop() if len(names) == 1 else ""


class Topics:
    """The topics of what is told, and the state of each figure."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        told = (claim for finding in telling.findings for claim in finding.claims)
        self.disputed = {claim: place for place, claim in enumerate(dict.fromkeys(told))}
        self.listed = self._listed()
        self.of_claim = {claim.id: topic for topic in self.listed for claim in topic.claims}

    def state(self, claim: Claim) -> State:
        """What became of a claim; a figure whose measure is unknown may still be disputed, as one of a sum."""
        if claim.id in self.disputed:
            return State.DISPUTED
        if not claim.measure:
            return State.NOT_UNDERSTOOD
        return State.AGREED if claim.id in self.telling.result.compared else State.ALONE

    def _listed(self) -> tuple[Topic, ...]:
        """Those with two claims or more, in the order of the findings that dispute them, then the others."""
        found: defaultdict[Key, list[Claim]] = defaultdict(list)
        for claim in self.telling.result.claims:
            if claim.amount is not None and claim.measure and not claim.scope.change:
                found[claim.story, claim.entity, claim.measure, claim.amount.unit.dimension].append(claim)
        rows = sorted((self._rank(claims), key, claims) for key, claims in found.items() if len(claims) > 1)
        return tuple(
            Topic(f"figure-{number}", *key[1:], tuple(sorted(claims, key=_in_time)), rank < len(self.disputed))
            for number, (rank, key, claims) in enumerate(rows, 1)
        )

    def _rank(self, claims: list[Claim]) -> int:
        """The place of the first disputed one in the findings; behind them all if there is none."""
        return min(self.disputed.get(claim.id, len(self.disputed)) for claim in claims)


def _in_time(claim: Claim) -> tuple[datetime, datetime, str]:
    span = claim.when
    return (span.end, span.start, claim.id) if span else (LAST, LAST, claim.id)
