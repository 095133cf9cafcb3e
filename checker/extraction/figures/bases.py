"""What a change is reckoned on: "14 percent over the budget of $590 million", "a rise of 31 on the 610 of May".

The base stands right behind the change and a preposition; only a noun for it ("the budget of") may come between.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.model.amount import SHARE

UNRELATED = (SHARE, "time", "points")
"""Dimensions of what stands behind the same prepositions and is no base: "12 percent over ten years"."""

PAIRED = ("with", "to")
"""What leads to a base only behind "compared"; "up 9 percent to $2bn" leads to the new level."""


def base_behind(parse: Parse, host: int) -> int | None:
    """The noun phrase of the amount that the difference in another names as its base; None if it names none."""
    at = host + 1
    if parse.kind(at) not in (Kind.PREPOSITION, Kind.ADVERB):
        return None
    moves = _is_move(parse, host)
    if words("comparison", "percentage").isdisjoint(parse.words(host)) and not (moves and parse.word(host - 1) == "of"):
        return None
    if parse.kind(at) is Kind.ADVERB and parse.word(at) in words("verbs", "direction"):
        at, moves = at + 1, True
    for base in _phrases(parse, at, moves):
        if base in parse.figures and _dimension(parse, base) not in UNRELATED:
            return base
    return None


def is_base(parse: Parse, host: int) -> bool:
    """Whether a change before names the amount in a noun phrase as its base."""
    return host in _bases(parse)


@functools.lru_cache(maxsize=4)
def _bases(parse: Parse) -> frozenset[int]:
    """All bases of a sentence, which is asked for them by each of its figures with each of its times."""
    return frozenset(base for host in parse.figures if (base := base_behind(parse, host)) is not None)


def _phrases(parse: Parse, at: int, moves: bool) -> Iterator[int]:
    """The noun phrases that may hold the base, behind the preposition at `at`: "the $2bn", "the budget of $2bn"."""
    compared = moves and parse.word(at) in words("comparison", "compared")
    at += compared
    leading = words("comparison", "relative") | (words("comparison", "moved") if moves else frozenset())
    if parse.kind(at) is not Kind.PREPOSITION or parse.word(at) not in leading:
        return
    if parse.word(at) in PAIRED:
        return
    at += 1
    if parse.kind(at) is Kind.TIME and parse.word(at + 1) == "'s":
        at += 2  # "from last year's 7.6 million"
    yield at
    if parse.kind(at) is Kind.NOUN and at not in parse.figures and parse.word(at + 1) == "of":
        yield at + 2


def _is_move(parse: Parse, host: int) -> bool:
    """ "A 9 percent rise", "a rise of 9 percent", "up 9 percent", "rose 9 percent"."""
    drawn = words("nouns", "rise", "fall", "difference")
    if parse.lemma(host) in drawn:
        return True
    before = host - 1
    if parse.word(before) == "of":
        return parse.lemma(before - 1) in drawn
    return parse.word(before) in words("verbs", "direction") or parse.is_verb(before, "rise", "fall")


def _dimension(parse: Parse, host: int) -> str:
    """The dimension of the unit that a noun phrase ends in; none for one that counts."""
    unit = units.by_words().get((parse.word(host),))
    return unit.dimension if unit else ""
