"""The ages of some who are said to be of one decade: "both in their 60s ... He was 71, she 68"."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.figure import Clauses, Figure, last_sentence
from checker.extraction.grammar.syntax import Kind
from checker.extraction.quantities.aged import OLDEST
from checker.lexicon.grammar import words
from checker.model.claim import Link


def peers(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """Link each age of one of them with the decade that is said of all."""
    here = next((one for one in clauses.figures if _is_of_all(one)), None)
    earlier = next((one for one in last_sentence(before) if _is_of_all(one)), None) if before else None
    if here is not None:
        found = _listed_ages(clauses, here)
    elif earlier is not None and _is_right_before(clauses, earlier):
        found = [one for one in clauses.figures if _is_of_one(one)]
        found = found if len(found) > 1 else []  # "he is 31" may be somebody else
    else:
        return
    group = here or earlier
    assert group is not None
    for figure in found:
        if figure.kind != "age":
            figure.make_age()
        yield figure, Link("of_decade", {"member": (figure.id,), "group": (group.id,)})


def _is_of_all(figure: Figure) -> bool:
    """ "All in their 20s": an age of ten years, said of each."""
    lower, first = figure.sentence.lower, figure.quantity.first
    return (
        figure.kind == "age"
        and lower[first : first + 1] == ["their"]
        and lower[first - 2] in words("counted", "each_of")
    )


def _is_right_before(clauses: Clauses, earlier: Figure) -> bool:
    return 0 <= clauses.parse.sentence.start - earlier.sentence.end <= 2


def _listed_ages(clauses: Clauses, group: Figure) -> list[Figure]:
    """ "The suspects, all in their 20s, are 24, 29 and 38 years old": what the subject before the comma is."""
    parse, behind = clauses.parse, [one for one in clauses.figures if one.host > group.host]
    if not behind or behind[-1].kind != "age" or parse.kind(group.host + 1) is not Kind.COMMA:
        return []
    start = group.host + 2
    if parse.word(start) not in words("auxiliary", "be") or behind[0].host != start + 1:
        return []
    between = (parse.kind(at) for at in range(start + 1, behind[-1].host))
    is_list = all(kind in (Kind.NOUN, Kind.COMMA, Kind.COORDINATOR) for kind in between)
    return behind if is_list and all(map(_is_years, behind)) else []


def _is_of_one(figure: Figure) -> bool:
    """ "He was 71", "she 68", "the elder is 52"."""
    lower, at = figure.sentence.lower, figure.quantity.first - 1
    at -= at > 0 and lower[at] in words("auxiliary", "be")
    ends = lower[figure.quantity.last : figure.quantity.last + 1]
    ends_there = ends in [[], *([stop] for stop in (".", ",", ";", "and"))]
    return at >= 0 and lower[at] in words("counted", "one_of_them") and ends_there and _is_years(figure)


def _is_years(figure: Figure) -> bool:
    amount = figure.quantity.amount
    is_number = figure.kind in ("bare", "age") and amount.label == "=" and len(amount.values) == 1
    return is_number and 0 < amount.values[0] < OLDEST and amount.unit.name != "month"
