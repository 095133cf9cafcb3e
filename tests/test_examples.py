from __future__ import annotations

import msgspec
import pytest

from checker import examples
from checker.errors import RuleError
from checker.rulebook.load import load
from checker.rulebook.rule import Example
from tests.figures import amount

BOOK = load()
RULE = BOOK.rule("agreement")


def run(given):
    return examples.outcome(RULE, Example("broken", given), BOOK, amount)


def test_results_say_what_was_expected_and_what_came():
    wrong = msgspec.structs.replace(RULE, examples=(Example("holds", RULE.examples[0].given),))
    (result,) = examples.run(msgspec.structs.replace(BOOK, rules=(wrong,)), amount)
    assert (result.rule, result.number, result.expected, result.got) == ("agreement", 1, "holds", "broken")
    assert not result.passed


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ({"value": "nonsense figure here", "measure": "killed"}, "cannot be read"),
        ({"value": 12, "measure": "killed"}, "in quotes"),
        ({"valu": "12"}, "did you mean 'value'"),
        ({"value": "12", "when": "Friday"}, "the time 'Friday'"),
        ({"value": "12", "when": "2024-01-01/Friday"}, "the time"),
        ({"value": "12", "weekday": "Fryday"}, "did you mean 'Friday'"),
        ({"value": "12", "scope": {"modality": "dreamt"}}, "scope"),
    ],
)
def test_an_example_that_cannot_be_read_is_told_with_its_file(claim, expected):
    with pytest.raises(RuleError, match=expected) as caught:
        run({"one": claim, "other": "12"})
    assert caught.value.where == RULE.path


def test_an_unreadable_example_is_a_result_too():
    broken = msgspec.structs.replace(RULE, examples=(Example("holds", {"one": {"valu": "12"}}),))
    (result,) = examples.run(msgspec.structs.replace(BOOK, rules=(broken,)), amount)
    assert not result.passed
    assert "unknown key" in result.message
