"""One office of which two reports of one week name two holders: "Mayor Ana Holt", "the mayor of Lund, Tom Hale"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, product

from rapidfuzz import fuzz

from checker.alignment.entities import key
from checker.model.claim import Claim, Confidence, Evidence, Link

OFFICE, BODY = "office of/", "body"
ALIKE = 75.0
"""The rapidfuzz ratio from which on two words may be spellings of one name."""

INITIALS = 2
"""Letters up to which a word may stand for many names."""


def holders(claims: Iterable[Claim]) -> Iterator[Link]:
    """A link between two reports' holders of one office, of one body, whose names have no word alike."""
    told: defaultdict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.measure.startswith(OFFICE):
            told[claim.measure, key(claim.context.base)].append(claim)
    for everyone in told.values():
        for one, other in combinations(everyone, 2):
            if _is_plain(one, other) and not _may_be_one(one.context.whose, other.context.whose):
                evidence = Evidence("body", "the same", one.context.base)
                roles: dict[str, tuple[str, ...]] = {"one": (one.id,), "other": (other.id,)}
                yield Link("two_holders", roles, confidence=Confidence.MEDIUM, evidence=(evidence,))


def _is_plain(one: Claim, other: Claim) -> bool:
    """Not two guests: at least one report names the body, or says "the mayor"."""
    guessed = (any(evidence.field == BODY for evidence in claim.evidence) for claim in (one, other))
    return one.report != other.report and not all(guessed)


def _may_be_one(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """ "Ana Holt", "Anna Holt-Berg", "Holt": whether two names have a word alike."""
    telling = ([word for word in one if len(word.strip(".")) > INITIALS] for one in (name, other))
    return any(fuzz.partial_ratio(mine, theirs) >= ALIKE for mine, theirs in product(*telling))
