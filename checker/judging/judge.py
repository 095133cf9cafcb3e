"""Judging one group: every rule on every way to fill its names, and what is broken as findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from checker.judging.culprits import culprits
from checker.judging.diagnose import diagnose
from checker.judging.evaluate import Judged
from checker.judging.fingerprint import fingerprint
from checker.judging.pool import Pool
from checker.judging.pooled import Binding, Pooled, root
from checker.judging.verdicts import judgements
from checker.model.amount import Reading
from checker.model.claim import Claim, Confidence, Evidence
from checker.model.finding import Finding, Severity
from checker.model.group import Group
from checker.model.interval import Verdict
from checker.model.result import Judgement
from checker.model.span import Span
from checker.rulebook.load import Rulebook
from checker.rulebook.measures import Behaviour, Measures
from checker.rulebook.rule import Rule

DIAGNOSED = 200  # so many findings of a group are diagnosed
TIMED = (Behaviour.RUNNING_TOTAL, Behaviour.LEVEL, Behaviour.FLOW, Behaviour.AGE)


def judge(group: Group, rulebook: Rulebook) -> Judgement:
    """What the rules say of one group. Pure; the claims' order does not matter."""
    claims = sorted(group.claims, key=lambda claim: (claim.figure, claim.id))
    pool = Pool(claims, rulebook.measures)
    found: dict[tuple[str, tuple[str, ...]], tuple[Finding, Judged]] = {}
    compared: set[str] = set()
    for rule in rulebook.rules:
        for judged in judgements(rule, pool):
            compared.update(copy.id for figure in _figures(judged.binding) for copy in figure.copies)
            if judged.verdict is Verdict.BROKEN:
                finding = _finding(rule, judged, pool)
                found.setdefault((rule.id, tuple(sorted(finding.claims))), (finding, judged))
    settled = _settled([finding for finding, _ in found.values()], pool, rulebook)
    told = (found[finding.rule, tuple(sorted(finding.claims))] for finding in settled)
    return Judgement(tuple(_diagnosed(told, pool, rulebook)), frozenset(compared))


def conflicts(group: Group, rulebook: Rulebook, withdrawn: frozenset[str]) -> Iterator[Finding]:
    """What is broken, as findings without a diagnosis, where some claims are withdrawn."""
    pool = Pool(sorted(group.claims, key=lambda claim: (claim.figure, claim.id)), rulebook.measures, withdrawn)
    for rule in rulebook.rules:
        for judged in judgements(rule, pool):
            if judged.verdict is Verdict.BROKEN:
                yield _finding(rule, judged, pool)


def _diagnosed(found: Iterable[tuple[Finding, Judged]], pool: Pool, rulebook: Rulebook) -> Iterator[Finding]:
    """The findings with what might explain them; where there are very many, the first of them."""
    for number, (finding, judged) in enumerate(found):
        if number >= DIAGNOSED:
            yield finding
        else:
            yield replace(finding, slips=diagnose(rulebook.rule(finding.rule), judged, pool, rulebook.rules))


def _figures(binding: Binding) -> list[Pooled]:
    return [figure for figures in binding.values() for figure in figures]


def _finding(rule: Rule, judged: Judged, pool: Pool) -> Finding:
    core = culprits(rule, judged)
    binding = core.binding
    claims = [figure.claim for figure in _figures(binding)]
    is_disputed = _is_disputed(claims)
    severity = rule.severity.softened() if judged.reading is Reading.USUAL else rule.severity
    return Finding(
        rule=rule.id,
        severity=min(severity, Severity.WARNING) if is_disputed else severity,
        confidence=_confidence(rule, _figures(binding), pool),
        claims=tuple(dict.fromkeys(claim.id for claim in claims)),
        roles={name: tuple(figure.id for figure in figures) for name, figures in binding.items() if figures},
        reading=judged.reading,
        disputed=is_disputed,
        steps=core.outcome.steps,
        values=core.values,
        fields={"entity": claims[0].entity, "measure": claims[0].measure, **core.outcome.fields},
        evidence=tuple(_evidence(rule, _figures(binding), pool)),
        fingerprint=fingerprint(rule.id, claims),
    )


