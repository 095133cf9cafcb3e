"""Links that are broken as they were read, in sentences that show another reading; and real slips, which stay."""

from datetime import date

import pytest

from checker.model.report import Report
from checker.pipeline import check

MISREAD = [
    "The strike was backed by 1,120 votes to 280, or 80%, on a turnout of 56% of the 2,500 entitled to vote.",
    "The court convicted 41 defendants and acquitted 9, a conviction rate of 82%.",
    "There were 2.4 million people in work and 148,000 looking for a job, an unemployment rate of 5.8%.",
    "Cars made up 420 of the 700 vehicles, or 60%, vans 175 (25%) and lorries 105 (15%).",
    "Of the 240 people on the train, 228 passengers and 12 crew, 205 were unhurt, 31 injured and four killed.",
    "Of the 120 seats, 90 elected by lists and 30 in districts, the Liberals hold 54, the Greens 41 and others 25.",
    "Of the 45 people aboard, 33 were hurt, among them five children and two nurses, nine died and three were unhurt.",
    "The team scored 96 goals, 31 of them by Costa, 14 more than the 82 of last season.",
]
WRONG = [
    "The strike was backed by 1,120 votes to 280, or 70%, on a turnout of 56% of the 2,500 entitled to vote.",
    "There were 2.4 million people in work and 148,000 looking for a job, an unemployment rate of 7.8%.",
    "Cars made up 420 of the 700 vehicles, or 50%, vans 175 and lorries 105.",
    "Of the 240 people on the train, 205 were unhurt, 32 injured and four killed.",
    "The airline carried 4.4 million passengers, 45 percent more than the 4 million of the year before.",
    "A third of the 5,400 households, 2,800, heat with gas.",
    "Only 6,120 of the union's 9,400 members - fewer than half - voted for the strike.",
    "Of the 43 ships in port, 31 are tankers, 31 ferries and 12 tugs.",
]


def found(text):
    return check([Report(id="a", text=text, published=date(2024, 4, 2))]).findings


@pytest.mark.parametrize("text", MISREAD)
def test_figures_that_fit_otherwise_are_no_conflict(text):
    assert not found(text)


@pytest.mark.parametrize("text", WRONG)
def test_figures_that_fit_in_no_way_are_one(text):
    assert found(text)
