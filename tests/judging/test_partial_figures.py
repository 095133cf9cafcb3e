"""The lesser of two figures of one report is a part; whoever gives a toll twice, on two days, means the toll."""

import pytest

from checker import Report, check

FIRST = "The fire killed 97 people, the county said."


def findings(second):
    first = Report(id="a.txt", published="2023-08-12", text=FIRST)
    return check([first, Report(id="b.txt", published="2023-08-25", text=second)]).findings


@pytest.mark.parametrize(
    "second",
    [
        "The fire killed 115 people, and 46 of the dead have been named.",
        "The toll of the fire is 115. Near the harbour 46 people were killed in their cars, neighbours said.",
    ],
)
def test_a_part_is_no_toll(second):
    assert not findings(second)


@pytest.mark.parametrize(
    "second",
    [
        "The fire killed 46 people, the county said.",
        "On 20 August the toll of the fire stood at 115. By 24 August it stood at 46.",
    ],
)
def test_a_toll_that_falls_is_one(second):
    assert findings(second)
