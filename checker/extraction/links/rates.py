"""A sum and what each gets of it: "$8.2 million, or $0.19 per share", "400,000 to three. Each will get 40,000"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

from checker.extraction.figures.figure import PAIR, Clauses, Figure, is_count, last_sentence
from checker.extraction.grammar.sentence import lemma
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.parts import adds_up
from checker.lexicon.grammar import words
from checker.model.claim import Confidence, Link

MONEY = "money:"
NEAR = (Kind.PREPOSITION, Kind.NOUN, Kind.TIME, Kind.ADVERB)
"""What may stand between a sum and those that it is for."""

ENDS = ("", ",", ".", ";", "and")
"""Behind what each gets: nothing that narrows it, such as "a year" or "at first"."""


def apiece(clauses: Clauses, _: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "$8.2 million, or $0.19 per share": a sum, and what of it there is for each of some that nobody counts."""
    for one, other in pairwise(clauses.figures):
        between = [word for word in clauses.sentence.lower[one.last : other.first] if word != ","]
        whole, each = (one, other) if per(other) else (other, one)
        money, rate = whole.dimension, each.dimension
        if between == ["or"] and per(each) and not per(whole) and money.startswith(MONEY):
            if rate == money or rate.startswith(f"{money} per "):
                yield each, Link.of("apiece", whole=whole.id, each=each.id)


def doled_out(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "Paid 400,000 to three anglers. Each of the three will get 40,000": each of those just told, and no others."""
    told = last_sentence(before) if clauses.sentence.lower[:1] == ["each"] else []
    for times in told:
        if not _is_each_of(clauses, times) or _is_joined(times):
            continue
        again = [one for one in (*told, *clauses.figures) if is_count(one) and one.value == times.value]
        rates, totals = ([one for one in some if one not in again] for some in (clauses.figures, told))
        pairs = [pair for pair in product(rates, totals) if _are_of_one_kind(*pair)]
        if len(pairs) == 1 and len(again) <= PAIR and all(map(_is_plain, pairs[0])) and _is_dealt(*pairs[0]):
            rate, total = pairs[0]
            if _is_for(times, total):
                sure = Confidence.MEDIUM
                yield rate, Link.of("product_of", confidence=sure, rate=rate.id, times=times.id, total=total.id)


def _is_each_of(clauses: Clauses, times: Figure) -> bool:
    """Whether a sentence opens with each of those counted: "each of the three", "each of them", "each bus"."""
    lower, again = clauses.sentence.lower, [one for one in clauses.figures if one.first == len(("each", "of", "the"))]
    is_again = lower[1:3] == ["of", "the"] and any(one.value == times.value for one in again)
    is_named = clauses.sentence.lemma(1) == times.noun
    return is_count(times) and times.value > 1 and (is_again or is_named)


def _are_of_one_kind(rate: Figure, total: Figure) -> bool:
    is_one = rate.dimension == total.dimension and (not is_count(rate) or rate.noun == total.noun != "")
    return is_one and adds_up(rate) and adds_up(total)


def _is_for(times: Figure, total: Figure) -> bool:
    """ "400,000 to three anglers", "fined the five firms 250,000", "bought 12 trams for 60 million"."""
    one, other = sorted((times, total), key=lambda each: each.host)
    between = times.parse.chunks[one.host + 1 : other.host]
    is_told = any(times.sentence.lower[chunk.first] in words("sums", "dealt to") for chunk in between)
    return not between or (is_told and all(chunk.kind in NEAR for chunk in between))


def _is_joined(times: Figure) -> bool:
    """ "To her four nephews and a museum": not all of those that share."""
    return times.parse.kind(times.host + 1) is Kind.COORDINATOR


def _is_plain(one: Figure) -> bool:
    """ "400,000 pounds"; not "at least 400,000", "400,000, including costs"."""
    narrowed = words("comparison", "including", "excluding")
    return one.amount.label == "=" and not one.scope.change and narrowed.isdisjoint(one.sentence.lower)


def _is_dealt(rate: Figure, total: Figure) -> bool:
    """Whether all of a sum is said to be what each gets or costs, and no more: no "this year", "without weapons"."""
    deals = {rate.sentence.lemma(at) for at in range(rate.first)}
    is_one = total.parse.kind(total.host + 1) is not Kind.COORDINATOR  # "50 million and a house for"
    return is_one and rate.sentence.word(rate.last) in ENDS and not words("sums", "deals out").isdisjoint(deals)


def per(figure: Figure) -> str:
    """The noun that a rate says it is for one of: "2.69 a match", "$5,000 a head"; "" for none."""
    if figure.kind == "rate":
        return lemma(figure.unit.name.rpartition(" per ")[2], "NOUN")
    is_rate = adds_up(figure) and figure.sentence.word(figure.last) in words("counted", "per")
    return _shared_by(figure, figure.last + 1) if is_rate else ""


def _shared_by(rate: Figure, at: int) -> str:
    """The noun at a token, or of the phrase that begins there: "per share", "per diluted share"."""
    parse, sentence = rate.parse, rate.sentence
    if sentence.tag(at) == "NOUN":
        return lemma(sentence.lower[at], "NOUN")
    chunk = parse.owner[at] if sentence.word(at) else len(parse.chunks)
    return parse.lemma(chunk) if parse.kind(chunk) is Kind.NOUN and chunk not in parse.figures else ""
