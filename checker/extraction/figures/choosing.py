"""Which one of several of a kind a figure is of: "the previous chip", "the 13-inch model"."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.figure import Figure
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words
from checker.lexicon.load import table


def chosen(figure: Figure) -> set[str]:
    """What picks one of several: "the second unit", "the 13-inch model"; not "the sixth largest"."""
    picked = {word for at in _clause(figure) if not _is_span(figure.parse, at) for word in _picking(figure, at)}
    return picked.union(_size(figure, figure.host))


def _picking(figure: Figure, at: int) -> Iterator[str]:
    chunk, lower = figure.parse.chunks[at], figure.sentence.lower
    yield from words("adjectives", "picking").intersection(lower[chunk.first : chunk.head])
    yield from _size(figure, at)
    if chunk.first < chunk.head and lower[chunk.head - 1] in table("numbers")["ordinal"]:
        yield lower[chunk.head - 1]


def _size(figure: Figure, at: int) -> Iterator[str]:
    """The number that tells one of several sizes: "the 13-inch model"."""
    chunk = figure.parse.chunks[at]
    if figure.parse.lemma(at) in words("nouns", "variant"):
        yield from (word for word in figure.sentence.lower[chunk.first : chunk.head] if word.isdigit())


def _clause(figure: Figure) -> Iterator[int]:
    """The subject of a figure's clause, its noun phrases behind prepositions, and what stands right behind it."""
    parse, ends = figure.parse, (None, Kind.BREAK, Kind.SUBORDINATOR)
    for step, stops in ((-1, ends), (1, (*ends, Kind.COMMA))):
        at = figure.host + step
        while parse.kind(at) not in stops:
            hangs = parse.kind(at - 1) is Kind.PREPOSITION or at in (figure.role.subject, figure.host + 1)
            if parse.kind(at) is Kind.NOUN and hangs:
                yield at
            at += step


def _is_span(parse: Parse, at: int) -> bool:
    """ "For the first time", "in its third week": no one of several that figures are told of."""
    lemma = parse.lemma(at)
    return lemma in table("calendar")["units"] or lemma in words("nouns", "turn")
