"""How the dates of a sentence hang together: "95 years ago, in 1918", "from 2 to 9 May", "two days later".

Each construction reads the dates in their order and yields a link with the date that it is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import pairwise

from checker.extraction.figures.figure import PAIR, Clauses
from checker.extraction.grammar.attribution import attributions
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.sentence import Sentence
from checker.extraction.grammar.syntax import Kind
from checker.extraction.happenings.clause_order import ordered
from checker.extraction.times.tense import Tense, tense
from checker.extraction.times.times import TimeMention
from checker.lexicon.grammar import words
from checker.model.claim import Link
from checker.model.timespan import DAY

MONTH, MONTHS = re.compile(r"\d{4}-\d\d"), 12
BARE = 2
"""Tokens of "8.50 p.m."."""

LATER = "later"
STOPS = (".", ",", ";", ")")
HALF_YEAR = timedelta(days=183)

Named = Callable[[TimeMention], tuple[str, ...]]
Construction = Callable[[Clauses, list[TimeMention], Named], Iterator[tuple[TimeMention, Link]]]


def date_links(clauses: Clauses, dates: list[TimeMention], named: Named) -> Iterator[tuple[TimeMention, Link]]:
    """The links between the dates of a sentence; `named` gives the claim of a date."""
    for construction in CONSTRUCTIONS:
        yield from construction(clauses, dates, named)


def _told_twice(clauses: Clauses, dates: list[TimeMention], named: Named) -> Iterator[tuple[TimeMention, Link]]:
    """ "95 years ago, in 1918", "yesterday (4 March)": a time counted from the report's date, and its own."""
    lower = clauses.sentence.lower
    for one, other in pairwise(dates):
        between = [word for word in lower[one.last : other.first] if word not in words("signals", "between")]
        when = [word for word in between if word != ","]
        is_aside = between[:1] in ([","], ["("], ["-"], ["–"], ["—"]) and len(between) <= 1 + bool(other.signal)
        is_aside |= _is_restated(when)
        if not is_aside and not _is_one_deed(clauses, one, other):
            continue
        relative = [date for date in (one, other) if _is_counted(clauses, date)]
        if _is_counted_on(clauses, one, other, dates):
            relative = [one]
        if len(relative) == 1 and (one.span == one.point or one.signal == "since") and other.span == other.point:
            absolute = other if relative[0] is one else one
            if absolute.explicit or absolute.year_given or _are_other_months(relative[0], absolute):
                yield relative[0], Link.of("same_time", told=named(relative[0]), date=named(absolute))


def _is_restated(between: list[str]) -> bool:
    """ "In 1998, which is 27 years ago", "in 2001 - that is, half a century ago"."""
    told = [word for word in between if word not in words("signals", "dashes")]
    return told in (["which", "is"], ["which", "was"], ["that", "is"], ["or"])


def _is_one_deed(clauses: Clauses, one: TimeMention, other: TimeMention) -> bool:
    """ "Two decades ago she came fourth at the 2016 Games", "built 20 years ago in 1985": both told of one verb."""
    parse, ago = clauses.parse, words("shift", "ago")
    told = [date for date in (one, other) if clauses.sentence.lower[date.last - 1] in ago]
    if len(told) != 1 or "than" in clauses.sentence.lower[: max(one.first, other.first)]:
        return False
    date = other if told[0] is one else one
    verb = parse.verb_at(date.first)
    if verb is None or verb != parse.verb_of(parse.owner[told[0].first]) or not date.year_given:
        return False
    if tense(clauses.sentence, date.first) is not Tense.PAST:
        return False
    between = range(parse.owner[one.last - 1] + 1, parse.owner[other.first])
    if any(parse.kind(at) in (Kind.COORDINATOR, Kind.BREAK) for at in between):
        return False
    host = parse.owner[date.first]
    if host - 2 in parse.figures and parse.kind(host - 3) is Kind.COMMA:
        return False  # "A month ago it reported the fewest for long, 118 in 2024"
    is_event = parse.kind(host) is Kind.NOUN and parse.sentence.tag(parse.chunks[host].head) == "PROPN"
    if date.signal == "of":
        return parse.lemma(host - 2) in words("nouns", "event")
    at_event = date.signal in ("at", *words("lasting", "during")) and is_event
    return at_event or (date.signal in words("signals", "moment") and parse.kind(host) is Kind.TIME)


