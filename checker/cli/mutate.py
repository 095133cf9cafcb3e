"""`checker rules mutate`: how many planted slips are caught, by rule and by slip."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.report import Report
    from checker.mutation import Outcome, Score, Tally
    from checker.rulebook.load import Rulebook


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="CORPUS...")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--missed", is_flag=True, help="Name every slip that was not caught, and every false alarm.")
@click.option("--rules", "folders", multiple=True, metavar="DIR", help="Rules of your own.")
def mutate(paths: tuple[str, ...], as_json: bool, missed: bool, folders: tuple[str, ...]) -> int:
    """Count how many planted slips are caught.

    Each story of the corpus is reduced to reports without known conflicts and without findings. Then one slip at a time
    is planted, in every figure where it contradicts what another says by some rule; figures that nothing else speaks
    of are left alone.
    """
    from checker.mutation import score
    from checker.rulebook.load import load

    rulebook = load([Path(one) for one in folders])
    outcomes = [one for story in _stories(paths, rulebook) for one in _outcomes(story, rulebook)]
    if not outcomes:
        raise InputError("no figure here is held against another", where=paths[0], advice="give a corpus of reports")
    for line in _lines(outcomes) if missed else ():
        click.echo(line, err=True)
    counts = score(outcomes)
    click.echo(json.dumps(_document(counts), indent=1) if as_json else _table(counts))
    return 0


def _stories(paths: tuple[str, ...], rulebook: Rulebook) -> Iterator[list[Report]]:
    """The reports of each story that are consistent with one another."""
    from checker.cli.problems import tell
    from checker.cli.register import KNOWN, load
    from checker.mutation import consistent
    from checker.pipeline import check
    from checker.reading import read_all

    reports, problems = read_all(paths, stdin=sys.stdin)
    tell(problems)
    entries = load(paths, (), check(reports, rulebook)).entries
    known = [frozenset(span.report for span in entry.spans) for entry in entries if entry.kind == KNOWN]
    for story in sorted({report.story for report in reports}):
        yield consistent([one for one in reports if one.story == story], known, rulebook)


def _outcomes(reports: list[Report], rulebook: Rulebook) -> Iterator[Outcome]:
    from checker.mutation import places, plant
    from checker.pipeline import check

    return (plant(place, reports, rulebook) for place in places(check(reports, rulebook), rulebook))


def _lines(outcomes: list[Outcome]) -> Iterator[str]:
    for one in outcomes:
        place = one.place
        where = f"{place.claim.figure}: {place.kind}: {place.words!r} [{place.rule}]"
        if not one.caught:
            yield f"not caught: {where}"
        for rule in one.false_alarms:
            yield f"false alarm: {rule}: {where}"


def _document(counts: Score) -> dict[str, object]:
    import msgspec

    by_rule = {name: msgspec.to_builtins(tally) for name, tally in counts.by_rule.items()}
    by_slip = {name: msgspec.to_builtins(tally) for name, tally in counts.by_slip.items()}
    return {**msgspec.to_builtins(counts.total), "by_rule": by_rule, "by_slip": by_slip}


def _table(counts: Score) -> str:
    rows = [*_rows("rule", counts.by_rule), "", *_rows("slip", counts.by_slip), "", _row("all", counts.total)]
    return "\n".join(rows)


def _rows(head: str, tallies: dict[str, Tally]) -> Iterator[str]:
    yield f"{head:<36}{'planted':>9}{'caught':>9}{'explained':>11}{'false alarms':>14}"
    yield from (_row(name, tally) for name, tally in tallies.items())


def _row(name: str, tally: Tally) -> str:
    share = f" ({tally.caught / tally.planted:.0%})" if tally.planted else ""
    return f"{name:<36}{tally.planted:>9}{tally.caught:>9}{tally.explained:>11}{tally.false_alarms:>14}{share}"
