"""Figures of different reports that may speak of one thing: what is known of each, and which stand near."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import combinations, product

from checker.alignment.digit_slips import Key, keys, surprise, written
from checker.lexicon.likeness import PERSON, is_person, like
from checker.lexicon.load import table
from checker.lexicon.nouns import kind_of
from checker.model.amount import COUNT, Reading
from checker.model.claim import Claim, EntityType, tell_apart
from checker.model.interval import Interval
from checker.model.scope import Modality
from checker.model.timespan import Timespan
from checker.rulebook.measures import Behaviour, Measures

MOMENT = "moment"
CHANGE = "change of "
"""Before the dimension of a rise or a fall, which is no amount of that."""
EPOCH = datetime(1, 1, 1)
SECOND = timedelta(seconds=1)

STEM = 6
"""Words whose base forms begin with the same six letters are one: "employ" and "employee", "shoot" and "shooting"."""

COMMON = 60
"""A word that more figures than this stand near finds no candidates."""

SUMS = (Behaviour.FLOW, Behaviour.RUNNING_TOTAL)
"""Measures of what comes together say whose they are by themselves; distances and prices are of anything."""

ANYBODY = frozenset(("", PERSON))
"""Nouns that may stand for any that counts people, or for an elided one."""


class Candidate:
    """A claim with what alignment needs of it, worked out once.

    `akin` are the stems of words that may stand for those near it, `thing` of those that may for what it gives,
    `label` of those of the label of its line, or that tell what the label does.
    `attribute` is the measure of a size that a thing keeps: the height of an urn, the depth at which it lay.
    `within` are the measures that count all of those counted, as the sentence has it: "wounded in the shooting", shot.
    """

    __slots__ = (
        "akin",
        "around",
        "attribute",
        "claim",
        "digits",
        "dimension",
        "label",
        "measures",
        "names",
        "near",
        "noun",
        "own_when",
        "summed",
        "thing",
        "title",
        "unit",
        "usual",
        "value",
        "what",
        "whose",
        "wide",
        "within",
    )

    def __init__(self, claim: Claim, measures: Measures) -> None:
        context, amount = claim.context, claim.amount
        self.claim = claim
        self.what = stems(context.what if amount else (*context.what, context.verb)) - {""}
        self.near = stems(context.near)
        self.title, told = stems(context.title), stems(context.told)
        self.label = self.what | told if self.title else frozenset[str]()
        self.akin = akin_to(context.near) | told
        self.thing = (akin_to((*context.what, context.verb)) | told) - ANYBODY
        self.around = self.near | stems(context.sentence)
        named = _named(claim)
        self.names, self.whose = named.union(context.names), named.union(context.whose)
        self.unit = amount.unit.name if amount else ""
        self.value = amount.values[0] if amount and len(amount.values) == 1 else None
        number = written(amount)
        self.digits = frozenset(keys(number)) if number else frozenset[Key]()
        self.dimension = _dimension(claim, measures)
        self.noun = kind_of(self.unit) if self.dimension == COUNT else ""
        self.wide = amount.base(Reading.WIDE) if amount else _seconds(claim.moment)
        self.usual = amount.base(Reading.USUAL) if amount else self.wide
        is_summed = claim.declared and measures.behaviour(claim.measure) in SUMS
        self.summed = frozenset((claim.measure,) if is_summed else ())
        self.attribute = claim.measure if claim.declared and measures.is_size(claim.measure) else ""
        self.measures = {claim.measure, *measures.overlapping(claim.measure)} if claim.declared else set()
        self.own_when = claim.when if claim.dated else None
        self.within = {one for one in measures.befalling(claim.measure) if self.around & stems(measures.words(one))}


def _named(claim: Claim) -> frozenset[str]:
    """The words of the name that a pronoun of a claim stands for; none where its sentence has names of its own."""
    stands_for = is_named(claim) and not claim.context.whose
    return frozenset(claim.entity.lower().split()) if stands_for else frozenset()


def is_named(claim: Claim) -> bool:
    """Whether a claim is of somebody by name, its own report's or another's: "rookie Ann Kern"."""
    is_told = claim.entity_type is not EntityType.SOMEBODY
    return is_told and any(word[0].isupper() for word in claim.entity.split())


def _dimension(claim: Claim, measures: Measures) -> str:
    """What figures must share to be held against one another; an age is no other length of time."""
    if claim.amount is None:
        return MOMENT
    if claim.scope.change:
        return f"{CHANGE}{claim.amount.unit.dimension}"
    is_age = measures.behaviour(claim.measure) is Behaviour.AGE
    return Behaviour.AGE if is_age else claim.amount.unit.dimension


def stems(lemmas: Iterable[str]) -> frozenset[str]:
    """The first letters of base forms, by which words of two reports are held to be one."""
    return frozenset(map(_stem, lemmas))


@functools.lru_cache(maxsize=1 << 14)
def _stem(lemma: str) -> str:
    import simplemma

    base = kind_of(lemma)
    is_base = base in table("lemmas")["bases"]
    return (base if is_base else simplemma.lemmatize(base, "en")).lower()[:STEM] if lemma else ""


def akin_to(lemmas: Iterable[str]) -> frozenset[str]:
    """The stems of words that may stand for some of these."""
    return frozenset[str]().union(*map(_stems_like, lemmas))


@functools.lru_cache(maxsize=1 << 14)
def _stems_like(lemma: str) -> frozenset[str]:
    return stems(like(lemma)) - {_stem(lemma)}


def dimension_of(claim: Claim) -> str:
    """The dimension of an amount; nothing for a moment."""
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
    return asserts and bool(claim.context.near)


def pairs(candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Pairs of two reports and one dimension, in order: with near words, sums or a size in common, or a slip apart.

    Numbers of declared measures are held against one another by rules, and need not be alike.
    """
    words = _sharing(candidates, [candidate.near for candidate in candidates])
    words |= _naming_alike(candidates)
    words |= _sharing(candidates, [candidate.summed | {candidate.attribute} - {""} for candidate in candidates])
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
        if tell_apart(candidates[pair[0]].claim, candidates[pair[1]].claim)
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
        if tell_apart(candidates[pair[0]].claim, candidates[pair[1]].claim)
    }


