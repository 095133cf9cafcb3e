"""Every example of every rule that comes with the program."""

from __future__ import annotations

import pytest

from checker import examples
from checker.rulebook.load import load

BOOK = load()
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in BOOK.rules
    for number, example in enumerate(rule.examples, 1)
]
CLAIMS = [one for one in EXAMPLES if one.values[1].given]
TEXT = [one for one in EXAMPLES if one.values[1].reports]


@pytest.mark.parametrize(("rule", "example"), CLAIMS)
def test_an_example_of_claims_comes_out_as_its_file_says(rule, example):
    assert examples.outcome(rule, example, BOOK, examples.read_amount) == example.expect


@pytest.mark.parametrize(("rule", "example"), TEXT)
def test_an_example_as_text_comes_out_as_its_file_says(rule, example):
    assert examples.outcome(rule, example, BOOK, examples.read_amount) == example.expect
