"""A figure as rules see it: equal claims taken together, with their arithmetic prepared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from checker.judging.time_relations import behaviour, instants
from checker.model.amount import Reading
from checker.model.claim import Claim
from checker.model.interval import EVERYTHING, Interval
from checker.model.scope import Part, Scope
from checker.rulebook.measures import Behaviour, Measures


class Pooled(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """Claims equal in everything that a rule can see; `claim`, the surest and first of them, stands for all.

    `wide` and `usual` are the readings of its amount in base units, or its moment in seconds. `noun` is what it
    counts, one name for all nouns that mean the same.
    """

    claim: Claim
    copies: tuple[Claim, ...]
    behaviour: Behaviour
    wide: Interval
    usual: Interval
    reports: frozenset[str]
    noun: str = ""

    @property
    def id(self) -> str:
        return self.claim.id

    @property
    def dimension(self) -> str:
        return self.claim.amount.unit.dimension if self.claim.amount else ""

    def reading(self, reading: Reading) -> Interval:
        return self.wide if reading is Reading.WIDE else self.usual


Binding = Mapping[str, tuple[Pooled, ...]]
"""The figures under a rule's names; a name of three or more may have none, and stands for any amount."""


def root(claim: Claim) -> str:
    """Who said it first; the report's own voice is empty."""
    return claim.said_by[-1] if claim.said_by else ""


def scope_key(scope: Scope) -> tuple[object, ...]:
    """Equal for two scopes that compare to SAME."""
    additional = scope.part is Part.ADDITIONAL
    return (scope.places, scope.group, additional, scope.modality, scope.method, scope.change, scope.residue)


def printed(claim: Claim) -> object:
    """What a reader who mixes up measures sees: whose figure it is, and its digits."""
    return (claim.entity, claim.amount.values) if claim.amount else None


def thing(one: Pooled) -> object:
    """What figures of any day have in common that speak of one thing."""
    return (one.claim.entity, one.claim.measure, one.dimension, one.noun, scope_key(one.claim.scope))


def pooled(claim: Claim, copies: Sequence[Claim], measures: Measures) -> Pooled:
    """One figure of equal claims, which have an amount or a moment."""
    amount = claim.amount
    moment = instants([claim.moment])[0] if claim.moment else EVERYTHING
    return Pooled(
        claim=claim,
        copies=tuple(copies),
        behaviour=behaviour(claim, measures),
        wide=amount.base(Reading.WIDE) if amount else moment,
        usual=amount.base(Reading.USUAL) if amount else moment,
        reports=frozenset(copy.teller for copy in copies),
        noun=measures.counts_as(claim.measure, amount.unit.name) if amount else "",
    )
