"""Quantities: a number with its hedge, and with the unit or the counted noun that stands beside it.

What stands beside the number is read in `measured`; what is no quantity at all ("Flight 370", "one of the most", a
score, a year) is refused first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.quantities.articles import counted_in_list, is_one_unit, measure_words, one_long
from checker.extraction.quantities.bounds import (
    EXACT,
    Hedge,
    amount,
    either,
    hedge_after,
    hedge_before,
    is_two_ways,
    ranged,
)
from checker.extraction.quantities.labels import refused
from checker.extraction.quantities.measured import what_follows
from checker.extraction.quantities.neighbours import joined, listed
from checker.extraction.quantities.number_words import openers, triggers
from checker.extraction.quantities.numbered import numbered
from checker.extraction.quantities.numeral import Numeral
from checker.extraction.quantities.numerals import halved, is_halved, numeral
from checker.extraction.quantities.ordinals import rank
from checker.extraction.quantities.quantity import Measured, Quantity
from checker.extraction.quantities.ranges import lower_end, opening, range_end
from checker.extraction.quantities.signs import is_negative, minus_width, sign_before, sign_width
from checker.extraction.quantities.zeros import zero
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.amount import COUNT, Amount

JOINED = 6
"""How many tokens behind a "both" its "and" may stand."""

ROUGHLY = ["about"]
"""What "a year" is: no exact one."""

AT_LEAST = ["at", "least"]

DECADE = re.compile(r"[2-9]0s")
TWO = Decimal(2)
UP = "up"
OVER = "over"


def quantities(sentence: Sentence, taken: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """The quantities of a sentence, in order; `taken` are the places already read as dates and clock times."""
    if not _may_count(sentence):
        return []
    found: list[Quantity] = []
    opening, behind = openers(), 0
    for at, word in enumerate(sentence.lower):
        opens = word in opening or word[0].isdecimal()
        if at < behind or not opens or _is_taken(sentence, at, taken):
            continue
        quantity = _quantity(sentence, at, found)
        if quantity is not None:
            found[-1:] = joined(sentence, found, quantity) if found else [quantity]
            listed(sentence, found)
            behind = quantity.last
    return found


def _may_count(sentence: Sentence) -> bool:
    """One cheap look: whether a sentence has a digit, a number word, or a unit of time or length, at all."""
    lower = sentence.lower
    return (
        not triggers().isdisjoint(lower)
        or any(word[0].isdecimal() for word in sentence.words)
        or not table("calendar")["units"].keys().isdisjoint(lower)
        or not measure_words().isdisjoint(lower)
    )


def _is_taken(sentence: Sentence, at: int, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start <= sentence.starts[at] < end for start, end in taken)


def _quantity(sentence: Sentence, at: int, earlier: list[Quantity]) -> Quantity | None:
    """The quantity that begins at a token, if one does."""
    number = _number(sentence, at) or counted_in_list(sentence, at, earlier) or one_long(sentence, at)
    if number is None:
        return rank(sentence, at) or _decade_of_life(sentence, at)
    if place := numbered(sentence, number):
        return place
    if refused(sentence, number) and not _is_gapped(sentence, number, earlier):
        return None
    return _of_number(sentence, at, number, earlier)


def _of_number(sentence: Sentence, at: int, number: Numeral, earlier: list[Quantity]) -> Quantity:
    """A number with all that belongs to it: the other end of a range, hedges on either side, what follows, its sign."""
    sign = sign_before(sentence, number.first)
    upper, last = range_end(sentence, number, sign)
    hedge, first = _hedge_ahead(sentence, at, number, is_range=upper is not None)
    behind, last = hedge_after(sentence.lower, last) if hedge is EXACT else (EXACT, last)
    reach = msgspec.structs.replace(upper, first=number.first) if upper else number
    measured = _continued_age(sentence, number, earlier) or what_follows(sentence, reach, last, sign)
    if hedge.words == OVER and measured.kind == "duration" and _opens_clause(sentence, first, measured.last):
        hedge, first = EXACT, first + 1
    if upper is None and measured.head is not None and is_halved(sentence, measured.last):
        number, measured = halved(number), msgspec.structs.replace(measured, last=measured.last + 3)
    if hedge is EXACT and behind is EXACT and upper is None:
        hedge = _shared_hedge(sentence, first, earlier, measured)
        behind, end = hedge_after(sentence.lower, measured.last)
        measured = msgspec.structs.replace(measured, last=end)
    minus = minus_width(sentence, first)
    first -= minus
    hedge = hedge if behind is EXACT else behind
    told = _amount(number, upper, hedge, measured, -1 if minus or is_negative(sentence, number.first) else 1)
    return Quantity(
        start=sentence.starts[first],
        end=sentence.ends[measured.last - 1],
        first=first,
        last=measured.last,
        number=(number.first, (upper or number).last),
        number_end=sentence.ends[(upper or number).last - 1],
        amount=told,
        head=measured.head,
        kind=measured.kind,
        hedge=hedge.words,
    )


def _hedge_ahead(sentence: Sentence, at: int, number: Numeral, *, is_range: bool) -> tuple[Hedge, int]:
    """The hedge before the number that begins at a token, and where the quantity begins with it."""
    first = number.first - sign_width(sentence, number.first)
    hedge, first = hedge_before(sentence.lower, opening(sentence, first) if is_range else first)
    if hedge.words.startswith(UP) and _has_moved(sentence, first - 1):
        hedge, first = EXACT, first + len(hedge.words.split())
    if hedge is EXACT and is_one_unit(sentence, at):
        hedge = hedge_before(ROUGHLY, 1)[0]
    if _is_particle(sentence, first, hedge):
        return EXACT, first + 1
    return (hedge_before(AT_LEAST, 2)[0] if _may_be_particle(sentence, first, hedge) else hedge), first


def _has_moved(sentence: Sentence, at: int) -> bool:
    """ "Went up to 41", "brought the toll up to 41": what has moved is there, and not below."""
    moves = words("verbs", "rise", "revise", "with up")
    if at >= 0 and sentence.tags[at] == "VERB" and sentence.lemma(at) in moves:
        return True
    verb = next((one for one in range(at, -1, -1) if sentence.lemma(one) in words("sums", "bring")), None)
    brought = range(verb + 1, at + 1) if verb is not None else range(0)
    return any(sentence.lemma(one) in words("nouns", "figure") for one in brought)


def _is_particle(sentence: Sentence, first: int, hedge: Hedge) -> bool:
    """ "Handed over 900 cars", "averaged over 20 tests": the "over" is the verb's; "it averaged over 20" is a bound."""
    verb = first - 1
    if hedge.words != OVER or verb < 0 or sentence.tags[verb] not in ("VERB", "AUX"):
        return False
    is_done = verb == 0 or sentence.lower[verb - 1] == "," or sentence.lower[verb - 1] in words("auxiliary", "be")
    verbs = words("verbs", "with over") | (words("verbs", "done over") if is_done else frozenset[str]())
    return sentence.lemma(verb) in verbs


