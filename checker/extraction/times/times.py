"""Time expressions and what they resolve to, against the report's date and against the times before them.

Values are those of TIMEX3 (ISO 8601 with ``PRESENT_REF``, ``2025-W09``, ``P9D``). The two ends of a stretch
("from 3 to 9 March") are two mentions, and both have the whole stretch as their span.
"""

from __future__ import annotations

import functools
import itertools
from datetime import datetime

import msgspec

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.times.calendar import LAST_CHRISTIAN_YEAR
from checker.extraction.times.phrases import longest, openings
from checker.extraction.times.reference import YEAR, Found, Reference
from checker.extraction.times.shared_months import lent
from checker.extraction.times.tokens import is_joiner
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.timespan import DAY, Holds, Timespan

DATES = ("DATE", "TIME")
"""Types of mentions that name a moment or a stretch; the others tell how long, or how often."""

UNDATED = "no date to resolve against"
ANCIENT = "before the calendar begins"
INITIAL = 3
"""Tokens at the start of a sentence in which a time sets the scene of a narrative."""

BACK = 40
"""Days by which a time without its own year may lie before the one spoken of last, and still carry on from it."""

SINCE = 6
"""Tokens between "since" and the date of what has happened since: "since the takeover closed on 1 October"."""


HELD = 6
"""Tokens before a time that may say that it is what another is held against: "from 6.1 billion in January"."""

YEAR_DIGITS = 4


class TimeMention(msgspec.Struct, frozen=True):
    """Text `start` to `end` (without its preposition, which is `signal`), tokens `first` to `last`.

    `type` is DATE, TIME, DURATION or SET; `span` the stretch of time, None where nothing resolves it (`note` says
    why); `weekday` the weekday it names (Monday 0), kept beside an `explicit` date so that the two can be held
    together; `point` the stretch without what its preposition, or the other end of a range, makes of it.
    """

    start: int
    end: int
    first: int
    last: int
    type: str
    value: str
    span: Timespan | None = None
    weekday: int | None = None
    explicit: bool = False
    year_given: bool = False
    signal: str = ""
    note: str = ""
    point: Timespan | None = None
    signal_start: int | None = None

    @property
    def is_decade_or_century(self) -> bool:
        """ "The 1990s", "the 19th century": its value has fewer digits than that of a year."""
        return self.value.isdecimal() and len(self.value) < YEAR_DIGITS


class _Signal(msgspec.Struct, frozen=True):
    word: str = ""
    start: int | None = None


def times(sentence: Sentence, context: Reference) -> list[TimeMention]:
    """The time expressions of a sentence, in order; `context` follows the narrative as it goes."""
    context.enter()
    found: list[Found] = []
    for at in openings(sentence):
        one = longest(sentence, at, context) if not found or at >= found[-1].last else None
        if one is not None:
            found.append(one)
            is_aside = _is_parenthetic(sentence, one) or (len(found) > 1 and _is_held_against(sentence, one))
            if context.history or not is_aside:
                _follow(one, context)
    found = lent(sentence, found)
    ranges = _ranges(sentence, found)
    return [_mention(sentence, one, ranges.get(one.first), context) for one in found]


def _is_parenthetic(sentence: Sentence, found: Found) -> bool:
    """ "The house, which cost $1m in 2006, fetched $4m in June": the time of an aside between two commas."""
    lower, tags = sentence.lower, sentence.tags
    comma = next((at for at in range(found.first - 1, -1, -1) if lower[at] == ","), None)
    if sentence.word(found.last) != "," or comma is None or sentence.tag(found.last + 1) not in ("VERB", "AUX"):
        return False
    return lower[comma + 1] in words("pronouns", "relative") or tags[comma + 1] == "VERB"


def _is_held_against(sentence: Sentence, found: Found) -> bool:
    """ "It rose to 9.4 in February from 6.1 in January and 7.7 a year earlier": earlier than February."""
    start = max(found.first - HELD, 0)
    older = [at for at in range(start, found.first) if sentence.lower[at] in words("comparison", "older")]
    between = sentence.tags[older[-1] + 1 : found.first] if older else []
    return "NUM" in between and "VERB" not in between


def _follow(found: Found, context: Reference) -> None:
    """Move the narrative on; it does not follow a look ahead or aside ("planned for 1976", "until 1945")."""
    if found.type not in DATES or found.span is None:
        return
    if context.history and _is_aside(found, context):
        return
    context.follow(found.span, found.year_given and (context.history or found.explicit))


