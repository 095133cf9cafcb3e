"""Whom a text tells of beside its counts: "the gunman was also killed", "another man died", "a fifth was hurt".

Another report may count that person in. Figures of what befell somebody so are therefore noted to be one too few,
perhaps.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from checker.extraction.figures.additional import OTHER, says_more
from checker.extraction.figures.fates import WORD, forms_of
from checker.extraction.figures.figure import Figure
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.scope import Part
from checker.rulebook.measures import Measures

ONE_MORE = "one more is told of, and may be counted or not"

CLAUSE_END = re.compile(r"[.,;!?\n]|\band\b")

NEXT = 3
"""How many characters lie between two sentences that follow one another, at most."""

NEAR = 3
"""How many words behind "another" or "a fifth" the person stands: "another 30-year-old man"."""

FAR = 5
"""How many words behind somebody the text says what befell him."""


class Told(NamedTuple):
    """The words behind somebody of whom a text tells apart; behind how many, where he is the fifth; if he did it too.

    `also` is told of whoever suffered something "also".
    """

    behind: list[str]
    after: Decimal | None = None
    also: bool = False


def note(figures: Iterable[Figure], text: str, measures: Measures) -> None:
    """Note the counts of which one more may be: he who did it, or another."""
    figures = [figure for figure in figures if figure.declared]
    _add_up(figures)
    _take_up(figures)
    told = list(_told(text)) if figures else []
    doers = {figure.measure for figure in figures if not _doers().isdisjoint(figure.scope.group)}
    for figure in figures if told or doers else ():
        befell = [one for one in told if _befell(one.behind, measures.words(figure.measure))]
        if figure.measure in doers or any(_may_be_beside(one, figure) for one in befell):
            figure.note("method", ONE_MORE)


def _may_be_beside(one: Told, figure: Figure) -> bool:
    """Whether somebody is none of those that a figure counts; of one alone without a number whoever suffered too."""
    if one.also:
        return figure.number[0] == figure.number[1]
    return one.after in (None, figure.value)


def _add_up(figures: Iterable[Figure]) -> None:
    """ "Ten died, and two more in hospital": what more are added to is not all; a dated figure is of its day."""
    last: dict[str, Figure] = {}
    for figure in figures:
        base = last.get(figure.measure)
        if base is not None and _is_added_to(figure, base):
            base.unsure |= not base.dated
        if figure.scope.part is not Part.ADDITIONAL:
            last[figure.measure] = figure


def _take_up(figures: list[Figure]) -> None:
    """ "Three of them died. In two of the three cases ...": no more than those just told of are counted there."""
    for at, figure in enumerate(figures):
        before = figure.sentence.lower[figure.number[0] - 1 : figure.number[0]]
        if figure.head is None or words("determiners", "definite").isdisjoint(before):
            continue
        told = [one for one in figures[:at] if 0 < figure.sentence.start - one.sentence.end < NEXT]
        same = [one for one in told if one.amount.values == figure.amount.values]
        figure.unsure |= any(one.measure != figure.measure for one in same)


def _is_added_to(figure: Figure, base: Figure) -> bool:
    """ "Two more died", "five died, and two guards were also killed"; "two others" are rather some of all."""
    parse, verb = figure.parse, figure.role.verb
    also = verb is not None and not words("beside", "also").isdisjoint(parse.words(verb))
    return (also and base.sentence is figure.sentence) or (
        says_more(figure) and OTHER not in parse.words(figure.host) and figure.scope.part is Part.ADDITIONAL
    )


def _told(text: str) -> Iterator[Told]:
    """What is said, as their fate, of him who did it, of "another man", of "a fifth", and of whoever suffered too."""
    text = text.lower()
    for match in _somebody().finditer(text):
        end = CLAUSE_END.search(text, match.end())
        behind = WORD.findall(text[match.end() : end.start() if end else None])[:FAR]
        if match["doer"]:
            yield Told(_suffered(behind))
        elif match["also"]:
            yield Told(behind[:NEAR], also=True)
        elif not words("nouns", "somebody").isdisjoint(behind[:NEAR]) or _is_be(behind[:1]):
            after = Decimal(table("numbers")["ordinal"][match["rank"]]) - 1 if match["rank"] else None
            yield Told(behind[:NEAR] if _is_be(behind[:1]) else behind, after)


def _suffered(behind: list[str]) -> list[str]:
    """What a passive says of somebody: "was also killed", not "killed four"."""
    return next((behind[at:] for at in range(len(behind)) if _is_be(behind[at : at + 1])), [])


def _is_be(told: list[str]) -> bool:
    return not words("auxiliary", "be").isdisjoint(told)


def _befell(behind: list[str], signs: frozenset[str]) -> bool:
    return not all(forms_of(word).isdisjoint(signs) for word in behind)


@functools.cache
def _doers() -> frozenset[str]:
    return words("nouns", "perpetrator")


@functools.cache
def _somebody() -> re.Pattern[str]:
    told = (_doers(), words("beside", "also"), words("beside", "one more"), table("numbers")["ordinal"])
    doer, also, more, rank = ("|".join(sorted(each)) for each in told)
    return re.compile(rf"\b(?:(?P<doer>{doer})|(?P<also>{also})|{more}|an? (?P<rank>{rank}))\b")
