"""Labelled passages: their claims, their quantities, their times."""

from __future__ import annotations

import collections
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any

import adapters
import newsquant
from harness import Bench, Json, Scores, f1, timed

import checker


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
