"""Which time of a sentence a figure has: "killed 12 on Monday and 9 on Tuesday", the one behind it, else the nearest.

A time that belongs to another figure, to a comparison, to an aside or to another clause is passed over.
"""

from __future__ import annotations

from typing import NamedTuple

from checker.extraction.figures.additional import brings_total
from checker.extraction.figures.bases import is_base as is_base_of_change
from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.figures.slots import is_difference
from checker.extraction.figures.time_clauses import (
    is_later,
    is_of_main_verb,
    is_of_next_clause,
    is_of_part,
    is_of_participle,
    is_of_what_follows,
    is_present,
    of_its_clause,
)
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.extraction.times.times import TimeMention
from checker.lexicon.grammar import is_superlative, words
from checker.model.timespan import DAY

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
    if (told := of_its_clause(clauses, figure, dates)) is not None:
        return told
    labelled = {time: one for time in dates if (one := _labelled(clauses, time)) is not None}
    if (label := next((time for time, one in labelled.items() if one is figure), None)) is not None:
        return label
    gaps = {time: gap for time in dates if time not in labelled and (gap := _gap(figure, time)) is not None}
    nearest_first = sorted(gaps, key=lambda time: _distance(clauses, figure, gaps[time]))
    return next((time for time in nearest_first if _governs(clauses, figure, time, gaps[time])), None)


def _distance(clauses: Clauses, figure: Figure, gap: Gap) -> tuple[int, bool, int]:
    """How many figures lie between a figure and a time, whether the time stands before, how many tokens lie between."""
    return _between(clauses, figure, gap), not gap.is_behind, gap.last - gap.first


def _between(clauses: Clauses, figure: Figure, gap: Gap) -> int:
    return sum(gap.holds(one.first) for one in clauses.figures if one is not figure)


def _governs(clauses: Clauses, figure: Figure, time: TimeMention, gap: Gap) -> bool:
    """Whether nothing parts a figure from a time, which may be beyond other figures if it is of their verb."""
    if _is_parted(clauses, figure, time, gap):
        return False
    if not _between(clauses, figure, gap) or _is_of_the_verb(clauses, figure, time):
        return True
    others = [one for one in clauses.figures if one is not figure]
    return not (_belongs_elsewhere(clauses, time, others) or _is_of_another_verb(clauses, figure, time, gap))


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
    if gap.is_behind and (_leads(clauses, time) or _opens_clause(clauses, time)):
        return True
    behind = (is_of_next_clause, is_of_participle, is_of_main_verb)
    if gap.is_behind and any(is_elsewhere(clauses, figure, time) for is_elsewhere in behind):
        return True
    if not gap.is_behind and (
        _is_in_new_clause(clauses, figure, time, gap) or is_of_an_aside(clauses, time, figure.host)
    ):
        return True
    if not gap.is_behind and figure.scope.older and _is_of_now(clauses, gap):
        return True
    if is_of_what_follows(figure, time):
        return True
    passed = time.last <= figure.first and is_base(clauses, time) and not _is_off(clauses, figure, time)
    return passed or (not _is_older(figure) and _is_compared(clauses, figure, time))


def _is_of_now(clauses: Clauses, gap: Gap) -> bool:
    """ "Sales for April to June came to $46m, after $44m": the time told first is not that of what was before."""
    return any(gap.holds(one.first) and not one.scope.older for one in clauses.figures)


def _labelled(clauses: Clauses, time: TimeMention) -> Figure | None:
    """The figure that a time with a colon, or a possessive, is of: "(May: 3.3 percent)", "from last year's 7.6"."""
    lower = clauses.sentence.lower
    mark = clauses.sentence.word(time.last)
    is_label = mark == ":" and set(lower[max(time.first - 1, 0) : time.first]) <= {*"(,;"}
    return possessed(clauses, time) if mark == "'s" or is_label else None


def possessed(clauses: Clauses, time: TimeMention) -> Figure | None:
    """The figure right behind a time and a mark: "last year's 7.6 million"."""
    return next((one for one in clauses.figures if one.first == time.last + 1), None)


def _leads(clauses: Clauses, time: TimeMention) -> bool:
    """ "40 ships called, in May 52": a time behind a comma and right before a figure is of that."""
    parse = clauses.parse
    comma = parse.skip(parse.owner[time.first] - 1, -1, Kind.PREPOSITION, Kind.NOUN)
    before = clauses.sentence.lower[parse.chunks[comma].last : time.first] if comma >= 0 else []
    is_another = any(one.first == time.last for one in clauses.figures)
    return is_another and parse.kind(comma) is Kind.COMMA and len(before) < PREFIX


def _opens_clause(clauses: Clauses, time: TimeMention) -> bool:
    """ "84 rivers are clean, and in 2015 it was 48": a time behind an "and" that a subject and its verb follow."""
    parse, at = clauses.parse, clauses.parse.owner[time.first]
    behind = [parse.kind(at + step) for step in (1, 2)]
    before = parse.kind(parse.skip(at - 1, -1, Kind.PREPOSITION))
    return before is Kind.COORDINATOR and behind == [Kind.NOUN, Kind.VERB]


