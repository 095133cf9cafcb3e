"""The other commands, and what the program does when it is cut short."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.cli import main as program


def test_help_loads_nothing_heavy():
    code = "import sys\nfrom checker.cli.main import cli\ncli(['--help'], standalone_mode=False)\nprint(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    loaded = set(out.splitlines()[-1].split())
    assert not loaded & {"pint", "networkx", "simplemma", "ruamel.yaml", "charset_normalizer", "checker.pipeline"}


def test_claims_as_lines_of_json(run, story):
    code, out, _ = run("claims", story, "--format", "jsonl")
    assert code == 0
    quotes = [json.loads(line)["quote"] for line in out.splitlines()]
    assert quotes == ["133 people", "Saturday", "Saturday", "143 people"]


def test_claims_show_the_words_that_decided(run, tmp_path):
    report = tmp_path / "ferry.txt"
    report.write_text("Eight people drowned off Ambo.", encoding="utf-8")
    _, out, _ = run("claims", report, "--explain")
    assert "ferry.txt:1:1: 'Eight people': killed 8 people" in out
    assert "    measure: said of the figure (drown)" in out
    code, _, err = run("claims", report, "--explain", "--format", "csv")
    assert code == 2
    assert "--explain is for the table" in err


def test_claims_list_no_times_of_a_date_line(run, tmp_path):
    report = tmp_path / "dial.txt"
    report.write_text("Ferry aground\nPublished: 14 May 2024\n\nOn Monday 12 people were hurt.\n", encoding="utf-8")
    _, out, _ = run("claims", report)
    assert "2024-05-13" in out
    assert "14 May" not in out


def test_a_command_that_is_none_is_told_with_the_nearest(run):
    code, _, err = run("chek")
    assert code == 2
    assert "no command 'chek'; did you mean 'check'?" in err


def test_why_tells_each_field_and_each_rule(run, story):
    code, out, _ = run("why", story / "bell.txt:4:31", story / "dial.txt:4:13")
    assert code == 0
    assert "measure     killed" in out
    assert "agreement: broken" in out


def test_why_takes_a_finding_by_its_id(run, story):
    found = json.loads(run("check", story, "--format", "json")[1])["findings"][0]["id"]
    code, out, _ = run("why", found, story)
    assert code == 0
    assert "agreement: broken" in out


def test_why_of_a_line_without_figures_says_so(run, story):
    code, _, err = run("why", story / "bell.txt:1:1", story / "dial.txt:4:13")
    assert code == 2
    assert "no figure on this line" in err


def test_rules_are_listed_shown_and_tested(run):
    assert "agreement" in run("rules", "list")[1]
    shown = run("rules", "show", "agreement")[1]
    assert "one == other" in shown
    assert "marked conflicts found" in shown
    code, _, err = run("rules", "show", "agrement")
    assert code == 2
    assert "did you mean 'agreement'?" in err


@pytest.mark.parametrize(
    "command", ["check", "claims", "timeline", "decisions diff", "decisions prune", "rules mutate"]
)
def test_every_command_says_what_it_could_not_read(run, story, command):
    code, _, err = run(*command.split(), story / "nothing.txt")
    assert code == 2
    assert "nothing.txt: no such file or folder; check the path" in err


@pytest.mark.parametrize("name", ["", "bell.txt"])
def test_a_folder_that_may_not_be_entered_is_told_and_no_crash(run, story, monkeypatch, name):
    def stat(path, real=Path.stat, **options):
        if path.parent.name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, **options)

    def read(path, real=Path.read_bytes):
        return real(path) if stat(path) else b""

    locked = story.rename(story.with_name("locked"))
    monkeypatch.setattr(Path, "stat", stat)
    monkeypatch.setattr(Path, "read_bytes", read)
    code, _, err = run("check", locked / name)
    assert code == 2
    assert "bell.txt: cannot be read: Permission denied; check its rights" in err


def test_an_interruption_is_130(run, story, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("checker.pipeline.check", interrupted)
    assert run("check", story)[0] == program.INTERRUPTED


def test_a_fault_of_the_program_is_a_sentence(run, story, monkeypatch):
    def broken(*_, **__):
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("checker.pipeline.check", broken)
    code, _, err = run("check", story)
    assert code == program.COULD_NOT
    assert "Traceback" not in err
    assert "--debug" in err


def test_a_reader_that_leaves_is_no_finding():
    read_end, write_end = os.pipe()
    os.close(read_end)
    command = [sys.executable, "-m", "checker", "rules", "list"]
    done = subprocess.run(command, stdout=write_end, stderr=subprocess.PIPE, check=False)
    os.close(write_end)
    assert done.returncode == 0


def test_a_new_rule_loads_and_its_examples_fail_until_they_are_filled_in(run, tmp_path):
    code, out, _ = run("rules", "new", "calls-answered", "--into", str(tmp_path / "own"))
    assert code == 0
    assert (tmp_path / "own" / "calls-answered.toml").exists()
    code, out, _ = run("rules", "test", str(tmp_path / "own"))
    assert code == 1
    assert "calls-answered, example 1: expected broken, got holds" in out
    assert all(line.startswith("calls-answered") for line in out.splitlines()[:-1])


def test_a_new_rule_overwrites_none_and_has_a_plain_id(run, tmp_path):
    run("rules", "new", "calls-answered", "--into", str(tmp_path))
    assert run("rules", "new", "calls-answered", "--into", str(tmp_path))[0] == 2
    assert run("rules", "new", "../calls", "--into", str(tmp_path))[0] == 2
