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
from decimal import Decimal

import msgspec

from checker.alignment.candidates import (
    CHANGE,
    MOMENT,
    Candidate,
    alike,
    are_akin,
    are_of_other_names,
    are_other,
    are_told_apart,
    candidates,
    dimension_of,
    is_named,
    name_alike,
    pairs,
    stems,
    words_alike,
)
from checker.alignment.closeness import agree
from checker.alignment.distinguishing import apart
from checker.alignment.features import features
from checker.alignment.kinship import are_some_of
from checker.alignment.rivals import Rivals
from checker.lexicon import units
from checker.lexicon.load import table
from checker.model.amount import COUNT, RANGE, RANK, SHARE
from checker.model.claim import COUNTERPART, Claim, Confidence, EntityType, Evidence, Link
from checker.model.links import PART_OF
from checker.rulebook.measures import Measures

LEAST = 2
"""Words that the sentences of two counterparts have in common, at least; one will do for a short sentence."""

HEDGED = "~"
"""The label of amounts that lie about a number."""

SHORT = 2
"""Content words up to which a sentence is short."""

ANY = "any"
"""In place of a dimension: figures of every one."""

FEW = 2
"""Figures up to which a report gives few."""


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
            yield Match(one.claim.id, other.claim.id, score, (*sorted(one.near & other.near), *words_alike(one, other)))


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
    reason, values = _compared(pair[0], pair[1], _kin(everyone), measures)
    if reason:
        return Weighing(apart=reason)
    weights = table("matching")["weights"]
    ranked = sorted(values, key=lambda name: -abs(weights.get(name, 0.0) * values[name]))
    return Weighing(probability(values), tuple((name, values[name], weights.get(name, 0.0)) for name in ranked))


def scored(claims: Iterable[Claim], measures: Measures) -> Iterator[tuple[Candidate, Candidate, dict[str, float]]]:
    """Pairs at odds that nothing sets apart, with their features."""
    everyone = candidates(claims, measures)
    kin = _kin(everyone)
    for one, other in pairs(everyone):
        reason, values = _compared(one, other, kin, measures)
        if not reason:
            yield one, other, values


def _of_several(one: Candidate, other: Candidate, kin: Iterable[Candidate]) -> bool:
    """Whether a report gives such a figure for another place or somebody else too, and the other says not whose."""
    mine = one.claim
    rivals = [rival.claim for rival in kin if rival.claim.measure == mine.measure]
    if other.claim.scope.places and not mine.scope.places and any(_has_part_beside(mine, rival) for rival in rivals):
        return True
    places = {*mine.scope.places} if mine.scope.places != other.claim.scope.places else set()
    if places and any(places.isdisjoint(rival.scope.places or places) for rival in rivals):
        return True
    is_told = bool(other.claim.entity) or stems(mine.entity.casefold().split()) <= other.around
    return not is_told and any(rival.entity not in ("", mine.entity) for rival in rivals)


def _has_part_beside(mine: Claim, rival: Claim) -> bool:
    """ "5 in Sarn, 9 in Ulm, 14 in all": whether a figure is told with a place's part; shares and ranks are no sums."""
    return mine.sentence == rival.sentence and bool(rival.scope.places) and dimension_of(mine) not in (SHARE, RANK)


Kin = dict[tuple[str, str], list[Candidate]]
"""The figures of each report and dimension, and of each report and `ANY`."""


def _kin(everyone: Iterable[Candidate]) -> Kin:
    kin: defaultdict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in everyone:
        kin[candidate.claim.report, candidate.dimension].append(candidate)
        kin[candidate.claim.report, ANY].append(candidate)
    return kin


def _are_one_change(one: Candidate, other: Candidate, kin: Kin) -> bool:
    """Whether two changes lead to one level ("grew 21 percent to $2.55"), or are ranges with one end in common.

    What rose by 12 percent in a year may have risen by 31 in three.
    """
    mine = one.claim.amount
    if mine is not None and mine.label == RANGE and are_told_apart(one, other):
        return True
    levels = [
        {(rival.value, rival.unit) for rival in kin[claim.report, ANY] if _is_beside(rival.claim, claim)}
        for claim in (one.claim, other.claim)
    ]
    return any(value is not None and len(value.as_tuple().digits) > 1 for value, _ in levels[0] & levels[1])


def _is_beside(level: Claim, change: Claim) -> bool:
    return level.sentence == change.sentence and not level.scope.change and level.amount is not None


def _is_told_alone(one: Candidate, other: Candidate, kin: Kin) -> bool:
    """Whether a report gives little but one of two figures, of like things of one owner; declared ones have rules."""
    both = one.claim.declared and other.claim.declared and one.claim.amount is not None
    are_two = len({one.claim.entity, other.claim.entity} - {""}) > 1 and are_of_other_names(one, other)
    return not (both or are_two or are_other(one.noun, other.noun)) and any(
        _gives_few(claim.report, kin) for claim in (one.claim, other.claim)
    )


