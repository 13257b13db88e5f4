"""Files that are none of ours, damaged, or made to harm are refused with a clear word."""

from __future__ import annotations

import logging
import warnings
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf.settings import get_qpdf_limits

from publisher.errors import InputError
from publisher.exporters.base import Options
from publisher.exporters.pdf.file.writing import _File
from publisher.foreign.archive import MOST_BYTES
from publisher.importing.edition import edition_of
from publisher.importing.pdf import _guarded
from publisher.report import Outcome
from tests.importing.files import FORMATS, PACKED, made, meeting, repacked
from tests.importing.test_changed import TEI_PARTS

NONE_OF_OURS = {
    "nothing": b"",
    "text": b"Meeting of the Council\n",
    "TEI": meeting().tei,
    "an old Word file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(600),
}


@pytest.mark.parametrize("data", NONE_OF_OURS.values(), ids=NONE_OF_OURS)
def test_another_kind_of_file_is_refused(data):
    with pytest.raises(InputError, match="x: this is no DOCX, PDF, EPUB or HTML file"):
        edition_of(data, "x")


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_without_an_edition_is_told(name):
    with pytest.raises(InputError, match="x: the file carries no edition") as raised:
        edition_of(made(meeting(), name, Options(edition=b"")), "x")
    assert "--no-embed" in raised.value.hint


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("part", [0.02, 0.3, 0.7, 0.99])
def test_a_file_that_was_cut_off_is_refused(name, part):
    data = made(meeting(), name)
    with pytest.raises(InputError) as raised:
        edition_of(data[: int(len(data) * part)], "x")
    assert raised.value.message.startswith("x: ")
    assert raised.value.hint


@pytest.mark.parametrize("name", PACKED)
@pytest.mark.parametrize("tei", [b"", b"no XML", b"<TEI", b"<html/>", b"<!DOCTYPE TEI [<!ENTITY"])
def test_an_edition_that_is_none_is_refused(name, tei):
    data = repacked(made(meeting(), name), {TEI_PARTS[name]: tei})
    with pytest.raises(InputError, match=r"^x: "):
        edition_of(data, "x")


BOMB = b"<TEI xmlns='http://www.tei-c.org/ns/1.0'>" + b" " * 300_000_000 + b"</TEI>"


@pytest.mark.parametrize("name", PACKED)
def test_an_edition_that_unpacks_without_end_is_refused(name):
    source = ZipFile(BytesIO(made(meeting(), name)))
    stream = BytesIO()
    with source, ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            is_edition = entry.filename == TEI_PARTS[name]
            target.writestr(entry, BOMB if is_edition else source.read(entry), ZIP_DEFLATED)
    with pytest.raises(InputError, match="unpacks to more than"):
        edition_of(stream.getvalue(), "x")


@pytest.mark.parametrize("entry", ["../../etc/passwd", "/etc/passwd", "C:\\x"])
@pytest.mark.parametrize("name", PACKED)
def test_an_entry_with_an_unsafe_name_is_refused(name, entry):
    stream = BytesIO(made(meeting(), name))
    with ZipFile(stream, "a") as archive:
        archive.writestr(entry, "x")
    with pytest.raises(InputError, match="unsafe name"):
        edition_of(stream.getvalue(), "x")


def test_an_e_book_whose_edition_is_missing_is_told():
    data = repacked(made(meeting(), "epub"), {TEI_PARTS["epub"]: None})
    with pytest.raises(InputError, match=r"x: EPUB/edition\.xml, the edition, is missing"):
        edition_of(data, "x")


@pytest.mark.parametrize("package", [None, b"<package", b""])
def test_an_e_book_without_a_package_document_is_refused(package):
    data = repacked(made(meeting(), "epub"), {"EPUB/content.opf": package})
    with pytest.raises(InputError, match="no package document"):
        edition_of(data, "x")


