"""What cannot be read is told in full: the file, the line, the column, what is wrong and what to do."""

import tomllib
from pathlib import Path

import pytest

from checker.errors import CheckerError, CombinedError
from checker.reading import read, read_all

FILES = tomllib.loads(Path(__file__).with_name("bad.toml").read_text(encoding="utf-8"))["file"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file["name"])
def test_every_problem_is_told(file, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path(file["name"]).write_text(file["text"], encoding="utf-8", newline="")
    with pytest.raises(CheckerError) as caught:
        read(file["name"])
    error = caught.value
    assert list(map(str, error.errors if isinstance(error, CombinedError) else [error])) == file["says"]


def test_the_other_files_go_on(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for file in FILES:
        Path(file["name"]).write_text(file["text"], encoding="utf-8", newline="")
    Path("good.txt").write_text("date: 2025-03-27\nRain.", encoding="utf-8")
    reports, problems = read_all([*(file["name"] for file in FILES), "good.txt"])
    assert [report.id for report in reports] == ["good.txt"]
    told = [f"{one.where}: {one.what}; {one.advice}" for one in problems]
    assert sorted(told) == sorted(line for file in FILES for line in file["says"])


def test_no_more_than_fifty_problems_of_one_file(tmp_path):
    file = tmp_path / "rows.csv"
    file.write_text("measure,value\n" + "killed,,\n" * 10_000, encoding="utf-8")
    with pytest.raises(CombinedError) as caught:
        read(file)
    assert len(caught.value.errors) == 51
    assert str(caught.value.errors[-1]) == (
        f"{file}: more than 50 problems; the rest of the file was not read; mend these first"
    )
