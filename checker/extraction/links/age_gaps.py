"""Years between two ages: "Ann, 34, and her sister Lena, 29 ... Ann is five years older", "the elder by five years"."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.figure import PAIR, Clauses, Figure, last_sentence
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words
from checker.model.claim import Link

YEAR = "year"
NEAR = 3
"""Tokens before "by 11 years" in which "the elder" stands."""


def age_gaps(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """Link each difference in years to the only two ages of its sentence, or to those with the sentence before."""
    for gap in clauses.figures:
        if gap.kind != "duration" or gap.unit.name != YEAR or not _is_of_ages(gap):
            continue
        here = [one for one in clauses.figures if one.kind == "age"]
        ages = here if len(here) == PAIR else [*(one for one in last_sentence(before) if one.kind == "age"), *here]
        if len(ages) == PAIR and _are_of_these(gap, ages):
            yield gap, Link.of("age_gap", gap=gap.id, one=ages[0].id, other=ages[1].id)


def _are_of_these(gap: Figure, ages: list[Figure]) -> bool:
    """Whether both ages stand before, or the second is that of whoever stands behind "than"."""
    lower, last, other = gap.sentence.lower, gap.last, ages[1]
    if "than" not in lower[last:]:
        return all(one.quantity.start < gap.quantity.start for one in ages)
    between = gap.parse.chunks[gap.host + 1 : other.host] if other.sentence is gap.sentence else []
    behind = other.sentence is gap.sentence and other.first > last
    return behind and all(chunk.kind is not Kind.BREAK for chunk in between)


def _is_of_ages(gap: Figure) -> bool:
    """ "Five years older", "five years his senior", "elder by five years", "an age gap of five years"."""
    lower, first, last = gap.sentence.lower, gap.first, gap.last
    behind, ahead = {*lower[last : last + PAIR]}, {*lower[max(0, first - NEAR) : first]}
    elder = words("age gap", "elder")
    is_noun = {"age"} < ahead | {*lower[max(0, first - NEAR - 1) : first]} and ahead & words("age gap", "gap")
    return bool(behind & elder or (ahead & elder and "by" in ahead) or is_noun)
