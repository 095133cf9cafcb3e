"""The ends of a life, as claims: in prose, in brackets behind a name, and in the rows of a fact box.

"Ada Holm was born on 21 April 1975", "Ada Holm (3 May 1912 - 4 June 1976) was a painter", "Died: 4 June 1976".
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from checker.extraction.figures.ages import AT_DEATH
from checker.extraction.figures.empty_claims import claim_at, date_claim
from checker.extraction.figures.ends_of_life import BORN, DIED, end_of_life
from checker.extraction.figures.figure import Clauses
from checker.extraction.figures.memory import Memory
from checker.extraction.grammar.boxes import Box
from checker.extraction.grammar.capitals import bearers
from checker.extraction.grammar.phrasing import name_before
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.extraction.happenings.happening import moment_of, year_confidence
from checker.extraction.times.loose import loosely
from checker.extraction.times.times import DATES, TimeMention
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.lexicon.likeness import is_person
from checker.model.amount import Amount
from checker.model.claim import Claim, EntityType
from checker.model.interval import Interval
from checker.model.report import Report

MARKS = {BORN: "b", DIED: "x", AT_DEATH: "a"}
"""Behind the id of a claim about the beginning, the end and the length of a life."""

NOTHING = ("", None)
"""Nobody is born or dies."""

End = tuple[TimeMention, str, str]
"""A date with the person whose life begins or ends then, by name, and which of the two it does."""


def lives(report: Report, clauses: Clauses, box: Box, memory: Memory) -> Iterator[Claim]:
    """A claim for the day, the month, the year or more of each birth and each death; `memory` says who "he" is."""
    told = _told(clauses.parse, clauses.times, memory)
    for date, person, measure in (*told, *_bracketed(clauses), *_boxed(clauses, box)):
        yield replace(
            date_claim(report, clauses.sentence, date, MARKS[measure]),
            entity=_in_full(report, person),
            entity_type=EntityType.PERSON,
            measure=measure,
            moment=moment_of(date) or loosely(date),
            confidence=year_confidence(date, report),
        )


def lengths_of_life(report: Report, clauses: Clauses) -> Iterator[Claim]:
    """A claim for the age at death that two days in brackets behind a name give: 64 for the painter above."""
    found = list(_bracketed(clauses))
    for (born, person, _), (died, _, _) in zip(found[::2], found[1::2], strict=True):
        if born.explicit and born.point and died.point:
            first, last = born.point.first_day, died.point.first_day
            years = Decimal(last.year - first.year - ((last.month, last.day) < (first.month, first.day)))
            exact = Interval.point(years)
            yield replace(
                claim_at(report, clauses.sentence, born.start, died.end, MARKS[AT_DEATH]),
                entity=person,
                entity_type=EntityType.PERSON,
                measure=AT_DEATH,
                declared=True,
                amount=Amount((years,), units.YEAR_OF_AGE, exact, exact),
            )


def is_life(clauses: Clauses, born: TimeMention, died: TimeMention) -> bool:
    """Whether two dates are the ends of a life in brackets."""
    return any(one[0] is born and other[0] is died for one, other in pairwise(_bracketed(clauses)))


def _told(parse: Parse, dates: list[TimeMention], memory: Memory) -> Iterator[End]:
    """ "Was born in Lund on 3 May 1912", "died of cancer in the spring of 1976"; "Kern, 79, left. He was born in"."""
    for date in dates:
        measure, who = (end_of_life(parse, date) or NOTHING) if _is_dated(date) else NOTHING
        if who is None or measure not in (BORN, DIED):
            continue
        person = _meant(memory) if parse.word(who) in words("pronouns", "he or she") else _named(parse, who)
        if person:
            yield date, person, measure


def _meant(memory: Memory) -> str:
    """Whom "he" means: the one person that the sentence before tells of, by name and with an age."""
    before, name = memory.before, memory.person.split()
    if before is None or not name or name[-1] not in before.words:
        return ""
    tags, kin = before.tags, words("sexes", "male", "female")
    opens = [at for at, tag in enumerate(tags) if tag == "PROPN" and (at == 0 or tags[at - 1] != "PROPN")]
    others = [at for at in opens if before.words[at] not in name and before.words[at + 1 : at + 2] != name[:1]]
    others = [at for at in others if tags[at - 1] not in ("ADP", "DET")]
    people = [
        at for at, tag in enumerate(tags) if tag == "NOUN" and (before.lower[at] in kin or is_person(before.lemma(at)))
    ]
    return memory.person if not others and all(tags[at + 1 : at + 2] == ["PROPN"] for at in people) else ""


def _in_full(report: Report, person: str) -> str:
    """Whose family name a report gives: "Bell" is Rufus Bell, whom it began with, not Ella."""
    return next(iter(() if " " in person else bearers(report.text, person)), person)


def _is_dated(date: TimeMention) -> bool:
    """ "In 1912", not the ends of a stretch."""
    return date.year_given and date.point is not None and date.span == date.point


def _named(parse: Parse, who: int) -> str:
    """The name of a person: behind an age and a "who" too."""
    while who in parse.figures:
        who = parse.skip(who - 1, -1, Kind.COMMA)
    return name_before(parse, parse.chunks[who].last) if parse.kind(who) is Kind.NOUN else ""


def _bracketed(clauses: Clauses) -> Iterator[End]:
    """ "Ada Holm (3 May 1912 - 4 June 1976)": behind a name nothing but a life has two such ends."""
    parse, lower = clauses.parse, clauses.sentence.lower
    for born, died in pairwise(clauses.times):
        joined = died.first == born.last + 1 and lower[born.last] == "-"
        if not (joined and died.explicit and born.point and died.point and clauses.sentence.word(died.last) == ")"):
            continue
        person = _person_before(parse, born.first)
        if person:
            yield from ((born, person, BORN), (died, person, DIED))


def _person_before(parse: Parse, at: int) -> str:
    """Whose name stands before the bracket that a token stands in."""
    opening = next((index for index in range(at - 1, 0, -1) if parse.sentence.lower[index] == "("), 0)
    return name_before(parse, opening) if opening else ""


def _boxed(clauses: Clauses, box: Box) -> Iterator[End]:
    """ "Died: 4 June 1976 (aged 64), Lund": the first date of a row of whom the box is about."""
    parse = clauses.parse
    date = next((one for one in clauses.times if one.type in DATES and one.point is not None), None)
    if parse.label is None or not box.title or date is None or not _is_dated(date):
        return
    label = parse.sentence.lower[: parse.chunks[parse.label].last]
    for measure in (BORN, DIED):
        if not words("lasting", measure).isdisjoint(label):
            yield date, box.title, measure
