"""Pairs of texts that are labelled as in conflict, consistent, or unknown."""

from __future__ import annotations

import collections
import multiprocessing
import time
from collections.abc import Callable, Iterable

import adapters
from harness import Bench, Json, Scores, quote

import checker

Answer = tuple[bool, bool, float]


def pairs(bench: Bench) -> Scores:
    scores: Scores = {}
    for path in sorted((bench.folder / "pairs").glob("*.jsonl")):
        if not bench.wants(path.stem):
            continue
        scorer = bench.scorer("pairs")
        gold = scorer.read(path)
        answers = _map(_judge, gold, bench.jobs)
        predictions = {one["id"]: {"conflict": flagged} for one, (flagged, *_) in zip(gold, answers, strict=True)}
        metrics = scorer.metrics(gold, predictions)
        size = sum(len(text["text"]) for one in gold for text in one["texts"])
        labels = collections.Counter(one["label"] for one in gold)
        scores[path.stem] = {
            **{key: metrics[key] for key in ("n", "precision", "precision_ci95", "recall", "f1")},
            "false_alarms_consistent": metrics["false_alarms_consistent"] / max(labels["consistent"], 1),
            "false_alarms_unknown": metrics["false_alarms_unknown"] / max(labels["unknown"], 1),
            "within_a_text": sum(alone for _, alone, _ in answers) / max(len(gold), 1),
            "kb_per_s": size / 1000 / max(sum(seconds for *_, seconds in answers), 1e-9),
        }
        bench.complain(path.stem, _pair_errors(gold, predictions))
    return scores


def _judge(item: Json) -> tuple[bool, bool, float]:
    """Whether texts are said to be in conflict, whether one is with itself, and the seconds it took.

    The labels say whether the texts contradict each other: what does not add up inside one of them is no answer.
    """
    start = time.process_time()
    reports = [
        adapters.report(f"{index}-{text['source']}", text["text"], source=text["source"], published=text.get("date"))
        for index, text in enumerate(item["texts"])
    ]
    result = checker.check(reports)
    findings = adapters.gated(result.findings)
    between = [one for one in findings if adapters.is_between(one, result)]
    return bool(between), len(between) < len(findings), time.process_time() - start


def _map(work: Callable[[Json], Answer], items: list[Json], jobs: int) -> list[Answer]:
    if jobs < 2:
        return [work(item) for item in items]
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        return pool.map(work, items, chunksize=50)


def _pair_errors(gold: list[Json], predictions: Json) -> Iterable[tuple[str, str]]:
    for item in gold:
        flagged = predictions[item["id"]]["conflict"]
        if flagged == (item["label"] == "conflict"):
            continue
        texts = " || ".join(" ".join(text["text"].split())[:300] for text in item["texts"])
        if not flagged:
            yield "missed", f"{item['id']}: {texts}"
            continue
        reports = [
            adapters.report(f"{index}", text["text"], published=text.get("date"))
            for index, text in enumerate(item["texts"])
        ]
        result = checker.check(reports)
        claims = {claim.id: claim for claim in result.claims}
        by_id = {one.id: one.text for one in result.reports}
        between = [one for one in adapters.gated(result.findings) if adapters.is_between(one, result)]
        for finding in between[:2]:
            quotes = [quote(by_id, claims[claim]) for claim in finding.claims]
            yield f"false alarm ({item['label']}): {finding.rule}", f"{item['id']}: {' | '.join(quotes)} :: {texts}"
