"""What keeps two figures apart by what they count: a measure, a kind, a part, what does it or has it."""

from __future__ import annotations

import functools

from checker.alignment.candidates import (
    ANYBODY,
    CHANGE,
    MOMENT,
    Candidate,
    akin_to,
    are_akin,
    are_other,
    stems,
)
from checker.lexicon.grammar import words
from checker.lexicon.likeness import PERSON, is_person
from checker.lexicon.load import table
from checker.model.amount import COUNT, RANK, SHARE
from checker.model.scope import Part
from checker.rulebook.measures import Behaviour, Measures

BORNE_BY_ANY = frozenset((COUNT, SHARE, RANK, MOMENT, "time", "money", Behaviour.AGE))
"""Dimensions of what is told of anything, and by whoever reports it; what is left are sizes."""


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
    return _tells_more(_whom(one), {*other.claim.scope.group}) and not one.wide.low > other.wide.high


def _whom(candidate: Candidate) -> set[str]:
    """What tells which of those a measure counts: "12 children" of the dead, the gravely wounded."""
    telling = {candidate.unit, *words("adjectives", "severity")}
    return telling.intersection(candidate.claim.scope.group)


def _tells_more(mine: set[str], theirs: set[str]) -> bool:
    """Whether one of some words has none of the others that may stand for it."""
    return any(not any(are_akin(word, other) for other in theirs) for word in mine - theirs)


def are_of_two_measures(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "12 dead", "12 wounded"."""
    return are_declared(one, other) and not count_the_same(one, other)


def is_one_of_some(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "12 of the dead are children", "30 people died"."""
    return are_declared(one, other) and (may_be_some_of(one, other) or may_be_some_of(other, one))


def are_declared(one: Candidate, other: Candidate) -> bool:
    return one.claim.declared and other.claim.declared


def are_of_two_kinds(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "Youth unemployment" against "unemployment"."""
    return _is_of_a_kind(one, other) or _is_of_a_kind(other, one)


def _is_of_a_kind(one: Candidate, other: Candidate) -> bool:
    """Whether a word says which kind one figure is of, and the other's sentence has none like it."""
    kinds = one.near & other.near & _of_kinds()
    said = stems(one.claim.scope.group)
    return bool(kinds and said) and said.isdisjoint(other.around | other.akin | other.thing)


@functools.cache
def _of_kinds() -> frozenset[str]:
    return stems(words("nouns", "of_kinds"))


def is_one_picked(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "The previous chip" against "the chip"."""
    return bool(_picks(one, other) or _picks(other, one))


def are_picked_apart(one: Candidate, other: Candidate) -> bool:
    """Likewise, but a number picks nothing if only one has it: "on the first evening"."""
    mine, theirs = _picks(one, other), _picks(other, one)
    return bool(mine and theirs) or not words("adjectives", "picking").isdisjoint(mine | theirs)


def _picks(one: Candidate, other: Candidate) -> set[str]:
    """The words, and numbers of weeks, that pick one of several and are not in the other's sentence."""
    mine = _picking(one)
    if not mine.isdisjoint(_picking(other)):
        return set()
    return {word for word in mine if stems((word,)).isdisjoint(other.around)}


def _picking(candidate: Candidate) -> set[str]:
    """What picks one of several in the scope of a figure."""
    picking = words("adjectives", "picking").union(table("numbers")["ordinal"])
    return {word for word in candidate.claim.scope.residue if word in picking or word.isdecimal()}


def is_one_a_part(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "The hospital's new wing" against "the hospital"."""
    return _is_of_a_part(one, other) or _is_of_a_part(other, one) or _are_of_two_portions(one, other)


def _is_of_a_part(one: Candidate, other: Candidate) -> bool:
    """Whether the other is of the whole, and its sentence has no word for the part."""
    part = one.claim.context.part
    if not part or stems(part[1:]).isdisjoint(stems(other.claim.context.subject) | other.what):
        return False
    return stems(part[:1]).isdisjoint(other.around | other.akin | other.thing | one.thing)


def _are_of_two_portions(one: Candidate, other: Candidate) -> bool:
    """ "The extension, 5 kilometres long" against "the line is 24 kilometres long"; "weighs a tonne without fuel"."""
    if not (one.attribute or other.attribute):
        return False
    if one.claim.scope.method != other.claim.scope.method:
        return True
    mine, theirs = (words("nouns", "portion").intersection(each.claim.context.near) for each in (one, other))
    return not (stems(mine) <= other.around and stems(theirs) <= one.around)


def count_two_things(one: Candidate, other: Candidate, measures: Measures) -> bool:
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


def are_of_two_bearers(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "The rover weighs 240 kilograms", "the lander weighs 1,100": a size, or a date, is told of its subject alone."""
    is_size = ":" not in one.dimension and one.dimension not in BORNE_BY_ANY and not one.dimension.startswith(CHANGE)
    return (is_size or one.dimension == MOMENT) and _have_two_subjects(one, other)


def are_of_two_doers(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "Prosecutors called 31 witnesses", "the defence called four": two do the same, each on their own."""
    verb = one.claim.context.verb
    is_same_deed = one.dimension == COUNT and verb != "" and verb == other.claim.context.verb
    return is_same_deed and one.noun == other.noun and _have_two_subjects(one, other)


def is_one_brought(one: Candidate, other: Candidate, _: Measures | None = None) -> bool:
    """ "The line has 17 stations", "it takes the network to 71 stations": to what another thing comes with it."""
    return _is_total_beside(one, other) or _is_total_beside(other, one)


def _is_total_beside(total: Candidate, other: Candidate) -> bool:
    parts = (total.claim.scope.part, other.claim.scope.part)
    is_of_another = total.claim.entity != other.claim.entity and "" not in (total.claim.entity, other.claim.entity)
    return parts == (Part.TOTAL, Part.WHOLE) and is_of_another and _is_untold({*total.claim.context.subject}, other)


def _have_two_subjects(one: Candidate, other: Candidate) -> bool:
    """Whether the subjects are common nouns, neither of which is, or may stand for, a word of the other's sentence.

    Whose work it is (police, officials) is no other, nor is what is measured ("the magnitude").
    """
    mine, theirs = ({*candidate.claim.context.subject} for candidate in (one, other))
    named = {*one.claim.context.names, *other.claim.context.names}
    mine, theirs = mine - named, theirs - named  # "the Morvik glacier"
    anybody = words("nouns", "responder", "measure")
    are_told = bool(mine and theirs) and anybody.isdisjoint(mine | theirs)
    return are_told and _is_untold(mine, other) and _is_untold(theirs, one)


def _is_untold(subject: set[str], other: Candidate) -> bool:
    return stems(subject).isdisjoint(other.around) and akin_to(subject).isdisjoint(other.around)


def are_some_by_their_deeds(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "Six of the patients had been vaccinated", "five patients are in hospital": alike but for what tells which."""
    is_some = any(candidate.claim.context.base == candidate.noun != "" for candidate in (one, other))
    undeclared = not (one.claim.declared or other.claim.declared)
    return one.dimension == COUNT and is_some and undeclared and one.near & other.near <= stems((one.noun,))


def are_of_two_bases(one: Candidate, other: Candidate, _: Measures) -> bool:
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
