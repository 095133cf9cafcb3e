"""Who quotes whom: reports that repeat one statement have one origin, however many they are.

A report that credits a figure to nobody is its own origin, unless it repeats another report's sentence; one that
credits another outlet of the story has that outlet's origin; any other has its root speaker as origin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.judging.pooled import scope_key
from checker.model.claim import Claim
from checker.model.finding import Finding, Origins
from checker.model.report import Report

if TYPE_CHECKING:
    import networkx

FEWEST_WORDS = 6  # a shorter sentence may be written twice by chance


def with_origins(
    findings: Iterable[Finding], claims: Sequence[Claim], reports: Mapping[str, Report]
) -> Iterator[Finding]:
    """The findings of one group, each with the origins of those of its figures that several reports give."""
    known = tuple(findings)
    if not known:
        return
    stated: defaultdict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        stated[_statement(claim)].append(claim)
    by_id = {claim.id: claim for claim in claims}
    for finding in known:
        alike = {one: stated[_statement(by_id[one])] for one in finding.claims}
        yield replace(finding, origins=tuple(_origins(alike, reports)))


def _statement(claim: Claim) -> object:
    """What a report repeats when it repeats a figure, on whatever day."""
    amount = (claim.amount.values, claim.amount.label, claim.amount.unit.name) if claim.amount else None
    return (claim.entity, claim.measure, amount, claim.moment, claim.weekday, scope_key(claim.scope))


def _origins(alike: Mapping[str, list[Claim]], reports: Mapping[str, Report]) -> Iterator[Origins]:
    for one, claims in alike.items():
        telling = tuple(sorted({claim.report for claim in claims}))
        if len(telling) > 1:
            yield Origins(one, telling, origins(lineage(claims, reports)))


def lineage(claims: Iterable[Claim], reports: Mapping[str, Report]) -> networkx.DiGraph:
    """A graph from each report that gives a statement to whom it credits, and on to whom that one quotes.

    A node is a report's id or a speaker's name; names that differ only in what narrows them are one node.
    """
    import networkx

    graph: networkx.DiGraph = networkx.DiGraph()
    ordered = sorted(claims, key=lambda claim: (_published(reports, claim), claim.figure))
    outlets = {_words(reports[claim.report].source or ""): claim.report for claim in ordered}
    first_with: dict[tuple[str, ...], str] = {}
    for claim in ordered:
        chain = [claim.report, *(_node(name, outlets, graph) for name in claim.said_by)]
        sentence = _sentence(claim, reports)
        first = first_with.setdefault(sentence, claim.report) if len(sentence) >= FEWEST_WORDS else claim.report
        graph.add_node(claim.report)
        steps = [*pairwise(chain), (claim.report, first)]
        graph.add_edges_from((one, other) for one, other in steps if one != other)
    return graph


def origins(graph: networkx.DiGraph) -> tuple[str, ...]:
    """Those who quote nobody; of some who quote one another in a circle, the first by name."""
    import networkx

    quoting = networkx.condensation(graph)
    ends = [circle for circle in quoting if not quoting.out_degree(circle)]
    return tuple(sorted(min(quoting.nodes[circle]["members"]) for circle in ends))


def _published(reports: Mapping[str, Report], claim: Claim) -> str:
    published = reports[claim.report].published
    return published.isoformat() if published else ""


def _node(name: str, outlets: Mapping[frozenset[str], str], graph: networkx.DiGraph) -> str:
    """The report that an outlet's name stands for, a speaker known before by a like name, or the name."""
    words = _words(name)
    if words in outlets:
        return outlets[words]
    return next((one for one in graph if one not in outlets.values() and _is_one(_words(one), words)), name)


def _is_one(one: frozenset[str], other: frozenset[str]) -> bool:
    """ "Joint Chiefs of Staff" and "South Korea's Joint Chiefs of Staff": one name holds all of the other."""
    shorter = min(one, other, key=len)
    return one == other or (len(shorter) > 1 and (one <= other or other <= one))


def _words(name: str) -> frozenset[str]:
    return frozenset(word.removesuffix("'s").removesuffix("’s") for word in name.casefold().split())


def _sentence(claim: Claim, reports: Mapping[str, Report]) -> tuple[str, ...]:
    span = claim.sentence
    return tuple(reports[claim.report].text[span.start : span.end].casefold().split())
