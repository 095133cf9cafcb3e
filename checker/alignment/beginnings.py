"""When something began in one report, and its anniversary or its age in another: "founded in 1974", "is 40 years old".

They go together where each is the only one of its report, and both are told of one thing: by its noun ("the pit", "the
colliery"), by its name, or as a firm whose name the other gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import product

from checker.alignment.candidates import akin_to, stems
from checker.lexicon.grammar import words
from checker.lexicon.likeness import is_person
from checker.model.amount import RANK
from checker.model.claim import Claim, Confidence, Evidence, Link
from checker.rulebook.measures import Behaviour

DATE, END = "date", "e"
"""The measure of a date, and the mark behind the id of one that links name."""

ROUND = 10
"""The age of a thing in whole tens is no exact one."""

YEAR, NEAR = "year", timedelta(days=90)
"""Of what is told of another time than that, a report's date says nothing."""


def beginnings(claims: Iterable[Claim]) -> Iterator[Link]:
    """A link from each anniversary, and each age of a thing, to when it began by the only report that tells so."""
    everyone = {claim.id: claim for claim in claims}
    begun, told = defaultdict[str, list[Claim]](list), defaultdict[str, list[Claim]](list)
    for claim in everyone.values():
        if _is_begun(claim):
            begun[claim.report].append(claim)
        elif _is_jubilee(claim) or _is_age(claim):
            told[claim.report].append(claim)
    for one, other in product(begun, told):
        found = [pair for pair in product(begun[one], told[other]) if _are_of_one(*pair)] if one != other else []
        if len(found) == 1:
            yield from _link(*found[0], everyone)


def _link(begun: Claim, told: Claim, everyone: dict[str, Claim]) -> Iterator[Link]:
    start = everyone.get(begun.id + END, begun)
    evidence = (Evidence("words", "when it began, and how long ago that was", " ".join(begun.context.subject)),)
    sure = Confidence.MEDIUM
    ends = [one for one in everyone.values() if one.sentence == told.sentence and _is_day_of(one, told)]
    if ends and not _is_age(told):
        yield Link.of("jubilee", confidence=sure, evidence=evidence, rank=told.id, start=start.id, end=ends[0].id)
    if start.when is None or told.when is None or abs(start.when.start - told.when.end) > NEAR:
        return
    if _is_age(told):
        yield Link.of("since", confidence=sure, evidence=evidence, duration=told.id, start=start.id)
    elif not told.dated:
        yield Link.of("anniversary", confidence=sure, evidence=evidence, rank=told.id, start=start.id)


def _is_day_of(date: Claim, told: Claim) -> bool:
    """The date in whose year an anniversary is said to fall."""
    return date.measure == DATE and date.moment is not None and told.dated and date.moment == told.when


def _is_begun(claim: Claim) -> bool:
    """ "The company, founded in 1974", "the plant, which went into service in 1979"."""
    context = claim.context
    if claim.measure != DATE or claim.moment is None or claim.confidence is not Confidence.HIGH or not context.subject:
        return False
    in_service = not words("life", "service").isdisjoint(context.near)
    return context.verb in words("life", "built verbs") or in_service


def _is_jubilee(claim: Claim) -> bool:
    is_rank = claim.amount is not None and claim.amount.unit.dimension == RANK
    return is_rank and not words("lasting", "jubilee").isdisjoint(claim.measure.split("/"))


def _is_age(claim: Claim) -> bool:
    """ "The 74-year-old colliery": of no person, and no round number."""
    if claim.measure != Behaviour.AGE or claim.amount is None or claim.amount.unit.name != YEAR:
        return False
    is_thing = not claim.entity and not any(map(is_person, claim.context.what))
    return is_thing and all(value % ROUND for value in claim.amount.values)


def _are_of_one(begun: Claim, told: Claim) -> bool:
    """Whether what began is what has an anniversary or an age: the same noun or name, or a firm by its name."""
    mine = {*begun.context.subject} - {*begun.context.whose}
    theirs = {*told.context.subject, *told.entity.casefold().split()} if _is_jubilee(told) else {*told.context.what}
    if begun.context.whose and told.context.whose and set(begun.context.whose).isdisjoint(told.context.whose):
        return False
    if stems({*begun.context.subject}) <= stems(theirs):
        return True
    if _is_age(told):
        return len(mine) == 1 and not (stems(mine) | akin_to(mine)).isdisjoint(stems(theirs))
    return mine <= words("nouns", "firm") and told.entity[:1].isupper()
