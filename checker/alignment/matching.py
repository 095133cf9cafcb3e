"""Which figures of different reports speak of the same thing, though their words differ.

A logistic score of explicit features: the words that two figures stand among, what they count, their scope, their
time, and their rivals, the other figures that either could be meant by. Only pairs at odds that nothing sets apart
are scored; a figure that the other report also gives is no counterpart of a different one there. The weights are
data (`matching.toml`), fitted by `tools/fit_matching.py`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from checker.alignment.candidates import Candidate, apart, candidates, pairs
from checker.alignment.features import Rivals, features
from checker.lexicon.load import table
from checker.model.claim import Claim, Confidence, Evidence, Link
from checker.rulebook.measures import Measures

COUNTERPART = "counterpart"


class Match(msgspec.Struct, frozen=True):
    """Two claims of different reports taken to speak of one thing, how surely (0 to 1), and what words they share."""

    one: str
    other: str
    score: float
    shared: tuple[str, ...]

    @property
    def confidence(self) -> Confidence:
        least = table("matching")["confidence"]
        return next((Confidence(name) for name in ("high", "medium") if self.score >= least[name]), Confidence.LOW)

    def link(self) -> Link:
        evidence = Evidence("words", f"alike, {self.score:.2f}", ", ".join(self.shared))
        roles: dict[str, tuple[str, ...]] = {"one": (self.one,), "other": (self.other,)}
        return Link(COUNTERPART, roles, confidence=self.confidence, evidence=(evidence,))


def matches(claims: Iterable[Claim], measures: Measures) -> Iterator[Match]:
    """The pairs of one story's claims that are at odds and likely to speak of one thing."""
    least = table("matching")["confidence"]["low"]
    for one, other, values in scored(claims, measures):
        score = probability(values)
        if score >= least:
            yield Match(one.claim.id, other.claim.id, score, tuple(sorted(one.near & other.near)))


def probability(values: dict[str, float]) -> float:
    """How likely two figures with these features speak of one thing."""
    weights = table("matching")["weights"]
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in values.items())))


def scored(claims: Iterable[Claim], measures: Measures) -> Iterator[tuple[Candidate, Candidate, dict[str, float]]]:
    """Pairs at odds that nothing sets apart, with their features."""
    everyone = candidates(claims, measures)
    kin: defaultdict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in everyone:
        kin[candidate.claim.report, candidate.dimension].append(candidate)
    for one, other in pairs(everyone):
        if one.wide.meet(other.wide) is not None or apart(one, other, measures):
            continue
        rivals = Rivals(one, other, kin[one.claim.report, one.dimension], kin[other.claim.report, other.dimension])
        if not rivals.grant:
            yield one, other, features(one, other, rivals)
