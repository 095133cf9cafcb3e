"""`checker diff`: what changed between two versions of some reports: figures, and conflicts opened and closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import click

from checker.cli.problems import tell
from checker.cli.run import Run, judging, run
from checker.telling import words

Key = tuple[str, str, str, str]


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@judging
def diff(old: str, new: str, **options: Any) -> int:
    """Say which figures changed between two versions of a corpus, and which conflicts opened or closed.

    Exit 1 if a conflict opened.
    """
    before, after = run((old,), **options), run((new,), **options)
    known, now = _by_fingerprint(before), _by_fingerprint(after)
    opened = [f"opened  {line}" for one, line in now.items() if one not in known]
    closed = [f"closed  {line}" for one, line in known.items() if one not in now]
    for line in (*_changes(before, after), *opened, *closed):
        click.echo(line)
    tell((*before.telling.result.problems, *after.telling.result.problems))
    click.echo(f"{words.count(len(opened), 'conflict')} opened, {len(closed)} closed", err=True)
    if before.telling.result.faults or after.telling.result.faults:
        return 2
    return 1 if opened else 0


def _by_fingerprint(done: Run) -> dict[str, str]:
    """The failing findings, each as a line."""
    telling = done.telling
    return {one.fingerprint: f"{one.rule}: {telling.message(one)}" for one in done.failing}


def _changes(before: Run, after: Run) -> Iterator[str]:
    """What reports say otherwise than before; a figure that alone took the place of another is a change."""
    old, new = _figures(before), _figures(after)
    gone, come = old - new, new - old
    for key in sorted({key for key, _ in (*gone, *come)}):
        was = sorted(value for one, value in gone.elements() if one == key)
        now = sorted(value for one, value in come.elements() if one == key)
        about = ": ".join(words.safe(part.replace("/", " ")) for part in key if part)
        if len(was) == len(now) == 1:
            yield f"changed {about}: {was[0]} -> {now[0]}"
            continue
        yield from (f"gone    {about}: {value}" for value in was)
        yield from (f"new     {about}: {value}" for value in now)


def _figures(done: Run) -> Counter[tuple[Key, str]]:
    found: Counter[tuple[Key, str]] = Counter()
    for claim in done.telling.result.claims:
        if claim.amount is not None:
            key = (claim.report, claim.entity, claim.measure, claim.said_by[-1] if claim.said_by else "")
            found[key, words.safe(" ".join(filter(None, (words.figure(claim), words.when(claim.when)))))] += 1
    return found
