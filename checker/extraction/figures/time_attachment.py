"""Which time of a sentence a figure has: "killed 12 on Monday and 9 on Tuesday", the one behind it, the nearest.

A time that another figure, a comparison, an aside or another clause has is not a figure's own.
"""

from __future__ import annotations

from typing import NamedTuple

from checker.extraction.figures.bases import is_base as is_base_of_change
from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.extraction.times.times import TimeMention
from checker.lexicon.grammar import is_superlative, words

OPENING = frozenset(("ADP", "SCONJ", "ADV", "DET", "PUNCT"))
"""What may stand before a time that opens its sentence, and is that of all of it: "As of Wednesday, ..."."""

PREFIX = 3
"""Tokens that may lie between a figure and its time, if they are prepositions and articles."""

NEAR = 4
"""Tokens before a "since" among which its superlative stands: "the lowest rate since 2001"."""


class Gap(NamedTuple):
    """The tokens between a figure and a time, from `first` to before `last`; whether the time stands behind."""

    first: int
    last: int
    is_behind: bool

    def holds(self, token: int) -> bool:
        return self.first <= token < self.last


def nearest(clauses: Clauses, figure: Figure, dates: list[TimeMention]) -> TimeMention | None:
    """The time that governs a figure, or None."""
    labelled = {time: one for time in dates if (one := _labelled(clauses, time)) is not None}
    if (label := next((time for time, one in labelled.items() if one is figure), None)) is not None:
        return label
    free = (time for time in dates if time not in labelled)
    distances = {time: distance for time in free if (distance := _distance(clauses, figure, time)) is not None}
    return min(distances, key=distances.__getitem__, default=None)


def _distance(clauses: Clauses, figure: Figure, time: TimeMention) -> tuple[int, bool, int] | None:
    """How many figures lie between a figure and a time, whether the time stands before, how many tokens lie between.

    None where the time does not govern the figure.
    """
    gap = _gap(figure, time)
    if gap is None or _is_parted(clauses, figure, time, gap):
        return None
    others = [one for one in clauses.figures if one is not figure]
    between = sum(gap.holds(one.first) for one in others)
    if between and not _is_of_the_verb(clauses, figure, time):
        if _belongs_elsewhere(clauses, time, others) or _is_of_another_verb(clauses, figure, time, gap):
            return None
    return between, not gap.is_behind, gap.last - gap.first


def _gap(figure: Figure, time: TimeMention) -> Gap | None:
    """What lies between a figure and a time; None where they overlap."""
    start, end = figure.first, figure.last
    gap = Gap(end, time.first, True) if time.first >= end else Gap(time.last, start, False)
    return gap if gap.first <= gap.last else None


def _is_parted(clauses: Clauses, figure: Figure, time: TimeMention, gap: Gap) -> bool:
    """Whether a break, another clause, an aside or a comparison parts a figure from a time."""
    if any(chunk.kind is Kind.BREAK and gap.holds(chunk.first) for chunk in clauses.parse.chunks):
        return True
    if gap.is_behind and (_is_behind_another(clauses, figure, time) or _is_of_apposition(clauses, time, gap)):
        return True
    if not gap.is_behind and (_is_in_new_clause(figure, gap) or _is_of_an_aside(clauses, figure, time)):
        return True
    return not _is_older(figure) and _is_compared(clauses, figure, time)


def _labelled(clauses: Clauses, time: TimeMention) -> Figure | None:
    """The figure that a time with a colon, or a possessive, is of: "(May: 3.3 percent)", "from last year's 7.6"."""
    lower = clauses.sentence.lower
    mark = clauses.sentence.word(time.last)
    is_label = mark == ":" and set(lower[max(time.first - 1, 0) : time.first]) <= {*"(,;"}
    return possessed(clauses, time) if mark == "'s" or is_label else None


def possessed(clauses: Clauses, time: TimeMention) -> Figure | None:
    """The figure right behind a time and a mark: "last year's 7.6 million"."""
    return next((one for one in clauses.figures if one.first == time.last + 1), None)


def _opens(clauses: Clauses, time: TimeMention) -> bool:
    return OPENING.issuperset(clauses.sentence.tags[: time.first])


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
            if parse.word(index) in words("clauses", "giving reasons"):
                return _has_verb(clauses, index, at)
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
    if any(_is_older(one) for one in clauses.figures if figure.last <= one.first < time.first):
        return True
    return is_base(clauses, time) or _is_since(clauses, time)


