"""Whether what one report reckons can be wrong by a slip: "85 posts, 62 of them vacant, ..., leaving seven" by none.

Figures that a sentence joins come out nearly right, or wrong as a slip of the pen makes them. Where no slip explains
what is off by much, the sentence has rather been misread: it tells of other things than were taken for its parts.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.claim import Claim
from checker.model.finding import Finding, Slip, Step
from checker.model.interval import Verdict

OFF, APART = 0.15, 0.55
"""What is off by no more, as a share of the larger side, needs no slip to be believed: of what is no more than another,
and of what is as much."""

IDLE = ("factor-10", "factor-100", "factor-1000", "dropped-digit", "inclusive-counting")
"""Slips that mend almost any inequality."""


def is_plausible(finding: Finding, slips: Sequence[Slip], claims: Sequence[Claim]) -> bool:
    """Whether a finding on linked amounts of one report is near, or what a slip makes; any other is."""
    broken = [step for step in finding.steps if step.verdict is Verdict.BROKEN]
    if len({claim.teller for claim in claims}) > 1 or not broken or any(claim.amount is None for claim in claims):
        return True
    is_equal = all(step.op == "==" for step in broken)
    off = APART if is_equal else OFF
    return any(is_equal or slip.kind not in IDLE for slip in slips) or any(_is_near(step, off) for step in broken)


def _is_near(step: Step, off: float) -> bool:
    one, other = step.left_value, step.right_value
    gap = max(one.low - other.high, other.low - one.high)
    return float(gap) <= off * float(max(abs(one.low), abs(other.low), abs(one.high), abs(other.high)))
