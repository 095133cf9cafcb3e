"""The form of the bundled corpus: reports with a header, and labels that point into them.

Each folder of corpus/ is one event. Its decisions.toml lists the conflicts a careful reader finds
(``known``) and the pairs that only look like one (``lookalike``); a quote is "FILE: exact words".
"""

import datetime as dt
import re
import tomllib
from pathlib import Path

import pytest
from ruamel.yaml import YAML

CORPUS = Path(__file__).parents[1] / "corpus"
EVENTS = sorted(path for path in CORPUS.iterdir() if path.is_dir())
REPORT = re.compile(r"[1-9]-[a-z-]+\.(md|txt)")
KEYS = {
    "known": {"rule", "quotes", "reason", "planted", "expect", "why-missed", "slip"},
    "lookalike": {"quotes", "reason", "expect", "why-flagged"},
}
DOUBT = {"known": ("missed", "why-missed"), "lookalike": ("flagged", "why-flagged")}

each_event = pytest.mark.parametrize("event", EVENTS, ids=lambda path: path.name)


def reports(event: Path) -> list[Path]:
    return sorted(path for path in event.iterdir() if path.name != "decisions.toml")


def decisions(event: Path) -> dict:
    return tomllib.loads((event / "decisions.toml").read_text(encoding="utf-8"))


def labels(event: Path) -> list[tuple[str, dict]]:
    return [(kind, label) for kind in KEYS for label in decisions(event)[kind]]


def header(report: Path) -> dict:
    text = report.read_text(encoding="utf-8")
    if report.suffix == ".md":
        front = text.removeprefix("---\n").partition("\n---\n")[0]
        return YAML(typ="safe", pure=True).load(front)
    lines = text.partition("\n\n")[0].splitlines()
    pairs = dict(line.split(": ", 1) for line in lines)
    pairs["date"] = dt.date.fromisoformat(pairs["date"])
    return pairs | {"facts_from": decisions(report.parent)["facts"][report.name]}


def body(report: Path) -> str:
    end = "\n---\n" if report.suffix == ".md" else "\n\n"
    return report.read_text(encoding="utf-8").partition(end)[2]


def quoted(quote: str) -> tuple[str, str]:
    name, _, words = quote.partition(": ")
    return name, words


def test_there_are_events_of_many_kinds():
    assert len(EVENTS) >= 20


@each_event
def test_reports_are_few_and_short(event):
    assert 3 <= len(reports(event)) <= 6
    for report in reports(event):
        assert REPORT.fullmatch(report.name), report
        assert 90 <= len(body(report).split()) <= 220, report


@each_event
def test_every_report_says_when_who_and_where_its_facts_come_from(event):
    for report in reports(event):
        head = header(report)
        assert set(head) <= {"date", "source", "facts_from", "planted"}, report
        assert isinstance(head["date"], dt.date), report
        assert head["source"] and head["facts_from"], report


@each_event
def test_quotes_occur_exactly_once(event):
    for _, label in labels(event):
        for name, words in map(quoted, label["quotes"]):
            text = (event / name).read_text(encoding="utf-8")
            assert text.count(words) == 1, f"{event.name}/{name}: {words!r}"


@each_event
def test_labels_are_complete(event):
    for kind, label in labels(event):
        assert set(label) <= KEYS[kind], label
        assert label["reason"] and label["quotes"], label
        expect, why = DOUBT[kind]
        assert label.get("expect", expect) == expect, label
        assert ("expect" in label) == (why in label), label


@each_event
def test_there_are_enough_labels_and_none_is_twofold(event):
    gold = decisions(event)
    assert 4 <= len(gold["known"]) <= 20
    assert 10 <= len(gold["lookalike"]) <= 24
    quotes = [tuple(sorted(label["quotes"])) for _, label in labels(event)]
    assert len(quotes) == len(set(quotes))


@each_event
def test_planted_errors_stand_in_reports_that_say_so(event):
    marked = {report.name for report in reports(event) if header(report).get("planted")}
    hosts = [
        {quoted(quote)[0] for quote in label["quotes"]} for label in decisions(event)["known"] if label.get("planted")
    ]
    assert all(host & marked for host in hosts)
    assert marked <= set().union(*hosts)


def test_outlets_are_invented():
    """None is named as the source of a fact, in any event."""
    heads = [header(report) for event in EVENTS for report in reports(event)]
    named = " | ".join(fact for head in heads for fact in head["facts_from"]).lower()
    assert [head["source"] for head in heads if head["source"].lower() in named] == []
