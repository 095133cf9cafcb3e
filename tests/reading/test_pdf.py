"""PDF documents: visible text page by page, invisible text apart, hostile streams."""

import msgspec
import pytest

from checker.errors import InputError
from checker.reading.layout import read_document
from checker.reading.limits import LIMITS
from checker.reading.pdf import take_apart
from tests.documents import OF_GLYPHS, letters, lines, pdf


def parts(*pages):
    return [(block.part.label, block.part.text) for block in take_apart(pdf(*pages), LIMITS).blocks]


def hidden(page):
    return [(one.part.label, one.part.text, one.why) for one in take_apart(pdf(page), LIMITS).hidden]


def test_pages_and_properties():
    found = take_apart(pdf(lines("One."), lines("Two."), author="The Bell", created="D:20240325101112Z"), LIMITS)
    assert [(one.part.label, one.part.text) for one in found.blocks] == [("page 1", "One."), ("page 2", "Two.")]
    assert (found.date, found.source) == ("2024-03-25", "The Bell")


def test_lines_are_joined_to_paragraphs():
    page = lines(
        "The fire in the market",
        "The fire in the market killed more than 133 peo-",
        "ple on Saturday, the mayor said in the evening, but",
        "nobody.",
        "It began at noon.",
    )
    assert [text for _, text in parts(page)] == [
        "The fire in the market",
        "The fire in the market killed more than 133 people on Saturday, the mayor said in the evening, but nobody.",
        "It began at noon.",
    ]


def test_header_lines_stand_alone():
    page = lines("date: 2026-07-14", "source: Delta Wire", "At least 47 people have died in the flood, it said.")
    assert [text for _, text in parts(page)][:2] == ["date: 2026-07-14", "source: Delta Wire"]


def test_a_sentence_goes_on_over_the_page():
    report = read_document(
        take_apart(pdf(lines("On Saturday the fire in the old market killed"), lines("133 people.")), LIMITS),
        "a",
        "a",
        "",
    )
    assert report.text.startswith("On Saturday the fire in the old market killed\n133 people.")
    assert report.place(report.text.index("133")).label == "page 2"


def test_running_heads_and_page_numbers_are_no_text():
    pages = [lines("The Bell, weekly", f"Text of page {word}.", str(7 + number)) for number, word in enumerate("abc")]
    assert [text for _, text in parts(*pages)] == ["Text of page a.", "Text of page b.", "Text of page c."]


@pytest.mark.parametrize(
    ("operators", "why"),
    [("3 Tr", "invisible"), ("1 1 1 rg", "white on white"), ("1 g", "white on white"), ("0 0 0 0 k", "white on white")],
)
def test_text_that_nobody_sees(operators, why):
    page = lines("Seen.") + lines("Some 999 people.", before=operators)
    assert hidden(page) == [("page 1", "Some 999 people.", why)]
    assert parts(page) == [("page 1", "Seen.")]


@pytest.mark.parametrize(
    "page",
    [
        "0 0 1 rg 0 0 612 792 re f " + lines("Seen.", before="1 g"),
        "q 3 Tr Q " + lines("Seen."),
        "1 g 0 g " + lines("Seen."),
    ],
)
def test_text_that_can_be_seen(page):
    assert hidden(page) == []
    assert parts(page) == [("page 1", "Seen.")]


def test_a_scan_has_only_hidden_text():
    with pytest.raises(InputError) as caught:
        read_document(take_apart(pdf(lines("Read by a machine.", before="3 Tr")), LIMITS), "a.pdf", "a", "")
    assert caught.value.what == "no text that a reader can see"
    assert "behind its picture" in caught.value.advice


def test_a_font_of_numbered_glyphs():
    page = "BT /F1 12 Tf 72 720 Td <000100020003> Tj ET"
    data = pdf(page, font=OF_GLYPHS, extra=letters(g1="ﬁ", g2="v", g3="e"))
    assert [one.part.text for one in take_apart(data, LIMITS).blocks] == ["five"]


def test_a_font_that_does_not_say_which_letters_it_draws():
    page = "BT /F1 12 Tf 72 720 Td <000100020003> Tj ET"
    with pytest.raises(InputError, match="page 1 has a font that does not say which letters it draws"):
        take_apart(pdf(page, font=OF_GLYPHS, extra=letters(g9="v")), LIMITS)


def test_too_many_pages():
    with pytest.raises(InputError, match="over the limit of 1 pages"):
        take_apart(pdf(lines("a"), lines("b")), msgspec.structs.replace(LIMITS, pages=1))


def test_too_many_characters():
    with pytest.raises(InputError, match="over the limit of 5 characters"):
        take_apart(pdf(lines("A long line.")), msgspec.structs.replace(LIMITS, characters=5))


def test_a_stream_bomb_stops_with_a_name():
    bomb = pdf(b"BT " + b" " * 100_000_000 + b"ET", packed=True)
    assert len(bomb) < 300_000
    with pytest.raises(InputError, match="over a limit on unpacked bytes"):
        take_apart(bomb, LIMITS)


def test_no_pdf():
    with pytest.raises(InputError, match="no PDF"):
        take_apart(b"PK\x03\x04", LIMITS)