def _is_disputed(claims: Iterable[Claim]) -> bool:
    """Whether different named speakers disagree; a report's own voice is nobody else's."""
    speakers = {root(claim).casefold() for claim in claims}
    return len(speakers) > 1 and "" not in speakers


def _confidence(rule: Rule, figures: list[Pooled], pool: Pool) -> Confidence:
    """That of the least sure claim; at most medium where figures without a date are taken to share a moment.

    An undeclared measure known by its noun alone says what is counted and not what of it: as a reason to compare
    two figures that is weak. Where the text itself joins figures, it does not matter how well each is named.
    """
    least = min(figure.claim.confidence for figure in figures)
    if rule.bind.link:
        named = [figure.claim.confidence for figure in figures if figure.claim.moment]
        joined = [*named, *(link.confidence for link in pool.joining(rule.bind.link, figures))]
        return min(joined, default=Confidence.HIGH)
    if any(_is_vague(figure.claim, pool.measures) for figure in figures):
        return Confidence.LOW
    is_timed = "when" in rule.bind.same or rule.bind.order
    timed = (
        figure for figure in figures if figure.behaviour in TIMED and (is_timed or figure.behaviour is Behaviour.AGE)
    )
    return min(least, Confidence.MEDIUM) if any(figure.claim.when is None for figure in timed) else least


def _is_vague(claim: Claim, measures: Measures) -> bool:
    return claim.amount is not None and claim.measure not in measures and "/" not in claim.measure


def _evidence(rule: Rule, figures: list[Pooled], pool: Pool) -> Iterator[Evidence]:
    """Why these claims were put beside one another."""
    claims = [figure.claim for figure in figures]
    if rule.bind.link:
        yield Evidence("link", rule.bind.link)
        for link in pool.joining(rule.bind.link, figures):
            yield from link.evidence
    for field in rule.bind.same:
        shown = "entity" if field == "owner" else field
        yield Evidence(shown, "same", _words(shown, claims[0]))
    if rule.bind.order:
        yield Evidence("when", "in order", " <= ".join(claim.when.iso() for claim in claims if claim.when))
    if rule.bind.component:
        yield Evidence("measure", "part of", claims[-1].measure)
    if rule.bind.narrows:
        yield Evidence("scope", "inside")
    if rule.bind.within:
        yield Evidence("when", "inside")


def _words(field: str, claim: Claim) -> str:
    match field:
        case "entity":
            return claim.entity
        case "measure":
            return claim.measure
        case "when":
            return claim.when.iso() if claim.when else ""
        case "speaker" | "statement":
            return root(claim)
    return ""


def _settled(findings: list[Finding], pool: Pool, rulebook: Rulebook) -> Iterator[Finding]:
    """Of findings on the same figures only those that no other supersedes, in a fixed order.

    One that is less sure supersedes nothing, and gives way itself: a name may be missing where all other words agree.
    """
    supersedes = {rule.id: frozenset(rule.supersedes) for rule in rulebook.rules}
    rivals_of: defaultdict[frozenset[Span], list[Finding]] = defaultdict(list)
    for finding in findings:
        rivals_of[_places(finding, pool)].append(finding)
    for finding in sorted(findings, key=lambda one: (one.claims, one.rule)):
        rivals = rivals_of[_places(finding, pool)]
        above = (rival for rival in rivals if finding.rule in supersedes[rival.rule])
        below = (rival for rival in rivals if rival.rule in supersedes[finding.rule])
        if any(rival.confidence >= finding.confidence for rival in above):
            continue
        if not any(rival.confidence > finding.confidence for rival in below):
            yield finding


def _places(finding: Finding, pool: Pool) -> frozenset[Span]:
    """Where the figures of a finding stand: a birth and a date may be two claims of one place."""
    return frozenset(pool.claims[one].figure for one in finding.claims)
