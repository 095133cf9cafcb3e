"""Web pages: the main text with its lines, what the page says of itself, what it hides."""

import pytest

from checker.errors import InputError
from checker.reading.html import take_apart
from checker.reading.layout import read_document
from checker.reading.limits import LIMITS


def document(body, head=""):
    return take_apart(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), LIMITS)


def texts(body, head=""):
    return [block.part.text for block in document(body, head).blocks]


def hidden(body, head=""):
    return [(one.part.text, one.why) for one in document(body, head).hidden]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>One <b>13</b>3 people.</p><p>Two.</p>", ["One 133 people.", "Two."]),
        ("<p>One\n line &amp; an&nbsp;end.", ["One line & an end."]),
        ("<h1>Head<p>Text<ul><li>a<li>b</ul>tail", ["Head", "Text", "a", "b", "tail"]),
        ("<p>One<br>line.<br> <br>Another.", ["One line.", "Another."]),
        ("<p>Seen.<script>x = 5</script><style>p{}</style><!-- 7 --></p>", ["Seen."]),
        ("<nav>5 readers</nav><main><p>Text.</p></main><footer>9</footer>", ["Text."]),
        ("<div>Teaser 7.</div><article><header>Head</header>Text.</article>", ["Head", "Text."]),
        ("<article>One.</article><article>Two.</article>", ["One.", "Two."]),
        ("<table><tr><td><p>Laid out.</p></td></tr></table>", ["Laid out."]),
    ],
)
def test_the_main_text(body, expected):
    assert texts(body) == expected


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ('<p>Seen. <span style="display: none">9</span></p>', "display: none"),
        ('<div style="VISIBILITY:hidden !important"><p>9</p></div>Seen.', "visibility: hidden"),
        ("<p>Seen.</p><p hidden>9</p>", "hidden"),
        ('<p>Seen. <i style="font-size:0px">9</i></p>', "font-size: 0"),
        ('<p>Seen. <i style="color:#fff">9</i></p>', "white on white"),
        ('<div style="background:#123">Seen. <i style="color: #123">9</i></div>', "#123 on #123"),
        ("<p>Seen. <del>9</del></p>", "struck out"),
    ],
)
def test_what_nobody_sees(body, why):
    assert texts(body) == ["Seen."]
    assert hidden(body) == [("9", why)]


def test_style_sheets():
    head = "<style>/* .b{display:none} */ @media print { .b { display: none } } .a, #c > i {display: none}</style>"
    assert hidden('<p class="x a">9</p><p class=b>Seen.</p><p id=c><i>Seen.</i></p>', head) == [("9", "display: none")]


@pytest.mark.parametrize(
    "body",
    [
        '<div style="background:navy"><p style="color:white">Seen.</p></div>',
        "<details><summary>More</summary><p>Seen.</p></details>",
        '<p aria-hidden="true">Seen.</p>',
    ],
)
def test_what_can_be_seen_is_not_hidden(body):
    assert hidden(body) == []


def test_white_text_of_a_page_with_styles_of_its_own_may_stand_on_anything():
    assert hidden('<p style="color:white">Seen.</p>', "<link rel=stylesheet href=x.css>") == []


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="article:published_time" content="2024-03-25T08:00:00Z">', ("2024-03-25", "")),
        (
            '<meta name="DC.date" content="2024-03-25"><meta property="og:site_name" content="The Bell">',
            ("2024-03-25", "The Bell"),
        ),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "Article", "datePublished": "2024-03-25T01:00",'
            ' "publisher": {"name": "The Bell"}}]}</script>',
            ("2024-03-25", "The Bell"),
        ),
        ('<script type="application/ld+json">{broken</script>', ("", "")),
        ("", ("", "")),
    ],
)
def test_metadata(head, expected):
    found = document("<p>Text.</p>", head)
    assert (found.date, found.source) == expected


def test_places_are_paragraphs_and_lines_of_the_file():
    page = "<html>\n<body>\n<p>One.</p>\n<p>Two\n people.</p>"
    report = read_document(take_apart(page.encode(), LIMITS), "a.html", "a.html", "")
    at = report.text.index("people")
    assert (report.place(at).label, report.file_line(at)) == ("paragraph 2", 4)


def test_header_lines_outrank_metadata():
    page = '<meta name=date content="2024-03-25"><p>date: 2024-03-26</p><p>source: Us</p><p>Text.</p>'
    report = read_document(take_apart(page.encode(), LIMITS), "a.html", "a.html", "")
    assert (str(report.published), report.source) == ("2024-03-26", "Us")
    assert report.text[slice(*report.body)].strip() == "Text."


def test_the_encoding_that_a_page_names():
    page = '<meta charset="windows-1252"><p>Caf\xe9 \x80 5</p>'.encode("latin-1")
    assert [block.part.text for block in take_apart(page, LIMITS).blocks] == ["Café € 5"]


def test_nesting_loses_nothing_in_silence():
    with pytest.raises(InputError, match="over the limit of 200 levels of nesting"):
        take_apart(("<div>" * 20_000 + "9 people").encode(), LIMITS)
