"""Every problem of every file is told, each with its line and column."""

from __future__ import annotations

import pytest

from checker.errors import CombinedError, RuleError
from checker.rulebook.load import load

MEASURES = """\
[killed]
behaviour = "running-total"

[revenue]
behaviour = "flow"
dimension = "money"
"""

GOOD = """\
title    = "The dead are not more than the dead"
severity = "error"
why      = "Because."

[claims]
a = "killed"
b = "killed"

[bind]
same  = ["entity"]
order = ["a", "b"]

[rule]
require = "a <= b"
message = "{a} after {b.when}"

[[example]]
expect = "broken"
given  = { a = "5", b = "4" }

[[example]]
expect = "holds"
given  = { a = "4", b = "5" }
"""


def write(folder, **files):
    for name, text in {"measures": MEASURES, **files}.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def errors(folder) -> list[str]:
    with pytest.raises(CombinedError) as caught:
        load([folder], standard=False)
    assert all(isinstance(error, RuleError) and error.advice for error in caught.value.errors)
    return [str(error).replace(f"{folder}/", "") for error in caught.value.errors]


def test_a_good_rule(tmp_path):
    book = load([write(tmp_path, good=GOOD)], standard=False)
    (rule,) = book.rules
    assert (rule.id, rule.topic, rule.claims) == ("good", tmp_path.name, {"a": "killed", "b": "killed"})
    assert book.rule("good") is rule


def test_an_unknown_rule_is_answered_with_a_known_one(tmp_path):
    book = load([write(tmp_path, good=GOOD)], standard=False)
    with pytest.raises(RuleError, match="did you mean 'good'"):
        book.rule("goood")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('a = "killed"', 'a = "kiled"', "rule.toml:6:6: unknown measure 'kiled'; did you mean 'killed'?"),
        ('"a <= b"', '"a <= c"', "rule.toml:14:17: 'c' is not bound; known are a, b"),
        ('"a <= b"', '"a <= a"', "rule.toml:7:6: 'b' is bound and never used"),
        ('"a <= b"', '"a ** b <= 1"', "rule.toml:14:12: `a ** b` is not in the language of rules"),
        ('"a <= b"', '"a <= sum(b)"', "rule.toml:14:17: sum takes a name of several claims"),
        ('b = "killed"', 'b = "revenue"', "rule.toml:14:12: mixed dimensions: count and money"),
        ('["a", "b"]', '["a", "d"]', "rule.toml:11:16: order speaks of 'd', which [claims] does not name"),
        ("{b.when}", "{c.when}", "rule.toml:15:22: the message names 'c.when'"),
        ("{b.when}", "{b.wen}", "rule.toml:15:22: a claim has no 'wen'; did you mean 'when'?"),
        ("{b.when}", "{b", "rule.toml:15:12: the message's braces"),
        ("severity", "severty", "rule.toml:2:1: unknown key 'severty'; did you mean 'severity'?"),
        ('"error"', '"grave"', "rule.toml:2:13: Invalid enum value 'grave'"),
        ("same  =", "sane  =", "rule.toml:10:1: unknown key 'sane'; did you mean 'same'?"),
        ('["entity"]', '["entty"]', "rule.toml:10:"),
        ("require", "requires", "rule.toml:14:1: unknown key 'requires'; did you mean 'require'?"),
        ('"broken"', '"open"', "rule.toml:1:13: no example in which the rule is broken"),
        ('"holds"', '"broken"', "rule.toml:1:13: no example in which the rule is kept"),
        ('given  = { a = "5"', 'given  = { c = "5"', "rule.toml:19:10: the example gives 'c'; known are a, b"),
        ("title    = ", "title      ", "rule.toml:1:12: not TOML"),
        (
            'order = ["a", "b"]',
            'link = "part_off"',
            "rule.toml:11:9: unknown link 'part_off'; did you mean 'part_of'?",
        ),
        ('order = ["a", "b"]', 'link = "part_of"', "rule.toml:6:6: a link 'part_of' has no role 'a'"),
        ('order = ["a", "b"]', 'within = ["a"]', "rule.toml:11:10: within takes two names"),
        ('require = "a <= b"', 'require = "a <= b"\nkind = "weekdays"', "rule.toml:13:1: a rule has either"),
        ('require = "a <= b"', 'kind = "wekday"', "rule.toml:14:9: Invalid enum value 'wekday'"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path, old, new, expected):
    assert old in GOOD
    found = errors(write(tmp_path, rule=GOOD.replace(old, new, 1)))
    assert any(error.startswith(expected) for error in found), found


def test_all_faults_of_all_files_at_once(tmp_path):
    one = GOOD.replace('"a <= b"', '"a <= c"').replace("{b.when}", "{x}")
    found = errors(write(tmp_path, one=one, two=GOOD.replace("severity", "severty"), three="title ="))
    assert {error.split(":")[0] for error in found} == {"one.toml", "two.toml", "three.toml"}
    assert sum(error.startswith("one.toml") for error in found) >= 2


def test_two_rules_of_one_name(tmp_path):
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "same.toml").write_text(GOOD)
    (found,) = errors(write(tmp_path))
    assert found.startswith("second/same.toml: a rule of the same name is in ")
    assert "first/same.toml" in found


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        ('[killed]\nbehaviour = "rising"', "measures.toml:1:1: measure 'killed': Invalid enum value 'rising'"),
        ('[killed]\nbehavior = "level"', "measures.toml:1:1: measure 'killed': Object contains unknown field"),
        ('[all]\nparts = ["kiled"]\n[killed]', "measures.toml:2:11: unknown part 'kiled'; did you mean 'killed'?"),
        ('[all]\nwords_of = "kiled"\n[killed]', "measures.toml:2:13: unknown measure 'kiled'; did you mean 'killed'?"),
        ('[all]\noverlaps = ["kiled"]\n[killed]', "measures.toml:2:14: unknown measure 'kiled'; did you mean"),
    ],
)
def test_measures_are_checked_too(tmp_path, measures, expected):
    assert errors(write(tmp_path, measures=measures))[0].startswith(expected)


def test_a_folder_that_is_not_there(tmp_path):
    assert errors(tmp_path / "nowhere")[0].endswith("nowhere: no such folder of rules; give a folder")
