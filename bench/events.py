"""Labelled events: which of the conflicts between some reports of each are found, and what is flagged beside them."""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType
from typing import Any

import adapters
from harness import Bench, Json, Scores, f1, quote, timed

import checker


def cases(bench: Bench) -> Scores:
    root = bench.folder / "cases"
    if not root.is_dir():
        return {}
    scorer = bench.scorer("cases")
    events, _ = scorer.load_gold(root)
    reports = {event: adapters.event_reports(root, event) for event in sorted(events)}
    size = sum(len(one.text) for story in reports.values() for one in story)
    results, speed = timed(lambda: {event: checker.check(story) for event, story in reports.items()}, size)
    predictions: list[Json] = []
    for result in results.values():
        claims = {claim.id: claim for claim in result.claims}
        predictions += [adapters.conflict(finding, claims) for finding in adapters.gated(result.findings)]
    total = scorer.score(events, {"conflicts": predictions})["ALL"]
    bench.complain("cases", _case_errors(scorer, events, results))
    predicted = total["right"] + total["wrong"]
    precision = total["right"] / predicted if predicted else 0.0
    recall = total["found"] / total["gold"] if total["gold"] else 0.0
    figures = {
        "n": total["gold"],
        "precision": precision,
        "precision_ci95": bench.scorer("pairs").wilson(total["right"], predicted),
        "recall": recall,
        "f1": f1(precision, recall),
        "false_alarms": total["wrong"] / predicted if predicted else 0.0,
        "lookalikes_flagged": total["flagged"] / total["looks"] if total["looks"] else 0.0,
        "kb_per_s": speed,
    }
    return {"cases": figures}


def _case_errors(scorer: ModuleType, events: Json, results: Json) -> Iterable[tuple[str, str]]:
    for event, result in results.items():
        gold = events[event]
        texts = {one.id: one.text for one in result.reports}
        claims = {claim.id: claim for claim in result.claims}
        found: set[str] = set()
        for finding in adapters.gated(result.findings):
            hits = scorer.overlapping(adapters.conflict(finding, claims)["claims"], gold["spans"])
            right = {one["id"] for one in gold["conflicts"] if scorer.agrees(hits, one["claims"])}
            found |= right
            if not right and not any(scorer.agrees(hits, one["claims"]) for one in gold["debatable"]):
                quotes = [quote(texts, claims[claim]) for claim in finding.claims]
                yield f"wrong: {finding.rule}", f"{event}: {' | '.join(quotes)}"
        for one in gold["conflicts"]:
            if one["id"] not in found:
                yield f"missed: {one['type']}, {_cause(one, gold, result)}", f"{event}: {one['why']}"


def _cause(conflict: Json, gold: Json, result: Any) -> str:
    """What the claims of a missed conflict have not in common, as far as that can be seen."""
    pairs = []
    for wanted in conflict["claims"]:
        file, start, end = gold["spans"][wanted]
        found = [c for c in result.claims if c.report == file and c.figure.start < end and start < c.figure.end]
        if not found:
            return "figure not extracted"
        pairs.append(found[0])
    if not all(one.measure for one in pairs):
        return "no measure"
    fields = ("measure", "entity", "scope", "when")
    return next(
        (f"{field} differs" for field in fields if len({str(getattr(one, field)) for one in pairs}) > 1), "rule"
    )
