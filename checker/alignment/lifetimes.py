"""How old somebody became, where no report tells it all: born in 1912 in one, died in 1976 in another, "died at 67".

The age at death of one report is linked to the birth and the death of the same person elsewhere, and the age at which
somebody did something to the birth and to the day of that deed: "began to act at five", born in 1962, active from 1971.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

from checker.alignment.candidates import stems
from checker.model.claim import Claim, Evidence, Link

AGE, BORN, DIED = "age at death", "born", "died"
OF_THEN = "age"

LEAST = 2
"""Words of a deed that an age and a date share, beside the name of who did it."""


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


def ages_of_deeds(claims: Iterable[Claim]) -> Iterator[Link]:
    """A link from each age of then to the birth of that person, and to the day of the same deed, in other reports."""
    claims = list(claims)
    births = [claim for claim in claims if claim.measure == BORN]
    for age in claims if births else ():
        if age.measure != OF_THEN or not age.scope.older or age.when is not None or not age.entity:
            continue
        for born in births:
            if born.entity == age.entity and born.report != age.report:
                deeds = _dates_of_deed(age, born, claims)
                if deeds:
                    evidence = Evidence("names", "the same name", age.entity)
                    roles: dict[str, tuple[str, ...]] = {"age": (age.id,), "born": (born.id,), "date": deeds}
                    yield Link("aged_at", roles, evidence=(evidence,))


def _dates_of_deed(age: Claim, born: Claim, claims: list[Claim]) -> tuple[str, ...]:
    """The dates in the report of a birth on which the deed of an age was done, as their words tell."""
    name = stems(age.entity.lower().split())
    deed = stems((*age.context.near, *age.context.sentence, age.context.verb)) - name - {""}
    dates = (claim for claim in claims if claim.moment is not None and claim.report == born.report)
    told = ((date, stems((*date.context.what, date.context.verb, *date.context.told)) - name) for date in dates)
    return tuple(date.id for date, its in told if len(deed & its) >= LEAST)
