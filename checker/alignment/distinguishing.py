"""What keeps two figures of different reports from speaking of one thing at one time, and how their times lie."""

from __future__ import annotations

import functools
import math
from datetime import timedelta

from checker.alignment.candidates import (
    ANYBODY,
    MOMENT,
    Candidate,
    alike,
    are_akin,
    are_of_other_names,
    are_other,
    is_named,
    stems,
)
from checker.alignment.kindred import are_of_other_kin
from checker.lexicon.grammar import words
from checker.lexicon.likeness import PERSON, is_person
from checker.model.amount import COUNT, RANK
from checker.model.claim import Confidence
from checker.model.scope import Part
from checker.rulebook.measures import Behaviour, Measures

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
MONTH = timedelta(days=28)

SAME_STORY = math.log10(1 + 31)
"""A month: reports further apart may speak of the next election, the next vote, the next quarter."""


def apart(one: Candidate, other: Candidate, measures: Measures) -> str:
    """What is known to keep two claims from speaking of the same thing at the same time; nothing if nothing is."""
    mine, theirs = one.claim.scope, other.claim.scope
    both = one.claim.declared and other.claim.declared
    reasons = {
        "one comes on top of what was counted before": (mine.part is Part.ADDITIONAL)
        is not (theirs.part is Part.ADDITIONAL),
        "one is planned, forecast or possible": mine.modality is not theirs.modality,
        "one is an older figure": mine.older is not theirs.older,
        "they are of two declared measures": both and not count_the_same(one, other),
        "one may be of some of those that the other counts": both
        and (may_be_some_of(one, other) or may_be_some_of(other, one)),
        "one is of a kind that the other does not tell": _is_of_a_kind(one, other) or _is_of_a_kind(other, one),
        "one is of all places but those of the other": mine.elsewhere is not theirs.elsewhere,
        "one is of several events": both and _events(one) != _events(other),
        "one is of another time than the other's report": _is_not_its_time(one, other, MONTH if both else WEEK),
        "they change from day to day, and are of two days": both and _at_two_moments(one, other, measures),
        "they count different things": _counts_otherwise(one, other, measures),
        "they may be the ages of two people": one.dimension == Behaviour.AGE and _is_of_another(one, other),
        "they say when figures held, not when something happened": _are_of_figures(one, other),
        "they are shares of two things": _are_of_two_bases(one, other),
        "they are places in two orders": one.dimension == RANK
        and (_are_of_two_rows(one, other) or _are_elsewhere(one, other)),
        "they are the places of two": one.dimension == RANK and _is_of_two(one, other),
        "they are of two by name": _are_of_two_names(one, other),
        "a birthday may lie between them": one.dimension == Behaviour.AGE and _may_be_a_birthday(one, other),
        "one is of somebody's kin": are_of_other_kin(one.claim, other.claim),
        "their reports were published too far apart": published_apart(one, other) > _steady(one, other, measures),
        "one is of a period, the other a total to date": _is_of_a_period(one, other, measures),
        "their own words give two times": when(one, other) == "apart",
        "one is told from its report's date, far from the other": _is_of_its_report(one, other),
        "one is of what happened again": one.dimension == MOMENT and _is_again(one) is not _is_again(other),
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def _is_again(candidate: Candidate) -> bool:
    """ "Released again in 2011": it had happened before."""
    return not words("adverbs", "repeated").isdisjoint(candidate.around)


def when(one: Candidate, other: Candidate) -> str:
    """How the times lie to one another that the figures' own words give."""
    mine, theirs = one.own_when, other.own_when
    if mine is None or theirs is None:
        return "open" if mine is theirs else "given once"
    if (mine.start, mine.end) == (theirs.start, theirs.end):
        return "same"
    nested = mine.within(theirs) or theirs.within(mine)  # a quarter and the spring are two periods
    return "overlaps" if nested else "apart"


def count_the_same(one: Candidate, other: Candidate) -> bool:
    """Whether two declared measures are one, or count the same people by what both reports tell."""
    mine, theirs = one.claim, other.claim
    known = mine.measure in theirs.context.fates and theirs.measure in mine.context.fates
    return known or mine.measure == theirs.measure or _are_too_many(one, other) or _are_too_many(other, one)


def _are_too_many(some: Candidate, everyone: Candidate) -> bool:
    """ "Six were wounded in the shooting" where four were shot: no more were."""
    return everyone.claim.measure in some.within and some.wide.low > everyone.wide.high


def published_apart(one: Candidate, other: Candidate) -> float:
    """Powers of ten of days between the dates of two reports; 0 where one has none, or a figure has its own."""
    mine, theirs = one.claim.when, other.claim.when
    if mine is None or theirs is None or one.own_when or other.own_when:
        return 0.0
    return math.log10(1 + abs((mine.last_day - theirs.last_day).days))


def _is_of_two(one: Candidate, other: Candidate) -> bool:
    """Whether two figures are of two by name: one came second, another third."""
    return one.claim.entity != other.claim.entity and "" not in (one.claim.entity, other.claim.entity)


def _are_of_two_names(one: Candidate, other: Candidate) -> bool:
    """Whether two figures are of two by name, of whom neither report's sentence names the other's."""
    are_named = is_named(one.claim) and is_named(other.claim) and _is_of_two(one, other)
    return are_named and are_of_other_names(one, other)


def _are_of_two_bases(one: Candidate, other: Candidate) -> bool:
    """ "47 percent of drivers", "52 percent of voters": what one is a share of stands nowhere near the other.

    Of other people than drivers, or of any, 52 percent is another share.
    """
    mine, theirs = one.claim.context.base, other.claim.context.base
    elsewhere = [
        bool(base) and stems((base,)).isdisjoint(whole.around | whole.akin)
        for base, whole in ((mine, other), (theirs, one))
    ]
    if mine and theirs:
        return all(elsewhere) and are_other(mine, theirs)
    return any(elsewhere) and is_person(mine or theirs) and (mine or theirs) != PERSON


def _are_elsewhere(one: Candidate, other: Candidate) -> bool:
    """Whether two figures are of two places by name: number three in France, number seven in Italy."""
    mine, theirs = one.claim.scope.places, other.claim.scope.places
    return bool(mine and theirs) and mine != theirs


def _is_of_another(one: Candidate, other: Candidate) -> bool:
    """Whether two figures are not known to be of one person."""
    return not (one.claim.entity and one.claim.entity == other.claim.entity)


def _are_of_two_rows(one: Candidate, other: Candidate) -> bool:
    """Whether two ranks are known to be in two rows: mayors of Sarn and of Ulm, the largest cities and the oldest."""
    titles = {candidate.claim.measure for candidate in (one, other) if candidate.claim.measure.count("/") > 1}
    if len(titles) > 1:
        return True
    rows = one.what - other.around - stems(one.names), other.what - one.around - stems(other.names)
    return any(rows)


def _are_of_figures(one: Candidate, other: Candidate) -> bool:
    """Whether dates say when figures held, not when one thing happened: "was 5 percent in 2023", "sold 40 in 2022"."""
    mine, theirs = one.claim.context, other.claim.context
    held = any(context.amounts and not context.happened for context in (mine, theirs))
    return held or bool(mine.amounts and theirs.amounts and {*mine.amounts}.isdisjoint(theirs.amounts))


def _may_be_a_birthday(one: Candidate, other: Candidate) -> bool:
    """Whether two ages a year apart are told, one on a known day and one whenever its report was written."""
    if (one.claim.when is None) is (other.claim.when is None) or one.value is None or other.value is None:
        return False
    return abs(one.value - other.value) <= 1


def _counts_otherwise(one: Candidate, other: Candidate, measures: Measures) -> bool:
    """Whether one counts what a declared measure does, and the other something else.

    "Won 61" may be seats; "released nine albums" and "has eight albums" count albums, whatever else is released.
    """
    if one.dimension != COUNT or one.claim.declared is other.claim.declared:
        return False
    known, open_ = (one, other) if one.claim.declared else (other, one)
    is_thing = known.noun == open_.noun and not is_person(known.noun)
    if is_thing and not measures.counts(known.claim.measure, known.unit):
        return False
    gained = open_.claim.measure in ("", *words("verbs", "gaining"))
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
    if behaviour is Behaviour.RUNNING_TOTAL:
        return _began_before(one, other) or _began_before(other, one)
    times = one.claim.when, other.claim.when
    if behaviour is not Behaviour.FLOW or None in times or times[0] == times[1]:
        return False
    return _is_long(one) is not _is_long(other)


def _is_long(candidate: Candidate) -> bool:
    """Whether a figure's own words say that it is of a month or more."""
    when = candidate.own_when
    return when is not None and when.end - when.start >= MONTH


def _began_before(one: Candidate, other: Candidate) -> bool:
    """Whether what another report counts to date may hold more than the long period that one figure is of."""
    if not _is_long(one) or one.own_when is None or _is_long(other):
        return False
    told = other.claim.when
    return told is not None and (other.claim.dated or not told.within(one.own_when))


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
    said = stems(one.claim.scope.group)
    return bool(kinds and said) and said.isdisjoint(other.around | other.akin | other.thing)


@functools.cache
def _of_kinds() -> frozenset[str]:
    return stems(words("nouns", "of_kinds"))


def _whom(candidate: Candidate) -> set[str]:
    """What tells which of those a measure counts: "12 children" of the dead, the gravely wounded."""
    telling = {candidate.unit, *words("adjectives", "severity")}
    return telling.intersection(candidate.claim.scope.group)


def may_be_some_of(one: Candidate, other: Candidate) -> bool:
    """Whether one counts some of those that the other does, and no more than it: "12 children" of "30 people"."""
    return _tells_more(_whom(one), _whom(other)) and not one.wide.low > other.wide.high


def _tells_more(mine: set[str], theirs: set[str]) -> bool:
    """Whether one of some words has none of the others that may stand for it."""
    return any(not any(are_akin(word, other) for other in theirs) for word in mine - theirs)


def _events(candidate: Candidate) -> frozenset[str]:
    """What happened more than once to those counted: "in a string of shootings"."""
    return words("nouns", "event").intersection(candidate.claim.scope.residue)


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
