"""Figures that the words beside them judge: "beat forecasts of $3.9 billion", "an annualised 2 percent"."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.figure import PAIR, Clauses, Figure
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.sentence import APOSTROPHES, Sentence
from checker.extraction.grammar.syntax import UNTOLD, Kind
from checker.lexicon.grammar import words
from checker.model.amount import SHARE
from checker.model.claim import Link
from checker.model.links import LinkKind

MONEY, PER = "money", " per "
JUDGED: tuple[LinkKind, ...] = ("beats", "misses")


def forecasts(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "$4.1 billion, beating the forecast of $4.3 billion", "..., below forecasts of ..."."""
    for figure in clauses.figures:
        noun = figure.role.noun
        at = _opening(clauses, noun) if figure.role.relation is Relation.OF and noun is not None else None
        if at is None:
            continue
        kind, actual = _judgement(clauses, at), _actual(clauses, figure, at)
        if kind and actual is not None:
            _share_rate(actual, figure)
            yield figure, Link.of(kind, actual=actual.id, expected=figure.id)


def _opening(clauses: Clauses, noun: int) -> int | None:
    """The token before "analysts' forecast", "its own estimate": of the same thing, since no noun says of which."""
    sentence, head = clauses.sentence, clauses.parse.chunks[noun].head
    if clauses.parse.lemma(noun) not in words("judged", "forecast"):
        return None
    at = head - 1
    while at >= 0 and (sentence.tags[at] in ("DET", "ADJ", "PRON", "PART") or _is_whose(sentence, at)):
        at -= 1
    return at if at > 0 else None


def _is_whose(sentence: Sentence, at: int) -> bool:
    """ "Analysts'", "Wall Street's", "consensus": who forecast it."""
    if sentence.tags[at] == "PUNCT":
        return sentence.word(at) in APOSTROPHES
    is_known = sentence.lemma(at) in words("judged", "forecaster", "forecast")
    return sentence.tags[at] in ("NOUN", "PROPN") and (is_known or sentence.word(at + 1) in APOSTROPHES)


def _judgement(clauses: Clauses, at: int) -> LinkKind | None:
    """Whether a forecast is said to be beaten or missed, by the word before it."""
    sentence = clauses.sentence
    word, lemma = sentence.lower[at], sentence.lemma(at)
    if word == "of":
        return "misses" if sentence.lower[at - 1] == "short" else None
    if word in words("judged", "above", "below"):
        is_plain = sentence.tags[at - 1] == "PUNCT" or any(one.last == at for one in clauses.figures)
        return ("beats" if word in words("judged", "above") else "misses") if is_plain else None
    if UNTOLD & set(clauses.parse.traits(clauses.parse.owner[at])):
        return None
    return next((kind for kind in JUDGED if lemma in words("judged", kind)), None)


def _actual(clauses: Clauses, expected: Figure, at: int) -> Figure | None:
    """The only figure of the sentence that is in the forecast's money, if it stands before; no loss, no change."""
    money = _money(expected)
    alike = [one for one in clauses.figures if one is not expected and _money(one) == money]
    if len(alike) != 1 or not money or alike[0].first > at or alike[0].scope.change:
        return None
    if not words("judged", "lost").isdisjoint(clauses.sentence.lower) or _has_other(clauses, alike[0], at):
        return None
    return alike[0]


def _money(figure: Figure) -> str:
    """The currency of an amount, or of so much of it "a share"; nothing for any other."""
    dimension = figure.dimension
    return dimension.partition(PER)[0] if dimension.startswith(MONEY) else ""


def _share_rate(actual: Figure, expected: Figure) -> None:
    """ "$2.10 a share beat expectations of $2.25": a forecast of so much a share, too."""
    if PER not in expected.dimension:
        expected.take_unit(actual.unit)


def _has_other(clauses: Clauses, actual: Figure, at: int) -> bool:
    """ "Profit was $2.1 billion, on revenue that beat ...": something else stands between a figure and the verdict."""
    parse = clauses.parse
    nouns = [
        i
        for i in range(actual.host + 1, parse.owner[at])
        if parse.kind(i) is Kind.NOUN and parse.kind(i + 1) is not Kind.TIME
    ]
    return any(parse.lemma(noun) not in words("judged", "period") for noun in nouns)


def paces(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "Grew by 0.5 percent in the quarter, or at an annualised rate of 2 percent"."""
    lower = clauses.sentence.lower
    shares = [one for one in clauses.figures if one.dimension == SHARE]
    marked = [one for one in shares if _is_annual(one)]
    if len(shares) != PAIR or len(marked) != 1:
        return
    year = marked[0]
    quarter = next(one for one in shares if one is not year)
    said = lower[: max(quarter.last, year.first)]
    if quarter.host < year.host and not words("judged", "quarter").isdisjoint(said):
        yield year, Link.of("annualised", quarter=quarter.id, year=year.id)


def _is_annual(figure: Figure) -> bool:
    """ "An annualised rate of 2 percent", "2 percent annualised", "2 percent at an annual rate"."""
    near = figure.parse.words(figure.role.noun if figure.role.relation is Relation.OF else None)
    return not words("judged", "annual").isdisjoint((*near, figure.sentence.word(figure.last)))
