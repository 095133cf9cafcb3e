"""What is the first since a year, and was so again: "its first cup since 2001. It had also won the cup in 2012".

Only what is told as earlier counts ("had won", "also won"): "it won the cup in 2024" may be the first itself.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.extraction.figures.figure import Clauses
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import UNTOLD, Kind
from checker.extraction.happenings.threads import Thread
from checker.extraction.times.times import TimeMention
from checker.lexicon.grammar import words
from checker.model.claim import Link

CONTENT = ("NOUN", "ADJ", "VERB", "PROPN", "NUM")
NEAR = 3
"""Chunks between "the first snow" and "since": a place, with its preposition."""


class _First(msgspec.Struct, frozen=True):
    """Who did it, or what was so, and what, as lemmas without "first"; the claim of the year behind "since"."""

    subject: frozenset[str]
    deed: frozenset[str]
    claim: str


class Firsts(Thread[_First]):
    """The last thing of a paragraph that was the first since some year."""

    def _links(self, clauses: Clauses, date: TimeMention, verb: int | None, claim: str) -> Iterator[Link]:
        if verb is None or not date.year_given or not clauses.parse.traits(verb).isdisjoint(UNTOLD):
            return
        parse = clauses.parse
        subject = _lemmas(parse, *_phrase(parse.subject(verb)))
        if date.signal == "since":
            deed = _first(parse, parse.owner[date.first] - 1)
            self._told = [_First(subject, deed, claim)] if deed else []
        elif date.signal in ("in", "on") and _is_earlier(parse, verb):
            deed = _deed(parse, verb)
            for one in self._told:
                if deed == one.deed and (not subject or subject == one.subject or not one.subject):
                    yield Link.of("first_since", since=one.claim, other=claim)


def _phrase(chunk: int | None) -> tuple[int, int]:
    return (0, 0) if chunk is None else (chunk, chunk + 1)


def _first(parse: Parse, since: int) -> frozenset[str]:
    """ "Won its first cup since", "was the first snow in Hale since", "was visible for the first time since"."""
    near = range(since - 1, max(since - 1 - NEAR, 0), -1)
    first = next((at for at in near if not words("recurring", "first").isdisjoint(parse.words(at))), None)
    if first is None or parse.word(since) != "since" or parse.kind(first) is not Kind.NOUN:
        return frozenset()
    if parse.lemma(first) not in words("recurring", "time"):
        before = parse.skip(first - 1, -1, Kind.ADVERB)
        return _lemmas(parse, before if parse.object(before) == first else first, first + 1)
    verb = next((at for at in range(first - 1, -1, -1) if parse.kind(at) is Kind.VERB), None)
    return frozenset() if verb is None else _lemmas(parse, verb, first - 1)


def _deed(parse: Parse, verb: int) -> frozenset[str]:
    """ "Had also won the cup", "had snowed", "was also visible": a verb with what stands right behind it."""
    behind = parse.skip(verb + 1, 1, Kind.ADVERB)
    told = parse.kind(behind) in (Kind.NOUN, Kind.ADJECTIVE)
    return _lemmas(parse, verb, behind + 1 if told else verb + 1)


def _is_earlier(parse: Parse, verb: int) -> bool:
    """ "Had won", "also won", "last won"."""
    told = {*parse.words(verb), parse.word(verb - 1), parse.word(verb + 1)}
    return bool(told & words("recurring", "before"))


def _lemmas(parse: Parse, first: int, last: int) -> frozenset[str]:
    """The lemmas of what some chunks tell, without "first", pronouns and auxiliaries."""
    sentence, known = parse.sentence, words("recurring", "first") | words("auxiliary", "be") | {"be", "have"}
    tokens = (at for chunk in parse.chunks[first:last] for at in range(chunk.first, chunk.last))
    found = (sentence.lemma(at) for at in tokens if sentence.tags[at] in CONTENT)
    return frozenset(found) - known - words("recurring", "before")
