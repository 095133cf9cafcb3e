"""Lengths of time and the moments that they lie between: "from 6 to 11 p.m., five hours", "two days after 3 May".

Each construction takes a length and the dates around it, of which no other can be meant. The ends of a stretch
are claims of their own (`happening.end_id`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.grammar.syntax import Chunk, Kind
from checker.extraction.happenings.happening import end_id
from checker.extraction.happenings.spanning import WHOLES, before_end, spanned
from checker.extraction.happenings.told_lengths import is_appositive, is_before
from checker.extraction.links.sums import says_sum
from checker.extraction.times.tense import Tense, tense
from checker.extraction.times.times import DATES, TimeMention
from checker.lexicon.grammar import words
from checker.model.claim import Link
from checker.model.links import LinkKind
from checker.model.timespan import DAY, Timespan

STOPS = (".", ",", ";")
PASSING = 3
"""Tokens of "had gone by" and the like."""

PARTING = (Kind.BREAK, Kind.COMMA, Kind.COORDINATOR)


def lengths(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """Link each length of time of a sentence to the dates that it lies between, or runs from."""
    for figure in clauses.figures:
        if figure.kind != "duration" or _is_rate(figure) or _is_compared(figure) or _is_of_several(clauses, figure):
            continue
        dates = [one for one in clauses.times if _is_end(one) and not _overlaps(one, figure)]
        counted = figure.sentence.lower[figure.last : figure.last + 1]
        is_counted = not (words("lasting", "after") | words("lasting", "before")).isdisjoint(counted)
        for construction in (_apart, before_end) if is_counted else CONSTRUCTIONS:
            found = construction(clauses, figure, dates)
            if found is not None:
                yield figure, found
                break


def _is_end(date: TimeMention) -> bool:
    return date.type in DATES and date.point is not None


def _overlaps(date: TimeMention, figure: Figure) -> bool:
    return date.first < figure.last and figure.first < date.last


def _is_rate(figure: Figure) -> bool:
    """ "Two hours a day", "one every four days" and "at intervals of four days" last no stretch."""
    first, last = figure.first, figure.last
    noun = figure.role.noun
    every = figure.sentence.word(first - 1) in words("lasting", "every")
    every |= noun is not None and figure.parse.lemma(noun) in words("lasting", "interval")
    return every or figure.sentence.word(last) in words("lasting", "rate")


def _is_of_several(clauses: Clauses, figure: Figure) -> bool:
    """ "It rained on five days since 1 March", "from 10 to 6 on six days a week, 48 hours in all": no one stretch."""
    each = any(one.kind == "rate" or _is_rate(one) for one in clauses.figures if one.host < figure.host)
    return figure.role.preposition == "on" or (each and says_sum(clauses, figure))


def _is_compared(figure: Figure) -> bool:
    """ "Nine days sooner than last summer", "is extended by three weeks": a difference."""
    last = figure.last
    return figure.role.preposition == "by" or figure.sentence.word(last + 1) == "than"


def _from(kind: LinkKind, figure: Figure, start: TimeMention) -> Link:
    """A length that runs from a date to the report's own."""
    return Link.of(kind, duration=figure.id, start=end_id(figure.report, start))


def _apart(clauses: Clauses, figure: Figure, dates: list[TimeMention]) -> Link | None:
    """ "On 2 September, 11 days after it landed on 23 August": the date of one event counted from another's."""
    at = figure.last
    word = clauses.sentence.word(at)
    if clauses.sentence.word(figure.first - 1) == "in":
        return None  # "for the first time in 61 years after a goal on Sunday"
    if word not in words("lasting", "after") | words("lasting", "before"):
        return None
    behind = [one for one in dates if one.first > at]
    if not behind or not _joined(clauses, at, behind[0].first) or _is_of_main_clause(clauses, figure, behind[0]):
        return None
    from_ = behind[0]
    counted = _date_before(clauses, figure, dates) or _date_behind(clauses, figure, behind)
    if counted is None:
        told = word in words("lasting", "after") and _is_past(clauses, figure)
        return _from("after", figure, from_) if told and not from_.signal.startswith("unt") else None
    pair = (from_, counted) if word in words("lasting", "after") else (counted, from_)
    return spanned("apart", figure, *pair)


