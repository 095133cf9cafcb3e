"""Numbers, amounts and times in words."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from checker.model.interval import INFINITY, Interval
from checker.model.timespan import Holds, Timespan
from checker.telling import words


@pytest.mark.parametrize(
    ("value", "text"), [("12500", "12,500"), ("4.10", "4.1"), ("0", "0"), ("-37", "-37"), ("1E+3", "1,000")]
)
def test_numbers_have_thousands_separators_and_no_idle_zeros(value, text):
    assert words.number(Decimal(value)) == text


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("person", "people"),
        ("man", "men"),
        ("polish woman", "polish women"),
        ("city", "cities"),
        ("day", "days"),
        ("casualties", "casualties"),
        ("dollar per barrel", "dollars per barrel"),
        ("percent", "percent"),
    ],
)
def test_units_have_plurals(name, plural):
    assert words.unit(name, Interval.point(2)) == plural
    assert words.unit(name, Interval.point(1)) == name


def test_an_interval_says_which_side_is_open():
    assert words.interval(Interval.point(4712)) == "4,712"
    assert words.interval(Interval(Decimal(9900), Decimal(12100))) == "9,900 to 12,100"
    assert words.interval(Interval(Decimal(12500), INFINITY, True, True)) == "more than 12,500"
    assert words.interval(Interval(Decimal(20), INFINITY, False, True)) == "at least 20"
    assert words.interval(Interval(Decimal(0), Decimal(5))) == "up to 5"


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2025, 1, 24), date(2025, 1, 24), "24 January 2025"),
        (date(2025, 3, 1), date(2025, 3, 31), "March 2025"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2025, 5, 5), date(2025, 5, 9), "5 May 2025 to 9 May 2025"),
    ],
)
def test_a_stretch_of_days_is_as_short_as_it_can_be(first, last, text):
    assert words.day(Timespan.days(first, last)) == text


def test_a_stretch_without_an_end_says_before_or_after():
    noon = datetime(2024, 5, 9)
    assert words.day(Timespan(datetime.min, noon)) == "before 9 May 2024"
    assert words.day(Timespan(noon, datetime.max)) == "after 8 May 2024"
    assert words.day(Timespan(datetime.min, datetime.max)) == ""


def test_how_a_figure_fills_its_time():
    assert words.when(Timespan.day(date(2025, 1, 24), Holds.UNTIL)) == "by 24 January 2025"
    assert words.when(Timespan.days(date(2025, 3, 1), date(2025, 3, 31), Holds.OVER)) == "in March 2025"
    minute = Timespan(datetime(2024, 12, 29, 9, 3), datetime(2024, 12, 29, 9, 4))
    assert words.when(minute) == "at 09:03 on 29 December 2024"


def test_what_is_not_seen_is_shown_as_an_escape():
    assert words.safe("a\u202eb\x1b[31m\nc") == "a\\u202eb\\u001b[31m c"
