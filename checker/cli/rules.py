"""`checker rules`: list, show and test the rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.mutate import mutate
from checker.cli.new import new
from checker.errors import ConfigurationError

if TYPE_CHECKING:
    from checker.rulebook.load import Rulebook
    from checker.rulebook.rule import Example


@click.group()
def rules() -> None:
    """List, show and test the rules."""


@rules.command("list")
@click.option("--rules", "folders", multiple=True, metavar="DIR", help="Rules of your own.")
def list_rules(folders: tuple[str, ...]) -> None:
    """One line a rule: id, severity, title."""
    for rule in _load(folders).rules:
        click.echo(f"{rule.id:<36}{rule.severity.value:<9}{rule.title}")


@rules.command("show")
@click.argument("id_", metavar="ID")
@click.option("--rules", "folders", multiple=True, metavar="DIR", help="Rules of your own.")
def show_rule(id_: str, folders: tuple[str, ...]) -> None:
    """A rule's page: what it checks, why, its message and its examples."""
    import difflib

    rulebook = _load(folders)
    rule = rulebook.rule(id_)
    if rule is None:
        near = difflib.get_close_matches(id_, [one.id for one in rulebook.rules], 1)
        raise ConfigurationError(f"no rule {id_!r}", advice=f"did you mean {near[0]!r}?" if near else "see rules list")
    click.echo(f"{rule.title}\n\n{rule.id} ({rule.topic}), {rule.severity.value}\n\n{rule.why}\n")
    for require in rule.require:
        click.echo(f"    {require}")
    click.echo(f"\nIt says: {rule.message}\n")
    for number, example in enumerate(rule.examples, 1):
        click.echo(f"Example {number}: {example.expect}")
        click.echo(_example(example))


def _example(example: Example) -> str:
    if example.reports:
        return "\n".join(f'    {report.get("date", "no date")}: "{report["text"]}"' for report in example.reports)
    return "\n".join(f"    {name} = {value}" for name, value in example.given.items())


@rules.command("test")
@click.argument("folders", nargs=-1, metavar="[DIR]...")
def test_rules(folders: tuple[str, ...]) -> int:
    """Run the examples of all rules, and of those in DIR; exit 1 if one does not come out as it says."""
    from checker.examples import run

    results = run(_load(folders))
    wrong = [one for one in results if not one.passed]
    for one in wrong:
        detail = f": {one.message}" if one.message else ""
        click.echo(f"{one.rule}, example {one.number}: expected {one.expected}, got {one.got}{detail}")
    click.echo(f"{len(results)} examples, {len(wrong)} wrong")
    return 1 if wrong else 0


rules.add_command(mutate)
rules.add_command(new)


def _load(folders: tuple[str, ...]) -> Rulebook:
    from checker.rulebook.load import load

    return load([Path(one) for one in folders])
