"""Lists of names, counted: "five suburbs: Wrea, Kirk, Tunn, Hale and Moss"; behind a rank, see `links.ranks`.

A list is a claim of its own: so many are named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.figures.stating import claim_at, claim_id
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.model.amount import COUNT, Amount, Unit
from checker.model.claim import Claim, Link
from checker.model.interval import Interval
from checker.model.report import Report

LISTED: Final = "listed"
COLON = ":"


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
            elif kind is not Kind.COMMA:
                break
        self.closed = self.coordinated == 1 and parse.kind(self.last - 2) is Kind.COORDINATOR


def _is_name(parse: Parse, at: int) -> bool:
    chunk = parse.chunks[at]
    return "PROPN" in parse.sentence.tags[chunk.first : chunk.last]


def place(parse: Parse, names: Names) -> tuple[int, int]:
    """Where in the text a list of names stands."""
    sentence, chunks = parse.sentence, parse.chunks
    return sentence.starts[chunks[names.first].first], sentence.ends[chunks[names.last - 1].last - 1]


def list_id(figure: Figure, names: Names) -> str:
    """The id of the claim that says how many names a list has."""
    return claim_id(figure.report, *place(figure.parse, names))


def announced(clauses: Clauses) -> Iterator[tuple[Figure, Names]]:
    """Each count of a sentence with the names that its colon announces: a bare list, up to the end of the sentence."""
    parse = clauses.parse
    for figure in clauses.figures if COLON in parse.sentence.lower else ():
        is_counted = figure.dimension == COUNT and figure.head is not None
        colon = _colon(clauses, figure) if is_counted else None
        if colon is None:
            continue
        names = Names(parse, colon + 1)
        if names.closed and names.last == len(parse.chunks) - 1 and _are_plain(parse, names):
            yield figure, names


def _colon(clauses: Clauses, figure: Figure) -> int | None:
    """The colon behind the last figure before it, and behind no other break."""
    parse = clauses.parse
    at = next((at for at in range(figure.host, len(parse.chunks)) if parse.kind(at) is Kind.BREAK), None)
    if at is None or parse.word(at) != COLON or any(figure.host < one.host < at for one in clauses.figures):
        return None
    return None if any(one.host > at for one in clauses.figures) else at


def _are_plain(parse: Parse, names: Names) -> bool:
    """Whether each is a name and nothing else: commas do not part a name from what is said of it."""
    tags = parse.sentence.tags
    nouns = [chunk for chunk in parse.chunks[names.first : names.last] if chunk.kind is Kind.NOUN]
    return all(set(tags[chunk.first : chunk.last]) == {"PROPN"} for chunk in nouns)


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