def give_one_size(one: Candidate, other: Candidate) -> bool:
    """Whether two figures give the same size of something, which it keeps: "31 cm tall", "41 cm in height"."""
    return one.attribute == other.attribute != ""


def name_alike(one: Candidate, other: Candidate) -> bool:
    """Whether a word near one figure may stand for one that names what the other gives."""
    return not (one.near.isdisjoint(other.thing) and other.near.isdisjoint(one.thing))


def alike(one: Candidate, other: Candidate) -> float:
    """How unlikely it is that two numbers in one unit lie a slip of a digit apart by chance; 0 if they do not."""
    if one.value is None or other.value is None or one.digits.isdisjoint(other.digits):
        return 0.0
    if one.unit != other.unit if one.dimension != COUNT else are_other(one.noun, other.noun):
        return 0.0
    return surprise(one.value, other.value)


def are_other(one: str, other: str) -> bool:
    """Whether two nouns, both of which tell something, count other things; 20 critics may have written 20 reviews."""
    return one != other and one not in ANYBODY and other not in ANYBODY and not _are_like(one, other)


def are_akin(one: str, other: str) -> bool:
    """Whether two words may stand for one another; a critic is akin to a reviewer, not to a review."""
    return _are_like(one, other) and is_person(one) is is_person(other)


def _are_like(one: str, other: str) -> bool:
    return one in like(other) or other in like(one)


def are_of_other_names(one: Candidate, other: Candidate) -> bool:
    """Whether the names that tell what either is about stand nowhere in the other's sentence."""
    named = bool(one.whose and other.whose)
    return named and one.whose.isdisjoint(other.names) and other.whose.isdisjoint(one.names)


def untold(words: Iterable[str], other: Candidate) -> frozenset[str]:
    """The stems of words that stand nowhere in the sentence of another figure."""
    return stems(words) - other.around


def words_alike(one: Candidate, other: Candidate) -> list[str]:
    """The words near two figures of which one may stand for the other: "guard ~ watchman"."""
    both = product(one.claim.context.near, other.claim.context.near)
    return [f"{mine} ~ {theirs}" for mine, theirs in both if _stem(mine) != _stem(theirs) and are_akin(mine, theirs)]
