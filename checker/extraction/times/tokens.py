"""What one token of a date is: "March" a month, "4th" the number of a day, "to" the joiner of a stretch."""

from __future__ import annotations

import re

from checker.extraction.grammar.sentence import Sentence
from checker.lexicon.grammar import words
from checker.lexicon.load import table

DAY_NUMBER = re.compile(r"([0-2]?\d|3[01])(st|nd|rd|th)?")


def month_at(sentence: Sentence, at: int) -> int | None:
    """The month that a capitalised token names."""
    if not 0 <= at < len(sentence.words):
        return None
    month: int | None = table("calendar")["months"].get(sentence.lower[at])
    return month if month and sentence.words[at][0].isupper() else None


def day_number(sentence: Sentence, at: int) -> int | None:
    match = DAY_NUMBER.fullmatch(sentence.lower[at]) if 0 <= at < len(sentence.words) else None
    return int(match[1]) or None if match else None


def is_joiner(sentence: Sentence, at: int) -> bool:
    return sentence.word(at) in words("ranges", "joiners")
