"""Which figures of different reports speak of the same thing, though their words differ.

A logistic score of explicit features: the words that two figures stand among, what they count, their scope, their
time, and their rivals, the other figures that either could be meant by. Only pairs at odds that nothing sets apart
are scored; a figure that the other report also gives is no counterpart of a different one there. The weights are
data (`matching.toml`), fitted by `tools/fit_matching.py`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import combinations

import msgspec

from checker.lexicon.load import table
from checker.model.amount import COUNT, Reading
from checker.model.claim import Claim, Confidence, Evidence, Link
from checker.model.interval import Interval
from checker.model.scope import Modality, Part
from checker.model.timespan import Timespan
from checker.rulebook.measures import Behaviour, Measures

COUNTERPART = "counterpart"
MOMENT = "moment"
EPOCH = datetime(1, 1, 1)
SECOND = timedelta(seconds=1)
MONTH = timedelta(days=28)
ANYBODY = frozenset(("", "person"))
"""Nouns that may stand for any that counts people, or for an elided one."""

COMMON = 60
"""A word that more figures than this stand near finds no candidates."""

SAME_EVENT = math.log10(1 + 2)
"""Two days: reports so close that tell of an event in the same words tell of the same one."""

SAME_STORY = math.log10(1 + 31)
"""A month: reports further apart may speak of the next election, the next vote, the next quarter."""

SMALL = 2
"""Counts up to this are often no figures at all: "one of them", "the two countries"."""

FAR = 3.0
"""Powers of ten by which two amounts may differ before it no longer matters."""


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


class Candidate:
    """A claim with what the features need of it, worked out once."""

    __slots__ = ("around", "claim", "dimension", "names", "near", "noun", "own_when", "unit", "usual", "wide")

    def __init__(self, claim: Claim) -> None:
        context, amount = claim.context, claim.amount
        self.claim = claim
        self.near = frozenset(context.near)
        self.around = self.near.union(context.clause, context.sentence)
        self.names = frozenset(context.names)
        self.unit = amount.unit.name if amount else ""
        self.dimension = amount.unit.dimension if amount else MOMENT
        self.noun = self.unit if self.dimension == COUNT else ""
        self.wide = amount.base(Reading.WIDE) if amount else _seconds(claim.moment)
        self.usual = amount.base(Reading.USUAL) if amount else self.wide
        self.own_when = claim.when if claim.dated else None


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
    candidates = [Candidate(claim) for claim in claims if _is_comparable(claim)]
    kin: defaultdict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        kin[candidate.claim.report, candidate.dimension].append(candidate)
    for one, other in _pairs(candidates):
        if one.wide.meet(other.wide) is not None or _are_apart(one, other, measures):
            continue
        ours, theirs = kin[one.claim.report, one.dimension], kin[other.claim.report, other.dimension]
        rivals = Rivals(one, other, ours, theirs)
        if not rivals.grant:
            yield one, other, features(one, other, rivals)


def _is_comparable(claim: Claim) -> bool:
    scope = claim.scope
    asserts = scope.modality not in (Modality.DENIED, Modality.HYPOTHETICAL)
    return asserts and not scope.change and bool(claim.measure and claim.context.near)


def _pairs(candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Pairs of two reports and one dimension that stand near a common word, each once, in the claims' order."""
    near: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index, candidate in enumerate(candidates):
        for word in candidate.near:
            near[candidate.dimension, word].append(index)
    found = {
        pair
        for indexes in near.values()
        if len(indexes) <= COMMON
        for pair in combinations(indexes, 2)
        if candidates[pair[0]].claim.report != candidates[pair[1]].claim.report
    }
    for first, second in sorted(found):
        yield candidates[first], candidates[second]


def _are_apart(one: Candidate, other: Candidate, measures: Measures) -> bool:
    """Whether two claims are known not to speak of the same thing at the same time."""
    mine, theirs = one.claim.scope, other.claim.scope
    declared = one.claim.declared and other.claim.declared
    others = one.claim.measure != other.claim.measure or _whom(one) != _whom(other) or _long_before(one, other)
    return (
        (mine.part is Part.ADDITIONAL) is not (theirs.part is Part.ADDITIONAL)
        or mine.modality is not theirs.modality
        or mine.older is not theirs.older
        or (declared and others)
        or (one.dimension == COUNT and one.claim.declared is not other.claim.declared)
        or _published_apart(one, other) > _steady(one, other, measures)
        or _is_of_a_period(one, other, measures)
        or _time(one, other) == "when apart"
    )


