"""Births, deaths and ages of one life: "She was 39 when she died in 1987, having been born in 1930".

Whose a birth or a death is, and whose an age is, may be told in other words and other sentences. A thing that was built
has an age too.
"""

from __future__ import annotations

import msgspec

from checker.extraction.figures.age_owners import beside
from checker.extraction.figures.ages import AT_DEATH, is_at_death, is_of_then, is_one_clause
from checker.extraction.figures.brief import Extent
from checker.extraction.figures.ends_of_life import BUILT, BURIED, DIED, born_subject, end_of_life, is_somebody
from checker.extraction.figures.figure import PAIR, Clauses, Figure
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.extraction.happenings.happening import end_id
from checker.extraction.happenings.persons import People, Who
from checker.extraction.quantities.aged import OLDEST
from checker.extraction.times.tense import is_past
from checker.extraction.times.times import DATES, TimeMention
from checker.lexicon.grammar import words
from checker.model.claim import Link
from checker.model.report import Report
from checker.model.timespan import DAY, Timespan

SELDOM = 2.5
"""Two ages that are so many times as far apart as the days of which they are told are of others."""

YEAR, DAYS, REACH = 365.25, 2, 4
"""Days of a year, some days less, and the words about an age that say of which day it is."""

ROUND = 10
"""The age of a thing in whole tens is no exact one."""


class _End(msgspec.Struct, frozen=True):
    """What begins or ends on a date, and who or what it is."""

    what: str
    date: TimeMention
    who: Who


class _Age(msgspec.Struct, frozen=True):
    """An age with whoever has it and the day that it is of: of some day `of_then`, of that of a death."""

    figure: Figure
    who: Who
    clauses: Clauses
    when: Timespan | None
    of_then: bool
    at_death: bool

    @property
    def has_day(self) -> bool:
        return self.figure.kind == "age" and self.when is not None

    def is_of(self, date: TimeMention) -> bool:
        """Whether the age is told in the clause of a date."""
        return date in self.clauses.times and is_one_clause(self.clauses, self.figure, date, self.who.at[1])

    @property
    def is_beside(self) -> bool:
        """Whether it stands in commas behind whoever has it."""
        parse, host = self.figure.parse, self.figure.host
        return parse.kind(host - 1) is Kind.COMMA and self.who.at[1] == host - 2

    @property
    def is_of_another(self) -> bool:
        """ "Until a witness, now 41, came forward": of somebody who is told of here for the first time."""
        parse, at = self.figure.parse, self.who.at[1]
        comma = parse.skip(self.figure.host - 1, -1, Kind.TIME, Kind.ADVERB)
        return parse.kind(comma) is Kind.COMMA and at == comma - 1 and parse.is_indefinite(at)

    def link(self, link: Link, date: TimeMention | None = None) -> None:
        """Hang a link on the age, which a bare number turns out to be; it is of the `date`, and not of the report's."""
        if self.figure.kind != "age":
            self.figure.make_age()
            self.figure.when, self.figure.dated = self.when, False
        if date is not None and self.figure.measure != AT_DEATH:
            self.figure.when, self.figure.dated = date.point, True
            self.figure.note("when", "the date beside the age")
        self.figure.links.append(link)


