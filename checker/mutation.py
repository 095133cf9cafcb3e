"""The mutation score: one slip at a time planted into consistent reports, and what the checker makes of it.

A place for a slip is a figure that some rule holds against others, where the slip breaks that rule: in a figure that
nothing else speaks of no reader could find it. The slip is planted in the text, and the whole pipeline runs on it.
It is caught if a finding names the figure; any finding that does not is a false alarm.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from checker.judging.evaluate import evaluate
from checker.judging.mends import Case, Mend, mended
from checker.judging.planted_slips import PLANTINGS
from checker.judging.pool import Pool
from checker.judging.verdicts import judgements
from checker.judging.withdrawal import withdraw
from checker.model.claim import Claim, Confidence
from checker.model.finding import Finding
from checker.model.interval import Verdict
from checker.model.report import Report
from checker.model.result import Result
from checker.pipeline import check
from checker.rulebook.load import Rulebook

SHOWN = Confidence.MEDIUM


class Place(msgspec.Struct, frozen=True):
    """Where a slip of a kind can be planted, the words it leaves, and the first rule that it breaks."""

    claim: Claim
    kind: str
    words: str
    rule: str


class Outcome(msgspec.Struct, frozen=True):
    """What came of one planted slip; `explained` if the finding's first slip is the planted one."""

    place: Place
    caught: bool
    explained: bool
    false_alarms: tuple[str, ...] = ()


class Tally(msgspec.Struct):
    """Counts over planted slips."""

    planted: int = 0
    caught: int = 0
    explained: int = 0
    false_alarms: int = 0


class Score(msgspec.Struct):
    """All counts, and those by rule and by slip; false alarms by the rule that raised them."""

    total: Tally
    by_rule: dict[str, Tally]
    by_slip: dict[str, Tally]


def consistent(reports: Sequence[Report], conflicts: Iterable[frozenset[str]], rulebook: Rulebook) -> list[Report]:
    """The reports of a story without the fewest that must go, so that no known conflict and no finding is left.

    `conflicts` are the ids of the reports that a known conflict lies in.
    """
    left = _without(reports, withdraw(conflicts, {}).claims)
    while found := [one for one in check(left, rulebook).findings if one.confidence >= SHOWN]:
        report_of = {claim.id: claim.report for claim in check(left, rulebook).claims}
        hosts = (frozenset(report_of[claim] for claim in finding.claims) for finding in found)
        left = _without(left, withdraw(hosts, {}).claims)
    return left


def _without(reports: Sequence[Report], gone: Sequence[str]) -> list[Report]:
    return [one for one in reports if one.id not in gone]


def places(result: Result, rulebook: Rulebook) -> Iterator[Place]:
    """Every place for every kind of slip, each once."""
    texts = {report.id: report.text for report in result.reports}
    seen: set[tuple[str, str]] = set()
    for group in result.groups:
        pool = Pool(sorted(group.claims, key=lambda claim: (claim.figure, claim.id)), rulebook.measures)
        for case in _cases(pool, rulebook):
            for place in _of_case(case, texts):
                if (place.claim.id, place.kind) not in seen:
                    seen.add((place.claim.id, place.kind))
                    yield place


def _cases(pool: Pool, rulebook: Rulebook) -> Iterator[Case]:
    for rule in rulebook.rules:
        for judged in judgements(rule, pool):
            if judged.verdict is not Verdict.BROKEN:
                yield Case(rule, judged.binding, pool)


def _of_case(case: Case, texts: Mapping[str, str]) -> Iterator[Place]:
    for one in case.figures:
        span = one.claim.figure
        words = texts[span.report][span.start : span.end]
        for kind, planting in PLANTINGS.items():
            for plant in planting(case, one, words):
                mend = Mend(one.id, "", (plant.claim,))
                judged = evaluate(case.rule, mended(case.binding, mend, case.pool.measures))
                if judged is not None and judged.verdict is Verdict.BROKEN:
                    yield Place(one.claim, kind, plant.words, case.rule.id)
                    break


def plant(place: Place, reports: Sequence[Report], rulebook: Rulebook) -> Outcome:
    """What the checker says once a slip is planted."""
    span = place.claim.figure
    texts = {one.id: one for one in reports}
    host = texts[span.report]
    grown = len(place.words) - (span.end - span.start)
    text = host.text[: span.start] + place.words + host.text[span.end :]
    changed = replace(host, text=text, body=(host.body[0], host.body[1] + grown))
    result = check([changed if one.id == host.id else one for one in reports], rulebook)
    planted = replace(span, end=span.end + grown)
    claims = {claim.id: claim for claim in result.claims}
    found = [one for one in result.findings if one.confidence >= SHOWN]
    hits = [one for one in found if any(claims[claim].figure.overlaps(planted) for claim in one.claims)]
    wrong = tuple(one.rule for one in found if one not in hits)
    return Outcome(place, bool(hits), any(_explains(one, place.kind) for one in hits[:1]), wrong)


def _explains(finding: Finding, kind: str) -> bool:
    return bool(finding.slips) and finding.slips[0].kind == kind


def score(outcomes: Iterable[Outcome]) -> Score:
    """The counts over all planted slips."""
    total = Tally()
    by_rule: defaultdict[str, Tally] = defaultdict(Tally)
    by_slip: defaultdict[str, Tally] = defaultdict(Tally)
    for one in outcomes:
        for tally in (total, by_rule[one.place.rule], by_slip[one.place.kind]):
            tally.planted += 1
            tally.caught += one.caught
            tally.explained += one.explained
        for rule in one.false_alarms:
            for tally in (total, by_rule[rule], by_slip[one.place.kind]):
                tally.false_alarms += 1
    return Score(total, dict(sorted(by_rule.items())), dict(sorted(by_slip.items())))
