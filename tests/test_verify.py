"""The verifier accepts what the checker found, and refuses findings or reports that somebody has changed."""

from __future__ import annotations

import ast
import copy
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from checker.pipeline import check, default_rulebook
from checker.reading import read_all
from checker.telling.certificate import seal
from checker.telling.machine import findings_json
from checker.telling.telling import Telling
from tests import documents

ROOT = Path(__file__).parents[1]
VERIFY = ROOT / "tools" / "verify.py"
LINES = 250
REPORTS = {
    "bell.md": "---\ndate: 2024-05-06\nsource: The Bell\n---\nThe mudslide above Oberau killed 41 people on Sunday.\n"
    "The wall was 300 feet (300 metres) long. Of 137 houses 62 were lost, or 54 percent.\n",
    "dial.txt": "date: 2024-05-08\nsource: Dial\n\nThe mudslide above Oberau on Sunday killed 12 people.\n"
    "It began on Monday, 5 May. Some 2,300 villagers fled.\n",
    "horn.txt": "date: 2024-05-08\nsource: Horn\n\nJonas Weber, 34, saw the mudslide above Oberau.\n",
    "drum.txt": "date: 2024-05-09\nsource: Drum\n\nJonas Weber, 43, was among those who saw it.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def document(folder: Path) -> dict:
    result = check(read_all([str(folder)])[0])
    return json.loads(findings_json(Telling(result, result.findings, default_rulebook())))


def verify(document: object, folder: Path) -> tuple[int, str]:
    file = folder / "findings.out"
    file.write_text(json.dumps(document), encoding="utf-8")
    command = [sys.executable, "-I", str(VERIFY), str(file), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def sealed(document: dict) -> dict:
    """The document as a forger would leave it, who knows how seals are made."""
    findings = [{k: v for k, v in one.items() if k != "seal"} for one in document["findings"]]
    findings = [{**one, "seal": seal(one)} for one in findings]
    whole = {k: v for k, v in document.items() if k != "seal"} | {"findings": findings}
    return {**whole, "seal": seal(whole)}


def rule(document: dict, name: str) -> dict:
    return next(one for one in document["findings"] if one["rule"] == name)


def test_it_knows_nothing_of_the_checker():
    source = VERIFY.read_text(encoding="utf-8")
    imported = {one.split(".")[0] for node in ast.walk(ast.parse(source)) for one in names(node)}
    assert imported <= sys.stdlib_module_names
    assert len(source.splitlines()) < LINES


def names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [one.name for one in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def test_what_was_found_is_accepted(document, folder):
    found = {one["rule"] for one in document["findings"]}
    assert {"agreement", "conversion", "share-of-base", "weekday", "age"} <= found
    code, told = verify(document, folder)
    assert code == 0, told
    assert told.endswith("findings, 0 that do not fit\n")


def test_the_whole_corpus_is_accepted(tmp_path):
    result = check(read_all([str(ROOT / "corpus")])[0])
    document = json.loads(findings_json(Telling(result, result.findings, default_rulebook())))
    (tmp_path / "f").write_text(json.dumps(document), encoding="utf-8")
    command = [sys.executable, str(VERIFY), str(tmp_path / "f"), str(ROOT / "corpus")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", ["bell.md", "dial.txt"])
def test_a_report_that_was_changed(document, folder, name):
    text = (folder / name).read_text(encoding="utf-8")
    (folder / name).write_text(text.replace("Oberau", "Unterau"), encoding="utf-8")
    code, told = verify(document, folder)
    assert code == 1
    assert f"{name}: not the text that was checked" in told


def test_the_words_of_a_word_file_are_not_read_again(folder):
    (folder / "bell.docx").write_bytes(documents.word("Of 137 houses 62 were lost, or 54 percent."))
    result = check(read_all([str(folder / "bell.docx")])[0])
    told = json.loads(findings_json(Telling(result, result.findings, default_rulebook())))
    assert told["findings"]
    code, said = verify(told, folder)
    assert code == 2
    assert "bell.docx: its quotes were not checked, for its words cannot be read here" in said


def test_what_is_to_be_withdrawn_must_settle_every_finding(document, folder):
    document["withdrawal"]["claims"] = [rule(document, "age")["claims"][0]["id"]]
    code, told = verify(sealed(document), folder)
    assert code == 1
    assert "to be withdrawn" in told


def test_a_report_that_is_gone(document, folder):
    (folder / "dial.txt").unlink()
    code, told = verify(document, folder)
    assert code == 1
    assert "dial.txt: no such report" in told


def test_a_report_in_another_encoding_is_the_same_text(document, folder):
    text = (folder / "dial.txt").read_text(encoding="utf-8")
    (folder / "dial.txt").write_text(text, encoding="utf-16")
    assert verify(document, folder)[0] == 0


def in_claim(**fields):
    return lambda finding: finding["claims"][0].update(fields)


def in_proof(**fields):
    return lambda finding: finding["certificate"]["claims"][0].update(fields)


def in_amount(**fields):
    return lambda finding: finding["claims"][0]["amount"].update(fields)


def in_step(**fields):
    return lambda finding: finding["steps"][0].update(fields)


def interval(low: str | None, high: str | None) -> dict:
    return {"low": low, "high": high, "low_open": False, "high_open": False}


TAMPERING = {
    "another number": ("agreement", in_amount(values=["44"], wide=interval("44", "44"), usual=interval("44", "44"))),
    "a wider interval": ("agreement", in_amount(wide=interval("1", "90"))),
    "an interval without an end": ("agreement", in_amount(wide=interval("41", None))),
    "another bound": ("agreement", in_amount(bound=">=")),
    "another quote": ("agreement", in_claim(quote="44 people")),
    "another line": ("agreement", in_claim(line=1)),
    "other words": ("agreement", in_proof(text="44 people")),
    "another place": ("agreement", in_proof(start=3)),
    "another hash": ("agreement", in_proof(sha256="0" * 64)),
    "another value of a step": ("agreement", in_step(left_value=interval("44", "44"))),
    "another arithmetic": ("share-of-base", in_step(left="part * whole")),
    "another verdict": ("agreement", in_step(verdict="holds")),
    "another comparison": ("agreement", in_step(op=">=")),
    "no arithmetic": ("agreement", lambda finding: finding.update(steps=[])),
    "code for arithmetic": ("agreement", in_step(left="__import__('os').getcwd()")),
    "another factor": (
        "conversion",
        lambda finding: finding["certificate"]["claims"][0]["unit"].update(factor="0.9"),
    ),
    "another interval for a name": (
        "agreement",
        lambda finding: finding["certificate"]["values"].update(one=[interval("40", "44")]),
    ),
    "a value that nobody gave": (
        "share-of-base",
        lambda finding: finding["certificate"]["values"]["part"].append(interval("5", "5")),
    ),
    "another day of a report": ("age", in_proof(when={"start": "2033-05-08", "end": "2033-05-09", "offset": None})),
    "another weekday": ("weekday", in_proof(weekday=6)),
    "a claim too few": ("agreement", lambda finding: finding["claims"].pop()),
    "another role": ("agreement", lambda finding: finding["roles"].update(one=["elsewhere"])),
}


@pytest.mark.parametrize("kind", TAMPERING)
def test_a_forger_who_renews_the_seals(document, folder, kind):
    name, tamper = TAMPERING[kind]
    forged = copy.deepcopy(document)
    tamper(rule(forged, name))
    code, told = verify(sealed(forged), folder)
    assert code == 1, told
    assert f"[{name}]: " in told


@pytest.mark.parametrize(
    "tamper",
    [
        lambda document: rule(document, "agreement").update(severity="note"),
        lambda document: rule(document, "agreement").update(message="Nothing is wrong."),
        lambda document: document["findings"].pop(),
        lambda document: document["coverage"].update(reports=9),
    ],
)
def test_a_change_that_leaves_the_seals(document, folder, tamper):
    tamper(document)
    code, told = verify(document, folder)
    assert code == 1
    assert "sealed" in told


@pytest.mark.parametrize("broken", [[], {}, {"findings": 3}, None])
def test_what_holds_no_findings(broken, folder):
    assert verify(broken, folder)[0] == 2


def test_every_kind_of_rule_is_re_checked():
    """What verify.py cannot work out it would only name; of each kind that the rules use it knows what must hold."""
    source = VERIFY.read_text(encoding="utf-8")
    kinds = {one.kind for one in default_rulebook().rules if one.kind}
    assert {kind for kind in kinds if not re.search(rf"\b{kind}\b", source)} == set()


YEAR_OF_A_FEAST = {"start": "2016-01-01T00:00:00", "end": "2017-01-01T00:00:00"}
FORGED = {
    "told as whole": ("In the whole of 2026 the yard sold 34 boats.", "date", {"end": "2026-01-01T00:00:00"}),
    "a feast": ("The town marked the 10th anniversary of the 2012 flood.", "start", YEAR_OF_A_FEAST),
}


@pytest.mark.parametrize("name", FORGED)
def test_moments_that_somebody_changed(tmp_path, name):
    text, role, change = FORGED[name]
    (tmp_path / "a.txt").write_text(f"date: 2026-03-10\n\n{text}\n", encoding="utf-8")
    result = check(read_all([str(tmp_path)])[0])
    document = json.loads(findings_json(Telling(result, result.findings, default_rulebook())))
    assert document["findings"]
    assert verify(document, tmp_path)[0] == 0
    for finding in document["findings"]:
        for one in finding["certificate"]["claims"]:
            if one["id"] in finding["roles"][role]:
                one["moment"] |= change
    code, told = verify(sealed(document), tmp_path)
    assert code == 1
    assert "do not break a rule" in told


@pytest.mark.parametrize(("ends", "code"), [("18:50", 0), ("20:50", 1), ("2024-05-21T19:30", 1)])
def test_a_session_ends_after_it_began(tmp_path, ends, code):
    """Nothing lasts from 7 p.m. to 6.50 p.m.; a forger's session of two hours, or of a day and more, is refused."""
    (tmp_path / "a.txt").write_text("date: 2024-05-20\n\nThe match kicked off at 7 p.m. and ended at 6.50 p.m.\n")
    result = check(read_all([str(tmp_path)])[0])
    document = json.loads(findings_json(Telling(result, result.findings, default_rulebook())))
    finding = rule(document, "ends-after-start")
    moment = next(one["moment"] for one in finding["certificate"]["claims"] if one["id"] in finding["roles"]["end"])
    if code:
        day, _, clock = ends.rpartition("T")
        moment |= {end: f"{day or '2024-05-20'}T{clock}:{second}" for end, second in (("start", "00"), ("end", "59"))}
    assert verify(sealed(document), tmp_path)[0] == code
