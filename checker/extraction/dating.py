"""When a figure holds: the time beside it, the time at which it was said, or the report's own date.

Of the times in a sentence the one right behind the figure counts most, then the one before it, as far as no
other figure stands between; a time beside the verb of saying is when it was said.
"""

from __future__ import annotations

from datetime import timedelta

from checker.extraction.attribution import Attribution, attribution_of
from checker.extraction.figures import Clauses, Figure
from checker.extraction.roles import Relation
from checker.extraction.subjects import Memory
from checker.extraction.syntax import Kind, words
from checker.extraction.times import TimeMention
from checker.model.timespan import Holds, Timespan
from checker.rulebook.measures import Behaviour, Measures

DATES = ("DATE", "TIME")
PERIOD = timedelta(days=28)
OPENING = frozenset(("ADP", "SCONJ", "ADV", "DET", "PUNCT"))
"""What may stand before a time that opens its sentence, and is that of all of it: "As of Wednesday, ..."."""


def place_in_time(clauses: Clauses, said: list[Attribution], published: Timespan | None) -> None:
    """Set `when` and `said_when` of the figures of a sentence."""
    parse = clauses.parse
    dates = [time for time in clauses.times if time.type in DATES and time.span is not None]
    dates = [time for time in dates if not _is_attribute(clauses, time)]
    spoken = {one.verb: _said_on(clauses, one, dates) for one in said}
    free = [time for time in dates if time not in spoken.values()]
    for figure in clauses.figures:
        own = _nearest(clauses, figure, free) or _of_subject(clauses, figure)
        if figure.kind == "age" and own is not None and not 0 <= own.first - figure.quantity.last <= 1:
            own = None
        speech = next((spoken[one.verb] for one in attribution_of(figure.host, said)), None)
        figure.said_when = speech.span if speech is not None else None
        figure.dated = own is not None
        if own is not None:
            figure.when = own.point if _takes_up(clauses, own, figure) else _with_next(clauses, own, dates)
            figure.note("when", "in the clause", parse.sentence.text[own.start : own.end])
        elif (listed := clauses.listed(figure)) is not None and listed.dated:
            figure.when, figure.dated = listed.when, True
            figure.note("when", "as the list it stands in")
        elif figure.scope.older:
            figure.note("when", "before the others, no one says when")
        elif speech is not None:
            figure.when = speech.span
            figure.note("when", "when it was said", parse.sentence.text[speech.start : speech.end])
        elif published is not None:
            figure.when = Timespan(published.start, published.end, Holds.UNTIL)
            figure.note("when", "the report's date")


def _is_attribute(clauses: Clauses, time: TimeMention) -> bool:
    """ "the 1950-53 Korean War", "the 2019 storm": the year is part of a name, and dates no figure."""
    tags = clauses.parse.sentence.tags
    if time.first == 0 or time.last >= len(tags) or not time.year_given or time.explicit:
        return False
    return tags[time.first - 1] in ("DET", "ADJ") and tags[time.last] in ("NOUN", "PROPN", "ADJ")


def _with_next(clauses: Clauses, time: TimeMention, dates: list[TimeMention]) -> Timespan | None:
    """ "in January and February": both months."""
    following = next((one for one in dates if one.first == time.last + 1), None)
    joined = clauses.parse.sentence.lower[time.last : time.last + 1] == ["and"]
    if following is None or not joined or time.span is None or following.span is None:
        return time.span
    if following.span.end <= time.span.start or (following.signal == "and" and following.explicit):
        return time.span
    return Timespan(time.span.start, following.span.end, time.span.holds, time.span.offset)


def within_period(clauses: Clauses, memory: Memory, measures: Measures) -> None:
    """A flow without a time of its own ("emigration at 479,000") is of the period spoken of last."""
    own = [time for time in clauses.times if time.span is not None and time.span.end - time.span.start >= PERIOD]
    for figure in clauses.figures:
        before = [time.span for time in own if time.last <= figure.quantity.first]
        period = before[0] if before else memory.period
        if not figure.dated and period and measures.behaviour(figure.measure) is Behaviour.FLOW:
            figure.when = period
            figure.note("when", "the period spoken of last")
    memory.period = own[0].span if own else memory.period


