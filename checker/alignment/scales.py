"""Degrees of heat whose scale another figure of the story names: "baked in 46.1 degrees", "44.8 degrees Celsius"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.model.amount import Unit
from checker.model.claim import Claim


def on_one_scale(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one story; bare degrees that are told of the weather are of its one scale, if it has one."""
    told = {claim.amount.unit for claim in claims if claim.amount}
    scales = {unit for unit in told if unit.dimension == units.TEMPERATURE}
    if len(scales) != 1:
        return list(claims)
    scale = next(iter(scales))
    return [_on(claim, scale) if _is_of_heat(claim) else claim for claim in claims]


def _on(claim: Claim, scale: Unit) -> Claim:
    assert claim.amount is not None
    return replace(claim, amount=replace(claim.amount, unit=scale))


def _is_of_heat(claim: Claim) -> bool:
    """Whether a figure is in degrees, and its sentence speaks of heat or cold and not of slopes."""
    if claim.amount is None or claim.amount.unit.name != units.DEGREE:
        return False
    context = claim.context
    return not words("counted", "heat").isdisjoint((*context.sentence, *context.near, *context.what, context.verb))
