"""Articles that count: "two women and a child", "lasted a week", "nearly a mile"."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.quantities.bounds import EXACT, hedge_before
from checker.extraction.quantities.counted import unit_of_noun
from checker.extraction.quantities.number_words import openers
from checker.extraction.quantities.numeral import Numeral
from checker.extraction.quantities.numerals import is_halved, numeral
from checker.extraction.quantities.quantity import Quantity
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.lexicon.load import table

AHEAD = 6
"""How many tokens behind an article that opens a list its "and" may stand."""

LIST = (["and"], [","], [",", "and"])
"""What stands before one more of a list."""

LISTED = 1000
"""A list that counts one by one has no larger counts."""

MEASURED = ("length", "mass")
"""Dimensions of units of which a hedged "a" makes one: "nearly a mile"."""


def counted_in_list(sentence: Sentence, at: int, earlier: Sequence[Quantity]) -> Numeral | None:
    """ "Four men, two women and a child", "a guide and six climbers": an article that counts; not "a crew of 24"."""
    if sentence.lower[at] not in words("determiners", "indefinite"):
        return None
    goes_on = bool(earlier) and sentence.lower[earlier[-1].last : at] in LIST
    if not goes_on and not _may_open_list(sentence.lower, at):
        return None
    one = Numeral(at, at + 1, Decimal(1))
    found = unit_of_noun(sentence, one, one.last)
    if found is None or found[0] is None or sentence.tags[found[0]] == "NUM" or _is_plural(sentence, found[0]):
        return None
    if sentence.word(found[1]) == "of":
        return None
    before = bool(earlier) and _goes_on(sentence, earlier[-1], at, found[1])
    return one if before or _opens_list(sentence, found[1]) else None


def one_long(sentence: Sentence, at: int) -> Numeral | None:
    """ "Lasted a week", "more than a century", "a fortnight before the fire": one unit of time, as a length.

    "Twice a week", "a day of mourning", "a year ago" are none. "Nearly a mile" is one of another unit.
    """
    lower = sentence.lower
    if lower[at] in words("determiners", "indefinite") and lower[at + 1 : at + 2] and lower[at + 1] in measure_words():
        return Numeral(at, at + 1, Decimal(1)) if _is_about_one(sentence, at) else None
    if not is_one_unit(sentence, at):
        return None
    unit = _unit_of_one(sentence, at)
    one = Numeral(at, unit, Decimal(1))
    if any(sentence.after_phrase(unit + 1, "lasting", name) for name in ("to_go", "from_now")):
        return one
    before, behind = sentence.lemma(at - 1) if at else "", sentence.word(unit + 1)
    if behind in ("of", "-", "ago"):
        return None
    lasts = before in words("counted", "lasts")
    hedged = hedge_before(lower, at)[0] is not EXACT
    return one if lasts or hedged or behind in words("counted", "behind_length") else None


def _unit_of_one(sentence: Sentence, at: int) -> int:
    """The token of the unit behind an article: "a week", "a whole month"."""
    return at + 1 + (sentence.word(at + 1) in words("vague", "all of it"))


@functools.cache
def measure_words() -> frozenset[str]:
    """The units of length and mass of one word: "mile", "tonne"."""
    return frozenset(one[0] for one, unit in units.by_words().items() if len(one) == 1 and unit.dimension in MEASURED)


def _is_about_one(sentence: Sentence, at: int) -> bool:
    """ "Nearly a mile", not "a mile-long queue", "over a mile and a half", "over a foot bridge"."""
    behind = at + 2
    is_alone = sentence.word(behind) != "-" and not is_halved(sentence, behind)
    return is_alone and hedge_before(sentence.lower, at)[0] is not EXACT and sentence.tag(behind) != "NOUN"


def is_one_unit(sentence: Sentence, at: int) -> bool:
    """ "A week", "a century"; "a second" is rather the next after the first, and "a year and a half" is to the half."""
    behind = _unit_of_one(sentence, at)
    unit = sentence.word(behind)
    is_one = sentence.lower[at] in words("determiners", "indefinite") and unit in table("calendar")["units"]
    return is_one and unit not in words("counted", "no_length") and not is_halved(sentence, behind + 1)


def _goes_on(sentence: Sentence, last: Quantity, at: int, end: int) -> bool:
    """Whether tokens `at` to `end` are one more of a list whose last count is known: no clause, no apposition."""
    if last.kind != "count" or last.amount.values[0] >= LISTED:
        return False
    between = sentence.lower[last.last : at]
    if between == [","]:
        return sentence.word(end) in (",", "and")
    return between == ["and"] or (between == [",", "and"] and sentence.tag(end) not in ("VERB", "AUX"))


def _may_open_list(lower: list[str], at: int) -> bool:
    """Whether an "and" with a number stands behind an article, told by words alone: tags are dear."""
    if "and" not in lower[at + 2 : at + AHEAD]:
        return False
    behind = pairwise(lower[at + 2 :])
    return any(word == "and" and (after[0].isdecimal() or after in openers()) for word, after in behind)


def _opens_list(sentence: Sentence, at: int) -> bool:
    """Whether "and three children" stands at a token."""
    following = numeral(sentence, at + 1) if sentence.word(at) == "and" and at + 1 < len(sentence.words) else None
    if following is None or following.fraction or following.value <= 1 or following.value != int(following.value):
        return False
    found = unit_of_noun(sentence, following, following.last)
    return found is not None and found[0] is not None and _is_plural(sentence, found[0])


def _is_plural(sentence: Sentence, noun: int) -> bool:
    return sentence.lemma(noun) != sentence.lower[noun]
