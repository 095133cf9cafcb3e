"""What could not be read or judged, told on standard error."""

from __future__ import annotations

from collections.abc import Iterable

import click

from checker.model.result import Problem


def tell(problems: Iterable[Problem]) -> None:
    """A line for each, once."""
    from checker.telling import words

    for problem in dict.fromkeys(problems):
        click.echo(words.problem(problem), err=True)
