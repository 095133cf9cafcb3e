"""Where findings go: one format to the terminal or a file, or several at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from checker.errors import CheckerError
from checker.telling.formats import FORMATS, writer
from checker.telling.telling import Paint, Telling

DEFAULT = "full"
SUMMARY = "GITHUB_STEP_SUMMARY"
IN_SUMMARY = 500
"""Findings in a job summary, which may have one megabyte."""

STYLES: dict[str, dict[str, object]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "note": {"fg": "cyan", "bold": True},
    "place": {"fg": "blue", "bold": True},
    "figure": {"fg": "red"},
}


class Output(msgspec.Struct, frozen=True):
    """A format, and the file that it is written to; None is standard output."""

    name: str
    target: str | None = None


def outputs(texts: Sequence[str]) -> list[Output]:
    """What `--format NAME[=PATH]` asks for; raises `click.BadParameter` for a format that is none."""
    chosen = [_output(text) for text in texts] or [Output(DEFAULT)]
    if sum(one.target is None for one in chosen) > 1:
        raise click.BadParameter("two formats go to standard output; give one of them a PATH", param_hint="--format")
    return chosen


def _output(text: str) -> Output:
    name, _, target = text.partition("=")
    if name not in FORMATS:
        raise click.BadParameter(f"{name!r} is no format; one of {', '.join(FORMATS)}", param_hint="--format")
    return Output(name, target or None)


def write(output: Output, telling: Telling, color: str) -> None:
    """Write one format; in a step of GitHub Actions its annotations come with a job summary."""
    painted = msgspec.structs.replace(telling, paint=_paint) if _paints(color, output.target) else telling
    text = writer(output.name)(painted)
    if output.target is not None:
        save(Path(output.target), f"{text}\n", "w")
    elif text:
        click.echo(text, color=True)
    if output.name == "github" and (summary := os.environ.get(SUMMARY)):
        from checker.telling.markdown import markdown

        save(Path(summary), f"{markdown(telling, IN_SUMMARY)}\n", "a")


def save(path: Path, text: str, mode: str) -> None:
    """Write a file, or add to it; raises `CheckerError` where that cannot be done."""
    try:
        with path.open(mode, encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        raise CheckerError(what, where=str(path), advice="check the path") from None


def _paints(color: str, target: str | None) -> Paint | None:
    wanted = color == "always" or (color == "auto" and sys.stdout.isatty() and not os.environ.get("NO_COLOR"))
    return _paint if wanted and target is None else None


def _paint(text: str, role: str) -> str:
    return click.style(text, **STYLES[role])  # type: ignore[arg-type]
