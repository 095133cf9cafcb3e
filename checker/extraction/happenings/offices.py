"""Offices that one person holds at a time: the terms of two holders, and which one in the row each was.

"Berg was governor from 1990 to 1998, and Hale was governor from 1996 to 2002", "the seventh governor succeeded Hale,
the fifth governor". An office is known by its noun, and by whose it is where both say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import UNTOLD, Kind
from checker.extraction.happenings.threads import Thread
from checker.extraction.times.times import TimeMention
from checker.lexicon.grammar import words
from checker.model.claim import Link

RANK = "rank"
NEAR = 4
"""Chunks from a verb to the rank of whom it names, at most: "Hale, the 14th president"."""


class _Term(msgspec.Struct, frozen=True):
    """Who held which office, of what, and the claims of the first day and of the last, the `claim` of the term."""

    holder: str
    office: str
    of: str
    start: str
    claim: str


class Terms(Thread[_Term]):
    """The terms of office that a paragraph has told; the end of one goes with others in the same office."""

    def __init__(self) -> None:
        super().__init__()
        self._start: tuple[TimeMention, str] | None = None

    @property
    def claims(self) -> set[str]:
        return {claim for one in self._told for claim in (one.start, one.claim)}

    def _links(self, clauses: Clauses, date: TimeMention, verb: int | None, claim: str) -> Iterator[Link]:
        before, self._start = self._start, (date, claim)
        if before is None or verb is None or not (before[0].span == date.span != before[0].point):
            return
        term = _term(clauses.parse, verb, before[1], claim)
        for other in self._told if term else ():
            if term and term.holder != other.holder and term.office == other.office and _is_one(term.of, other.of):
                ends = {"start": other.start, "end": other.claim, "other_start": term.start, "other_end": term.claim}
                yield Link("terms", {role: (one,) for role, one in ends.items()})
        self._told += [term] if term else []


def _is_one(of: str, other: str) -> bool:
    return of == other or not other or not of


def _term(parse: Parse, verb: int, start: str, end: str) -> _Term | None:
    """ "Ann Berg was president", "Hale served as mayor of Norwick"."""
    holder, at = parse.subject(verb), parse.object(verb)
    if at is None and parse.word(verb + 1) == "as" and parse.kind(verb + 2) is Kind.NOUN:
        at = verb + 2
    is_told = parse.lemma(verb) in words("offices", "hold") and parse.traits(verb).isdisjoint(UNTOLD)
    if holder is None or at is None or not is_told or not _is_name(parse, holder):
        return None
    if not words("auxiliary", "negation").isdisjoint(parse.sentence.lower[: parse.chunks[at].first]):
        return None  # "was never mayor"
    articles = words("determiners", "definite", "indefinite")
    office = " ".join(word for word in parse.words(at) if word not in articles)
    if office not in words("offices", "exclusive"):
        return None
    return _Term(parse.lemma(holder), office, " ".join(parse.words(parse.of_phrase(at))), start, end)


def _is_name(parse: Parse, noun: int) -> bool:
    chunk = parse.chunks[noun]
    return parse.sentence.tags[chunk.last - 1] == "PROPN"


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