# Features


class Rivals:
    """The other figures of two reports that either of two figures could be held against.

    `grant` is whether one of them agrees where the two do not, and shares as many words or more.
    """

    def __init__(
        self, one: Candidate, other: Candidate, ours: Sequence[Candidate], theirs: Sequence[Candidate]
    ) -> None:
        self.size = len(ours) * len(theirs)
        self.number = len(ours) + len(theirs) - 2
        self.alone = (len(ours) == 1) + (len(theirs) == 1)
        close = closeness(one, other)
        of_one = [(closeness(one, rival), agree(one, rival)) for rival in theirs if rival is not other]
        of_other = [(closeness(rival, other), agree(rival, other)) for rival in ours if rival is not one]
        self.grant = any(agrees and rival >= close for rival, agrees in of_one + of_other)
        self.agreeing = sum(any(agrees for _, agrees in side) for side in (of_one, of_other))
        self.lead = sorted(_lead(close, side) for side in (of_one, of_other))


def _lead(close: float, side: list[tuple[float, bool]]) -> float:
    """By how much a pair is closer than the closest rival; 1 at most."""
    return max(-1.0, min(1.0, close - max((rival for rival, _ in side), default=0.0)))


def agree(one: Candidate, other: Candidate) -> bool:
    return one.usual.meet(other.usual) is not None and _nouns(one, other) != "noun differs"


def closeness(one: Candidate, other: Candidate) -> float:
    """How many of their words two figures share, those near them most: 0 to 2."""
    near = _share(one.near & other.near, min(len(one.near), len(other.near)))
    covered = _share(one.near & other.around, len(one.near)) + _share(other.near & one.around, len(other.near))
    return near + covered / 2


def _share(common: frozenset[str], of: int) -> float:
    return len(common) / max(1, of)


def features(one: Candidate, other: Candidate, rivals: Rivals) -> dict[str, float]:
    """What speaks for or against two figures being about one thing; what is 0 is left out."""
    values = {
        "constant": 1.0,
        **_words(one, other),
        **_competition(rivals),
        **(_amounts(one, other) if one.claim.amount else _moments(one, other)),
        **_circumstances(one, other),
    }
    return {name: value for name, value in values.items() if value}


def _words(one: Candidate, other: Candidate) -> dict[str, float]:
    covered = sorted((_share(one.near & other.around, len(one.near)), _share(other.near & one.around, len(other.near))))
    common = one.around & other.around
    shares = sorted((_share(common, len(one.around)), _share(common, len(other.around))))
    names = one.names & other.names
    return {
        "words near": _share(one.near & other.near, min(len(one.near), len(other.near))),
        "words near, number": math.log1p(len(one.near & other.near)),
        "near covered, least": covered[0],
        "near covered, most": covered[1],
        "sentence covered, least": shares[0],
        "sentence covered, most": shares[1],
        "words, number": math.log1p(len(common)),
        "names, number": math.log1p(len(names)),
        "names apart": float(bool(one.names and other.names and not names)),
    }


def _competition(rivals: Rivals) -> dict[str, float]:
    return {
        "lead, least": rivals.lead[0],
        "lead, most": rivals.lead[1],
        "alone": float(rivals.alone),
        "rivals": math.log1p(rivals.number),
        "pairs": math.log1p(rivals.size),
        "agreeing rivals": float(rivals.agreeing),
    }


def _amounts(one: Candidate, other: Candidate) -> dict[str, float]:
    mine, theirs = one.claim.amount, other.claim.amount
    assert mine is not None and theirs is not None
    low, high = sorted((_typical(one.usual), _typical(other.usual)))
    ratio = min(FAR, math.log10(high / low)) if low > 0 else FAR / 2
    return {
        _nouns(one, other): 1.0,
        _measures(one.claim, other.claim): 1.0,
        f"dimension {one.dimension.partition(':')[0]}": 1.0,
        "units differ": float(one.dimension != COUNT and one.unit != other.unit),
        "bounds": float((mine.label != "=") + (theirs.label != "=")),
        "ratio": ratio,
        "small": float(one.dimension == COUNT and low <= SMALL),
    }


def _typical(interval: Interval) -> float:
    """One end of an interval that is finite."""
    return float(interval.low if interval.low.is_finite() else interval.high)


def _nouns(one: Candidate, other: Candidate) -> str:
    if one.noun == other.noun:
        return "noun same"
    return "noun open" if one.noun in ANYBODY or other.noun in ANYBODY else "noun differs"


