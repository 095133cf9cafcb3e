"""Neighbouring figures: "6 ft 2 in", one amount, and "40 to 50 km", a unit that is named only once."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.quantities.bounds import amount, hedge_before
from checker.extraction.quantities.numeral import ONE, Numeral
from checker.extraction.quantities.quantity import FigureKind, Quantity
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.model.amount import COUNT, Unit

NEAR = 4
"""How many tokens may lie between an old level and the new one that shares its unit."""

LARGE = 1000
"""A bare number from here on that follows a sum of money, with no verb between, is a sum."""

UNSHARED = ("bare", "rank", "age", "fraction")
"""Kinds of figures whose unit a bare number beside them does not share."""

MEASURED = ("percent", "money", "measure", "rate")
"""Kinds of figures whose unit a bare number may go on in, farther off."""

JOINERS = ("and", ",", "but")
HUNDRED = 100
"""No share is more, in percent, unless a change is told."""

POINT = "point"

COMPOUND = ("length", "mass", "time")
"""Dimensions whose amounts are written in two units: feet and inches, hours and minutes."""


def joined(sentence: Sentence, found: Sequence[Quantity], other: Quantity) -> tuple[Quantity, ...]:
    """The last one found and its neighbour, once their units are known; one quantity where they are one amount."""
    one = found[-1]
    whole = _compound(sentence, one, other)
    if whole is not None:
        return (whole,)
    between = sentence.lower[one.last : other.first]
    if _lacks_unit(one) and other.kind not in UNSHARED and _is_named_behind(between, other):
        return _with_unit(one, other), other
    if _lacks_unit(one) and _is_old(sentence, other) and between in (["and"], ["or"]):
        return _with_unit(one, other), other
    if _lacks_unit(other) and one.kind not in UNSHARED and _is_named_before(sentence, one, other):
        return one, _with_unit(other, found[-2] if _is_restatement(sentence, found) else one)
    if other.amount.unit.name == units.DEGREE and one.amount.unit.dimension == units.TEMPERATURE:
        return one, _with_unit(other, one)
    if one.amount.unit.name == units.DEGREE and between == ["("] and (scale := _other_scale(other)) is not None:
        return _in_unit(one, scale, "measure"), other
    if _is_older_rate(between, one, other):
        return one, _with_unit(other, one)
    return _percentage_points(between, one, other)


def listed(sentence: Sentence, found: list[Quantity]) -> None:
    """Give all of a row the unit that its last two share: "12, 14 and 19 kilometres"."""
    for at in range(len(found) - 2, 0, -1):
        before, one, behind = found[at - 1 : at + 2]
        ends = [","] if at < len(found) - 2 else ["and"]
        is_row = sentence.lower[before.last : one.first] == [","] and sentence.lower[one.last : behind.first] == ends
        is_shared = one.last == one.number[1] and one.amount.unit == behind.amount.unit and one.kind == behind.kind
        if not (is_row and is_shared and _lacks_unit(before)) or behind.kind in UNSHARED:
            return
        found[at - 1] = _with_unit(before, one)


def _other_scale(other: Quantity) -> Unit | None:
    """ "33 degrees (91 Fahrenheit)": the scale that the one behind a bracket is not of."""
    named = [units.by_words()[(name,)] for name in ("celsius", "fahrenheit")]
    return next((one for one in named if one != other.amount.unit), None) if other.amount.unit in named else None


def _is_old(sentence: Sentence, other: Quantity) -> bool:
    """ "9 and 12 years old"."""
    return other.kind == "age" and sentence.lower[other.last - 1] == "old" and other.last - other.number[1] == 2


def _is_older_rate(between: list[str], one: Quantity, other: Quantity) -> bool:
    """ "$84.25 a barrel from $83.17": the older price is for a barrel too."""
    per = one.amount.unit.dimension.startswith(f"{other.amount.unit.dimension} per ")
    return one.kind == "rate" and per and between[-1:] != [] and between[-1] in words("comparison", "older")


def _is_restatement(sentence: Sentence, found: Sequence[Quantity]) -> bool:
    """ "41,000 acres (16,600 hectares), up from 28,000": the last stands in brackets behind one of its dimension."""
    *ahead, last = found
    if not ahead or last.amount.unit.dimension != ahead[-1].amount.unit.dimension:
        return False
    return sentence.lower[ahead[-1].last : last.first] == ["("] and sentence.word(last.last) == ")"


def _lacks_unit(one: Quantity) -> bool:
    return one.kind == "bare" and one.last == one.number[1]


def _with_unit(one: Quantity, other: Quantity) -> Quantity:
    return _in_unit(one, other.amount.unit, other.kind)


def _in_unit(one: Quantity, unit: Unit, kind: FigureKind) -> Quantity:
    return msgspec.structs.replace(one, amount=msgspec.structs.replace(one.amount, unit=unit), kind=kind)


def _is_named_behind(between: list[str], other: Quantity) -> bool:
    """ "12 and nine years", "280 million of the 1.5 billion shekels"."""
    part = len(between) == 2 and between[0] == "of" and between[1] in words("determiners", "definite")
    return between in (["to"], ["and"], ["or"]) or (part and other.kind == "money")


def _is_named_before(sentence: Sentence, one: Quantity, other: Quantity) -> bool:
    """ "from 208 pounds to 193", "by 60 euros to 640", "€40m, of which 25m went", "46 percent to Pell's 43".

    "Up 11 percent from 40" tells a difference and a level of something else.
    """
    between = sentence.lower[one.last : other.first]
    last = between[-1] if between else ""
    before = sentence.lower[one.first - 1 : one.first]
    if (
        last == "to"
        and (before == ["from"] or (before == ["by"] and one.kind in ("money", "measure")))
        and len(between) <= NEAR
    ):
        return True
    if one.kind == "duration" and between == ["from"] and sentence.word(one.first - 1) == "to":
        return True  # "falls to 36.5 hours from 38"
    if one.kind not in MEASURED or one.amount.unit.dimension.startswith(COUNT):
        return False
    if one.kind in ("money", "measure") and between[-2:] == ["of", "which"]:
        return "-" not in sentence.lower[one.first : one.last]  # "a 21-metre boat, of which"
    if sentence.tag(other.last) in ("VERB", "AUX") and "than" not in between:
        return False
    if last in JOINERS and one.kind != "money" and _share_preposition(sentence, one, other):
        return True
    value = other.amount.values[0]
    if last in words("comparison", "older"):
        return one.kind != "percent" or (value < HUNDRED and between != ["from"])
    if value != value.to_integral_value():
        return last not in ("to", "at")
    if one.kind == "money":
        return value >= LARGE and not _has_verb(sentence, one.last, other.first)
    return one.kind == "percent" and last == "'s" and value < HUNDRED


def _share_preposition(sentence: Sentence, one: Quantity, other: Quantity) -> bool:
    """ "1,240 hectares in Wend and 860 in Suhl"; but "12 percent of the vote and 14 of the seats"."""
    behind = sentence.word(one.last)
    return behind == sentence.word(other.last) != "of" and sentence.tag(one.last) == "ADP"


def _has_verb(sentence: Sentence, first: int, last: int) -> bool:
    """Whether something is said between two tokens; "including" says nothing."""
    verbs = (at for at in range(first, last) if sentence.tags[at] == "VERB")
    return any(sentence.lower[at] not in words("comparison", "including") for at in verbs)


def _percentage_points(between: list[str], one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Points beside a percentage are points of it: "63.2%, down 4 points", "seven points to 38%"."""
    up_or_down = words("verbs", "direction")
    if one.kind == "percent" and other.amount.unit.name == POINT and between[-1:]:
        if between[-1] in up_or_down or between[-1] in ("by", "or"):
            return one, _in_unit(other, units.POINTS, "percent")
    if other.kind == "percent" and one.amount.unit.name == POINT and between in (["to"], ["from"]):
        return _in_unit(one, units.POINTS, "percent"), other
    return one, other


