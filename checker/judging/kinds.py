"""Rules that no expression can say: a kind is a function from the claims under the rule's names to a verdict."""

from __future__ import annotations

from collections.abc import Callable

from checker.judging import ages, dates, lengths
from checker.judging.outcome import OPEN, Outcome
from checker.judging.pooled import Binding
from checker.judging.temporal_network import before, conflicts
from checker.model.amount import Reading
from checker.model.finding import Step
from checker.model.interval import Verdict

HAPPENING = "happening/"
SMALLEST_TELLING = 10
"""A count that two measures may share by chance is below this."""

Kind = Callable[[Binding, Reading], Outcome]


def same_figure(binding: Binding, _: Reading) -> Outcome:
    """Whether two figures are one as written, however round: 90 schools, and the 90 that somebody denies."""
    one, other = (figures[0].claim.amount for figures in binding.values())
    if one is None or other is None:
        return OPEN
    same = (one.values, one.label) == (other.values, other.label)
    return Outcome(Verdict.BROKEN if same else Verdict.HOLDS)


def relabelled(binding: Binding, reading: Reading) -> Outcome:
    """Whether one figure of a statement is printed as a part's and as the whole's: 4,000 dead, 4,000 casualties."""
    outcome, part = same_figure(binding, reading), binding["part"][0].claim.amount
    telling = part is not None and min(part.values) >= SMALLEST_TELLING
    return outcome if telling and outcome.verdict is Verdict.BROKEN else OPEN


def periods(binding: Binding, reading: Reading) -> Outcome:
    """Whether two periods that follow each other make the one that holds both."""
    if not all(binding.values()):
        return OPEN
    first, second, total = (binding[name][0] for name in ("first", "second", "total"))
    one, other, whole = first.claim.when, second.claim.when, total.claim.when
    if one is None or other is None or whole is None or one.end != other.start:
        return OPEN
    if (whole.start, whole.end) != (one.start, other.end):
        return OPEN
    added, stated = first.reading(reading) + second.reading(reading), total.reading(reading)
    verdict = added.equals(stated)
    step = Step("first + second", added, "==", "total", stated, total.noun or total.dimension, verdict)
    return Outcome(verdict, (step,))


def two_periods(binding: Binding, _: Reading) -> Outcome:
    """Whether one number is told of two periods that have no day in common."""
    one, other = (binding[name][0].claim for name in ("one", "other"))
    if one.when is None or other.when is None:
        return OPEN
    apart = one.when.end <= other.when.start or other.when.end <= one.when.start
    return Outcome(Verdict.BROKEN if apart else Verdict.HOLDS)


def timeline(binding: Binding, _: Reading) -> Outcome:
    """Whether orders between happenings, each earlier one with its later one, close a circle."""
    pairs = [(one.claim.measure, other.claim.measure) for one, other in zip(*binding.values(), strict=True)]
    circle = next(conflicts(before("", one, other, by=1) for one, other in pairs), ())
    steps = ", ".join(f"{order.later} before {order.earlier}" for order in circle).replace(HAPPENING, "")
    return Outcome(Verdict.BROKEN if circle else Verdict.HOLDS, fields={"orders": steps})


KINDS: dict[str, Kind] = {
    "age": ages.age,
    "aged-at": ages.aged_at,
    "anniversary": lengths.anniversary,
    "apart": lengths.apart,
    "birth": ages.birth,
    "calendar": dates.calendar,
    "counted": lengths.counted,
    "duration": lengths.duration,
    "elapsed": lengths.elapsed,
    "inside": dates.inside,
    "later-on": lengths.later_on,
    "no-such-day": dates.no_such_day,
    "nth": lengths.nth,
    "passed": lengths.passed,
    "periods": periods,
    "relabelled": relabelled,
    "remaining": lengths.remaining,
    "same-figure": same_figure,
    "same-time": dates.same_time,
    "stretch": dates.stretch,
    "timeline": timeline,
    "told-future": dates.told_future,
    "told-past": dates.told_past,
    "told-whole": dates.told_whole,
    "two-periods": two_periods,
    "weekdays": dates.weekdays,
    "zoned": dates.zoned,
}
