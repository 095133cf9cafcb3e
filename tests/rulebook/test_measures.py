from __future__ import annotations

from checker.rulebook.load import load
from checker.rulebook.measures import Behaviour

MEASURES = load().measures


def test_words_signal_measures_by_their_class_and_the_figures_dimension():
    assert MEASURES.named("die", "VERB", "count") == "killed"
    assert MEASURES.named("dead", "ADJ", "count") == "killed"
    assert MEASURES.named("die", "NOUN", "count") == ""
    assert MEASURES.named("deep", "ADJ", "length") == "depth"
    assert MEASURES.named("deep", "ADJ", "count") == ""
    assert MEASURES.named("loss", "NOUN", "money:EUR") == "loss"
    assert MEASURES.named("vote", "NOUN", "share") == "vote share"
    assert MEASURES.named("without power", "ADV", "count") == "without power"


def test_behaviour_is_a_level_unless_declared():
    assert MEASURES.behaviour("killed") is Behaviour.RUNNING_TOTAL
    assert MEASURES.behaviour("container/aboard") is Behaviour.LEVEL


def test_parts_of_parts_are_parts():
    assert MEASURES.is_part("killed", "casualties")
    assert not MEASURES.is_part("casualties", "killed")
    assert not MEASURES.is_part("killed", "container/aboard")


def test_nouns_that_mean_the_same_count_as_one():
    assert MEASURES.counts_as("deployed", "troop") == MEASURES.counts_as("deployed", "soldier")
    assert MEASURES.counts_as("deployed", "tank") == "tank"


def test_no_word_signals_two_measures_of_one_dimension():
    """A word's measure must not hang on the names' order: strict ones of one word count different nouns."""
    by_word: dict[tuple[str, ...], set[str]] = {}
    for (tag, lemma), names in MEASURES._signals.items():
        for name in names:
            measure = MEASURES.by_name[name]
            for noun in measure.of if measure.strict else ("",):
                by_word.setdefault((tag, lemma, measure.dimension, noun), set()).add(name)
    assert {word: names for word, names in by_word.items() if len(names) > 1} == {}


def test_a_strict_measure_goes_first_where_the_noun_is_its_own():
    assert MEASURES.named("carry", "VERB", "count", "passenger") == "passengers"
    assert MEASURES.named("carry", "VERB", "count", "person") == "aboard"
    assert MEASURES.named("carry", "VERB", "count") == "aboard"
