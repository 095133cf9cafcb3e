"""Rules that no expression can say: a kind is a function from the claims under the rule's names to a verdict."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import msgspec

from checker.judging.figures import Binding, Figure
from checker.judging.moments import SECOND
from checker.model.amount import Reading
from checker.model.finding import Step
from checker.model.interval import ZERO, Interval, Verdict
from checker.model.timespan import DAY, Timespan

TIME = "time"
YEAR_UNIT = "year"
WEEK = "week"
BIRTHDAY = timedelta(days=14)  # a birthday between two reports less far apart than this is not the usual case
SMALLEST_TELLING = 10  # a count that two measures may share by chance is below this


class Outcome(msgspec.Struct, frozen=True):
    """What a rule says of some claims. `fields` are values for its message that no claim holds."""

    verdict: Verdict
    steps: tuple[Step, ...] = ()
    fields: dict[str, str] = {}


Kind = Callable[[Binding, Reading], Outcome]
OPEN = Outcome(Verdict.OPEN)


def calendar(binding: Binding, _: Reading) -> Outcome:
    """Whether a date has the weekday that its words give it."""
    claim = binding["date"][0].claim
    if claim.moment is None or claim.weekday is None or claim.moment.end - claim.moment.start > DAY:
        return OPEN
    day = claim.moment.first_day
    named = day + timedelta(days=claim.weekday - day.weekday())
    fields = {"date": day.isoformat(), "weekday": f"{day:%A}", "named_weekday": f"{named:%A}"}
    return Outcome(Verdict.HOLDS if day == named else Verdict.BROKEN, fields=fields)


def age(binding: Binding, reading: Reading) -> Outcome:
    """Whether two ages leave a day on which both may have been born.

    Where only the days between two reports keep them apart, a birthday in those days is possible (the wide
    reading) and not likely (the usual one).
    """
    one, other = (_birth(figure, reading) for figure in (binding["one"][0], binding["other"][0]))
    if one is None or other is None:
        return _undated_ages(binding["one"][0], binding["other"][0])
    slack = min(BIRTHDAY, _apart(binding)) if reading is Reading.USUAL else timedelta()
    return _spans(one, other, slack)


def birth(binding: Binding, reading: Reading) -> Outcome:
    """Whether somebody of that age on that day was born when another claim says."""
    born, span = binding["born"][0].claim.moment, _birth(binding["age"][0], reading)
    if born is None or span is None:
        return OPEN
    return _spans((born.start, born.end), span, timedelta())


def _birth(figure: Figure, reading: Reading) -> tuple[datetime, datetime] | None:
    """From when until when somebody may have been born, given an age in years on a day."""
    claim = figure.claim
    amount, when = claim.amount, claim.when
    if amount is None or when is None or amount.unit.name != YEAR_UNIT:
        return None
    years = amount.reading(reading)
    if years.high.is_infinite() or not 0 <= years.low <= when.start.year - 2:
        return None
    eldest = int(years.high.to_integral_value(ROUND_FLOOR))
    youngest = int(years.low.to_integral_value(ROUND_CEILING))
    if eldest + 1 >= when.start.year:
        return None
    return _years_before(when.start, eldest + 1) + DAY, _years_before(when.end, youngest)


def _years_before(moment: datetime, years: int) -> datetime:
    try:
        return moment.replace(year=moment.year - years)
    except ValueError:  # the 29th of February
        return moment.replace(year=moment.year - years, day=28)


def _apart(binding: Binding) -> timedelta:
    spans = [binding[name][0].claim.when for name in ("one", "other")]
    known = [span for span in spans if span]
    return max(span.end for span in known) - min(span.start for span in known)


def _undated_ages(one: Figure, other: Figure) -> Outcome:
    """Ages on days not told are at odds if they are more than a birthday apart and both undated."""
    if one.claim.when is not None or other.claim.when is not None or one.claim.amount is None:
        return OPEN
    if other.claim.amount is None or {one.claim.amount.unit.name, other.claim.amount.unit.name} != {YEAR_UNIT}:
        return OPEN
    first, second = one.claim.amount.wide, other.claim.amount.wide
    birthday = Interval(Decimal(-1), Decimal(1))
    return Outcome((first + birthday).equals(second))


def _spans(one: tuple[datetime, datetime], other: tuple[datetime, datetime], slack: timedelta) -> Outcome:
    """Whether two spans share more than `slack`."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return Outcome(Verdict.BROKEN if shared <= slack else Verdict.OPEN)


