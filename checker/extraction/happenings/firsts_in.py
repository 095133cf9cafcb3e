"""What is the first in so long, and when the last was: "the first snow in 90 days came on Friday ... the last on"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.extraction.figures.figure import Clauses
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import UNTOLD, Kind
from checker.extraction.happenings.threads import Thread
from checker.extraction.times.times import TimeMention
from checker.lexicon.grammar import words
from checker.lexicon.likeness import like
from checker.model.claim import Link
from checker.model.timespan import Timespan

TELLING = (Kind.NOUN, Kind.ADVERB, Kind.ADJECTIVE)
NEAR = 3
"""Chunks between "the first snow" and its length of time: a place, with its preposition."""


class _FirstIn(msgspec.Struct, frozen=True):
    """What was the first, by its noun; the claims of its length of time and its date; when; what else is said."""

    thing: str
    length: str
    claim: str
    when: Timespan
    said: frozenset[str]


class FirstsIn(Thread[_FirstIn]):
    """The last thing of a paragraph that was the first in so long, with its date."""

    def _links(self, clauses: Clauses, date: TimeMention, verb: int | None, claim: str) -> Iterator[Link]:
        if verb is None or date.point is None or not clauses.parse.traits(verb).isdisjoint(UNTOLD):
            return
        said = clauses.sentence.lemmas
        found = [_FirstIn(thing, length, claim, date.point, said) for thing, length in _first_in(clauses)]
        if found:
            self._told = found[:1]
            return
        parse = clauses.parse
        thing = _last(parse, verb)
        named = {parse.lemma(at) for at in range(verb + 1, parse.owner[date.first]) if parse.kind(at) in TELLING}
        named |= _of(parse, parse.subject(verb))
        for one in self._told:
            is_all = named <= one.said | words("nouns", "settlement", "realm")
            is_of_one = thing and (thing == one.thing or thing in like(one.thing))
            if is_of_one and is_all and date.point.end <= one.when.start:
                yield Link.of("fits_in", duration=one.length, start=claim, end=one.claim)


def _first_in(clauses: Clauses) -> Iterator[tuple[str, str]]:
    """ "The first snow in 90 days", "the first strike at the port in ten years": what it was, and the length."""
    parse = clauses.parse
    for length in clauses.figures:
        in_ = length.host - 1
        near = range(in_ - 1, max(in_ - 1 - NEAR, -1), -1)
        first = next((at for at in near if not words("recurring", "first").isdisjoint(parse.words(at))), None)
        if length.kind != "duration" or parse.word(in_) not in ("in", "for") or first is None:
            continue
        between = {parse.kind(at) for at in range(first, in_)}
        if between <= {Kind.NOUN, Kind.PREPOSITION} and parse.lemma(first) not in words("recurring", "time"):
            yield parse.lemma(first), length.id


def _last(parse: Parse, verb: int) -> str:
    """ "The last shower had been recorded", "had last won": what was the last."""
    subject, last = parse.subject(verb), words("recurring", "last")
    if not last.isdisjoint(parse.words(verb)):
        return parse.lemma(verb)
    is_last = subject is not None and not last.isdisjoint(parse.words(subject))
    return parse.lemma(subject) if subject is not None and is_last else ""


def _of(parse: Parse, noun: int | None) -> set[str]:
    """ "The last strike of the pilots"."""
    is_of = noun is not None and parse.kind(noun + 1) is Kind.PREPOSITION and parse.kind(noun + 2) is Kind.NOUN
    return {parse.lemma(noun + 2)} if noun is not None and is_of else set()