def of_the_past(clauses: Clauses, memory: Memory, measures: Measures) -> None:
    """A toll told right behind a mere year or month ("a shooting in 2009. Thirteen people were killed") is of then."""
    paragraph = clauses.parse.sentence.paragraph
    for figure in clauses.figures:
        if figure.dated or memory.past is None or memory.past[0] != paragraph:
            continue
        if measures.behaviour(figure.measure) is Behaviour.RUNNING_TOTAL:
            figure.when, figure.dated = memory.past[1], True
            figure.note("when", "the period spoken of last")
    hear(clauses, memory)


def hear(clauses: Clauses, memory: Memory) -> None:
    """Remember the last time of a sentence, if it is a year or a month and no day."""
    dates = [time for time in clauses.times if time.type == "DATE" and time.span is not None]
    if dates:
        span = dates[-1].span
        assert span is not None
        is_period = dates[-1].year_given and span.end - span.start >= PERIOD
        memory.past = (clauses.parse.sentence.paragraph, span) if is_period else None


def _takes_up(clauses: Clauses, time: TimeMention, figure: Figure) -> bool:
    """ "... since Wednesday, when it was put at 73": the figure is of that moment."""
    behind = clauses.parse.sentence.lower[time.last : time.last + 2]
    return figure.quantity.first > time.last and "when" in behind


def _said_on(clauses: Clauses, said: Attribution, dates: list[TimeMention]) -> TimeMention | None:
    """The time right behind the verb of saying ("said on Thursday"), or right before it."""
    parse = clauses.parse
    for step in (1, -1):
        at = parse.skip(said.verb + step, step, Kind.PREPOSITION, Kind.ADVERB)
        if step == 1 and parse.kind(at) is Kind.NOUN and at not in parse.figures:
            at = parse.skip(at + 1, 1, Kind.PREPOSITION)
        if parse.kind(at) is Kind.TIME and not (step == -1 and _hangs_on_verb(clauses, at)):
            first = parse.chunks[at].first
            return next((time for time in dates if time.first == first), None)
    return None


def _hangs_on_verb(clauses: Clauses, time: int) -> bool:
    """ "Those who voted on Monday said yes": the time is that of the verb before it."""
    parse = clauses.parse
    return parse.kind(parse.skip(time - 1, -1, Kind.PREPOSITION)) is Kind.VERB


def _nearest(clauses: Clauses, figure: Figure, dates: list[TimeMention]) -> TimeMention | None:
    parse = clauses.parse
    start, end = figure.quantity.first, figure.quantity.last
    others = [(one.quantity.first, one.quantity.last) for one in clauses.figures if one is not figure]
    breaks = [c.first for c in parse.chunks if c.kind is Kind.BREAK]

    def crossed(low: int, high: int, marks: list[int]) -> int:
        return sum(low <= mark < high for mark in marks)

    best: tuple[tuple[int, int, int], TimeMention] | None = None
    verbs = _finite_verbs(clauses)
    for time in dates:
        behind = time.first >= end
        low, high = (end, time.first) if behind else (time.last, start)
        if high < low:
            continue
        figures_between = crossed(low, high, [first for first, _ in others])
        if crossed(low, high, breaks) or (not behind and _new_clause(figure, low, high)):
            continue
        if behind and _is_of_another(clauses, figure, time):
            continue
        joined = "when" in parse.sentence.lower[low:high]
        elsewhere = _belongs_elsewhere(clauses, time, others) or (
            not (_opens(clauses, time) or joined) and any(low <= first < high for first in verbs)
        )
        if figures_between and elsewhere and not _is_of_the_verb(clauses, figure, time):
            continue
        cost = (figures_between, 0 if behind else 1, high - low)
        if best is None or cost < best[0]:
            best = cost, time
    return best[1] if best else None


