"""Where sentences begin and end, and the tags of what grammar decides."""

import pytest

from checker.extraction.grammar.sentence import sentences


def pieces(text):
    return [text[one.start : one.end] for one in sentences(text)]


@pytest.mark.parametrize(
    ("dateline", "text"),
    [
        ("NEW HAVEN, Conn., Oct. 27 (UPI) --", "One person was killed."),
        ("GUWAHATI -", "At least 41 people died."),
        ("RIO DE JANEIRO, Brazil —", "“We lost 40 houses,” she said."),
    ],
)
def test_a_dateline_stands_alone(dateline, text):
    assert pieces(f"\n{dateline} {text}") == [dateline, text]


@pytest.mark.parametrize("text", ["NASA - which lost 12 people - said so.", "IBM shed 5,000 jobs - 300 in Rochester."])
def test_a_dash_makes_no_dateline(text):
    assert pieces(text) == [text]


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("The death toll rose to 47.", "to", "ADP"),
        ("The cost of the wounded at 4,700 is high.", "wounded", "NOUN"),
        ("Our tally of the dead stood at 600.", "tally", "NOUN"),
        ("The craft weighs 3,900 kilograms.", "weighs", "VERB"),
        ("Profits fell to 4.1 billion.", "Profits", "NOUN"),
        ("Boeing reported a loss.", "Boeing", "PROPN"),
    ],
)
def test_tags(text, word, tag):
    (sentence,) = sentences(text)
    assert sentence.tags[sentence.words.index(word)] == tag
