"""How each rule did on the bundled corpus, from a table that `tools/rule_pages.py` writes."""

from __future__ import annotations

import functools
import importlib.resources
import tomllib

import msgspec

FILE = "measured.toml"


class Measured(msgspec.Struct, frozen=True):
    """Counts of one rule: its `findings`, those that are `right` (marked conflicts) or on a `lookalike`, and of the
    conflicts `marked` as its own those that it `found`."""

    findings: int = 0
    right: int = 0
    lookalike: int = 0
    marked: int = 0
    found: int = 0

    def __str__(self) -> str:
        """ "12 findings, 11 right (92 %); 11 of 19 marked conflicts found (58 %)"."""
        made = f"{self.findings} finding{'' if self.findings == 1 else 's'}"
        made += f", {self.right} right ({self.right / self.findings:.0%})" if self.findings else ""
        seen = f"{self.found} of {self.marked} marked conflicts found" if self.marked else "no conflict is marked"
        seen += f" ({self.found / self.marked:.0%})" if self.marked else ""
        return f"{made}; {seen}".replace("%", " %")


@functools.cache
def measured() -> dict[str, Measured]:
    """By rule, for all rules that come with the program."""
    text = importlib.resources.files("checker.rulebook").joinpath(FILE).read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, Measured])
