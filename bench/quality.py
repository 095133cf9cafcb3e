"""Measure the checker on labelled data: quality.py FOLDER [--set NAME]... [--errors N] [--json] [--jobs N].

FOLDER holds any of `cases/`, `pairs/*.jsonl`, `claims/*.jsonl`, `quantities/*.jsonl` and `times/*/`, with their
scorers (`score_*.py`) beside them. Everything runs through the public interface of `checker`, at the default
gate. The table gives precision with its 95 % interval, recall, F1, false alarms, and KB of text a second of
processor time. All figures in the JSON are shares from 0 to 1, but for `n` and `kb_per_s`.
"""

from __future__ import annotations

import argparse
import collections
import importlib.util
import json
import multiprocessing
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import adapters
import newsquant

import checker

Json = dict[str, Any]
Scores = dict[str, Json]
Answer = tuple[bool, bool, float]


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


# Labelled events


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
                quotes = [_quote(texts, claims[claim]) for claim in finding.claims]
                yield f"wrong: {finding.rule}", f"{event}: {' | '.join(quotes)}"
        for one in gold["conflicts"]:
            if one["id"] not in found:
                yield f"missed: {one['type']}, {_cause(one, gold, result)}", f"{event}: {one['why']}"


def _quote(texts: dict[str, str], claim: Any) -> str:
    span = claim.figure
    words = " ".join(texts[span.report][span.start : span.end].split())
    return f"{span.report} {words!r} ({claim.measure}, {claim.entity}, {claim.when.iso() if claim.when else ''})"


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


# Pairs


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
            quotes = [_quote(by_id, claims[claim]) for claim in finding.claims]
            yield f"false alarm ({item['label']}): {finding.rule}", f"{item['id']}: {' | '.join(quotes)} :: {texts}"


# Claims, quantities, times


def claims(bench: Bench) -> Scores:
    paths = sorted((bench.folder / "claims").glob("*.jsonl"))
    if not paths:
        return {}
    scorer = bench.scorer("claims")
    gold = [passage for path in paths for passage in scorer.read(path)]
    reports = [adapters.report(one["id"], one["text"], published=one.get("date")) for one in gold]
    size = sum(len(one.text) for one in reports)
    found, speed = timed(lambda: [checker.extract(one) for one in reports], size)
    tally: collections.Counter[Any] = collections.Counter()
    wanted = predicted = matched = 0
    errors: list[tuple[str, str]] = []
    for passage, extracted in zip(gold, found, strict=True):
        text = passage["text"]
        ours = [adapters.claim(one) for one in extracted if one.amount is not None]
        spans = [(text.index(c["quote"]), text.index(c["quote"]) + len(c["quote"]), c) for c in passage["claims"]]
        paired = scorer.pair_up(spans, ours)
        wanted, predicted, matched = wanted + len(spans), predicted + len(ours), matched + len(paired)
        for one, other, _ in paired:
            scorer.judge(one, other, tally)
            errors += _claim_errors(scorer, one, other)
        taken = {id(one) for one, _, _ in paired}
        errors += [("missed", f"{c['quote']!r} in {text}") for *_, c in spans if id(c) not in taken]
        used = {index for *_, index in paired}
        errors += [("extra", f"{text[c['start'] : c['end']]!r} in {text}") for i, c in enumerate(ours) if i not in used]
    bench.complain("claims", errors)

    def share(name: str) -> float:
        return tally[name] / tally[name, "of"] if tally[name, "of"] else 0.0

    return {
        "claims": {
            "n": wanted,
            "detection_f1": f1(matched / max(predicted, 1), matched / max(wanted, 1)),
            "joint_f1": 2 * tally["joint"] / max(predicted + wanted, 1),
            **{name: share(name) for name in ("value", "bound", "unit", "entity", "measure")},
            "when": share("when (gold given)"),
            "said_by": share("said_by (gold given)"),
            "kb_per_s": speed,
        }
    }


