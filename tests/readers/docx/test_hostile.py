"""Word files that are damaged, or made to do harm: refused with words, or read."""

from __future__ import annotations

import struct
import warnings
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.errors import InputError
from publisher.foreign.archive import MOST_ENTRIES
from publisher.readers import open_source
from tests.readers.docx.packages import ROOT_RELATIONSHIPS, docx, paragraph, part, parts, zipped
from tests.readers.layouts import check

BODY = paragraph("Words.")
GOOD = docx(BODY)
BOMB = b" " * 40_000_000
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>' + part(
    "document", paragraph("&b;")
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + part(
    "document", paragraph("&a;")
)
LOCAL = '<!DOCTYPE x SYSTEM "file:///etc/hostname">' + part("document", BODY)
EXTERNAL = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">' + part("document", BODY)


def replaced(name: str, data: str | bytes) -> bytes:
    return zipped({**parts(BODY), name: data.encode() if isinstance(data, str) else data})


def without(name: str) -> bytes:
    return zipped({key: data for key, data in parts(BODY).items() if key != name})


def with_entry(name: str, data: bytes = b"x", packed: int = ZIP_DEFLATED) -> bytes:
    stream = BytesIO(GOOD)
    with ZipFile(stream, "a", packed) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two of one name are the point
        info = ZipInfo("x")
        info.filename = name
        info.compress_type = packed
        archive.writestr(info, data)
    return stream.getvalue()


def many() -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as archive:
        for number in range(MOST_ENTRIES + 1):
            archive.writestr(str(number), b"")
    return stream.getvalue()


def large() -> bytes:
    """Seventeen entries, each within the limits, and together beyond them."""
    blank = bytes(16 * 1024**2)
    return zipped({**parts(BODY), **{f"word/media/{n}": blank for n in range(17)}})


def marked(bits: int) -> bytes:
    """The good file with flags set on each of its entries."""
    data = bytearray(GOOD)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        (flags,) = struct.unpack_from("<H", data, at + 8)
        struct.pack_into("<H", data, at + 8, flags | bits)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def lying_size() -> bytes:
    """The good file, whose directory says that entries are smaller than they are."""
    data = bytearray(GOOD)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", data, at + 24, 5)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def broken_bytes() -> bytes:
    at = GOOD.find(b"word/document.xml") + len("word/document.xml") + 4
    return GOOD[:at] + b"\xff" * 20 + GOOD[at + 20 :]


def deep(element: str, depth: int) -> str:
    return f"<w:{element}>" * depth + f"</w:{element}>" * depth


