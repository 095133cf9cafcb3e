"""Kin, and people of one sex: whose brother died says nothing of one's own death, "three sons" little of "children"."""

from __future__ import annotations

import functools

from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.claim import Claim


def are_of_other_kin(one: Claim, other: Claim) -> bool:
    """ "Holm died in May", "Holm's brother died in June": what happened to somebody, and to somebody's kin."""
    mine, theirs = (_kin_near(claim) for claim in (one, other))
    return one.amount is None and other.amount is None and mine != theirs


def _kin_near(claim: Claim) -> frozenset[str]:
    """The kin that a claim speaks of; whoever "was born to a teacher and her husband" is none of the two."""
    is_birth = claim.context.verb in words("verbs", "birth")
    return words("nouns", "kin").intersection(claim.context.subject if is_birth else claim.context.near)


def are_some_of(one: Claim, other: Claim) -> bool:
    """ "Three sons" of "five children": the fewer are of one sex, and the others are not said to be."""
    if one.amount is None or other.amount is None:
        return False
    few, all_ = sorted((one.amount, other.amount), key=lambda amount: amount.wide.low)
    return few.unit.name in _of_one_sex() and all_.unit.name not in _of_one_sex()


@functools.cache
def _of_one_sex() -> frozenset[str]:
    """Kin of one sex: "four men were hurt" may as well be all of them."""
    return words("nouns", "kin").intersection(noun for nouns in table("grammar")["sexes"].values() for noun in nouns)
