"""What a rule says of some claims."""

from __future__ import annotations

import msgspec

from checker.model.finding import Step
from checker.model.interval import Verdict


class Outcome(msgspec.Struct, frozen=True):
    """What a rule says of some claims. `fields` are values for its message that no claim holds."""

    verdict: Verdict
    steps: tuple[Step, ...] = ()
    fields: dict[str, str] = {}


OPEN = Outcome(Verdict.OPEN)
