"""How long something went on, told in any order: "Hired in 2016 and sacked in 2018, he spent eight years at the club".

A brief text tells of one thing. If it has one length, that lies between the one date on which something begins and the
one on which it ends, or between one date and the report's own. Of a longer text each sentence is read so by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from checker.extraction.figures.brief import Extent
from checker.extraction.figures.empty_claims import claim_id
from checker.extraction.figures.ends_of_life import end_of_life
from checker.extraction.figures.figure import PAIR, Clauses, Figure, size
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.extraction.happenings.happening import end_claim
from checker.extraction.happenings.jubilees import is_jubilee, is_marked, is_marked_now, is_yearly
from checker.extraction.happenings.moments import Moment, is_range, speaks_on
from checker.extraction.happenings.spell_lengths import (
    is_between,
    is_of_past,
    is_of_several,
    is_record,
    is_right_since,
    is_running,
    is_simple,
    is_spell,
    is_till_now,
    is_told_whole,
)
from checker.extraction.times.tense import Tense, tense
from checker.extraction.times.times import DATES, TimeMention
from checker.lexicon.grammar import words
from checker.model.amount import SHARE
from checker.model.claim import Claim, Link
from checker.model.links import LinkKind
from checker.model.report import Report
from checker.model.timespan import DAY, WEEK, Holds, Timespan

MARK = "s"
"""Behind the id of a date on which a spell begins or ends."""

DAY_SECONDS = int(DAY / timedelta(seconds=1))
JUBILEES = ("anniversary", "jubilee")

LOW = 0.4
"""A length and what lies between two dates that are so much as far apart are meant to be one."""

TAKEN = ("lasts", "since", "after", "apart", "countdown")


class Spells:
    """What a report tells of lengths and dates, sentence by sentence; `claims` links them at its end."""

    def __init__(self, report: Report, extent: Extent) -> None:
        self.report, self.extent = report, extent
        self.published = Timespan.day(report.published, Holds.UNTIL) if report.published else None
        self._told: list[Clauses] = []

    def hear(self, clauses: Clauses) -> None:
        if clauses.times or clauses.figures:
            self._told.append(clauses)

    def claims(self) -> Iterator[Claim]:
        """The claims of the dates between which a length lies; the links are added to the lengths."""
        for window in [self._told] if self.extent.is_brief else [[one] for one in self._told]:
            for moment in (*self._lengths(window), *self._jubilees(window)):
                yield end_claim(self.report, moment.clauses.sentence, moment.date, MARK)

    def _moments(self, window: list[Clauses]) -> list[Moment]:
        """The dates of a text, but for those of its own time, and since when a record stands."""
        return [one for one in self._dates(window) if not (self._is_now(one.date) or _is_of_record(one))]

    def _dates(self, window: list[Clauses]) -> list[Moment]:
        return [Moment(told, date) for told in window for date in told.times if date.type in DATES]

    def _lengths(self, window: list[Clauses]) -> tuple[Moment, ...]:
        """Link the length of a text; the dates that it is linked with."""
        lengths = [figure for told in window for figure in told.figures if figure.kind == "duration"]
        is_each = any(
            figure.kind == "rate" for told in window for figure in told.figures
        )  # "six days a week, or 48 hours"
        if len(lengths) != 1 or is_each:
            return ()
        (length,) = lengths
        moments = self._moments(window)
        told = [one for one in self._dates(window) if not _is_of_record(one)]
        dates = [one for one in told if one in moments or one.date.explicit or one.date.year_given]
        ranged = [one for one in dates if one.date.span != one.date.point and one.clauses.parse is length.parse]
        if len(ranged) == PAIR and is_range(*ranged):
            moments, dates, window = ranged, ranged, [ranged[0].clauses]
        if any(link.kind in TAKEN for link in length.links) or not is_spell(length) or _is_excused(window, length):
            return ()
        if any(one.date.point is None for one in moments):
            return ()
        if len(dates) == PAIR and (found := self._between(length, dates)):
            return found
        counted = self._counted(length, [one for one in moments if is_right_since(length, one)] or moments)
        return counted or self._tried(length, dates, window)

    def _tried(self, length: Figure, dates: list[Moment], window: list[Clauses]) -> tuple[Moment, ...]:
        """Two dates and a length, and nothing else told of a time, which are meant to fit and nearly do."""
        others = [one for told in window for one in told.figures if one is not length and one.kind != "rank"]
        if len(others) > 1 or any(one.dimension == SHARE for one in others) or not is_simple(length):
            return ()
        if not self.extent.is_brief or any(one.date.point is None for one in dates):
            return ()
        if len(dates) == 1:
            return self._tried_now(length, dates[0])
        if len(dates) != PAIR or not speaks_on(dates[0].clauses, dates[1].clauses):
            return ()
        told = sorted((length.quantity.start, *(one.date.start for one in dates)))
        is_of_first = told[1] == length.quantity.start  # "was dug in 1950. It took six years, and was closed in 1961"
        clocks = {one.is_clock for one in dates}
        start, end = dates if True in clocks else sorted(dates, key=lambda one: one.point.start)
        is_meant = _is_about(length, start.point.start, end.point.start) and end.date.signal != "since"
        is_of_life = any(end_of_life(one.clauses.parse, one.date) is not None for one in dates)
        if is_of_first or is_of_life or clocks != {_is_short(length)} or not is_meant:
            return ()
        return self._link("lasts", length, start=start, end=end)

    def _tried_now(self, length: Figure, date: Moment) -> tuple[Moment, ...]:
        """ "Ten years have gone by since the strike of 2003": the one date of a text and its own."""
        if self.published is None or _is_short(length) or not is_of_past(length, date):
            return ()
        if date.point.end > self.published.start or not _is_about(length, date.point.start, self.published.start):
            return ()
        return self._link("since", length, start=date)

    def _is_now(self, date: TimeMention) -> bool:
        """ "Today", "now", "this year": the report's own time."""
        is_present = date.value == "PRESENT_REF"
        return is_present or bool(date.point and self.published and self.published.within(date.point))

    def _between(self, length: Figure, moments: list[Moment]) -> tuple[Moment, ...]:
        """A length between two dates on which one thing begins and ends."""
        start, end = sorted(moments, key=lambda one: one.point.start)
        if end.date.signal == "since":
            return ()  # "a widow since 2018, she worked for 33 years in a mill that closed in 2001"
        if start.point.meets(end.point) or start.is_clock != end.is_clock or start.is_clock != _is_short(length):
            return ()
        if _takes_up(length) and max(start.clauses.sentence.start, end.clauses.sentence.start) < length.sentence.start:
            return self._link("lasts", length, start=start, end=end)
        is_whole = is_range(start, end) or is_told_whole(length, start, end)
        if not is_whole and not (start.does("begin") and end.does("end")):
            return ()
        if not is_between(length, start, end):
            return ()
        if is_of_several(length) and "between" in (start.date.signal, end.date.signal):
            return ()
        return self._link("lasts", length, start=start, end=end)

    def _counted(self, length: Figure, moments: list[Moment]) -> tuple[Moment, ...]:
        """A length from a date to the report's, or from that to a date."""
        if self.published is None or _is_short(length):
            return ()
        past = [one for one in moments if one.point.end <= self.published.start]
        ahead = [one for one in (each.shifted(self.published) for each in moments) if self._is_to_come(one, length)]
        if len(ahead) == 1 and _is_ahead(length, ahead[0]):
            return self._link("countdown", length, end=ahead[0])
        if len(past) == len(moments) == 1 and (kind := is_till_now(length, past[0])) is not None:
            return self._link(kind, length, start=past[0])
        return ()

    def _is_to_come(self, moment: Moment, length: Figure) -> bool:
        """Whether a date lies ahead, and is no weekday that may be that of a week later: "on Monday, in ten days"."""
        assert self.published is not None
        days = (moment.point.start - self.published.start + WEEK).days
        stated = int(size(length) / DAY_SECONDS)
        is_later = moment.date.weekday is not None and not moment.date.explicit and abs(days - stated) <= 1
        return moment.point.start >= self.published.end and not is_later

    def _link(self, kind: LinkKind, length: Figure, **roles: Moment) -> tuple[Moment, ...]:
        counted = "rank" if length.kind == "rank" else "duration"
        ids = {role: (self._id(one),) for role, one in roles.items()}
        length.links.append(Link(kind, {counted: (length.id,), **ids}))
        return tuple(roles.values())

    def _id(self, moment: Moment) -> str:
        return claim_id(self.report.id, moment.date.start, moment.date.end, MARK)

    def _jubilees(self, window: list[Clauses]) -> tuple[Moment, ...]:
        """ "The treaty was signed in 1975. Its 40th anniversary falls in 2025"."""
        ranks = [one for told in window for one in told.figures if is_jubilee(one) or is_yearly(one)]
        moments = self._moments(window)
        if len(ranks) == len(moments) == 1 and is_yearly(ranks[0]):
            (rank,), (start,) = ranks, moments
            is_its = start.clauses.parse is rank.parse and start.does("begin") and is_running(rank, start)
            return self._link("nth", rank, start=start) if is_its else ()
        if len(ranks) != 1 or any(link.kind in JUBILEES for link in ranks[0].links):
            return ()
        starts = [one for one in moments if one.date.year_given and is_marked(ranks[0], one)]
        if len(starts) != 1 or any(one.date.point is None for one in moments):
            return ()
        others = [one for one in moments if one is not starts[0]]
        if len(others) == 1 and is_range(starts[0], others[0]):
            return ()  # "began in 2021-22, and went on in the second season"
        if not others and is_marked_now(ranks[0]):
            return self._link("anniversary", ranks[0], start=starts[0])
        if len(others) == 1 and others[0].date.year_given and others[0].clauses.parse is ranks[0].parse:
            return self._link("jubilee", ranks[0], start=starts[0], end=others[0])
        return ()


