"""Whose amounts a story gives, where it never says of two.

"It lost $6.2 billion in the quarter" and "the company lost $6.2 billion" are of one owner: where all reports of a
story give a measure of one thing at most, an amount without an owner is that thing's. Where a sentence gives several
amounts of a kind, which of them is whose is not sure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from msgspec.structs import replace

from checker.alignment.candidates import differ, dimension_of
from checker.alignment.closeness import FAR, is_shifted, magnitude, ratio
from checker.lexicon.grammar import words
from checker.model.amount import COUNT, Reading
from checker.model.claim import Claim, EntityType, Evidence

Kind = tuple[str, str]
"""A measure and the dimension of its amounts."""


def with_owners(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one story; the amounts of a measure that has one owner are its."""
    crowd = Counter((claim.sentence, dimension_of(claim)) for claim in claims)
    alike: defaultdict[Kind, list[Claim]] = defaultdict(list)
    for claim in filter(_has_owner, claims):
        alike[claim.measure, dimension_of(claim)].append(claim)
    owners = {kind: owner for kind, told in alike.items() if (owner := _owner(told))}

    def owned(claim: Claim) -> Claim:
        owner = owners.get((claim.measure, dimension_of(claim)), "")
        is_alone = crowd[claim.sentence, dimension_of(claim)] == 1
        if not owner or claim.entity or not is_alone or not _has_owner(claim) or _is_far_from(claim, alike):
            return claim
        evidence = Evidence("entity", "the only one in the story", owner)
        return replace(claim, entity=owner, evidence=(*claim.evidence, evidence))

    return [owned(claim) for claim in claims]


def _is_far_from(claim: Claim, alike: Mapping[Kind, Sequence[Claim]]) -> bool:
    """ "It cost 415 million to build", "a trip costs 2.60": a hundred times as much, and no zero too many."""
    told = [magnitude(one) for one in alike[claim.measure, dimension_of(claim)] if one.entity]
    pairs = [sorted((abs(magnitude(claim)), abs(size))) for size in told]
    return all(ratio(low, high) >= FAR and not is_shifted(low, high) for low, high in pairs)


def _has_owner(claim: Claim) -> bool:
    is_of_all = words("nouns", "portion").isdisjoint(claim.context.near)
    return (
        claim.declared
        and dimension_of(claim) not in ("", COUNT)
        and claim.entity_type is not EntityType.PERSON
        and (is_of_all or bool(claim.entity))
    )


def _owner(told: Sequence[Claim]) -> str:
    """The one owner of some amounts; "" if there are two, or none."""
    owners = {claim.entity for claim in told} - {""}
    return "" if len(owners) != 1 or _are_two(told) else owners.pop()


def _are_two(told: Iterable[Claim]) -> bool:
    """Whether a report gives different amounts of two at one time."""
    reports: defaultdict[object, list[Claim]] = defaultdict(list)
    for claim in told:
        reports[claim.report, claim.when and (claim.when.start, claim.when.end)].append(claim)
    pairs = (pair for alike in reports.values() for pair in combinations(alike, 2))
    return any(one.entity != other.entity and differ(one, other, Reading.WIDE) for one, other in pairs)
