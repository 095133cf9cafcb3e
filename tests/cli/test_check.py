"""`checker check` from outside: its exit codes, its outputs, its complaints."""

import json

import pytest

from checker.telling.formats import FORMATS


def test_a_conflict_is_told_and_fails(run, story):
    code, out, err = run("check", story)
    assert code == 1
    assert out.startswith("error[agreement]: killed: 133 people and 143 people cannot both be right.")
    assert "read 2 reports, 2 figures: 2 understood, 2 compared" in err


def test_reports_that_agree_are_clean(run, story):
    dial = story / "dial.txt"
    dial.write_text(dial.read_text(encoding="utf-8").replace("143", "133"), encoding="utf-8")
    code, _, err = run("check", story)
    assert code == 0
    assert err.endswith("no findings\n")


@pytest.mark.parametrize("form", FORMATS)
def test_the_format_never_changes_the_code(run, story, form):
    assert run("check", story, "--format", form)[0] == 1


def test_one_run_writes_several_formats(run, story, tmp_path):
    run("check", story, "--format", "concise", "--format", f"json={tmp_path / 'out.json'}")
    written = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [one["rule"] for one in written["findings"]] == ["agreement"]


def test_only_one_format_goes_to_standard_output(run, story):
    code, _, err = run("check", story, "--format", "json", "--format", "sarif")
    assert code == 2
    assert "give one of them a PATH" in err


def test_a_format_that_cannot_be_written_is_told(run, story):
    code, _, err = run("check", story, "--format", "json=gone/out.json")
    assert code == 2
    assert "gone/out.json: cannot be written: No such file or directory" in err


def test_github_gets_a_summary_of_the_job(run, story, tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    _, out, _ = run("check", story, "--format", "github")
    assert out.startswith("::error file=fire/bell.txt,")
    assert (tmp_path / "summary.md").read_text(encoding="utf-8").startswith("# 1 finding, 1 at the gate")


def test_never_shows_and_does_not_fail(run, story):
    code, out, _ = run("check", story, "--fail-on", "never")
    assert (code, out[:5]) == (0, "error")


def test_nothing_judged_is_not_clean(run, story):
    code, _, err = run("check", story / "bell.txt")
    assert code == 2
    assert "nothing was judged" in err


def test_a_missing_file_outranks_findings_which_are_still_told(run, story):
    code, out, err = run("check", story / "bell.txt", story / "dial.txt", "gone.txt")
    assert code == 2
    assert "error[agreement]" in out
    assert "gone.txt: no such file" in err


@pytest.mark.parametrize("arguments", [("--format", "poem"), ("--config", "gone.toml"), ("--rules", "gone")])
def test_a_wrong_flag_is_a_sentence_not_a_traceback(run, story, arguments):
    code, _, err = run("check", story, *arguments)
    assert code == 2
    assert "Traceback" not in err
    assert arguments[1] in err


def test_colour_only_when_asked(run, story):
    assert "\x1b[" not in run("check", story)[1]
    assert "\x1b[" in run("check", story, "--color", "always")[1]