def _opens(clauses: Clauses, time: TimeMention) -> bool:
    return OPENING.issuperset(clauses.parse.sentence.tags[: time.first])


def _is_of_another(clauses: Clauses, figure: Figure, time: TimeMention) -> bool:
    """ "38 died in the floods that hit Assam on Saturday": a relative clause tells of something else."""
    parse = clauses.parse
    at = parse.owner[time.first]
    for index in range(at - 1, figure.host, -1):
        if parse.kind(index) in (Kind.BREAK, Kind.COMMA):
            return False
        if parse.kind(index) is Kind.SUBORDINATOR:
            antecedent = parse.antecedent(index)
            return antecedent not in (None, figure.host) and _has_verb(clauses, index, at)
    return False


def _has_verb(clauses: Clauses, first: int, last: int) -> bool:
    return any(chunk.kind is Kind.VERB for chunk in clauses.parse.chunks[first:last])


def _new_clause(figure: Figure, low: int, high: int) -> bool:
    """ "The quake struck on Monday, and 40 people were found dead": the second clause has not the first one's time."""
    is_subject = figure.role.relation is Relation.SUBJECT and figure.role.shared is None
    joined = any(c.kind is Kind.COORDINATOR and low < c.first < high for c in figure.parse.chunks)
    return is_subject and joined and any(c.kind is Kind.VERB and c.last <= low for c in figure.parse.chunks)


def _of_subject(clauses: Clauses, figure: Figure) -> TimeMention | None:
    """ "The 2019 storm cost $2.7bn": the year of whatever the figure is told of."""
    subject = figure.role.subject
    if subject is None or clauses.parse.kind(subject - 1) is not Kind.TIME:
        return None
    first = clauses.parse.chunks[subject - 1].first
    return next((time for time in clauses.times if time.first == first and time.type == "DATE" and time.span), None)


def _finite_verbs(clauses: Clauses) -> list[int]:
    """Where clauses of their own are: a verb between a figure and a time, with another figure, has the time."""
    verbs = (chunk for chunk in clauses.parse.chunks if chunk.kind is Kind.VERB)
    return [chunk.first for chunk in verbs if chunk.traits.isdisjoint(("gerund", "infinitive"))]


def _is_of_the_verb(clauses: Clauses, figure: Figure, time: TimeMention) -> bool:
    """ "Fell 12 percent to $4.1bn in the second quarter": the time behind a figure's verb is of all its figures."""
    parse, verb = clauses.parse, figure.role.verb
    at = parse.owner[time.first]
    if verb is None or at < verb or parse.word(at - 1) in words("clauses", "temporal"):
        return False
    inside = [one for one in clauses.figures if verb < one.host < at]
    if any(_is_older(one) for one in (figure, *inside)):
        return False
    between = parse.chunks[verb + 1 : at]
    return not any(chunk.kind in (Kind.VERB, Kind.BREAK, Kind.SUBORDINATOR, Kind.COORDINATOR) for chunk in between)


def _is_older(figure: Figure) -> bool:
    """ "From $240m a year earlier", "4 percent below the 90 of 2020"."""
    before = figure.parse.word(figure.host - 1)
    return figure.scope.older or before in words("comparison", "older") or before in words("comparison", "words")


def _belongs_elsewhere(clauses: Clauses, time: TimeMention, others: list[tuple[int, int]]) -> bool:
    """Whether a time hangs right on another figure: "139 on Monday"."""
    return any(0 <= time.first - last <= 1 + bool(time.signal) for _, last in others) or _prefixed(
        clauses, time, others
    )


def _prefixed(clauses: Clauses, time: TimeMention, others: list[tuple[int, int]]) -> bool:
    """ "$13.9bn in the year-ago quarter": nothing but a preposition and an article between a figure and its time."""
    tags = clauses.parse.sentence.tags
    return any(
        0 <= time.first - last <= 3 and all(tag in ("ADP", "DET") for tag in tags[last : time.first])
        for _, last in others
    )
