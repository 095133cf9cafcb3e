"""People without a name, known by what befell them alone.

"A 60-year-old woman was killed" here and "the woman who died, 54" there speak of one person, if both reports know
of one dead alone. Where either tells of several, of their ages, of two names or of a man and a woman, nothing is
known of who is who.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, permutations

from msgspec.structs import replace

from checker.lexicon.load import table
from checker.model.claim import Claim, Confidence, Evidence
from checker.model.span import Span

AGE = "age"
SLIP = 10
"""Years by which two ages of one person may differ."""


def with_people(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one story, with somebody for the ages of those who are known by what befell them alone."""
    people = {claim.id: person for fate in _fates(claims) for claim, person in _known(claims, fate)}
    return [_of(claim, people[claim.id]) if claim.id in people else claim for claim in claims]


def _fates(claims: Iterable[Claim]) -> list[str]:
    return sorted({fate for claim in claims for fate in claim.context.fates})


def _of(claim: Claim, person: str) -> Claim:
    evidence = Evidence("entity", "the only one in the report", person)
    return replace(claim, entity=person, confidence=Confidence.MEDIUM, evidence=(*claim.evidence, evidence))


def _known(claims: Sequence[Claim], fate: str) -> list[tuple[Claim, str]]:
    """The ages of the one person whom something befell, in every report that knows of one alone."""
    ages: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if fate in claim.context.fates:
            ages[claim.report].append(claim)
    several = {claim.report for claim in claims if claim.measure == fate and _counts_several(claim)}
    several |= {one.report for one, other in _beside(claims) if fate in one.context.fates and not _is_one([one, other])}
    alone = [age for report, told in ages.items() if report not in several and _is_one(told) for age in told]
    alone = alone if _are_close(alone) else []
    names = {claim.entity for claim in alone} - {""}
    if len(names) > 1 or len({claim.report for claim in alone}) < 2 or len(_sexes(alone)) > 1:
        return []
    person = next(iter(names), f"person {fate}")
    return [(claim, person) for claim in alone if not claim.entity]


def _beside(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The ages that one sentence gives, each with each: "killed Ana Reyes, 31, and her guide, 27"."""
    sentences: defaultdict[Span, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.measure == AGE:
            sentences[claim.sentence].append(claim)
    return (pair for told in sentences.values() for pair in permutations(told, 2))


def _are_close(ages: Iterable[Claim]) -> bool:
    """Whether ages could be one person's and one of them a slip; those of 31 and 91 are two people."""
    values = [value for claim in ages if claim.amount is not None for value in claim.amount.values]
    return bool(values) and max(values) - min(values) <= SLIP


def _counts_several(claim: Claim) -> bool:
    return claim.amount is not None and claim.amount.usual.high > 1


def _is_one(ages: Iterable[Claim]) -> bool:
    """Whether ages of one report can all be one person's."""
    amounts = [claim.amount for claim in ages if claim.amount is not None]
    return all(one.usual.meet(other.usual) is not None for one, other in combinations(amounts, 2))


def _sexes(ages: Iterable[Claim]) -> set[str]:
    told = {word for claim in ages for word in (*claim.context.what, *claim.context.near)}
    return {sex for sex, nouns in table("grammar")["sexes"].items() if not told.isdisjoint(nouns)}
