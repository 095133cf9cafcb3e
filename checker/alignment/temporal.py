"""How the times of two figures lie, and where these keep them from being one."""

from __future__ import annotations

import math
from datetime import timedelta
from decimal import Decimal
from typing import Literal

from checker.alignment.candidates import Candidate, alike, give_one_size, stems
from checker.lexicon.grammar import words
from checker.model.amount import COUNT, SHARE, TIME
from checker.model.claim import Claim, Confidence
from checker.model.timespan import DAY, WEEK, Holds
from checker.rulebook.measures import Behaviour, Measures

MONTH = timedelta(days=28)


SAME_STORY = math.log10(1 + 31)
"""A month: reports further apart may speak of the next election, the next vote, the next quarter."""

Relation = Literal["open", "given once", "same", "overlaps", "apart"]


def relation(one: Candidate, other: Candidate) -> Relation:
    """How the times lie to one another that the figures' own words give."""
    mine, theirs = one.own_when, other.own_when
    if mine is None or theirs is None:
        return "open" if mine is theirs else "given once"
    if (mine.start, mine.end) == (theirs.start, theirs.end):
        return "same"
    nested = mine.within(theirs) or theirs.within(mine)  # a quarter and the spring are two periods
    return "overlaps" if nested else "apart"


def days_between(one: Candidate, other: Candidate) -> float:
    """Powers of ten of days between the dates of two reports; 0 where one has none, or a figure has its own."""
    mine, theirs = one.claim.when, other.claim.when
    if mine is None or theirs is None or one.own_when or other.own_when:
        return 0.0
    return math.log10(1 + abs((mine.last_day - theirs.last_day).days))


def are_of_other_times(one: Candidate, other: Candidate, _: Measures) -> bool:
    """Whether the figures' own words give two times, or a period and a part of it."""
    if give_one_size(one, other):
        return False
    how = relation(one, other)
    return how == "apart" or (how == "overlaps" and _are_period_and_part(one, other))


def _are_period_and_part(one: Candidate, other: Candidate) -> bool:
    """ "In the first half of 2026", "in June alone": what a period has is not that of a month of it."""
    mine, theirs = one.own_when, other.own_when
    if mine is None or theirs is None or Holds.UNTIL in (mine.holds, theirs.holds):
        return False
    short, long = sorted((mine.length, theirs.length))
    return short >= MONTH and long >= 2 * short


def are_published_apart(one: Candidate, other: Candidate, measures: Measures) -> bool:
    """Whether reports were published too far apart to give one thing one number."""
    return days_between(one, other) > _longest_gap(one, other, measures)


def _longest_gap(one: Candidate, other: Candidate, measures: Measures) -> float:
    """Powers of ten of days in which a number stays what it is: none at all, where it changes daily."""
    behaviours = {measures.behaviour(one.claim.measure), measures.behaviour(other.claim.measure)}
    is_of_period = behaviours == {Behaviour.FLOW} and one.dimension != COUNT
    if behaviours <= {Behaviour.CONSTANT, Behaviour.AGE} or is_of_period or one.attribute or other.attribute:
        return SAME_STORY
    declared = one.claim.declared or other.claim.declared
    if not declared and alike(one, other):
        return SAME_STORY
    happened = one.claim.context.happened and other.claim.context.happened
    return SAME_STORY if happened and not declared else 0.0


def has_one_moved(one: Candidate, other: Candidate, measures: Measures) -> bool:
    """ "The rate stands at 11 percent", "lowered its rate to 10 percent": what one tells came later, and changed it.

    So does a count that is said to be of "a recount", and a level that moved on a day after the other's report; what
    "has climbed to 380,000" was not 410,000 days before. Rain that fell is no level.
    """
    if measures.behaviour(one.claim.measure) is Behaviour.FLOW:
        return False
    mine, theirs = one.claim.when, other.claim.when
    if mine is None or theirs is None or mine.last_day == theirs.last_day:
        return _is_one_of_an_hour(one, other)
    earlier, later = (one, other) if mine.last_day < theirs.last_day else (other, one)
    moves = words("verbs", "rise", "fall")
    if _has_moved_since(earlier, later):
        return True
    if _moved_the_other_way(earlier, later):
        return False
    is_told_anew = not stems(words("nouns", "recount")).isdisjoint(later.around - earlier.around)
    return is_told_anew or (later.claim.context.verb in moves and earlier.claim.context.verb not in moves)


def _is_one_of_an_hour(one: Candidate, other: Candidate) -> bool:
    """ "Turnout was 41 percent at noon" against "turnout was 68 percent": of a day that was not over then."""
    hours = [bool(each.own_when and each.own_when.length < DAY) for each in (one, other)]
    return one.dimension == SHARE and any(hours) and not all(hours)


def _moved_the_other_way(earlier: Candidate, later: Candidate) -> bool:
    """ "410,000 are known", two days on "their number has climbed to 380,000"."""
    mine, theirs, verb = earlier.claim.when, later.claim.when, later.claim.context.verb
    if mine is None or theirs is None or later.dimension != COUNT or theirs.last_day - mine.last_day > WEEK:
        return False
    has_grown = verb in words("verbs", "rise") and later.wide.high < earlier.wide.low
    return has_grown or (verb in words("verbs", "fall") and later.wide.low > earlier.wide.high)


def _has_moved_since(earlier: Candidate, later: Candidate) -> bool:
    """ "Rose 17 percent to 84 crowns" on Monday, "gave back 5 percent on Tuesday, to 79.80"."""
    told, day = earlier.claim.when, later.own_when
    is_day = told is not None and day is not None and day.length <= DAY and day.start >= told.end
    return is_day and later.claim.context.moved


