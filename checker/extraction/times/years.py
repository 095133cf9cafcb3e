"""Years, and what is counted in them: "2019", "480 BC", "1958-59", "the 1990s", "19th century".

Four digits that count or number something are no year.
"""

from __future__ import annotations

import re
from datetime import date

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.quantities.counted import counts_in_list, stands_as_amount
from checker.extraction.quantities.measured import unit_at
from checker.extraction.times.calendar import ERA, Days, whole
from checker.extraction.times.reference import Found, Reference, step_of
from checker.extraction.times.tokens import DAY_NUMBER, day_number, is_joiner, month_at
from checker.lexicon import grammar
from checker.lexicon.grammar import has_s, words
from checker.lexicon.load import table
from checker.model.timespan import Timespan

YEAR = re.compile(r"1\d{3}|20\d\d|21\d\d")
ANCIENT = re.compile(r"\d{1,4}")
DECADE = re.compile(r"((?:1\d|20)\d)0s")
SHORT_DECADE = re.compile(r"[3-9]0s")
ANCIENT_DECADE = re.compile(r"(\d{1,2})0s")
LAST_CENTURY = 2000
"""Before it "the 1800s" are a hundred years; "the 2000s" are ten."""

OLD = 1700
"""Four digits below this are a year only behind a word that says so."""


def year_at(sentence: Sentence, at: int) -> tuple[int | None, int]:
    """The year that a token is, and where it ends: "1968", "AD 60", "480 BC", the 499 of "499-493 BC"."""
    word = sentence.words[at] if at < len(sentence.words) else ""
    if not word[:1].isdecimal() or not ANCIENT.fullmatch(word):
        return None, at
    if sentence.word(at + 1) in words("year", "eras"):
        return ERA - int(word), at + 2
    if sentence.word(at + 1) in words("year", "christian"):
        return int(word), at + 2
    if is_joiner(sentence, at + 1) and sentence.word(at + 3) in words("year", "eras"):
        if ANCIENT.fullmatch(sentence.words[at + 2]):
            return ERA - int(word), at + 1
    return (int(word), at + 1) if YEAR.fullmatch(word) else (None, at)


def year_behind(sentence: Sentence, at: int, context: Reference) -> tuple[int | None, int]:
    """The year right behind a month or a season: ", 1968", "of that year", "last year"; and where it ends."""
    start = at + (sentence.word(at) in (",", "of", "."))
    year, last = year_at(sentence, start)
    if year is not None:
        return year, last
    start = at + (sentence.word(at) == "of")
    start += sentence.word(start) == "the"
    step = step_of(sentence.word(start)) if sentence.word(start + 1) == "year" else None
    base = _base(sentence, start, context) if step is not None else None
    if step is not None and base is not None:
        return base.year + step, start + 2
    behind = sentence.after_phrase(at, "year", "before")
    told = context.day_of_text() if behind is not None else None
    if behind is not None and told is not None:
        return told.year - 1, behind
    return _borrowed(sentence, at), at


def _base(sentence: Sentence, at: int, context: Reference) -> date | None:
    """What "last year" and "that year" count from."""
    return context.day() if sentence.word(at) in words("shift", "deictic") else context.day_of_text()


def _borrowed(sentence: Sentence, at: int) -> int | None:
    """The year of the other end of a stretch: April's in "April to June 1968"."""
    if not is_joiner(sentence, at):
        return None
    start = at + 1 + (day_number(sentence, at + 1) is not None)
    if month_at(sentence, start) is None and sentence.word(start) not in table("calendar")["seasons"]:
        return None
    start += 1 + (day_number(sentence, start + 1) is not None)
    return year_at(sentence, start + (sentence.word(start) == ","))[0]


def year(sentence: Sentence, at: int, _: Reference) -> Found | None:
    """ "2019", "480 BC"; four digits that count or number something are no year."""
    value, last = year_at(sentence, at)
    if value is None or (last == at + 1 and value < ERA - OLD and not _is_year(sentence, at, value)):
        return None
    return Found.of(at, last, _year_days(value), year_given=True)


def _year_days(value: int) -> Days:
    return date(value, 1, 1), date(value, 12, 31)


def _is_year(sentence: Sentence, at: int, value: int) -> bool:
    before, behind = sentence.word(at - 1), sentence.word(at + 1)
    if before in words("year", "not_behind") or behind in words("year", "not_before"):
        return False
    if (before == "the" and unit_at(sentence, at + 1) is not None) or counts_in_list(sentence, at):
        return False
    if stands_as_amount(sentence, at):
        return False
    signalled = before in words("year", "signals")
    if not signalled and at and sentence.tags[at - 1] == "PROPN" and before not in table("calendar")["holidays"]:
        return False
    plural = has_s(behind) and sentence.tags[at + 1] == "NOUN"
    return signalled or (value >= OLD and not plural)


def short_year(sentence: Sentence, at: int, _: Reference) -> Found | None:
    """The 59 of "1958-59"."""
    word, before = sentence.words[at], sentence.words[at - 2] if at > 1 else ""
    if not (len(word) == 2 and word.isdecimal() and YEAR.fullmatch(before) and sentence.lower[at - 1] in "-/"):
        return None
    if not sentence.is_glued(at) or int(word) <= int(before[2:]):
        return None
    return Found.of(at, at + 1, _year_days(int(before[:2] + word)), year_given=True)


def decade(sentence: Sentence, at: int, _: Reference) -> Found | None:
    """ "1990s", "the 1990's", "the '90s", "470s BC"; the 1800s are rather a century."""
    word, last = sentence.lower[at].replace("'", ""), at + 1
    if sentence.word(last) in words("year", "eras") and (match := ANCIENT_DECADE.fullmatch(word)):
        first = ERA - int(match[1]) * 10 - 9
        span = Timespan.days(date(first, 1, 1), date(first + 9, 12, 31))
        return Found(at, last + 1, "DATE", f"BC{int(match[1]):03}", span, year_given=True)
    if SHORT_DECADE.fullmatch(word) and _is_cut_off(sentence, at):
        word = f"19{word}"
    match = DECADE.fullmatch(word)
    return Found.of(at, last, decade_days(int(match[1]) * 10), year_given=True) if match else None


def decade_days(year: int) -> Days:
    """The ten years that are named by their first, the hundred where that ends a century before this one."""
    unit = "century" if year % 100 == 0 and year < LAST_CENTURY else "decade"
    return whole(unit, date(year, 1, 1))


def _is_cut_off(sentence: Sentence, at: int) -> bool:
    """ "The '90s", "the 90's"; "in his 50's" is an age."""
    before = sentence.word(at - 1)
    return before == "'" or ("'" in sentence.lower[at] and before not in grammar.words("pronouns", "possessive"))


def century(sentence: Sentence, at: int, _: Reference) -> Found | None:
    """ "19th century", "the fifth century BC"."""
    match = DAY_NUMBER.fullmatch(sentence.lower[at])
    number = int(match[1]) if match and match[2] else table("calendar")["numbers"].get(sentence.lower[at])
    last = at + 1 + (sentence.word(at + 1) == "-")
    if not number or sentence.word(last) not in ("century", "centuries"):
        return None
    if sentence.word(last + 1) in words("year", "eras"):
        first = ERA - 100 * number
        span = Timespan.days(date(first, 1, 1), date(min(first + 99, ERA - 2), 12, 31))
        return Found(at, last + 2, "DATE", f"BC{number - 1:02}", span, year_given=True)
    return Found.of(at, last + 1, whole("century", date(100 * number - 50, 1, 1)), year_given=True)
