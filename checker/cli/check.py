"""`checker check`: judge some reports together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
import msgspec

from checker.cli import outputs
from checker.cli.problems import tell
from checker.cli.run import Run, is_under, judging, run
from checker.telling.formats import FORMATS

if TYPE_CHECKING:
    from checker.cli.focus import Focus

FORMAT_HELP = f"{', '.join(FORMATS)}; repeatable, one to standard output."
NAMED = 5


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "formats", multiple=True, metavar="NAME[=PATH]", help=FORMAT_HELP)
@click.option("--since", metavar="REF", help="Only what touches lines changed since a git version is shown, and fails.")
@click.option("--focus", "files", multiple=True, metavar="FILE", help="The same for what touches a file; repeatable.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@judging
def check(
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    since: str | None,
    files: tuple[str, ...],
    color: str,
    **options: Any,
) -> int:
    """Say which figures of some reports (files, folders, or - for standard input) cannot all be true.

    What is found is held against the decisions in a decisions.toml and in comments: with them a run is clean if it
    shows all known conflicts and nothing else.
    """
    from checker.cli.focus import focus
    from checker.cli.progress import patience

    chosen = outputs.outputs(formats)
    looked_at = focus(files, since)
    with patience("reading and judging"):
        done = run(paths, **options)
    elsewhere = 0
    if looked_at is not None:
        done, elsewhere = _within(done, looked_at)
    for output in chosen:
        outputs.write(output, done.telling, color)
    _account(done, elsewhere)
    if options["against"]:
        _unsupported(done, paths)
    return _code(done)


def _within(done: Run, focus: Focus) -> tuple[Run, int]:
    """The same run with the findings that touch a change, and the number of the others; all decisions still count."""
    telling = done.telling
    touching = tuple(one for one in telling.findings if focus.touches(one, telling))
    outcome = done.outcome
    if outcome is not None:
        outcome = msgspec.structs.replace(outcome, new=tuple(one for one in outcome.new if one in touching))
    told = msgspec.structs.replace(telling, findings=touching)
    failing = tuple(one for one in done.failing if one in touching)
    kept = msgspec.structs.replace(done, telling=told, outcome=outcome, failing=failing)
    return kept, len(telling.findings) - len(touching)


def _account(done: Run, elsewhere: int) -> None:
    """The closing lines, on stderr: what was read, what could not be, what the decisions come to."""
    from checker.telling import words
    from checker.telling.coverage import coverage

    result = done.telling.result
    tell(result.problems)
    for note in (note for report in result.reports for note in report.notes):
        click.echo(f"note: {words.safe(note)}", err=True)
    for complaint in done.telling.complaints:
        click.echo(str(complaint), err=True)
    if done.outcome is not None:
        click.echo(done.outcome.summary(), err=True)
    if elsewhere:
        click.echo(f"{words.count(elsewhere, 'finding')} that the change does not touch: not shown", err=True)
    if done.beside:
        click.echo(f"{words.count(done.beside, 'finding')} among the sources alone: not shown", err=True)
    click.echo(coverage(result, done.hidden), err=True)
    if not done.telling.is_judged:
        click.echo("nothing was judged: no two figures could be compared", err=True)
    elif not (done.telling.findings or done.hidden or done.beside or elsewhere):
        click.echo("no findings", err=True)


def _unsupported(done: Run, paths: tuple[str, ...]) -> None:
    """The figures of the draft that nothing in its sources was held against."""
    from checker.telling import words
    from checker.telling.quoting import place, quote

    result, reports = done.telling.result, done.telling.reports
    alone = [claim for claim in result.claims if claim.amount is not None and claim.id not in result.compared]
    mine = [claim for claim in alone if is_under(reports[claim.report], paths)]
    if not mine:
        return
    click.echo(f"{words.count(len(mine), 'figure')} of the draft not held against any source:", err=True)
    for claim in mine[:NAMED]:
        report = reports[claim.report]
        click.echo(f"  {place(report, claim.figure)}: {quote(report, claim.figure)}", err=True)
    if len(mine) > NAMED:
        click.echo(f"  and {len(mine) - NAMED} more", err=True)


def _code(done: Run) -> int:
    """2 outranks 1: what could not be done is worse than what was found."""
    if done.telling.result.faults or not done.telling.is_judged:
        return 2
    if done.outcome is not None and done.telling.gate is not None:
        return 0 if done.outcome.clean else 1
    return 1 if done.failing else 0