def _claim_errors(scorer: ModuleType, gold: Json, ours: Json) -> Iterable[tuple[str, str]]:
    checks = {
        "value": scorer.same_value(gold["value"], ours["value"]),
        "bound": scorer.same_bound(gold["bound"], ours["bound"]),
        "unit": scorer.same_unit(gold["unit"], ours["unit"]),
        "measure": scorer.alike(gold["measure"], ours["measure"]),
        "entity": scorer.alike(gold["entity"], ours["entity"]),
        "when": not gold["when"] or scorer.interval(gold["when"]) == scorer.interval(ours["when"]),
        "said_by": not gold["said_by"] or scorer.alike(gold["said_by"], ours["said_by"]),
    }
    for name, right in checks.items():
        if not right:
            yield name, f"{gold['quote']!r}: {gold[name]!r}, not {ours[name]!r}"


def quantities(bench: Bench) -> Scores:
    paths = sorted((bench.folder / "quantities").glob("*.jsonl"))
    if not paths:
        return {}
    scorer = bench.scorer("quantities")
    gold = [item for path in paths for item in scorer.load_gold(bench.folder, str(path))]
    size = sum(len(item["text"]) for item in gold)
    found, speed = timed(lambda: [checker.mentions(adapters.report(i["id"], i["text"])) for i in gold], size)
    ours = {item["id"]: newsquant.quantities(item["text"], one) for item, one in zip(gold, found, strict=True)}
    hits: collections.Counter[str] = collections.Counter()
    for item in gold:
        wanted, got = item["quantities"], ours[item["id"]]
        hits.update(scorer.matched_counts(wanted, got, False))
        hits["value+bound"] += scorer.largest_matching(wanted, got, _same_value_and_bound(scorer))[0]
    n_gold, n_ours = sum(len(item["quantities"]) for item in gold), sum(map(len, ours.values()))
    bench.complain("quantities", _quantity_errors(scorer, gold, ours))
    names = {"value_f1": "value", "value_unit_f1": "value+unit", "value_bound_f1": "value+bound"}
    scores = {key: 2 * hits[name] / max(n_gold + n_ours, 1) for key, name in names.items()}
    return {"quantities": {"n": n_gold, **scores, "kb_per_s": speed}}


def _same_value_and_bound(scorer: ModuleType) -> Callable[[Json, Json], bool]:
    def fold(bound: str | None) -> str:
        return bound if bound in ("<", ">", "~") else "="

    return lambda a, b: scorer.same_value(a["value"], b["value"]) and fold(a["bound"]) == fold(b["bound"])


def _quantity_errors(scorer: ModuleType, gold: list[Json], ours: dict[str, list[Json]]) -> Iterable[tuple[str, str]]:
    for item in gold:
        wanted, got = item["quantities"], ours[item["id"]]
        counts = scorer.matched_counts(wanted, got, False)
        cause = "value" if counts["value"] < max(len(wanted), len(got)) else "unit"
        if counts["value+unit"] < max(len(wanted), len(got)):
            shown = [(one["value"], one["bound"], one["unit"]) for one in got]
            yield cause, f"{item['text']} gold {[tuple(one.values()) for one in wanted]} ours {shown}"


def times(bench: Bench) -> Scores:
    scores: Scores = {}
    folder = bench.folder / "times"
    for path in sorted(one for one in folder.glob("*") if one.is_dir()) if folder.is_dir() else []:
        scorer = bench.scorer("times")
        gold = scorer.gold_dir(str(path))
        reports = {doc: adapters.report(doc, text, published=_day(dct)) for doc, (dct, text, _) in gold.items()}
        size = sum(len(one.text) for one in reports.values())
        found, speed = timed(lambda: {doc: checker.mentions(one) for doc, one in reports.items()}, size)  # noqa: B023
        ours = {doc: [(t.start, t.end, t.type, t.value) for t in one.times] for doc, one in found.items()}
        result, errors = scorer.score(gold, ours)
        bench.complain(f"times/{path.name}", [(one[0], "\t".join(map(str, one[1:]))) for one in errors])
        scores[f"times/{path.name}"] = {
            "n": result["gold"],
            **{f"{key}_f1": result[key]["f1"] for key in ("relaxed", "value", "day")},
            "kb_per_s": speed,
        }
    return scores


def _day(dct: str) -> str | None:
    return dct[:10] if len(dct) >= 10 else None


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
