"""`checker check`: judge some reports together."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli import config, decisions
from checker.errors import CheckerError

if TYPE_CHECKING:
    from checker.model.finding import Finding
    from checker.model.result import Problem, Result
    from checker.rulebook.load import Rulebook

FORMATS = ("full", "concise", "json")
STYLES: dict[str, dict[str, object]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "note": {"fg": "cyan", "bold": True},
    "place": {"fg": "blue", "bold": True},
    "figure": {"fg": "red"},
}


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "formats", multiple=True, metavar="NAME[=PATH]", help="full, concise or json; repeatable.")
@click.option("--strictness", type=click.Choice(list(config.STRICTNESS)), help="The least confidence that is shown.")
@click.option("--fail-on", type=click.Choice(list(config.GATES)), help="The least severity that fails.")
@click.option("--rules", multiple=True, metavar="DIR", help="Rules of your own, beside the standard ones.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("--config", "config_file", metavar="FILE", help="Instead of the nearest checker.toml.")
@click.option("--debug", is_flag=True, help="Show tracebacks.")
def check(
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    strictness: str | None,
    fail_on: str | None,
    rules: tuple[str, ...],
    color: str,
    config_file: str | None,
    debug: bool,
) -> int:
    """Say which figures of some reports (files, folders, or - for standard input) cannot all be true.

    A folder with a decisions.toml is held against it: clean is what shows all known conflicts and nothing else.
    """
    from checker.pipeline import check as run
    from checker.reading import read_all
    from checker.rulebook.load import load

    outputs = [_output(one) for one in formats] or [("full", None)]
    chosen = config.settings(paths, {"strictness": strictness, "fail_on": fail_on, "rules": rules}, config_file)
    rulebook = load([Path(one) for one in chosen.rules])
    reports, problems = read_all(paths, stdin=sys.stdin)
    result = run(reports, rulebook, problems)
    shown = tuple(one for one in result.findings if one.confidence >= chosen.confidence)
    gate = chosen.severity
    failing = [one for one in shown if gate is not None and one.severity >= gate]
    entries, faults = decisions.load(paths, result)
    claims = {claim.id: claim for claim in result.claims}
    # A register is about what is found, whatever fails the run.
    judged = failing if gate is not None else shown
    outcome = decisions.settle(entries, judged, claims) if entries else None
    marks = outcome.marks if outcome else {}
    for name, target in outputs:
        _write(_render(name, result, shown, rulebook, marks, _paints(color, target)), target)
    _account(result, len(result.findings) - len(shown), outcome, (*result.problems, *faults))
    return _code(result, failing, outcome if gate is not None else None, bool(result.problems or faults))


def _output(text: str) -> tuple[str, str | None]:
    name, _, target = text.partition("=")
    if name not in FORMATS:
        raise click.BadParameter(f"{name!r} is no format; one of {', '.join(FORMATS)}", param_hint="--format")
    return name, target or None


def _paints(color: str, target: str | None) -> bool:
    import os

    if color != "auto":
        return color == "always"
    return target is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _render(
    name: str, result: Result, shown: tuple[Finding, ...], rulebook: Rulebook, marks: dict[str, str], painted: bool
) -> str:
    if name == "json":
        from checker.telling.machine import findings_json

        return findings_json(result, shown, rulebook, marks)
    if name == "concise":
        from checker.telling.concise import concise

        return concise(result, shown, rulebook, marks)
    from checker.telling.full import full, plain

    return full(result, shown, rulebook, marks, _paint if painted else plain)


def _paint(text: str, role: str) -> str:
    return click.style(text, **STYLES[role])  # type: ignore[arg-type]


def _write(text: str, target: str | None) -> None:
    if target is None:
        click.echo(text, nl=bool(text), color=True)
        return
    try:
        Path(target).write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise CheckerError(f"cannot be written: {error.strerror}", where=target, advice="check the path") from None


def _account(result: Result, hidden: int, outcome: decisions.Outcome | None, problems: tuple[Problem, ...]) -> None:
    """The closing lines, on stderr: what was read, what could not be, what the register says."""
    from checker.telling import words
    from checker.telling.coverage import coverage

    for problem in problems:
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


def _code(result: Result, failing: list[Finding], outcome: decisions.Outcome | None, trouble: bool) -> int:
    """2 outranks 1: what could not be done is worse than what was found."""
    judged = result.coverage.compared or result.findings
    if trouble or not judged:
        return 2
    if outcome is not None:
        return 0 if outcome.clean else 1
    return 1 if failing else 0
