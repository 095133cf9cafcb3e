"""Documents are read in a process of their own: over a limit, or dead, it takes nothing else with it."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from checker.errors import InputError
from checker.reading import read, read_all, worker
from checker.reading.limits import LIMITS, UNITS
from tests.documents import body, lines, pdf, with_entry, word


def limited(**limits):
    return msgspec.structs.replace(LIMITS, **limits)


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.docx", word("On Saturday 9 people died."), "On Saturday 9 people died."),
        ("a.pdf", pdf(lines("On Saturday 9 people died.")), "On Saturday 9 people died."),
        ("a.HTML", b"<p>On Saturday 9 people died.", "On Saturday 9 people died."),
    ],
)
def test_every_kind_is_read(tmp_path, name, data, text):
    (tmp_path / name).write_bytes(data)
    report = read(tmp_path / name)
    assert report.text.strip() == text
    assert report.place(3).label in ("paragraph 1", "page 1")


def test_its_own_date_is_used_and_said(tmp_path):
    (tmp_path / "a.docx").write_bytes(word("One.", author="The Bell"))
    report = read(tmp_path / "a.docx")
    assert (report.published, report.source) == (date(2024, 3, 24), "The Bell")
    assert [note.partition(": ")[2] for note in report.notes] == [
        "its date is 2024-03-24, from its properties",
        "its source is 'The Bell', from its properties",
    ]


RUNS = body("<w:p>" + "<w:r><w:t>9</w:t></w:r>" * 1_000_000 + "</w:p>")
GREEDY = """
import sys, types
from checker.reading import worker
worker.KINDS[".pdf"] = "greedy"
sys.modules["greedy"] = types.SimpleNamespace(take_apart=lambda data, limits: bytes(2_000_000_000))
worker.serve()
"""


@pytest.mark.parametrize(
    ("suffix", "data", "limits", "what"),
    [
        (".pdf", pdf(lines("a")), {"bytes": 99}, "over the limit of 99 bytes"),
        (".html", b"<p>" + b"x " * 99, {"characters": 99}, "over the limit of 99 characters"),
        (".docx", with_entry(word("a"), "word/document.xml", RUNS), {}, "over the limit of 3,000,000 elements"),
        (".docx", b"PK", {}, "no Word document: File is not a zip file"),
        (".pdf", b"%PDF-1.4\n" + b"1 0 obj << /Kids [1 0 R] >>" * 9, {}, "broken: "),
    ],
)
def test_what_is_over_a_limit_is_named(suffix, data, limits, what):
    with pytest.raises(InputError) as caught:
        worker.taken_apart(suffix, data, "a" + suffix, limited(**limits))
    assert caught.value.where == "a" + suffix
    assert caught.value.what.startswith(what)
    assert caught.value.advice


@pytest.mark.parametrize(
    ("code", "limits", "what"),
    [
        ("while True: pass", {"seconds": 1}, "over the limit of 1 seconds of work"),
        (GREEDY, {"memory": 1_000_000_000}, "over the limit of 1,000,000,000 bytes of memory"),
        ("import os; os.abort()", {}, "the process that read it died (signal 6)"),
        ("raise SystemExit(3)", {}, "the process that read it died (code 3)"),
        ("print('no answer')", {}, "the process that read it died (code 0)"),
    ],
)
def test_a_worker_that_hangs_or_dies(monkeypatch, code, limits, what):
    monkeypatch.setattr(worker, "COMMAND", [worker.COMMAND[0], "-c", code])
    with pytest.raises(InputError) as caught:
        worker.taken_apart(".pdf", b"%PDF", "a.pdf", limited(**limits))
    assert caught.value.what == what


def test_the_rest_is_read(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF and nothing else")
    (tmp_path / "b.docx").write_bytes(word("One."))
    (tmp_path / "c.txt").write_text("date: 2025-03-27\n\nRain.", encoding="utf-8")
    reports, (problem,) = read_all([tmp_path])
    assert [report.id for report in reports] == ["b.docx", "c.txt"]
    assert problem.where.endswith("a.pdf")


@pytest.mark.parametrize(
    ("name", "data", "advice"),
    [("a.txt", pdf(lines("a")), "call it .pdf"), ("b.md", word("a"), "call it .docx if it is one, or give its text")],
)
def test_a_document_under_another_name(tmp_path, name, data, advice):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match="no text: it looks like a") as caught:
        read(tmp_path / name)
    assert caught.value.advice == advice


def test_every_limit_is_documented():
    assert set(UNITS) == set(LIMITS.__struct_fields__)
    page = (Path(__file__).parents[2] / "docs/reports.md").read_text(encoding="utf-8")
    for name, unit in UNITS.items():
        assert f"| {getattr(LIMITS, name):,} | {unit} |" in page
