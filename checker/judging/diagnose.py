"""What slip would reconcile the claims of a finding: a closed list, each tried and kept only if it mends.

wrong-weekday, wrong-date   a date whose weekday does not fit: either may be wrong, both mends are given
swapped-digits              two neighbouring digits the other way round
factor-10, -100, -1000      a power of ten too much or too little
part-for-whole              a figure of the whole printed as one of its parts: 4,000 casualties as 4,000 dead
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from checker.judging.evaluate import Judged, values, work_all
from checker.judging.pool import Figure, Pool, printed
from checker.model.amount import Amount
from checker.model.claim import Claim
from checker.model.finding import Slip
from checker.model.interval import Interval, Verdict
from checker.rulebook.rule import Rule

POWERS = (10, 100, 1000)


def diagnose(rule: Rule, judged: Judged, pool: Pool) -> tuple[Slip, ...]:
    """The slips that would explain a broken rule, none if there is no simple one."""
    if rule.kind == "calendar":
        return tuple(_calendar(judged.binding["date"][0].claim))
    figures = [figure for role in judged.binding.values() for figure in role]
    slips = [slip for figure in figures for slip in _part_for_whole(figure, pool)]
    if rule.require and all(c.op == "==" for expression in rule.require for c in expression.comparisons):
        slips += _digits(rule, judged)
    return tuple(slips)


def _calendar(claim: Claim) -> Iterator[Slip]:
    if claim.moment is not None and claim.weekday is not None:
        day = claim.moment.first_day
        yield Slip("wrong-weekday", claim.id, f"{day:%A}")
        yield Slip("wrong-date", claim.id, _nearest(day, claim.weekday).isoformat())


def _nearest(day: date, weekday: int) -> date:
    """The date nearest to a day that has the weekday."""
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def _part_for_whole(figure: Figure, pool: Pool) -> Iterator[Slip]:
    """Another claim gives the very same figure for a measure of which this one's is a part."""
    claim = figure.claim
    if claim.amount is None or min(claim.amount.values) < POWERS[0]:
        return
    for other in pool.printed[printed(claim)]:
        if pool.measures.is_part(claim.measure, other.claim.measure):
            yield Slip("part-for-whole", claim.id, other.claim.measure)
            return


def _digits(rule: Rule, judged: Judged) -> Iterator[Slip]:
    """Every misprint of one figure that would mend an equation."""
    amounts = values(judged.binding, judged.reading)
    if any(one.high.is_infinite() for row in amounts.values() for one in row):
        return  # an open end is met by almost any slip, which explains nothing
    for name, figures in judged.binding.items():
        for index, figure in enumerate(figures):
            for kind, mended, interval in _misprints(figure, amounts[name][index]):
                changed = (*amounts[name][:index], interval, *amounts[name][index + 1 :])
                outcome = work_all(rule, judged.binding, {**amounts, name: changed})
                if outcome is not None and outcome.verdict is not Verdict.BROKEN:
                    yield Slip(kind, figure.id, str(mended))


def _misprints(figure: Figure, interval: Interval) -> Iterator[tuple[str, Decimal, Interval]]:
    """What a figure may have been before a slip: the kind of slip, the number, its interval in base units."""
    amount = figure.claim.amount
    if amount is None or len(amount.values) != 1 or not amount.values[0]:
        return
    value = amount.values[0]
    for swapped in _swapped(value):
        yield "swapped-digits", swapped, interval + _base(amount, swapped - value)
    if interval.high.is_infinite():
        return
    for power in POWERS:
        factor = Interval.point(power)
        yield f"factor-{power}", value * power, interval * factor
        yield f"factor-{power}", value / power, interval / factor


def _base(amount: Amount, difference: Decimal) -> Interval:
    """A difference in the unit of an amount, in the base unit."""
    zero = amount.unit.to_base(Interval.point(0))
    return amount.unit.to_base(Interval.point(difference)) - zero


def _swapped(value: Decimal) -> Iterator[Decimal]:
    """The numbers that differ in the order of two neighbouring digits, without a new zero in front."""
    written = f"{value:f}"
    for at, (left, right) in enumerate(pairwise(written)):
        if left.isdigit() and right.isdigit() and left != right and (at or right != "0"):
            yield Decimal(written[:at] + right + left + written[at + 2 :])
