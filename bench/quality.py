"""Measure the checker on labelled data: quality.py FOLDER [--set NAME]... [--errors N] [--json] [--jobs N].

FOLDER holds any of `cases/`, `pairs/*.jsonl`, `claims/*.jsonl`, `quantities/*.jsonl` and `times/*/`, with their
scorers (`score_*.py`) beside them. Everything runs through the public interface of `checker`, at the default
gate. The table gives precision with its 95 % interval, recall, F1, false alarms, and KB of text a second of
processor time. All figures in the JSON are shares from 0 to 1, but for `n` and `kb_per_s`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from events import cases
from harness import Bench, Scores
from pairs import pairs
from passages import claims, quantities, times

SETS: dict[str, Callable[[Bench], Scores]] = {
    "cases": cases,
    "pairs": pairs,
    "claims": claims,
    "quantities": quantities,
    "times": times,
}


def show(scores: Scores) -> None:
    """One table: a row a set, its figures in the order of the set's kind."""
    print(f"{'set':<18}{'n':>6}{'P':>7}{'95 %':>15}{'R':>7}{'F1':>7}  more{'':<48}{'KB/s':>7}")
    for name, figures in scores.items():
        shown = dict(figures)
        n, speed = shown.pop("n", ""), shown.pop("kb_per_s", 0.0)
        low, high = shown.pop("precision_ci95", (None, None))
        interval = f"[{low:.3f}, {high:.3f}]" if low is not None else ""
        cells = [f"{shown.pop(key):.3f}" if key in shown else "" for key in ("precision", "recall", "f1")]
        more = "  ".join(f"{key} {number:.3f}" for key, number in shown.items())
        print(f"{name:<18}{n:>6}{cells[0]:>7}{interval:>15}{cells[1]:>7}{cells[2]:>7}  {more:<52}{speed:>7.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--set", action="append", default=[], help="a kind of set, or the name of one; repeatable")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N errors of each guessed cause")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes for the pair sets")
    options = parser.parse_args()
    if not options.folder.is_dir():
        parser.error(f"{options.folder}: no such folder")
    bench = Bench(options.folder, options.errors, options.jobs, options.set)
    scores: Scores = {}
    for kind, score in SETS.items():
        if not options.set or kind in options.set or any(_holds(options.folder / kind, name) for name in options.set):
            scores |= score(bench)
    if options.set:
        scores = {name: one for name, one in scores.items() if _asked(name, options.set, options.folder)}
    print(json.dumps(scores, indent=1)) if options.json else show(scores)


def _holds(folder: Path, name: str) -> bool:
    return (folder / f"{name}.jsonl").exists() or name.startswith(f"{folder.name}/")


def _asked(name: str, sets: list[str], folder: Path) -> bool:
    kind = name.partition("/")[0]
    in_pairs = (folder / "pairs" / f"{name}.jsonl").exists()
    return name in sets or kind in sets or (in_pairs and "pairs" in sets)


if __name__ == "__main__":
    main()