def _is_of_record(moment: Moment) -> bool:
    return moment.date.signal == "since" and is_record(moment.clauses.sentence, moment.date.first)


def _is_about(length: Figure, start: datetime, end: datetime) -> bool:
    """Whether a length is about as long as what lies between two moments."""
    lies = (end - start).total_seconds()
    return lies > 0 and LOW < float(size(length)) / lies < 1 / LOW


def _takes_up(length: Figure) -> bool:
    """ "Those nine days", "in these 20 years": all the time that was told of."""
    return length.sentence.word(length.first - 1) in words("lasting", "those")


def _is_short(length: Figure) -> bool:
    """Whether a length is counted by the clock."""
    return length.unit.factor / length.unit.divisor < DAY_SECONDS


def _is_excused(window: list[Clauses], length: Figure) -> bool:
    """Whether a text says why a length may not be that between its dates: "with a break", "came back early"."""
    own = range(length.first, length.last)  # "in her third year"
    return any(
        _is_reason(told, at)
        for told in window
        for at in range(len(told.sentence.lower))
        if told.parse is not length.parse or at not in own
    )


def _is_reason(told: Clauses, at: int) -> bool:
    word = told.sentence.lower[at]
    is_name = word in words("spells", "untimely") and told.sentence.tag(at + 1) == "NOUN"  # "early mornings"
    return word in words("spells", "reasons") and not is_name


