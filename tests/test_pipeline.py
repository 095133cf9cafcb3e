"""The whole check: the same reports in any order give the same bytes."""

import random
import time
from pathlib import Path

import pytest

from checker import Report, check, extract, pipeline
from checker.pipeline import default_rulebook
from checker.reading import read_all
from checker.telling.machine import findings_json
from checker.telling.telling import Telling

ROOT = Path(__file__).parents[1]


def as_json(reports):
    result = check(reports)
    return findings_json(Telling(result, result.findings, default_rulebook()))


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_reports_does_not_matter(seed):
    reports, problems = read_all([str(ROOT / "corpus" / "north-korea-russia")])
    assert not problems
    shuffled = list(reports)
    random.Random(seed).shuffle(shuffled)
    assert as_json(shuffled) == as_json(reports)


def test_a_report_beside_its_copy_has_no_conflict():
    reports, _ = read_all([str(ROOT / "corpus" / "louvre-heist")])
    for report in reports:
        alone = {finding.rule for finding in check([report]).findings}
        copy = Report(id="copy.txt", text=report.text, published=report.published, body=report.body)
        assert {finding.rule for finding in check([report, copy]).findings} == alone


@pytest.mark.parametrize(
    "text", ["", "\n\n", "No figures here.", "9" * 5000, "1,2,3,4,5," * 300, "((((((" * 200, "٣٤ 〇"]
)
def test_any_text_is_read(text):
    extract(Report(id="a.txt", published="2025-03-27", text=text))


def test_the_time_taken_grows_with_the_text():
    sentence = "On Monday the fire killed 12 people and injured 30 others, the police said. "
    seconds = []
    for times in (200, 1600):
        start = time.process_time()
        extract(Report(id="a.txt", published="2025-03-27", text=sentence * times))
        seconds.append(time.process_time() - start)
    assert seconds[1] < 8 * 4 * seconds[0]


def test_a_number_that_can_be_read_two_ways_is_named_and_stands_for_both():
    one = Report(id="a.txt", text="The flood killed 1.234 people.")
    for other, conflicts in (("1,234", 0), ("700", 0), ("2,000", 1)):
        result = check([one, Report(id="b.txt", text=f"The flood killed {other} people.")])
        assert len(result.findings) == conflicts
        (problem,) = result.problems
        assert problem.where == "a.txt:1:18" and "1.234" in problem.what and "1,234" in problem.what
        assert problem.minor


def test_a_fault_of_the_program_in_one_report_leaves_the_others(monkeypatch):
    def fail(report, measures):
        if report.id == "bad.txt":
            raise IndexError("list index out of range")
        return read(report, measures)

    read = pipeline.extract_prose
    monkeypatch.setattr(pipeline, "extract_prose", fail)
    reports = [
        Report(id="bad.txt", text="12 people died."),
        Report(id="good.txt", text="12 people died, 14 of them men."),
    ]
    with pytest.raises(IndexError):
        check(reports)
    result = check(reports, recover=True)
    assert [one.where for one in result.problems] == ["bad.txt"]
    assert result.problems[0].what.startswith("internal error")
    assert [one.rule for one in result.findings] == ["part-of-whole"]
