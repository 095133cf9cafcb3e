"""Made-up stories: how many of their contradictions are found, and what is reported where nothing is wrong.

    python bench/stories.py bench/stories/*.jsonl [--half read|blind] [-v]

A line of a file is a story: `id`, `reports` (each `date`, `source`, `text`), and what is wrong with it: `conflict` or
`conflicts`, none where all is right. A conflict names its `claims` as [number of the report, quote], and is found by a
finding that rests on a figure in two of its quotes, or on nothing but figures in its quotes. A finding that touches no
conflict is wrong. Stories with an even number may be read by whoever works on the program. Those with an odd number
are `blind`: nobody reads them, so that they tell what to expect of other reports.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from adapters import as_date, gated
from harness import Json

import checker
from checker.model.finding import Finding
from checker.model.result import Result
from checker.model.span import Span


def main() -> None:
    by_half(__doc__, measure)


def by_half(about: str | None, measured: Callable[[str, list[Json], bool], None]) -> None:
    """Hand each half of the files that the command line names to `measured`: its title, its stories, all the detail."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--half", choices=["read", "blind"])
    parser.add_argument("-v", "--verbose", action="store_true", help="list what is missed and what is wrong")
    given = parser.parse_args()
    for file in given.files:
        lines = file.read_text(encoding="utf-8").splitlines()
        for half in (given.half,) if given.half else ("read", "blind"):
            stories = [story for story in map(json.loads, lines) if is_blind(story) == (half == "blind")]
            measured(f"{file.stem}, {half} half", stories, given.verbose)


def is_blind(story: Json) -> bool:
    return int(re.sub(r"\D", "", story["id"])) % 2 == 1


def measure(title: str, stories: list[Json], verbose: bool) -> None:
    """Print what is found of the contradictions of some stories, and how many stories have a wrong finding."""
    found = of = wrong = flagged = 0
    for story in stories:
        result = checker.check(list(reports(story)))
        conflicts = [story["conflict"]] if "conflict" in story else story.get("conflicts", [])
        findings = [(one, places(one, result)) for one in gated(result.findings)]
        hits = [[touches(story, conflict, spans) for conflict in conflicts] for _, spans in findings]
        seen = [any(hit[at] for hit in hits) for at in range(len(conflicts))]
        false = [one for (one, _), hit in zip(findings, hits, strict=True) if not any(hit)]
        found, of, wrong, flagged = found + sum(seen), of + len(seen), wrong + len(false), flagged + bool(false)
        if verbose:
            for conflict, is_seen in zip(conflicts, seen, strict=True):
                print(f"{'found ' if is_seen else 'MISSED'} {story['id']} {conflict['kind']}: {conflict['claims']}")
            for one in false:
                print(f"WRONG  {story['id']} {one.rule}: {list(quotes(story, places(one, result)))}")
    told = f"{found} of {of} contradictions found, " if of else ""
    print(f"{title}: {told}{flagged} of {len(stories)} stories with something wrong reported ({wrong} findings)")


def reports(story: Json) -> Iterator[checker.Report]:
    for number, one in enumerate(story["reports"]):
        published = as_date(one.get("date"))
        yield checker.Report(id=str(number), text=one["text"], source=one.get("source"), published=published)


def places(finding: Finding, result: Result) -> list[Span]:
    claims = {claim.id: claim for claim in result.claims}
    return [claims[one].figure for one in finding.claims]


def touches(story: Json, conflict: Json, spans: list[Span]) -> bool:
    """Whether figures of a finding stand in two quotes of a conflict, or all in them."""
    held = [next(_holding(story, conflict, one), None) for one in spans]
    return None not in held or len({*held} - {None}) > 1


def _holding(story: Json, conflict: Json, span: Span) -> Iterator[int]:
    """Which quotes of a conflict a figure stands in."""
    for number, (report, quote) in enumerate(conflict["claims"]):
        start = story["reports"][report]["text"].find(quote)
        if span.report == str(report) and span.start < start + len(quote) and start < span.end:
            yield number


def quotes(story: Json, spans: list[Span]) -> Iterator[tuple[str, str]]:
    for one in spans:
        yield one.report, story["reports"][int(one.report)]["text"][one.start : one.end]


if __name__ == "__main__":
    main()
