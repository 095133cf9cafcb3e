"""Rates between a number and a total: "64 matches, 172 goals, 2.69 a game", "6,000 victims, $5,000 each"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

from checker.extraction.figures.figure import PAIR, Clauses, Figure, is_count, last_sentence
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.sentence import lemma
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.parts import adds_up
from checker.extraction.links.sums import says_sum
from checker.lexicon.grammar import words
from checker.lexicon.nouns import kind_of
from checker.model.claim import Confidence, Link

BESIDE = frozenset((",", "or", "(", "-", "–"))
MONEY = "money:"
NEAR = (Kind.PREPOSITION, Kind.NOUN, Kind.TIME, Kind.ADVERB)
"""What may stand between a sum and those that it is for."""

ENDS = ("", ",", ".", ";", "and")
"""Behind what each gets: nothing that narrows it, such as "a year" or "at first"."""


def averages(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "$30 million for 6,000 victims, $5,000 each", "172 goals in 64 matches, 2.69 a match"."""
    for rate in clauses.figures:
        per = _per(rate)
        if per is None:
            continue
        others = [one for one in clauses.figures if one is not rate and adds_up(one)]
        told = _comes_of_these(clauses, rate)
        others = [*(one for one in last_sentence(before) if adds_up(one)), *others] if told else others
        totals = [one for one in others if _is_of_one_kind(one, rate)] or _larger(rate, others)
        times = [one for one in others if one not in totals and _is_shared_out(one, per, rate)]
        if len(times) == 1 and len(others) == PAIR and not totals and _is_counted(rate):
            totals = [one for one in others if one not in times and is_count(one)]
        if (
            len(totals) == len(times) == 1
            and (per or len(others) == PAIR)
            and (told or _is_set_beside(clauses, rate, totals[0]))
        ):
            yield rate, Link.of("product_of", rate=rate.id, times=times[0].id, total=totals[0].id)


def apiece(clauses: Clauses, _: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "$8.2 million, or $0.19 per share": a sum, and what of it there is for each of some that nobody counts."""
    for one, other in pairwise(clauses.figures):
        between = [word for word in clauses.sentence.lower[one.last : other.first] if word != ","]
        whole, each = (one, other) if _per(other) else (other, one)
        money, rate = whole.dimension, each.dimension
        if between == ["or"] and _per(each) and not _per(whole) and money.startswith(MONEY):
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
    is_named = clauses.sentence.lemma(1) == times.noun or lower[1:3] == ["of", "them"]
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


def _per(figure: Figure) -> str | None:
    """What a rate is for one of: "2.69 a match", "$5,000 a head"; any for "each" and "an average of"; else None."""
    if figure.kind == "rate":
        return lemma(figure.unit.name.rpartition(" per ")[2], "NOUN")
    if not adds_up(figure):
        return None
    is_rate = figure.sentence.word(figure.last) in words("counted", "per")
    if is_rate and (shared := _shared_by(figure, figure.last + 1)):
        return shared
    is_told = _is_each(figure) or _is_average(figure)
    return "" if is_told else None


def _shared_by(rate: Figure, at: int) -> str:
    """The noun at a token, or of the phrase that begins there: "per share", "per diluted share"."""
    parse, sentence = rate.parse, rate.sentence
    if sentence.tag(at) == "NOUN":
        return lemma(sentence.lower[at], "NOUN")
    chunk = parse.owner[at] if sentence.word(at) else len(parse.chunks)
    return parse.lemma(chunk) if parse.kind(chunk) is Kind.NOUN and chunk not in parse.figures else ""


def _comes_of_these(clauses: Clauses, rate: Figure) -> bool:
    """ "Shared by its 12,000 people, that makes 3,000 euros a head": of what was told in the sentence before."""
    verb, parse = rate.role.verb, clauses.parse
    makes = verb is not None and verb == rate.host - 1 and parse.lemma(verb) in words("sums", "outcome")
    return makes and parse.word(rate.host - 2) in words("sums", "that")


def _is_named(times: Figure) -> bool:
    """ "412 guests", "a population of 412", "the town of 412"."""
    return times.head is not None or times.declared


def _is_shared_out(times: Figure, per: str, rate: Figure) -> bool:
    """Whether a rate is for one of what was told: a match of 64 matches, a head of 412 guests, a hectare of 90."""
    if not is_count(times):
        return rate.kind == "rate" and times.unit.name == per
    if not _is_named(times):
        return False
    people = per in words("sums", "head") and times.noun != per and _is_named(times)
    return not per or people or kind_of(times.noun) == kind_of(per)


def _is_counted(rate: Figure) -> bool:
    """ "2.69 a match" counts what nothing else says."""
    return rate.unit.name.startswith("person per ") or (is_count(rate) and rate.head is None)


def _is_each(figure: Figure) -> bool:
    """ "$5,000 each", "$5,000 to each of the 12 teams", "each of the 12 teams gets $5,000"."""
    lower, last = figure.sentence.lower, figure.last
    is_paid_out = lower[last + 1 : last + PAIR + 1] == ["each", "of"]
    gets = figure.role.relation is Relation.OBJECT and figure.role.verb == figure.host - 1
    opens = lower[:PAIR] == ["each", "of"] and gets
    return is_paid_out or opens or figure.sentence.word(last) in words("sums", "each")


def _is_average(figure: Figure) -> bool:
    """ "An average of $30,000 a house"."""
    lower, first = figure.sentence.lower, figure.first
    near = " ".join(lower[max(0, first - 3) : first])
    return near.endswith(tuple(words("sums", "average")))


def _is_of_one_kind(one: Figure, rate: Figure) -> bool:
    """Whether a figure is an amount of what the rate is: dollars of dollars, jobs of jobs."""
    if rate.kind == "rate":
        is_one = kind_of(one.noun) == kind_of(rate.unit.name.partition(" per ")[0])
        return is_one if is_count(one) else rate.dimension.startswith(f"{one.dimension} per ")
    return one.dimension == rate.dimension and (not is_count(one) or one.noun == rate.noun)


def _larger(rate: Figure, others: list[Figure]) -> list[Figure]:
    """ "412,000 spectators at 16 matches, an average of 25,750": what a bare average is of."""
    bare = rate.head is None and _is_average(rate)
    counts = others if bare and all(is_count(one) and one.head is not None for one in others) else []
    return sorted(counts, key=lambda one: one.value)[-1:]


def _is_set_beside(clauses: Clauses, rate: Figure, total: Figure) -> bool:
    """Whether the rate restates what stands before it, behind a comma, or the total is told to come of it."""
    lower, first = rate.sentence.lower, rate.first
    if total.host > rate.host:
        own = lower[total.first : total.number[0]]
        aside = lower[total.first - 1] == "," and not words("nouns", "whole").isdisjoint(own)
        return aside or says_sum(clauses, total)
    told = [one.last for one in clauses.figures if one.last <= first and one is not rate]
    if {*lower[max(told, default=0) : first]} <= words("sums", "restate", "average is") | BESIDE:
        return True  # ", which works out at"
    reach = 4 if _is_average(rate) else 1  # ", an average of"
    return not BESIDE.isdisjoint(lower[max(0, first - reach) : first])