def _zoned(clauses: Clauses, dates: list[TimeMention], named: Named) -> Iterator[tuple[TimeMention, Link]]:
    """ "At 14:00 GMT (10:00 a.m. EDT)": one clock time by two zones."""
    lower = clauses.sentence.lower
    for one, other in pairwise(dates):
        if one.point is None or other.point is None or lower[one.last : other.first] not in (["("], [",", "or"]):
            continue
        offsets, zones = {one.point.offset, other.point.offset}, {lower[one.last - 1], lower[other.last - 1]}
        is_closed = lower[one.last] != "(" or clauses.sentence.word(other.last) in (")", ";", ",")
        if None not in offsets and len(offsets) > 1 and is_closed and words("clock", "shared").isdisjoint(zones):
            yield other, Link.of("zoned", told=named(one), date=named(other))


def _are_other_months(told: TimeMention, named: TimeMention) -> bool:
    """ "In February, nine months ago" in June: not that month in any year; a month more or less is no matter."""
    if not (MONTH.fullmatch(told.value) and MONTH.fullmatch(named.value)):
        return False
    apart = abs(int(told.value[5:]) - int(named.value[5:]))
    return min(apart, MONTHS - apart) > 1


def _is_counted(clauses: Clauses, date: TimeMention) -> bool:
    """ "95 years ago", "yesterday": counted from the report's date, whatever it tells of."""
    tokens = clauses.sentence.lower[date.first : date.last]
    return not words("lasting", "counted").isdisjoint(tokens) and not date.year_given and not date.explicit


def _is_counted_on(clauses: Clauses, one: TimeMention, other: TimeMention, dates: list[TimeMention]) -> bool:
    """ "Began on 3 June, ended two weeks later, on 8 July": not counted from any date before it; weeks are round."""
    counted, date = one.point, other.point
    starts = [each.point for each in dates if each.first < one.first and each.point and _are_alike(each, other)]
    tokens = clauses.sentence.lower[one.first : one.last]
    if words("lasting", "counted on").isdisjoint(tokens) or not starts or counted is None or date is None:
        return False
    length = counted.length
    slack = length / 2 if length > DAY else timedelta()
    steps = [start.start - starts[-1].start for start in starts]
    is_told = other.explicit or other.year_given
    return is_told and not any(
        counted.start + step - slack < date.end and date.start < counted.end + step + slack for step in steps
    )


def _inside(clauses: Clauses, dates: list[TimeMention], named: Named) -> Iterator[tuple[TimeMention, Link]]:
    """ "In the 19th century, in 1812": a century, or a decade, and a year of it."""
    lower = clauses.sentence.lower
    for one, other in pairwise(dates):
        between = lower[one.last : other.first]
        is_aside = between in ([",", one.signal], [one.signal]) if one.signal else between == ["("]
        is_aside |= _is_made_in(clauses, one, other)
        wide = [date for date in (one, other) if date.is_decade_or_century]
        if is_aside and len(wide) == 1 and one.year_given and other.year_given and one.span == one.point:
            year = other if wide[0] is one else one
            yield year, Link.of("inside", period=named(wide[0]), date=named(year))


def _is_made_in(clauses: Clauses, one: TimeMention, other: TimeMention) -> bool:
    """ "The 18th-century church, built in 1832", "the 18th-century church was built in 1832": when it was made."""
    parse = clauses.parse
    between = [chunk for chunk in parse.chunks if one.last <= chunk.first < other.first]
    noun, *comma, verb, _ = [chunk.kind for chunk in between] if len(between) > PAIR else [None] * 3
    is_plain = (noun, verb) == (Kind.NOUN, Kind.VERB) and comma in ([], [Kind.COMMA]) and other.signal == "in"
    if not is_plain or parse.lemma(parse.owner[other.first] - 2) not in words("lasting", "made"):
        return False
    made = between[-2]
    return made.last == made.first + 1 if comma else "passive" in made.traits


