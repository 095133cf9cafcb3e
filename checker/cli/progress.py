"""A word on stderr for work that takes a while, at a terminal only."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = 1.0


@contextmanager
def patience(what: str) -> Iterator[None]:
    """Say what goes on once it has taken a second, and wipe it away at the end."""
    if not sys.stderr.isatty():
        yield
        return
    line, told = f"{what} ...", threading.Event()

    def tell() -> None:
        told.set()
        _write(line)

    timer = threading.Timer(SECONDS, tell)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if told.is_set():
            _write(f"\r{' ' * len(line)}\r")


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