def test_an_e_book_cannot_point_outside_itself():
    data = made(meeting(), "epub")
    with ZipFile(BytesIO(data)) as archive:
        package = archive.read("EPUB/content.opf")
    package = package.replace(b'href="edition.xml"', b'href="../../../../etc/passwd"')
    with pytest.raises(InputError, match="is missing"):
        edition_of(repacked(data, {"EPUB/content.opf": package}), "x")


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
<html xmlns="http://www.w3.org/1999/xhtml"><head/><body>&b;&c;</body></html>"""


def test_a_page_with_entities_is_not_expanded():
    data = made(meeting(), "epub")
    with ZipFile(BytesIO(data)) as archive:
        (page,) = [name for name in archive.namelist() if "part-" in name]
    outcome = edition_of(repacked(data, {page: ENTITIES}), "x")
    assert outcome.value == meeting().tei
    (notice,) = outcome.notices
    assert notice.code == "P701"
    assert "aaa" not in notice.message
    assert "root:" not in notice.message


# --- PDF ------------------------------------------------------------------------------


def pdf(change, **options):
    with pikepdf.open(BytesIO(made(meeting(), "pdf"))) as file:
        change(file)
        stream = BytesIO()
        file.save(stream, **options)
    return stream.getvalue()


def attached(file):
    return file.Root.AF[0].EF.F


def test_a_pdf_that_asks_for_a_password_is_refused():
    locked = pikepdf.Encryption(user="secret", owner="secret")
    with pytest.raises(InputError, match="x: the file asks for a password"):
        edition_of(pdf(lambda _: None, encryption=locked), "x")


def test_an_attachment_that_unpacks_without_end_is_refused():
    def change(file):
        packer = zlib.compressobj(9)
        packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(300)) + packer.flush()
        attached(file).write(packed, filter=pikepdf.Name.FlateDecode)

    with pytest.raises(InputError, match="unpacks to more than 256 MB"):
        edition_of(pdf(change), "x")


def test_objects_that_unpack_without_end_are_refused(monkeypatch):
    file = _File()
    file.small(1, b"<</Type/Catalog/Pages 2 0 R>>")
    file.small(2, b"<</Type/Pages/Kids[]/Count 0/X(" + b" " * 3_000_000 + b")>>")
    data = file.finish(2, 1, 1)
    with pytest.raises(InputError, match="carries no edition"):
        edition_of(data, "x")
    monkeypatch.setattr("publisher.importing.pdf.MOST_BYTES", 1_000_000)
    with pytest.raises(InputError, match="no PDF file that can be read"):
        edition_of(data, "x")


@pytest.mark.parametrize("filters", [["/FlateDecode", "/FlateDecode"], ["/LZWDecode"], ["/X"]])
def test_an_attachment_that_is_packed_in_another_way_is_refused(filters):
    def change(file):
        stream = attached(file)
        names = pikepdf.Array([pikepdf.Name(name) for name in filters])
        stream.write(b"x", filter=names)

    with pytest.raises(InputError, match="packed in a way that is not read"):
        edition_of(pdf(change, compress_streams=False), "x")


def test_a_damaged_attachment_is_refused():
    def change(file):
        attached(file).write(b"no Deflate", filter=pikepdf.Name.FlateDecode)

    with pytest.raises(InputError, match="a stream is damaged"):
        edition_of(pdf(change, compress_streams=False), "x")


def test_what_the_library_says_stays_with_it(caplog):
    logger = logging.getLogger("pikepdf._core")
    with _guarded():
        logger.warning("Pages tree includes non-dictionary object; ignoring")
        warnings.warn("Unexpected end of stream", UserWarning, stacklevel=1)
    assert caplog.records == []
    logger.warning("for others")
    assert [record.message for record in caplog.records] == ["for others"]


def test_the_limits_of_the_library_are_set_and_given_back():
    before = get_qpdf_limits()
    with _guarded():
        assert get_qpdf_limits()["flate_max_memory"] == MOST_BYTES
    assert get_qpdf_limits() == before


def test_an_attachment_of_another_kind_is_no_edition():
    def change(file):
        attached(file).Subtype = pikepdf.Name("/text/xml")

    with pytest.raises(InputError, match="carries no edition"):
        edition_of(pdf(change), "x")


def test_another_attachment_does_not_stand_in_the_way():
    def change(file):
        file.attachments["a.txt"] = pikepdf.AttachedFileSpec(file, b"x", mime_type="text/plain")

    assert edition_of(pdf(change), "x") == Outcome(meeting().tei)


@pytest.mark.parametrize("name", FORMATS)
@given(st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_is_damaged_the_answer_is_an_edition_or_an_error(name, data):
    whole = bytearray(made(meeting(), name))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        outcome = edition_of(bytes(whole), "x")
    except InputError:
        return
    assert outcome.value == meeting().tei or outcome.notices