def _measures(one: Claim, other: Claim) -> str:
    if one.measure and one.measure == other.measure:
        return "measure same, declared" if one.declared else "measure same"
    return "measure declared once" if one.declared or other.declared else "measure differs"


def _moments(one: Candidate, other: Candidate) -> dict[str, float]:
    mine, theirs = one.claim.moment, other.claim.moment
    assert mine is not None and theirs is not None
    gap = max(mine.start - theirs.end, theirs.start - mine.end)
    return {
        "moments": 1.0,
        "gap": min(FAR, math.log10(1 + max(gap.days, 0))),
        "precision differs": float((mine.end - mine.start > MONTH) is not (theirs.end - theirs.start > MONTH)),
    }


def _circumstances(one: Candidate, other: Candidate) -> dict[str, float]:
    mine, theirs = one.claim.scope, other.claim.scope
    speakers = {claim.said_by[-1].casefold() for claim in (one.claim, other.claim) if claim.said_by}
    return {
        _facet("entity", _one(one.claim.entity), _one(other.claim.entity)): 1.0,
        _facet("places", mine.places, theirs.places): 1.0,
        _facet("group", mine.group, theirs.group): 1.0,
        _time(one, other): 1.0,
        "residue": float(mine.residue != theirs.residue),
        "speakers differ": float(len(speakers) > 1),
        "published apart": _published_apart(one, other),
    }


def _one(name: str) -> tuple[str, ...]:
    return (name,) if name else ()


def _facet(name: str, mine: tuple[str, ...], theirs: tuple[str, ...]) -> str:
    if mine == theirs:
        return f"{name} same" if mine else f"{name} open"
    return f"{name} apart" if set(mine) - set(theirs) and set(theirs) - set(mine) else f"{name} inside"


def _time(one: Candidate, other: Candidate) -> str:
    """How the times lie to one another that the figures' own words give."""
    mine, theirs = one.own_when, other.own_when
    if mine is None or theirs is None:
        return "when open" if mine is theirs else "when given once"
    if (mine.start, mine.end) == (theirs.start, theirs.end):
        return "when same"
    return "when overlaps" if mine.meets(theirs) else "when apart"


def _is_of_a_period(one: Candidate, other: Candidate, measures: Measures) -> bool:
    """Whether one figure is what came together in a year or a month, and the other a total to date."""
    if measures.behaviour(one.claim.measure) is not Behaviour.RUNNING_TOTAL:
        return False
    periods = [when is not None and when.end - when.start >= MONTH for when in (one.own_when, other.own_when)]
    return periods[0] is not periods[1]


def _long_before(one: Candidate, other: Candidate) -> bool:
    """Whether one figure is dated by its own words to long before the other's report."""
    spans = one.claim.when, other.claim.when
    if one.claim.dated is other.claim.dated or spans[0] is None or spans[1] is None:
        return False
    return max(spans[0].start - spans[1].end, spans[1].start - spans[0].end) > MONTH


def _whom(candidate: Candidate) -> set[str]:
    """What tells which of those a measure counts: "12 children" of the dead, the gravely wounded."""
    telling = {candidate.noun, *table("grammar")["adjectives"]["severity"]}
    return telling.intersection(candidate.claim.scope.group)


def _steady(one: Candidate, other: Candidate, measures: Measures) -> float:
    """How far apart reports may be published that give one thing one number: not at all, where it changes daily."""
    behaviours = {measures.behaviour(one.claim.measure), measures.behaviour(other.claim.measure)}
    if one.claim.moment or behaviours <= {Behaviour.CONSTANT, Behaviour.AGE}:
        return SAME_STORY
    declared = one.claim.declared or other.claim.declared
    happened = one.claim.context.happened and other.claim.context.happened
    return SAME_EVENT if happened and not declared else 0.0


def _published_apart(one: Candidate, other: Candidate) -> float:
    """Powers of ten of days between the dates of two reports; 0 where one has none, or a figure has its own."""
    mine, theirs = one.claim.when, other.claim.when
    if mine is None or theirs is None or one.own_when or other.own_when:
        return 0.0
    return math.log10(1 + abs((mine.last_day - theirs.last_day).days))


def _seconds(moment: Timespan | None) -> Interval:
    assert moment is not None
    start, end = (Decimal((at - EPOCH) // SECOND) for at in (moment.start, moment.end))
    return Interval(start, end, False, True)
