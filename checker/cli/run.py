"""One check, from paths to what is told: the same for every command that judges."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click
import msgspec

from checker import __version__
from checker.cli import config
from checker.cli.settle import Outcome
from checker.model.finding import Finding
from checker.model.report import Report
from checker.telling.telling import Telling

DAY, DAY_FORM = click.DateTime(["%Y-%m-%d"]), "YYYY-MM-DD"
SURE = "How sure a finding must be to be shown: high, medium (the default) or low."
SEVERE = "How severe a finding must be to fail; warning by default."
OPTIONS = (
    click.option("--against", multiple=True, metavar="PATH", help="Sources: read, and not themselves judged."),
    click.option(
        "--strictness",
        type=click.Choice(list(config.STRICTNESS)),
        help=SURE,
    ),
    click.option("--fail-on", type=click.Choice(list(config.GATES)), help=SEVERE),
    click.option("--rules", multiple=True, metavar="DIR", help="Rules of your own, beside the standard ones."),
    click.option("--decisions", multiple=True, metavar="FILE", help="A register, beside those in the folders."),
    click.option("--date", "published", type=DAY, metavar=DAY_FORM, help="The date of reports that give none."),
    click.option("--today", type=DAY, metavar=DAY_FORM, help="The day by which decisions run out, instead of today."),
    click.option("--config", "config_file", metavar="FILE", help="Instead of the nearest checker.toml."),
    click.option("--debug", is_flag=True, help="Show tracebacks."),
)


class Run(msgspec.Struct, frozen=True):
    """What a check came to; `hidden` findings are of low confidence, `beside` those among sources alone."""

    telling: Telling
    outcome: Outcome | None
    failing: tuple[Finding, ...]
    hidden: int = 0
    beside: int = 0


def judging(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that judges, which it hands on to `run`."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def run(paths: tuple[str, ...], **options: Any) -> Run:
    """Read, judge, and hold what is found against the decisions; the options are those of `judging`."""
    from checker.cli import comments, register
    from checker.cli.settle import settle
    from checker.pipeline import check, withdrawal
    from checker.reading import read_all
    from checker.rulebook.load import load

    flags = {name: options[name] for name in ("strictness", "fail_on", "rules", "decisions")}
    settings = config.settings(paths, flags, options["config_file"])
    rulebook = load([Path(one) for one in settings.rules])
    everything = (*paths, *options["against"])
    reports, problems = read_all(everything, stdin=sys.stdin, published=_day(options["published"]))
    if options["against"]:
        reports = tuple(_beside_drafts(reports, everything))
    result = check(reports, rulebook, problems, recover=not options.get("debug"))
    sure = [one for one in result.findings if one.confidence >= settings.confidence]
    telling = Telling(result, (), rulebook, gate=settings.severity, version=__version__)
    shown = tuple(_about_drafts(sure, telling, paths) if options["against"] else sure)
    failing = tuple(one for one in shown if telling.fails(one))
    found = (
        register.load(paths, settings.decisions, result, options["against"]),
        comments.inline([one for one in reports if is_under(one, paths)], rulebook),
    )
    entries = [entry for one in found for entry in one.entries]
    # A register is about what is found, whatever fails the run.
    judged = failing if telling.gate is not None else shown
    today = _day(options["today"]) or date.today()
    outcome = settle(entries, shown, judged, telling.claims, today) if entries else None
    faults = [problem for one in found for problem in one.problems]
    told = msgspec.structs.replace(
        telling,
        result=msgspec.structs.replace(result, problems=(*result.problems, *faults)),
        findings=shown,
        withdrawal=withdrawal(result, shown, rulebook),
        marks=outcome.marks if outcome else {},
        complaints=tuple(outcome.complaints()) if outcome else (),
    )
    return Run(told, outcome, failing, len(result.findings) - len(sure), len(sure) - len(shown))


def _day(moment: Any) -> date | None:
    return moment.date() if moment else None


def _beside_drafts(reports: tuple[Report, ...], paths: tuple[str, ...]) -> Iterator[Report]:
    """Folders of drafts and of sources tell one story; folders inside them tell stories of their own, as always."""
    tops = {Path(path).resolve().name for path in paths if Path(path).is_dir()}
    many = len(tops) > 1
    for report in reports:
        top, _, rest = report.story.partition("/")
        yield msgspec.structs.replace(report, story=rest) if many and top in tops else report


def _about_drafts(findings: list[Finding], telling: Telling, paths: tuple[str, ...]) -> Iterator[Finding]:
    """The findings that have a claim of a report which is judged."""
    drafts = {report.id for report in telling.result.reports if is_under(report, paths)}
    return (one for one in findings if any(report.id in drafts for _, report in telling.said(one)))


def is_under(report: Report, paths: tuple[str, ...]) -> bool:
    """Whether a report was read from one of some paths; standard input has no path of its own."""
    file = Path(report.path).resolve()
    return not report.path or any(file.is_relative_to(Path(path).resolve()) for path in paths)