def _may_be_particle(sentence: Sentence, first: int, hedge: Hedge) -> bool:
    """ "Will take over 579 stores", "took over 500 hours", "the title over 15 km": the number itself may be meant."""
    if hedge.words != OVER or first < 1:
        return False
    governs = sentence.tags[first - 1] == "NOUN" and sentence.lemma(first - 1) not in words("nouns", "measure")
    return governs or sentence.lemma(first - 1) in words("verbs", "perhaps with over")


def _opens_clause(sentence: Sentence, first: int, last: int) -> bool:
    """ "Over five days, from 3 to 7 May, it ...": during them, and not for more."""
    opens = first == 0 or sentence.lower[first - 1] == ","
    return opens and sentence.word(last) == ","


def _is_gapped(sentence: Sentence, number: Numeral, earlier: list[Quantity]) -> bool:
    """ "Wajima has lost 81 people and Suzu 71", "47 cases in two countries: Chile 26, Peru 21": a name and its number.

    They share the verb of the figure before, or tell how many of those before a colon are of each name.
    """
    if not earlier or not number.digits:
        return False
    at = number.first - 1
    while at > earlier[-1].last and sentence.words[at][0].isupper():
        at -= 1
    named = at < number.first - 1
    at -= sentence.lower[at] in words("determiners", "definite")
    if sentence.lower[at] == ":":
        return named and any(max(one.amount.values) > number.value for one in earlier)
    return named and sentence.lower[at] in ("and", ",") and at - earlier[-1].last <= 1


