"""`checker claims`: the figures of reports, and how each was understood."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from checker.model.claim import Claim
    from checker.model.report import Report


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "jsonl", "csv"]), default="table", show_default=True
)
@click.option("--not-understood", is_flag=True, help="Only the figures whose measure is not known.")
@click.option("--explain", is_flag=True, help="The words that decided each field, claim by claim.")
@click.option("--debug", is_flag=True, help="Show tracebacks.")
def claims(paths: tuple[str, ...], form: str, not_understood: bool, explain: bool, debug: bool) -> int:
    """List every claim with its place, entity, measure, amount, time, speaker, scope and links."""
    if explain and form != "table":
        raise click.UsageError("--explain is for the table; json and jsonl carry the evidence of each field.")
    from checker.cli.problems import tell
    from checker.pipeline import extract_all, mentions
    from checker.reading import read_all
    from checker.reading.dateline import with_date_lines
    from checker.telling.table import times_table

    given, problems = read_all(paths, stdin=sys.stdin)
    reports = with_date_lines(given)
    found, unreadable = extract_all(reports)
    chosen = [one for one in found if not (not_understood and one.measure)]
    by_id = {report.id: report for report in reports}
    if reports or form != "table":
        click.echo(_render("explanations" if explain else form, chosen, by_id))
    if reports and form == "table" and not (not_understood or explain):
        click.echo(f"\n{times_table((report, mentions(report).times) for report in reports)}")
    tell((*problems, *unreadable))
    return 2 if any(not one.minor for one in (*problems, *unreadable)) else 0


def _render(form: str, chosen: list[Claim], reports: dict[str, Report]) -> str:
    from checker.telling import machine
    from checker.telling.spreadsheet import claims_csv
    from checker.telling.table import explanations, table

    writers = {
        "table": table,
        "explanations": explanations,
        "json": machine.claims_json,
        "jsonl": machine.claims_jsonl,
        "csv": claims_csv,
    }
    return writers[form](chosen, reports)
