"""The command line: one file a command; nothing is imported that a command does not need."""

from __future__ import annotations

import importlib
import os
import sys
import traceback

import click

from checker import __version__
from checker.errors import CheckerError, suggestion

COMMANDS = {
    "check": ("checker.cli.check", "check", "Say which figures of some reports cannot all be true."),
    "claims": ("checker.cli.claims", "claims", "List the figures of reports, and how each was understood."),
    "completion": ("checker.cli.completion", "completion", "Print the completion script of a shell."),
    "decisions": ("checker.cli.decisions", "decisions", "Keep the register of findings that somebody has looked at."),
    "diff": ("checker.cli.diff", "diff", "Say what changed between two versions of a corpus."),
    "rules": ("checker.cli.rules", "rules", "List, show and test the rules."),
    "timeline": ("checker.cli.timeline", "timeline", "Show all that reports give of one measure, as a picture."),
    "why": ("checker.cli.why", "why", "Say why two figures were, or were not, compared."),
}
COULD_NOT = 2
INTERRUPTED = 130


class Lazy(click.Group):
    """Loads a command's file when the command is run."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[name]
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS:
            context.fail(f"no command {args[0]!r}; {suggestion(args[0], COMMANDS)}")
        return super().resolve_command(context, args)

    def invoke(self, context: click.Context) -> object:
        """A reader that leaves, as `head` does, is no failure; click would end with 1, which means findings."""
        try:
            return super().invoke(context)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][2]) for name in sorted(COMMANDS)])


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="checker")
def cli() -> None:
    """Read several reports and say which of their figures cannot all be true.

    Exit codes: 0 clean, 1 findings at or above the gate, 2 could not do the job, 130 interrupted.
    """


def main() -> None:
    """Run the command line; a problem is told in a line, with a traceback only after --debug."""
    try:
        code = cli.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Abort:
        click.echo("interrupted", err=True)
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(COULD_NOT)
    except CheckerError as error:
        click.echo(f"checker: {error}", err=True)
        sys.exit(COULD_NOT)
    except PermissionError as error:  # a path inside a folder that may not be entered
        click.echo(f"checker: {error.filename}: cannot be read: {error.strerror}; check its rights", err=True)
        sys.exit(COULD_NOT)
    except KeyboardInterrupt:
        click.echo("interrupted", err=True)
        sys.exit(INTERRUPTED)
    except Exception as error:
        if "--debug" in sys.argv:
            traceback.print_exc()
        click.echo(f"checker: internal error: {error!r}; run again with --debug and report it", err=True)
        sys.exit(COULD_NOT)
