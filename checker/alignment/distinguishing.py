"""What keeps two figures of different reports from speaking of one thing at one time: a table of reasons."""

from __future__ import annotations

import functools
from collections.abc import Callable

from checker.alignment import temporal
from checker.alignment.candidates import (
    ANYBODY,
    CHANGE,
    MOMENT,
    Candidate,
    akin_to,
    are_akin,
    are_of_other_names,
    are_other,
    is_named,
    stems,
)
from checker.alignment.kinship import are_of_other_kin
from checker.lexicon.grammar import words
from checker.lexicon.likeness import PERSON, is_person
from checker.lexicon.load import table
from checker.model.amount import COUNT, RANK, SHARE
from checker.model.scope import Part
from checker.rulebook.measures import Behaviour, Measures

BORNE_BY_ANY = frozenset((COUNT, SHARE, RANK, MOMENT, "time", "money", Behaviour.AGE))
"""Dimensions of what is told of anything, and by whoever reports it; what is left are sizes."""

Check = Callable[[Candidate, Candidate, Measures], bool]
"""Whether something keeps two figures of one dimension apart."""


def apart(one: Candidate, other: Candidate, measures: Measures) -> str:
    """The first of the `REASONS` that keep two figures apart; nothing if none does."""
    return next((reason for reason, check in REASONS if check(one, other, measures)), "")


# What is counted


def count_the_same(one: Candidate, other: Candidate) -> bool:
    """Whether two declared measures are one, or count the same people by what both reports tell."""
    mine, theirs = one.claim, other.claim
    known = mine.measure in theirs.context.fates and theirs.measure in mine.context.fates
    return known or mine.measure == theirs.measure or _are_too_many(one, other) or _are_too_many(other, one)


def _are_too_many(some: Candidate, everyone: Candidate) -> bool:
    """ "Six were wounded in the shooting" where four were shot: no more were."""
    return everyone.claim.measure in some.within and some.wide.low > everyone.wide.high


def may_be_some_of(one: Candidate, other: Candidate) -> bool:
    """Whether one counts some of those that the other does, and no more than it: "12 children" of "30 people"."""
    return _tells_more(_whom(one), _whom(other)) and not one.wide.low > other.wide.high


def _whom(candidate: Candidate) -> set[str]:
    """What tells which of those a measure counts: "12 children" of the dead, the gravely wounded."""
    telling = {candidate.unit, *words("adjectives", "severity")}
    return telling.intersection(candidate.claim.scope.group)


def _tells_more(mine: set[str], theirs: set[str]) -> bool:
    """Whether one of some words has none of the others that may stand for it."""
    return any(not any(are_akin(word, other) for other in theirs) for word in mine - theirs)


