"""`checker why`: field by field, why two figures were or were not compared."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.problems import tell
from checker.errors import InputError

if TYPE_CHECKING:
    from checker.model.claim import Claim
    from checker.model.result import Result
    from checker.rulebook.load import Rulebook

PLACE = re.compile(r"(?P<file>.+):(?P<line>\d+):(?P<column>\d+)")


@click.command()
@click.argument("places", nargs=-1, required=True, metavar="A B | ID PATH...")
@click.option("--debug", is_flag=True, help="Show tracebacks.")
def why(places: tuple[str, ...], debug: bool) -> int:
    """Compare two figures, each given as FILE:LINE:COLUMN; or those of a finding, by its id and the reports."""
    from checker.pipeline import check, default_rulebook
    from checker.reading import read_all

    matches = [match for match in map(PLACE.fullmatch, places) if match]
    are_places = len(places) == len(matches) == 2
    files = list(dict.fromkeys(match["file"] for match in matches)) if are_places else places[1:]
    reports, problems = read_all(files, stdin=sys.stdin)
    result = check(reports, problems=problems)
    tell(result.problems)
    one, *others = [_at(result, match) for match in matches] if are_places else _of_finding(result, places[0])
    for other in others or [one]:
        _explain(one, other, result, default_rulebook())
    return 2 if result.problems else 0


def _of_finding(result: Result, id_: str) -> list[Claim]:
    """The claims of a finding, given by the first digits of its id."""
    finding = next((one for one in result.findings if one.fingerprint.startswith(id_)), None)
    if finding is None:
        raise InputError(f"no finding {id_!r}", advice="give two FILE:LINE:COLUMN, or an id and its reports")
    claims = {claim.id: claim for claim in result.claims}
    return [claims[one] for one in finding.claims]


def _at(result: Result, match: re.Match[str]) -> Claim:
    """The claim whose figure stands at a place, or nearest to it on its line."""
    names = {Path(match["file"]).name, Path(match["file"]).as_posix(), match["file"]}
    report = next((one for one in result.reports if one.id in names), None)
    if report is None:
        read = ", ".join(one.id for one in result.reports) or "none"
        raise InputError("not among the reports that were read", where=match["file"], advice=f"read: {read}")
    line = int(match["line"])
    offset = report.offset(line, int(match["column"]))
    here = [one for one in result.claims if one.report == report.id and report.place(one.figure.start).line == line]
    if not here:
        raise InputError("no figure on this line", where=match[0], advice="see checker claims")
    return min(here, key=lambda one: max(one.figure.start - offset, offset - one.figure.end, 0))


def _explain(one: Claim, other: Claim, result: Result, rulebook: Rulebook) -> None:
    from checker.judging.why import compare
    from checker.telling.table import explanation
    from checker.telling.words import safe, step

    reports = {report.id: report for report in result.reports}
    for claim in (one, other):
        click.echo(explanation(claim, reports[claim.report]))
    compared = compare(one, other, rulebook, result.claims)
    click.echo()
    for field in compared.fields:
        blocks = "  <- keeps them apart" if field.blocks else ""
        click.echo(
            f"  {field.field:<12}{safe(field.one) or '-':<28}{safe(field.other) or '-':<28}{field.relation}{blocks}"
        )
    if not compared.rules:
        click.echo(f"\nno rule compared them{': ' + ', '.join(compared.blocked_by) if compared.blocked_by else ''}")
    for rule in compared.rules:
        click.echo(f"\n{rule.rule}: {rule.verdict.value} ({rule.reading.value} reading)")
        for one_step in rule.steps:
            click.echo(f"    {step(one_step)}")
    _tell_weighing(one, other, result, rulebook)


def _tell_weighing(one: Claim, other: Claim, result: Result, rulebook: Rulebook) -> None:
    """What speaks for and against the two being about one thing, the weightiest first."""
    from checker.pipeline import weigh

    weighing = weigh(one, other, result.claims, rulebook)
    if weighing.apart:
        click.echo(f"\nnot weighed as counterparts: {weighing.apart}")
        return
    click.echo(f"\nlikely counterparts: {weighing.score:.2f}")
    for name, value, weight in weighing.features:
        click.echo(f"    {name:<24}{value:>6.2f} x {weight:>5.2f} = {value * weight:>5.2f}")