def _opens(clauses: Clauses, time: TimeMention) -> bool:
    return OPENING.issuperset(clauses.sentence.tags[: time.first])


def _is_behind_another(clauses: Clauses, figure: Figure, time: TimeMention) -> bool:
    """Whether a clause between a figure and a time behind it tells of something else.

    "38 died in the floods that hit Assam on Saturday", "paid $98 million and ended September with a loss", "two
    deaths, which brings the toll since December to 24".
    """
    parse = clauses.parse
    at = parse.owner[time.first]
    last = at - 1 - (parse.word(at - 1) == "since")
    for index in range(last, figure.host, -1):
        if parse.kind(index) is Kind.VERB and brings_total(parse, index):
            return True
        if parse.kind(index) in (Kind.BREAK, Kind.COMMA):
            return False
        if parse.kind(index) is Kind.COORDINATOR and parse.kind(index + 1) is Kind.VERB:
            return True
        if parse.kind(index) is Kind.SUBORDINATOR:
            if parse.word(index) in words("clauses", "giving reasons"):
                return _has_verb(clauses, index, at)
            is_whose = parse.word(index) == "whose" and parse.kind(index - 1) is Kind.NOUN
            antecedent = index - 1 if is_whose else parse.antecedent(index)
            return antecedent not in (None, figure.host) and _has_verb(clauses, index, at)
    return False


def is_of_an_aside(clauses: Clauses, time: TimeMention, end: int) -> bool:
    """ "The picture, painted in 1888, made $149 million": the time of a participle between two commas."""
    parse, at = clauses.parse, clauses.parse.owner[time.first]
    opening = next((index for index in range(at - 1, -1, -1) if parse.kind(index) is Kind.COMMA), None)
    closes = any(parse.kind(index) is Kind.COMMA for index in range(at + 1, end))
    if opening is None or not closes:
        return False
    first = parse.chunks[opening + 1]
    if parse.kind(opening - 2) is Kind.COMMA and opening - 1 in parse.figures:
        return False  # "Ada Berg, 28, won it in 2022, when she led by nine seconds"
    if first.kind is Kind.PREPOSITION:
        return opening + 2 in parse.figures  # "its shares, at 22 dollars in 2017, are worth 41 cents"
    return first.kind is Kind.SUBORDINATOR or (first.kind is Kind.VERB and "bare past" in first.traits)


def _is_compared(clauses: Clauses, figure: Figure, time: TimeMention) -> bool:
    """Whether a time is that of what a figure is held against.

    "Up from 4.2 in August", "more than a year ago", "9.8 percent from a year earlier", "the lowest since 2001".
    """
    if any(_is_older(one) for one in clauses.figures if figure.last <= one.first < time.first):
        return True
    before = [one for one in clauses.figures if one.last <= time.first <= figure.first]
    is_new = clauses.sentence.word(figure.first - 1) == "to"
    if before and _is_older(before[-1]) and (before[-1].role is not figure.role.shared or is_new):
        return True  # "from 4.3 percent in June, while 12,000 jobs were added", "from 4.3 percent in June to 4.1"
    return (is_base(clauses, time) and not _is_off(clauses, figure, time)) or _is_since(clauses, time)


def _is_off(clauses: Clauses, figure: Figure, time: TimeMention) -> bool:
    """ "30 more than in 2022": a difference keeps the time of a base, which tells it from those to other bases."""
    return clauses.sentence.word(time.first - 1) != "than" and is_difference(figure)


def is_base(clauses: Clauses, time: TimeMention) -> bool:
    """Whether a time is only what another is compared with.

    "Than a year ago", "from a year earlier", "twice as many as in 2015", "what it cost in 2006", "more than it had on
    Monday", "40, eleven below its level on 27 July".
    """
    lower, parse = clauses.sentence.lower, clauses.parse
    if lower[max(time.first - 1, 0)] == "from" and lower[time.last - 1] in words("shift", "earlier"):
        return True
    at = parse.skip(parse.owner[time.first] - 1, -1, Kind.PREPOSITION, Kind.ADVERB)
    first = parse.chunks[at].last if at >= 0 else 0
    as_many_as = lower[first - 2 : first + 1 : 2] == ["as", "as"]
    if "than" in lower[first : time.first] or as_many_as or _is_of_compared(clauses, at):
        return True
    verb = at if parse.kind(at) is Kind.VERB else at - 1 if parse.kind(at) is Kind.NOUN else -1
    if parse.kind(verb) is Kind.VERB and (
        parse.word(verb - 2) in ("than", "as", "what") or parse.word(verb - 1) == "as"
    ):
        return True  # "what it cost in 2006", "twice as much as planned in 2019"
    is_level = parse.kind(at) is Kind.NOUN and parse.word(at - 1) in words("comparison", "relative")
    return is_level and at not in parse.figures and at - 2 in parse.figures and parse.kind(at - 3) is Kind.COMMA


