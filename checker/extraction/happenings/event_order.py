"""Happenings put in order without a date: "the mayor resigned before the vote", "the flood followed the storm".

A happening is known by its noun ("the vote", "the fire broke out") or by subject, verb and object ("the mayor
resigned"). Each mention is a claim at no known time; a link says which of two was first.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import datetime

import msgspec
from msgspec.structs import replace

from checker.extraction.figures.empty_claims import claim_at
from checker.extraction.figures.figure import Clauses
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.sentence import Sentence
from checker.extraction.grammar.syntax import UNTOLD, Kind
from checker.extraction.times.times import DATES
from checker.lexicon.grammar import words
from checker.model.claim import Claim, Confidence, Link
from checker.model.report import Report
from checker.model.timespan import Timespan

EVER = Timespan(datetime.min, datetime.max)
HAPPENING = "happening/"
MARK = "h"
"""Behind the id of a happening."""


class _Happening(msgspec.Struct, frozen=True):
    """What happened, in words that two sentences would share, and the chunks that tell it (half-open)."""

    key: str
    first: int
    last: int


def orders(report: Report, clauses: Clauses) -> Iterator[Claim]:
    """The two happenings of each order that a sentence tells, the later one with the link.

    Where dates are given, the same may have happened twice.
    """
    parse, sentence = clauses.parse, clauses.sentence
    if _signals().isdisjoint(sentence.lower) or any(date.type in DATES for date in clauses.times):
        return
    if not any(_may_order(sentence, at) for at in range(len(sentence.words))):
        return
    read = parse if parse.chunks else Parse.plain(sentence)
    for earlier, later in _told(read):
        claims = [_claim(report, read, one) for one in (earlier, later)]
        link = Link.of("in_time", earlier=claims[0].id, later=claims[1].id)
        yield from (claims[0], replace(claims[1], links=(link,)))


@functools.cache
def _signals() -> frozenset[str]:
    """Without one of these words no sentence is read for an order."""
    return words("ordering", "between", "before", "after")


def _may_order(sentence: Sentence, at: int) -> bool:
    """ "Before the", "after Hale"; "followed" and "preceded" wherever they stand."""
    word, behind = sentence.lower[at], sentence.words[at + 1 : at + 2]
    if word in words("ordering", "between"):
        return True
    if word not in _signals() or not behind:
        return False
    return behind[0][0].isupper() or behind[0].lower() in words("determiners", "definite")


def _claim(report: Report, parse: Parse, happening: _Happening) -> Claim:
    sentence, chunks = parse.sentence, parse.chunks
    start, end = sentence.starts[chunks[happening.first].first], sentence.ends[chunks[happening.last - 1].last - 1]
    return replace(
        claim_at(report, sentence, start, end, MARK),
        measure=f"{HAPPENING}{happening.key}",
        moment=EVER,
        confidence=Confidence.MEDIUM,
    )


def _told(parse: Parse) -> Iterator[tuple[_Happening, _Happening]]:
    """Each pair of happenings of which one is said to come before the other."""
    yield from _followed(parse)
    for at in range(1, len(parse.chunks)):
        word = parse.word(at)
        is_before = word in words("ordering", "before")
        if parse.chunks[at].kind not in (Kind.PREPOSITION, Kind.SUBORDINATOR):
            continue
        if is_before or word in words("ordering", "after"):
            told, other = _clause_before(parse, at), _behind(parse, at)
            if told and other and told.key != other.key:
                yield (told, other) if is_before else (other, told)


def _followed(parse: Parse) -> Iterator[tuple[_Happening, _Happening]]:
    """ "The flood followed the storm", "the storm was followed by the flood", "the storm preceded the flood"."""
    for verb in range(1, len(parse.chunks) - 1):
        if parse.kind(verb) is not Kind.VERB or parse.word(verb) not in words("ordering", "between"):
            continue
        is_passive = "passive" in parse.traits(verb)
        one, other = verb - 1, verb + 1 + is_passive
        is_plain = not is_passive or parse.word(verb + 1) == "by"
        nouns = all(parse.kind(at) is Kind.NOUN and _is_definite(parse, at) for at in (one, other))
        if is_plain and nouns and parse.kind(other + 1) in ENDS and one in (0, parse.subject(verb)):
            first, second = (_Happening(_words(parse, at), at, at + 1) for at in (one, other))
            is_first = (parse.lemma(verb) in words("ordering", "precede")) is not is_passive
            yield (first, second) if is_first else (second, first)


def _clause_before(parse: Parse, at: int) -> _Happening | None:
    """The clause that "before" hangs on: the subject, verb and object right in front of it."""
    verb = next((one for one in range(at - 1, -1, -1) if parse.kind(one) is Kind.VERB), None)
    subject = parse.subject(verb)
    between = range((verb or 0) + 1, at)
    if (
        verb is None
        or subject is None
        or any(parse.kind(one) in (Kind.COMMA, Kind.BREAK, Kind.SUBORDINATOR) for one in between)
    ):
        return None
    return _happening(parse, subject, verb, at)


def _behind(parse: Parse, at: int) -> _Happening | None:
    """ "The vote", or "the mayor resigned": up to the end of the clause."""
    noun = at + 1
    if parse.kind(noun) is not Kind.NOUN or not _is_known(parse, noun):
        return None
    verb = noun + 1
    if parse.kind(verb) is Kind.VERB:
        end = next((one for one in range(verb + 1, len(parse.chunks)) if parse.kind(one) in ENDS), len(parse.chunks))
        return _happening(parse, noun, verb, end)
    if parse.kind(verb) not in ENDS or not _is_definite(parse, noun):
        return None
    return _Happening(_words(parse, noun), noun, verb)


def _happening(parse: Parse, subject: int, verb: int, end: int) -> _Happening | None:
    """The key of a clause; of what takes place, happens or is held it is that of its noun."""
    if not _is_known(parse, subject) or parse.kind(subject + 1) is Kind.PREPOSITION:
        return None
    traits = parse.traits(verb)
    if traits & UNTOLD or "gerund" in traits or not words("onset", "again").isdisjoint(parse.sentence.lower):
        return None
    lemma, done = parse.lemma(verb), parse.object(verb)
    if lemma in words("ordering", "happens"):
        if not _is_definite(parse, subject):
            return None
        return _Happening(_words(parse, subject), subject, end)
    whom = [_words(parse, done)] if done is not None and done < end else []
    if whom and done is not None and not _is_known(parse, done):
        return None
    return _Happening(" ".join([_words(parse, subject), lemma, *whom]), subject, end)


def _is_known(parse: Parse, noun: int) -> bool:
    """ "The mayor", "Hale": what can be spoken of twice; no pronoun, and nothing counted."""
    chunk, tags = parse.chunks[noun], parse.sentence.tags
    named = tags[chunk.first] == "PROPN"
    return named or _is_definite(parse, noun)


def _is_definite(parse: Parse, noun: int) -> bool:
    """ "The vote"; a person's name is no happening."""
    chunk, tags = parse.chunks[noun], parse.sentence.tags
    return parse.first_word(noun) == "the" and "NUM" not in tags[chunk.first : chunk.last]


def _words(parse: Parse, noun: int) -> str:
    chunk, sentence = parse.chunks[noun], parse.sentence
    said = (sentence.lemma(at) for at in range(chunk.first, chunk.last) if sentence.tags[at] != "DET")
    return " ".join(said)


ENDS = (Kind.COMMA, Kind.BREAK, None)