REFUSED = {
    "nothing": (b"", "empty"),
    "white space": (b" \n ", "empty"),
    "text": (b"SECRETARY BERG: Good morning.", "no Word file"),
    "HTML by the name of a Word file": (b"<html>", "no Word file"),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "old kind"),
    "RTF": (b"{\\rtf1}", "no Word file"),
    "the beginning of a ZIP": (b"PK\x03\x04", "no ZIP archive"),
    "cut off": (GOOD[: len(GOOD) // 2], "no ZIP archive"),
    "an empty ZIP": (zipped({}), "no Word document"),
    "a ZIP of something else": (zipped({"a.txt": b"x"}), "no Word document"),
    "OpenDocument": (zipped({"mimetype": b"application/vnd.oasis"}), "OpenDocument"),
    "no relationships": (without("_rels/.rels"), "no Word document"),
    "no main document": (without("word/document.xml"), "no Word document"),
    "a sheet": (replaced("word/document.xml", "<worksheet/>"), "no Word document"),
    "no words": (docx(paragraph()), "no text"),
    "too many entries": (many(), "more than 5000 entries"),
    "a bomb": (replaced("word/media/a.png", BOMB), "200 times"),
    "a bomb in the main document": (replaced("word/document.xml", BOMB), "200 times"),
    "too large in all": (large(), "more than 256 MB"),
    "an absolute name": (with_entry("/etc/passwd"), "unsafe name"),
    "a drive": (with_entry("C:x"), "unsafe name"),
    "a name that leads out": (with_entry("word/../../x"), "unsafe name"),
    "a name with backslashes": (with_entry("..\\x"), "unsafe name"),
    "a name with a control character": (with_entry("word/a\x01b"), "unsafe name"),
    "a name twice": (with_entry("word/document.xml"), "twice"),
    "a name twice, in capitals": (with_entry("WORD/Document.xml"), "twice"),
    "encrypted": (marked(1), "encrypted"),
    "an unknown packing": (with_entry("a", packed=ZIP_BZIP2), "not known"),
    "sizes that lie": (lying_size(), "cannot be unpacked"),
    "damaged inside": (broken_bytes(), "cannot be unpacked"),
    "laughs": (replaced("word/document.xml", LAUGHS), "DOCTYPE"),
    "laughs in the styles": (
        zipped({**parts(BODY, styles=""), "word/styles.xml": LAUGHS.encode()}),
        "DOCTYPE",
    ),
    "an entity from outside": (replaced("word/document.xml", OUTSIDE), "DOCTYPE"),
    "a DTD from outside": (replaced("word/document.xml", EXTERNAL), "DOCTYPE"),
    "a DTD of this machine": (replaced("word/document.xml", LOCAL), "DOCTYPE"),
    "a DTD in UTF-16": (replaced("word/document.xml", LAUGHS.encode("utf-16")), "DOCTYPE"),
    "a DTD in the relationships": (
        replaced("_rels/.rels", f"<!DOCTYPE x>{ROOT_RELATIONSHIPS}"),
        "DOCTYPE",
    ),
    "no XML": (replaced("word/document.xml", "words"), "not well-formed"),
    "an empty part": (replaced("word/document.xml", ""), "not well-formed"),
    "a NUL": (replaced("word/document.xml", part("document", "\0")), "not well-formed"),
    "an encoding that is none": (
        replaced("word/document.xml", '<?xml version="1.0" encoding="x"?><a/>'),
        "not well-formed",
    ),
    "the wrong encoding": (replaced("word/document.xml", b"<a>\xff</a>"), "not well-formed"),
    "nested without bound": (docx(deep("sdt", 50_000)), "not well-formed"),
    "a huge attribute": (
        zipped(
            {
                **parts(BODY),
                "word/document.xml": b'<a b="' + bytes(range(97, 123)) * 450_000 + b'"/>',
            }
        ),
        "not well-formed|200 times",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_with_what_and_what_to_do(case):
    data, reason = REFUSED[case]
    with pytest.raises(InputError, match=reason) as refused:
        open_source(data, "a.docx", "docx")
    assert refused.value.message.startswith("a.docx")
    assert refused.value.hint


ITSELF = '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="{}"/></w:style>'
ROUND = ITSELF.format("B") + ITSELF.replace('"A"', '"B"').format("A")
NUMBERS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="99999999999"><w:start w:val="999999999"/>'
    f'<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="{"%9" * 5000}"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
ITEM = paragraph("item", '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr>')
CALL = '<w:p><w:r><w:t>{}</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'
NOTE = f'<w:footnote w:id="1">{CALL.format("n")}</w:footnote>'
CALL = CALL.format("w")
SPAN = f'<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>{paragraph("c")}</w:tc>'

BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'

READ = {
    "a style based on itself": (docx(paragraph("a", '<w:pStyle w:val="A"/>'), styles=ROUND), "a"),
    "numbers that cannot be": (docx(ITEM, numbering=NUMBERS), "item"),
    "a note in itself, called for ever": (docx(CALL * 500, footnotes=NOTE), "wn"),
    "a note that is missing": (docx(CALL), "w"),
    "a cell over a billion columns": (docx(f"<w:tbl><w:tr>{SPAN * 3}</w:tr></w:tbl>"), "c\nc\nc"),
    "tables in tables": (
        docx("<w:tbl><w:tr><w:tc>" * 70 + BODY + "</w:tc></w:tr></w:tbl>" * 70),
        "Words.",
    ),
    "a relationship to nowhere": (
        zipped(
            {
                **parts(BODY, styles=""),
                "word/_rels/document.xml.rels": parts(BODY, styles="", footnotes="")[
                    "word/_rels/document.xml.rels"
                ],
            }
        ),
        "Words.",
    ),
    "fields without bound": (
        docx(f"<w:p>{BEGIN * 5000}</w:p>{BODY}"),
        "Words.",
    ),
    "marks of fields alone": (
        docx(f'<w:p><w:r><w:fldChar w:fldCharType="end"/><w:t>x</w:t></w:r></w:p>{BODY}'),
        "x\nWords.",
    ),
    "a symbol that is none": (docx(f'<w:p><w:r><w:sym w:char="XYZ"/></w:r></w:p>{BODY}'), "Words."),
    "a lone surrogate as a symbol": (
        docx('<w:p><w:r><w:sym w:char="D800"/></w:r></w:p>'),
        "\ufffd",
    ),
    "a link with a script": (
        docx(
            '<w:p><w:hyperlink r:id="s"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>',
            {"s": "javascript:x"},
        ),
        "x",
    ),
}


@pytest.mark.parametrize("case", READ)
def test_it_is_read(case):
    data, text = READ[case]
    source = open_source(data, "a.docx", "docx").value
    check(source)
    assert source.text.startswith(text)


@given(st.binary(max_size=200), st.integers(0, len(GOOD)), st.integers(0, 60))
@settings(max_examples=300, deadline=None)
def test_damage_is_refused_or_read(noise, at, cut):
    data = GOOD[:at] + noise + GOOD[at + cut :]
    try:
        check(open_source(data, "a.docx", "docx").value)
    except InputError:
        return