def _is_of_compared(clauses: Clauses, noun: int) -> bool:
    """ "More than in our test of 2018": the time of what stands behind a "than"."""
    parse = clauses.parse
    is_plain = parse.kind(noun) is Kind.NOUN and noun not in parse.figures
    return is_plain and parse.word(parse.skip(noun - 1, -1, Kind.PREPOSITION) + 1) == "than"


def is_of_base(clauses: Clauses, time: TimeMention) -> bool:
    """ "A rise of 9 percent on the $1.2 billion booked a year before": a time behind what a figure is held against."""
    before = [one for one in clauses.figures if one.last <= time.first]
    return bool(before) and _is_older(before[-1])


def is_of_relative(clauses: Clauses, time: TimeMention) -> bool:
    """ "The chief, who has led it since 2019, said": a time that dates nothing but its relative clause."""
    parse = clauses.parse
    opener = parse.opener(parse.owner[time.first])
    if parse.kind(opener) is not Kind.SUBORDINATOR:
        return False
    return parse.word(opener) == "where" or parse.antecedent(opener) is not None


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


def _is_in_new_clause(clauses: Clauses, figure: Figure, time: TimeMention, gap: Gap) -> bool:
    """ "The quake struck on Monday, and 40 people were found dead": the second clause has not the first one's time.

    "Prices fell in May, and the bank expects a rise of 2 percent": nor has one in the present.
    """
    is_subject = figure.role.relation is Relation.SUBJECT and figure.role.shared is None
    chunks = figure.parse.chunks
    first = gap.first - is_present(figure)  # "in 2019 and has 10,700 now"
    joined = any(chunk.kind is Kind.COORDINATOR and first < chunk.first < gap.last for chunk in chunks)
    told = any(chunk.kind is Kind.VERB and chunk.last <= gap.first for chunk in chunks)
    return joined and told and (is_subject or (not _opens(clauses, time) and is_present(figure)))


def _is_of_another_verb(clauses: Clauses, figure: Figure, time: TimeMention, gap: Gap) -> bool:
    """Whether a finite verb that stands between a figure and a time has the time; one that opens it all is free."""
    if _opens(clauses, time):
        return False
    lower = clauses.sentence.lower
    end = lower.index("when", gap.first, gap.last) if "when" in lower[gap.first : gap.last] else gap.last
    gap = Gap(gap.first, end, gap.is_behind)  # "40 died when it sank in 2019", not "40, which beats the 30 when ..."
    parse, own = clauses.parse, figure.role.verb
    verbs = (at for at, one in enumerate(parse.chunks) if one.kind is Kind.VERB and at != own and gap.holds(one.first))
    return any(parse.may_be_finite(at) and not (gap.is_behind and _is_aside(clauses, at, time)) for at in verbs)


def _is_aside(clauses: Clauses, verb: int, time: TimeMention) -> bool:
    """ "Seized $9m worth of tusks, hidden in a lorry, on Friday": the day is not that of what only tells more."""
    parse, day = clauses.parse, time.point is not None and time.point.length <= DAY
    told = "bare past" in parse.traits(verb) and parse.kind(verb - 1) is Kind.COMMA
    return day and told and parse.skip(verb + 1, 1, Kind.PREPOSITION) != parse.owner[time.first]


def _is_of_the_verb(clauses: Clauses, figure: Figure, time: TimeMention) -> bool:
    """ "Fell 12 percent to $4.1bn in the second quarter": the time behind a figure's verb is of all its figures."""
    parse, verb = clauses.parse, figure.role.verb
    at = parse.owner[time.first]
    if verb is None or at < verb or parse.word(at - 1) in words("clauses", "temporal"):
        return False
    inside = [one for one in clauses.figures if verb < one.host < at]
    if any(_is_older(one) for one in (figure, *inside)) or any(is_of_part(clauses, one, time) for one in inside):
        return False
    between = parse.chunks[verb + 1 : at]
    return not any(chunk.kind in (Kind.VERB, Kind.BREAK, Kind.SUBORDINATOR, Kind.COORDINATOR) for chunk in between)


def _is_older(figure: Figure) -> bool:
    """ "From $240m a year earlier", "4 percent below the 90 of 2020"."""
    if is_base_of_change(figure.parse, figure.host):
        return True
    parse, at = figure.parse, figure.host - 1
    if parse.word(at) == "of" and parse.lemma(at - 1) in words("nouns", "level"):
        at -= 2  # "from a record of 60"
    before = parse.word(at)
    return figure.scope.older or before in words("comparison", "older", "words")


def _belongs_elsewhere(clauses: Clauses, time: TimeMention, others: list[Figure]) -> bool:
    """Whether a time hangs right on another figure: "139 on Monday"."""
    ends = [one.last for one in others]
    if any(is_of_part(clauses, one, time) for one in others) or is_later(clauses, time):
        return True
    return any(0 <= time.first - last <= 1 + bool(time.signal) for last in ends)
