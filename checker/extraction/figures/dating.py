"""When a figure holds: "on Monday" in its clause, the day on which it was said, or the report's own date.

A time beside the verb of saying is when it was said.
"""

from __future__ import annotations

from datetime import timedelta

from checker.extraction.figures.ages import AT_DEATH, day_of_then, is_at, is_at_death
from checker.extraction.figures.ends_of_life import BORN, end_of_life
from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.figures.memory import Memory
from checker.extraction.figures.named_times import PERIOD, in_its_name, is_attribute, of_its_subject, past_periods
from checker.extraction.figures.spoken_times import hear, is_told_past, names_stretch
from checker.extraction.figures.time_attachment import (
    is_base,
    is_of_an_aside,
    is_of_base,
    is_of_relative,
    nearest,
)
from checker.extraction.figures.time_clauses import is_present
from checker.extraction.grammar.attribution import Attribution, attribution_of
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.extraction.quantities.zeros import is_worded
from checker.extraction.times.times import DATES, TimeMention
from checker.lexicon.grammar import words
from checker.model.scope import Modality
from checker.model.timespan import DAY, Holds, Timespan
from checker.rulebook.measures import Behaviour, Measures

NOW = "PRESENT_REF"
"""The value of a time that is that of writing."""

YEAR = timedelta(days=365)
ROUND = 15
"""Years ago that a round number of them is one year off: 20 or 60, but not ten."""


def place_in_time(
    clauses: Clauses, said: list[Attribution], published: Timespan | None, memory: Memory, measures: Measures
) -> None:
    """Set `when` and `said_when` of the figures of a sentence, by their own words or by the times told before."""
    _by_its_words(clauses, said, published)
    _as_told(clauses, published, memory, measures)
    _within_period(clauses, memory, measures)
    _of_the_past(clauses, published, memory, measures)
    _to_date(clauses, published, measures)


def _is_of_what_was_told(figure: Figure) -> bool:
    """ "No one was hurt": in what was told before, which may be a small part; "no one has died" is up to now."""
    if not is_worded(figure.quantity, figure.sentence):
        return False
    verb = figure.role.verb
    return verb is None or words("auxiliary", "have").isdisjoint(figure.parse.words(verb))


def _by_its_words(clauses: Clauses, said: list[Attribution], published: Timespan | None) -> None:
    """The time of a figure's clause, else that at which it was said, else the report's own date."""
    dates = [time for time in clauses.times if time.type in DATES and time.span is not None]
    dates = [time for time in dates if not is_attribute(clauses, time)]
    spoken = {one.verb: _said_on(clauses, one, dates) for one in said}
    free = [time for time in dates if time not in spoken.values()]
    lived = [time for time in dates if not _is_birth(clauses, time)] if _has_age(clauses) else dates
    for figure in clauses.figures:
        own = _own(clauses, figure, free)
        speech = next((spoken[one.verb] for one in attribution_of(figure.host, said)), None)
        figure.said_when = speech.span if speech is not None else None
        figure.dated = own is not None
        dies = figure.kind == "age" and is_at_death(figure)
        if dies and _is_of_any_time(figure, lived, published):
            figure.measure, figure.dated = AT_DEATH, False
            figure.note("when", "at death, whenever that was")
        elif own is not None:
            _date(clauses, figure, own, dates)
        elif (beside := _beside(clauses, figure)) is not None:
            figure.when, figure.dated = beside.when, True
            figure.note("when", "as the list it stands in")
        elif figure.scope.older:
            then = day_of_then(clauses, figure, lived) if figure.kind == "age" else None
            figure.when, figure.dated = _about(then, published), then is not None
            figure.note("when", "another time, no one says which" if then is None else "of what is told of it")
        elif _is_of_what_was_told(figure):
            figure.note("when", "when that was which was told before")
        elif speech is not None:
            figure.when = speech.span
            figure.note("when", "when it was said", clauses.sentence.text[speech.start : speech.end])
        elif published is not None:
            figure.when = Timespan(published.start, published.end, Holds.UNTIL)
            figure.unsure |= dies and not is_at(figure) and not _is_told_with(lived, published)
            figure.note("when", "the report's date")


