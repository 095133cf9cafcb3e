"""Every command that the documentation shows is run, and what it shows for CI is tried as far as it can be here."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from ruamel.yaml import YAML

from checker.rulebook.rule import Bind, Differ, Holder, Same

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"(?P<command>checker [^#\n]*?)\s*(?:# exit (?P<code>[0-9]).*)?$", re.MULTILINE)
SAMPLE = re.compile("^ {4}(.+)$", re.MULTILINE)
PAGES = ("start.md", "ci.md")
YAML_BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
CHECKER = [sys.executable, "-m", "checker"]


def commands(page):
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return [match.groups() for block in BLOCK.findall(text) for match in COMMAND.finditer(block)]


@pytest.fixture
def folder(tmp_path):
    """The corpus of the repository, and a folder of reports that disagree."""
    for name in ("dart-impact", "north-korea-russia"):
        shutil.copytree(ROOT / "corpus" / name, tmp_path / "corpus" / name)
    (tmp_path / ".git").mkdir()  # no settings are looked for above it
    (tmp_path / "reports").mkdir()
    for name, killed in (("bell", 133), ("dial", 143)):
        text = f"date: 2024-03-25\nsource: {name}\n\nOn Saturday {killed} people died in the market fire.\n"
        (tmp_path / "reports" / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def run(command, folder, **environment):
    around = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    return subprocess.run(command, cwd=folder, env=around, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_do_what_it_says(folder, page):
    shown = commands(page)
    assert shown
    for command, code in shown:
        done = run([*CHECKER, *shlex.split(command)[1:]], folder)
        assert done.returncode == int(code), f"{command}\n{done.stderr}"


def test_the_finding_of_the_readme_is_printed_so(folder):
    shown = [line.strip() for line in SAMPLE.findall((ROOT / "README.md").read_text(encoding="utf-8"))]
    printed = [line.strip() for line in run([*CHECKER, "check", "corpus"], folder).stdout.splitlines()]
    first = printed.index(shown[0])
    assert printed[first : first + len(shown)] == shown


@pytest.mark.parametrize("page", PAGES)
def test_what_is_shown_for_ci_is_yaml_with_commands_that_run(folder, page):
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    for block in YAML_BLOCK.findall(text):
        document = YAML(typ="safe", pure=True).load(block)
        for job in document.values():
            lines = job.get("script", ()) if isinstance(job, dict) else ()
            for line in (line for line in lines if line.startswith("checker ")):
                assert run([*CHECKER, *shlex.split(line)[1:]], folder).returncode == 1
    if page == "ci.md":
        assert json.loads((folder / "gl-code-quality-report.json").read_text(encoding="utf-8"))


def step(folder, *, code, **environment):
    """The step of the action, with a program that runs this checkout."""
    program = folder / "checker.sh"
    program.write_text(f'#!/bin/sh\nexec {shlex.join(CHECKER)} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    outputs = {"GITHUB_OUTPUT": str(folder / "output"), "GITHUB_STEP_SUMMARY": str(folder / "summary.md")}
    done = run(["bash", str(ROOT / "tools" / "action.sh")], folder, CHECKER=str(program), **outputs, **environment)
    assert done.returncode == code, done.stderr
    assert (folder / "output").read_text(encoding="utf-8") == f"exit-code={code}\n"
    return done.stdout


def test_the_step_of_the_action_annotates_and_writes_its_files(folder):
    out = step(folder, code=1, CHECKER_PATHS="reports\n", CHECKER_SARIF="a.sarif", CHECKER_HTML="a.html")
    assert out.startswith("::error file=reports/")
    (result,) = json.loads((folder / "a.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    places = (*result["locations"], *result["relatedLocations"])
    uris = {one["physicalLocation"]["artifactLocation"]["uri"] for one in places}
    assert uris == {"reports/bell.txt", "reports/dial.txt"}
    assert (folder / "a.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert (folder / "summary.md").read_text(encoding="utf-8").startswith("# 1 finding")


def test_no_input_of_the_action_is_taken_for_a_command(folder):
    step(folder, code=2, CHECKER_PATHS="$(touch taken)\n; touch taken\n--help")
    assert not (folder / "taken").exists()


def test_the_step_takes_a_draft_its_sources_and_a_gate(folder):
    step(folder, code=1, CHECKER_PATHS="reports/bell.txt", CHECKER_AGAINST="reports/dial.txt\n")
    (folder / "output").unlink()
    step(folder, code=0, CHECKER_PATHS="reports", CHECKER_GATE="never")


def test_the_action_hands_its_inputs_on():
    action = YAML(typ="safe", pure=True).load((ROOT / "action.yml").read_text(encoding="utf-8"))
    text = (ROOT / "tools" / "action.sh").read_text(encoding="utf-8")
    install, check = action["runs"]["steps"]
    assert all("${{" not in one["run"] for one in (install, check))
    assert all(name in text for name in check["env"])
    given = " ".join([*install["env"].values(), *check["env"].values()])
    assert {name for name in action["inputs"] if f"inputs.{name} " not in given} == set()


def test_the_hooks_are_commands_that_there_are():
    hooks = YAML(typ="safe", pure=True).load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [one["id"] for one in hooks] == ["checker", "checker-changes"]
    for hook in hooks:
        assert hook["pass_filenames"] is False
        assert run([*CHECKER, *shlex.split(hook["entry"])[1:], "--help"], ROOT).returncode == 0


def test_the_page_on_rules_names_all_that_binds_claims():
    rows = dict(
        re.findall(r"^\| `(\w+)` \| (.*) \|$", (ROOT / "docs" / "rules.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert set(rows) == set(Bind.__struct_fields__)
    for key, known in (("same", Same), ("differ", Differ), ("holder", Holder)):
        assert [one for one in get_args(known) if f"`{one}`" not in rows[key]] == []
