"""A change that one report tells, and its two levels in another: "up by 40 percent", "went from 1.6 to 2.0 million".

A report that gives the levels seldom reckons the change, and one that gives the change leaves the levels out. They go
together where each is the only one of its report, both name what changed, and their times fit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from checker.alignment.candidates import COMMON, dimension_of, stems
from checker.lexicon.grammar import words
from checker.model.amount import SHARE
from checker.model.claim import Claim, Confidence, Evidence, Link

LEVELS = ("levels", "rise", "fall")
TOLD = ("change_from", "multiplied")
"""Kinds of links of levels without their change, and with it."""


class Levels(NamedTuple):
    """What was and what became of it."""

    old: Claim
    new: Claim


def changes(claims: Iterable[Claim]) -> Iterator[Link]:
    """A link for each share by which something changed, with the one pair of levels in another report that it is of."""
    everyone = {claim.id: claim for claim in claims}
    links = [link for claim in everyone.values() for link in claim.links]
    reckoned = {one for link in links if link.kind in TOLD for ids in link.roles.values() for one in ids}
    told, levels = defaultdict[str, list[Claim]](list), defaultdict[str, list[Levels]](list)
    for claim in everyone.values():
        if _is_change(claim) and claim.id not in reckoned:
            told[claim.report].append(claim)
    for link in links:
        if link.kind in LEVELS and reckoned.isdisjoint(one for ids in link.roles.values() for one in ids):
            pair = _levels(link, everyone)
            levels[pair.new.report].append(pair)
    for one, other in product(told, levels):
        if one != other and max(len(told[one]), len(levels[other])) <= COMMON:
            yield from _only_one(told[one], levels[other])


def _only_one(told: Sequence[Claim], levels: Sequence[Levels]) -> Iterator[Link]:
    """The link of the one change of a report that fits two levels of another; nothing if several do."""
    found = [(change, pair) for change, pair in product(told, levels) if _are_one(change, pair)]
    if len(found) == 1:
        change, (old, new) = found[0]
        evidence = (Evidence("words", "the only change of one report, the only levels of the other"),)
        sure = Confidence.MEDIUM
        yield Link.of("change_from", confidence=sure, evidence=evidence, change=change.id, old=old.id, new=new.id)


def _levels(link: Link, everyone: dict[str, Claim]) -> Levels:
    return Levels(*(everyone[link.roles[role][0]] for role in Levels._fields))


def _is_change(claim: Claim) -> bool:
    return claim.scope.change and dimension_of(claim) == SHARE


def _are_one(change: Claim, pair: Levels) -> bool:
    """Whether a change and two levels are of one thing; shares change by points."""
    level = pair.new
    same = change.scope.modality is level.scope.modality and dimension_of(level) != SHARE
    are_of_two = bool(change.entity and level.entity) and change.entity != level.entity
    return same and not are_of_two and _fit(change, pair) and not _named(change).isdisjoint(_named(level))


def _named(claim: Claim) -> frozenset[str]:
    """The stems of words that name what changed: "net profit", not "rise" or "went"."""
    moves = {claim.context.verb}.union(*(words("nouns", name) for name in ("rise", "fall", "figure")))
    return stems({*claim.context.what} - moves)


def _fit(change: Claim, pair: Levels) -> bool:
    """Whether the time of a change is that of one of its levels, where both are told."""
    times = [level.when for level in pair if level.dated and level.when]
    return not (change.dated and change.when and times) or any(change.when.meets(time) for time in times)