def _is_of_main_clause(clauses: Clauses, figure: Figure, date: TimeMention) -> bool:
    """ "46 days after its launch the probe landed on Tuesday": a sentence that opens with a length, and ends so."""
    verbs = [before.first for before, chunk in pairwise(clauses.parse.chunks) if _are_clause(before, chunk)]
    return figure.first <= 1 and bool(verbs) and not any(first >= date.last for first in verbs)


def _are_clause(subject: Chunk, verb: Chunk) -> bool:
    return subject.kind is Kind.NOUN and verb.kind is Kind.VERB


def _joined(clauses: Clauses, first: int, last: int) -> bool:
    """Whether nothing parts two tokens: no comma, no "and", no end of a clause."""
    parse = clauses.parse
    return all(parse.kind(parse.owner[index]) not in PARTING for index in range(first, last))


def _date_before(clauses: Clauses, figure: Figure, dates: list[TimeMention]) -> TimeMention | None:
    """The date of the clause before a length: right before it, or the only one up to its comma."""
    before = [one for one in dates if one.last <= figure.first]
    if not before:
        return None
    kinds = _kinds(clauses, before[-1].last, figure.first)
    if set(kinds) <= {Kind.COMMA, Kind.ADVERB}:
        return before[-1]
    apart = {Kind.BREAK, Kind.SUBORDINATOR, Kind.COORDINATOR, Kind.OPEN}
    return before[0] if len(before) == 1 and kinds[-1:] == [Kind.COMMA] and apart.isdisjoint(kinds) else None


def _kinds(clauses: Clauses, first: int, last: int) -> list[Kind | None]:
    """The kinds of the chunks that begin between two tokens."""
    parse = clauses.parse
    return [chunk.kind for chunk in parse.chunks if first <= chunk.first < last]


def _date_behind(clauses: Clauses, figure: Figure, behind: list[TimeMention]) -> TimeMention | None:
    """ "Two days after the storm of 3 May, the bridge was closed on 5 May": the sentence opens with the length."""
    if figure.first > 1 or len(behind) != 2:
        return None
    parse = clauses.parse
    kinds = [parse.kind(at) for at in range(parse.owner[behind[0].last - 1] + 1, parse.owner[behind[1].first])]
    return behind[1] if kinds[:1] == [Kind.COMMA] and not {Kind.BREAK, Kind.COORDINATOR} & set(kinds) else None


def _is_past(clauses: Clauses, figure: Figure) -> bool:
    return tense(clauses.sentence, figure.first) is Tense.PAST


def _ranged(clauses: Clauses, figure: Figure, dates: list[TimeMention]) -> Link | None:
    """ "For 17 hours, from 6 a.m. to 11 p.m.", "from 3 to 19 May, or 16 days": the two ends of one stretch."""
    ends = [one for one in dates if one.span != one.point and one.span is not None and _is_of_range(one, dates)]
    if len(ends) != 2 or ends[0].signal != "from" or len(_lengths(clauses)) != 1 or is_before(figure):
        return None
    low, high = sorted((ends[0].first, figure.first))
    start = ends[1].last if low == ends[0].first else figure.last
    kinds = _kinds(clauses, start, high)
    between = clauses.sentence.lower[start:high]
    is_elsewhere = ";" in between or not words("lasting", "afterwards").isdisjoint(between)
    if not _is_outcome(clauses, figure, kinds) and (
        is_elsewhere or Kind.SUBORDINATOR in kinds or _has_own_subject(kinds)
    ):
        return None
    return spanned("lasts", figure, ends[0], ends[1])


