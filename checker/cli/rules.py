"""`checker rules`: list, show and test the rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.mutate import mutate
from checker.cli.new import new

if TYPE_CHECKING:
    from checker.rulebook.load import Rulebook


@click.group()
def rules() -> None:
    """List, show and test the rules."""


@rules.command("list")
@click.option("--rules", "folders", multiple=True, metavar="DIR", help="Rules of your own.")
def list_rules(folders: tuple[str, ...]) -> None:
    """List the rules, a line each: id, severity, title."""
    for rule in _load(folders).rules:
        click.echo(f"{rule.id:<36}{rule.severity.value:<9}{rule.title}")


@rules.command("show")
@click.argument("id_", metavar="ID")
@click.option("--rules", "folders", multiple=True, metavar="DIR", help="Rules of your own.")
def show_rule(id_: str, folders: tuple[str, ...]) -> None:
    """Show a rule's page.

    It says what the rule checks and why, its message, its examples, and how it did on the bundled corpus.
    """
    from checker.cli.rule_page import page
    from checker.rulebook.measured import measured

    click.echo(page(_load(folders).rule(id_), measured().get(id_)))


@rules.command("test")
@click.argument("folders", nargs=-1, metavar="[DIR]...")
def test_rules(folders: tuple[str, ...]) -> int:
    """Run the examples of all rules.

    Those of the rules in DIR are run with them; exit 1 if one does not come out as it says.
    """
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