def is_base(clauses: Clauses, time: TimeMention) -> bool:
    """Whether a time is only what another is compared with: "than a year ago", "from a year earlier"."""
    lower = clauses.sentence.lower
    before, last = lower[max(time.first - 1, 0)], lower[time.last - 1]
    return before == "than" or (before == "from" and last in words("shift", "earlier"))


def is_of_base(clauses: Clauses, time: TimeMention) -> bool:
    """ "A rise of 9 percent on the $1.2 billion booked a year before": a time behind what a figure is held against."""
    before = [one for one in clauses.figures if one.last <= time.first]
    return bool(before) and _is_older(before[-1])


def is_of_relative(clauses: Clauses, time: TimeMention) -> bool:
    """ "The chief, who has led it since 2019, said": a time that dates nothing but its relative clause."""
    parse = clauses.parse
    opener = parse.opener(parse.owner[time.first])
    return parse.kind(opener) is Kind.SUBORDINATOR and parse.antecedent(opener) is not None


def _is_of_apposition(clauses: Clauses, time: TimeMention, gap: Gap) -> bool:
    """ "Lost by 630 votes in Sarn, a seat in which her majority in 2019 was 26,195": the time of the aside's clause."""
    parse = clauses.parse
    opener = parse.opener(parse.owner[time.first])
    if parse.kind(opener) is not Kind.SUBORDINATOR or not gap.holds(parse.chunks[opener].first):
        return False
    noun = parse.skip(opener - 1, -1, Kind.PREPOSITION)
    comma = noun - 1
    return parse.kind(noun) is Kind.NOUN and parse.kind(comma) is Kind.COMMA and gap.holds(parse.chunks[comma].first)


def _is_since(clauses: Clauses, time: TimeMention) -> bool:
    """ "The lowest since 2001"."""
    lower, tags = clauses.sentence.lower, clauses.sentence.tags
    ahead = range(max(time.first - NEAR, 0), time.first)
    return time.signal == "since" and any(tags[at] == "ADJ" and _is_outermost(lower[at]) for at in ahead)


def _is_outermost(word: str) -> bool:
    return is_superlative(word) or word in words("adjectives", "outermost")


def _has_verb(clauses: Clauses, first: int, last: int) -> bool:
    return any(chunk.kind is Kind.VERB for chunk in clauses.parse.chunks[first:last])


def _is_in_new_clause(figure: Figure, gap: Gap) -> bool:
    """ "The quake struck on Monday, and 40 people were found dead": the second clause has not the first one's time."""
    is_subject = figure.role.relation is Relation.SUBJECT and figure.role.shared is None
    chunks = figure.parse.chunks
    joined = any(chunk.kind is Kind.COORDINATOR and gap.first < chunk.first < gap.last for chunk in chunks)
    return is_subject and joined and any(chunk.kind is Kind.VERB and chunk.last <= gap.first for chunk in chunks)


def _is_of_another_verb(clauses: Clauses, figure: Figure, time: TimeMention, gap: Gap) -> bool:
    """Whether a finite verb that stands between a figure and a time has the time; one that opens it all is free."""
    if _opens(clauses, time):
        return False
    lower = clauses.sentence.lower
    end = lower.index("when", gap.first, gap.last) if "when" in lower[gap.first : gap.last] else gap.last
    gap = Gap(gap.first, end, gap.is_behind)  # "40 died when it sank in 2019", not "40, which beats the 30 when ..."
    chunks, verb = clauses.parse.chunks, figure.role.verb
    own = None if verb is None else chunks[verb].first
    verbs = (chunk for chunk in chunks if chunk.kind is Kind.VERB and chunk.first != own and gap.holds(chunk.first))
    return any(chunk.traits.isdisjoint(("gerund", "infinitive")) for chunk in verbs)


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
    if is_base_of_change(figure.parse, figure.host):
        return True
    before = figure.parse.word(figure.host - 1)
    return figure.scope.older or before in words("comparison", "older") or before in words("comparison", "words")


def _belongs_elsewhere(clauses: Clauses, time: TimeMention, others: list[Figure]) -> bool:
    """Whether a time hangs right on another figure: "139 on Monday"."""
    ends = [one.last for one in others]
    return any(0 <= time.first - last <= 1 + bool(time.signal) for last in ends) or _is_prefixed(clauses, time, ends)


def _is_prefixed(clauses: Clauses, time: TimeMention, ends: list[int]) -> bool:
    """ "$13.9bn in the year-ago quarter": nothing but a preposition and an article between a figure and its time."""
    between = (clauses.sentence.tags[last : time.first] for last in ends if 0 <= time.first - last <= PREFIX)
    return any({"ADP", "DET"}.issuperset(tags) for tags in between)
