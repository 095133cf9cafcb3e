from __future__ import annotations

import pytest

from checker.judging.why import compare
from checker.rulebook.load import load
from tests.claims import claim

BOOK = load()
SATURDAY = claim("133", when="2024-03-23")


@pytest.mark.parametrize(
    ("other", "blocked"),
    [
        (claim("143", when="2024-03-23"), ()),
        (claim("143", when="2024-03-24"), ()),
        (claim("143", "casualties", when="2024-03-24"), ()),
        (claim("143", when="2024-03-23", entity="coast"), ("entity",)),
        (claim("143", "wounded", when="2024-03-23"), ("measure",)),
        (claim("143 houses", when="2024-03-23"), ("unit",)),
        (claim("143", when="2024-03-23", scope={"places": ("north",)}), ()),
        (claim("143", when="2024-03-23", scope={"residue": ("so said",)}), ("residue",)),
        (claim("143", when="2024-03-23", scope={"change": True}), ("change",)),
        (claim("143", when=None), ("time",)),
    ],
)
def test_what_keeps_two_claims_apart(other, blocked):
    assert compare(SATURDAY, other, BOOK).blocked_by == blocked


def test_which_rules_looked_and_what_they_said():
    comparison = compare(SATURDAY, claim("120", when="2024-03-24"), BOOK)
    assert [(rule.rule, str(rule.verdict)) for rule in comparison.rules] == [("running-total", "broken")]
    assert comparison.rules[0].steps


def test_nobody_looked():
    assert compare(SATURDAY, claim("120", when="2024-03-24", entity="coast"), BOOK).rules == ()


def test_relations_are_of_the_first_claim_to_the_second():
    comparison = compare(SATURDAY, claim("143", "casualties", "2024-03-24", scope={"places": ("north",)}), BOOK)
    relations = {field.field: field.relation for field in comparison.fields}
    assert relations["measure"] == "part of"
    assert relations["places"] == "outside"
    assert relations["time"] == "earlier"
