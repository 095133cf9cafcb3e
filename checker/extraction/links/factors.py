"""Levels that a factor lies between: "doubled from 210 to 430", "halved to 40 from 82", "620, twice the 310 of May".

The factor is a claim of its own: by so much the old level was multiplied.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from checker.extraction.figures.empty_claims import claim_at, claim_id
from checker.extraction.figures.figure import PAIR, Clauses, Figure, last_sentence
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.parts import adds_up
from checker.extraction.quantities.bounds import EXACT, Hedge, amount, hedge_before
from checker.extraction.quantities.numeral import Numeral
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.amount import COUNT, Amount
from checker.model.claim import Claim, Link
from checker.model.interval import Interval
from checker.model.report import Report

MARKS = frozenset((",", "(", "-", "–", "—", "--", "or"))
BARE = ("NOUN", "PROPN", "AUX", "PRON")
"""What stands before a verb that nothing hedges: "more than doubled" is no factor of two."""

SHARE_OFF, USUALLY_OFF = Decimal("0.1"), Decimal("0.05")
"""What doubled is twice as much in round figures."""


REACH = 6
"""Tokens between the two levels, at most: "from 210 a year ago to 430"."""


class Multiple(msgspec.Struct, frozen=True):
    """A verb or "twice" between two tokens, the factor that it says, and the old and new levels that may be meant."""

    first: int
    last: int
    factor: Amount
    old: tuple[Figure, ...]
    new: tuple[Figure, ...]


def multiples(clauses: Clauses, before: list[Figure]) -> Iterator[Multiple]:
    """All that multiplies: "doubled from 210 to 430", "twice the 112 of May", "four times as large as Orne"."""
    yield from _verbs(clauses)
    yield from _comparisons(clauses, before)


def _verbs(clauses: Clauses) -> Iterator[Multiple]:
    """Each verb of a sentence that multiplies one level into another."""
    sentence, figures, verbs = clauses.sentence, clauses.figures, table("numbers")["factor"]
    for at, word in enumerate(sentence.lower):
        if word not in verbs or sentence.tags[at] != "VERB":
            continue
        hedge, first = hedge_before(sentence.lower, at)
        if not first or sentence.tags[first - 1] not in BARE:
            continue
        levels = [one for one in figures if one.first > at and one.kind != "duration"]
        if len(levels) != PAIR or not _follow(clauses, at, *levels):
            continue
        by_word = {sentence.lower[one.first - 1]: one for one in levels}
        if by_word.keys() == {"from", "to"}:
            number = Numeral(at, at + 1, Decimal(verbs[word]))
            yield Multiple(first, at + 1, _times(number, hedge), (by_word["from"],), (by_word["to"],))


def _follow(clauses: Clauses, at: int, one: Figure, other: Figure) -> bool:
    """Whether two levels of one unit stand behind a verb, plain both: "doubled in ten years, going from 140 to 290"."""
    parse = clauses.parse
    between = range(parse.owner[at] + 1, parse.owner[one.first - 1])
    verbs = [chunk for chunk in between if parse.kind(chunk) is Kind.VERB]
    goes = all("gerund" in parse.traits(verb) and parse.is_verb(verb, "going") for verb in verbs)
    parted = any(parse.kind(chunk) in (Kind.BREAK, Kind.COORDINATOR, Kind.SUBORDINATOR) for chunk in between)
    near = goes and not parted and other.first - one.last <= REACH
    plain = {one.amount.label, other.amount.label} == {"="} and min(*one.amount.values, *other.amount.values) > 0
    alike = one.kind == other.kind or {one.kind, other.kind} == {"count", "bare"}
    return near and plain and alike and one.dimension == other.dimension


def _times(number: Numeral, hedge: Hedge) -> Amount:
    """A factor with its hedge, by which a writer may mean all that it allows: 17 is "nearly double" nine."""
    if hedge is EXACT:
        return _roughly(number.value)
    told = amount(number, hedge, units.TIMES)
    return msgspec.structs.replace(told, usual=told.wide) if told.label == "~" else told


def _roughly(factor: Decimal) -> Amount:
    """So many times in round figures."""
    wide, usual = (Interval(factor - factor * off, factor + factor * off) for off in (SHARE_OFF, USUALLY_OFF))
    return Amount((factor,), units.TIMES, wide, usual, "~")


def _comparisons(clauses: Clauses, before: list[Figure]) -> Iterator[Multiple]:
    """ "1,184 inmates, almost double its capacity of 620", "built for 620. It has 1,184, nearly twice that number"."""
    lower, adverbs = clauses.sentence.lower, table("numbers")["times"]
    for at, word in enumerate(lower):
        if word not in adverbs:
            continue
        hedge, first = hedge_before(lower, at)
        ahead = [one for one in clauses.figures if one.last <= first]
        told, said = _base(clauses, at + 1), " ".join(lower[at + 1 : at + 3])
        if told is not None and _stands_apart(clauses, first):
            new = tuple(one for one in ahead if _are_levels(one, told))
            old: tuple[Figure, ...] = (told,)
        elif said in words("comparison", "anaphoric") and lower[at + 3 : at + 4] != ["as"]:
            old, new = _pair(ahead, before, at)
        else:
            continue
        if new:
            number = Numeral(at, at + 1, Decimal(adverbs[word]))
            yield Multiple(first, at + 1, _times(number, hedge), old, new)


def _stands_apart(clauses: Clauses, at: int) -> bool:
    """Whether what begins at a token is set beside what stands before, or said of it: "..., double", "is double"."""
    lower, tags = clauses.sentence.lower, clauses.sentence.tags
    return at > 0 and (lower[at - 1] in MARKS or (tags[at - 1] == "AUX" and lower[at - 1] in words("auxiliary", "be")))


def _base(clauses: Clauses, at: int) -> Figure | None:
    """ "Double its capacity of 620", "twice the 112 of May": the figure of the noun phrase at a token."""
    base = next((one for one in clauses.figures if one.first >= at), None)
    if base is None or base.first > at + REACH:
        return None
    tags = clauses.sentence.tags[at : base.first]
    definite = clauses.sentence.lower[at] in words("determiners", "definite")
    return base if definite and set(tags) <= {"DET", "PRON", "ADJ", "NOUN", "PROPN", "PART", "ADP"} else None


def _pair(ahead: list[Figure], before: list[Figure], at: int) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """The only two levels that "that number" at a token sets against one another, one perhaps told just before."""
    if not ahead or ";" in ahead[-1].sentence.lower[ahead[-1].last : at]:
        return (), ()  # "17,300 are homeless; some think that there are twice as many"
    others = [one for one in ahead[:-1] if _are_levels(one, ahead[-1])]
    others = others or [one for one in last_sentence(before) if _are_levels(one, ahead[-1])]
    small, *large = sorted([*others, ahead[-1]], key=lambda one: one.value)
    return ((small,), tuple(large)) if len(large) == 1 else ((), ())


def _are_levels(one: Figure, other: Figure) -> bool:
    """Whether two figures are levels in one unit, and count the same or do not say what."""
    unit, same = one.unit, other.unit
    nouns = {one.noun, other.noun} - {"", *words("nouns", "people")}
    level = not (one.scope.change or other.scope.change) and min(*one.amount.values, *other.amount.values) > 0
    return (
        level and adds_up(one) and unit.dimension == same.dimension and (unit.dimension != COUNT or len(nouns) < PAIR)
    )


def multiplied(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    for one in multiples(clauses, before):
        roles = {"old": tuple(level.id for level in one.old), "new": tuple(level.id for level in one.new)}
        yield one.new[-1], Link("multiplied", {"change": (_id(clauses, one),), **roles})


def _id(clauses: Clauses, one: Multiple) -> str:
    return claim_id(one.new[-1].report, *_place(clauses, one))


def _place(clauses: Clauses, one: Multiple) -> tuple[int, int]:
    """Where in the text the factor stands."""
    sentence = clauses.sentence
    return sentence.starts[one.first], sentence.ends[one.last - 1]


def factors(report: Report, clauses: Clauses, before: list[Figure]) -> Iterator[Claim]:
    """A claim for each factor; it has no measure, so that nothing but its link compares it."""
    for one in multiples(clauses, before):
        claim = claim_at(report, clauses.sentence, *_place(clauses, one))
        yield msgspec.structs.replace(claim, amount=one.factor)
