"""A year that is told once for a list of months or quarters: "200 in January and 300 in February 2022"."""

from __future__ import annotations

import re

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.times.calendar import add_days, add_months
from checker.extraction.times.reference import Found

YEAR, MONTHS = len("2022"), 12
PART = re.compile(r"\d{4}-(\d\d|Q\d)")
"""A month, or a quarter, of a year."""

LISTED = frozenset(("NUM", "NOUN", "ADJ", "DET", "SYM", "ADP", "CCONJ", "PROPN", "PRON"))
"""What stands between the members of a list: no verb, and no mark but a comma."""


def lent(sentence: Sentence, found: list[Found]) -> list[Found]:
    """The times of a sentence; a month of a list has the year of the one behind it, or the year before."""
    times = list(found)
    for at in range(len(times) - 2, -1, -1):
        one, other = times[at], times[at + 1]
        if other.year_given and not one.year_given and _is_list(sentence, one, other):
            times[at] = _moved(one, other)
    return times


def _is_list(sentence: Sentence, one: Found, other: Found) -> bool:
    """Whether two times stand in a list, both behind the same preposition."""
    lower, between = sentence.lower, range(one.last, other.first)
    signal = _before(lower, one)
    if not PART.fullmatch(one.value) or not PART.fullmatch(other.value) or not between:
        return False
    if lower[one.last] not in (",", "and") or _before(lower, other) != signal:
        return False
    if lower[one.last : one.last + 3] == [",", "and", signal]:
        return False  # another clause
    tags = sentence.tags  # not before two such times stand side by side: most sentences are never tagged
    listed = all(lower[at] == "," if tags[at] == "PUNCT" else tags[at] in LISTED for at in between)
    return listed and {lower[at] for at in between if tags[at] == "ADP"} <= {signal}


def _before(lower: list[str], time: Found) -> str:
    """The word before a time and its article."""
    at = time.first - 1
    at -= at > 0 and lower[at] == "the"
    return lower[at] if at >= 0 else ""


def _moved(one: Found, other: Found) -> Found:
    """The first time in the year that puts it before the second; the same month of two years stays where it is."""
    if one.days is None or other.days is None or one.value[YEAR:] == other.value[YEAR:]:
        return one
    first, last = one.days
    years = other.days[0].year - first.year - (one.value[YEAR:] > other.value[YEAR:])
    days = (add_months(first, MONTHS * years), add_days(add_months(add_days(last, 1), MONTHS * years), -1))
    return Found.of(one.first, one.last, days, year_given=True)
