"""Word documents: what a reader sees, in order; what was deleted or hidden, apart; hostile archives."""

import io
import zipfile
from datetime import datetime

import msgspec
import pytest

from checker.errors import InputError
from checker.reading.docx import take_apart
from checker.reading.limits import LIMITS
from tests.documents import body, with_entry, word


def run(text, look=""):
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def seen(*blocks):
    return [block.part.text for block in take_apart(word(*blocks), LIMITS).blocks]


def test_paragraphs_in_order():
    found = take_apart(word("One.", "", "Two."), LIMITS)
    assert [(block.part.label, block.part.text) for block in found.blocks] == [
        ("paragraph 1", "One."),
        ("paragraph 3", "Two."),
    ]


def test_properties():
    found = take_apart(word("One.", author="The Bell", modified=datetime(2024, 3, 25, 9)), LIMITS)
    assert (found.date, found.source) == ("2024-03-25", "The Bell")


WHITE = "<w:color w:val='FFFFFF'/>"


@pytest.mark.parametrize(
    ("xml", "text", "why"),
    [
        (run("Some ") + "<w:ins w:id='1'>" + run("9 people") + "</w:ins>", "Some 9 people", None),
        (run("Some") + "<w:del w:id='1'><w:r><w:delText>9</w:delText></w:r></w:del>", "Some", ("9", "deleted")),
        (run("Some") + run("9", "<w:vanish/>"), "Some", ("9", "hidden")),
        (run("Some") + run("9", "<w:vanish w:val='0'/>"), "Some9", None),
        (run("Some") + run("9", WHITE), "Some", ("9", "white on white")),
        (run("So") + run("9", f"{WHITE}<w:highlight w:val='black'/>"), "So9", None),
        (run("So") + run("9", f"{WHITE}<w:shd w:fill='000080'/>"), "So9", None),
        ("<w:hyperlink>" + run("a link") + "</w:hyperlink>", "a link", None),
        (run("a") + "<w:r><w:tab/></w:r>" + run("b") + "<w:r><w:br/></w:r>" + run("c"), "a b c", None),
        ("<w:r><w:instrText>PAGE 7</w:instrText></w:r>" + run("text"), "text", None),
    ],
)
def test_runs(xml, text, why):
    found = take_apart(word(xml), LIMITS)
    assert [block.part.text for block in found.blocks] == [text]
    assert [(one.part.text, one.why) for one in found.hidden] == ([why] if why else [])


def test_tables_keep_their_cells():
    (table,) = take_apart(word([["City", "Killed"], ["Bonn", "12"]]), LIMITS).blocks
    assert [[cell.text for cell in row] for row in table.rows] == [["City", "Killed"], ["Bonn", "12"]]
    assert table.rows[1][1].label == "table 1, row 2, cell 2"


def test_footnotes_come_last():
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = (
        f"<w:footnotes {space}><w:footnote w:type='separator'><w:p/></w:footnote>"
        f"<w:footnote w:id='1'><w:p>{run('Or 12.')}</w:p></w:footnote></w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    data = with_entry(word("One."), "word/footnotes.xml", notes)
    data = _edited(
        data,
        "[Content_Types].xml",
        "</Types>",
        f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>',
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    link = f'<Relationship Id="n1" Type="{relation}" Target="footnotes.xml"/></Relationships>'
    data = _edited(data, "word/_rels/document.xml.rels", "</Relationships>", link)
    found = take_apart(data, LIMITS)
    assert [(one.part.label, one.part.text) for one in found.blocks][-1] == ("footnote 1", "Or 12.")


def _edited(archive, name, old, new):
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        text = opened.read(name).decode()
    return with_entry(archive, name, text.replace(old, new))


BOMB = b"\x00" * 30_000_000
XXE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("word/media/bomb.bin", BOMB, "over the limit of 20,000,000 unpacked bytes"),
        ("../../etc/passwd", b"x", "an entry that leaves the archive: '../../etc/passwd'"),
        ("..\\up.xml", b"x", "an entry that leaves the archive"),
        ("/etc/passwd", b"x", "an entry that leaves the archive"),
        ("word/document.xml", XXE, "a document type in 'word/document.xml', which may hide text"),
        ("word/document.xml", XXE.encode("utf-16"), "a document type in 'word/document.xml'"),
    ],
)
def test_hostile_archives(name, data, what):
    with pytest.raises(InputError) as caught:
        take_apart(with_entry(word("One."), name, data), msgspec.structs.replace(LIMITS, unpacked=20_000_000))
    assert caught.value.what.startswith(what)


def test_more_entries_than_any_document_has():
    with pytest.raises(InputError, match="over the limit of 5 entries in the archive"):
        take_apart(word("One."), msgspec.structs.replace(LIMITS, entries=5))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 and no more", b"\xd0\xcf\x11\xe0 an old document"])
def test_no_word_document(data):
    with pytest.raises(InputError, match="no Word document"):
        take_apart(data, LIMITS)


def test_deep_nesting_is_an_error():
    deep = body("<w:sdt>" * 20_000 + "</w:sdt>" * 20_000)
    with pytest.raises(Exception, match=r"(?i)depth"):
        take_apart(with_entry(word("One."), "word/document.xml", deep), LIMITS)
