"""Every example of every rule that comes with the program."""

from __future__ import annotations

import pytest

from checker import examples
from checker.rulebook.load import load
from tests.figures import amount

BOOK = load()
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in BOOK.rules
    for number, example in enumerate(rule.examples, 1)
]
# What the reading of text does not understand yet.
NOT_YET = {
    "killed-and-wounded-make-casualties-4": "a total of casualties behind a list takes over the list's measure",
    "losses-within-force-5": "150 of the army's men",
    "part-of-measure-4": "there were",
    "part-of-whole-3": "of them, across sentences, where the part is too large",
}
CLAIMS = [one for one in EXAMPLES if one.values[1].given]
TEXT = [
    pytest.param(*one.values, id=one.id, marks=[pytest.mark.xfail(reason=NOT_YET[one.id])] if one.id in NOT_YET else [])
    for one in EXAMPLES
    if one.values[1].reports
]


@pytest.mark.parametrize(("rule", "example"), CLAIMS)
def test_an_example_of_claims_comes_out_as_its_file_says(rule, example):
    assert examples.outcome(rule, example, BOOK, amount) == example.expect


@pytest.mark.parametrize(("rule", "example"), TEXT)
def test_an_example_as_text_comes_out_as_its_file_says(rule, example):
    assert examples.outcome(rule, example, BOOK, examples.read_amount) == example.expect
