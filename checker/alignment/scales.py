"""Units that a figure leaves out and another of its story names: degrees of one scale, amounts by the day or the year.

"It baked in 46.1 degrees", "44.8 degrees Celsius"; "the daily damage is 25 million euros", "31 million euros a day".
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from msgspec.structs import replace

from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.amount import Unit
from checker.model.claim import Claim
from checker.rulebook.measures import Behaviour, Measures

PER = " per "
"""In the dimension of a rate."""


def with_units(claims: Sequence[Claim], measures: Measures) -> list[Claim]:
    """The claims of one story, with what the units of others make plain."""
    told = {claim.amount.unit for claim in claims if claim.amount}
    scales = [unit for unit in told if unit.dimension == units.TEMPERATURE]
    rates = {unit.dimension for unit in told if PER in unit.dimension}
    found = [_in(claim, scales[0]) if len(scales) == 1 and _is_of_heat(claim) else claim for claim in claims]
    return [_by_period(claim, rates, measures) for claim in found] if rates else found


def _by_period(claim: Claim, rates: Container[str], measures: Measures) -> Claim:
    """ "Daily deliveries", "annual costs": an amount told for a period, where another is so much for each; no flow.

    Sales of a year are known by their time.
    """
    if claim.amount is None or PER in claim.amount.unit.dimension:
        return claim
    told = (*claim.context.what, *claim.scope.group, *claim.scope.residue)
    each = next((_periods()[word] for word in told if word in _periods()), "")
    rate = units.rate(claim.amount.unit, each) if each else claim.amount.unit
    if rate.dimension not in rates or measures.behaviour(claim.measure) is Behaviour.FLOW:
        return claim
    group = tuple(word for word in claim.scope.group if word not in _periods())
    return _in(replace(claim, scope=replace(claim.scope, group=group)), rate)


def _in(claim: Claim, unit: Unit) -> Claim:
    assert claim.amount is not None
    return replace(claim, amount=replace(claim.amount, unit=unit))


def _is_of_heat(claim: Claim) -> bool:
    """Whether a figure is in degrees, and its sentence speaks of heat or cold and not of slopes."""
    if claim.amount is None or claim.amount.unit.name != units.DEGREE:
        return False
    context = claim.context
    return not words("counted", "heat").isdisjoint((*context.sentence, *context.near, *context.what, context.verb))


def _periods() -> dict[str, str]:
    periods: dict[str, str] = table("counted")["per_adverb"]
    return periods
