"""Gaps between running times: "home in 2:04:51, with Adan second in 2:05:09, 18 seconds adrift"."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures import Clauses, Figure
from checker.extraction.syntax import words
from checker.model.claim import Link

MINUTE = 60
SEVERAL = 3
"""Of more running times than these it is not clear which is meant."""


def gaps(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """Link the gap between two running times with both; where several can be meant, with each of them."""
    for figure in clauses.figures:
        if figure.kind != "duration" or any(one.kind == "change_from" for one in figure.links):
            continue
        olds, news = _between(clauses, figure, before)
        if olds and news and len(olds) * len(news) <= SEVERAL:
            roles: dict[str, tuple[str, ...]] = {"change": (figure.id,), "old": tuple(olds), "new": tuple(news)}
            yield figure, Link("change_from", roles)


def _between(clauses: Clauses, gap: Figure, before: list[Figure]) -> tuple[list[str], list[str]]:
    """The running times that a gap may be measured from, and those that it may lead to."""
    word = gap.sentence.lower[gap.quantity.last : gap.quantity.last + 1]
    earlier = [one for one in before if one.sentence is before[-1].sentence and _is_running(one)]
    here = [one for one in clauses.figures if _is_running(one) and one is not gap]
    if word and word[0] in words("comparison", "gap_from"):
        base = next((one for one in here if one.host > gap.host and one.host <= gap.host + 2), None)
        others = [one.id for one in (*earlier, *here) if one is not base]
        return ([base.id], others) if base is not None else ([], [])
    ahead = [one for one in here if one.host < gap.host]
    if not ahead or not word or word[0] not in words("comparison", "gap"):
        return [], []
    leads = word[0] in words("comparison", "leading")
    first = here[len(ahead) :] if leads else [*earlier, *ahead[:-1]]
    return [one.id for one in first], [ahead[-1].id]


def quicker(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "Ran the second half in 62:40, faster than the first (62:11)", "faster than the first, in 62:40 after 62:11"."""
    lower, found = clauses.parse.sentence.lower, [one for one in clauses.figures if one.kind == "duration"]
    than = next((at for at, word in enumerate(lower[1:]) if word == "than"), None)
    if len(found) != 2 or than is None or not words("auxiliary", "negation").isdisjoint(lower[than - 1 : than]):
        return
    one, other = found
    within = one.quantity.last < than and other.quantity.first > than
    behind = than < one.quantity.first and lower[one.quantity.last : other.quantity.first] == ["after"]
    roles: dict[str, tuple[str, ...]] = {"less": (one.id,), "more": (other.id,)}
    if lower[than] in words("comparison", "slower"):
        roles = {"less": (other.id,), "more": (one.id,)}
    elif lower[than] not in words("comparison", "quicker"):
        return
    if within or behind:
        yield one, Link("quicker", roles)


def _is_running(figure: Figure) -> bool:
    """A length of time to the second that is longer than a minute: "2:04:51", "62min 11sec"."""
    amount = figure.quantity.amount
    return figure.kind == "duration" and amount.unit.name == "second" and min(amount.values) > MINUTE