def _gives_few(report: str, kin: Kin) -> bool:
    """Whether a report gives so few figures that each is what it tells: a claim, a caption, a line of a summary."""
    places: set[int] = set()
    for candidate in kin[report, ANY]:
        places.add(candidate.claim.figure.start)
        if len(places) > FEW:
            return False
    return True


def _can_both_be_right(one: Candidate, other: Candidate) -> bool:
    """Whether two figures have a value in common, or but for the end of a hedged one: "almost 20" and "20"."""
    if are_told_apart(one, other):
        return False
    mine, theirs = one.wide, other.wide
    hedged = any(amount is not None and amount.label == HEDGED for amount in (one.claim.amount, other.claim.amount))
    touch = hedged and mine.low <= theirs.high and theirs.low <= mine.high
    return touch or mine.meet(theirs) is not None or are_some_of(one.claim, other.claim)


def _may_be_of_two(one: Candidate, other: Candidate) -> bool:
    """ "He had six carries", "Kern had nine": whom a pronoun stands for is not told."""
    told = {one.claim.entity_type, other.claim.entity_type}
    return EntityType.SOMEBODY in told and (len(told) == 1 or is_named(one.claim) or is_named(other.claim))


def _are_of_two_wholes(one: Candidate, other: Candidate, kin: Kin) -> bool:
    """ "Lost 11 of its 30 games", "lost four of its last five": what either is a part of cannot be one."""
    wholes = [_wholes(candidate, kin) for candidate in (one, other)]
    return all(wholes) and not any(agree(mine, theirs) for mine in wholes[0] for theirs in wholes[1])


def _wholes(part: Candidate, kin: Kin) -> list[Candidate]:
    ids = {whole for link in part.claim.links if link.kind == PART_OF for whole in link.roles["whole"]}
    return [candidate for candidate in kin[part.claim.report, ANY] if candidate.claim.id in ids]


def _are_of_two_turns(one: Candidate, other: Candidate, kin: Kin) -> bool:
    """Whether two dates are of the first and of the second of something: "published her first novel in 2011"."""
    mine, theirs = _turns(one, kin), _turns(other, kin)
    return any(theirs.get(thing, rank) != rank for thing, rank in mine.items())


def _turns(candidate: Candidate, kin: Kin) -> dict[str, Decimal | None]:
    """Which of several the things near a date are, by the ranks that its sentence gives them."""
    if candidate.dimension != MOMENT:
        return {}
    ranks = kin.get((candidate.claim.report, units.RANK.dimension), ())
    told = [rank for rank in ranks if rank.claim.sentence == candidate.claim.sentence]
    return {thing: rank.value for rank in told for thing in rank.what & candidate.near}


def _is_short(one: Candidate, other: Candidate) -> bool:
    return min(len(one.around), len(other.around)) <= SHORT


def _is_alone(one: Candidate, other: Candidate, kin: Kin) -> bool:
    """Whether both are the one count of a declared measure in their reports: "142 cases", "the state has 150 cases"."""
    measure = one.claim.measure
    if one.dimension != COUNT or not one.claim.declared or measure != other.claim.measure:
        return False
    each = (kin[candidate.claim.report, candidate.dimension] for candidate in (one, other))
    return all(sum(rival.claim.measure == measure for rival in rivals) == 1 for rivals in each)


def _compared(one: Candidate, other: Candidate, kin: Kin, measures: Measures) -> tuple[str, dict[str, float]]:
    """What keeps two figures from being weighed, or else their features."""
    twins = alike(one, other) > 0
    shared = one.around & other.around
    near = not one.near.isdisjoint(other.near) or (shared and name_alike(one, other))
    is_near = twins or near or not one.summed.isdisjoint(other.summed)
    if one.dimension != other.dimension or one.claim.report == other.claim.report or not is_near:
        return "of one report, of two dimensions, or without words in common near them", {}
    if _can_both_be_right(one, other):
        return "both can be right", {}
    if one.dimension.startswith(CHANGE) and not _are_one_change(one, other, kin):
        return "they are changes, and nothing tells that they are one", {}
    same = (
        one.noun == other.noun != ""
        or are_akin(one.noun, other.noun)
        or one.claim.declared is other.claim.declared is True
    )
    is_told = same or twins or _is_short(one, other) or _is_alone(one, other, kin)
    if len(shared) + len(one.near & other.akin) < LEAST and not is_told:
        return "their sentences share hardly a word", {}
    if reason := apart(one, other, measures):
        return reason, {}
    ours, theirs = (kin[claim.report, one.dimension] for claim in (one.claim, other.claim))
    if _of_several(one, other, ours) or _of_several(other, one, theirs):
        return "one is of one of several", {}
    is_told_alone = _is_told_alone(one, other, kin)
    if _may_be_of_two(one, other) and not is_told_alone:
        return "one is of somebody whom its report does not name", {}
    if _are_of_two_wholes(one, other, kin):
        return "they are parts of two wholes", {}
    if _are_of_two_turns(one, other, kin):
        return "one is of the first, the other of the second", {}
    rivals = Rivals(one, other, ours, theirs)
    if rivals.grant:
        return "one report also gives what the other says", {}
    return "", features(one, other, rivals, is_told_alone)
