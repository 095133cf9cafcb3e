"""A word on stderr for work that takes a while, at a terminal only."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click

SECONDS = 1.0


@contextmanager
def patience(what: str) -> Iterator[None]:
    """Say what goes on once it has taken a second, and wipe it away at the end."""
    if not sys.stderr.isatty():
        yield
        return
    line = f"{what} ..."
    timer = threading.Timer(SECONDS, lambda: click.echo(line, err=True, nl=False))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        click.echo(f"\r{' ' * len(line)}\r", err=True, nl=False)
