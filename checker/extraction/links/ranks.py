"""Ranks and those before them: "the third to land there, after A, B and C", "third, after Rome (1,204) and Oslo (980)".

A list of names behind "after" is a claim of its own: so many came before.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.figure import Clauses, Figure, size
from checker.extraction.figures.listing import Names, list_claims, list_id
from checker.extraction.figures.naming import FIRST_TO
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
    for figure in clauses.figures:
        if figure.kind == "rank" and size(figure) > 1:  # "the first to sign after Sarn and Ulm" is the next
            yield from ((figure, names) for names in _ahead(clauses, figure) if names.count > 1)


def _ahead(clauses: Clauses, rank: Figure) -> Iterator[Names]:
    """The list behind the "after" of a rank, or behind one that opens the sentence of whoever is so many-th to do it.

    "Fourth after Oslo and Rome" may be so in a race whose first two legs were there.
    """
    parse, is_deed = clauses.parse, rank.measure == FIRST_TO
    hosts = [one.host for one in clauses.figures]
    if _is_after(parse, 0) and is_deed:
        names = Names(parse, 1)
        is_told = parse.kind(names.last) is Kind.COMMA and parse.is_verb(names.last + 2, "linking")
        yield from [names] if is_told and rank.host == names.last + 3 else []
    after = next((at for at in range(rank.host + 1, len(parse.chunks)) if _is_after(parse, at)), None)
    if after is None or any(rank.host < host < after for host in hosts):
        return
    names = Names(parse, after + 1)
    if parse.kind(names.last) is Kind.BREAK and (is_deed or parse.kind(after - 1) is Kind.COMMA):
        yield names


def _is_after(parse: Parse, at: int) -> bool:
    return parse.word(at) in words("sums", "behind")


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
    lower, ordinals, behind = clauses.sentence.lower, table("numbers")["ordinal"], words("sums", "behind")
    if behind.isdisjoint(lower):
        return None
    ranked = next((at for at, word in enumerate(lower) if ordinals.get(word, "1") != "1"), None)
    if ranked is None:
        return None
    return next((at for at in range(ranked, len(lower)) if lower[at] in behind and lower[at - 1] == ","), None)


def _is_record(figure: Figure) -> bool:
    first = figure.first
    near = {*figure.sentence.lower[max(0, first - 3) : figure.last], *figure.quantity.hedge.split()}
    return not words("sums", "record").isdisjoint(near)


def _is_alike(one: Figure, other: Figure) -> bool:
    a, b = one.amount, other.amount
    same = a.unit.dimension == b.unit.dimension and min(a.values[0], b.values[0]) > 0
    return same and max(a.values[0], b.values[0]) < MAGNITUDE * min(a.values[0], b.values[0])
