"""How old somebody became, where no report tells it all: born in 1912 in one, died in 1976 in another, "died at 67".

The age at death of one report is linked to the birth and the death of the same person elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

from checker.model.claim import Claim, Evidence, Link

AGE, BORN, DIED = "age at death", "born", "died"


def lifetimes(claims: Iterable[Claim]) -> Iterator[Link]:
    """A link from each age at death to a birth and a death of that person, not all of them of one report."""
    told: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.entity and claim.measure in (AGE, BORN, DIED):
            told[claim.entity, claim.measure].append(claim)
    for person in sorted({entity for entity, measure in told if measure == AGE}):
        for age, born, died in product(*(told[person, measure] for measure in (AGE, BORN, DIED))):
            if len({age.report, born.report, died.report}) > 1:
                roles: dict[str, tuple[str, ...]] = {"age": (age.id,), "born": (born.id,), "date": (died.id,)}
                evidence = Evidence("names", "the same name", person)
                yield Link("aged_at", roles, evidence=(evidence,))
