"""Slips planted: what a figure would look like with one, as its report prints it and as a claim.

The reverse of a diagnosis, kind by kind, where the words of the figure allow it. A figure spelled in letters is left
as it is.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from checker.judging.mends import Case, in_unit, is_single, with_number
from checker.judging.pooled import Pooled
from checker.lexicon.units import PERCENT, POINTS
from checker.model.claim import Claim
from checker.model.scope import Part, Relation

NUMERAL = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
GROUPED = 10_000  # from here on digits are grouped in any case
SIZES = (("million", "billion", 1000), ("billion", "million", Decimal("0.001")))
POINT = re.compile(r"(?:percentage )?points?")


class Plant(msgspec.Struct, frozen=True):
    """A claim as it reads with a slip: the words that are printed for it, and what they say."""

    words: str
    claim: Claim


Plants = Iterator[Plant]
Planting = Callable[[Case, Pooled, str], Plants]
"""From a claim among others, and the words of its figure, to what may be printed for them."""


def _numerals(change: Callable[[str], Iterator[str]]) -> Planting:
    """A planting that changes the digits of a number."""

    def plant(_: Case, one: Pooled, words: str) -> Plants:
        match = _numeral(one.claim, words)
        for digits in change(match[0].replace(",", "")) if match else ():
            if not digits.startswith("0") or digits.startswith("0."):
                yield from _with_numeral(one.claim, words, Decimal(digits))

    return plant


def _with_numeral(claim: Claim, words: str, numeral: Decimal) -> Plants:
    match, amount = _numeral(claim, words), claim.amount
    if match is None or amount is None or not numeral:
        return
    written = Decimal(match[0].replace(",", ""))
    is_grouped = "," in match[0] or numeral >= GROUPED
    printed = f"{numeral:,f}" if is_grouped else f"{numeral:f}"
    meant = with_number(claim, numeral * (amount.values[0] / written))
    yield Plant(words[: match.start()] + printed + words[match.end() :], meant)


def _numeral(claim: Claim, words: str) -> re.Match[str] | None:
    """The one number in digits that a claim's words hold."""
    found = list(NUMERAL.finditer(words))
    if len(found) != 1 or not is_single(claim) or not Decimal(found[0][0].replace(",", "")):
        return None
    return found[0]


def _swapped(digits: str) -> Iterator[str]:
    for at, (left, right) in enumerate(pairwise(digits)):
        if left.isdecimal() and right.isdecimal() and left != right:
            yield digits[:at] + right + left + digits[at + 2 :]


def _doubled(digits: str) -> Iterator[str]:
    return (digits[: at + 1] + digits[at:] for at in range(len(digits)) if digits[at] not in ".0")


def _dropped(digits: str) -> Iterator[str]:
    places = (at for at in range(len(digits)) if digits[at].isdecimal() and digits.replace(".", "") != digits[at])
    return (text for at in places if (text := digits[:at] + digits[at + 1 :]) and text[0] != "." and text[-1] != ".")


def _wrong(digits: str) -> Iterator[str]:
    places = (at for at in range(len(digits)) if digits[at].isdecimal() and digits[at] != "0")
    return (digits[:at] + str(int(digits[at]) % 9 + 1) + digits[at + 1 :] for at in places)


def _times(factor: int) -> Planting:
    return _numerals(lambda digits: iter([f"{Decimal(digits) * factor:f}"]))


def _cut_off(digits: str) -> Iterator[str]:
    """The last digit behind the point is left out where it would have rounded up."""
    if "." in digits and digits[-1] in "56789" and digits[-2] != ".":
        yield digits[:-1]


def _misworded(_: Case, one: Pooled, words: str) -> Plants:
    for right, wrong, factor in SIZES:
        if right in words and is_single(one.claim) and one.claim.amount:
            meant = with_number(one.claim, one.claim.amount.values[0] * factor)
            yield Plant(words.replace(right, wrong, 1), meant)


def _decimal_comma(_: Case, one: Pooled, words: str) -> Plants:
    match = _numeral(one.claim, words)
    if match and match[0].count(",") == 1 and "." not in match[0] and one.claim.amount:
        meant = with_number(one.claim, one.claim.amount.values[0] / 1000)
        yield Plant(words.replace(",", ".", 1), meant)


