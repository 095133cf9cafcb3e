from __future__ import annotations

import pytest

from checker.rulebook.dimension import check
from checker.rulebook.expression import ExpressionError, parse

KNOWN = {
    "people": "count",
    "houses": "count",
    "dollars": "money:USD",
    "euros": "money:EUR",
    "length": "length",
    "hours": "time",
    "share": "share",
    "start": "moment",
    "end": "moment",
    "rent": "money:EUR per month",
    "any": None,
}


@pytest.mark.parametrize(
    "text",
    [
        "people + houses <= people",
        "people / houses == share",
        "dollars / dollars - 1 == share",
        "dollars * people == dollars",
        "dollars / people < dollars",
        "people * houses == people",
        "end - start == hours",
        "start + hours == end - hours",
        "abs(length - length) <= 0.5 * length",
        "rent * people == euros",
        "people > 0",
        "any + people <= houses",
        "length / hours < length / hours",
    ],
)
def test_what_fits(text):
    check(parse(text), KNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "people <= dollars",
        "dollars == euros",
        "rent <= euros",
        "people + share <= people",
        "length * length == length",
        "start <= hours",
        "any + people <= length",
    ],
)
def test_what_does_not(text):
    with pytest.raises(ExpressionError, match="mixed dimensions"):
        check(parse(text), KNOWN)


def test_moments_do_not_add():
    with pytest.raises(ExpressionError, match="do not add"):
        check(parse("start + end == end"), KNOWN)