class Lifetimes:
    """The lives that one report tells of; `end` links each age with the birth that is told of whoever has it."""

    def __init__(self, report: Report, published: Timespan | None, extent: Extent) -> None:
        self.report, self.published, self.extent = report.id, published, extent
        self._ends: list[_End] = []
        self._ages: list[_Age] = []
        self._dates: list[TimeMention] = []
        self.people = People(report.text, extent)

    def hear(self, clauses: Clauses) -> frozenset[str]:
        """Take up what a sentence tells; the ids of its dates that ages may be held against."""
        self.people.hear(clauses.parse)
        here = [one for date in clauses.times if (one := self._end(clauses.parse, date)) is not None]
        self._ends += here
        self._dates += [one for one in clauses.times if one.type in DATES and one.point is not None]
        for figure in clauses.figures:
            if _may_be_age(figure):
                self._ages.append(self._age(figure, clauses))
        if not clauses.times:
            return frozenset()
        is_aged = any(age.clauses is clauses for age in self._ages[-1:])
        if not is_aged and all(one.what == DIED for one in self._ends) and not any(one.who.names for one in here):
            return frozenset()
        return frozenset(
            end_id(self.report, one) for one in clauses.times if one.type in DATES and one.point is not None
        )

    def end(self) -> None:
        """Link the ages of one person of which one is of then, and each with the birth, or with birth and death."""
        self._pair()
        self._then_and_now()
        for age in self._ages:
            begun = [one for one in self._ends if one.what != DIED and self.people.are_one(age.who, one.who)]
            if len({one.date.point for one in begun}) == 1:
                self._hold(age, begun[0])

    def _pair(self) -> None:
        """ "Otto Kern, 34, was convicted in 2010, when he was 20": with the last age told before."""
        told = [age for age in self._ages if age.has_day]
        for at, age in enumerate(told):
            one = next((one for one in reversed(told[:at]) if self.people.are_one(one.who, age.who)), None)
            if one is not None and (age.of_then or one.of_then or _is_told_again(one, age)):
                age.link(Link.of("ages", one=one.figure.id, other=age.figure.id))

    def _then_and_now(self) -> None:
        """ "In 2005 she gave a concert. She was eight then. Today she is 31": of one, and of the one date told."""
        told = sorted(self._ages, key=lambda age: age.figure.value)
        if self.published is None or len(told) != PAIR or not self.extent.is_brief or self._ends:
            return
        young, old = told
        known = {point: one for one in self._dates if (point := _past(one, self.published)) is not None}
        if any(link.kind == "ages" for age in told for link in age.figure.links):
            return
        if len(known) != 1 or not self.people.are_of_one or not _is_told_of_then(young.figure):
            return
        if young.who.is_kin or old.who.is_kin or _is_of_kin(young.figure) or old.is_of_another:
            return
        ((point, date),) = known.items()
        apart, gone = float(old.figure.value - young.figure.value), (self.published.start - point.start).days / YEAR
        if gone < SELDOM * apart < SELDOM * SELDOM * gone:
            old.link(Link.of("ages", one=young.figure.id, other=old.figure.id))
            young.link(Link.of("ages", one=old.figure.id, other=young.figure.id), date)

    def _hold(self, age: _Age, birth: _End) -> None:
        """Hold an age against a birth: on the day that it is of, or on that of the death."""
        figure, born = age.figure.id, (end_id(self.report, birth.date),)
        if birth.what == BUILT:
            is_its = age.who.at == birth.who.at or (age.who.noun == birth.who.noun and not age.who.names)
            if is_its and age.figure.kind == "age" and age.figure.value % ROUND:
                age.link(Link.of("since", duration=figure, start=born))
            return
        died = [one.date for one in self._ends if one.what == DIED and self.people.are_one(age.who, one.who)]
        is_of_living = age.of_then or not (died or age.at_death)
        ends = [one.date for one in self._ends]
        dates = [one for one in age.clauses.times if _is_sure(one) and one not in ends] if is_of_living else died
        date = next(
            (one for one in dates if one.point == age.when),
            dates[0] if len({one.point for one in dates}) == 1 else None,
        )
        if is_of_living and age.when is not None and (date is None or date.point != age.when):
            age.link(Link.of("born_in", age=figure, born=born))
            return
        is_last = age.at_death or age.is_beside or _is_told_of_the_dead(age.figure)
        is_its = (not is_of_living and is_last) or (date is not None and date.point == age.when)
        if date is not None and (is_its or age.is_of(date)):
            age.link(Link.of("aged_at", age=figure, born=born, date=(end_id(self.report, date),)), date)

    def _age(self, figure: Figure, clauses: Clauses) -> _Age:
        at_death, of_then, when = figure.measure == AT_DEATH, figure.scope.older, figure.when
        if figure.kind != "age":
            at_death = is_at_death(figure)
            of_then = is_of_then(figure) or figure.sentence.word(figure.last) in words("counted", "then")
            beside = [
                one for one in clauses.times if one.type in DATES and 0 <= one.first - figure.last <= 1
            ]  # "65 this year"
            when = beside[0].point if beside else None if at_death or of_then else self.published
        return _Age(figure, self._holder(figure), clauses, None if at_death else when, of_then, at_death)

    def _end(self, parse: Parse, date: TimeMention) -> _End | None:
        found = end_of_life(parse, date)
        if found is None:
            return None
        what = DIED if found[0] == BURIED else found[0]
        return _End(what, date, self._who(parse, found[1])) if what == DIED or date.year_given else None

    def _who(self, parse: Parse, chunk: int | None) -> Who:
        return Who() if chunk is None else self.people.named(parse, chunk)

    def _holder(self, age: Figure) -> Who:
        """Whose an age is: in its own phrase, beside it, or the subject of the verb that it hangs on."""
        parse, role = age.parse, age.role
        bracketed = age.host - 2 if parse.kind(age.host - 1) is Kind.OPEN else None
        near = (bracketed, role.noun if role.relation is Relation.OF else None, *beside(age), role.subject)
        verb = parse.verb_of(age.host)
        for chunk in (*near, None if verb is None else born_subject(parse, verb)):
            if chunk is not None and parse.kind(chunk) is Kind.NOUN:
                who = self.people.named(parse, chunk)
                if who.noun and who.noun not in words("life", "age nouns"):
                    return who
        if age.entity:
            return Who(names=frozenset(age.entity.lower().split()), noun=age.entity.lower())
        described = age.sentence.word(age.first - 1) in words("determiners", "definite")
        return Who(noun="somebody", at=(len(self.extent.sentences), age.host)) if described else Who()


