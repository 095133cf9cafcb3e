"""From one number to another: "11,000 to 12,000", "between 3 and 5 billion", "150-200", "5 per cent to 20 per cent".

"From 3 to 5" is a change from one to the other, unless something is said to range so; "rose 6 to 43" names a
difference and a level.
"""

from __future__ import annotations

from decimal import Decimal

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.quantities.bounds import hedge_before
from checker.extraction.quantities.measured import LONGEST_UNIT, what_follows
from checker.extraction.quantities.numeral import Numeral
from checker.extraction.quantities.numerals import numeral
from checker.extraction.quantities.signs import sign_before, sign_width
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.model.amount import Unit

REPEATED = ("percent", "money", "measure", "duration", "rate")
"""Kinds of figures whose unit may stand behind both numbers."""


def range_end(sentence: Sentence, low: Numeral, sign: Unit | None) -> tuple[Numeral | None, int]:
    """The upper end of a range that begins with a number; and where the numbers, or the unit of the first, end."""
    none = None, low.last
    if low.fraction or low.vague:
        return none
    if _joins(sentence, low.last):
        high = _high(sentence, low.last + 1)
        unit = None
    elif not _may_join(sentence, low.last):
        return none
    else:
        own = what_follows(sentence, low, low.last, sign)
        if own.kind not in REPEATED or not _joins(sentence, own.last):
            return none
        high, unit = _high(sentence, own.last + 1), own.unit
    if high is None or high.value <= lower_end(low, high):
        return none
    plain = unit is None or _measures_the_same(sentence, high, unit)
    return (high, high.last) if plain and _is_range(sentence, low, high, unit) else none


def _may_join(sentence: Sentence, at: int) -> bool:
    """One cheap look: whether a unit, and then a joiner, may stand at a token."""
    return any(_joins(sentence, index) for index in range(at + 1, at + 1 + LONGEST_UNIT))


def _joins(sentence: Sentence, at: int) -> bool:
    return sentence.word(at) in words("numerals", "ranges")


def _high(sentence: Sentence, at: int) -> Numeral | None:
    """The number behind a joiner, perhaps behind a currency sign."""
    for width in (0, 1, 2):
        start = at + width
        if start >= len(sentence.lower):
            return None
        if width in (0, sign_width(sentence, start)):
            high = numeral(sentence, start)
            if high is not None and not high.fraction:
                return high
    return None


def _measures_the_same(sentence: Sentence, high: Numeral, unit: Unit) -> bool:
    return what_follows(sentence, high, high.last, sign_before(sentence, high.first)).unit == unit


def _is_range(sentence: Sentence, low: Numeral, high: Numeral, unit: Unit | None) -> bool:
    """Whether two numbers and what joins them are one figure; `unit` is that of the first, if it has one of its own."""
    opened, closing = (one.first - sign_width(sentence, one.first) for one in (low, high))
    joiner = sentence.lower[closing - 1]
    between = opening(sentence, opened) < opened
    if joiner == "and":
        return between
    if joiner == "or":
        return unit is None and high.value == low.value + 1
    if joiner == "-":
        return high.value >= 100 or _followed_by_unit(sentence, high.last)
    return between or not _is_change(sentence, low, high, opened, unit)


def _is_change(sentence: Sentence, low: Numeral, high: Numeral, opened: int, unit: Unit | None) -> bool:
    """ "from 5 to 7", "rose 6 to 43", "up $5 to $30": two levels, or a difference and a level.

    A rise "by 10 to 15" is a range, since one by ten to a level of fifteen would have tripled it.
    """
    before = sentence.word(opened - 1)
    if before in words("comparison", "older"):
        return not _ranges(sentence, opened - 2)
    moved = before == "by" or before in words("verbs", "direction")
    moved = moved or (opened > 0 and sentence.lemma(opened - 1) in words("verbs", "rise", "fall"))
    return moved and (unit is not None or high.value > 2 * lower_end(low, high))


def _ranges(sentence: Sentence, at: int) -> bool:
    """ "Range from 3 to 5", "ranging in weight from 3 to 5", "aged from 19 to 34"."""
    while at > 0 and sentence.tags[at] in ("NOUN", "ADJ", "ADP", "DET") and not _is_ranging(sentence, at):
        at -= 1
    return at >= 0 and _is_ranging(sentence, at)


def _is_ranging(sentence: Sentence, at: int) -> bool:
    return sentence.lemma(at) in words("verbs", "range") or sentence.lower[at] == "aged"


def lower_end(low: Numeral, high: Numeral) -> Decimal:
    """The lower number with the scale that only the upper one is written with: the 3 of "3 to 5 billion"."""
    scaled = low.value * high.scale
    return scaled if low.scale == 1 and scaled < high.value else low.value


def opening(sentence: Sentence, first: int) -> int:
    """Where a figure begins with the "between" before it, and before its hedge."""
    _, start = hedge_before(sentence.lower, first)
    return start - 1 if sentence.word(start - 1) == "between" else first


def _followed_by_unit(sentence: Sentence, at: int) -> bool:
    if at >= len(sentence.words):
        return False
    return sentence.tags[at] in ("NOUN", "ADJ", "SYM", "PROPN") or sentence.words[at] in units.by_symbol()