def duration(binding: Binding, reading: Reading) -> Outcome:
    """Whether something lasts from its start to its end; whole days may be counted with both ends or without."""
    return _between(binding, reading, days=DAY)


def apart(binding: Binding, reading: Reading) -> Outcome:
    """Whether so much time lies between two moments; days are counted from the one to the other."""
    exact = _unit_of(binding["duration"][0]) >= DAY
    return _between(binding, reading, days=timedelta() if exact else DAY)


def _between(binding: Binding, reading: Reading, days: timedelta) -> Outcome:
    """`days` is how far the count of whole days between two days may be off."""
    first, last = (binding[name][0].claim.moment for name in ("start", "end"))
    if first is None or last is None:
        return OPEN
    shortest, longest = last.start - first.end, last.end - first.start
    if _is_day(first) and _is_day(last):
        shortest = last.start - first.start - days
        longest = last.start - first.start + days
    return _lasting(binding["duration"][0], shortest, longest, reading)


def elapsed(binding: Binding, reading: Reading) -> Outcome:
    """Whether so much time went by from a moment to the report's date, in completed or in begun units."""
    span = _to_report(binding)
    if span is None:
        return OPEN
    unit = _unit_of(binding["duration"][0])
    return _lasting(binding["duration"][0], span[0] - unit, span[1] + unit, reading)


def passed(binding: Binding, reading: Reading) -> Outcome:
    """Whether what is told as past, so long after a moment, was over by the report's date."""
    span, length = _to_report(binding), binding["duration"][0]
    if span is None or length.dimension != TIME:
        return OPEN
    whole = Interval(ZERO, max(ZERO, _seconds(span[1])))
    step = _step(length.reading(reading), whole, "<=")
    return Outcome(step.verdict, (step,))


def _to_report(binding: Binding) -> tuple[timedelta, timedelta] | None:
    """The shortest and the longest time from a moment to the report's date, or None."""
    start = binding["start"][0].claim
    if start.moment is None or start.when is None:
        return None
    return start.when.start - start.moment.end, start.when.end - start.moment.start


def _lasting(length: Figure, shortest: timedelta, longest: timedelta, reading: Reading) -> Outcome:
    """Whether a stated length lies between two; days are exact, larger units may be half a unit off."""
    if length.dimension != TIME:
        return OPEN
    if longest <= timedelta():
        return Outcome(Verdict.BROKEN)
    actual = Interval(max(_seconds(shortest), ZERO), _seconds(longest))
    step = _step(_stated(length, reading), actual, "==")
    return Outcome(step.verdict, (step,))


def _stated(length: Figure, reading: Reading) -> Interval:
    """A length as meant: "two weeks" are 14 days, on the wide reading from 11 to 17."""
    stated, amount = length.reading(reading), length.claim.amount
    if amount is None or amount.unit.name != WEEK or reading is Reading.WIDE or amount.label != "=":
        return stated
    return amount.unit.to_base(Interval(min(amount.values), max(amount.values)))


def _unit_of(length: Figure) -> timedelta:
    """One unit of a length."""
    amount = length.claim.amount
    one = amount.unit.to_base(Interval.point(1)).high if amount else ZERO
    return int(one) * SECOND


def _is_day(span: Timespan) -> bool:
    return span.end - span.start == DAY


def _seconds(length: timedelta) -> Decimal:
    return Decimal(length // SECOND)


def _step(stated: Interval, length: Interval, op: str) -> Step:
    return Step(
        left="duration",
        left_value=stated,
        op=op,
        right="end - start",
        right_value=length,
        unit=TIME,
        verdict=stated.equals(length) if op == "==" else stated.at_most(length),
    )


def relabelled(binding: Binding, _: Reading) -> Outcome:
    """Whether one figure of a statement is printed as a part's and as the whole's: 4,000 dead, 4,000 casualties."""
    part, whole = (binding[name][0].claim.amount for name in ("part", "whole"))
    if part is None or whole is None:
        return OPEN
    same = (part.values, part.label) == (whole.values, whole.label)
    return Outcome(Verdict.BROKEN) if same and min(part.values) >= SMALLEST_TELLING else OPEN


KINDS: dict[str, Kind] = {
    "age": age,
    "apart": apart,
    "birth": birth,
    "calendar": calendar,
    "duration": duration,
    "elapsed": elapsed,
    "passed": passed,
    "relabelled": relabelled,
}