def _is_told_again(one: _Age, other: _Age) -> bool:
    """ "Maren Aas, 61, ... Aas, 57,": of two places, and each beside the name."""
    are_beside = one.is_beside and other.is_beside and one.who.at != other.who.at and one.when == other.when
    marks = ("'s", "'")  # "Aas's brother Stig"
    is_own = all(not {*marks} & {*age.figure.parse.words(age.who.at[1])} for age in (one, other) if are_beside)
    return are_beside and is_own and bool(one.who.names and other.who.names)


def _is_told_of_the_dead(age: Figure) -> bool:
    """ "Holm died on Friday. She was 74.": and nothing more."""
    parse, verb = age.parse, age.role.verb
    ends = parse.kind(age.host + 1) in (Kind.BREAK, None) and age.role.relation is Relation.PREDICATE
    return ends and verb is not None and is_past(age.sentence, parse.chunks[verb].head)


def _past(date: TimeMention, published: Timespan) -> Timespan | None:
    """When it was, of a date behind the report with a year, or counted back by years ("three years ago")."""
    point = date.point
    if point is None or point.end > published.start:
        return None
    return point if date.year_given or point.length.days > YEAR - DAYS else None


def _is_told_of_then(age: Figure) -> bool:
    """ "Was eight then", "at that time she was 18", "aged 14", "at 30 in 1995", "then 66", "only 15 when"."""
    lower = age.sentence.lower
    near = {*lower[max(age.first - REACH, 0) : age.first], *lower[age.last : age.last + REACH]}
    return is_of_then(age) or not words("life", "of then").isdisjoint(near)


def _is_of_kin(age: Figure) -> bool:
    """ "Lost her son in 1990, aged 35": either of two."""
    sentence = age.sentence
    lemmas = (sentence.lemma(at) for at in range(age.first))
    return sentence.word(age.first - 1) == "aged" and not words("nouns", "kin").isdisjoint(lemmas)


def _is_sure(date: TimeMention) -> bool:
    """Whether a date gives its year, or is counted from the report's day: "on Friday", "last year"."""
    point = date.point
    if point is None or date.type not in DATES:
        return False
    return date.year_given or (point.length == DAY and not date.explicit)


def _is_counted(parse: Parse, host: int) -> bool:
    """ "12 of her books"; not "80 in 2024"."""
    return parse.kind(host + 1) is Kind.PREPOSITION and parse.kind(host + 2) is not Kind.TIME


def _may_be_age(figure: Figure) -> bool:
    """An age in years; or a bare number behind "be" or "makes her", or heading a line: "Still scoring at 43:"."""
    if figure.kind == "age":
        return figure.unit.name == "year" and len(figure.amount.values) == 1
    value, parse, role = figure.value, figure.parse, figure.role
    if figure.kind != "bare" or not 0 < value < OLDEST or value != int(value) or figure.amount.label != "=":
        return False
    if figure.number[1] != parse.chunks[figure.host].last or _is_counted(parse, figure.host):
        return False
    before = parse.kind(figure.host - 1)
    is_beside = before in (Kind.COMMA, Kind.OPEN) and is_somebody(parse, figure.host - 2)
    is_made = figure.sentence.word(figure.first - 1) in words("pronouns", "he or she")
    is_made &= parse.lemma(figure.host - 1) in words("life", "make")
    opens = figure.sentence.word(figure.first - 1) == "at" and parse.kind(figure.host + 1) is Kind.BREAK
    return is_beside or is_made or opens or (role.relation is Relation.PREDICATE and parse.lemma(role.verb) == "be")
