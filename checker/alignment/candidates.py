"""Figures of different reports that may speak of one thing: at odds, and nothing known to set them apart."""

from __future__ import annotations

import functools
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import combinations, product

from checker.alignment.kindred import are_of_other_kin
from checker.alignment.twins import Key, keys, surprise
from checker.lexicon.likeness import PERSON, is_person, like
from checker.lexicon.load import table
from checker.lexicon.nouns import kind_of
from checker.model.amount import COUNT, Reading
from checker.model.claim import Claim, Confidence
from checker.model.interval import Interval
from checker.model.scope import Modality, Part
from checker.model.timespan import Timespan
from checker.rulebook.measures import Behaviour, Measures

MOMENT = "moment"
EPOCH = datetime(1, 1, 1)
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)
MONTH = timedelta(days=28)

STEM = 6
"""Words that begin with the same six letters are taken for one: "employ", "employee", "employment"."""

COMMON = 60
"""A word that more figures than this stand near finds no candidates."""

SAME_STORY = math.log10(1 + 31)
"""A month: reports further apart may speak of the next election, the next vote, the next quarter."""


ANYBODY = frozenset(("", PERSON))
"""Nouns that may stand for any that counts people, or for an elided one."""


class Candidate:
    """A claim with what alignment needs of it, worked out once.

    `akin` are the stems of words that may stand for those near it, `thing` of those that may for what it gives.
    """

    __slots__ = (
        "akin",
        "around",
        "claim",
        "digits",
        "dimension",
        "measures",
        "names",
        "near",
        "noun",
        "own_when",
        "thing",
        "unit",
        "usual",
        "value",
        "what",
        "wide",
    )

    def __init__(self, claim: Claim, measures: Measures) -> None:
        context, amount = claim.context, claim.amount
        self.claim = claim
        self.what = _stems(context.what if amount else (*context.what, context.verb)) - {""}
        self.near = _stems(context.near)
        self.akin = _akin_to(context.near)
        self.thing = _akin_to((*context.what, context.verb)) - ANYBODY
        self.around = self.near | _stems(context.sentence)
        self.names = frozenset(context.names)
        self.unit = amount.unit.name if amount else ""
        self.value = amount.values[0] if amount and len(amount.values) == 1 else None
        self.digits = frozenset(keys(self.value)) if self.value else frozenset[Key]()
        self.dimension = _dimension(claim, measures)
        self.noun = kind_of(self.unit) if self.dimension == COUNT else ""
        self.wide = amount.base(Reading.WIDE) if amount else _seconds(claim.moment)
        self.usual = amount.base(Reading.USUAL) if amount else self.wide
        self.measures = {claim.measure, *measures.overlapping(claim.measure)} if claim.declared else set()
        self.own_when = claim.when if claim.dated else None


def _dimension(claim: Claim, measures: Measures) -> str:
    """What figures must share to be held against one another; an age is no other length of time."""
    if claim.amount is None:
        return MOMENT
    is_age = measures.behaviour(claim.measure) is Behaviour.AGE
    return Behaviour.AGE if is_age else claim.amount.unit.dimension


def _stems(lemmas: Iterable[str]) -> frozenset[str]:
    return frozenset(map(_stem, lemmas))


@functools.lru_cache(maxsize=1 << 14)
def _stem(lemma: str) -> str:
    return kind_of(lemma)[:STEM]


def _akin_to(lemmas: Iterable[str]) -> frozenset[str]:
    """The stems of words that may stand for some of these."""
    return frozenset[str]().union(*map(_stems_like, lemmas))


@functools.lru_cache(maxsize=1 << 14)
def _stems_like(lemma: str) -> frozenset[str]:
    return _stems(like(lemma)) - {_stem(lemma)}


def dimension_of(claim: Claim) -> str:
    return claim.amount.unit.dimension if claim.amount else ""


