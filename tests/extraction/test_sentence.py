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


def test_a_headline_that_is_copied_into_the_text_stands_alone():
    text = "Fire: two hurt in mill. Fire two hurt in mill Fire two hurt in mill A mill burnt down."
    assert pieces(text)[-2:] == ["Fire two hurt in mill", "A mill burnt down."]


@pytest.mark.parametrize("text", ["He ran far today and fell.", "He ran far."])
def test_a_sentence_that_only_begins_alike_is_no_headline(text):
    assert pieces(f"He ran far today. {text}")[-1] == text


@pytest.mark.parametrize("text", ["NASA - which lost 12 people - said so.", "IBM shed 5,000 jobs - 300 in Rochester."])
def test_a_dash_makes_no_dateline(text):
    assert pieces(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ida Orr (b. 1950) led the choir of J. Holm.", 1),
        ("Sandra Knight (m. 1962; div. 1968)", 1),
        ("They chose plan b. 300 people came.", 2),
    ],
)
def test_no_sentence_ends_behind_an_initial_or_a_letter_in_a_bracket(text, count):
    assert len(pieces(text)) == count


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("The death toll rose to 47.", "to", "ADP"),
        ("The cost of the wounded at 4,700 is high.", "wounded", "NOUN"),
        ("Our tally of the dead stood at 600.", "tally", "NOUN"),
        ("The craft weighs 3,900 kilograms.", "weighs", "VERB"),
        ("Profits fell to 4.1 billion.", "Profits", "NOUN"),
        ("Boeing reported a loss.", "Boeing", "PROPN"),
        ("House party shooting kills 1, wounds 10.", "wounds", "VERB"),
        ("Knife wounds are rare.", "wounds", "NOUN"),
        ("The flooding left a village dry.", "left", "VERB"),
        ("He was fatally shot.", "shot", "VERB"),
        ("A shooting star fell.", "shooting", "VERB"),
    ],
)
def test_tags(text, word, tag):
    (sentence,) = sentences(text)
    assert sentence.tags[sentence.words.index(word)] == tag


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Peyton Manning was nearly perfect. Manning threw for 364 yards.", "PROPN"),
        ("The firm's head is Ann Cook. Cook said so.", "PROPN"),
        ("The fire went on. Manning the pumps took 40 people.", "VERB"),
        ("Nobody wanted to go to Banks. Banks lent less, as banks do.", "NOUN"),
        ("Two Banks Fail In One Week. Banks lent less.", "NOUN"),
    ],
)
def test_a_word_with_a_capital_wherever_it_stands_opens_a_sentence_as_a_name(text, tag):
    last = [*sentences(text)][-1]
    assert last.tags[0] == tag


def test_marks_that_a_text_without_curly_quotes_or_with_blanks_has_are_one_token_each():
    (sentence,) = sentences("``Queen'' is the site 's third song .")
    assert sentence.words == ["``", "Queen", "''", "is", "the", "site", "'s", "third", "song", "."]
    assert sentence.tags[sentence.words.index("'s")] == "PART"


@pytest.mark.parametrize(
    "text",
    [
        "It began at 6 p.m.|The crew of 12 left.",
        "It began at 6 p.m.|Two died.",
        "He left Kern Inc.|It has 12 mills.",
        "He said no.|Turnout was 12 percent.",
        "It lies in the U.S.|In May it rained.",
        "It was 12 ft.|But it fell.",
    ],
)
def test_a_sentence_ends_behind_what_is_short_where_another_begins(text):
    assert pieces(text.replace("|", " ")) == text.split("|")


@pytest.mark.parametrize(
    "text",
    ["See No. 12.", "He came at 6 p.m. Monday.", "Gen. The Kern fell.", "Kern Inc. Chairman Holt and U.S. Steel met."],
)
def test_no_sentence_ends_behind_what_is_short_within_it(text):
    assert pieces(text) == [text]