def _later(clauses: Clauses, dates: list[TimeMention], named: Named) -> Iterator[tuple[TimeMention, Link]]:
    """ "Struck on 19 March, closed on 12 June, 12 weeks later": counted on from the second, meant from one before."""
    lower = clauses.sentence.lower
    for at, (end, later) in enumerate(pairwise(dates)):
        between, in_digits = lower[end.last : later.first], lower[later.first].isdecimal()
        set_off = between == [","] or (in_digits and "," in (*between[:1], *between[-1:]))  # ", a mere 73 days later"
        is_count = lower[later.last - 1] == LATER and set_off
        starts = [named(one)[0] for one in dates[:at] if _are_alike(one, end) and lower[one.last - 1] != LATER]
        ends_there = clauses.sentence.word(later.last) in ("", *STOPS)
        if is_count and ends_there and starts and later.point is not None:
            yield later, Link.of("counted", start=tuple(starts), end=named(end), later=named(later))


def _are_alike(one: TimeMention, other: TimeMention) -> bool:
    """Whether two dates are both days, both months or both years."""
    if one.point is None or other.point is None or other.point.length < DAY:
        return False
    return len(one.value) == len(other.value) or one.point.length == other.point.length


def _clocked(clauses: Clauses, dates: list[TimeMention], named: Named) -> Iterator[tuple[TimeMention, Link]]:
    """ "Sounded at 10.05; was there at 10.19, 14 minutes later", "at 10.05 and, 17 minutes later, at 10.22"."""
    lower = clauses.sentence.lower
    for start, one, other in zip(dates, dates[1:], dates[2:], strict=False):
        if not all(date.point is not None and date.point.length < DAY for date in (start, one, other)):
            continue
        between = lower[one.last : other.first]
        if clauses.sentence.word(other.last) == "than":
            continue
        if lower[other.last - 1] == LATER and between == [","] and lower[one.last - 1] != LATER:
            end, later = one, other
        elif lower[one.last - 1] == LATER and between in ([",", other.signal], [other.signal]) and other.signal:
            end, later = other, one
        else:
            continue
        if lower[start.last - 1] != LATER:
            yield later, Link.of("later_on", start=named(start), end=named(end), later=named(later))


def _ends(clauses: Clauses, dates: list[TimeMention], named: Named) -> Iterator[tuple[TimeMention, Link]]:
    """ "Opens on 31 December and will stay until 10 p.m. on 4 December": one subject's start and its end."""
    for start, end in pairwise(dates):
        if end.signal not in words("lasting", "until"):
            continue
        kinds = [chunk.kind for chunk in clauses.parse.chunks if start.last <= chunk.first < end.first]
        if {Kind.BREAK, Kind.SUBORDINATOR} & set(kinds) or kinds.count(Kind.VERB) > 1 or Kind.NOUN in kinds:
            continue
        if start.signal in words("signals", "beginning") and _is_telling(start, end):
            yield end, Link.of("stretch", start=named(start), end=named(end))


def _is_telling(start: TimeMention, end: TimeMention) -> bool:
    """Whether an end stands wrongly beside its start: an end that gives its year may be as late as it likes."""
    if start.point is None or end.point is None:
        return False
    is_earlier = end.point.end <= start.point.start
    return not is_earlier or end.year_given or start.point.start - end.point.start < HALF_YEAR


