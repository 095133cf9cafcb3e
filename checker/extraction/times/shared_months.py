"""What is said once for a list of months or quarters: "200 in January and 300 in February 2022".

Each lacks what the other has: the first its year, the second its noun ("in the first quarter and 300 in the second").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.times.calendar import add_days, add_months, months_from
from checker.extraction.times.reference import Found
from checker.lexicon.load import table

YEAR, MONTHS = len("2022"), 12
PART = re.compile(r"\d{4}-(\d\d|Q\d|H\d)")
"""A month, a quarter or a half of a year."""
NUMBERED = {"Q": (3, 4), "H": (6, 2)}
"""How many months those have that go by numbers, and how many a year has of them."""

LISTED = frozenset(("NUM", "NOUN", "ADJ", "DET", "SYM", "ADP", "CCONJ", "PROPN", "PRON"))
"""What stands between the members of a list: no verb, and no mark but a comma."""


def lent(sentence: Sentence, found: list[Found]) -> list[Found]:
    """The times of a sentence; a month of a list has the year of the one behind it, or the year before."""
    times = list(_with_elided(sentence, found))
    for at in range(len(times) - 2, -1, -1):
        one, other = times[at], times[at + 1]
        if other.year_given and not one.year_given and _is_list(sentence, one, other):
            times[at] = _moved(one, other)
    return times


def _with_elided(sentence: Sentence, found: list[Found]) -> Iterator[Found]:
    """The times, and behind a quarter or a half those that go on from it without the noun: "in the second"."""
    ends = [*(other.first for other in found[1:]), len(sentence.words)]
    for one, end in zip(found, ends, strict=False):
        yield one
        kind = one.value[YEAR + 1 : YEAR + 2] if PART.fullmatch(one.value) else ""
        last = one
        for at in range(one.last + 2, end) if kind in NUMBERED else ():
            number = table("calendar")["quarters"].get(sentence.lower[at], 0)
            size, most = NUMBERED[kind]
            told, year = int(last.value[-1]), int(last.value[:YEAR])
            wraps = (told, number) == (1, most) != (1, 2)  # "in the first quarter, after falling in the fourth"
            year -= wraps
            if number and (wraps or abs(number - told) == 1) and number <= most and _is_elided(sentence, one, at):
                days = months_from(date(year, size * (number - 1) + 1, 1), size)
                last = Found.of(at, at + 1, days, year_given=one.year_given)
                yield last


def _is_elided(sentence: Sentence, one: Found, at: int) -> bool:
    """Whether "the second" stands behind the preposition of the time before, and before nothing that it may be of."""
    ends = sentence.tag(at + 1) in ("", "PUNCT", "CCONJ", "NUM")
    return ends and sentence.lower[at - 2 : at] == [_before(sentence.lower, one), "the"]


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
