"""Whom a text tells of beside its counts: "the gunman was also killed", "another man died in hospital".

Who reports the same may count one more: the figures of a measure that befell somebody so are noted for it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from checker.extraction.figures.figure import Figure
from checker.extraction.figures.scoping import OTHER, says_more
from checker.extraction.grammar.sentence import lemma
from checker.lexicon.grammar import words
from checker.model.scope import Part
from checker.rulebook.measures import Measures

ONE_MORE = "one more is told of, and may be counted or not"

ANOTHER = "another"
CLAUSE_END = re.compile(r"[.,;!?\n]|\band\b")
WORD = re.compile("[a-z]+")
TAGS = ("NOUN", "VERB", "ADJ")

NEAR = 3
"""How many words behind "another" the person stands: "another 30-year-old man"."""

FAR = 5
"""How many words behind somebody the text says what befell him."""

Told = list[str]
"""The words behind somebody of whom a text tells apart."""


def note(figures: Iterable[Figure], text: str, measures: Measures) -> None:
    """Note the counts of which one more may be: he who did it, or another."""
    figures = [figure for figure in figures if figure.declared]
    _add_up(figures)
    told = tuple(_told(text)) if figures else ()
    groups = {figure.measure for figure in figures if not _doers().isdisjoint(figure.scope.group)}
    for measure in {figure.measure for figure in figures} if told or groups else ():
        if measure in groups or any(_befell(behind, measures.words(measure)) for behind in told):
            for figure in figures:
                if figure.measure == measure:
                    figure.note("method", ONE_MORE)


def _add_up(figures: Iterable[Figure]) -> None:
    """ "Ten died, and two more in hospital": what more are added to is not all; a dated figure is of its day."""
    last: dict[str, Figure] = {}
    for figure in figures:
        if figure.scope.part is not Part.ADDITIONAL:
            last[figure.measure] = figure
        elif figure.measure in last and says_more(figure) and OTHER not in figure.parse.words(figure.host):
            last[figure.measure].unsure |= not last[figure.measure].dated


def _told(text: str) -> Iterator[Told]:
    """What is said of him who did it, as his fate, and of "another man"."""
    for match in _somebody().finditer(text):
        end = CLAUSE_END.search(text, match.end())
        behind = WORD.findall(text[match.end() : end.start() if end else None].lower())[:FAR]
        if match[0].lower() != ANOTHER:
            yield _suffered(behind)
        elif not words("nouns", "somebody").isdisjoint(behind[:NEAR]):
            yield behind


def _suffered(behind: Told) -> Told:
    """What a passive says of somebody: "was also killed", not "killed four"."""
    return next((behind[at:] for at, word in enumerate(behind) if word in words("auxiliary", "be")), [])


def _befell(behind: Told, signs: frozenset[str]) -> bool:
    return any(lemma(word, tag) in signs for word in behind for tag in TAGS)


@functools.cache
def _doers() -> frozenset[str]:
    return words("nouns", "perpetrator")


@functools.cache
def _somebody() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted({ANOTHER, *_doers()}))})\b", re.IGNORECASE)
