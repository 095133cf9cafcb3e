"""Dates in their sentences, and what begins or ends on them: "moved in | in 2023", "until | 2024"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from msgspec.structs import replace

from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.grammar.sentence import Sentence
from checker.extraction.grammar.syntax import Kind
from checker.extraction.times.times import DATES, TimeMention
from checker.lexicon.grammar import phrases, words
from checker.model.timespan import DAY, WEEK, Timespan

PARTICLE = 4
"""Tokens behind a light verb among which its particle stands: "let the passengers out"."""

ENDS = (";", ":")
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Moment:
    """A date in its sentence."""

    clauses: Clauses
    date: TimeMention

    @property
    def point(self) -> Timespan:
        assert self.date.point is not None
        return self.date.point

    @property
    def is_clock(self) -> bool:
        return self.point.length < DAY

    def does(self, role: str) -> bool:
        """Whether something begins, or ends, on it: "since" or "until" it, or by the nearest word that says either."""
        if self.date.signal in words("spells", f"{role} signals"):
            return True
        at = self.deed()
        return at is not None and role in _roles(self.clauses.sentence, at)

    @property
    def opening(self) -> int:
        """The first token of a date with its preposition, or with the "since" of its clause."""
        sentence, start = self.clauses.sentence, self.date.signal_start
        return self.date.first if start is None else sentence.starts.index(start)

    def shifted(self, published: Timespan) -> Moment:
        """A day told by its name alone, as one to come: "Christmas is 100 days away", "on Sunday, in six days"."""
        point, step = self.date.point, WEEK if self.date.weekday is not None else YEAR
        is_loose = point is not None and not (self.date.explicit or self.date.year_given)
        if not is_loose or point is None or point.end > published.start or point.start + step < published.start:
            return self
        days = Timespan(point.start + step, point.end + step, point.holds, point.offset)
        return Moment(self.clauses, replace(self.date, point=days))

    def deed(self) -> int | None:
        """The nearest word before a date that begins or ends something; behind it, where no verb stands before."""
        sentence = self.clauses.sentence
        taken = {at for one in self.clauses.times if one.type in DATES for at in range(one.first, one.last)}
        at = self.date.first - 1
        while at >= 0 and at not in taken and sentence.lower[at] not in ENDS:
            if _roles(sentence, at):
                return at
            at -= 1
        is_opening = "VERB" not in sentence.tags[at + 1 : self.date.first]
        at = self.date.last
        while is_opening and at < len(sentence.words) and at not in taken and sentence.lower[at] not in ENDS:
            if sentence.tags[at] in ("VERB", "AUX", "NOUN") and _roles(sentence, at):
                return at
            at += 1
        return None


def _roles(sentence: Sentence, at: int) -> set[str]:
    """What a word tells of a spell: that it begins, that it ends, or either."""
    if sentence.tag(at) in ("DET", "PRON", "NUM", "PUNCT"):
        return set()
    lemma, behind = (
        sentence.lemma(at),
        [sentence.lemma(one) for one in range(at, len(sentence.words))[1 : 1 + PARTICLE]],
    )
    return {
        role
        for role in ("begin", "end")
        if lemma in words("spells", role)
        or any(one[0] == lemma and one[1] in behind for one in phrases("spells", f"{role} phrases"))
    }


def is_range(start: Moment, end: Moment) -> bool:
    """ "From 1990 to 1998": the two ends of one stretch."""
    return start.date.span == end.date.span != start.date.point


def speaks_on(one: Clauses, other: Clauses) -> bool:
    """Whether a sentence goes on about what another told: it opens with a pronoun, or its first noun is told again."""
    if one is other:
        return True
    opening = next((at for at, chunk in enumerate(other.parse.chunks) if chunk.kind is Kind.NOUN), None)
    if opening is None or not words("spells", "pronouns").isdisjoint(other.parse.words(opening)):
        return True
    nouns = {one.sentence.noun(chunk.head) for chunk in one.parse.chunks if chunk.kind is Kind.NOUN}
    return other.sentence.noun(other.parse.chunks[opening].head) in nouns


def is_one_clause(clauses: Clauses, first: int, last: int) -> bool:
    """Whether no clause parts two tokens: no subject with its verb, no relative."""
    parse, (low, high) = clauses.parse, sorted((first, last))
    kinds = [parse.kind(at) for at in range(parse.owner[low] + 1, parse.owner[high])]
    return (Kind.NOUN, Kind.VERB) not in pairwise(kinds) and Kind.SUBORDINATOR not in kinds


def is_of_last_deed(length: Figure, date: int) -> bool:
    """Whether no second verb of its subject has a date behind a length: "takes 40 minutes and leaves from 5 to 9"."""
    parse, verb = length.parse, length.role.verb
    kinds = [parse.kind(at) for at in range(length.host + 1, parse.owner[date])]
    lasts = parse.lemma(verb) in words("lasting", "last")
    return lasts or (Kind.COORDINATOR, Kind.VERB) not in pairwise(kinds)
