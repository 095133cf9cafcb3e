"""Dates of headers: one reading or none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import InputError
from checker.reading.dates import read_date

DAY = date(2025, 3, 27)
SAME = """
2025-03-27
2025-03-27T23:59:00Z
2025-03-27 10:30
2025-03-27T10:30:00.000+02:00
2025/03/27
2025.3.27
27 March 2025
27 Mar. 2025
27th March, 2025
27-Mar-2025
March 27, 2025
mar 27th 2025
Thursday, 27 March 2025
Thu 27 March 2025
Thursday March 27, 2025
27/03/2025
03/27/2025
27.03.2025
27  March   2025
"""
NONE = """
March 2025
2025
27 March
yesterday
27/03/25
2025-3
2025-00-10
32 March 2025
03/04/2025
13/13/2025
Friday, 27 March 2025
2025-03-27, or so
٢٧ March 2025
"""


@pytest.mark.parametrize("text", SAME.strip().splitlines())
def test_the_same_day(text):
    assert read_date(text, "dial.txt") == DAY


@pytest.mark.parametrize("text", NONE.strip().splitlines())
def test_no_day(text):
    with pytest.raises(InputError, match=r"dial\.txt:1:7: "):
        read_date(text, "dial.txt:1:7")


def test_both_readings_are_one():
    assert read_date("05/05/2025", "") == date(2025, 5, 5)


@given(st.dates(date(1000, 1, 1)), st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%A, %d %b %Y", "%d-%b-%Y"]))
def test_a_date_comes_back(day, form):
    assert read_date(day.strftime(form), "") == day


@given(st.dates(date(1000, 1, 1)))
def test_a_wrong_weekday_is_refused(day):
    wrong = (day + timedelta(1) if day < date.max else day - timedelta(1)).strftime("%A")
    with pytest.raises(InputError):
        read_date(f"{wrong}, {day:%d %B %Y}", "")
