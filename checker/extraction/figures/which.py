"""Which of several a figure is of: "the old chip", "the 13-inch model", "in the fourth quarter", "the last two"."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from checker.extraction.figures.figure import Figure
from checker.extraction.figures.places import clause_end
from checker.extraction.grammar.phrasing import is_name
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import is_superlative, words
from checker.lexicon.load import table

CLAUSES = (Kind.VERB, Kind.BREAK, Kind.SUBORDINATOR)
"""What the opening of a sentence ends before."""

OF_PERIODS = ("money", "percent", "rate")
"""Kinds of figures of which a quarter or a half is one of the year, and a time."""

FIRST = "first"

AHEAD = 2
"""How many words before the noun of a stretch may tell which it is: "his last two games"."""


def which(figure: Figure) -> set[str]:
    """The words that pick one of several things, and a stretch of a game, a season or a row."""
    picked = {word for at in _clause(figure) if not _is_span(figure.parse, at) for word in _picking(figure, at)}
    return picked.union(_size(figure, figure.host), _own(figure), _stretch(figure), _trailing(figure))


# One of several things


def _clause(figure: Figure) -> Iterator[int]:
    """The subject of a figure's clause, its noun phrases behind prepositions, and what stands right behind it."""
    parse, ends = figure.parse, (None, Kind.BREAK, Kind.SUBORDINATOR)
    for step, stops in ((-1, ends), (1, (*ends, Kind.COMMA))):
        at = figure.host + step
        while parse.kind(at) not in stops:
            beside = (figure.role.subject, figure.host + 1, _apposed(figure))
            hangs = parse.kind(at - 1) is Kind.PREPOSITION or at in beside
            if parse.kind(at) is Kind.NOUN and hangs:
                yield at
            at += step


def _apposed(figure: Figure) -> int | None:
    """ "A smaller ferry, 41 metres long": the noun phrase that a figure stands beside."""
    return figure.host - 2 if figure.parse.kind(figure.host - 1) is Kind.COMMA else None


def _is_span(parse: Parse, at: int) -> bool:
    """ "For the first time", "in its third week", "for a third month in a row": no one of several."""
    lemma, last = parse.lemma(at), parse.chunks[at].last
    is_of_row = parse.sentence.after_phrase(last, "counted", "run") is not None
    return is_of_row or lemma in table("calendar")["units"] or lemma in words("nouns", "turn")


def _picking(figure: Figure, at: int) -> Iterator[str]:
    """ "The previous chip", "the previous measured", "the 13-inch model"; not "the sixth largest", "its rival Bayo"."""
    chunk, lower = figure.parse.chunks[at], figure.sentence.lower
    if at == figure.role.subject and is_superlative(lower[chunk.head]) and figure.sentence.tags[chunk.head] == "ADJ":
        yield FIRST  # in some order
    if not (is_name(figure.parse, at) or _is_identified(figure.parse, at)):
        told = (at for at in range(chunk.first, chunk.head + 1) if not _is_of_time(figure, at))
        yield from words("adjectives", "picking").intersection(lower[at] for at in told)
    yield from _size(figure, at)
    if chunk.first < chunk.head and lower[chunk.head - 1] in table("numbers")["ordinal"]:
        yield lower[chunk.head - 1]


def _is_of_time(figure: Figure, token: int) -> bool:
    """ "Next year's budget", "last month's vote": the word is of the time."""
    return figure.sentence.tag(token + 1) == "NOUN" and figure.sentence.lemma(token + 1) in table("calendar")["units"]


def _is_identified(parse: Parse, at: int) -> bool:
    """ "Its rival, the Unity list, took 31": who that is stands in the aside behind it."""
    enclosed = parse.kind(at + 1) is parse.kind(at + 3) is Kind.COMMA and at + 2 not in parse.figures
    return enclosed and parse.is_definite(at + 2)


def _size(figure: Figure, at: int) -> Iterator[str]:
    """The number that tells one of several sizes: "the 13-inch model"."""
    chunk = figure.parse.chunks[at]
    if figure.parse.lemma(at) in words("nouns", "variant"):
        yield from (word for word in figure.sentence.lower[chunk.first : chunk.head] if word.isdecimal())


def _trailing(figure: Figure) -> set[str]:
    """ "11 points behind": by how much somebody is behind, which is no lead."""
    return {figure.sentence.word(figure.last)} & words("comparison", "trailing")


# A stretch of a row


def _own(figure: Figure) -> Iterator[str]:
    """ "His first 17 passes", "the final two games": some of a row."""
    own = range(figure.parse.chunks[figure.host].first, figure.number[0])
    if figure.kind == "count":
        yield from _places_in(figure.sentence.lower[own.start : own.stop])


def _stretch(figure: Figure) -> set[str]:
    """The place in a row, or the number, of the stretch told behind a figure, or else where its sentence opens."""
    if words("nouns", "stretch").isdisjoint(figure.sentence.lemmas):
        return set()
    return set(_named(figure, _behind(figure))) or set(_named(figure, _opening(figure)))


def _behind(figure: Figure) -> range:
    """The phrases behind a figure, up to the next clause; with a number of its own: "in his last two games"."""
    parse, end = figure.parse, clause_end(figure)
    end += end in parse.figures and parse.kind(end - 1) is Kind.PREPOSITION
    return range(figure.last, parse.chunks[end - 1].last)


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
        yield from (word for word in sentence.lower[at + 1 : at + 2] if word.isdecimal())


def _is_dated(figure: Figure, token: int) -> bool:
    """ "The first quarter of 2023" and "last week" are times; "the last week" is one of a season."""
    spans = [figure.sentence.lower[first:last] for first, last in figure.parse.times if first <= token < last]
    return any(span[0] in table("calendar")["shift"]["deictic"] or any(map(str.isdigit, span)) for span in spans)


def _places_in(lower: list[str]) -> Iterator[str]:
    """The places in a row that some words name, one word for each: "final" is "last"."""
    yield from (place for word in lower if (place := _places().get(word)))


@functools.cache
def _places() -> dict[str, str]:
    return {**{word: word for word in table("numbers")["ordinal"]}, **table("grammar")["row"]}
