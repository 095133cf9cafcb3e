"""Slips of reading and of reference: the number is somebody's, but not of this thing, this unit or this day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from msgspec.structs import replace

from checker.judging.mends import Case, Mend, exponent, in_unit, is_single, real_days, with_number
from checker.judging.pooled import Pooled
from checker.lexicon.units import PERCENT, POINTS
from checker.model.amount import decimal_text
from checker.model.claim import Claim
from checker.model.scope import Part, Relation
from checker.model.timespan import DAY, Timespan
from checker.rulebook.measures import Behaviour

SMALLEST_TELLING = 10  # a number that two figures may share by chance is below this
CLOSE = 10  # a number cut off is less than a tenth from what it was
DIGITS = 20  # of a number that a mend proposes, at most
COUNTED = ("time", "rank")  # what is counted with its first one, or without
DATED = (Behaviour.RUNNING_TOTAL, Behaviour.LEVEL)

Mends = Iterator[Mend]
Mistake = Callable[[Case, Pooled], Mends]


def part_for_whole(case: Case, one: Pooled) -> Mends:
    """4,000 casualties printed as 4,000 dead: another claim gives the number for a measure that has this as part."""
    beside = (other.claim for other in case.others(one) if _value(other) == _value(one))
    for other in (*_told_elsewhere(case, one), *beside):
        if case.pool.measures.is_part(one.claim.measure, other.measure):
            yield Mend(one.id, other.measure, (replace(one.claim, measure=other.measure),))


def scope_or_place(case: Case, one: Pooled) -> Mends:
    """Another claim gives the number for a part of the whole, or for the whole."""
    for other in _told_elsewhere(case, one):
        is_narrower = other.scope.compare(one.claim.scope) in (Relation.INSIDE, Relation.OUTSIDE)
        if other.measure == one.claim.measure and is_narrower:
            words = ", ".join((*other.scope.places, *other.scope.group)) or "all"
            yield Mend(one.id, words, (replace(one.claim, scope=other.scope),))


def additional_for_total(case: Case, one: Pooled) -> Mends:
    """The number is what came on top: said so elsewhere, or with an older figure it makes another one."""
    scope = replace(one.claim.scope, part=Part.ADDITIONAL)
    meant = (replace(one.claim, scope=scope),)
    if any(other.scope.part is Part.ADDITIONAL for other in _told_elsewhere(case, one)):
        yield Mend(one.id, "", meant)
        return
    for other in case.others(one):
        if _adds(one, other):
            both = one.usual + other.usual
            for total in case.akin(one):
                if is_single(total.claim) and both.meet(total.usual):
                    yield Mend(one.id, _value(total), meant)


def as_of_date(case: Case, one: Pooled) -> Mends:
    """A figure may be older than the day it is printed for, or newer than another."""
    claim = one.claim
    is_timed = "when" in case.rule.bind.same or case.rule.bind.order
    if not is_timed or one.behaviour not in DATED:
        return
    others = [other.claim.when for other in case.others(one) if other.claim.when]
    if not others:
        return
    before, after = min(when.start for when in others).date() - DAY, max(when.end for when in others).date()
    yield Mend(one.id, f"before {before + DAY}", (_at(claim, before),))
    yield Mend(one.id, f"after {after - DAY}", (_at(claim, after),))


def stale_breakdown(case: Case, one: Pooled) -> Mends:
    """Parts and total of different days: another figure for the same thing would fit."""
    if case.rule.bind.link not in ("total_of", "share_of", "part_of"):
        return
    for other in case.akin(one):
        if other.claim.amount is not None and other.claim.when != one.claim.when:
            yield Mend(one.id, _value(other), (replace(one.claim, amount=other.claim.amount),))


def unconverted(case: Case, one: Pooled) -> Mends:
    """984 feet (984 metres)."""
    yield from (_scaled(one, ratio) for ratio in _ratios(case, one))


def converted_twice(case: Case, one: Pooled) -> Mends:
    yield from (_scaled(one, 1 / ratio) for ratio in _ratios(case, one))


def converted_backwards(case: Case, one: Pooled) -> Mends:
    """18 kilometres (29 miles): multiplied where it should have been divided."""
    yield from (_scaled(one, ratio * ratio) for ratio in _ratios(case, one))


def degrees_of_difference(case: Case, one: Pooled) -> Mends:
    """A difference of 10 C is one of 18 F, not of 50 F: or the one figure is a difference read as a temperature."""
    for other in case.others(one):
        offsets = [claim.amount.unit.offset for claim in (one.claim, other.claim) if claim.amount]
        if one.dimension == other.dimension and len({*offsets}) == 2 and is_single(one.claim):
            meant = (_as_difference(one.claim), _as_difference(other.claim))
            yield Mend(one.id, "a difference", meant)


def percent_for_points(case: Case, one: Pooled) -> Mends:
    """ "Up 3 percent" from 42 percent to 45, which are three points; and the reverse."""
    amount = one.claim.amount
    if amount is not None and amount.unit in (PERCENT, POINTS):
        unit = POINTS if amount.unit == PERCENT else PERCENT
        yield Mend(one.id, f"{decimal_text(amount.values[0])} {unit.name}", (in_unit(one.claim, unit),))


def inclusive_counting(case: Case, one: Pooled) -> Mends:
    """Days, years and ranks are counted with the first one or without."""
    amount = one.claim.amount
    if amount is None or not is_single(one.claim) or one.dimension not in COUNTED:
        return
    if amount.values[0] == amount.values[0].to_integral_value():
        for step in (-1, 1):
            yield Mend(
                one.id, decimal_text(amount.values[0] + step), (with_number(one.claim, amount.values[0] + step),)
            )


def one_origin_twice(case: Case, one: Pooled) -> Mends:
    """One statement, counted as two parts."""
    parts = case.binding.get("parts", ())
    alike = [part for part in parts if part.id != one.id and _value(part) == _value(one)]
    if alike and any(part.id == one.id for part in parts) and len(parts) > 2:
        yield Mend(one.id, "", dropped=frozenset((one.id,)))


def cut_off(case: Case, one: Pooled) -> Mends:
    """6.1 for 6.17: the other figure has more digits, and these were cut off or rounded the wrong way."""
    amount = one.claim.amount
    if amount is None or not is_single(one.claim):
        return
    unit = Decimal(1).scaleb(exponent(amount.values[0]))
    for other in case.others(one):
        finer = other.claim.amount
        if finer and other.dimension == one.dimension and len(finer.values) == 1 and finer.unit == amount.unit:
            difference = finer.values[0] - amount.values[0]
            is_like = abs(difference) * CLOSE < abs(finer.values[0])
            if is_like and 0 < abs(difference) < unit and exponent(finer.values[0]) < unit.adjusted():
                meant = amount.values[0] + unit.copy_sign(difference)
                yield Mend(one.id, decimal_text(meant), (with_number(one.claim, meant),))


def wrong_weekday(_: Case, one: Pooled) -> Mends:
    claim = one.claim
    if claim.moment is not None and claim.weekday is not None:
        day = claim.moment.first_day
        yield Mend(one.id, f"{day:%A}", (replace(claim, weekday=day.weekday()),))


def wrong_date(case: Case, one: Pooled) -> Mends:
    """The nearest date with the weekday; or another report's date, if a slip leads from one to the other."""
    claim = one.claim
    if claim.moment is None:
        return
    if claim.day is not None:
        for real in real_days(claim):
            yield Mend(one.id, real.isoformat(), (replace(claim, moment=Timespan.day(real), day=None),))
        return
    day = claim.moment.first_day
    if claim.weekday is not None and claim.weekday != day.weekday():
        yield _moved(claim, _nearest(day, claim.weekday))
        return
    for other in case.others(one):
        if other.claim.moment is not None and _is_slip(day, other.claim.moment.first_day):
            yield _moved(claim, other.claim.moment.first_day)