def _are_of_two_measures(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "12 dead", "12 wounded"."""
    return _are_declared(one, other) and not count_the_same(one, other)


def _is_one_of_some(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "12 of the dead are children", "30 people died"."""
    return _are_declared(one, other) and (may_be_some_of(one, other) or may_be_some_of(other, one))


def _are_declared(one: Candidate, other: Candidate) -> bool:
    return one.claim.declared and other.claim.declared


def _are_of_two_kinds(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "Youth unemployment" against "unemployment"."""
    return _is_of_a_kind(one, other) or _is_of_a_kind(other, one)


def _is_of_a_kind(one: Candidate, other: Candidate) -> bool:
    """Whether a word says which kind one figure is of, and the other's sentence has none like it."""
    kinds = one.what & other.what & _of_kinds()
    said = stems(one.claim.scope.group)
    return bool(kinds and said) and said.isdisjoint(other.around | other.akin | other.thing)


@functools.cache
def _of_kinds() -> frozenset[str]:
    return stems(words("nouns", "of_kinds"))


def _are_of_two_of_a_kind(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "The previous chip" against "the chip"."""
    return _is_picked(one, other) or _is_picked(other, one)


def _is_picked(one: Candidate, other: Candidate) -> bool:
    """Whether a word, or the number of a week, picks one of several, and the other's sentence has it not."""
    mine, theirs = _picking(one), _picking(other)
    return mine.isdisjoint(theirs) and any(stems((word,)).isdisjoint(other.around) for word in mine)


def _picking(candidate: Candidate) -> set[str]:
    """What picks one of several in the scope of a figure."""
    picking = words("adjectives", "picking").union(table("numbers")["ordinal"])
    return {word for word in candidate.claim.scope.residue if word in picking or word.isdigit()}


def _is_one_a_part(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "The hospital's new wing" against "the hospital"."""
    return _is_of_a_part(one, other) or _is_of_a_part(other, one)


def _is_of_a_part(one: Candidate, other: Candidate) -> bool:
    """Whether the other is of the whole, and its sentence has no word for the part."""
    part = one.claim.context.part
    if not part or stems(part[1:]).isdisjoint(stems(other.claim.context.subject) | other.what):
        return False
    return stems(part[:1]).isdisjoint(other.around | other.akin | other.thing | one.thing)


def _count_two_things(one: Candidate, other: Candidate, measures: Measures) -> bool:
    """Whether one counts what a declared measure does, and the other something else.

    "Won 61" may be seats; "released nine albums" and "has eight albums" count albums, whatever else is released.
    """
    if one.dimension != COUNT or one.claim.declared is other.claim.declared:
        return False
    known, open_ = (one, other) if one.claim.declared else (other, one)
    if known.noun == open_.noun and measures.of_all(known.unit) == known.claim.measure:
        return False  # passengers are passengers, "aboard" or not
    is_thing = known.noun == open_.noun and not is_person(known.noun)
    if is_thing and not measures.counts(known.claim.measure, known.unit):
        return False
    gained = open_.claim.measure in ("", *words("verbs", "gaining"))
    return known.noun in ANYBODY or open_.noun not in ANYBODY or not gained


def _are_of_two_bearers(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "The rover weighs 240 kilograms", "the lander weighs 1,100": a size is told of its subject alone."""
    is_size = ":" not in one.dimension and one.dimension not in BORNE_BY_ANY and not one.dimension.startswith(CHANGE)
    return is_size and _have_two_subjects(one, other)


def _are_of_two_doers(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "Prosecutors called 31 witnesses", "the defence called four": two do the same, each on their own."""
    verb = one.claim.context.verb
    is_same_deed = one.dimension == COUNT and verb != "" and verb == other.claim.context.verb
    return is_same_deed and one.noun == other.noun and _have_two_subjects(one, other)


def _have_two_subjects(one: Candidate, other: Candidate) -> bool:
    """Whether the subjects are common nouns, neither of which is, or may stand for, a word of the other's sentence.

    Whose work it is (police, officials) is no other.
    """
    mine, theirs = ({*candidate.claim.context.subject} for candidate in (one, other))
    anybody = words("nouns", "responder").union(one.claim.context.names, other.claim.context.names)
    are_told = bool(mine and theirs) and anybody.isdisjoint(mine | theirs)
    return are_told and _is_untold(mine, other) and _is_untold(theirs, one)


def _is_untold(subject: set[str], other: Candidate) -> bool:
    return stems(subject).isdisjoint(other.around) and akin_to(subject).isdisjoint(other.around)


def _are_of_two_bases(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "47 percent of drivers", "52 percent of voters": what one is a share of stands nowhere near the other.

    Of other people than drivers, or of any, 52 percent is another share; nine acres of maize are none of sorghum.
    """
    mine, theirs = one.claim.context.base, other.claim.context.base
    elsewhere = [
        bool(base) and stems((base,)).isdisjoint(whole.around | whole.akin)
        for base, whole in ((mine, other), (theirs, one))
    ]
    if mine and theirs:
        return all(elsewhere) and are_other(mine, theirs)
    is_share = one.dimension == SHARE
    return is_share and any(elsewhere) and is_person(mine or theirs) and (mine or theirs) != PERSON


# Their scopes


def _is_one_additional(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "Five more died" against "12 died"."""
    return (one.claim.scope.part is Part.ADDITIONAL) is not (other.claim.scope.part is Part.ADDITIONAL)


def _are_of_two_modalities(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "Plans to hire 400" against "hired 300"."""
    return one.claim.scope.modality is not other.claim.scope.modality


def _is_one_older(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "Up from 31" against "40 were hurt"."""
    return one.claim.scope.older is not other.claim.scope.older


def _are_of_two_regions(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "In the capital" against "in the north": each sentence tells of a region, and not of the other's."""
    mine, theirs = one.claim.context.regions, other.claim.context.regions
    return bool(mine and theirs) and set(mine).isdisjoint(theirs)


def _is_one_elsewhere(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "12 cases outside Norland" against "40 cases in Norland"."""
    return one.claim.scope.elsewhere is not other.claim.scope.elsewhere


def _are_of_other_events(one: Candidate, other: Candidate, _: Measures) -> bool:
    """Whether one counts those of several events: "40 died in a string of shootings"."""
    return _are_declared(one, other) and _events(one) != _events(other)


def _events(candidate: Candidate) -> frozenset[str]:
    """What happened more than once to those counted: "in a string of shootings"."""
    return words("nouns", "event").intersection(candidate.claim.scope.residue)


# Whose they are


def _are_of_two_names(one: Candidate, other: Candidate, _: Measures) -> bool:
    """Whether two figures are of two by name, of whom neither report's sentence names the other's."""
    are_named = is_named(one.claim) and is_named(other.claim) and _have_two_owners(one, other)
    return are_named and are_of_other_names(one, other)


def _have_two_owners(one: Candidate, other: Candidate) -> bool:
    return one.claim.entity != other.claim.entity and "" not in (one.claim.entity, other.claim.entity)


def _are_of_two_kin(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "Holm died in May", "Holm's brother died in June"."""
    return are_of_other_kin(one.claim, other.claim)


def _are_ages_of_two(one: Candidate, other: Candidate, _: Measures) -> bool:
    """Whether two ages are not known to be of one person."""
    is_of_one = bool(one.claim.entity) and one.claim.entity == other.claim.entity
    return one.dimension == Behaviour.AGE and not is_of_one


def _may_be_a_birthday(one: Candidate, other: Candidate, _: Measures) -> bool:
    """Whether two ages a year apart are told, one on a known day and one whenever its report was written."""
    if one.dimension != Behaviour.AGE or (one.claim.when is None) is (other.claim.when is None):
        return False
    return one.value is not None and other.value is not None and abs(one.value - other.value) <= 1


# Ranks


def _are_of_two_orders(one: Candidate, other: Candidate, _: Measures) -> bool:
    """Whether two ranks are known to be in two rows, or of two places by name: third in France, seventh in Italy."""
    if one.dimension != RANK:
        return False
    mine, theirs = one.claim.scope.places, other.claim.scope.places
    return _are_of_two_rows(one, other) or bool(mine and theirs and mine != theirs)


def _are_of_two_rows(one: Candidate, other: Candidate) -> bool:
    """Mayors of Sarn and of Ulm; the largest cities, and the oldest."""
    titles = {candidate.claim.measure for candidate in (one, other) if candidate.claim.measure.count("/") > 1}
    if len(titles) > 1:
        return True
    rows = one.what - other.around - stems(one.names), other.what - one.around - stems(other.names)
    return any(rows)


def _are_ranks_of_two(one: Candidate, other: Candidate, _: Measures) -> bool:
    """One came second, another third."""
    return one.dimension == RANK and _have_two_owners(one, other)


# Dates


def _are_of_figures(one: Candidate, other: Candidate, _: Measures) -> bool:
    """Whether dates say when figures held, not when one thing happened: "was 5 percent in 2023", "sold 40 in 2022"."""
    mine, theirs = one.claim.context, other.claim.context
    held = any(context.amounts and not context.happened for context in (mine, theirs))
    return held or bool(mine.amounts and theirs.amounts and {*mine.amounts}.isdisjoint(theirs.amounts))


def _is_one_repeated(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "Released again in 2011" against "released in 2004"."""
    return one.dimension == MOMENT and _is_again(one) is not _is_again(other)


def _is_again(candidate: Candidate) -> bool:
    return not words("adverbs", "repeated").isdisjoint(candidate.around)


REASONS: tuple[tuple[str, Check], ...] = (
    ("one comes on top of what was counted before", _is_one_additional),
    ("one is planned, forecast or possible", _are_of_two_modalities),
    ("one is an older figure", _is_one_older),
    ("they are of two declared measures", _are_of_two_measures),
    ("one may be of some of those that the other counts", _is_one_of_some),
    ("one is of a kind that the other does not tell", _are_of_two_kinds),
    ("one is of another of its kind", _are_of_two_of_a_kind),
    ("one is of a part of what the other is of", _is_one_a_part),
    ("one is of all places but those of the other", _is_one_elsewhere),
    ("they are of two regions", _are_of_two_regions),
    ("one is of several events", _are_of_other_events),
    ("one is of another time than the other's report", temporal.is_one_out_of_date),
    ("they change from day to day, and are of two days", temporal.are_of_two_days),
    ("they count different things", _count_two_things),
    ("they may be the ages of two people", _are_ages_of_two),
    ("they say when figures held, not when something happened", _are_of_figures),
    ("they are shares of two things, or of two kinds", _are_of_two_bases),
    ("they are places in two orders", _are_of_two_orders),
    ("they are the places of two", _are_ranks_of_two),
    ("they are of two, by their subjects", _are_of_two_bearers),
    ("two do the same", _are_of_two_doers),
    ("they are of two by name", _are_of_two_names),
    ("a birthday may lie between them", _may_be_a_birthday),
    ("one is of somebody's kin", _are_of_two_kin),
    ("their reports were published too far apart", temporal.are_published_apart),
    ("one is of a period, the other a total to date", temporal.is_one_of_a_period),
    ("their own words give two times", temporal.are_of_other_times),
    ("one is told from its report's date, far from the other", temporal.is_one_of_its_report),
    ("both name one weekday, and the date of a report says which", temporal.are_of_one_weekday),
    ("one is of what happened again", _is_one_repeated),
)
"""What `checker why` says, each with its check; the first that holds is told."""
