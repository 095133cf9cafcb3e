"""`checker check`: judge some reports together."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from checker import __version__
from checker.cli import config, decisions, outputs
from checker.telling.formats import FORMATS

if TYPE_CHECKING:
    from checker.model.finding import Finding
    from checker.model.result import Result
    from checker.telling.telling import Telling


DATE = click.DateTime(["%Y-%m-%d"])
FORMAT_HELP = f"{', '.join(FORMATS)}; repeatable."


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=PATH]",
    help="How findings are told; repeatable, one to standard output.",
)
@click.option("--strictness", type=click.Choice(list(config.STRICTNESS)), help="The least confidence that is shown.")
@click.option("--fail-on", type=click.Choice(list(config.GATES)), help="The least severity that fails.")
@click.option("--rules", multiple=True, metavar="DIR", help="Rules of your own, beside the standard ones.")
@click.option("--date", "published", type=DATE, metavar="DATE", help="The date of reports that give none.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("--config", "config_file", metavar="FILE", help="Instead of the nearest checker.toml.")
@click.option("--debug", is_flag=True, help="Show tracebacks.")
def check(
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    strictness: str | None,
    fail_on: str | None,
    rules: tuple[str, ...],
    published: datetime | None,
    color: str,
    config_file: str | None,
    debug: bool,
) -> int:
    """Say which figures of some reports (files, folders, or - for standard input) cannot all be true.

    A folder with a decisions.toml is held against it: clean is what shows all known conflicts and nothing else.
    """
    from checker.pipeline import check as run
    from checker.pipeline import withdrawal
    from checker.reading import read_all
    from checker.rulebook.load import load
    from checker.telling.telling import Telling

    chosen = outputs.outputs(formats)
    settings = config.settings(paths, {"strictness": strictness, "fail_on": fail_on, "rules": rules}, config_file)
    rulebook = load([Path(one) for one in settings.rules])
    reports, problems = read_all(paths, stdin=sys.stdin, published=published.date() if published else None)
    result = run(reports, rulebook, problems)
    shown = tuple(one for one in result.findings if one.confidence >= settings.confidence)
    telling = Telling(result, shown, rulebook, gate=settings.severity, version=__version__)
    telling = msgspec.structs.replace(telling, withdrawal=withdrawal(result, shown, rulebook))
    entries, faults = decisions.load(paths, result)
    failing = [one for one in shown if telling.fails(one)]
    # A register is about what is found, whatever fails the run.
    judged = failing if telling.gate is not None else shown
    outcome = decisions.settle(entries, judged, telling.claims) if entries else None
    result = msgspec.structs.replace(result, problems=(*result.problems, *faults))
    telling = msgspec.structs.replace(telling, result=result, marks=outcome.marks if outcome else {})
    for output in chosen:
        outputs.write(output, telling, color)
    _account(result, len(result.findings) - len(shown), outcome)
    return _code(telling, failing, outcome if telling.gate is not None else None)


def _account(result: Result, hidden: int, outcome: decisions.Outcome | None) -> None:
    """The closing lines, on stderr: what was read, what could not be, what the register says."""
    from checker.telling import words
    from checker.telling.coverage import coverage

    for problem in result.problems:
        click.echo(words.problem(problem), err=True)
    for note in (note for report in result.reports for note in report.notes):
        click.echo(f"note: {words.safe(note)}", err=True)
    if outcome is not None:
        for complaint in outcome.complaints():
            click.echo(words.safe(complaint), err=True)
        click.echo(outcome.summary(), err=True)
    click.echo(coverage(result, hidden), err=True)
    if not result.coverage.compared and not result.findings:
        click.echo("nothing was judged: no two figures could be compared", err=True)


def _code(telling: Telling, failing: list[Finding], outcome: decisions.Outcome | None) -> int:
    """2 outranks 1: what could not be done is worse than what was found."""
    if telling.result.faults or not telling.is_judged:
        return 2
    if outcome is not None:
        return 0 if outcome.clean else 1
    return 1 if failing else 0
