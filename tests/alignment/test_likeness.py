"""The table of words that may stand for one another."""

import pytest

from checker.alignment.candidates import are_akin
from checker.lexicon.likeness import like


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("visitor", "tourist"),
        ("inmate", "prisoner"),
        ("doctor", "physician"),
        ("fatality", "die"),
        ("visitor", "person"),
    ],
)
def test_words_that_reports_use_for_one_thing(one, other):
    assert are_akin(one, other)
    assert are_akin(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("man", "woman"),
        ("export", "import"),
        ("north", "south"),
        ("kill", "wound"),
        ("buy", "sell"),
        ("gold", "silver"),
        ("car", "train"),
        ("critic", "review"),
    ],
)
def test_opposites_and_kinds_of_one_thing(one, other):
    assert not are_akin(one, other)


def test_a_word_that_is_not_in_the_table():
    assert like("zzz") == ()
