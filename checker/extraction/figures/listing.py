"""Lists, counted: "five suburbs: Wrea, Kirk, Tunn and Hale", "two advisers, Jan Moor and Lisa Keel".

A list is a claim of its own, which says how many are named. For a list behind a rank see `links.ranks`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from checker.extraction.figures.empty_claims import claim_at, claim_id
from checker.extraction.figures.figure import PAIR, Clauses, Figure, is_whole
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words
from checker.lexicon.likeness import is_person
from checker.model.amount import COUNT, Amount, Unit
from checker.model.claim import Claim, Link
from checker.model.interval import Interval
from checker.model.report import Report

LISTED: Final = "listed"
COLON, DASH = ":", "-"
LONGEST = 9
"""Of more things, those of another kind are easily among them."""

ITEMS = (Kind.NOUN, Kind.TIME)
ENDS = {
    Kind.BREAK: (Kind.BREAK, None),
    Kind.ADVERB: (Kind.BREAK, None),
    Kind.VERB: (Kind.BREAK, None),
    Kind.COMMA: (Kind.BREAK, Kind.COMMA, None),
    Kind.OPEN: (Kind.CLOSE,),
}
"""What stands behind a list, by what it opens with."""


class Names:
    """So many names joined by commas and "and", from chunk `first` to before `last`; ages between them count for none.

    `closed` is whether one "and" stands before the last of them.
    """

    def __init__(self, parse: Parse, first: int) -> None:
        self.first = self.last = first
        self.count = self.coordinated = 0
        for at in range(first, len(parse.chunks)):
            kind = parse.kind(at)
            if kind is Kind.NOUN and at not in parse.figures and _is_name(parse, at):
                self.count += parse.kind(at - 1) is not Kind.PREPOSITION or at == first
                self.last = at + 1
            elif kind is Kind.COORDINATOR:
                self.coordinated += 1
            elif kind is not Kind.COMMA or self.coordinated:
                break
        self.closed = self.coordinated == 1 and parse.kind(self.last - 2) is Kind.COORDINATOR


def _is_name(parse: Parse, at: int, tag: str = "PROPN") -> bool:
    chunk = parse.chunks[at]
    return tag in parse.sentence.tags[chunk.first : chunk.last]


def place(parse: Parse, names: Names) -> tuple[int, int]:
    """Where in the text a list of names stands."""
    sentence, chunks = parse.sentence, parse.chunks
    return sentence.starts[chunks[names.first].first], sentence.ends[chunks[names.last - 1].last - 1]


def list_id(figure: Figure, names: Names) -> str:
    """The id of the claim that says how many names a list has."""
    return claim_id(figure.report, *place(figure.parse, names))


class Items(Names):
    """So many things of any kind in a list, "a kitchen, a bath and two bedrooms", each phrase with what hangs on it.

    `certain` is whether none of them is a number of things that is not told ("their children").
    """

    def __init__(self, clauses: Clauses, first: int) -> None:
        parse = clauses.parse
        self.first = self.last = first
        self.count = self.coordinated = 0
        self.certain = True
        counts = {one.host: one for one in clauses.figures}
        for at in range(first, len(parse.chunks)):
            kind, counted = parse.kind(at), counts.get(at)
            if self.coordinated and kind is Kind.COMMA and parse.kind(at + 1) is not Kind.COORDINATOR:
                break
            if kind in ITEMS or (kind is Kind.ADJECTIVE and _is_name(parse, at, "ADJ")):
                attached = parse.kind(at - 1) is Kind.PREPOSITION and at > first
                self.count += 0 if attached else _so_many(parse, at, counted)
                self.certain &= attached or counted is not None or _is_one(parse, at)
                self.last = at + 1
            elif kind is Kind.COORDINATOR:
                self.coordinated += 1
            elif kind is not Kind.COMMA and not (kind is Kind.PREPOSITION and at > first):
                break
        self.closed = self.coordinated == 1 and parse.kind(self._before_last(parse)) is Kind.COORDINATOR
        inside = [at for at in range(first, self.last) if parse.kind(at) in ITEMS]
        self.closed &= any(at not in counts for at in inside)  # "152 passengers and 19 crew" are parts
        tags = parse.sentence.tags[parse.chunks[first].first : parse.chunks[self.last - 1].last] if inside else []
        self.closed &= "SYM" not in tags and tags.count("PUNCT") <= self.count

    def _before_last(self, parse: Parse) -> int:
        at = self.last - 2
        while parse.kind(at) is Kind.PREPOSITION:
            at -= 2
        return at


def _so_many(parse: Parse, at: int, item: Figure | None) -> int:
    """ "Two bedrooms" are two, "a 12-metre boat" is one; a bare number, an age, is none."""
    if item is None:
        return 1
    if item.dimension == COUNT and item.head is not None and is_whole(item):
        return int(item.value)
    return int(parse.chunks[at].head >= item.last)


def _is_one(parse: Parse, at: int) -> bool:
    """Whether a phrase without a number is a single thing, or a name."""
    head = parse.chunks[at].head
    is_plural = parse.lemma(at) != parse.sentence.lower[head]
    return parse.sentence.tags[head] != "NOUN" or not (is_plural or parse.lemma(at) in words("nouns", "band"))


@functools.lru_cache(maxsize=1)
def announced(clauses: Clauses) -> tuple[tuple[Figure, Items], ...]:
    """Each count of a sentence with the list that it announces, or that announces it, and that is all of it."""
    return tuple(_announced(clauses))


def _announced(clauses: Clauses) -> Iterator[tuple[Figure, Items]]:
    parse = clauses.parse
    for figure in clauses.figures if "," in parse.sentence.lower else ():
        is_count = figure.dimension == COUNT or figure.unit.name in words("counted", "days")
        if not is_count or not is_whole(figure) or figure.amount.label != "=":
            continue
        names = _behind(clauses, figure)
        count = int(figure.value)
        if names is not None and names.count <= LONGEST and _is_near(names.count, count):
            if (names.certain or names.count > count) and not _are_others(parse, figure, names):
                yield figure, names


def _is_near(named: int, count: int) -> bool:
    return min(named, count) > 1 and max(named, count) < PAIR * min(named, count)


def _behind(clauses: Clauses, figure: Figure) -> Items | None:
    """ "Four rivers: the Arn and the Bell", "two advisers, Jan Moor and Lisa Keel", "the three are A and B"."""
    parse, end = clauses.parse, _end_of_phrase(clauses.parse, figure.host)
    opens = next((at for at in range(end, len(parse.chunks)) if _opens(parse, figure, at, end)), None)
    if opens is None or any(figure.host < one.host <= opens for one in clauses.figures):
        return None
    bare = parse.kind(opens) is Kind.COMMA
    if bare and parse.sentence.tags[parse.chunks[opens].first - 1] == "PROPN":
        return None  # "three wins over Arn, Bell and Cole"
    names = Items(clauses, opens + 1)
    after = parse.kind(names.last)
    if bare and after is Kind.COMMA and parse.kind(names.last + 1) is Kind.NOUN:
        return None  # "two towns, Arn, Norland, and Bell, Sarn"
    if (
        after not in ENDS[parse.chunks[opens].kind]
        or not names.closed
        or not (_are_plain if bare else _are_alike)(parse, names)
    ):
        return None
    ends = names.last >= len(parse.chunks) - 1
    return names if ends or bare or parse.kind(opens) is Kind.OPEN or parse.word(opens) == DASH else None


def _opens(parse: Parse, figure: Figure, at: int, end: int) -> bool:
    """Whether a list of what a figure counts begins behind a chunk."""
    if parse.kind(at) is Kind.BREAK:
        return parse.word(at) in (COLON, DASH) and parse.kind(at + 1) is not None
    if parse.kind(at) is Kind.ADVERB:
        return parse.word(at) in words("counted", "namely")
    if parse.kind(at) is Kind.VERB:
        return at == end and parse.lemma(at) == "be" and figure.head is not None and not _is_opening(parse, at + 1)
    return at == end and parse.kind(at) in (Kind.COMMA, Kind.OPEN) and not _is_opening(parse, at + 1)


def _is_opening(parse: Parse, at: int) -> bool:
    return parse.kind(at) not in ITEMS or at in parse.figures


def _end_of_phrase(parse: Parse, host: int) -> int:
    """Behind "two of her advisers", "three towns on the line"."""
    at = host + 1
    while parse.kind(at) is Kind.PREPOSITION and parse.kind(at + 1) is Kind.NOUN and at + 1 not in parse.figures:
        at += 2
    return at


def _are_plain(parse: Parse, names: Names) -> bool:
    """Whether each is a name and nothing else: commas do not part a name from what is said of it."""
    tags = parse.sentence.tags
    nouns = [chunk for chunk in parse.chunks[names.first : names.last] if chunk.kind is Kind.NOUN]
    return all(set(tags[chunk.first : chunk.last]) == {"PROPN"} for chunk in nouns)


def _are_alike(parse: Parse, names: Names) -> bool:
    """Whether all are names or none: of "a guide, Otto Holm, and a girl" the name is that of the guide."""
    heads = (at for at in range(names.first, names.last) if parse.kind(at) is Kind.NOUN)
    own = (at for at in heads if parse.kind(at - 1) is not Kind.PREPOSITION)
    return len({parse.tag(at) == "PROPN" for at in own}) < PAIR


def _are_others(parse: Parse, figure: Figure, names: Names) -> bool:
    """ "A wall fell on two houses: a couple, their son and a neighbour": people, and none of what is counted."""
    heads = (at for at in range(names.first, names.last) if parse.kind(at) is Kind.NOUN)
    return figure.head is not None and not is_person(figure.noun) and any(is_person(parse.lemma(at)) for at in heads)


def lists(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "Five suburbs were evacuated: Wrea, Kirk, Tunn, Hale and Moss"."""
    for figure, names in announced(clauses):
        yield figure, Link.of(LISTED, count=figure.id, listed=list_id(figure, names))


def list_claims(report: Report, found: Iterable[tuple[Figure, Names]], unit: Unit | None) -> Iterator[Claim]:
    """A claim for each list of names: how many they are, in a unit or in that of the count that announces them."""
    for figure, names in found:
        count = Decimal(names.count)
        own = figure.unit
        yield replace(
            claim_at(report, figure.sentence, *place(figure.parse, names)),
            measure=LISTED,
            amount=Amount((count,), unit or own, Interval.point(count), Interval.point(count)),
        )


def listings(report: Report, clauses: Clauses) -> Iterator[Claim]:
    """A claim for each list that a count announces: how many names it has."""
    yield from list_claims(report, announced(clauses), None)