def _is_outcome(clauses: Clauses, figure: Figure, kinds: list[Kind | None]) -> bool:
    """ "From 9.40 p.m. to 1.10 a.m., which meant five and a half hours in the dark"."""
    verb = figure.host - 1
    told = kinds == [Kind.COMMA, Kind.SUBORDINATOR, Kind.VERB]
    return told and clauses.parse.lemma(verb) in words("sums", "outcome") | words("auxiliary", "be")


def _has_own_subject(kinds: list[Kind | None]) -> bool:
    """ "... and 2 million died in the last one": another clause; "ran ... and lasted three weeks" is one."""
    return kinds.count(Kind.VERB) > (0 if (Kind.COORDINATOR, Kind.NOUN) in pairwise(kinds) else 1)


def _behind(clauses: Clauses, figure: Figure, dates: list[TimeMention]) -> Link | None:
    """ "Left at 22:02, landed at 23:09, after 67 minutes", "struck on 19 March, closed on 12 June, 85 days later"."""
    if len(dates) != 2 or len(_lengths(clauses)) != 1:
        return None
    lower, quantity = clauses.sentence.lower, figure.quantity
    start, end = dates
    if quantity.last <= start.first:
        return spanned("lasts", figure, start, end) if _from_to(clauses, figure, dates) else None
    if quantity.first < end.first:
        behind = _kinds(clauses, quantity.last, end.first)
        until = end.signal in words("signals", "until") and behind[:1] == [Kind.COMMA]
        is_other = _is_meant_later(clauses, start, quantity.first)
        return spanned("lasts", figure, start, end) if until and not is_other else None
    if clauses.sentence.word(quantity.last) == "later":
        if clauses.sentence.word(quantity.last + 1) == "than":
            return None
        return spanned("apart", figure, start, end)
    between = _kinds(clauses, end.last, quantity.first)
    aside = between[:1] in ([Kind.COMMA], [Kind.BREAK]) and not {Kind.VERB, Kind.COORDINATOR} & set(between)
    ends_there = not lower[quantity.last : quantity.last + 1] or lower[quantity.last] in STOPS
    return spanned("lasts", figure, start, end) if aside and ends_there else None


def _is_meant_later(clauses: Clauses, start: TimeMention, first: int) -> bool:
    """ "Voted on Thursday to extend it for a year, until June": what lasts does not begin with the vote."""
    parse = clauses.parse
    between = parse.chunks[parse.owner[start.last - 1] + 1 : parse.owner[first]]
    return any(chunk.kind is Kind.VERB and "infinitive" in chunk.traits for chunk in between)


def _from_to(clauses: Clauses, figure: Figure, dates: list[TimeMention]) -> bool:
    """ "74 days from the first alarm, on 27 September, to the last word, on 20 December"."""
    lower = clauses.sentence.lower
    return clauses.sentence.word(figure.last) == "from" and "to" in lower[dates[0].last : dates[1].first]


def _between(clauses: Clauses, figure: Figure, dates: list[TimeMention]) -> Link | None:
    """ "Fifteen days went by between the night when it struck, on 25 July, and the first slick, on 6 August"."""
    if len(dates) != 2 or len(_lengths(clauses)) != 1:
        return None
    sentence, (start, end) = clauses.sentence, dates
    lower = sentence.lower
    first = min(start.first, figure.last)
    opening = next((at for at in range(first, start.first) if lower[at] == "between"), None)
    if opening is None or "and" not in lower[start.last : end.first]:
        return None
    passing = [sentence.lemma(at) for at in range(figure.last, opening)]
    passes = len(passing) <= PASSING and words("lasting", "pass").issuperset(passing)
    return spanned("apart", figure, start, end) if passes else None


def _is_of_range(date: TimeMention, dates: list[TimeMention]) -> bool:
    """Whether a date shares its stretch with another: they are its two ends."""
    return any(other is not date and other.span == date.span for other in dates)


def _lengths(clauses: Clauses) -> list[Figure]:
    return [one for one in clauses.figures if one.kind == "duration"]


