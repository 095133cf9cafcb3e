"""Gaps between running times: "home in 2:04:51, with Adan second in 2:05:09, 18 seconds adrift"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.extraction.figures.figure import Clauses, Figure, last_sentence
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.sums import ids
from checker.lexicon.grammar import words
from checker.model.claim import Link

MINUTE = 60
FAR = 4
"""Chunks from a gap to the mark that it is measured from: "29 seconds off the old record of 2:14:04"."""

ALIKE = Decimal("1.25")
"""Times over one course lie no further apart than this."""

SEVERAL = 3
"""Of more running times than these it is not clear which is meant."""


def gaps(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """Link the gap between two running times with both; where several can be meant, with each of them."""
    for figure in clauses.figures:
        if figure.kind != "duration" or any(one.kind == "change_from" for one in figure.links):
            continue
        olds, news = _of_one_course(*_between(clauses, figure, before))
        if olds and news and len(olds) * len(news) <= SEVERAL:
            yield figure, Link.of("change_from", change=figure.id, old=ids(olds), new=ids(news))


def _between(clauses: Clauses, gap: Figure, before: list[Figure]) -> tuple[list[Figure], list[Figure]]:
    """The running times that a gap may be measured from, and those that it may lead to."""
    word, earlier = gap.sentence.word(gap.last), [one for one in last_sentence(before) if _is_running(one)]
    here = [one for one in clauses.figures if _is_running(one) and one is not gap]
    if word in words("comparison", "gap_from"):
        base = next((one for one in here if gap.host < one.host <= gap.host + FAR), None)
        if base is not None and Kind.BREAK in (clauses.parse.kind(at) for at in range(gap.host, base.host)):
            return [], []
        return ([base], [one for one in (*earlier, *here) if one is not base]) if base is not None else ([], [])
    ahead = [one for one in here if one.host < gap.host]
    if not ahead or word not in words("comparison", "gap"):
        return [], []
    if gap.sentence.word(gap.last + 1) == "than":
        return [], []  # "three minutes slower than last year"
    if word not in words("comparison", "leading"):
        return [*earlier, *ahead[:-1]], ahead[-1:]
    kinds = [chunk.kind for chunk in clauses.parse.chunks]
    end = next((at for at in range(gap.host, len(kinds)) if kinds[at] is Kind.BREAK), len(kinds))
    behind = [one for one in here if gap.host < one.host < end]
    return [one for one in behind if not _is_of_another(clauses, gap, one)], ahead[-1:]


def _is_of_another(clauses: Clauses, gap: Figure, time: Figure) -> bool:
    """ "0.22 seconds ahead of Kim, with Berg third in 1:58.95", "ahead of Kim, on a course whose record is 1:57.3"."""
    parse = clauses.parse
    named = [at for at in range(gap.host + 1, time.host) if parse.kind(at) is Kind.NOUN and at not in parse.figures]
    told = named[1:]
    return any(parse.tag(at) == "PROPN" or parse.lemma(at) in words("nouns", "level") for at in told)


def _of_one_course(olds: list[Figure], news: list[Figure]) -> tuple[list[Figure], list[Figure]]:
    """Without the times of a part of it: "halfway in 60:48 ... home in 2:00:35"."""
    if len(news) == 1:
        return [one for one in olds if _is_like(one, news[0])], news
    return olds, [one for one in news if olds and _is_like(one, olds[0])]


def _is_like(one: Figure, other: Figure) -> bool:
    low, high = sorted(figure.value for figure in (one, other))
    return low * ALIKE > high


def _is_running(figure: Figure) -> bool:
    """A length of time to the second that is longer than a minute: "2:04:51", "62min 11sec"."""
    amount = figure.amount
    return figure.kind == "duration" and amount.unit.name == "second" and min(amount.values) > MINUTE
