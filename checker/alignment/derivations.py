"""Figures of two reports that were reckoned from the same others, and still differ.

A length in metres has one length in feet, two levels have one change between them, the same parts one total: whoever
gives the same figures and another result speaks of the same thing, whatever the words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from checker.alignment.candidates import differ, dimension_of
from checker.alignment.digit_slips import size_of
from checker.model.amount import Reading
from checker.model.claim import COUNTERPART, Claim, Evidence, Link

APIECE = "apiece"
TELLING = 3
"""Digits of a sum per share by which it is known again: nobody counts the shares."""

RECKONED = {
    "converts": (("original", "converted"), ("converted", "original")),
    "same_as": (("one", "other"), ("other", "one")),
    APIECE: (("whole", "each"), ("each", "whole")),
    "change_from": (("old", "new", "change"),),
    "share_of": (("part", "whole", "share"),),
    "total_of": (("parts", "total"),),
    "apart": (("start", "end", "duration"),),
    "lasts": (("start", "end", "duration"),),
}
"""The roles of a kind of link: those that are given, and last the one that follows from them."""


def reckoned(claims: Iterable[Claim]) -> Iterator[Link]:
    """Links between the results of two reports that give the same figures and come to another end."""
    everyone = {claim.id: claim for claim in claims}
    results: defaultdict[object, dict[str, Claim]] = defaultdict(dict)
    for claim in everyone.values():
        for link in claim.links:
            for given, result in _reckoned(link, everyone):
                results[given][result.id] = result
    for alike in results.values():
        for one, other in combinations(alike.values(), 2):
            if one.report != other.report and not any(_tells_both(one, other, rival) for rival in alike.values()):
                evidence = Evidence("words", "reckoned from the same figures")
                roles: dict[str, tuple[str, ...]] = {"one": (one.id,), "other": (other.id,)}
                sure = min(one.confidence, other.confidence)
                yield Link(COUNTERPART, roles, confidence=sure, evidence=(evidence,))


def _tells_both(one: Claim, other: Claim, rival: Claim) -> bool:
    """Whether one of two reports gives the result of the other too, in the other or in a claim beside it."""
    its = {one.report: other, other.report: one}.get(rival.report)
    return its is not None and not differ(rival, its, Reading.USUAL)


def _reckoned(link: Link, everyone: dict[str, Claim]) -> Iterator[tuple[object, Claim]]:
    """What a link reckons from, as a key, and what it comes to; nothing where either could be another figure."""
    for *given, last in RECKONED.get(link.kind, ()) if link.complete else ():
        roles = [[everyone[one] for one in link.roles[role] if one in everyone] for role in (*given, last)]
        *operands, results = roles
        is_one = all(len(role) == 1 for name, role in zip((*given, last), roles, strict=True) if name != "parts")
        if link.kind == APIECE and _is_round(operands[0][0]):
            continue
        if not is_one:
            continue
        yield (
            (link.kind, dimension_of(results[0]), *(tuple(sorted(map(_value, role))) for role in operands)),
            results[0],
        )


def _is_round(claim: Claim) -> bool:
    return claim.amount is None or min(map(size_of, claim.amount.values), default=0) < TELLING


def _value(claim: Claim) -> tuple[str, ...]:
    """A figure as a reader compares it: its limits and its dimension, or its day."""
    if claim.amount is not None:
        wide = claim.amount.base(Reading.WIDE)
        return (claim.amount.unit.dimension, str(wide.low.normalize()), str(wide.high.normalize()))
    return (claim.moment.iso(),) if claim.moment else ()
