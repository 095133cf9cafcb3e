"""Ranks and those before them: "the third to land there, after A, B and C", "third, after Rome (1,204) and Oslo (980)".

A list of names behind "after" is a claim of its own: so many came before.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.figures.listing import Names, list_claims, list_id
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.claim import Claim, Link
from checker.model.report import Report

MAGNITUDE = 10
"""A record and the figures of its list are of one size."""


def predecessors(clauses: Clauses) -> Iterator[tuple[Figure, Names]]:
    """Each rank of a sentence with the names that it is said to come after."""
    parse = clauses.parse
    for figure in clauses.figures:
        if figure.kind != "rank":
            continue
        after = next((at for at in range(figure.host + 1, len(parse.chunks)) if _is_after(parse, at)), None)
        if after is None or any(one.host > figure.host and one.host < after for one in clauses.figures):
            continue
        names = Names(parse, after + 1)
        if names.count > 1 and parse.kind(names.last) is Kind.BREAK:
            yield figure, names


def _is_after(parse: Parse, at: int) -> bool:
    return parse.word(at) in words("sums", "behind") and parse.kind(at - 1) is Kind.COMMA


def ranks(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "The third country to land there, after the United States, the Soviet Union and China"."""
    for figure, names in predecessors(clauses):
        yield figure, Link.of("rank_after", rank=figure.id, listed=list_id(figure, names))


def rankings(report: Report, clauses: Clauses) -> Iterator[Claim]:
    """A claim for each list of names that a rank comes after: how many they are."""
    yield from list_claims(report, predecessors(clauses), units.RANK)


def records(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "A record 3.4 million ... That makes it third, after 1994 (3.6 million)": what stands before is more."""
    at = _ranked_after(clauses)
    record = None if at is None else next((one for one in reversed(before) if _is_record(one)), None)
    if at is None or record is None:
        return
    for figure in clauses.figures:
        bracketed = clauses.parse.kind(figure.host - 1) is Kind.OPEN and figure.first > at
        if bracketed and _is_alike(figure, record):
            yield figure, Link.of("record", record=record.id, other=figure.id)


def _ranked_after(clauses: Clauses) -> int | None:
    """The token of "after" in "second in the list, after ...", or None."""
    lower, ordinals = clauses.sentence.lower, table("numbers")["ordinal"]
    ranked = next((at for at, word in enumerate(lower) if ordinals.get(word, "1") != "1"), None)
    if ranked is None:
        return None
    behind = words("sums", "behind")
    return next((at for at in range(ranked, len(lower)) if lower[at] in behind and lower[at - 1] == ","), None)


def _is_record(figure: Figure) -> bool:
    first = figure.first
    near = {*figure.sentence.lower[max(0, first - 3) : figure.last], *figure.quantity.hedge.split()}
    return not words("sums", "record").isdisjoint(near)


def _is_alike(one: Figure, other: Figure) -> bool:
    a, b = one.amount, other.amount
    same = a.unit.dimension == b.unit.dimension and min(a.values[0], b.values[0]) > 0
    return same and max(a.values[0], b.values[0]) < MAGNITUDE * min(a.values[0], b.values[0])
