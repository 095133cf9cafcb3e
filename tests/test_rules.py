"""Every example of every rule that comes with the program, as claims."""

from __future__ import annotations

import pytest

from checker import examples
from checker.rulebook.load import load
from tests.figures import amount

BOOK = load()
CLAIMS = [(rule, example) for rule in BOOK.rules for example in rule.examples if example.given]


@pytest.mark.parametrize(("rule", "example"), CLAIMS, ids=lambda one: getattr(one, "id", None) or one.expect)
def test_an_example_comes_out_as_its_file_says(rule, example):
    assert examples.outcome(rule, example, BOOK, amount) == example.expect
