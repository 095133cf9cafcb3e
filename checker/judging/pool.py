"""The claims of a group, sorted for rules: equal ones taken together, links resolved, arithmetic prepared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from checker.judging.partial_figures import lesser
from checker.judging.pooled import Pooled, pooled, printed, root, scope_key, thing
from checker.judging.witnesses import Witnesses
from checker.model.amount import Amount
from checker.model.claim import COUNTERPART, Claim, Link
from checker.model.links import PART_OF
from checker.rulebook.measures import Measures

Item = TypeVar("Item")
Key = TypeVar("Key")


class Pool:
    """A group's claims as figures, and its links; `withdrawn` claims fill no rule's names."""

    def __init__(self, claims: Sequence[Claim], measures: Measures, withdrawn: frozenset[str] = frozenset()) -> None:
        self.measures = measures
        self.withdrawn = withdrawn
        self.claims = {claim.id: claim for claim in claims}
        self.figures = tuple(_collapsed(claims, measures))
        self.by_measure = _sorted(self.figures, lambda one: one.claim.measure)
        self.printed = _sorted(self.figures, lambda one: printed(one.claim))
        self.by_thing = _sorted(self.figures, thing)
        self.by_sentence = _sorted(claims, lambda claim: claim.sentence)
        figure_of = {copy.id: one.id for one in self.figures for copy in one.copies}
        self.links = tuple(_links(claims, figure_of))
        self.linked = _sorted(self.links, _kind)
        self.parts = _parts(self.links, {one.id: one for one in self.figures}, figure_of)
        self.lesser = lesser(self.figures, self.links, figure_of)
        self.witnesses = Witnesses(self.figures)
        self._joined = {
            frozenset(pair) for link in self.links for pair in _pairs(link, figure_of) if link.kind != COUNTERPART
        }

    def joined(self, one: Pooled, other: Pooled) -> bool:
        """Whether a link says how two figures hang together, so that no general rule needs to."""
        return frozenset((one.id, other.id)) in self._joined

    def joining(self, kind: str, figures: Sequence[Pooled]) -> Iterator[Link]:
        """The links of a kind that hold exactly these figures."""
        wanted = {figure.id for figure in figures}
        return (link for link in self.linked[kind] if _ids(link) == wanted)

    def resolve(self, link: Link) -> dict[str, tuple[Pooled, ...]]:
        """A link's own claims by role."""
        return {
            role: tuple(pooled(claim, (claim,), self.measures) for claim in map(self.claims.__getitem__, ids))
            for role, ids in link.roles.items()
        }


def _sorted(items: Iterable[Item], key: Callable[[Item], Key]) -> defaultdict[Key, list[Item]]:
    """Items by a key, each list in their order; an empty list for any other key."""
    found: defaultdict[Key, list[Item]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return found


def _parts(
    links: Iterable[Link], by_id: Mapping[str, Pooled], figure_of: Mapping[str, str]
) -> defaultdict[str, list[Pooled]]:
    """By the id of a whole what its report counts of it: "26 of the 28 provinces"."""
    found: defaultdict[str, list[Pooled]] = defaultdict(list)
    for link in links:
        for whole in link.roles["whole"] if link.kind == PART_OF else ():
            found[figure_of[whole]] += (by_id[figure_of[part]] for part in link.roles["part"])
    return found


def _collapsed(claims: Sequence[Claim], measures: Measures) -> Iterator[Pooled]:
    alike: dict[object, list[Claim]] = {}
    for claim in claims:
        alike.setdefault(_content(claim), []).append(claim)
    for copies in alike.values():
        yield pooled(max(copies, key=lambda copy: copy.confidence.rank), copies, measures)


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
        claim.day,
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


def _kind(link: Link) -> str:
    return link.kind


def _ids(link: Link) -> set[str]:
    return {one for ids in link.roles.values() for one in ids}


def _pairs(link: Link, figure_of: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return combinations((figure_of[one] for ids in link.roles.values() for one in ids), 2)
