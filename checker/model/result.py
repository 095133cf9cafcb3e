"""What a whole check gives back: the findings, and an honest account of what was read and judged."""

from __future__ import annotations

import msgspec

from checker.model.claim import Claim
from checker.model.finding import Finding
from checker.model.group import Group
from checker.model.report import Report


class Problem(msgspec.Struct, frozen=True, order=True):
    """Something that could not be read or judged; the rest was. `where` is a path, perhaps with line and column.

    A `minor` one is said, and does not count as work undone.
    """

    where: str
    what: str
    advice: str = ""
    minor: bool = False


class Coverage(msgspec.Struct, frozen=True):
    """How many reports and figures were read, and what became of the figures.

    A figure is `understood` if its measure and unit are known, and `compared` if some rule put it beside
    another claim or the calendar.
    """

    reports: int = 0
    figures: int = 0
    understood: int = 0
    compared: int = 0

    @property
    def not_understood(self) -> int:
        return self.figures - self.understood


class Judgement(msgspec.Struct, frozen=True):
    """What the rules said of one group: its findings, and the ids of all claims that a rule looked at."""

    findings: tuple[Finding, ...] = ()
    compared: frozenset[str] = frozenset()


class Result(msgspec.Struct, frozen=True):
    """Findings worst first, then by the place of their first claim; claims by report and offset.

    `compared` are the ids of the claims that some rule put beside another claim or the calendar.
    `groups` are the claims as they were judged together.
    """

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    coverage: Coverage
    problems: tuple[Problem, ...] = ()
    compared: frozenset[str] = frozenset()
    groups: tuple[Group, ...] = ()

    @property
    def faults(self) -> tuple[Problem, ...]:
        """The problems that leave work undone."""
        return tuple(one for one in self.problems if not one.minor)
