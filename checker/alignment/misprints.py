"""Figures of two reports that are one figure, mistyped in one of them: "214 passengers", "all 241 passengers".

Odds, in powers of ten, decide: those against two strangers lying a slip of a digit apart, less those that the figures
of their kind in two reports have of meeting by chance. Very long numbers need nothing else ("912,000", "921,000");
shorter ones need the same digits, in another order, before other zeros or in another unit (prices of two models differ
in one digit), and nothing that sets them apart; that the reports tell the same facts otherwise, and that like words
stand near the two, speaks for them.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from checker.alignment.candidates import COMMON, Candidate, are_akin, are_other, differ, is_named, stems
from checker.alignment.counted import are_picked_apart, is_one_brought
from checker.alignment.digit_slips import (
    LEAST_SWAPPED,
    WAYS,
    against,
    have_the_same_digits,
    keys,
    size_of,
    surprise,
    written,
)
from checker.alignment.entities import are_numbered_apart
from checker.lexicon.likeness import PERSON, is_person
from checker.lexicon.nouns import kind_of
from checker.model.amount import COUNT, SHARE, Reading
from checker.model.claim import COUNTERPART, Claim, Confidence, Evidence, Link, tell_apart
from checker.model.scope import Modality, Part
from checker.model.timespan import DAY
from checker.rulebook.measures import Behaviour, Measures

SURE = 3.3
"""Powers of ten of the odds from which two numbers are one: five digits with one wrong, four with two swapped."""

RARE = 1.0
"""Powers of ten by which the odds must outdo the pairs that two reports have: two long tables have such by chance."""

LIKELY = 1.6
"""The same where the digits are the same: of 97 such pairs in 9,800 stories 96 stand in ones that disagree."""

SIGN = 0.5
"""Powers of ten that each sign adds which two reports give of telling one thing."""

UNTOLD = 1.0
"""Powers of ten that it adds where the number of a headline stands nowhere in its text, which it should repeat."""

FEWEST = 3
"""A number that two reports give is no sign that they tell the same facts if it is smaller: "one man", "two days"."""


def misprints(claims: Iterable[Claim], measures: Measures) -> Iterator[Link]:
    """A link for each two numbers of a story that are taken for one, a misprint in one of their reports.

    A report that has both numbers means two things by them. Figures of one declared measure on two days are left to its
    rules.
    """
    numbers = [claim for claim in claims if _is_number(claim)]
    of_report: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in numbers:
        of_report[claim.teller].append(claim)
    told = {report: frozenset().union(*map(_facts, own)) for report, own in of_report.items()}
    for one, other in _nearly_equal(numbers):
        ours, theirs = of_report[one.teller], of_report[other.teller]
        if _is_given(other, ours) or _is_given(one, theirs) or _are_ruled(one, other, measures):
            continue
        odds = _odds(one, other)
        chances = math.log10(_like(other, ours) * _like(one, theirs))
        is_told_again = not told[one.teller].isdisjoint(told[other.teller])
        is_sure = odds >= SURE and odds - chances >= RARE
        is_untold = _is_untold(one, theirs) or _is_untold(other, ours)
        is_likely = have_the_same_digits(_value(one), _value(other)) and _are_likely_one(
            Candidate(one, measures), Candidate(other, measures), odds - chances, is_told_again, is_untold=is_untold
        )
        if is_sure or is_likely:
            how = "a slip of a digit apart" if _unit(one) == _unit(other) else "one number in two units"
            evidence = Evidence("amount", how, f"{_worded(one)} ~ {_worded(other)}")
            roles: dict[str, tuple[str, ...]] = {"one": (one.id,), "other": (other.id,)}
            yield Link(COUNTERPART, roles, confidence=Confidence.MEDIUM, evidence=(evidence,))


def _nearly_equal(claims: Iterable[Claim]) -> list[tuple[Claim, Claim]]:
    """Pairs of two reports whose numbers are a slip of one digit apart, or one number in two units, each once."""
    alike: defaultdict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        for key in keys(_value(claim)):
            alike[_unit(claim), key].append(claim)
        if _dimension(claim) != COUNT and size_of(_value(claim)) >= LEAST_SWAPPED:
            alike[_dimension(claim), _value(claim)].append(claim)
    rare = [found for found in alike.values() if len(found) <= COMMON]
    pairs = {(one.id, other.id): (one, other) for found in rare for one, other in combinations(found, 2)}
    return [(one, other) for one, other in pairs.values() if tell_apart(one, other) and not _are_equal(one, other)]


def _odds(one: Claim, other: Claim) -> float:
    """Powers of ten of the odds against two numbers being strangers; a unit is mostly taken for one of two others."""
    is_unit = _unit(one) != _unit(other)
    return against(_value(one), WAYS) if is_unit else surprise(_value(one), _value(other))


def _is_number(claim: Claim) -> bool:
    """Whether a claim asserts one number."""
    asserts = claim.scope.modality not in (Modality.DENIED, Modality.HYPOTHETICAL)
    return asserts and written(claim.amount) is not None


def _value(claim: Claim) -> Decimal:
    assert claim.amount is not None
    return claim.amount.values[0]


def _dimension(claim: Claim) -> str:
    assert claim.amount is not None
    return claim.amount.unit.dimension


def _unit(claim: Claim) -> str:
    """The unit of a number, one for all nouns that are counted."""
    assert claim.amount is not None
    return COUNT if _dimension(claim) == COUNT else claim.amount.unit.name


def _worded(claim: Claim) -> str:
    return f"{_value(claim):,} {'' if _unit(claim) == COUNT else _unit(claim)}".rstrip()


def _are_equal(one: Claim, other: Claim) -> bool:
    return _unit(one) == _unit(other) and _value(one) == _value(other)


def _noun(claim: Claim) -> str:
    return kind_of(claim.amount.unit.name) if claim.amount and _dimension(claim) == COUNT else ""


def _facts(claim: Claim) -> set[tuple[str, str, Decimal]]:
    """What two reports that tell the same have in common: a number with its noun, or one of several digits."""
    if abs(_value(claim)) < FEWEST:
        return set()
    nouns = {_noun(claim), ""} if size_of(_value(claim)) > 1 else {_noun(claim)}
    return {(_unit(claim), noun, _value(claim)) for noun in nouns}


def _is_given(claim: Claim, report: Iterable[Claim]) -> bool:
    return any(_are_equal(one, claim) for one in report)


def _is_untold(claim: Claim, text: Iterable[Claim]) -> bool:
    """Whether the number of a headline is nowhere in its text, not even more exactly, or of something else."""
    return claim.headline and not any(
        _value(one) == _value(claim) or (_dimension(one) == _dimension(claim) and not differ(one, claim, Reading.WIDE))
        for one in text
    )


def _like(claim: Claim, report: Iterable[Claim]) -> int:
    """How many figures of a report may be of the same thing by their unit or noun; one at least."""
    return max(1, sum(_may_be_one(claim, one) for one in report))


def _are_ruled(one: Claim, other: Claim, measures: Measures) -> bool:
    """Whether a rule says what two figures of one declared measure make of one another, at one time or on two days."""
    if not (one.declared and other.declared and one.measure == other.measure):
        return False
    behaviour = measures.behaviour(one.measure)
    if behaviour is Behaviour.AGE:
        return False
    if behaviour is Behaviour.CONSTANT or (one.when is not None and one.when == other.when):
        return one.entity == other.entity and one.scope == other.scope
    if one.when is None or other.when is None:
        return not (one.headline or other.headline)
    return abs((one.when.last_day - other.when.last_day).days) > (behaviour is not Behaviour.RUNNING_TOTAL)


def _count_alike(one: Claim, other: Claim) -> bool:
    """Whether what two numbers count is told of both, and may be the same."""
    mine, theirs = _noun(one), _noun(other)
    are_people = PERSON in (mine, theirs) and is_person(mine) and is_person(theirs)
    is_named = _is_named_by(one, other) or _is_named_by(other, one)
    return _dimension(one) != COUNT or mine == theirs != "" or are_people or is_named or are_akin(mine, theirs)


def _are_likely_one(one: Candidate, other: Candidate, odds: float, is_told_again: bool, *, is_untold: bool) -> bool:
    """Whether two numbers of the same digits are one, by the odds and by what else speaks for it."""
    stand_alike = _stand_alike(one, other)
    is_share = _dimension(one.claim) == SHARE  # of which two reports have many
    may_be_one = _are_of_one(one, other) and (is_told_again or _count_alike(one.claim, other.claim))
    may_be_one &= stand_alike or not is_share
    signs = is_told_again + stand_alike + _are_measured_alike(one.claim, other.claim)
    is_of_headline = is_untold and (one.dimension != COUNT or stand_alike)
    return may_be_one and odds + SIGN * signs + UNTOLD * is_of_headline >= LIKELY


def _are_measured_alike(one: Claim, other: Claim) -> bool:
    """Whether two numbers are of one declared measure: "debts of 1.9 billion", "a debt of 1.9 million"."""
    return one.declared and other.declared and one.measure == other.measure


def _stand_alike(one: Candidate, other: Candidate) -> bool:
    """Whether a word near one number, not its noun or unit, stands near the other, or may stand for one there."""
    own = stems((one.unit, other.unit))
    return not ((one.near - own).isdisjoint(other.near | other.akin) and one.akin.isdisjoint(other.near - own))


def _may_be_one(one: Claim, other: Claim) -> bool:
    """Whether two numbers are of one dimension, or count what may be the same."""
    if _dimension(one) != _dimension(other):
        return False
    return not are_other(_noun(one), _noun(other)) or _is_named_by(one, other) or _is_named_by(other, one)


def _is_named_by(one: Claim, other: Claim) -> bool:
    """Whether a headline counts people, and so does the other, or what a word of the other's names: "humpbacks"."""
    are_people = is_person(_noun(one)) and is_person(_noun(other))
    return one.headline and (are_people or _noun(one) in other.context.what)


