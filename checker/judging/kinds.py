"""Rules that no expression can say: a kind is a function from the claims under the rule's names to a verdict."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from checker.judging import spans
from checker.judging.figures import Binding, Figure
from checker.judging.mends import real_days
from checker.judging.outcome import OPEN, Outcome
from checker.judging.timeline import before, conflicts
from checker.model.amount import Reading
from checker.model.claim import Claim
from checker.model.interval import Interval, Verdict
from checker.model.timespan import DAY, Timespan

YEAR = "year"
HAPPENING = "happening/"
BIRTHDAY = timedelta(days=14)  # a birthday between two reports less far apart than this is not the usual case
SMALLEST_TELLING = 10  # a count that two measures may share by chance is below this


Kind = Callable[[Binding, Reading], Outcome]


def calendar(binding: Binding, _: Reading) -> Outcome:
    """Whether a date has the weekday that its words give it."""
    claim = binding["date"][0].claim
    if claim.moment is None or claim.weekday is None or claim.moment.end - claim.moment.start > DAY:
        return OPEN
    day = claim.moment.first_day
    named = day + timedelta(days=claim.weekday - day.weekday())
    fields = {"date": day.isoformat(), "weekday": f"{day:%A}", "named_weekday": f"{named:%A}"}
    return Outcome(Verdict.HOLDS if day == named else Verdict.BROKEN, fields=fields)


def weekdays(binding: Binding, _: Reading) -> Outcome:
    """Whether two reports give one day one weekday."""
    date, other = (binding[name][0].claim for name in ("date", "other"))
    if date.moment is None or other.moment is None or None in (date.weekday, other.weekday):
        return OPEN
    named = date.moment.first_day + timedelta(days=(date.weekday or 0) - date.moment.first_day.weekday())
    fields = {
        "date": date.moment.first_day.isoformat(),
        "weekday": f"{other.moment.first_day:%A}",
        "named_weekday": f"{named:%A}",
    }
    return Outcome(Verdict.HOLDS if date.weekday == other.weekday else Verdict.BROKEN, fields=fields)


def no_such_day(binding: Binding, _: Reading) -> Outcome:
    """Whether a month has the day that is written with it: "31 June" has not."""
    claim = binding["date"][0].claim
    if claim.moment is None or claim.day is None:
        return Outcome(Verdict.HOLDS)
    month, days = claim.moment.first_day, (claim.moment.end - claim.moment.start).days
    mends = " or ".join(f"{day.day} {day:%B %Y}" for day in real_days(claim))
    fields = {"day": str(claim.day), "month": f"{month:%B %Y}", "mends": mends}
    return Outcome(Verdict.HOLDS if claim.day <= days else Verdict.BROKEN, fields=fields)


def age(binding: Binding, reading: Reading) -> Outcome:
    """Whether two ages leave a day on which both may have been born.

    Where only the days between two reports keep them apart, a birthday in those days is possible (the wide
    reading) and not likely (the usual one).
    """
    one, other = (_birth(figure, reading) for figure in (binding["one"][0], binding["other"][0]))
    if _is_repeated(binding["one"][0].claim, binding["other"][0].claim):
        return OPEN
    if one is None or other is None:
        return _undated_ages(binding["one"][0], binding["other"][0], reading)
    slack = min(BIRTHDAY, _apart(binding)) if reading is Reading.USUAL else timedelta()
    return _spans(one, other, slack)


def _is_repeated(one: Claim, other: Claim) -> bool:
    """Whether one age is told years apart, on no day of its own: news long prints that of a deed, or of a death."""
    return one.amount == other.amount and not (one.dated and other.dated)


def birth(binding: Binding, reading: Reading) -> Outcome:
    """Whether somebody of that age on that day was born when another claim says."""
    born, span = binding["born"][0].claim.moment, _birth(binding["age"][0], reading)
    if born is None or span is None:
        return OPEN
    return _spans((born.start, born.end), span, timedelta())


def aged_at(binding: Binding, reading: Reading) -> Outcome:
    """Whether somebody born on one day has an age on another."""
    born, date = (binding[name][0].claim.moment for name in ("born", "date"))
    span = _born_by(binding["age"][0], date, reading)
    if born is None or span is None:
        return OPEN
    is_sure = date is not None and date.end - date.start == DAY and span[0] <= born.start and born.end <= span[1]
    if is_sure:
        return Outcome(Verdict.HOLDS)
    return _spans((born.start, born.end), span, timedelta())


def _birth(figure: Figure, reading: Reading) -> tuple[datetime, datetime] | None:
    """From when until when somebody may have been born, given an age in years on a day."""
    claim = figure.claim
    if claim.amount is None or claim.amount.unit.name != YEAR:
        return None
    return _born_by(figure, claim.when, reading)


def _born_by(figure: Figure, when: Timespan | None, reading: Reading) -> tuple[datetime, datetime] | None:
    """From when until when somebody may have been born who had so many years at a time."""
    amount = figure.claim.amount
    if amount is None or when is None:
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


def _undated_ages(one: Figure, other: Figure, reading: Reading) -> Outcome:
    """Ages on days not told: a birthday may lie between, but usually the reports of a story tell of one day."""
    if one.claim.when is not None or other.claim.when is not None or one.claim.amount is None:
        return OPEN
    if other.claim.amount is None or {one.claim.amount.unit.name, other.claim.amount.unit.name} != {YEAR}:
        return OPEN
    first, second = one.claim.amount.reading(reading), other.claim.amount.reading(reading)
    birthday = Interval(Decimal(-1), Decimal(1)) if reading is Reading.WIDE else Interval.point(0)
    return Outcome((first + birthday).equals(second))


def _spans(one: tuple[datetime, datetime], other: tuple[datetime, datetime], slack: timedelta) -> Outcome:
    """Whether two spans share more than `slack`."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return Outcome(Verdict.BROKEN if shared <= slack else Verdict.OPEN)


