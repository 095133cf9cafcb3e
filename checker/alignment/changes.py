"""A change that one report tells, and its two levels in another: "up by 40 percent", "went from 1.6 to 2.0 million".

A report that gives the levels seldom reckons the change, and one that gives the change leaves the levels out. They go
together where each is the only one of its report, both name what changed or lead to one level, and their times fit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from checker.alignment.candidates import COMMON, akin_to, dimension_of, stems
from checker.lexicon.grammar import words
from checker.model.amount import SHARE
from checker.model.claim import Claim, Confidence, Evidence, Link
from checker.model.span import Span

LEVELS = ("levels", "rise", "fall")
LEVEL_OF = {SHARE: "", "points": SHARE}
"""The dimensions of changes, each with that of its levels; nothing where it may be any other."""

TELLING = 2
"""Digits before its zeros by which a level is known again in another report."""

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
    beside = defaultdict[Span, list[Claim]](list)
    for claim in everyone.values():
        if claim.amount is not None and not claim.scope.change:
            beside[claim.sentence].append(claim)
        if _is_change(claim) and claim.id not in reckoned:
            told[claim.report].append(claim)
    for link in links:
        if link.kind in LEVELS and reckoned.isdisjoint(one for ids in link.roles.values() for one in ids):
            pair = _levels(link, everyone)
            levels[pair.new.report].append(pair)
    for one, other in product(told, levels):
        if one != other and max(len(told[one]), len(levels[other])) <= COMMON:
            yield from _only_one([(change, beside[change.sentence]) for change in told[one]], levels[other])


def _only_one(told: Sequence[tuple[Claim, Sequence[Claim]]], levels: Sequence[Levels]) -> Iterator[Link]:
    """The link of the one change of a report that fits two levels of another; nothing if several do.

    Each change comes with the levels of its own sentence.
    """
    found = [(change, pair) for (change, beside), pair in product(told, levels) if _are_one(change, beside, pair)]
    if len(found) == 1:
        change, (old, new) = found[0]
        evidence = (Evidence("words", "the only change of one report, the only levels of the other"),)
        sure = Confidence.MEDIUM
        yield Link.of("change_from", confidence=sure, evidence=evidence, change=change.id, old=old.id, new=new.id)


def _levels(link: Link, everyone: dict[str, Claim]) -> Levels:
    return Levels(*(everyone[link.roles[role][0]] for role in Levels._fields))


def _is_change(claim: Claim) -> bool:
    return claim.scope.change and dimension_of(claim) in LEVEL_OF


def _are_one(change: Claim, beside: Sequence[Claim], pair: Levels) -> bool:
    """Whether a change and two levels are of one thing; shares change by points, and other amounts by shares."""
    level = pair.new
    same = change.scope.modality is level.scope.modality
    same &= (dimension_of(level) == SHARE) is (LEVEL_OF[dimension_of(change)] == SHARE)
    if not (same and _fit(change, pair)) or _has_another_level(beside, pair):
        return False
    if any(_is_telling(one) and _value(one) == _value(level) for one in beside):
        return True
    are_of_two = bool(change.entity and level.entity) and change.entity != level.entity
    its, near = _named(level), stems(change.context.near) | akin_to(change.context.near)
    named = bool(its) and (not _named(change).isdisjoint(its) or its <= near)
    return not are_of_two and named and not _is_narrowed(pair, near - its)


def _has_another_level(beside: Sequence[Claim], pair: Levels) -> bool:
    """ "At noon turnout was 31 percent, four points more": beside the change stands a level that is none of the two."""
    known, dimensions = {_value(level) for level in pair}, {dimension_of(level) for level in pair}
    return any(dimension_of(one) in dimensions and _value(one) not in known for one in beside)


def _is_narrowed(pair: Levels, near: frozenset[str]) -> bool:
    """ "Spending on roads went from 4 to 5 million": words beside what changed of which a change has none."""
    units = {word for level in pair if level.amount for word in level.amount.unit.name.split()}
    moves = {verb for level in pair for verb in (level.context.verb, *words("verbs", "moved"))} | units
    told = stems({word for level in pair for word in level.context.near} - moves) - _named(pair.old) - _named(pair.new)
    return bool(told) and told.isdisjoint(near)


def _is_telling(level: Claim) -> bool:
    """Whether a number is hardly the same in two reports by chance."""
    values = level.amount.values if level.amount else ()
    return any(len(value.normalize().as_tuple().digits) >= TELLING for value in values)


def _value(level: Claim) -> object:
    """ "640 vans", "sales of 640": a number with what it is in, but for what it counts."""
    return (level.amount.values, level.amount.unit.dimension) if level.amount else None


def _named(claim: Claim) -> frozenset[str]:
    """The stems of words that name what changed: "net profit", the subject of "rose", not "rise" or "went"."""
    moves = {claim.context.verb} | words("nouns", "rise", "fall", "figure")
    verbs = words("verbs", "rise", "fall")
    subject = claim.context.subject if claim.scope.change and claim.context.verb in verbs else ()
    return stems({*claim.context.what, *subject} - moves)


def _fit(change: Claim, pair: Levels) -> bool:
    """Whether the time of a change is that of one of its levels, where both are told."""
    times = [level.when for level in pair if level.dated and level.when]
    return not (change.dated and change.when and times) or any(change.when.meets(time) for time in times)