def _are_of_one(one: Candidate, other: Candidate) -> bool:
    """Whether nothing that is told of two numbers sets them apart."""
    mine, theirs = one.claim.scope, other.claim.scope
    is_one_added = (mine.part is Part.ADDITIONAL) is not (theirs.part is Part.ADDITIONAL)
    return (
        _may_be_one(one.claim, other.claim)
        and mine.change is theirs.change
        and not (is_one_added or _are_two(one, other) or are_picked_apart(one, other))
        and not is_one_brought(one, other)
        and not are_of_two_times(one.claim, other.claim)
    )


def are_of_two_times(one: Claim, other: Claim) -> bool:
    """Whether their own words put more than a day between two numbers: "this season", "last season"."""
    mine, theirs = one.when, other.when
    if not (one.dated and other.dated and mine and theirs):
        return False
    return max(mine.start - theirs.end, theirs.start - mine.end) > DAY


def _are_two(one: Candidate, other: Candidate) -> bool:
    """Whether two by name have the numbers; an age of somebody who is named may be nobody else's, but in a headline."""
    mine, theirs = one.claim, other.claim
    if not (is_named(mine) and is_named(theirs)):
        is_headline = mine.headline or theirs.headline
        return one.dimension == Behaviour.AGE and is_named(mine) is not is_named(theirs) and not is_headline
    are_apart = set(mine.entity.casefold().split()).isdisjoint(theirs.entity.casefold().split())
    return are_apart or are_numbered_apart(mine.entity, theirs.entity)
