"""The claims of a group, sorted for rules: equal ones taken together, links resolved, arithmetic prepared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from checker.judging.moments import behaviour, instants
from checker.model.amount import Amount, Reading
from checker.model.claim import Claim, Link
from checker.model.interval import EVERYTHING, Interval
from checker.model.scope import Part, Scope
from checker.rulebook.measures import Behaviour, Measures

COUNTERPART = "counterpart"  # alignment found it, nothing in the text joins the two


class Figure(msgspec.Struct, frozen=True, eq=False, kw_only=True):
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


Binding = Mapping[str, tuple[Figure, ...]]
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


def thing(one: Figure) -> object:
    """What figures of any day have in common that speak of one thing."""
    return (one.claim.entity, one.claim.measure, one.dimension, one.noun, scope_key(one.claim.scope))


def figure(claim: Claim, copies: Sequence[Claim], measures: Measures) -> Figure:
    """One figure of equal claims, which have an amount or a moment."""
    amount = claim.amount
    moment = instants([claim.moment])[0] if claim.moment else EVERYTHING
    return Figure(
        claim=claim,
        copies=tuple(copies),
        behaviour=behaviour(claim, measures),
        wide=amount.base(Reading.WIDE) if amount else moment,
        usual=amount.base(Reading.USUAL) if amount else moment,
        reports=frozenset(copy.report for copy in copies),
        noun=measures.counts_as(claim.measure, amount.unit.name) if amount else "",
    )


class Pool:
    """A group's claims as figures, and its links; `withdrawn` claims fill no rule's names."""

    def __init__(self, claims: Sequence[Claim], measures: Measures, withdrawn: frozenset[str] = frozenset()) -> None:
        self.measures = measures
        self.withdrawn = withdrawn
        self.claims = {claim.id: claim for claim in claims}
        self.figures = tuple(_collapsed(claims, measures))
        self.by_measure: defaultdict[str, list[Figure]] = defaultdict(list)
        for one in self.figures:
            self.by_measure[one.claim.measure].append(one)
        figure_of = {copy.id: one.id for one in self.figures for copy in one.copies}
        self.printed: defaultdict[object, list[Figure]] = defaultdict(list)
        for one in self.figures:
            self.printed[printed(one.claim)].append(one)
        self.by_thing: defaultdict[object, list[Figure]] = defaultdict(list)
        for one in self.figures:
            self.by_thing[thing(one)].append(one)
        self.links = tuple(_links(claims, figure_of))
        self._joined = {
            frozenset(pair) for link in self.links for pair in _pairs(link, figure_of) if link.kind != COUNTERPART
        }

    def joined(self, one: Figure, other: Figure) -> bool:
        """Whether a link says how two figures hang together, so that no general rule needs to."""
        return frozenset((one.id, other.id)) in self._joined

    def joining(self, kind: str, figures: Sequence[Figure]) -> Iterator[Link]:
        """The links of a kind that hold exactly these figures."""
        wanted = {figure.id for figure in figures}
        return (link for link in self.links if link.kind == kind and _ids(link) == wanted)

    def resolve(self, link: Link) -> dict[str, tuple[Figure, ...]]:
        """A link's own claims by role."""
        return {
            role: tuple(figure(claim, (claim,), self.measures) for claim in map(self.claims.__getitem__, ids))
            for role, ids in link.roles.items()
        }


def _collapsed(claims: Sequence[Claim], measures: Measures) -> Iterator[Figure]:
    alike: dict[object, list[Claim]] = {}
    for claim in claims:
        alike.setdefault(_content(claim), []).append(claim)
    for copies in alike.values():
        yield figure(max(copies, key=lambda copy: copy.confidence.rank), copies, measures)


def same_figures(claims: Iterable[Claim]) -> dict[str, str]:
    """From each claim to the first that a rule cannot tell from it."""
    first: dict[object, str] = {}
    return {claim.id: first.setdefault((claim.story, _content(claim)), claim.id) for claim in claims}


def _content(claim: Claim) -> tuple[object, ...]:
    amount = claim.amount
    return (
        claim.entity,
        claim.measure,
        _amount_content(amount) if amount else None,
        claim.moment,
        claim.weekday,
        claim.when,
        claim.said_when,
        root(claim),
        scope_key(claim.scope),
        claim.scope.older,
    )


def _amount_content(amount: Amount) -> tuple[object, ...]:
    return (amount.values, amount.unit.name, amount.unit.dimension, amount.wide, amount.usual)


def _links(claims: Sequence[Claim], figure_of: Mapping[str, str]) -> Iterator[Link]:
    """Every link whose claims are all here: once, whichever of them carry it, and once for all copies of them."""
    seen: set[object] = set()
    for claim in claims:
        for link in claim.links:
            if all(one in figure_of for ids in link.roles.values() for one in ids):
                roles = sorted((role, tuple(figure_of[one] for one in ids)) for role, ids in link.roles.items())
                key = (link.kind, link.complete, tuple(roles))
                if key not in seen:
                    seen.add(key)
                    yield link


def _ids(link: Link) -> set[str]:
    return {one for ids in link.roles.values() for one in ids}


def _pairs(link: Link, figure_of: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return combinations((figure_of[one] for ids in link.roles.values() for one in ids), 2)
