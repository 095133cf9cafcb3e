"""Which time of a sentence a figure has: the one behind it before the one before it, the nearest before others.

A time that another figure, a comparison, an aside or another clause has is not a figure's own.
"""

from __future__ import annotations

from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.extraction.times.times import TimeMention
from checker.lexicon.grammar import is_superlative, words

OPENING = frozenset(("ADP", "SCONJ", "ADV", "DET", "PUNCT"))
"""What may stand before a time that opens its sentence, and is that of all of it: "As of Wednesday, ..."."""

NEAR = 4
"""Tokens before a "since" among which its superlative stands: "the lowest rate since 2001"."""


def nearest(clauses: Clauses, figure: Figure, dates: list[TimeMention]) -> TimeMention | None:
    """The time that governs a figure, or None."""
    parse = clauses.parse
    labels = {time: labelled for time in dates if (labelled := _labelled(clauses, time)) is not None}
    dates = [time for time in dates if time not in labels or labels[time] is figure]
    if own_label := next((time for time, labelled in labels.items() if labelled is figure), None):
        return own_label
    start, end = figure.quantity.first, figure.quantity.last
    others = [(one.quantity.first, one.quantity.last) for one in clauses.figures if one is not figure]
    breaks = [c.first for c in parse.chunks if c.kind is Kind.BREAK]

    def crossed(low: int, high: int, marks: list[int]) -> int:
        return sum(low <= mark < high for mark in marks)

    best: tuple[tuple[int, int, int], TimeMention] | None = None
    verbs = _finite_verbs(clauses)
    own = None if figure.role.verb is None else parse.chunks[figure.role.verb].first
    for time in dates:
        behind = time.first >= end
        low, high = (end, time.first) if behind else (time.last, start)
        if high < low:
            continue
        figures_between = crossed(low, high, [first for first, _ in others])
        if crossed(low, high, breaks) or (not behind and _new_clause(figure, low, high)):
            continue
        if (_is_behind_another if behind else _is_of_an_aside)(clauses, figure, time):
            continue
        if not _is_older(figure) and _is_compared(clauses, figure, time):
            continue
        joined = "when" in parse.sentence.lower[low:high]
        elsewhere = _belongs_elsewhere(clauses, time, others) or (
            not (_opens(clauses, time) or joined) and any(low <= first < high for first in verbs if first != own)
        )
        if figures_between and elsewhere and not _is_of_the_verb(clauses, figure, time):
            continue
        cost = (figures_between, 0 if behind else 1, high - low)
        if best is None or cost < best[0]:
            best = cost, time
    return best[1] if best else None


def _labelled(clauses: Clauses, time: TimeMention) -> Figure | None:
    """The figure that a time with a colon is of: "3.1 percent in June (May: 3.3 percent)"."""
    lower = clauses.parse.sentence.lower
    if lower[time.last : time.last + 1] != [":"] or not set(lower[max(time.first - 1, 0) : time.first]) <= {*"(,;"}:
        return None
    return next((one for one in clauses.figures if one.quantity.first == time.last + 1), None)


def _opens(clauses: Clauses, time: TimeMention) -> bool:
    return OPENING.issuperset(clauses.parse.sentence.tags[: time.first])


def _is_behind_another(clauses: Clauses, figure: Figure, time: TimeMention) -> bool:
    """Whether a clause between a figure and a time behind it tells of something else.

    "38 died in the floods that hit Assam on Saturday", "paid $98 million and ended September with a loss".
    """
    parse = clauses.parse
    at = parse.owner[time.first]
    for index in range(at - 1, figure.host, -1):
        if parse.kind(index) in (Kind.BREAK, Kind.COMMA):
            return False
        if parse.kind(index) is Kind.COORDINATOR and parse.kind(index + 1) is Kind.VERB:
            return True
        if parse.kind(index) is Kind.SUBORDINATOR:
            antecedent = parse.antecedent(index)
            return antecedent not in (None, figure.host) and _has_verb(clauses, index, at)
    return False


def _is_of_an_aside(clauses: Clauses, figure: Figure, time: TimeMention) -> bool:
    """ "The picture, painted in 1888, made $149 million": the time of a participle between two commas."""
    parse = clauses.parse
    at = parse.owner[time.first]
    opening = next((index for index in range(at - 1, -1, -1) if parse.kind(index) is Kind.COMMA), None)
    closes = any(parse.kind(index) is Kind.COMMA for index in range(at + 1, figure.host))
    if opening is None or not closes:
        return False
    first = parse.chunks[opening + 1]
    return first.kind is Kind.SUBORDINATOR or (first.kind is Kind.VERB and "bare past" in first.traits)


def _is_compared(clauses: Clauses, figure: Figure, time: TimeMention) -> bool:
    """Whether a time is that of what a figure is held against.

    "Up from 4.2 in August", "more than a year ago", "9.8 percent from a year earlier", "the lowest since 2001".
    """
    if any(_is_older(one) for one in clauses.figures if figure.quantity.last <= one.quantity.first < time.first):
        return True
    return is_base(clauses, time) or _is_since(clauses, time)


def is_base(clauses: Clauses, time: TimeMention) -> bool:
    """Whether a time is only what another is compared with: "than a year ago", "from a year earlier"."""
    lower = clauses.parse.sentence.lower
    before, last = lower[max(time.first - 1, 0)], lower[time.last - 1]
    return before == "than" or (before == "from" and last in words("shift", "earlier"))


def is_of_relative(clauses: Clauses, time: TimeMention) -> bool:
    """ "The chief, who has led it since 2019, said": a time that dates nothing but its relative clause."""
    parse = clauses.parse
    at = parse.owner[time.first] - 1
    while parse.kind(at) not in (None, Kind.COMMA, Kind.BREAK, Kind.SUBORDINATOR):
        at -= 1
    return parse.kind(at) is Kind.SUBORDINATOR and parse.antecedent(at) is not None


def _is_since(clauses: Clauses, time: TimeMention) -> bool:
    """ "The lowest since 2001"."""
    lower, tags = clauses.parse.sentence.lower, clauses.parse.sentence.tags
    ahead = range(max(time.first - NEAR, 0), time.first)
    return time.signal == "since" and any(tags[at] == "ADJ" and _is_outermost(lower[at]) for at in ahead)


def _is_outermost(word: str) -> bool:
    return is_superlative(word) or word in words("adjectives", "outermost")


def _has_verb(clauses: Clauses, first: int, last: int) -> bool:
    return any(chunk.kind is Kind.VERB for chunk in clauses.parse.chunks[first:last])


def _new_clause(figure: Figure, low: int, high: int) -> bool:
    """ "The quake struck on Monday, and 40 people were found dead": the second clause has not the first one's time."""
    is_subject = figure.role.relation is Relation.SUBJECT and figure.role.shared is None
    joined = any(c.kind is Kind.COORDINATOR and low < c.first < high for c in figure.parse.chunks)
    return is_subject and joined and any(c.kind is Kind.VERB and c.last <= low for c in figure.parse.chunks)


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
