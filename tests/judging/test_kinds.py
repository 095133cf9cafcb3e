from __future__ import annotations

import pytest

from checker.judging.kinds import KINDS
from checker.judging.pooled import pooled
from checker.model.amount import Reading
from checker.rulebook.load import load
from checker.rulebook.rule import Kind
from tests.claims import claim

MEASURES = load().measures


def verdict(kind, reading=Reading.WIDE, **claims):
    binding = {name: (pooled(one, (one,), MEASURES),) for name, one in claims.items()}
    return KINDS[kind](binding, reading).verdict


def test_every_kind_that_a_rule_can_name_is_here():
    assert set(KINDS) == set(Kind.__args__)


@pytest.mark.parametrize(
    ("moment", "weekday", "expected"),
    [
        ("2024-03-30", 5, "holds"),
        ("2024-03-30", 4, "broken"),
        ("2024-03-01/2024-03-31", 4, "open"),
        ("2024-03-30", None, "open"),
    ],
)
def test_calendar(moment, weekday, expected):
    assert verdict("calendar", date=claim(measure="date", moment=moment, weekday=weekday)) == expected


@pytest.mark.parametrize(
    ("first", "second", "wide", "usual"),
    [
        (("32 years", "2024-03-25"), ("33 years", "2024-03-25"), "broken", "broken"),
        (("32 years", "2024-03-24"), ("33 years", "2024-03-26"), "open", "broken"),
        (("32 years", "2024-03-24"), ("33 years", "2024-11-26"), "open", "open"),
        (("32 years", "2024-03-24"), ("34 years", "2024-11-26"), "broken", "broken"),
        (("23 years", "2024-03-24"), ("22 years", "2024-11-26"), "broken", "broken"),
        (("32 years", "2024-02-29"), ("31 years", "2023-02-28"), "open", "open"),
        (("32 years", None), ("33 years", None), "open", "broken"),
        (("32 years", None), ("34 years", None), "broken", "broken"),
        (("32 years", None), ("34 years", "2024-03-24"), "open", "open"),
        (("about 30 years", "2024-03-24"), ("32 years", "2024-03-24"), "open", "broken"),
        (("at least 30 years", "2024-03-24"), ("32 years", "2024-03-24"), "open", "open"),
    ],
)
def test_age(first, second, wide, usual):
    claims = {"one": claim(first[0], "age", first[1]), "other": claim(second[0], "age", second[1])}
    assert (verdict("age", **claims), verdict("age", Reading.USUAL, **claims)) == (wide, usual)


@pytest.mark.parametrize(
    ("age", "born", "expected"),
    [
        ("63 years", "1960-06-14", "open"),
        ("64 years", "1960-06-14", "broken"),
        ("64 years", "1960-01-01/1960-12-31", "open"),
        ("65 years", "1960-01-01/1960-12-31", "broken"),
    ],
)
def test_birth(age, born, expected):
    claims = {"age": claim(age, "age", "2024-05-02"), "born": claim(measure="born", moment=born)}
    assert verdict("birth", **claims) == expected


@pytest.mark.parametrize(
    ("duration", "start", "end", "expected"),
    [
        ("14 days", "2020-02-05", "2020-02-19", "open"),
        ("15 days", "2020-02-05", "2020-02-19", "open"),  # both ends counted
        ("14 days", "2020-02-03", "2020-02-19", "broken"),
        ("14 days", "2020-02-19", "2020-02-05", "broken"),
        ("at least 2 days", "2020-02-05", "2020-02-19", "open"),
        ("290 metres", "2020-02-05", "2020-02-19", "open"),
    ],
)
def test_duration(duration, start, end, expected):
    claims = {
        "duration": claim(duration, "siege"),
        "start": claim(measure="began", moment=start),
        "end": claim(measure="ended", moment=end),
    }
    assert verdict("duration", **claims) == expected


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        ("about 4,000", "about 4,000", "broken"),
        ("about 4,000", "4,000", "open"),
        ("4,000", "5,000", "open"),
        ("3", "3", "open"),  # chance
    ],
)
def test_relabelled(part, whole, expected):
    assert verdict("relabelled", part=claim(part), whole=claim(whole, "casualties")) == expected
