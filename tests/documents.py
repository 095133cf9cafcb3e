"""Small Word and PDF documents, made for a test."""

import io
import zipfile
import zlib
from datetime import datetime

import docx
from docx.oxml import parse_xml

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(*blocks, author="", modified=None):
    """A Word document: a text is a paragraph, XML of runs a paragraph of them, a list of rows a table."""
    document = docx.Document()
    document.core_properties.author = author
    document.core_properties.created = document.core_properties.modified = modified or datetime(2024, 3, 24, 12)
    for block in blocks:
        if isinstance(block, list):
            table = document.add_table(len(block), len(block[0]))
            for cells, row in zip(block, table.rows, strict=True):
                for text, cell in zip(cells, row.cells, strict=True):
                    cell.text = text
        elif block.startswith("<"):
            body = document.element.body
            body.insert(len(body) - 1, parse_xml(f"<w:p {SPACE}>{block}</w:p>"))
        else:
            document.add_paragraph(block)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_entry(archive, name, data):
    """The same archive with one more entry, or another in its place."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, data)
    return out.getvalue()


def body(xml):
    """A document's main part around some XML."""
    return f'<?xml version="1.0"?><w:document {SPACE}><w:body>{xml}</w:body></w:document>'


HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
OF_GLYPHS = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font "
    b"/Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
    b">>] /ToUnicode 5 0 R >>"
)
"""A font that numbers its glyphs, as browsers write it; object 5 says which letters they are."""


def letters(**glyphs):
    """Object 5: the letters of glyphs, which are named g and their number."""
    rows = "".join(f"<{int(name[1:]):04x}> <{text.encode('utf-16-be').hex()}>\n" for name, text in glyphs.items())
    table = f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(glyphs)} beginbfchar\n{rows}endbfchar\n"
    return f"<< /Length {len(table)} >>\nstream\n{table}\nendstream".encode()


def pdf(*pages, author="", created="", packed=False, font=HELVETICA, extra=b"null"):
    """A PDF document; each page is its content stream, in a font called F1; `extra` is object 5."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", font]
    objects.append(f"<< /Author ({author}) /CreationDate ({created}) >>".encode())
    objects.append(extra)
    kids = []
    for page in pages:
        content = page if isinstance(page, bytes) else page.encode("cp1252")
        data, how = (zlib.compress(content, 9), b"/Filter /FlateDecode ") if packed else (content, b"")
        objects.append(b"<< %s/Length %d >>\nstream\n%s\nendstream" % (how, len(data), data))
        look = b"/MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(b"<< /Type /Page /Parent 2 0 R %s /Contents %d 0 R >>" % (look, len(objects)))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return _numbered(objects)


def _numbered(objects):
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + end


def lines(*texts, before=""):
    """The content of a page with some lines of text, and operators before them."""
    shown = " 0 -16 Td ".join(f"({text}) Tj" for text in texts)
    return f"BT {before} /F1 12 Tf 72 720 Td {shown} ET "
