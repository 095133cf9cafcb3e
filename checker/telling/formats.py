"""The formats by name; each is imported when it is first written."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from checker.telling.telling import Telling

FORMATS = {
    "full": "checker.telling.full:full",
    "concise": "checker.telling.concise:concise",
    "json": "checker.telling.machine:findings_json",
    "jsonl": "checker.telling.machine:findings_jsonl",
    "csv": "checker.telling.spreadsheet:findings_csv",
    "markdown": "checker.telling.markdown:markdown",
    "html": "checker.telling.page:html",
    "sarif": "checker.telling.sarif:sarif",
    "junit": "checker.telling.junit:junit",
    "github": "checker.telling.github:github",
    "gitlab": "checker.telling.gitlab:gitlab",
}


def writer(name: str) -> Callable[[Telling], str]:
    """The function that writes a format; its text ends without a line end."""
    module, _, function = FORMATS[name].partition(":")
    found: Callable[[Telling], str] = getattr(importlib.import_module(module), function)
    return found