def _own(clauses: Clauses, figure: Figure, dates: list[TimeMention]) -> TimeMention | None:
    """The time of a figure's clause or of its subject; an age has only one right behind it."""
    own = in_its_name(clauses, figure, dates) or nearest(clauses, figure, dates) or of_its_subject(clauses, figure)
    is_apart = own is not None and figure.kind == "age" and not 0 <= own.first - figure.last <= 1
    return None if is_apart or (own is not None and _is_of_now(clauses, figure, own)) else own


def _date(clauses: Clauses, figure: Figure, own: TimeMention, dates: list[TimeMention]) -> None:
    """Set when a figure holds by its own time."""
    figure.when = own.point if _takes_up(clauses, own, figure) else _with_next(clauses, own, dates)
    figure.when = _birthday(figure) or figure.when
    if own.signal == "since" and not figure.said_by and _had(figure):
        figure.when = None  # "had lost 33 since the 1950s; it has now lost 37"
    figure.note("when", "in the clause", clauses.sentence.text[own.start : own.end])


def _is_of_now(clauses: Clauses, figure: Figure, time: TimeMention) -> bool:
    """ "Cost 90 pence in January, now costs £1.35": the month before a "now" is not that of what stands behind it."""
    if time.point is None or time.point.length < PERIOD:
        return False
    between = (one for one in clauses.times if time.last <= one.first and one.last <= figure.first)
    return any(one.value == NOW for one in between)


def _beside(clauses: Clauses, figure: Figure) -> Figure | None:
    """The dated figure whose time another has: of its list, its part, its clause, what it is held against."""
    listed = clauses.listed(figure)
    if listed is None or not listed.dated:
        listed = _conjunct(clauses, figure) or _part(clauses, figure) or _compared(clauses, figure)
    return listed if listed is not None and listed.dated else None


def _conjunct(clauses: Clauses, figure: Figure) -> Figure | None:
    """The figure of the verb that an "and" joins another's to: "paid $98m in May and shed 90 jobs".

    "Was born in 1938, one of six, and left home at 16": whoever does both has another age at each.
    """
    verb = figure.role.verb
    earlier = None if verb is None or is_present(figure) or figure.kind == "age" else figure.parse.conjunct(verb)
    told = (one for one in clauses.figures if one.role.verb == earlier is not None)
    return next((one for one in told if one.dated and one.first < figure.first and not one.scope.older), None)


def _part(clauses: Clauses, whole: Figure) -> Figure | None:
    """The part of a whole: "54 percent of the 1,006 adults"."""
    is_whole = whole.role.relation is Relation.OF
    return next((one for one in clauses.figures if is_whole and one.host == whole.role.noun), None)


def _compared(clauses: Clauses, figure: Figure) -> Figure | None:
    """What is held against the figure of another place or group, at the same time: "against 985 in nearby Osk"."""
    parse, behind = figure.parse, figure.host + 1
    elsewhere = parse.word(behind) in words("prepositions", "locative") | {"for", "among"}
    if not (figure.scope.older and elsewhere and parse.kind(parse.skip(behind, 1, Kind.PREPOSITION)) is Kind.NOUN):
        return None
    before = [one for one in clauses.figures if one.last <= figure.first]
    alike = before and (before[-1].dimension == figure.dimension or {before[-1].kind, figure.kind} == {"rate", "money"})
    return before[-1] if alike else None


def _had(figure: Figure) -> bool:
    """Whether the verb of a figure is a pluperfect: what it tells had come together by some time before."""
    verb = figure.role.verb
    return verb is not None and not words("lasting", "pluperfect").isdisjoint(figure.parse.words(verb))