def relabelled(binding: Binding, _: Reading) -> Outcome:
    """Whether one figure of a statement is printed as a part's and as the whole's: 4,000 dead, 4,000 casualties."""
    part, whole = (binding[name][0].claim.amount for name in ("part", "whole"))
    if part is None or whole is None:
        return OPEN
    same = (part.values, part.label) == (whole.values, whole.label)
    return Outcome(Verdict.BROKEN) if same and min(part.values) >= SMALLEST_TELLING else OPEN


def timeline(binding: Binding, _: Reading) -> Outcome:
    """Whether orders between happenings, each earlier one with its later one, close a circle."""
    pairs = [(one.claim.measure, other.claim.measure) for one, other in zip(*binding.values(), strict=True)]
    circle = next(conflicts(before("", one, other, by=1) for one, other in pairs), ())
    steps = ", ".join(f"{order.later} before {order.earlier}" for order in circle).replace(HAPPENING, "")
    return Outcome(Verdict.BROKEN if circle else Verdict.HOLDS, fields={"orders": steps})


KINDS: dict[str, Kind] = {
    "age": age,
    "aged-at": aged_at,
    "anniversary": spans.anniversary,
    "apart": spans.apart,
    "birth": birth,
    "calendar": calendar,
    "counted": spans.counted,
    "no-such-day": no_such_day,
    "nth": spans.nth,
    "duration": spans.duration,
    "elapsed": spans.elapsed,
    "fits": spans.fits,
    "later-on": spans.later_on,
    "inside": spans.inside,
    "passed": spans.passed,
    "relabelled": relabelled,
    "remaining": spans.remaining,
    "same-time": spans.same_time,
    "periods": spans.periods,
    "stretch": spans.stretch,
    "timeline": timeline,
    "told-future": spans.told_future,
    "told-past": spans.told_past,
    "told-whole": spans.told_whole,
    "two-periods": spans.two_periods,
    "weekdays": weekdays,
    "zoned": spans.zoned,
}
