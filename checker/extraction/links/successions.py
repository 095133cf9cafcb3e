"""Holders of one office, each with their rank: "the seventh governor succeeded Hale, the fifth governor".

Who follows whom is said by a verb between the two, or by "successor" and "predecessor" in the next sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import UNTOLD, Kind
from checker.lexicon.grammar import words
from checker.model.claim import Link

RANK = "rank"
NEAR = 4
"""Chunks from a verb to the rank of whom it names, at most: "Hale, the 14th president"."""


def successions(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "The 12th president was succeeded by Hale, the 14th president", "her successor was its sixth president"."""
    ranks = [one for one in clauses.figures if one.kind == RANK]
    here = clauses.sentence.paragraph
    earlier = [one for one in before[-1:] if one.kind == RANK and one.sentence.paragraph == here]
    for one, other in pairwise((*earlier, *ranks)):
        is_office = one.noun == other.noun and one.noun in words("offices", "counted")
        order = _order(clauses.parse, one, other) if is_office else None
        if order is not None:
            first, second = order
            yield other, Link.of("succession", earlier=first.id, later=second.id)


def _order(parse: Parse, one: Figure, other: Figure) -> tuple[Figure, Figure] | None:
    """Which of two holders came first; None where nothing says that one followed the other."""
    if one.sentence is other.sentence:
        verbs = [at for at in range(one.host + 1, other.host) if parse.kind(at) is Kind.VERB]
        verb = verbs[-1] if verbs else None
        start = _followed(parse, verb) if verb is not None else None
        if verb is None or start is None or not UNTOLD.isdisjoint(parse.traits(verb)):
            return None
        between = range(start, other.host)
        if len(between) >= NEAR or any(parse.kind(at) not in (Kind.NOUN, Kind.COMMA) for at in between):
            return None
        return (one, other) if "passive" in parse.traits(verb) else (other, one)
    told = {parse.lemma(at) for at in range(other.host) if parse.kind(at) is Kind.NOUN}
    if told & words("offices", "successor"):
        return one, other
    return (other, one) if told & words("offices", "predecessor") else None


def _followed(parse: Parse, verb: int) -> int | None:
    """ "Succeeded Hale", "was succeeded by Hale", "taking over from Hale": the chunk from which on he is named."""
    if parse.lemma(verb) in words("offices", "follow"):
        return verb + 1 + (parse.word(verb + 1) == "by")
    after = parse.chunks[verb].last
    takes_over = parse.lemma(verb) == "take" and parse.sentence.lower[after : after + 2] == ["over", "from"]
    return parse.owner[after + 2] if takes_over and after + 2 < len(parse.owner) else None
