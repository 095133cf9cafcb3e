"""How fast it is: text read a second, a check of the bundled corpus, and the first answer of the command line.

    python bench/speed.py [--times N]

Prints the median of N runs and their spread. Text is that of the corpus's reports, one after the other.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from checker import Report, extract
from checker.pipeline import default_rulebook
from checker.reading import read_all

ROOT = Path(__file__).parents[1]
COPIES = 3


def seconds(work: Callable[[], object], times: int, clock: Callable[[], float] = time.perf_counter) -> list[float]:
    """Seconds of each run by a clock; the first run, which fills the caches, is thrown away."""
    work()
    taken = []
    for _ in range(times):
        start = clock()
        work()
        taken.append(clock() - start)
    return taken


def checker(*arguments: str) -> None:
    command = [sys.executable, "-m", "checker", *arguments]
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=7)
    times = parser.parse_args().times
    reports, _ = read_all([str(ROOT / "corpus")])
    text = "\n\n".join(report.text[report.body[0] : report.body[1]] for report in reports) * COPIES
    default_rulebook()
    reading = seconds(
        lambda: extract(Report(id="all.txt", published="2025-03-27", text=text)), times, time.process_time
    )
    rows = {
        "checker --help": (seconds(lambda: checker("--help"), times), "s"),
        "checker check corpus": (seconds(lambda: checker("check", "corpus"), times), "s"),
        "extraction": ([len(text.encode()) / 1000 / one for one in reading], "KB/s"),
    }
    for name, (taken, unit) in rows.items():
        print(f"{name:<22}{statistics.median(taken):10.2f} {unit:<5} ({min(taken):.2f} to {max(taken):.2f})")


if __name__ == "__main__":
    main()
