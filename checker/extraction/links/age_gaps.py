"""Years between two ages: "Ann, 34, and her sister Lena, 29 ... Ann is five years older", "the elder by five years"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.extraction.figures.ages import AT_DEATH
from checker.extraction.figures.figure import PAIR, Clauses, Figure, last_sentence
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.nearby import Reading, linked
from checker.extraction.quantities.aged import OLDEST
from checker.lexicon.grammar import is_superlative, words
from checker.model.claim import Link

YEAR = "year"
SELDOM = 4
"""Two ages that are apart by so many times as much are of others."""

NEAR = 3
"""Tokens before "by 11 years" in which "the elder" stands."""

AHEAD = 8
"""Tokens before a gap in which "another woman" stands."""


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
    """ "Five years older", "five years his senior", "elder by five years", "an age gap of five years".

    "Another woman, five years younger" has no age that is told.
    """
    lower, first, last = gap.sentence.lower, gap.first, gap.last
    if not words("pronouns", "others").isdisjoint(lower[max(0, first - AHEAD) : first]):
        return False
    behind, ahead = {*lower[last : last + PAIR]}, {*lower[max(0, first - NEAR) : first]}
    elder = words("age gap", "elder")
    is_noun = {"age"} < ahead | {*lower[max(0, first - NEAR - 1) : first]} and ahead & words("age gap", "gap")
    return bool(behind & elder or (ahead & elder and "by" in ahead) or is_noun)


def told_gap(figures: Sequence[Figure]) -> Reading | None:
    """ "Twelve years lie between them: Mia is 19, Jo is 23", "he is 50, and has a wife 16 years younger".

    Of a brief text that tells of two ages and no other, between which about so many years may lie.
    """
    gaps = [one for one in figures if one.kind in ("duration", "age") and one.unit.name == YEAR and _is_apart(one)]
    ages = [one for one in figures if one not in gaps and _is_age(one)]
    if (
        len(gaps) != 1
        or len(ages) != PAIR
        or all(one.kind != "age" for one in ages)
        or any(link.kind == "age_gap" for link in gaps[0].links)
    ):
        return None
    (gap,), (one, other) = gaps, ages
    apart = abs(one.value - other.value)
    if not gap.value < SELDOM * apart < SELDOM * SELDOM * gap.value or any(map(_is_of_then, ages)):
        return None
    for age in ages:
        age.make_age()
    return linked(gap, "age_gap", gap=gap, one=one, other=other)


def _is_of_then(age: Figure) -> bool:
    return age.scope.older or age.measure == AT_DEATH


def _is_age(one: Figure) -> bool:
    """An age, or a bare number that somebody is: "I'm 30", "the oldest 61"; not "unbeaten in 22"."""
    parse, role = one.parse, one.role
    is_told = role.relation is Relation.PREDICATE and role.verb == one.host - 1 and parse.lemma(one.host - 1) == "be"
    is_told |= is_superlative(one.sentence.word(one.first - 1))
    return one.kind == "age" or (one.kind == "bare" and 0 < one.value < OLDEST and is_told)


def _is_apart(gap: Figure) -> bool:
    """ "16 years younger", "twelve years between the two", "a difference of 33 years"."""
    behind = gap.sentence.word(gap.last)
    is_between = behind == "between" and gap.sentence.word(gap.last + 1) in ("them", "the", "us")
    is_difference = gap.sentence.lower[max(gap.first - PAIR, 0) : gap.first] == ["difference", "of"]
    return _is_of_ages(gap) or is_between or is_difference