def _is_ahead(length: Figure, moment: Moment) -> bool:
    """ "Three weeks away", "that is 40 days from today", "seven days till prom", "ends on 14 June, in five days"."""
    sentence, last = length.sentence, length.last
    ends = [sentence.after_phrase(last, "lasting", name) for name in ("to_go", "from_now")]
    if any(end is not None and sentence.tag(end) not in ("DET", "PRON") for end in ends):  # no "14 months off his bike"
        return True
    is_left = sentence.word(last) in words("auxiliary", "be") and sentence.after_phrase(last + 1, "lasting", "to_go")
    if is_left:
        return True
    if tense(sentence, length.first) is Tense.PAST:
        return False
    if sentence.word(last) in words("lasting", "ahead"):  # "Ten days before the vote on 9 June, it is still open"
        is_told = length.first <= 1 or length.role.relation is Relation.PREDICATE
        return is_told and not _is_in_aside(length, moment)
    is_counted = length.host - 2 in length.parse.figures  # "her fifth talks in 15 years"
    is_in = sentence.word(length.first - 1) == "in" and not is_counted
    return is_in and moment.clauses.parse is length.parse and _is_beside(length, moment)


def _is_in_aside(length: Figure, moment: Moment) -> bool:
    """ "28 years before Hale, convicted on Friday, can ask for parole": a date of what is told in passing."""
    parse = length.parse
    between = range(length.host, parse.owner[moment.date.first]) if moment.clauses.parse is parse else range(0)
    return any(parse.kind(at) is Kind.COMMA for at in between)


def _is_beside(length: Figure, moment: Moment) -> bool:
    """Whether no verb parts a length from a date: "in ten days, on 10 June"."""
    parse = length.parse
    low, high = sorted((parse.owner[moment.date.first], length.host))
    return all(parse.kind(at) is not Kind.VERB for at in range(low, high))