def _compound(sentence: Sentence, large: Quantity, small: Quantity) -> Quantity | None:
    """ "5 ft 9 in", "2 hours and 14 minutes", "11 st 1 lb": one amount, as precise as its smaller unit."""
    unit, other = large.amount.unit, small.amount.unit
    between = sentence.lower[large.last : small.first]
    if unit.dimension != other.dimension or unit.dimension not in COMPOUND or between not in ([], ["and"], [","]):
        return None
    if sentence.word(small.last) == "of":
        return None  # "people over 100, three quarters of them women"
    plain = small.amount.label == "=" and len(small.amount.values) == len(large.amount.values) == 1
    times = unit.factor / unit.divisor * other.divisor / other.factor
    if not plain or times <= small.amount.values[0] or large.amount.values[0] != int(large.amount.values[0]):
        return None
    value = (large.amount.values[0] * times).quantize(Decimal(1)) + small.amount.values[0]
    hedge, _ = hedge_before(large.hedge.split(), len(large.hedge.split()))
    step = 2 * (small.amount.wide.high - small.amount.values[0])
    number = Numeral(large.number[0], small.number[1], value, step or ONE, digits=True, precise=True)
    whole = amount(number, hedge, other)
    return msgspec.structs.replace(
        large, end=small.end, last=small.last, number=(large.number[0], small.number[1]), amount=whole, head=small.head
    )
