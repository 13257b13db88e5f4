"""What was changed in a file since its edition was made is told, with its place."""

from __future__ import annotations

import base64
from io import BytesIO
from zipfile import ZipFile

import docx
import pikepdf
import pytest

from publisher.importing.edition import edition_of
from tests.importing.files import (
    FORMATS,
    PACKED,
    REPLACEABLE,
    made,
    meeting,
    repacked,
    replaced,
)

TEI_PARTS = {"docx": "customXml/item1.xml", "epub": "EPUB/edition.xml"}


def told(data):
    """The edition, and the codes and messages of the notices."""
    outcome = edition_of(data, "x")
    return outcome.value, {notice.code: notice.message for notice in outcome.notices}


@pytest.mark.parametrize("name", REPLACEABLE)
@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("We agree with most", "We agree with none", "u2.p1: expected 'mostofit."),
        ("Good morning", "Good Morning", "u1.p1: expected 'morning."),
        ("The sitting is closed", "The sitting is  closed", None),
        ("is closed.", "is closed. Or not.", "the end: expected '', found 'Ornot.'"),
        ("&lt;inaudible&gt;", "", "u1.p1: expected '<inaudible>"),
        ("(Applause.)", "", "r1: expected '(Applause.)"),
    ],
)
def test_a_changed_word_is_found(name, old, new, place):
    tei, notices = told(replaced(made(meeting(), name), old, new))
    assert tei == meeting().tei
    assert list(notices) == ([] if place is None else ["P701"])
    assert place is None or place in notices["P701"]


def edited(change):
    """The Word file of the meeting, edited with python-docx."""
    document = docx.Document(BytesIO(made(meeting(), "docx")))
    change(document)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def paragraph(document, words):
    return next(p for p in document.paragraphs if words in p.text)


def test_a_new_paragraph_is_found():
    _, notices = told(edited(lambda d: d.add_paragraph("One more thing.")))
    assert "the end: expected '', found 'Onemorething.'" in notices["P701"]


def test_a_paragraph_that_is_gone_is_found():
    _, notices = told(edited(lambda d: paragraph(d, "(Applause.)").clear()))
    assert "at r1" in notices["P701"]


def test_a_word_that_is_hidden_is_no_longer_shown():
    def hide(document):
        paragraph(document, "(Applause.)").runs[0].font.hidden = True

    _, notices = told(edited(hide))
    assert "at r1" in notices["P701"]


def test_other_looks_and_headers_are_no_other_words():
    def restyle(document):
        paragraph(document, "(Applause.)").style = document.styles["Normal"]
        paragraph(document, "Good morning").runs[-1].font.bold = True
        document.sections[0].header.paragraphs[0].add_run("Draft")

    assert told(edited(restyle)) == (meeting().tei, {})


# --- PDF ------------------------------------------------------------------------------


def pdf(change):
    """The PDF of the meeting, changed with pikepdf."""
    with pikepdf.open(BytesIO(made(meeting(), "pdf"))) as file:
        change(file)
        stream = BytesIO()
        file.save(stream)
    return stream.getvalue()


def test_a_changed_letter_of_a_pdf_is_found():
    def change(file):
        content = file.pages[0].Contents
        data = content.read_bytes()
        words = data.index(b"[(", data.index(b"/speech<</MCID")) + 2
        first, second = data[words : words + 2], data[words + 2 : words + 4]
        assert first != second
        content.write(data[:words] + second + first + data[words + 4 :])

    tei, notices = told(pdf(change))
    assert tei == meeting().tei
    assert list(notices) == ["P701"]


