"""Fit the weights of alignment's matching: fit_matching.py QUALITY_FOLDER [--only FEATURE...] [--out MATCHING.toml].

Each labelled pair of texts is a bag of candidate pairs of figures: a conflict has at least one pair that speaks of
the same thing, every other text none that is at odds. Of a conflict the likeliest pair is taken, the weights are
fitted by penalised logistic regression, and again. What speaks for sameness gets no weight below zero, and what
speaks against it none above. Prints what weights give that were fitted without an item's group (five folds, no
article in two of them), and without its whole set: the second is what to trust. Needs numpy. Deterministic.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from msgspec.structs import replace

import checker
from checker.alignment.candidates import Candidate
from checker.alignment.features import AGAINST, FOR
from checker.alignment.matching import scored
from checker.alignment.placing import canonical
from checker.cli import register
from checker.lexicon.load import table as lexicon
from checker.model.claim import Claim
from checker.model.result import Coverage, Result
from checker.pipeline import default_rulebook
from checker.reading import read_all

ROOT = Path(__file__).parents[1]
REGISTERED = ROOT / "corpus"
MATCHING = ROOT / "checker" / "lexicon" / "en" / "matching.toml"
Vector = np.ndarray[Any, np.dtype[np.float64]]

Figure = tuple[str, int]
"""A report and where a figure starts in it."""

CASES, CORPUS, PLANTED = "cases", "corpus", "planted"
SHARE = {
    "vitaminc": 4.0,
    "summedits": 1.0,
    "shootings": 1.0,
    "infotabs": 1.0,
    "fm2": 1.0,
    "rte": 0.6,
    "bundles": 1.0,
    CASES: 2.0,
    CORPUS: 2.0,
    PLANTED: 1.0,
}
"""How much each set weighs, whatever its size."""

FIRST = {"near, covered by both": 2.0, "lead": 1.0}
"""Where the fit begins: with the pair that shares most words."""

PENALTY = 10.0
ROUNDS = 8
CROWD = 4.0
"""A text without a conflict weighs as much as so many pairs, however many it has."""

FEW = 6
"""How many figures of a story are changed, one at a time."""

THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9)


class Bag:
    """The candidate pairs of one item, as rows of features."""

    def __init__(self, set_: str, group: str, is_conflict: bool, rows: list[dict[str, float]]) -> None:
        self.set, self.group, self.is_conflict, self.rows = set_, group, is_conflict, rows
        self.x: Vector = np.zeros((0, 0))
        self.weight = 0.0


def pair_bags(folder: Path) -> Iterator[Bag]:
    """A bag an item of the labelled pairs of texts."""
    for name in (name for name in SHARE if name not in (CASES, CORPUS, PLANTED)):
        for line in (folder / "pairs" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            if name == "rte" and item["label"] == "unknown":
                continue  # it has no label for a conflict: many of these are some
            meta = item["meta"]
            group = str(meta.get("page") or meta.get("table") or meta.get("core") or meta.get("group") or item["id"])
            texts = [(f"{index}", text.get("date"), text["text"]) for index, text in enumerate(item["texts"])]
            reports = [checker.Report(id=id_, text=text, published=_day(day)) for id_, day, text in texts]
            rows = [values for _, _, values in _scored(reports)]
            yield Bag(name, f"{name} {group}", item["label"] == "conflict", rows)


def case_bags(folder: Path) -> Iterator[Bag]:
    """A bag a pair of figures of the labelled events: there it is known which figures are in conflict."""
    scorer = _scorer(folder / "score_cases.py")
    events, _ = scorer.load_gold(folder / CASES)
    for event, gold in sorted(events.items()):
        paths = sorted((folder / CASES / "texts" / event).glob("*.txt"))
        reports = [checker.read(path, id=f"{event}/{path.name}", story=event) for path in paths]
        for one, other, values in _scored(reports):
            figures = [candidate.claim.figure for candidate in (one, other)]
            spans = [{"file": figure.report, "start": figure.start, "end": figure.end} for figure in figures]
            hits = scorer.overlapping(spans, gold["spans"])
            if not any(scorer.agrees(hits, item["claims"]) for item in gold["debatable"]):
                is_conflict = any(scorer.agrees(hits, item["claims"]) for item in gold["conflicts"])
                yield Bag(CASES, event, is_conflict, [values])


def corpus_bags(folder: Path) -> Iterator[Bag]:
    """A bag a pair of figures of the registered corpus: a known conflict, or none that its reader found."""
    reports, _ = read_all([str(folder)])
    entries = register.load([str(folder)], (), Result(tuple(reports), (), (), Coverage())).entries
    stories: defaultdict[str, list[checker.Report]] = defaultdict(list)
    for report in reports:
        stories[report.story].append(report)
    for story, told in sorted(stories.items()):
        for one, other, values in _scored(told):
            ends = [candidate.claim.figure for candidate in (one, other)]
            named = {entry.kind for entry in entries if all(any(e.overlaps(s) for s in entry.spans) for e in ends)}
            yield Bag(CORPUS, story, "known" in named, [values])


def planted_bags(folder: Path) -> Iterator[Bag]:
    """A bag a figure on which two long reports of one event agree, changed in one of them.

    What else the reports say stays as it was: the pair has as many rivals as any in a long report.
    """
    stories: defaultdict[str, list[checker.Report]] = defaultdict(list)
    for line in (folder / "pairs" / "bundles.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        if item["label"] == "consistent":
            texts = enumerate(item["texts"])
            stories[item["id"]] = [
                checker.Report(id=f"{i}", text=one["text"], published=_day(one["date"])) for i, one in texts
            ]
    for report in read_all([str(REGISTERED)])[0]:
        stories[report.story].append(report)
    for story, reports in stories.items():
        for one, other, told in islice(_agreeing(reports), FEW):
            for ours, theirs, values in _scored(told):
                if {one, other} == {_place(ours), _place(theirs)}:
                    yield Bag(PLANTED, story, True, [values])


def _agreeing(reports: list[checker.Report]) -> Iterator[tuple[Figure, Figure, list[checker.Report]]]:
    """Places of figures in two reports that give one number, with the reports as one of them gives another."""
    claims = [claim for report in reports for claim in checker.extract(report)]
    texts = {report.id: report.text for report in reports}
    for one in claims:
        written = re.search(r"\d[\d,.]*\d", texts[one.report][one.figure.start : one.figure.end])
        for other in claims if written else ():
            if written and one.report != other.report and _agree(one, other):
                yield _at(one), _at(other), [_changed(report, written.group(), one.report) for report in reports]


def _agree(one: Claim, other: Claim) -> bool:
    if one.amount is None or other.amount is None or "age" in (one.measure, other.measure):
        return False
    same = one.amount.values == other.amount.values and one.amount.unit.dimension == other.amount.unit.dimension
    exact = one.amount.label == other.amount.label == "="
    return same and exact and not {*one.context.near}.isdisjoint(other.context.near)


def _changed(report: checker.Report, number: str, where: str) -> checker.Report:
    """The report with the last two digits but zeros raised by three, wherever the number stands: no slip of a digit."""
    if report.id != where:
        return report
    digits = [index for index, sign in enumerate(number) if sign.isdigit()]
    last = max(place for place, index in enumerate(digits) if number[index] != "0" or not place)
    moved = digits[max(0, last - 1) : last + 1]
    raised = "".join(str((int(sign) + 3) % 10) if at in moved else sign for at, sign in enumerate(number))
    text = re.sub(rf"(?<![\d.,]){re.escape(number)}(?!\d|[.,]\d)", raised, report.text)
    return replace(report, text=text)


def _at(claim: Claim) -> Figure:
    return claim.report, claim.figure.start


def _place(candidate: Candidate) -> Figure:
    return _at(candidate.claim)


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _scored(reports: list[checker.Report]) -> Iterator[tuple[Candidate, Candidate, dict[str, float]]]:
    measures = default_rulebook().measures
    claims = canonical([claim for report in reports for claim in checker.extract(report)], measures)
    yield from scored(claims, measures)


# Fitting


class Fit:
    """Bags as matrices over one list of features."""

    def __init__(self, bags: list[Bag], held: dict[str, float]) -> None:
        self.names = sorted({name for bag in bags for row in bag.rows for name in row})
        self.signs = np.array([(name in FOR) - (name in AGAINST) for name in self.names], dtype=float)
        self.start = np.array([held.get(name, FIRST.get(name, 0.0)) for name in self.names])
        self.moves = np.array([name not in held for name in self.names])
        column = {name: index for index, name in enumerate(self.names)}
        counts = Counter(bag.set for bag in bags)
        for bag in bags:
            bag.x = np.zeros((len(bag.rows), len(self.names)))
            bag.weight = 1000 * SHARE[bag.set] / counts[bag.set]
            for index, row in enumerate(bag.rows):
                for name, value in row.items():
                    bag.x[index, column[name]] = value

    def weights(self, bags: list[Bag]) -> Vector:
        """Weights, one a feature, fitted on some of the bags."""
        conflicts = [bag for bag in bags if bag.is_conflict]
        others = [bag for bag in bags if not bag.is_conflict]
        x_others = np.concatenate([bag.x for bag in others])
        w_others = np.concatenate([np.full(len(bag.x), bag.weight * min(1, CROWD / len(bag.x))) for bag in others])
        w_conflicts = np.array([bag.weight for bag in conflicts])
        y = np.concatenate([np.ones(len(conflicts)), np.zeros(len(x_others))])
        weights = self.start
        for _ in range(ROUNDS):
            likeliest = np.array([bag.x[np.argmax(bag.x @ weights)] for bag in conflicts])
            x = np.concatenate([likeliest, x_others])
            weights = newton(x, y, np.concatenate([w_conflicts, w_others]), weights, self.signs, self.moves)
        return weights


def newton(x: Vector, y: Vector, of: Vector, start: Vector, signs: Vector, moves: Vector) -> Vector:
    """Logistic regression with an L2 penalty by projected Newton steps; `of` weighs the rows.

    A weight whose sign is 1 stays at 0 or above, one whose sign is -1 at 0 or below; one that `moves` not stays.
    """

    def loss(weights: Vector) -> float:
        z = x @ weights
        return float((of * (np.logaddexp(0, z) - y * z)).sum() + PENALTY / 2 * weights @ weights)

    def project(weights: Vector) -> Vector:
        return np.where(signs * weights < 0, 0.0, weights)

    weights = project(start)
    current = loss(weights)
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        gradient = x.T @ (of * (p - y)) + PENALTY * weights
        free = moves & ~((weights == 0) & (signs * gradient > 0))
        hessian = (x * (of * p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(len(weights))
        step = np.zeros(len(weights))
        step[free] = np.linalg.solve(hessian[np.ix_(free, free)], gradient[free])
        while (reached := loss(project(weights - step))) > current and np.abs(step).max() > 1e-6:
            step = step / 2
        if current - reached < 1e-3:
            break
        weights, current = project(weights - step), reached
    return weights


def by_group(bags: list[Bag], folds: int = 5) -> list[object]:
    """A fold for each bag, so that those of one group share it."""
    groups = sorted({bag.group for bag in bags})
    random.Random(1).shuffle(groups)
    fold = {group: index % folds for index, group in enumerate(groups)}
    return [fold[bag.group] for bag in bags]


def cross_validated(fit: Fit, bags: list[Bag], folds: list[object]) -> list[float]:
    """The likelihood of the likeliest pair of each bag, under weights fitted without its fold."""
    fitted = {
        fold: fit.weights([bag for bag, of in zip(bags, folds, strict=True) if of != fold])
        for fold in sorted(set(folds), key=str)
    }
    return [float(1 / (1 + np.exp(-(bag.x @ fitted[fold]).max()))) for bag, fold in zip(bags, folds, strict=True)]


def table(bags: list[Bag], scores: list[float], conflicts: Counter[str]) -> Iterator[str]:
    for name in SHARE:
        scored_bags = [(bag, score) for bag, score in zip(bags, scores, strict=True) if bag.set == name]
        cells = []
        for threshold in THRESHOLDS:
            flagged = [bag.is_conflict for bag, score in scored_bags if score >= threshold]
            right, wrong = sum(flagged), len(flagged) - sum(flagged)
            precision, recall = right / max(1, right + wrong), right / max(1, conflicts[name])
            cells.append(f"{threshold}: P {precision:.2f} R {recall:.2f} -{wrong}")
        yield f"{name:<10} {'   '.join(cells)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, help="the table to write; what else stands in the program's is kept")
    parser.add_argument("--only", nargs="+", help="the features to fit; the others keep the weights they have")
    options = parser.parse_args()
    kept = lexicon("matching")["weights"] if options.only else {}
    held = {name: weight for name, weight in kept.items() if name not in options.only}
    everything = [
        *pair_bags(options.folder),
        *case_bags(options.folder),
        *corpus_bags(REGISTERED),
        *planted_bags(options.folder),
    ]
    conflicts = Counter(bag.set for bag in everything if bag.is_conflict)
    bags = [bag for bag in everything if bag.rows]
    fit = Fit(bags, held)
    for title, folds in (("without its group", by_group(bags)), ("without its set", [bag.set for bag in bags])):
        print(f"{title}:", *table(bags, cross_validated(fit, bags, folds), conflicts), sep="\n")
    weights = dict(zip(fit.names, fit.weights(bags), strict=True))
    lines = [f'"{name}" = {value:.2f}' for name, value in sorted(weights.items(), key=lambda one: -abs(one[1]))]
    if options.out:
        head = MATCHING.read_text(encoding="utf-8").partition("[weights]")[0]
        options.out.write_text("\n".join([f"{head}[weights]", *lines, ""]), encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
