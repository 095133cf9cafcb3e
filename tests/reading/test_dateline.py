"""Date lines in the heads of reports: what they date, and what is none."""

from __future__ import annotations

from datetime import date

import pytest

import checker
from checker.model.report import Report
from checker.pipeline import extract_all
from checker.reading.dateline import with_date_line, with_date_lines

BODY = "A ferry with 40 people on board ran aground off Tarn."

DAY = date(2024, 5, 14)
LINES = [
    "Published: 14 May 2024",
    "Published: 10:07 GMT, 14 May 2024 | UPDATED: 08:12 GMT, 15 May 2024",
    "Posted on May 14, 2024 at 3:39 PM",
    "Last updated: Tuesday, 14 May 2024, 02:24 GMT",
    "14 May 2024 Last updated at 12:42 GMT",
    "May 14th, 2024, 11:34pm EDT",
    "TUESDAY, MAY 14, 2024 AT 1:10PM",
    "5/14/2024 11:11 PM",
    "2024-05-14",
]


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize(
    "text", ["Ferry runs aground off Tarn\n{}\n\n{}", "{} {}", "Ferry runs aground off Tarn {} {}"]
)
def test_a_date_line_dates_its_report_and_is_no_prose(line: str, text: str) -> None:
    report = with_date_line(Report(id="a", text=text.format(line, BODY)))
    assert report.published == DAY
    read = "".join(report.text[start:end] for start, end in report.prose)
    assert "2024" not in read
    assert BODY in read


@pytest.mark.parametrize(
    "text",
    [
        "On May 14, 2024 Captain Orr took the ferry out. " + BODY,
        "The ferry was built before 14 May 2024 Orr said.",
        "After 14 May 2024 , Orr led the crew.",
        "Born: May 14, 2024 Tarn, Vell\nHeight: 2 m",
        "Released: 14 May 2024\nLength: 40 minutes",
        "Published May 14, 2024, the book sold 40 copies.",
        "The ferry ran aground on 14 May 2024. It was refloated.",
        "It sank. 14 May 2024 was the day of the funeral.",
        f"{BODY * 20} Published: 14 May 2024",
        '"It sank 14 May 2024" Orr said.',
        "How the toll rose\n\n14 May 2024\n40 are dead.\n\n15 May 2024\n45 are dead.",
        "- 14 May 2024: 40 dead\n- 15 May 2024: 45 dead",
        f"14 May 2024: 40 dead\n{BODY * 20}\n15 May 2024: 45 dead",
        "| 14 May 2024 | 40 |\n",
        "Salt Roads\nAuthor: Ida Orr\nPublished: 14 May 2024\nPages: 320",
    ],
)
def test_a_date_of_a_sentence_or_of_a_box_is_none(text: str) -> None:
    report = Report(id="a", text=text)
    assert with_date_line(report) == report


def test_a_date_line_ends_with_its_paragraph() -> None:
    text = "Ferry runs aground\n14 May 2024\n\nOn Monday a ferry ran aground off Tarn."
    report = with_date_line(Report(id="a", text=text))
    assert report.published == DAY
    assert "On Monday" in "".join(text[start:end] for start, end in report.prose)


def test_the_date_that_a_report_has_goes_before() -> None:
    report = with_date_line(Report(id="a", text=f"Published: 14 May 2024\n{BODY}", published=date(2024, 5, 15)))
    assert report.published == date(2024, 5, 15)
    assert with_date_line(report) == report


def test_a_date_in_numbers_that_can_be_read_in_two_ways_dates_nothing() -> None:
    report = with_date_line(Report(id="a", text=f"Posted 4/5/2024\n{BODY}"))
    assert report.published is None
    assert report.hidden


def test_the_only_date_of_several_reports_tells_nothing_apart() -> None:
    texts = (f"Published: 14 May 2024\n{BODY}", BODY, f"Posted 15 May 2024\n{BODY}")
    reports = [Report(id=str(number), text=text) for number, text in enumerate(texts)]
    assert [report.published for report in with_date_lines(reports[:2])] == [None, None]
    assert [report.published for report in with_date_lines(reports[:1])] == [DAY]
    assert [report.published for report in with_date_lines(reports)] == [DAY, None, date(2024, 5, 15)]


def test_two_date_lines_are_no_two_dates_of_one_event() -> None:
    texts = (
        "Published: 13 May 2024\nSix are held after the riot in Tarn.",
        "Posted: 14 May 2024\n46 are held in Tarn.",
    )
    assert not checker.check([Report(id=text[:12], text=text) for text in texts]).findings


def test_a_birthday_may_lie_between_a_dated_report_and_one_without_a_date() -> None:
    texts = (
        "Plea entered Published: May 14, 2024 Marek Ridley, 26, of Tarn, denied killing a guard.",
        "Marek Ridley, 27, of Tarn, was found guilty of killing a guard.",
        "Jury finds against Ridley Posted: 27 January 2025 Marek Ridley, 27, of Tarn, killed a guard, jurors said.",
    )
    assert not checker.check([Report(id=text[:12], text=text) for text in texts]).findings


def test_claims_listed_are_dated_as_claims_judged() -> None:
    """The one date line of two reports dates neither, whether they are listed or judged."""
    reports = [Report(id="a", text=f"Published: 14 May 2024\n{BODY}"), Report(id="b", text=BODY)]
    listed, _ = extract_all(reports)
    assert [one.when for one in listed] == [one.when for one in checker.check(reports).claims] == [None, None]


@pytest.mark.parametrize("opening", ["HALE, 14 May 2024 - ", "NEW ORNE, May 14, 2024 -- ", "ST. HALE, 14 May 2024 — "])
def test_what_an_agency_begins_with_dates_its_report(opening: str) -> None:
    report = with_date_line(Report(id="a", text=opening + BODY))
    assert report.published == DAY
    assert BODY in "".join(report.text[start:end] for start, end in report.prose)


@pytest.mark.parametrize("opening", ["The MOU, 14 May 2024 - by 40 states - ", "NATO, 14 May 2024 to 19 May 2024 - "])
def test_a_date_behind_letters_in_a_sentence_dates_nothing(opening: str) -> None:
    assert with_date_line(Report(id="a", text=opening + BODY)).published is None