def _continued_age(sentence: Sentence, number: Numeral, earlier: list[Quantity]) -> Measured | None:
    """ "aged 9 and 12", "52 then and 59 now": the second number is an age as well."""
    if not earlier or earlier[-1].kind != "age" or earlier[-1].head is not None:
        return None
    if number.fraction or number.value > 114:
        return None
    between = sentence.lower[earlier[-1].last : number.first]
    if between not in (["and"], ["or"], ["to"], [","], ["then", "and"]) or sentence.tag(number.last) == "NOUN":
        return None
    return Measured(units.YEAR_OF_AGE, number.last, None, "age")


def _number(sentence: Sentence, at: int) -> Numeral | None:
    """A number, or "both" and words for none, which count too."""
    if sentence.lower[at] != "both":
        return zero(sentence, at) or numeral(sentence, at)
    counts = sentence.tag(at + 1) in ("NOUN", "ADJ") and not _joins(sentence, at)
    return Numeral(at, at + 1, TWO) if counts else None


def _joins(sentence: Sentence, at: int) -> bool:
    """ "both people killed and injured": a "both" that belongs to an "and" counts nothing."""
    for index in range(at + 1, min(at + JOINED, len(sentence.words))):
        if sentence.lower[index] == "and":
            return True
        if sentence.tags[index] in ("AUX", "PUNCT", "CCONJ"):
            return False
    return False


def _amount(number: Numeral, upper: Numeral | None, hedge: Hedge, measured: Measured, sign: int) -> Amount:
    if upper is None and measured.head is not None and is_two_ways(number, measured.unit):
        return either(number, measured.unit)
    if upper is None:
        return amount(number, hedge, measured.unit, sign, exact=measured.kind == "age")
    return ranged(lower_end(number, upper), upper.value, measured.unit)


def _shared_hedge(sentence: Sentence, first: int, earlier: list[Quantity], measured: Measured) -> Hedge:
    """A conversion in brackets shares the hedge of the figure before it."""
    if not earlier or first < 1 or earlier[-1].last > first:
        return EXACT
    between = sentence.lower[earlier[-1].last : first]
    before = earlier[-1]
    alike = before.amount.unit.dimension == measured.unit.dimension != COUNT
    if not (alike and before.hedge and "(" in between and len(between) <= 4):
        return EXACT
    return hedge_before(before.hedge.split(), len(before.hedge.split()))[0]


def _decade_of_life(sentence: Sentence, at: int) -> Quantity | None:
    """ "in his fifties", "all in their 60s": somebody's age, to ten years."""
    word = sentence.lower[at]
    low = table("numbers")["decade"].get(word) or (int(word[:2]) if DECADE.fullmatch(word.replace("'", "")) else None)
    before = sentence.lower[max(at - 3, 0) : at]
    both = before[1:] == ["in", "their"] and before[0] in words("counted", "each_of")
    if low is None or not (both or sentence.lower[at - 1 : at] in (["his"], ["her"])):
        return None
    return Quantity(
        start=sentence.starts[at - 1],
        end=sentence.ends[at],
        first=at - 1,
        last=at + 1,
        number=(at, at + 1),
        number_end=sentence.ends[at],
        amount=ranged(Decimal(str(low)), Decimal(str(low + 9)), units.YEAR_OF_AGE),
        head=at,
        kind="age",
    )