def is_one_out_of_date(one: Candidate, other: Candidate, _: Measures) -> bool:
    """Whether one figure is dated by its own words to long before the other's report, or to days after it.

    How long something took does not change: "lasted 49 days", "was mayor for 45 days in 2022". A headline may be of
    last year, and is of no day of it.
    """
    if one.claim.headline or other.claim.headline:
        return _is_of_old_day(one, other) or _is_of_old_day(other, one)
    if give_one_size(one, other) or (one.dimension == TIME and not (one.claim.declared or other.claim.declared)):
        return False
    if one.claim.dated is other.claim.dated or one.claim.when is None or other.claim.when is None:
        return False
    least = MONTH if one.claim.declared and other.claim.declared else WEEK
    dated, told = (one.claim.when, other.claim.when) if one.claim.dated else (other.claim.when, one.claim.when)
    return told.start - dated.end > least or (one.claim.amount is not None and dated.start - told.end > DAY)


def _is_of_old_day(one: Candidate, headline: Candidate) -> bool:
    when, told = one.own_when, headline.claim.said_when
    return when is not None and told is not None and when.length < MONTH and told.start - when.end > WEEK


def are_of_two_days(one: Candidate, other: Candidate, measures: Measures) -> bool:
    """Whether two figures that change from day to day are of two days, by their own words or their reports' dates."""
    if not (one.claim.declared and other.claim.declared):
        return False
    mine, theirs = one.claim.when, other.claim.when
    moving = measures.behaviour(one.claim.measure) in (Behaviour.RUNNING_TOTAL, Behaviour.LEVEL)
    return moving and mine is not None and theirs is not None and mine.last_day != theirs.last_day


def may_have_gone_on(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "In its 41st day" and, two days later, "in its 43rd": whether the later length may be the same, grown since.

    What is said to have lasted so long is over.
    """
    mine, theirs = one.claim.when, other.claim.when
    if one.dimension != TIME or mine is None or theirs is None or mine.last_day == theirs.last_day:
        return False
    if one.claim.context.happened or other.claim.context.happened:
        return False
    earlier, later = (one, other) if mine.last_day < theirs.last_day else (other, one)
    grown = later.wide.low - earlier.wide.high
    return 0 < grown <= Decimal((abs(theirs.last_day - mine.last_day) + DAY).total_seconds())


def may_have_grown(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "By Tuesday 84 aftershocks had been recorded", "there have been more than 100": what goes on being counted.

    A figure that its own words date up to a moment says that there may be more.
    """
    mine, theirs = one.claim.when, other.claim.when
    if mine is None or theirs is None or mine.last_day == theirs.last_day or one.claim.amount is None:
        return False
    if give_one_size(one, other):
        return False
    is_tally = any(when is not None and when.holds is Holds.UNTIL for when in (one.own_when, other.own_when))
    earlier, later = (one, other) if mine.last_day < theirs.last_day else (other, one)
    return is_tally and later.wide.high >= earlier.wide.low


def are_reckoned_on_two_days(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "21,000 of 30,000, or 70 percent", three days on "28,500 of the 30,000, or 95": the parts may have grown."""
    mine, theirs = one.claim.when, other.claim.when
    days = {when.last_day for when in (mine, theirs) if when is not None}
    return len(days) > 1 and all(map(_is_reckoned, (one.claim, other.claim)))


def _is_reckoned(share: Claim) -> bool:
    """Whether a report tells of which part and of which whole it reckons a share."""
    return any(link.kind == "share_of" and {"part", "whole"} <= link.roles.keys() for link in share.links)


def is_one_of_its_report(one: Candidate, other: Candidate, _: Measures) -> bool:
    """Whether a day told from its report's date ("on Tuesday") lies further off than one story lasts."""
    told = [candidate.claim.moment for candidate in (one, other)]
    if told[0] is None or told[1] is None or one.claim.confidence is other.claim.confidence is Confidence.HIGH:
        return False
    return max(told[0].start - told[1].end, told[1].start - told[0].end) > MONTH


def are_of_one_weekday(one: Candidate, other: Candidate, _: Measures) -> bool:
    """Whether two days weeks apart have one weekday, of which one at least is told by that alone.

    "On Saturday", in a report of ten days later, is still the Saturday of the story.
    """
    told = [candidate.claim.moment for candidate in (one, other)]
    if told[0] is None or told[1] is None or one.claim.confidence is other.claim.confidence is Confidence.HIGH:
        return False
    are_days = all(moment.length <= DAY for moment in told if moment)
    weeks, days = divmod((told[0].first_day - told[1].first_day).days, 7)
    return are_days and weeks != 0 and days == 0


def is_one_of_a_period(one: Candidate, other: Candidate, measures: Measures) -> bool:
    """Whether one figure is what came together in a year or a month, and the other a total to date.

    The magnitude of a quake comes together in no time.
    """
    behaviour = measures.behaviour(one.claim.measure)
    if behaviour is Behaviour.CONSTANT and one.claim.declared:
        return False
    if _is_of_some_of(one, other) or _is_of_some_of(other, one):
        return True
    times = one.claim.when, other.claim.when
    if behaviour is not Behaviour.FLOW or None in times or times[0] == times[1]:
        return False
    return _is_long(one) is not _is_long(other)


def _is_of_some_of(part: Candidate, whole: Candidate) -> bool:
    """ "In March" against "since New Year", which ends with the day of its report, and with no month."""
    mine, theirs = part.own_when, whole.own_when
    if part.claim.amount is None or mine is None or theirs is None or theirs.end.day == 1:
        return False
    return mine.within(theirs) and 2 * mine.length <= theirs.length


def _is_long(candidate: Candidate) -> bool:
    """Whether a figure's own words say that it is of a month or more."""
    when = candidate.own_when
    return when is not None and when.length >= MONTH
