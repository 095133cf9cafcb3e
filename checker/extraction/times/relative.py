"""Times that point from another: "yesterday", "last week", "the same day", "by then", "the weekend", "now"."""

from __future__ import annotations

from datetime import date

import msgspec

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.times.calendar import add_days, hours, moved, whole
from checker.extraction.times.durations import ONE, Length, unit_at
from checker.extraction.times.reference import Found, Reference, step_of
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.timespan import WEEK, Timespan

"""A longer time is no day that another is counted from."""

UNRESOLVED = "XXXX-XX-XX"


def plain(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "yesterday", "tonight", "overnight": both its days."""
    entry = table("calendar")["relative"].get(sentence.lower[at])
    if entry is None:
        return None
    base = context.day()
    if base is None:
        return Found(at, at + 1, "DATE", UNRESOLVED)
    first = add_days(base, entry["days"])
    if "part" in entry:
        return narrowed(Found.of(at, at + 1, (first, first)), entry["part"])
    last = add_days(first, entry.get("span", 1) - 1)
    found = Found.of(at, at + 1, (first, last))
    return msgspec.structs.replace(found, span=Timespan.days(first, last)) if first != last else found


def present(sentence: Sentence, at: int, _: Reference) -> Found | None:
    """ "now", "so far": the time of writing."""
    last = sentence.after_phrase(at, "present", "phrases")
    return None if last is None else Found(at, last, "DATE", "PRESENT_REF")


def repeated(sentence: Sentence, at: int, _: Reference) -> Found | None:
    """ "daily", "every week", "per day"."""
    value = table("calendar")["sets"][sentence.lower[at]]
    if value:
        return Found(at, at + 1, "SET", value)
    unit = unit_at(sentence, at + 1)
    if unit is None:
        return None
    return Found(at, at + 2, "SET", Length(at + 2, unit, ONE).value)


def narrowed(found: Found, part: str) -> Found:
    """A day narrowed to a part of it."""
    entry = table("calendar")["parts"][part]
    if found.span is None:
        return msgspec.structs.replace(found, type="TIME", value=found.value + entry["value"])
    span = hours(found.span.first_day, *entry["hours"])
    return msgspec.structs.replace(found, type="TIME", value=found.value + entry["value"], span=span)


def shifted(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "last week", "the following month", "that day", "this morning", "the week before last"."""
    lower = sentence.lower
    start = at + (lower[at] == "the")
    word = sentence.word(start)
    step = step_of(word)
    if word == "past":
        return None
    if step is None:
        return _before_last(sentence, at, start, context)
    start += word == "that" and sentence.word(start + 1) == "same"
    last = start + 2
    name = sentence.word(last - 1)
    is_counted_on = word == "next" and name == "day"  # from the day that is spoken of
    base = context.day() if word in words("shift", "deictic") else context.anchor
    base = context.day_of_text() if is_counted_on else base
    if name in table("calendar")["parts"]:
        return None if base is None else _part(at, last, name, base, step)
    unit = unit_at(sentence, last - 1)
    if (
        unit is None
        or name != unit
        or "seconds" in table("calendar")["units"][unit]
        or (step == 0 and start == at and word == "same")
    ):
        return None
    if base is None:
        return Found(at, last, "DATE", "XXXX" if unit == "year" else UNRESOLVED)
    return Found.of(at, last, whole(unit, moved(base, unit, step)))


def _part(at: int, last: int, name: str, base: date, step: int) -> Found:
    day = add_days(base, step)
    return narrowed(Found.of(at, last, (day, day)), name)


def _before_last(sentence: Sentence, at: int, start: int, context: Reference) -> Found | None:
    """ "the week before last", "the day before", "the day following", "the year after", "the weekend"."""
    unit, base = unit_at(sentence, start), context.day()
    if unit is None or start == at or sentence.lower[start] != unit:
        return None
    ahead = sentence.word(start + 1)
    if sentence.word(start + 2) in words("shift", "previous") and base is not None:
        step = {"before": -2}.get(ahead)
        return Found.of(at, start + 3, whole(unit, moved(base, unit, step))) if step else None
    if unit == "weekend" and base is not None:
        return Found.of(at, start + 1, whole("weekend", add_days(base, -5)))
    relative = table("calendar")["relative"].get(sentence.word(start + 2), {})
    if unit == "day" and base is not None and ahead in ("after", "before") and "days" in relative:
        days = relative["days"] + (1 if ahead == "after" else -1)  # "the day after tomorrow"
        return Found.of(at, start + 3, whole(unit, add_days(base, days)))
    step = 1 if ahead in ("after", "following") else -1 if ahead == "before" else 0
    anchor = context.anchor
    ends = start + 2 >= len(sentence.words) or sentence.tags[start + 2] in ("PUNCT", "VERB", "AUX", "CCONJ", "ADP")
    if not step or anchor is None or not ends:
        return None
    if unit == "day" and context.span is not None and context.span.length > WEEK:
        return None  # "a pipe from 1938 had burst the day before"
    return Found.of(at, start + 2, whole(unit, moved(anchor, unit, step)))


def then(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "at that hour", "by then", "at the same time": the time spoken of last."""
    before, span = sentence.word(at - 1), context.span
    if span is None or before not in ("at", "by", "since", "until"):
        return None
    lower = sentence.lower
    if lower[at] == "then" and sentence.word(at + 1) != "-":
        last = at + 1
    elif lower[at] == "that" and sentence.word(at + 1) in words("shift", "moments"):
        last = at + 2
    else:
        return None
    found = Found.of(at, last, (span.first_day, span.last_day))
    return msgspec.structs.replace(found, span=span)