def _by_clock(clauses: Clauses, dates: list[TimeMention], named: Named) -> Iterator[tuple[TimeMention, Link]]:
    """ "The match kicked off at 7 p.m. and ended at 8.50 p.m.": one thing's start and its end by the clock.

    Where a day is told with one of the two, the other is of whichever day fits.
    """
    if len(dates) != PAIR or len(clauses.times) != PAIR or not all(map(_is_bare, dates)):
        return
    parse, (start, end) = clauses.parse, dates
    begins, stops = (parse.verb_at(date.first) for date in dates)
    if begins is None or stops is None:
        return
    is_told = parse.lemma(begins) in words("lasting", "begin") and parse.lemma(stops) in words("lasting", "end")
    if is_told and parse.subject(stops) in (parse.subject(begins), None):
        yield end, Link.of("stretch", start=named(start), end=named(end))


def _is_bare(date: TimeMention) -> bool:
    """A clock time without a day: "8.50 p.m."."""
    point = date.point
    is_clock = point is not None and point == date.span and point.length < DAY
    return is_clock and date.last - date.first <= BARE


def _tensed(clauses: Clauses, dates: list[TimeMention], named: Named) -> Iterator[tuple[TimeMention, Link]]:
    """ "Opened on 5 May 2025", "will open on 5 May 2025": a day with its year, in the report's own tense."""
    sentence = clauses.sentence
    for date in dates:
        is_of_week = date.weekday is not None and date.type == "DATE" and _is_of_verb(clauses.parse, date)
        if not (date.explicit and (date.year_given or is_of_week) and date.signal == "on" and date.span == date.point):
            continue
        told = tense(sentence, date.first)
        if told is Tense.PAST and date.year_given:
            yield date, Link.of("told_past", date=named(date))
        elif told is Tense.FUTURE and _is_to_come(sentence, date):
            if not attributions(clauses.parse):
                yield date, Link.of("told_future", date=named(date))


def _is_of_verb(parse: Parse, date: TimeMention) -> bool:
    """ "Will meet in Lund on Monday, 9 June"; not "will discuss the fire on Monday", which may be when it was."""
    at = parse.skip(parse.owner[date.first] - 1, -1, Kind.PREPOSITION, Kind.ADVERB)
    is_place = parse.kind(at) is Kind.NOUN and parse.kind(at - 1) is Kind.PREPOSITION
    if is_place and parse.tag(at) == "PROPN":
        at -= 2
    return parse.kind(at) is Kind.VERB


def _is_to_come(sentence: Sentence, date: TimeMention) -> bool:
    """ "Will open on", "is expected to rise on", "are going to meet on"."""
    before = sentence.lower[: date.first]
    if not words("lasting", "will").isdisjoint(sentence.lower):
        return True
    goes = [f"{one} {other}" for one, other in pairwise(before)]
    at = next((at for at, pair in enumerate(goes) if pair in words("lasting", "going to")), 0)
    return at > 0 and sentence.word(at - 1) in words("lasting", "presently")


def _whole(clauses: Clauses, dates: list[TimeMention], named: Named) -> Iterator[tuple[TimeMention, Link]]:
    """ "In the whole of 2026 it sold 3,400", "in 2026 as a whole": all of a period, in the simple past."""
    sentence = clauses.sentence
    for date in dates:
        before = sentence.lower[max(0, date.first - 2) : date.first]
        behind = sentence.lower[date.last : date.last + 3]
        is_whole = before[1:] == ["of"] and before[0] in words("lasting", "whole")
        is_whole |= behind[:2] == ["as", "a"] and behind[-1] in words("lasting", "whole")
        usual = words("lasting", "usual", "perfect")
        if is_whole and date.span == date.point and usual.isdisjoint(sentence.lower):
            said = [one.verb for one in attributions(clauses.parse)]
            is_plain = all(verb > clauses.parse.owner[date.first] for verb in said)  # "..., it said"
            if is_plain and tense(sentence, date.first) is Tense.PAST:
                yield date, Link.of("told_whole", date=named(date))


CONSTRUCTIONS: tuple[Construction, ...] = (
    _told_twice,
    _zoned,
    _inside,
    _later,
    _clocked,
    ordered,
    _ends,
    _by_clock,
    _tensed,
    _whole,
)
