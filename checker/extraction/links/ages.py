"""Ages of one person in one sentence: "aged 75" beside birth and death, "34, ... in 2010, when he was 24"."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.ages import AT_DEATH, is_birth
from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.extraction.happenings.happening import end_id
from checker.extraction.times.times import DATES, TimeMention
from checker.lexicon.grammar import words
from checker.model.claim import Link
from checker.model.timespan import DAY

GLUE = frozenset(("PUNCT", "ADP", "ADV", "DET"))
"""What may stand between a date and the age that somebody had then: "on 3 May 2000, at the age of 75"."""

ONE_LIFE = GLUE | {"PROPN", "VERB", "AUX", "CCONJ", "NUM"}
"""What may stand between the dates of one life, besides "he" and "she": a noun is somebody else."""


def ages(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """The links of ages to the dates, and to the other ages, of one life."""
    dates = [one for one in clauses.times if one.type in DATES and _is_sure(one)]
    found = [one for one in clauses.figures if one.kind == "age" or _is_when(clauses, one)]
    yield from _of_a_life(clauses, found, dates)
    yield from _of_two_days(clauses, before)


def _is_sure(date: TimeMention) -> bool:
    """Whether a date gives its year, or is a day counted from that of the report: "on Friday"."""
    point = date.point
    is_near = point is not None and point.end - point.start == DAY and not date.explicit
    return point is not None and (date.year_given or is_near)


def _of_a_life(clauses: Clauses, found: list[Figure], dates: list[TimeMention]) -> Iterator[tuple[Figure, Link]]:
    """ "Born on 3 May 1930, she died on 4 June 2000, aged 70", "born in 1950, he was 74 in 2024"."""
    if len(found) != 1 or len(dates) != 2 or not is_birth(clauses, dates[0]):
        return
    age, (born, date) = found[0], dates
    is_between = born.last <= age.first and age.last <= date.first
    if _is_one_life(clauses, born.last, age.first if is_between else date.first):
        if _is_of(clauses, age, date):
            age.make_age()
            _place(age, date)
            ends = [(end_id(age.report, one),) for one in (born, date)]
            yield age, Link.of("aged_at", age=age.id, born=ends[0], date=ends[1])


def _is_one_life(clauses: Clauses, first: int, last: int) -> bool:
    """Whether nobody else comes in between two tokens; what somebody became, won or did is nobody else."""
    parse, sentence = clauses.parse, clauses.sentence
    for at in range(first, last):
        is_done = parse.kind(parse.owner[at]) is Kind.NOUN and parse.kind(parse.owner[at] - 1) is Kind.VERB
        if sentence.tags[at] not in ONE_LIFE and sentence.lower[at] not in ("he", "she") and not is_done:
            return False
        if sentence.tags[at] == "CCONJ" and sentence.tags[at + 1] == "PROPN":
            return False
    return True


def _is_of(clauses: Clauses, age: Figure, date: TimeMention) -> bool:
    """Whether an age is that of a date right beside it; who died then has no later one."""
    sentence, quantity = clauses.sentence, age.quantity
    if _is_when(clauses, age):
        return len([one for one in clauses.times if one.first >= quantity.last]) == 1
    if date.last <= quantity.first:
        between = range(date.last, quantity.first)
        aged = words("counted", "aged")
        return any(sentence.lower[at] in aged for at in range(date.last, quantity.last)) and all(
            sentence.tags[at] in GLUE or sentence.lower[at] in aged for at in between
        )
    between = range(quantity.last, date.first)
    if date.signal and sentence.lemma(date.first - 2) in words("lasting", "die"):
        return True
    return len(between) == 1 and date.signal in ("in", "on") and age.role.relation is Relation.PREDICATE


def _of_two_days(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "Otto Kern, 34, was convicted in 2010, when he was 20": an age of then, and the last told before or after."""
    told = [one for one in before if _has_day(one)]
    for age in (one for one in clauses.figures if _has_day(one)):
        other = next((one for one in reversed(told) if _are_of_one(one, age)), None)
        if other is not None and (age.scope.older or other.scope.older):
            yield age, Link.of("ages", one=other.id, other=age.id)
        told.append(age)


def _has_day(age: Figure) -> bool:
    return age.kind == "age" and age.measure != AT_DEATH and age.when is not None


def _are_of_one(one: Figure, other: Figure) -> bool:
    """Whether two ages are of one person by name, or of one whom a sentence tells of: "the mayor, who is 61, ..."."""
    if one.entity or other.entity:
        return one.entity == other.entity
    return one.sentence is other.sentence and _whose(one) == _whose(other) is not None


def _whose(age: Figure) -> int | None:
    """The phrase of whoever has an age: its subject ("the mayor, who is 61,"), or what it stands behind in commas."""
    parse, subject = age.parse, age.role.subject
    if subject is None:
        comma = parse.skip(age.host - 1, -1, Kind.TIME)
        return comma - 1 if parse.kind(comma) is Kind.COMMA else None
    antecedent = parse.antecedent(subject) if parse.kind(subject) is Kind.SUBORDINATOR else None
    return subject if antecedent is None else antecedent


def _place(age: Figure, date: TimeMention) -> None:
    """An age is of the date beside it, not of the report's."""
    if age.measure != AT_DEATH:
        age.when, age.dated = date.point, True
        age.note("when", "the date beside the age")


def _is_when(clauses: Clauses, figure: Figure) -> bool:
    """ "Was 48 when he retired in 2018": the age that somebody had on a day that is told behind it."""
    lower, quantity = clauses.sentence.lower, figure.quantity
    told = lower[quantity.last : quantity.last + 2] in (["when", "he"], ["when", "she"])
    is_one = not {"he", "she"} <= set(lower)
    return told and is_one and lower[quantity.first - 1] == "was" and quantity.amount.label == "="