def _is_slip(one: date, other: date) -> bool:
    """A day or a week apart, or alike but for the day, the month or the year."""
    if abs(one - other).days in (1, 7):
        return True
    alike = (one.year == other.year, one.month == other.month, one.day == other.day)
    return sum(alike) == 2 and (alike[2] or sorted(f"{one.day:02}") == sorted(f"{other.day:02}"))


def _nearest(day: date, weekday: int) -> date:
    """The date nearest to a day that has the weekday."""
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def _moved(claim: Claim, day: date) -> Mend:
    moment = claim.moment or Timespan.day(day)
    by = timedelta(days=(day - moment.first_day).days)
    moved = replace(moment, start=moment.start + by, end=moment.end + by)
    return Mend(claim.id, day.isoformat(), (replace(claim, moment=moved),))


def _told_elsewhere(case: Case, one: Pooled) -> Iterator[Claim]:
    amount = one.claim.amount
    if amount is not None and min(amount.values) >= SMALLEST_TELLING:
        yield from case.printed(one)


def _at(claim: Claim, day: date) -> Claim:
    return replace(claim, when=Timespan.day(day, claim.when.holds) if claim.when else Timespan.day(day))


def _adds(one: Pooled, other: Pooled) -> bool:
    alike = other.claim.measure == one.claim.measure and one.dimension == other.dimension
    return alike and is_single(one.claim) and is_single(other.claim)


def _value(one: Pooled) -> str:
    return " to ".join(map(decimal_text, one.claim.amount.values)) if one.claim.amount else ""


def _ratios(case: Case, one: Pooled) -> Iterator[Decimal]:
    """What a number of the other figures' units is to be multiplied by to be one of this unit."""
    amount = one.claim.amount
    made = case.binding.get("converted", (one,))
    if amount is None or not is_single(one.claim) or one.id not in {figure.id for figure in made}:
        return
    for other in case.others(one):
        unit = other.claim.amount.unit if other.claim.amount else None
        if unit and unit.dimension == amount.unit.dimension and unit.name != amount.unit.name and not unit.offset:
            yield unit.factor / unit.divisor * amount.unit.divisor / amount.unit.factor


def _scaled(one: Pooled, factor: Decimal) -> Mend:
    """The number so many times as large, written to the same place: 29 miles become 11, not 11.18."""
    value = one.claim.amount.values[0] if one.claim.amount else Decimal(0)
    scaled = value * factor
    finest = max(min(exponent(value), scaled.adjusted() - 1), scaled.adjusted() - DIGITS)
    meant = scaled.quantize(Decimal(1).scaleb(finest)) if value else value
    return Mend(one.id, decimal_text(meant), (with_number(one.claim, meant),))


def _as_difference(claim: Claim) -> Claim:
    amount = claim.amount
    return in_unit(claim, replace(amount.unit, offset=Decimal(0))) if amount else claim