def _is_aside(found: Found, context: Reference) -> bool:
    """A year in the midst of a sentence ("planned for 1976"), or a look back ("a year earlier")."""
    span, anchor = found.span, context.anchor
    if span is None or anchor is None or found.first <= INITIAL:
        return False
    is_year = span.length > YEAR
    looks_back = not found.year_given and (anchor - span.first_day).days > BACK
    return is_year or looks_back


def _ranges(sentence: Sentence, found: list[Found]) -> dict[int, Timespan]:
    """The whole stretch for both of its ends, by their first tokens."""
    ranges: dict[int, Timespan] = {}
    for one, other in itertools.pairwise(found):
        if one.span is None or other.span is None or not _joined(sentence, one, other):
            continue
        if one.span.start < other.span.end:
            whole = Timespan(one.span.start, other.span.end, Holds.OVER, other.span.offset)
            ranges |= {one.first: whole, other.first: whole}
    return ranges


def _joined(sentence: Sentence, one: Found, other: Found) -> bool:
    """Whether two times are the ends of a stretch; "and" joins only behind "between"."""
    between = sentence.lower[one.last : other.first]
    if between[1:] not in ([], ["the"]) or not is_joiner(sentence, one.last):
        return False
    return between[0] != "and" or sentence.word(one.first - 1) in words("ranges", "open")


def _mention(sentence: Sentence, found: Found, range_: Timespan | None, context: Reference) -> TimeMention:
    signal = _signal(sentence, found)
    ancient = found.span is not None and found.span.start.year > LAST_CHRISTIAN_YEAR
    point = None if ancient else found.span
    span = None if ancient else range_ or _held(found, signal.word, context)
    if found.explicit and found.weekday is not None:
        span = point
    unresolved = found.type in DATES and span is None and found.value != "PRESENT_REF"
    return TimeMention(
        start=sentence.starts[found.first],
        end=sentence.ends[found.last - 1],
        first=found.first,
        last=found.last,
        type=found.type,
        value=found.value,
        span=span,
        weekday=found.weekday,
        explicit=found.explicit,
        year_given=found.year_given,
        signal=signal.word,
        point=point,
        note=(ANCIENT if ancient else UNDATED) if unresolved else "",
        signal_start=signal.start,
    )


def _signal(sentence: Sentence, found: Found) -> _Signal:
    """The word that governs a time: right before it, or a "since" before the clause that it dates."""
    at = found.first - 1
    while at > 0 and sentence.lower[at] in words("signals", "between") and sentence.lower[at - 1] in _signals():
        at -= 1
    since = _since(sentence, at)
    if since is not None:
        return _Signal("since", sentence.starts[since])
    two = " ".join(sentence.lower[max(at - 1, 0) : at + 1])
    if two in _signals() and " " in two:
        return _Signal(two, sentence.starts[at - 1])
    word = sentence.word(at)
    return _Signal(word, sentence.starts[at]) if word in _signals() else _Signal()


def _since(sentence: Sentence, at: int) -> int | None:
    """Where a "since" stands whose clause ends with the time: "since the takeover closed on 1 October"."""
    if "since" not in sentence.lower[max(at - SINCE + 1, 0) : at + 1]:
        return None
    behind = range(at, max(at - SINCE, -1), -1)
    stop = next(index for index in behind if sentence.lower[index] == "since" or sentence.tags[index] == "PUNCT")
    return stop if sentence.lower[stop] == "since" else None


@functools.cache
def _signals() -> frozenset[str]:
    return frozenset(signal for name in ("at", "over", "until") for signal in table("calendar")["signals"][name])


def _held(found: Found, signal: str, context: Reference) -> Timespan | None:
    """The span with its preposition: "by Sunday" holds until its end, "before Sunday" until it begins.

    "Since October" holds from then to the report's date.
    """
    span, published = found.span, context.published
    if span is None:
        return None
    if signal == "since" and published is not None and span.first_day <= published:
        return Timespan.days(span.first_day, published, Holds.OVER)
    if signal in words("happening", "before") and span.start - DAY > datetime.min:
        return Timespan(span.start - DAY, span.start, Holds.UNTIL, span.offset)
    if signal in words("signals", "until"):
        return Timespan(span.start, span.end, Holds.UNTIL, span.offset)
    if signal in words("signals", "over"):
        return Timespan(span.start, span.end, Holds.OVER, span.offset)
    return span


__all__ = ["DATES", "Reference", "TimeMention", "times"]
