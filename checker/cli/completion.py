"""`checker completion`: what a shell needs to complete commands, options and paths."""

from __future__ import annotations

import click

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the completion script of a shell: eval "$(checker completion bash)"."""
    from click.shell_completion import get_completion_class

    from checker.cli.main import cli

    kind = get_completion_class(shell)
    assert kind is not None, "click knows these shells"
    click.echo(kind(cli, {}, "checker", "_CHECKER_COMPLETE").source())
