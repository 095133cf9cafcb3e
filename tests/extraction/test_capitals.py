"""Who bears a family name, and that a text of capitals only takes no longer for it."""

from checker.extraction.grammar.capitals import bearers, names


def test_all_who_bear_a_family_name_are_found_in_order() -> None:
    assert bearers("Rufus Bell has died. His daughter is Ella Bell.", "bell") == ["Rufus Bell", "Ella Bell"]


def test_a_long_run_of_capitals_is_looked_at_once() -> None:
    assert bearers("A" * 200_000, "bell") == []


def test_a_name_that_opens_sentences_is_known_by_the_first_name_before_it() -> None:
    assert "Solder" in names("Ann Solder, who made 90 films, has died. Solder was born in 1938.")
    assert "Solder" in names("Ann Solder made 90 films. Solder was born in 1938.")


def test_small_words_of_names_are_names_too() -> None:
    assert {"el-Balah", "al-Nahr"} <= names("Forty died in Deir el-Balah. The town of Qaryat al-Nahr is quiet.")
    assert {"von", "der", "Leyen"} <= names("Mrs Ursula von der Leyen spoke. The pro-Kremlin side was quiet.")
    assert not {"pro-Kremlin", "mid-March"} & names("The pro-Kremlin side was quiet in mid-March.")
