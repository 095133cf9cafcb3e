"""Places in an order: "the fourth country", "her fourth year", "its centenary"."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec.structs import replace

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.quantities.bounds import EXACT, amount
from checker.extraction.quantities.numeral import Numeral
from checker.extraction.quantities.quantity import Quantity
from checker.lexicon import units
from checker.lexicon.calendar import words as calendar
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.amount import Amount
from checker.model.interval import Interval

ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
TIME = "time"


def rank(sentence: Sentence, at: int) -> Quantity | None:
    """ "the fourth country": a place in an order; "Third Battalion" and "third quarter" are names and times."""
    value, head = _ordinal(sentence, at), at + 1
    if value is None:
        return _jubilee(sentence, at)
    if head >= len(sentence.words) or not _is_definite(sentence, at):
        return None
    while head < len(sentence.tags) and sentence.tags[head] == "ADJ":
        head += 1
    if head >= len(sentence.tags) or sentence.tags[head] != "NOUN":
        return None
    if (sentence.lower[head],) not in units.by_words():
        return _ranked(sentence, at, head, value)
    return _going_on(sentence, at, head, value) if head == at + 1 else None


def _going_on(sentence: Sentence, at: int, head: int, value: Decimal) -> Quantity | None:
    """ "Is in its fifth week": for four weeks, and no more than five."""
    before, unit = sentence.lower[max(at - 2, 0) : at], units.by_words()[sentence.lower[head],]
    is_now = before[:1] and before[0] in calendar("lasting", "going on")
    if unit.dimension != TIME or not is_now or before[-1] not in words("pronouns", "possessive"):
        return None
    begun = Interval(value - 1, value)
    ranked_ = _ranked(sentence, at, head, value)
    return replace(ranked_, amount=Amount((value,), unit, begun, begun), kind="duration", head=None)


def _jubilee(sentence: Sentence, at: int) -> Quantity | None:
    """ "its centenary", "their golden wedding": the 100th year, the 50th."""
    numbers, behind = table("numbers"), sentence.lower[at + 1 : at + 2]
    if not _is_definite(sentence, at):
        return None
    if sentence.lower[at] in numbers["jubilee"]:
        return _ranked(sentence, at, at, Decimal(numbers["jubilee"][sentence.lower[at]]))
    if sentence.lower[at] in numbers["precious"] and behind and behind[0] in calendar("lasting", "precious"):
        return _ranked(sentence, at, at + 1, Decimal(numbers["precious"][sentence.lower[at]]))
    return None


def _is_definite(sentence: Sentence, at: int) -> bool:
    return at > 0 and sentence.lower[at - 1] in words("determiners", "definite")


def _ranked(sentence: Sentence, at: int, head: int, value: Decimal) -> Quantity:
    return Quantity(
        start=sentence.starts[at],
        end=sentence.ends[head],
        first=at,
        last=head + 1,
        number=(at, at + 1),
        number_end=sentence.ends[at],
        amount=amount(Numeral(at, at + 1, value, precise=True), EXACT, units.RANK),
        head=head,
        kind="rank",
    )


def _ordinal(sentence: Sentence, at: int) -> Decimal | None:
    word = sentence.lower[at]
    match = ORDINAL.fullmatch(word)
    if match:
        return Decimal(match[1])
    text = table("numbers")["ordinal"].get(word)
    return Decimal(text) if text and sentence.words[at][0].islower() else None
