"""Reads several reports and says which of their figures cannot all be true.

    import checker

    reports = [checker.read("kyiv.md"), checker.Report(id="draft", source="Us", published="2025-03-27", text="...")]
    result = checker.check(reports)
    for finding in result.findings:
        print(finding.rule, finding.claims)

The names below are the whole public interface; each is imported when it is first used, so that starting the
command line costs nothing that it does not need.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.errors import CheckerError as CheckerError
    from checker.model.claim import Claim as Claim
    from checker.model.finding import Finding as Finding
    from checker.model.report import Report as Report
    from checker.model.result import Result as Result
    from checker.pipeline import check as check
    from checker.pipeline import extract as extract
    from checker.pipeline import mentions as mentions
    from checker.reading import read as read

__version__ = "0.1.0"

_HOMES = {
    "CheckerError": "checker.errors",
    "Claim": "checker.model.claim",
    "Finding": "checker.model.finding",
    "Report": "checker.model.report",
    "Result": "checker.model.result",
    "check": "checker.pipeline",
    "extract": "checker.pipeline",
    "mentions": "checker.pipeline",
    "read": "checker.reading",
}

__all__ = ["CheckerError", "Claim", "Finding", "Report", "Result", "check", "extract", "mentions", "read"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'checker' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
