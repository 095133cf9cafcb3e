"""A word on stderr for work that takes a while: at a terminal, and gone when the work is done."""

import io
import sys
import time

from checker.cli import progress


class Screen(io.StringIO):
    """What a terminal was sent."""

    def isatty(self):
        return True


def shown(monkeypatch, seconds, screen):
    """What is on the screen after some work; the test's own capturing would undo it in a fixture."""
    monkeypatch.setattr(progress, "SECONDS", seconds)
    monkeypatch.setattr(sys, "stderr", screen)
    with progress.patience("reading"):
        time.sleep(0.2)
    return screen.getvalue()


def test_long_work_is_told_and_wiped_away(monkeypatch):
    assert shown(monkeypatch, 0.01, Screen()) == "reading ...\r           \r"


def test_short_work_is_not(monkeypatch):
    assert shown(monkeypatch, 60, Screen()) == ""


def test_nothing_is_said_where_no_person_looks(monkeypatch):
    assert shown(monkeypatch, 0.01, io.StringIO()) == ""
