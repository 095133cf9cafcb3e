"""Seasons, quarters, halves of years, and holidays: "the summer of 1942", "Q2 2023", "New Year's Eve"."""

from __future__ import annotations

import functools
from datetime import date

import msgspec

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.times.calendar import Days, months_from, season
from checker.extraction.times.dates import dated
from checker.extraction.times.reference import Found, Reference, step_of
from checker.extraction.times.tense import Tense, tense
from checker.extraction.times.years import year_behind
from checker.lexicon.grammar import words
from checker.lexicon.load import table

QUARTER, HALF = 3, 6
"""Months."""


def season_of(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "the summer of 1942", "spring 2023", "last autumn", "in the winter"."""
    step = step_of(sentence.lower[at])
    start = at + (step is not None)
    name = sentence.word(start)
    if name not in table("calendar")["seasons"]:
        return None
    year, last = year_behind(sentence, start + 1, context)
    if year is not None:
        return Found.of(at, last, season(name, year), year_given=True)
    if step is None and not _is_season(sentence, start):
        return None
    base = context.day() if step is None or sentence.lower[at] in words("shift", "deictic") else context.day_of_text()
    if base is None:
        return Found(at, last, "DATE", f"XXXX-{table('calendar')['seasons'][name]['value']}")
    days = _season_near(name, base, step or 0)
    if step is None and not context.history and days[0] > base and tense(sentence, at) is not Tense.FUTURE:
        days = season(name, days[0].year - 1)  # "140 more than in autumn", told in January
    return Found.of(at, last, days)


def _is_season(sentence: Sentence, at: int) -> bool:
    before, behind = sentence.word(at - 1), sentence.word(at + 1)
    if before not in words("year", "signals") or sentence.tags[at] == "VERB":
        return False
    return behind != "of" and (sentence.lower[at] != "fall" or sentence.word(at - 2) in words("year", "signals"))


def _season_near(name: str, base: date, step: int) -> Days:
    """The season around, before or after a day; the one under way is "this"."""
    days = season(name, base.year - (base.month < 3 and name == "winter"))
    if step < 0 and days[1] >= base:
        return season(name, days[0].year - 1)
    if step > 0 and days[0] <= base:
        return season(name, days[0].year + 1)
    return days


def quarter(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "the second quarter of 2023", "Q2", "third-quarter", "the first half"."""
    named = _part_of_year(sentence, at)
    if named is None:
        return None
    size, number, behind = named
    year, last = year_behind(sentence, behind, context)
    given = year is not None
    start, base = size * (number - 1) + 1, context.day()
    if year is None and base is not None:
        year = base.year - (start > base.month)
    if year is None:
        return Found(at, last, "DATE", f"XXXX-{'H' if size == HALF else 'Q'}{number}")
    return Found.of(at, last, months_from(date(year, start, 1), size), year_given=given)


def _part_of_year(sentence: Sentence, at: int) -> tuple[int, int, int] | None:
    """The length in months of a quarter or a half, which one it is, and where its name ends."""
    word, behind = sentence.lower[at], sentence.word(at + 1)
    quarter, half = table("calendar")["quarters"].get(word), table("calendar")["halves"].get(f"{word}-{behind}")
    if word in table("calendar")["halves"]:
        return HALF, table("calendar")["halves"][word], at + 1
    if quarter and ("-" in word or word.startswith("q")):
        return QUARTER, quarter, at + 1
    if quarter and behind == "quarter":
        return QUARTER, quarter, at + 2
    whole_year = sentence.word(at - 1) == "the" and sentence.word(at + 2) != "of"
    return (HALF, half, at + 2) if half and whole_year else None


@functools.cache
def holiday_names() -> dict[str, list[tuple[list[str], int, int]]]:
    """Holidays by their first token, the longest name first: the tokens, month and day."""
    found: dict[str, list[tuple[list[str], int, int]]] = {}
    for name, (month, day) in sorted(table("calendar")["holidays"].items(), key=lambda item: -len(item[0])):
        found.setdefault(name.split()[0], []).append((name.split(), month, day))
    return found


def holiday(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "New Year's Eve", "Christmas 2007"."""
    for name, month, day in holiday_names().get(sentence.lower[at], ()):
        if sentence.lower[at : at + len(name)] == name:
            found = dated(sentence, (at, at + len(name)), month, day, context)
            return msgspec.structs.replace(found, explicit=False)
    return None
