"""The formats for other programs: each has the form that its reader expects, and says all that there is to say."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema
import msgspec
import pytest

from checker.model.finding import Severity
from checker.model.report import Report
from checker.model.result import Problem
from checker.telling.formats import FORMATS, writer
from checker.telling.github import MOST
from checker.telling.telling import Complaint, Mark
from tests.told import REPORTS, told

SCHEMA = json.loads((Path(__file__).parent / "sarif.schema.json").read_text(encoding="utf-8"))


def run_of(telling):
    document = json.loads(writer("sarif")(telling))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    return document["runs"][0]


def with_problems(telling, *problems):
    return msgspec.structs.replace(telling, result=msgspec.structs.replace(telling.result, problems=problems))


def marked(telling, **fields):
    return msgspec.structs.replace(telling, marks={telling.findings[0].fingerprint: Mark(**fields)})


KNOWN = {"word": "known", "reason": "Two counts.", "settled": True}


def test_sarif_names_both_places(telling):
    result = run_of(telling)["results"][0]
    places = [one["physicalLocation"] for one in (*result["locations"], *result["relatedLocations"])]
    assert [one["artifactLocation"]["uri"] for one in places] == ["fire/bell.md", "fire/dial.md"]
    assert places[0]["region"] == {
        "startLine": 1,
        "startColumn": 31,
        "endLine": 1,
        "endColumn": 41,
        "snippet": {"text": "133 people"},
    }
    assert "See [143 people (dial.md:1:13)](1)." in result["message"]["text"]
    assert result["partialFingerprints"] == {"checker/v1": telling.findings[0].fingerprint}


def test_sarif_points_each_result_at_its_rule(telling):
    run = run_of(telling)
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])


def test_sarif_keeps_what_is_settled_and_says_so_of_all(telling):
    first, *others = run_of(marked(telling, **KNOWN))["results"]
    assert first["baselineState"] == "unchanged"
    assert first["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "Two counts."}]
    assert {one["baselineState"] for one in others} == {"new"}
    assert not any("suppressions" in one for one in others)


def test_sarif_tells_what_could_not_be_read(telling):
    (invocation,) = run_of(with_problems(telling, Problem("x.pdf", "over a limit", "split it")))["invocations"]
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "x.pdf: over a limit; split it"


def test_sarif_of_a_document_without_lines(telling):
    pages = [msgspec.structs.replace(one, file_lines=(), labels=((0, "page 1"),)) for one in (REPORTS[0], REPORTS[1])]
    location = run_of(told(pages))["results"][0]["locations"][0]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "bell.md, page 1"}]


def junit_of(telling):
    return ET.fromstring(writer("junit")(telling))


def test_junit_counts_its_cases(telling):
    suites = junit_of(with_problems(marked(telling, **KNOWN), Problem("x.pdf", "over a limit", "split it")))
    assert {name: suites.get(name) for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "3",
        "failures": "1",
        "errors": "1",
        "skipped": "1",
    }
    assert len(suites.findall(".//testcase")) == 3
    assert suites.find(".//skipped").get("message") == "known: Two counts."
    failing = suites.find(".//testcase[failure]")
    assert (failing.get("classname"), failing.get("file"), failing.get("line")) == ("weekday", "fire/dial.md", "2")


def test_junit_passes_what_is_below_the_gate(telling):
    suites = junit_of(msgspec.structs.replace(telling, gate=None))
    assert suites.get("failures") == "0"
    assert len(suites.findall(".//system-out")) == 2


def test_junit_is_an_error_where_nothing_was_judged():
    suites = junit_of(told(REPORTS[:1]))
    assert suites.get("errors") == "1"
    assert suites.find(".//testcase[@classname='report']").get("name") == "bell.md"


def test_github_annotates_lines(telling):
    first, second = writer("github")(telling).splitlines()
    assert first.startswith("::error file=fire/bell.md,title=agreement%3A Figures for the same thing")
    assert ",line=1,col=31,endLine=1,endColumn=41::killed: 133 people and 143 people" in first
    assert "%0Adial.md:1:13: 143 people%0A" in first
    assert ",line=2," in second


def test_github_says_what_it_does_not_show(telling):
    assert writer("github")(marked(telling, **KNOWN)).endswith("checker: 1 settled findings are not shown")
    lines = [f"On Monday, {day} March 2024 it rained." for day in range(5, 31) if day % 7 != 4]
    many = told([Report(id="x.md", text="\n".join(lines))])
    shown = writer("github")(many).splitlines()
    assert len(shown) == MOST + 1
    assert shown[-1] == f"checker: {len(many.findings) - MOST} more of severity error are not shown as annotations"


def test_gitlab_fingerprints_are_unique(telling):
    twice = msgspec.structs.replace(telling, findings=telling.findings * 2)
    rows = json.loads(writer("gitlab")(twice))
    assert len({one["fingerprint"] for one in rows}) == len(rows) == 4
    assert rows[0]["location"] == {"path": "fire/bell.md", "lines": {"begin": 1}}
    assert (rows[0]["severity"], rows[0]["check_name"]) == ("critical", "agreement")
    assert json.loads(writer("gitlab")(marked(telling, **KNOWN)))[0]["severity"] == "info"


def test_markdown_quotes_both_sides(telling):
    text = writer("markdown")(marked(telling, **KNOWN))
    assert text.startswith("# 2 findings, 1 at the gate\n\n## error: killed: 133 people and 143 people")
    assert "> The fire in the market killed **133 people** on Saturday." in text
    assert "- decided: Two counts." in text
    assert text.endswith("(checker claims --not-understood)") or "read 2 reports" in text.splitlines()[-1]


def test_markdown_of_nothing(telling):
    assert writer("markdown")(told(REPORTS[:1])).startswith("# Nothing was judged")
    assert writer("markdown")(msgspec.structs.replace(telling, findings=())).startswith("# No findings")


def test_csv_has_a_row_for_each_claim(telling):
    rows = list(csv.DictReader(io.StringIO(writer("csv")(telling))))
    assert [(one["rule"], one["report"], one["quote"]) for one in rows] == [
        ("agreement", "bell.md", "133 people"),
        ("agreement", "dial.md", "143 people"),
        ("weekday", "dial.md", "Monday, 23 March"),
    ]


def test_jsonl_is_the_json_line_by_line(telling):
    lines = [json.loads(line) for line in writer("jsonl")(telling).splitlines()]
    assert lines == json.loads(writer("json")(telling))["findings"]


STALE = Complaint("decision-expired", "A decision has run out", "fire/decisions.toml", 7, "expired on 2025-01-31", "x")


def test_every_format_tells_of_decisions_that_no_longer_hold(telling):
    stale = msgspec.structs.replace(telling, complaints=(STALE,))
    result = run_of(stale)["results"][-1]
    assert result["ruleId"] == "decision-expired"
    assert run_of(stale)["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "decision-expired"
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 7}
    assert junit_of(stale).get("failures") == "3"
    at = "::error file=fire/decisions.toml,title=A decision has run out,line=7::expired on 2025-01-31: x"
    assert writer("github")(stale).splitlines()[0] == at
    assert json.loads(writer("gitlab")(stale))[-1]["location"]["lines"] == {"begin": 7}
    assert "expired on 2025-01-31: fire/decisions.toml:7: x" in writer("markdown")(stale)
    assert "expired on 2025-01-31: fire/decisions.toml:7: x" in writer("html")(stale)
    assert json.loads(writer("json")(stale))["decisions"][0]["kind"] == "decision-expired"


HOSTILE = "\x1b[31m\u202e::error::%0A##[error]</failure>]]><script>alert(1)</script>=cmd()|`*[x](y)@all {0}"


@pytest.fixture(scope="module")
def hostile():
    """A quote, a source and a name that hold what some reader would take for more than words."""
    text = f"On Monday, {HOSTILE} 23 March 2024 it rained. On Monday, 23 March 2024, {HOSTILE} it rained.\n"
    reports = [
        Report(
            id=f"a\n::error::{HOSTILE}.md", path=f"a\n{HOSTILE}.md", source=HOSTILE, published="2024-03-25", text=text
        )
    ]
    telling = told(reports)
    assert telling.findings
    return with_problems(telling, Problem(f"b\n{HOSTILE}", HOSTILE, HOSTILE))


@pytest.mark.parametrize("name", FORMATS)
def test_no_character_of_a_report_acts(hostile, name):
    text = writer(name)(hostile)
    assert not set(text) & set("\x1b\u202e")
    assert not any(line.startswith("::") for line in text.splitlines() if name != "github")


def test_hostile_quotes_stay_quotes(hostile):
    assert run_of(hostile)["results"]
    assert junit_of(hostile).findall(".//failure")
    commands = writer("github")(hostile).splitlines()
    assert all(re.match(r"::(error|warning|notice) [^:]*::", line) for line in commands)
    assert "##[" not in "".join(commands)
    page = writer("markdown")(hostile)
    assert "<script" not in page.replace("\\<", "")
    assert "@all" not in page
    assert "[x](y)" not in page
    rows = csv.reader(io.StringIO(writer("csv")(hostile)))
    assert not any(cell.startswith(("=", "@")) and len(cell) > 1 for row in rows for cell in row)


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_needs_a_finding(name):
    text = writer(name)(told(REPORTS[:1], gate=Severity.ERROR))
    assert text == text.rstrip("\n")
