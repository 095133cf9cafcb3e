"""A story of two reports that disagree, and a way to run the program as its user does."""

import sys

import pytest

from checker.cli.main import main

BELL = "date: 2024-03-24\nsource: The Bell\n\nThe fire in the market killed 133 people on Saturday.\n"
DIAL = "date: 2024-03-25\nsource: Evening Dial\n\nOn Saturday 143 people died in the market fire.\n"


@pytest.fixture
def story(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "fire"
    folder.mkdir()
    (folder / "bell.txt").write_text(BELL, encoding="utf-8")
    (folder / "dial.txt").write_text(DIAL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("CHECKER_STRICTNESS", "CHECKER_FAIL_ON"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def run(monkeypatch, capsys):
    def call(*arguments):
        monkeypatch.setattr(sys, "argv", ["checker", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        return left.value.code, told.out, told.err

    return call
