"""The year of days that a report names without one, as its story has it."""

from __future__ import annotations

from datetime import date

import pytest

import checker
from checker.model.report import Report
from checker.reading.story_year import with_story_year

DATED = "As of 5 April 2020, Sarn has 531 confirmed cases."


def years(*texts: str, **given: date) -> list[int | None]:
    return [one.year for one in with_story_year(Report(id=str(i), text=text, **given) for i, text in enumerate(texts))]


def flagged(one: str, other: str) -> bool:
    return bool(checker.check([Report(id="a", text=one), Report(id="b", text=other)]).findings)


@pytest.mark.parametrize(
    "text", [DATED, "On April 5, 2020 it opened.", "On April 5 , 2020 it opened.", "On 5th April 2020 it opened."]
)
def test_days_without_a_year_are_of_the_year_of_the_story(text: str) -> None:
    assert years(text, "By April 6 it was over.") == [None, 2020]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (DATED, "By April 6, 2021 it was over."),
        (DATED + " On 3 May 2021 it has none.", "By April 6 it was over."),
        ("In 2020 Sarn has 531 cases.", "By April 6 it was over."),
    ],
)
def test_a_year_of_its_own_or_two_years_of_the_story_tell_nothing(one: str, other: str) -> None:
    assert years(one, other) == [None, None]


def test_a_dated_report_needs_no_year_of_others() -> None:
    assert years(DATED, "By April 6 it was over.", published=date(2024, 5, 1)) == [None, None]


def test_of_two_days_of_one_year_each_has_its_own_figure() -> None:
    assert not flagged(DATED, "By April 6, more than 540 cases had been confirmed in Sarn.")
    assert flagged(DATED, "By April 5, more than 540 cases had been confirmed in Sarn.")
    assert flagged(DATED, "By April 7, fewer than 520 cases had been confirmed in Sarn.")


def test_an_event_is_held_against_a_day_without_a_year() -> None:
    opened = "The bridge opened on 4 May 1931."
    assert flagged(opened, "The bridge opened on 7 May.")
    assert flagged(opened, "The bridge opened after May 6th.")
    assert not flagged(opened, "The bridge opened on 4 May.")
    assert not flagged(opened, "The bridge opened before May 6th.")
