"""Which figures of different reports speak of the same thing, though their words differ.

A logistic score of explicit features: the words that two figures stand among, what they count, their scope, their
time, and their rivals, the other figures that either could be meant by. Only pairs at odds that nothing sets apart
are scored; a figure that the other report also gives is no counterpart of a different one there. The weights are
data (`matching.toml`), fitted by `tools/fit_matching.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import msgspec

from checker.alignment.candidates import (
    Candidate,
    candidates,
    pairs,
    words_alike,
)
from checker.alignment.comparable import (
    OF_WORDING,
    Kin,
    are_counted_once,
    are_told_in_brief,
    hindrances,
    holds_in_a_scene,
    is_told_alone,
    is_told_once,
    kin_of,
)
from checker.alignment.features import ATTRIBUTE, COUNTED, LEFT_OVER, features, scene
from checker.alignment.remainders import Remainders
from checker.alignment.rivals import Rivals
from checker.lexicon.load import table
from checker.model.claim import COUNTERPART, Claim, Confidence, Evidence, Link, tell_apart
from checker.rulebook.measures import Measures


class Match(msgspec.Struct, frozen=True):
    """Two claims of different reports taken to speak of one thing, how surely (0 to 1), and what words they share."""

    one: Claim
    other: Claim
    score: float
    shared: tuple[str, ...]

    @property
    def confidence(self) -> Confidence:
        """No more than that of how either is read, by which they were compared."""
        least = table("matching")["confidence"]
        alike = next((Confidence(name) for name in ("high", "medium") if self.score >= least[name]), Confidence.LOW)
        return min(alike, self.one.confidence, self.other.confidence)

    def link(self) -> Link:
        evidence = Evidence("words", f"alike, {self.score:.2f}", ", ".join(self.shared))
        roles: dict[str, tuple[str, ...]] = {"one": (self.one.id,), "other": (self.other.id,)}
        return Link(COUNTERPART, roles, confidence=self.confidence, evidence=(evidence,))


def matches(claims: Iterable[Claim], measures: Measures) -> Iterator[Match]:
    """The pairs of one story's claims that are at odds and likely to speak of one thing."""
    least = table("matching")["confidence"]["low"]
    for one, other, values in scored(claims, measures):
        score = probability(values)
        if score >= least:
            yield Match(one.claim, other.claim, score, (*sorted(one.near & other.near), *words_alike(one, other)))


def probability(values: dict[str, float]) -> float:
    """How likely two figures with these features speak of one thing."""
    weights = table("matching")["weights"]
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in values.items())))


class Weighing(msgspec.Struct, frozen=True):
    """Why two figures are taken for counterparts, or not: each feature by name with its value and weight.

    `apart` says what keeps them from being weighed at all.
    """

    score: float = 0.0
    features: tuple[tuple[str, float, float], ...] = ()
    apart: str = ""


def weigh(one: str, other: str, claims: Iterable[Claim], measures: Measures) -> Weighing:
    """Whether two claims, given by id, of all `claims` of a story could speak of one thing."""
    everyone = candidates(claims, measures)
    pair = [candidate for candidate in everyone if candidate.claim.id in (one, other)]
    if len(pair) != 2:
        return Weighing(apart="one of them asserts nothing, or stands among no words")
    if pair[0].dimension != pair[1].dimension or not tell_apart(pair[0].claim, pair[1].claim):
        return Weighing(apart="of one report, or of two dimensions")
    reason, values = _compared(pair[0], pair[1], kin_of(everyone), Remainders(everyone), measures)
    if reason:
        return Weighing(apart=reason)
    weights = table("matching")["weights"]
    ranked = sorted(values, key=lambda name: -abs(weights.get(name, 0.0) * values[name]))
    return Weighing(probability(values), tuple((name, values[name], weights.get(name, 0.0)) for name in ranked))


def scored(claims: Iterable[Claim], measures: Measures) -> Iterator[tuple[Candidate, Candidate, dict[str, float]]]:
    """Pairs at odds that nothing sets apart, with their features."""
    everyone = candidates(claims, measures)
    kin, left = kin_of(everyone), Remainders(everyone)
    for one, other in dict.fromkeys((*pairs(everyone), *left.pairs())):
        reason, values = _compared(one, other, kin, left, measures)
        if not reason:
            yield one, other, values


def _compared(
    one: Candidate, other: Candidate, kin: Kin, left: Remainders, measures: Measures
) -> tuple[str, dict[str, float]]:
    """What keeps two figures from being weighed, or else their features."""
    told = scene(one, other) if are_told_in_brief(one, other, kin) else {}
    chance = left.chance(one, other)
    for reason in hindrances(one, other, kin, measures):
        if told and not holds_in_a_scene(reason, one, other):
            continue
        if not chance or reason not in OF_WORDING:
            return reason, {}
    ours, theirs = (kin[claim.teller, one.dimension] for claim in (one.claim, other.claim))
    rivals = Rivals(one, other, ours, theirs)
    if rivals.grant:
        return "one report also gives what the other says", {}
    values = features(one, other, rivals, is_told_alone(one, other, kin))
    once = {ATTRIBUTE: is_told_once(one, other, kin), COUNTED: are_counted_once(one, other, kin)}
    if chance:
        values[LEFT_OVER] = chance
    return "", values | told | {name: 1.0 for name, is_once in once.items() if is_once}
