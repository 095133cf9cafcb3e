"""What all sets are measured with: the data folder and its scorers, the clock, and errors by their guessed cause."""

from __future__ import annotations

import collections
import importlib.util
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

Json = dict[str, Any]
Scores = dict[str, Json]
"""Figures by name for each set: shares from 0 to 1, but for `n` and `kb_per_s`."""


class Bench:
    """The data folder, its scorers, and what the user asked for."""

    def __init__(self, folder: Path, errors: int, jobs: int, sets: list[str]) -> None:
        self.folder = folder
        self.sets = sets
        self.errors = errors
        self.jobs = jobs

    def scorer(self, name: str) -> ModuleType:
        path = self.folder / f"score_{name}.py"
        spec = importlib.util.spec_from_file_location(f"score_{name}", path)
        if spec is None or spec.loader is None or not path.exists():
            raise SystemExit(f"{path}: no scorer")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def wants(self, pairs: str) -> bool:
        """Whether a set of pairs was asked for, by its name or with its kind."""
        return not self.sets or not {pairs, "pairs"}.isdisjoint(self.sets)

    def complain(self, title: str, rows: Iterable[tuple[str, str]]) -> None:
        """Errors grouped by their guessed cause, the commonest first."""
        if not self.errors:
            return
        groups: collections.defaultdict[str, list[str]] = collections.defaultdict(list)
        for cause, text in rows:
            groups[cause].append(text)
        print(f"\n== {title}", file=sys.stderr)
        for cause, texts in sorted(groups.items(), key=lambda item: -len(item[1])):
            print(f"-- {cause}: {len(texts)}", file=sys.stderr)
            for text in texts[: self.errors]:
                print(f"   {text}", file=sys.stderr)


def timed(work: Callable[[], Any], size: int) -> tuple[Any, float]:
    """What the work gives, and KB of its text a second of processor time."""
    start = time.process_time()
    result = work()
    return result, size / 1000 / max(time.process_time() - start, 1e-9)


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def quote(texts: dict[str, str], claim: Any) -> str:
    span = claim.figure
    words = " ".join(texts[span.report][span.start : span.end].split())
    return f"{span.report} {words!r} ({claim.measure}, {claim.entity}, {claim.when.iso() if claim.when else ''})"