def differ(one: Claim, other: Claim, reading: Reading) -> bool:
    """Whether two amounts of one dimension have nothing in common; False where one is none."""
    if one.amount is None or other.amount is None:
        return False
    return one.amount.base(reading).meet(other.amount.base(reading)) is None


def are_told_apart(one: Candidate, other: Candidate) -> bool:
    """Whether one is given as more, or less, than the very number of the other."""
    mine, theirs = one.claim.amount, other.claim.amount
    return mine is not None and theirs is not None and (mine.excludes(theirs) or theirs.excludes(mine))


def _seconds(moment: Timespan | None) -> Interval:
    assert moment is not None
    start, end = (Decimal((at - EPOCH) // SECOND) for at in (moment.start, moment.end))
    return Interval(start, end, False, True)


def candidates(claims: Iterable[Claim], measures: Measures) -> list[Candidate]:
    """The claims that assert something in words that others can be held against."""
    return [Candidate(claim, measures) for claim in claims if _is_comparable(claim)]


def _is_comparable(claim: Claim) -> bool:
    scope = claim.scope
    asserts = scope.modality not in (Modality.DENIED, Modality.HYPOTHETICAL)
    return asserts and not scope.change and bool(claim.context.near)


def pairs(candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Pairs of two reports and one dimension, near words in common or alike, or a slip of a digit apart; in order.

    Numbers of declared measures are held against one another by rules, and need not be alike.
    """
    words = _sharing(candidates, [candidate.near for candidate in candidates])
    words |= _naming_alike(candidates)
    digits = _sharing(candidates, [candidate.digits for candidate in candidates])
    open_ = {pair for pair in digits if not all(candidates[at].claim.declared for at in pair)}
    for first, second in sorted(words | open_):
        yield candidates[first], candidates[second]


def _sharing(candidates: Sequence[Candidate], having: Sequence[Iterable[str | Key]]) -> set[tuple[int, int]]:
    """Pairs of two reports and one dimension that share a key which is not everywhere."""
    places: defaultdict[tuple[str, str | Key], list[int]] = defaultdict(list)
    for index, (candidate, own) in enumerate(zip(candidates, having, strict=True)):
        for key in own:
            places[candidate.dimension, key].append(index)
    return {
        pair
        for indexes in places.values()
        if len(indexes) <= COMMON
        for pair in combinations(indexes, 2)
        if candidates[pair[0]].claim.report != candidates[pair[1]].claim.report
    }


def _naming_alike(candidates: Sequence[Candidate]) -> set[tuple[int, int]]:
    """Pairs of two reports and one dimension, where a word near one is like one that names the other's thing."""
    near: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    akin: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index, candidate in enumerate(candidates):
        for key in candidate.near:
            near[candidate.dimension, key].append(index)
        for key in candidate.thing:
            akin[candidate.dimension, key].append(index)
    return {
        (min(pair), max(pair))
        for key in near.keys() & akin.keys()
        if len(near[key]) + len(akin[key]) <= COMMON
        for pair in product(near[key], akin[key])
        if candidates[pair[0]].claim.report != candidates[pair[1]].claim.report
    }


def name_alike(one: Candidate, other: Candidate) -> bool:
    """Whether a word near one figure may stand for one that names what the other gives."""
    return not (one.near.isdisjoint(other.thing) and other.near.isdisjoint(one.thing))


def apart(one: Candidate, other: Candidate, measures: Measures) -> str:
    """What is known to keep two claims from speaking of the same thing at the same time; nothing if nothing is."""
    mine, theirs = one.claim.scope, other.claim.scope
    both = one.claim.declared and other.claim.declared
    reasons = {
        "part": (mine.part is Part.ADDITIONAL) is not (theirs.part is Part.ADDITIONAL),
        "modality": mine.modality is not theirs.modality,
        "older": mine.older is not theirs.older,
        "measure": both and not count_the_same(one, other),
        "whom": both and (_may_be_some_of(one, other) or _may_be_some_of(other, one)),
        "what kind": _is_of_a_kind(one, other) or _is_of_a_kind(other, one),
        "several events": both and _events(one) != _events(other),
        "not its time": _is_not_its_time(one, other, MONTH if both else WEEK),
        "moment": both and _at_two_moments(one, other, measures),
        "kind of count": _counts_otherwise(one, other),
        "whose age": one.dimension == Behaviour.AGE and _is_of_another(one, other),
        "whose kin": are_of_other_kin(one.claim, other.claim),
        "published": published_apart(one, other) > _steady(one, other, measures),
        "period": _is_of_a_period(one, other, measures),
        "time": when(one, other) == "apart",
        "day of the report": _is_of_its_report(one, other),
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def when(one: Candidate, other: Candidate) -> str:
    """How the times lie to one another that the figures' own words give."""
    mine, theirs = one.own_when, other.own_when
    if mine is None or theirs is None:
        return "open" if mine is theirs else "given once"
    if (mine.start, mine.end) == (theirs.start, theirs.end):
        return "same"
    nested = mine.within(theirs) or theirs.within(mine)  # a quarter and the spring are two periods
    return "overlaps" if nested else "apart"


def alike(one: Candidate, other: Candidate) -> float:
    """How unlikely it is that two numbers in one unit lie a slip of a digit apart by chance; 0 if they do not."""
    if one.value is None or other.value is None or one.digits.isdisjoint(other.digits):
        return 0.0
    if one.unit != other.unit if one.dimension != COUNT else are_other(one.noun, other.noun):
        return 0.0
    return surprise(one.value, other.value)


def count_the_same(one: Candidate, other: Candidate) -> bool:
    """Whether two declared measures are one, or count the same people by what both reports tell."""
    mine, theirs = one.claim, other.claim
    known = mine.measure in theirs.context.fates and theirs.measure in mine.context.fates
    return known or mine.measure == theirs.measure


def are_other(one: str, other: str) -> bool:
    """Whether two nouns, both of which tell something, are not one."""
    return one != other and one not in ANYBODY and other not in ANYBODY and not are_akin(one, other)


def are_akin(one: str, other: str) -> bool:
    """Whether two words may stand for one another; a critic is akin to a reviewer, not to a review."""
    return (one in like(other) or other in like(one)) and is_person(one) is is_person(other)


def words_alike(one: Candidate, other: Candidate) -> list[str]:
    """The words near two figures of which one may stand for the other: "guard ~ watchman"."""
    both = product(one.claim.context.near, other.claim.context.near)
    return [f"{mine} ~ {theirs}" for mine, theirs in both if _stem(mine) != _stem(theirs) and are_akin(mine, theirs)]


def published_apart(one: Candidate, other: Candidate) -> float:
    """Powers of ten of days between the dates of two reports; 0 where one has none, or a figure has its own."""
    mine, theirs = one.claim.when, other.claim.when
    if mine is None or theirs is None or one.own_when or other.own_when:
        return 0.0
    return math.log10(1 + abs((mine.last_day - theirs.last_day).days))


def _is_of_another(one: Candidate, other: Candidate) -> bool:
    """Whether two figures are not known to be of one person."""
    return not (one.claim.entity and one.claim.entity == other.claim.entity)


def _counts_otherwise(one: Candidate, other: Candidate) -> bool:
    """Whether one counts what a declared measure does, and the other something else; "won 61" may be seats."""
    if one.dimension != COUNT or one.claim.declared is other.claim.declared:
        return False
    known, open_ = (one, other) if one.claim.declared else (other, one)
    gained = open_.claim.measure in ("", *table("grammar")["verbs"]["gaining"])
    return known.noun in ANYBODY or open_.noun not in ANYBODY or not gained


def _is_of_its_report(one: Candidate, other: Candidate) -> bool:
    """Whether a day told from its report's date ("on Tuesday") lies further off than one story lasts."""
    told = [candidate.claim.moment for candidate in (one, other)]
    if told[0] is None or told[1] is None or one.claim.confidence is other.claim.confidence is Confidence.HIGH:
        return False
    return max(told[0].start - told[1].end, told[1].start - told[0].end) > MONTH


def _is_of_a_period(one: Candidate, other: Candidate, measures: Measures) -> bool:
    """Whether one figure is what came together in a year or a month, and the other a total to date."""
    behaviour = measures.behaviour(one.claim.measure)
    if behaviour is Behaviour.FLOW and None in (one.claim.when, other.claim.when):
        return False
    if behaviour not in (Behaviour.RUNNING_TOTAL, Behaviour.FLOW):
        return False
    periods = [when is not None and when.end - when.start >= MONTH for when in (one.own_when, other.own_when)]
    return periods[0] is not periods[1]


def _at_two_moments(one: Candidate, other: Candidate, measures: Measures) -> bool:
    """Whether two figures that change from day to day are of two days, by their own words or their reports' dates."""
    mine, theirs = one.claim.when, other.claim.when
    moving = measures.behaviour(one.claim.measure) in (Behaviour.RUNNING_TOTAL, Behaviour.LEVEL)
    return moving and mine is not None and theirs is not None and mine.last_day != theirs.last_day


def _is_not_its_time(one: Candidate, other: Candidate, least: timedelta) -> bool:
    """Whether one figure is dated by its own words to long before the other's report, or to days after it."""
    if one.claim.dated is other.claim.dated or one.claim.when is None or other.claim.when is None:
        return False
    dated, told = (one.claim.when, other.claim.when) if one.claim.dated else (other.claim.when, one.claim.when)
    return told.start - dated.end > least or (one.claim.amount is not None and dated.start - told.end > DAY)


def _is_of_a_kind(one: Candidate, other: Candidate) -> bool:
    """ "Youth unemployment" against "unemployment": a word says which, and the other's sentence has none like it."""
    kinds = one.what & other.what & _of_kinds()
    said = _stems(one.claim.scope.group)
    return bool(kinds and said) and said.isdisjoint(other.around | other.akin | other.thing)


@functools.cache
def _of_kinds() -> frozenset[str]:
    return _stems(table("grammar")["nouns"]["of_kinds"])


def _whom(candidate: Candidate) -> set[str]:
    """What tells which of those a measure counts: "12 children" of the dead, the gravely wounded."""
    telling = {candidate.unit, *table("grammar")["adjectives"]["severity"]}
    return telling.intersection(candidate.claim.scope.group)


def _may_be_some_of(one: Candidate, other: Candidate) -> bool:
    """Whether one counts some of those that the other does, and no more than it: "12 children" of "30 people"."""
    return _tells_more(_whom(one), _whom(other)) and not one.wide.low > other.wide.high


def _tells_more(mine: set[str], theirs: set[str]) -> bool:
    """Whether one of some words has none of the others that may stand for it."""
    return any(not any(are_akin(word, other) for other in theirs) for word in mine - theirs)


def _events(candidate: Candidate) -> set[str]:
    """What happened more than once to those counted: "in a string of shootings"."""
    return set(table("grammar")["nouns"]["event"]).intersection(candidate.claim.scope.residue)


def _steady(one: Candidate, other: Candidate, measures: Measures) -> float:
    """How far apart reports may be published that give one thing one number: not at all, where it changes daily."""
    behaviours = {measures.behaviour(one.claim.measure), measures.behaviour(other.claim.measure)}
    if behaviours <= {Behaviour.CONSTANT, Behaviour.AGE}:
        return SAME_STORY
    declared = one.claim.declared or other.claim.declared
    if not declared and alike(one, other):
        return SAME_STORY
    happened = one.claim.context.happened and other.claim.context.happened
    return SAME_STORY if happened and not declared else 0.0