def _weekday(_: Case, one: Pooled, words: str) -> Plants:
    if one.claim.weekday is None or not any(letter.isdecimal() for letter in words):
        return  # a weekday alone would be another day
    names = list(calendar.day_name)
    wrong = (one.claim.weekday + 1) % len(names)
    if names[one.claim.weekday] in words:
        printed = words.replace(names[one.claim.weekday], names[wrong], 1)
        yield Plant(printed, replace(one.claim, weekday=wrong))


def _points(_: Case, one: Pooled, words: str) -> Plants:
    amount, match = one.claim.amount, POINT.search(words)
    if amount is not None and amount.unit == POINTS and match:
        printed = words[: match.start()] + "percent" + words[match.end() :]
        yield Plant(printed, in_unit(one.claim, PERCENT))


def _converted(power: int) -> Planting:
    """The converted figure is the original's (0), converted twice (2), or the wrong way (-1)."""

    def plant(case: Case, one: Pooled, words: str) -> Plants:
        unit = one.claim.amount.unit if one.claim.amount else None
        for other in case.binding.get("original", ()):
            amount = other.claim.amount
            if amount is None or unit is None or unit.offset or one.id == other.id or len(amount.values) != 1:
                continue
            ratio = amount.unit.factor / amount.unit.divisor * unit.divisor / unit.factor
            printed = amount.values[0] * ratio**power
            rounded = printed.quantize(Decimal(1).scaleb(max(min(printed.adjusted() - 2, 0), -1)))
            yield from _with_numeral(one.claim, words, rounded)

    return plant


def _of_another(is_taken: Callable[[Case, Claim, Claim], bool]) -> Planting:
    """The number of another figure of the group."""

    def plant(case: Case, one: Pooled, words: str) -> Plants:
        for other in case.pool.figures:
            amount, mine = other.claim.amount, one.claim.amount
            if amount is None or mine is None or other.claim.entity != one.claim.entity or amount.unit != mine.unit:
                continue
            if len(amount.values) == 1 and amount.values != mine.values and is_taken(case, one.claim, other.claim):
                match = _numeral(one.claim, words)
                scale = mine.values[0] / Decimal(match[0].replace(",", "")) if match else Decimal(1)
                yield from _with_numeral(one.claim, words, (amount.values[0] / scale).normalize() + 0)

    return plant


def _is_whole(case: Case, mine: Claim, other: Claim) -> bool:
    return case.pool.measures.is_part(mine.measure, other.measure)


def _is_elsewhere(_: Case, mine: Claim, other: Claim) -> bool:
    around = (Relation.INSIDE, Relation.OUTSIDE)
    return mine.measure == other.measure and mine.scope.compare(other.scope) in around


def _is_additional(_: Case, mine: Claim, other: Claim) -> bool:
    return mine.measure == other.measure and other.scope.part is Part.ADDITIONAL is not mine.scope.part


def _is_of_another_day(_: Case, mine: Claim, other: Claim) -> bool:
    return mine.measure == other.measure and mine.scope == other.scope and mine.when != other.when


PLANTINGS: dict[str, Planting] = {
    "swapped-digits": _numerals(_swapped),
    "doubled-digit": _numerals(_doubled),
    "dropped-digit": _numerals(_dropped),
    "wrong-digit": _numerals(_wrong),
    "factor-10": _times(10),
    "factor-100": _times(100),
    "factor-1000": _times(1000),
    "million-for-billion": _misworded,
    "decimal-comma": _decimal_comma,
    "rounding": _numerals(_cut_off),
    "wrong-weekday": _weekday,
    "percent-for-points": _points,
    "unit-unconverted": _converted(0),
    "converted-twice": _converted(2),
    "converted-backwards": _converted(-1),
    "part-for-whole": _of_another(_is_whole),
    "scope": _of_another(_is_elsewhere),
    "additional-for-total": _of_another(_is_additional),
    "as-of-date": _of_another(_is_of_another_day),
}