def _ended(clauses: Clauses, figure: Figure, dates: list[TimeMention]) -> Link | None:
    """ "A two-week ban began on 3 May, and the ban ends on 17 May": the same noun begins, or is dated, and ends."""
    if len(dates) != 2 or figure.first > dates[1].first:
        return None
    parse, verb = clauses.parse, _verb_right_before(clauses, dates[1])
    if verb is None or figure.host > verb or parse.lemma(verb) not in words("lasting", "end"):
        return None
    if figure.role.preposition in words("lasting", "after"):
        return None
    if not _is_of(clauses, figure, verb):
        return None
    return spanned("lasts", figure, dates[0], dates[1])


def _verb_right_before(clauses: Clauses, date: TimeMention) -> int | None:
    """The verb of a date; the word before its preposition where it can be one: "a deal of May 2024 expires in"."""
    parse, at = clauses.parse, date.first - 2
    can_end = at > 0 and parse.sentence.tags[at] == "NOUN" and parse.sentence.lemma(at) in words("lasting", "end")
    if date.signal and can_end:
        return parse.owner[at]
    return parse.verb_of(parse.owner[date.first])


def _is_of(clauses: Clauses, figure: Figure, verb: int) -> bool:
    """Whether what has the length is the subject of a verb: its noun again right before it, or no other since."""
    parse = clauses.parse
    noun = figure.host if figure.role.noun is None or figure.role.noun < figure.host else figure.role.noun
    between = [at for at in range(noun + 1, verb) if parse.kind(at) is Kind.NOUN]
    return not between or (
        between[-1] == parse.skip(verb - 1, -1, Kind.ADVERB) and parse.lemma(between[-1]) == parse.lemma(noun)
    )


def _since(clauses: Clauses, figure: Figure, dates: list[TimeMention]) -> Link | None:
    """ "For 12 years, since 2010", "in the 12 years since 2010": a length that runs to the report's own date."""
    lower, last = clauses.sentence.lower, figure.last
    since = next((one for one in dates if one.signal == "since"), None)
    if since is None or since.point is None or not _is_elapsed(since.point, since.span):
        return None
    if since.point.end - since.point.start >= DAY > timedelta(seconds=int(figure.unit.factor / figure.unit.divisor)):
        return None  # "has run for 112 hours since May"
    if since.first >= last:
        is_joined = lower[last : since.first] in (["since"], [",", "since"])
        is_joined |= clauses.sentence.word(last) == "since" and _is_told_now(clauses, figure, since)
    else:
        is_joined = _kinds(clauses, since.last, figure.first)[:1] == [Kind.COMMA] and is_appositive(figure)
        is_joined &= words("comparison", "late").isdisjoint(lower[last : last + 1])
    return _from("since", figure, since) if is_joined else None


def _is_told_now(clauses: Clauses, figure: Figure, since: TimeMention) -> bool:
    """ "It is four years since the collapse of May 2020", "has grown in the ten years since it opened in 2014"."""
    lower, tags = clauses.sentence.lower, clauses.sentence.tags
    before = lower[max(figure.first - 1, 0)]
    if before == "the" and not words("lasting", "present perfect").isdisjoint(lower):
        return since.year_given and words("lasting", "pluperfect").isdisjoint(lower)
    if before != "for" and before not in words("auxiliary", "be"):
        return False
    is_plain = set(tags[figure.last : since.first]).isdisjoint(("VERB", "AUX", "PUNCT"))
    is_only = all(one is since or not one.year_given for one in clauses.times)
    return is_plain and is_only and since.year_given and words("lasting", "pluperfect").isdisjoint(lower)


def _is_elapsed(point: Timespan, span: Timespan | None) -> bool:
    """Whether the stretch since a date is known: the report has a date, and it is later."""
    return span is not None and span.end > point.end


CONSTRUCTIONS = (_apart, _between, _ranged, _behind, _ended, *WHOLES, _since)
