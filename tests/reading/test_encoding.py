"""Bytes to text, without a silent guess."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import InputError
from checker.reading import encoding
from checker.reading.encoding import decode

STORY = "The ministry’s café: “40 people” – £40m lost, €3m of it in cash."


@pytest.mark.parametrize(
    "data",
    [
        STORY.encode(),
        codecs.BOM_UTF8 + STORY.encode(),
        STORY.encode("utf-16"),
        codecs.BOM_UTF16_BE + STORY.encode("utf-16-be"),
        STORY.encode("utf-32"),
    ],
    ids=["utf-8", "utf-8 with a mark", "utf-16", "utf-16 big-endian", "utf-32"],
)
def test_what_is_sure_needs_no_note(data):
    assert decode(data, "dial.txt") == (STORY, "")


@pytest.mark.parametrize("text", [STORY, "It cost £40m.", "It cost €40m.", "The café’s wall fell on 12."])
def test_western_text_is_read_so_and_said(text):
    note = "dial.txt: not UTF-8; read as cp1252, which its bytes suggest; save it as UTF-8 to be sure"
    assert decode(text.encode("cp1252"), "dial.txt") == (text, note)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ("Погибли 40 человек, сообщили власти.".encode("cp1251"), "neither UTF-8 nor any one other encoding"),
        (STORY.encode() + b"\x92", "UTF-8 but for the byte 0x92 at offset 76"),
        (codecs.BOM_UTF16_LE + b"a", "not utf-16 at byte 2"),
        ("40 dead".encode("utf-16-le"), "no text: it has NUL bytes"),
        (b"%PDF-1.7", "no text: it looks like a PDF document"),
        (b"PK\x03\x04..", "no text: it looks like a zip archive or an office document"),
        (b"\x89PNG\r\n", "no text: it looks like a PNG picture"),
        (b"\n <!doctype HTML><p>40", "no text: it looks like a web page"),
        (b"{\\rtf1 40}", "no text: it looks like an RTF document"),
    ],
)
def test_what_is_not_sure_is_refused(data, what):
    with pytest.raises(InputError) as caught:
        decode(data, "dial.txt")
    assert (caught.value.what, caught.value.where.split(":")[0]) == (what, "dial.txt")
    assert caught.value.advice


def test_a_file_that_is_too_large(monkeypatch):
    monkeypatch.setattr(encoding, "LARGEST", 2_000_000)
    with pytest.raises(InputError, match=r"dial\.txt: larger than 2 MB; split it"):
        decode(b" " * 2_000_001, "dial.txt")


@settings(deadline=None)  # the first call imports a detector
@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_an_error(data):
    try:
        text, note = decode(data, "dial.txt")
    except InputError:
        return
    assert isinstance(text, str)
    assert note or data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or text == data.decode("utf-8-sig")


@given(st.text(max_size=60).filter(lambda text: "\x00" not in text and not text.startswith("\ufeff")))
def test_utf8_comes_back(text):
    try:
        assert decode(text.encode(), "dial.txt") == (text, "")
    except InputError as error:
        assert "looks like" in error.what
