from __future__ import annotations

from datetime import date, datetime

import pytest

from checker.judging.time_relations import behaviour, instants, moment, not_later
from checker.model.timespan import Holds, Timespan
from checker.rulebook.load import load
from checker.rulebook.measures import Behaviour
from tests.claims import claim, time

MEASURES = load().measures

SATURDAY = time("2024-03-23")
NOON = time("2024-03-23T12:00")
SUNDAY = time("2024-03-24")
MARCH = time("2024-03-01/2024-03-31")
UNTIL_SATURDAY = Timespan.day(date(2024, 3, 23), Holds.UNTIL)
BY_MID_MARCH = Timespan.days(date(2024, 3, 11), date(2024, 3, 20), Holds.UNTIL)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (SATURDAY, SUNDAY, True),
        (SUNDAY, SATURDAY, False),
        (SATURDAY, SATURDAY, True),
        (SATURDAY, UNTIL_SATURDAY, True),
        (NOON, SATURDAY, True),  # the day's figure is its last
        (SATURDAY, NOON, False),
        (MARCH, SATURDAY, False),  # some time in March
        (SATURDAY, MARCH, False),
        (MARCH, time("2024-04-01"), True),
        (MARCH, MARCH, False),
        (BY_MID_MARCH, SATURDAY, True),
        (SATURDAY, BY_MID_MARCH, False),
        (None, None, True),
        (None, SATURDAY, False),
        (SATURDAY, None, False),
    ],
)
def test_what_is_surely_no_later(one, other, expected):
    assert not_later(one, other) is expected


def test_the_same_moment():
    assert moment(SATURDAY) == moment(UNTIL_SATURDAY) != moment(NOON)
    assert moment(MARCH) is None
    assert moment(BY_MID_MARCH) is not None


def clock(hour: int, minute: int, offset: int | None) -> Timespan:
    start = datetime(2024, 3, 23, hour, minute)
    return Timespan(start, start.replace(minute=minute + 1), offset=offset)


def test_one_moment_in_two_zones():
    assert moment(clock(18, 4, 330)) == moment(clock(12, 34, 0))
    assert len(set(map(str, instants([clock(18, 4, 330), clock(12, 34, 0)])))) == 1


def test_a_clock_without_a_zone_may_be_any_zones():
    named, unnamed = instants([clock(18, 4, 330), clock(18, 4, None)])
    assert named.meet(unnamed) == named
    assert not not_later(clock(9, 0, 0), clock(18, 0, None))
    assert not_later(clock(9, 0, None), clock(18, 0, None))


def test_a_running_total_over_a_week_is_a_flow():
    assert behaviour(claim("12", when=SATURDAY), MEASURES) is Behaviour.RUNNING_TOTAL
    over = Timespan(MARCH.start, MARCH.end, Holds.OVER)
    assert behaviour(claim("12", when=over), MEASURES) is Behaviour.FLOW
    assert behaviour(claim(moment="2024-03-23"), MEASURES) is Behaviour.EVENT_TIME