def _has_age(clauses: Clauses) -> bool:
    return any(figure.kind == "age" for figure in clauses.figures)


def _is_birth(clauses: Clauses, time: TimeMention) -> bool:
    told = end_of_life(clauses.parse, time)
    return told is not None and told[0] == BORN


def _is_of_any_time(figure: Figure, dates: list[TimeMention], published: Timespan | None) -> bool:
    """Whether a death is no news: in a fact box, an undated report, or beside a date of another year."""
    boxed = figure.parse.label is not None
    return boxed or published is None or (bool(dates) and not _is_told_with(dates, published))


def _is_told_with(dates: list[TimeMention], published: Timespan) -> bool:
    """Whether all dates of a sentence, of which there is one, lie within a year before the report's."""
    points = [one.point for one in dates if one.point is not None]
    return bool(points) and all(published.start - point.end < YEAR for point in points)


def _about(date: TimeMention | None, published: Timespan | None) -> Timespan | None:
    """The time of a date; what was "70 years ago", a round number, may have been some years before or after."""
    if date is None or date.point is None or date.year_given or published is None:
        return None if date is None else date.point
    slack = YEAR * ((published.start.year - date.point.start.year) // ROUND)
    return Timespan(date.point.start - slack, date.point.end + slack, date.point.holds)


def _birthday(age: Figure) -> Timespan | None:
    """Who "turns 73 next month" is 73 on its last day, whichever the birthday is."""
    if age.kind != "age" or age.when is None or not age.parse.is_verb(age.role.verb, "aging"):
        return None
    return Timespan.day(age.when.last_day)


def _with_next(clauses: Clauses, time: TimeMention, dates: list[TimeMention]) -> Timespan | None:
    """ "in January and February": both months."""
    following = next((one for one in dates if one.first == time.last + 1), None)
    joined = clauses.sentence.word(time.last) == "and"
    if following is None or not joined or time.span is None or following.span is None:
        return time.span
    if following.span.end <= time.span.start:
        return time.span
    return Timespan(time.span.start, following.span.end, time.span.holds, time.span.offset)


def _as_told(clauses: Clauses, published: Timespan | None, memory: Memory, measures: Measures) -> None:
    """ "Police seized 40 guns on Friday; nine men were held": what is told on in the past is of the same time.

    So it is with a day in the sentence before. A toll goes on to grow.
    """
    parse, paragraph = clauses.parse, clauses.sentence.paragraph
    own = [time for time in clauses.times if time.type in DATES and time.span is not None]
    own = [time for time in own if not any(is_else(clauses, time) for is_else in (is_base, is_of_base, is_of_relative))]
    for figure in clauses.figures:
        verb, before = figure.role.verb, [time.point for time in own if time.last <= figure.first]
        then = before[-1] if before else memory.day[1] if memory.day and memory.day[0] == paragraph else None
        scope, is_level = figure.scope, measures.behaviour(figure.measure) is Behaviour.LEVEL
        is_level |= is_worded(figure.quantity, figure.sentence)  # "no one was hurt" then; none may still die of it
        told_on = is_level and not (scope.change or scope.older or figure.said_when)
        if then and told_on and not figure.dated and verb is not None and is_told_past(parse, verb):
            if before and _is_long_past(then, published) and ";" in clauses.sentence.lower[: figure.first]:
                figure.when = None
                continue
            figure.when, figure.dated = then, True
            figure.note("when", "the time spoken of last")


def _is_long_past(when: Timespan, published: Timespan | None) -> bool:
    """ "In 1957 it employed 9,400 people; 412 were left": of that year or of today, behind a semicolon nobody says."""
    return published is not None and when.length >= YEAR and published.start - when.end >= YEAR


def _within_period(clauses: Clauses, memory: Memory, measures: Measures) -> None:
    """A flow without a time of its own ("emigration at 479,000") is of the period spoken of last."""
    own = [time for time in clauses.times if time.span is not None and time.span.length >= PERIOD]
    own = [time for time in own if not any(is_else(clauses, time) for is_else in (is_base, is_of_base, is_of_relative))]
    own = [time for time in own if not is_of_an_aside(clauses, time, len(clauses.parse.chunks))]
    opens_period = names_stretch(clauses)
    for figure in clauses.figures:
        before = [time.span for time in own if time.last <= figure.first]
        period = before[0] if before else memory.period
        is_of_it = not (figure.dated or figure.scope.older)
        if is_of_it and opens_period and measures.behaviour(figure.measure) is Behaviour.FLOW:
            figure.when = None  # "in the nine months profit was 131 million": of another stretch than the quarter
            continue
        if is_of_it and period and measures.behaviour(figure.measure) is Behaviour.FLOW:
            figure.when = period
            figure.note("when", "the period spoken of last")
    memory.period = own[0].span if own else None if opens_period else memory.period


def _to_date(clauses: Clauses, published: Timespan | None, measures: Measures) -> None:
    """A toll of "this year" is that up to the report's date, and grows until the next."""
    for figure in clauses.figures:
        when, is_actual = figure.when, figure.scope.modality is Modality.ACTUAL
        if when is None or published is None or not is_actual or not when.start < published.end < when.end:
            continue
        if measures.behaviour(figure.measure) is Behaviour.RUNNING_TOTAL:
            figure.when = Timespan(when.start, published.end, Holds.OVER)


def _of_the_past(clauses: Clauses, published: Timespan | None, memory: Memory, measures: Measures) -> None:
    """A toll told right behind a mere year or month ("a shooting in 2009. Thirteen people were killed") is of then."""
    paragraph, told_on = clauses.sentence.paragraph, False
    for figure in clauses.figures:
        before = [time for time in past_periods(clauses) if time.last <= figure.first]
        told = memory.past[1] if memory.past and memory.past[0] == paragraph else None
        past = before[-1].point if before else told
        if past and not figure.dated and measures.behaviour(figure.measure) is Behaviour.RUNNING_TOTAL:
            figure.when, figure.dated = past, True
            figure.note("when", "the period spoken of last")
            told_on = True
    if not (told_on or any(time.type in DATES for time in clauses.times)):
        memory.past = None  # "It opened in 1962. The new one is higher. Two people died"
    hear(clauses, published, memory)


def _takes_up(clauses: Clauses, time: TimeMention, figure: Figure) -> bool:
    """ "... since Wednesday, when it was put at 73": the figure is of that moment."""
    behind = clauses.sentence.lower[time.last : time.last + 2]
    return figure.first > time.last and "when" in behind


def _said_on(clauses: Clauses, said: Attribution, dates: list[TimeMention]) -> TimeMention | None:
    """The time right behind the verb of saying ("said on Thursday"), or right before it."""
    parse = clauses.parse
    for step in (1, -1):
        at = parse.skip(said.verb + step, step, Kind.PREPOSITION, Kind.ADVERB)
        if step == 1 and parse.kind(at) is Kind.NOUN and at not in parse.figures:
            at = parse.skip(at + 1, 1, Kind.PREPOSITION)
        if parse.kind(at) is Kind.TIME and not (step == -1 and _hangs_on_verb(clauses, at)):
            first = parse.chunks[at].first
            told = next((time for time in dates if time.first == first), None)
            return None if told is not None and _names_a_period(parse, told, at) else told
    return None


def _names_a_period(parse: Parse, time: TimeMention, at: int) -> bool:
    """ "Reported first-quarter revenue": no day on which it was said."""
    return parse.kind(at + 1) is Kind.NOUN and time.span is not None and time.span.length > DAY


def _hangs_on_verb(clauses: Clauses, time: int) -> bool:
    """ "Those who voted on Monday said yes": the time is that of the verb before it."""
    parse = clauses.parse
    return parse.kind(parse.skip(time - 1, -1, Kind.PREPOSITION)) is Kind.VERB
