"""Counts told kind by kind, taken together: "four men, two women and a child were killed" tells of seven dead.

The sum is a figure of its own, of all its kinds; each of them is narrowed to its noun.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from msgspec import structs

from checker.extraction.figures.empty_claims import claim_id
from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.grammar.roles import Parse
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.lexicon.likeness import PERSON, is_person
from checker.model.amount import Amount
from checker.model.claim import Link
from checker.model.interval import Interval
from checker.model.scope import Part

COUNT = "count"
PLAIN = "="
TOTAL_OF: Final = "total_of"


def tallies(report: str, clauses: Clauses, before: list[Figure]) -> Iterator[Figure]:
    """The sum of each list of people of whom the same is said, but for one whose total the text gives."""
    taken: set[int] = set()
    links = (link for one in (*before, *clauses.figures) for link in one.links if link.kind == TOTAL_OF)
    told = {one for link in links for one in link.roles["parts"]}
    for first in clauses.figures:
        last = clauses.parse.end_of_list(first.host)
        if last > first.host and first.host not in taken:
            members = [one for one in clauses.figures if first.host <= one.host <= last]
            taken |= {one.host for one in members}
            if _add_up(members) and told.isdisjoint(one.id for one in members) and not _are_some(clauses.parse, first):
                yield _tally(report, members)


def _are_some(parse: Parse, first: Figure) -> bool:
    """ "Hurt 12 people, including two boys and a girl", "among them two boys and a girl"."""
    before = first.host - 1 - (parse.word(first.host - 1) in words("pronouns", "partitive"))
    return parse.word(before) in words("comparison", "including")


def _add_up(members: list[Figure]) -> bool:
    """Whether plain counts of people of different kinds all give one declared measure, and nothing else."""
    kinds = {one.noun for one in members}
    told = {(one.measure, one.entity, one.scope.modality) for one in members}
    are_people = all(one.kind == COUNT and is_person(one.noun) and one.declared for one in members)
    are_plain = all(one.amount.label == PLAIN and one.scope.part is Part.WHOLE for one in members)
    return are_people and are_plain and len(kinds) == len(members) and len(told) == 1


def _tally(report: str, members: list[Figure]) -> Figure:
    first, last = members[0].quantity, members[-1].quantity
    for one in members:
        one.scope = structs.replace(one.scope, group=tuple(sorted({*one.scope.group, one.noun})))
    count = sum((one.value for one in members), start=0 * first.amount.values[0])
    point = Interval.point(count)
    whole = structs.replace(
        first, end=last.end, last=last.last, amount=Amount((count,), units.count(PERSON), point, point)
    )
    own = claim_id(report, whole.start, whole.end)
    return replace(
        members[0],
        id=own,
        quantity=whole,
        noun=PERSON,
        scope=structs.replace(members[0].scope, group=()),
        links=[Link.of(TOTAL_OF, total=own, parts=tuple(one.id for one in members))],
        evidence=[*members[0].evidence],
    )