def test_words_that_are_no_longer_drawn_are_missed():
    def change(file):
        content = file.pages[0].Contents
        data = content.read_bytes()
        start = data.index(b"/speech<</MCID")
        end = data.index(b"EMC", start)
        content.write(data[:start] + data[end + 3 :])

    assert list(told(pdf(change))[1]) == ["P701"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda file: file.Root.__delitem__("/StructTreeRoot"), "its pages are not tagged"),
        (
            lambda file: file.pages[0].Resources.__delitem__("/Font"),
            "its pages are not tagged as publisher tags them",
        ),
        (
            lambda file: file.pages[0].Contents.write(b"0 0 m\n" * 400_000),
            "a stream unpacks to more than 2 MB",
        ),
    ],
    ids=["no tags", "no fonts", "an endless page"],
)
def test_a_pdf_that_cannot_be_read_back_is_told(change, reason):
    tei, notices = told(pdf(change))
    assert tei == meeting().tei
    assert list(notices) == ["P703"]
    assert notices["P703"].endswith(reason)


def test_a_structure_that_holds_itself_ends():
    def change(file):
        top = file.Root.StructTreeRoot.K
        top.K.append(top)

    assert told(pdf(change)) == (meeting().tei, {})


def test_a_structure_that_is_too_deep_is_told():
    def change(file):
        element = file.Root.StructTreeRoot.K
        for _ in range(1000):
            inner = file.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Div, K=[]))
            element.K.append(inner)
            element = inner

    assert "too deep" in told(pdf(change))[1]["P703"]


# --- the edition itself ---------------------------------------------------------------


@pytest.mark.parametrize("name", PACKED)
def test_an_edition_that_was_changed_is_told(name):
    data = made(meeting(), name)
    changed = meeting().tei.replace(b"most of it", b"none of it")
    tei, notices = told(repacked(data, {TEI_PARTS[name]: changed}))
    assert tei == changed
    assert list(notices) == ["P702", "P701"]


def carried(tei):
    """How a page holds an edition."""
    return base64.b64encode(tei).decode()


def test_an_edition_of_a_page_that_was_changed_is_told():
    changed = meeting().tei.replace(b"most of it", b"none of it")
    data = replaced(made(meeting(), "html"), carried(meeting().tei), carried(changed))
    tei, notices = told(data)
    assert tei == changed
    assert list(notices) == ["P702", "P701"]


def test_an_edition_of_a_pdf_that_was_changed_is_told():
    changed = meeting().tei.replace(b"most of it", b"none of it")
    data = pdf(lambda file: file.Root.AF[0].EF.F.write(changed))
    tei, notices = told(data)
    assert tei == changed
    assert list(notices) == ["P702", "P701"]


def unsealed(name):
    """The file of the meeting without what tells whether its edition is the original one."""
    data = made(meeting(), name)
    if name == "pdf":
        return pdf(lambda file: file.Root.AF[0].EF.F.__delitem__("/Params"))
    if name == "docx":
        return repacked(data, {"customXml/_rels/item1.xml.rels": None})
    return replaced(data, 'id="edition-', 'id="item-')


@pytest.mark.parametrize("name", FORMATS)
def test_an_edition_whose_checksum_is_gone_is_told(name):
    tei, notices = told(unsealed(name))
    assert tei == meeting().tei
    assert list(notices) == ["P702"]
    assert "its checksum is gone" in notices["P702"]


@pytest.mark.parametrize("name", PACKED)
def test_an_edition_that_was_laid_out_anew_is_the_same(name):
    data = made(meeting(), name)
    other = meeting().tei.replace(b'encoding="UTF-8"', b'encoding="utf-8" standalone="yes"')
    assert other != meeting().tei
    assert told(repacked(data, {TEI_PARTS[name]: other})) == (meeting().tei, {})


def test_words_of_an_e_book_that_cannot_be_read_back_are_told():
    data = made(meeting(), "epub")
    with ZipFile(BytesIO(data)) as archive:
        (page,) = [name for name in archive.namelist() if "part-" in name]
    _, notices = told(repacked(data, {page: b"<html"}))
    assert list(notices) == ["P703"]
    assert notices["P703"].endswith(f"{page} is no page that can be read")
