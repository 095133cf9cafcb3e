"""Which stretch of a game, a season or a row a figure is of: "in the fourth quarter", "his first 17 passes"."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from checker.extraction.figures.figure import Figure
from checker.extraction.figures.places import clause_end
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words
from checker.lexicon.load import table

CLAUSES = (Kind.VERB, Kind.BREAK, Kind.SUBORDINATOR)
"""What the opening of a sentence ends before."""

OF_PERIODS = ("money", "percent", "rate")
"""Kinds of figures of which a quarter or a half is one of the year, and a time."""

AHEAD = 2
"""How many words before the noun of a stretch may tell which it is: "his last two games"."""


def stretch_of(figure: Figure) -> set[str]:
    """The words for its place in a row, or its number: "fourth", "11"; none where a figure is of the whole."""
    return set(_own(figure)) | (set(_named(figure, _behind(figure))) or set(_named(figure, _opening(figure))))


def _own(figure: Figure) -> Iterator[str]:
    """ "His first 17 passes", "the final two games": some of a row."""
    own = range(figure.parse.chunks[figure.host].first, figure.quantity.number[0])
    if figure.kind == "count":
        yield from _places_in(figure.sentence.lower[own.start : own.stop])


def _behind(figure: Figure) -> range:
    """The phrases behind a figure, up to the next clause; with a number of its own: "in his last two games"."""
    parse, end = figure.parse, clause_end(figure)
    end += end in parse.figures and parse.kind(end - 1) is Kind.PREPOSITION
    return range(figure.quantity.last, parse.chunks[end - 1].last)


def _opening(figure: Figure) -> range:
    """What a sentence opens with, which holds for all of it: "In the third round he landed 28"."""
    chunks = figure.parse.chunks
    end = next((at for at, chunk in enumerate(chunks) if at >= figure.host or chunk.kind in CLAUSES), 0)
    return range(chunks[end].first)


def _named(figure: Figure, tokens: range) -> Iterator[str]:
    """Stretches by their place ("the fourth quarter"), and by their number ("week 11")."""
    sentence, nouns = figure.sentence, words("nouns", "stretch")
    if figure.kind in OF_PERIODS:
        nouns -= words("nouns", "fiscal")
    for at in (at for at in tokens if sentence.lemma(at) in nouns and not _is_dated(figure, at)):
        yield from _places_in(sentence.lower[max(tokens.start, at - AHEAD) : at])
        yield from (word for word in sentence.lower[at + 1 : at + 2] if word.isdigit())


def _is_dated(figure: Figure, token: int) -> bool:
    """ "The first quarter of 2023" is a time."""
    spans = ((first, last) for first, last in figure.parse.times if first <= token < last)
    return any(word.isdigit() for first, last in spans for word in figure.sentence.lower[first:last])


def _places_in(lower: list[str]) -> Iterator[str]:
    """The places in a row that some words name, one word for each."""
    yield from (place for word in lower if (place := places().get(word)))


@functools.cache
def places() -> dict[str, str]:
    """Words for places in a row, with the one that stands for them: "final", "last"."""
    return {**{word: word for word in table("numbers")["ordinal"]}, **table("grammar")["row"]}
