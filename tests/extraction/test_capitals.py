"""Who bears a family name, and that a text of capitals only takes no longer for it."""

from checker.extraction.grammar.capitals import bearers


def test_all_who_bear_a_family_name_are_found_in_order() -> None:
    assert bearers("Rufus Bell has died. His daughter is Ella Bell.", "bell") == ["Rufus Bell", "Ella Bell"]


def test_a_long_run_of_capitals_is_looked_at_once() -> None:
    assert bearers("A" * 200_000, "bell") == []
