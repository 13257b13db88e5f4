"""What a Word file tells besides its words, and what is said of what is left out."""

from __future__ import annotations

import pytest

from publisher.readers import open_source
from publisher.readers.counting import written
from publisher.report import Severity
from tests.readers.docx.packages import docx, paragraph

BODY = paragraph("SECRETARY BERG: Good morning.")
RUN = "<w:r><w:t>{}</w:t></w:r>"


def codes(data: bytes) -> list[str]:
    return [notice.code for notice in open_source(data, "a.docx", "docx").notices]


@pytest.mark.parametrize(
    ("expected", "content", "others"),
    [
        ([], BODY, {}),
        (["P106"], f"<w:p><w:ins>{RUN.format('a')}</w:ins></w:p>", {}),
        (["P106"], BODY + "<w:p><w:del><w:r/></w:del></w:p>", {}),
        (["P107"], BODY, {"header": paragraph("Page head")}),
        (["P107"], BODY, {"footer": paragraph("12")}),
        ([], BODY, {"footer": paragraph()}),
        (["P108"], BODY, {"comments": f'<w:comment w:id="0">{paragraph("why?")}</w:comment>'}),
        ([], BODY, {"comments": ""}),
        (["P109"], BODY + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>", {}),
        (["P111"], BODY + "<w:p><w:r><w:drawing><c:chart/></w:drawing></w:r></w:p>", {}),
        (["P111"], BODY + '<w:altChunk r:id="x"/>', {}),
    ],
)
def test_what_is_left_out_is_told(expected, content, others):
    assert codes(docx(content, **others)) == expected


@pytest.mark.parametrize(
    ("content", "others", "message", "hint"),
    [
        (
            f"<w:p><w:ins>{RUN.format('a')}</w:ins></w:p>",
            {},
            "the file has tracked changes: what was inserted is read, what was deleted is not",
            "Accept or reject them in the file if that is wrong.",
        ),
        (
            BODY,
            {"footer": paragraph("12")},
            "headers and footers of pages are no part of the record, and are left out",
            "Copy what belongs to the record into its text.",
        ),
        (
            BODY,
            {"comments": f'<w:comment w:id="0">{paragraph("why?")}</w:comment>'},
            "comments are left out",
            "Copy what belongs into the text.",
        ),
        (
            BODY + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>" * 2,
            {},
            "2 hidden part(s) of the file are left out",
            "Show them in the file if they belong to the record.",
        ),
        (
            BODY + '<w:altChunk r:id="x"/>' * 2,
            {},
            "2 chart(s), diagram(s) or embedded document(s) cannot be read",
            "Copy their words into the text.",
        ),
    ],
    ids=["changes", "footer", "comments", "hidden", "chart"],
)
def test_it_is_told_what_is_left_out_and_what_to_do(content, others, message, hint):
    (notice,) = open_source(docx(content, **others), "a.docx", "docx").notices
    assert (str(notice.where), notice.message, notice.hint) == ("a.docx", message, hint)


def test_what_cannot_be_read_is_a_warning_and_the_rest_for_the_record():
    content = BODY + '<w:altChunk r:id="x"/><w:p><w:ins/></w:p>'
    notices = open_source(docx(content), "a.docx", "docx").notices
    assert [(one.code, one.severity) for one in notices] == [
        ("P106", Severity.INFO),
        ("P111", Severity.WARNING),
    ]


@pytest.mark.parametrize(
    ("core", "facts"),
    [
        ("", {}),
        ("<dc:title> The  talks\n</dc:title>", {"title": "The talks"}),
        ("<dc:title> </dc:title><dc:language>fr_FR</dc:language>", {"language": "fr-FR"}),
        ("<dc:language>nonsense!</dc:language>", {}),
    ],
)
def test_the_properties_are_facts_and_never_text(core, facts):
    source = open_source(docx(BODY, core=core), "a.docx", "docx").value
    assert source.layout.facts == facts
    assert source.text == "SECRETARY BERG: Good morning."


def test_the_language_is_that_of_most_letters():
    """Word marks whole documents with a language that is not the default of the file."""
    run = '<w:r><w:rPr><w:lang w:val="{}"/></w:rPr><w:t>{}</w:t></w:r>'
    content = f"<w:p>{run.format('ru-RU', 'Добрый день, ')}{run.format('en-US', 'Tom')}</w:p>"
    source = open_source(docx(content), "a.docx", "docx").value
    assert source.layout.facts["language"] == "ru-RU"
    assert [(one.value, source.slice(one.span)) for one in source.layout.stretches] == [
        ("en-US", "Tom")
    ]


def test_rows_are_paragraphs_of_the_file():
    content = (
        paragraph("one") + paragraph() + "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>"
    )
    source = open_source(docx(content), "a.docx", "docx").value
    assert source.rows == (1, 3, 3)


def test_a_strict_file_is_read_as_well():
    data = docx(BODY)
    from tests.readers.docx.packages import parts, zipped

    strict = {
        name: part.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, part in parts(BODY).items()
    }
    texts = [open_source(one, "a.docx", "docx").value.text for one in (data, zipped(strict))]
    assert texts[0] == texts[1]


@pytest.mark.parametrize(
    ("count", "form", "expected"),
    [
        (3, "decimal", "3"),
        (3, "decimalZero", "03"),
        (28, "lowerLetter", "bb"),
        (4, "upperLetter", "D"),
        (1994, "lowerRoman", "mcmxciv"),
        (4, "upperRoman", "IV"),
        (2, "russianUpper", "Б"),
        (22, "ordinal", "22nd"),
        (10, "ordinal", "10th"),
        (1, "ordinal", "1st"),
        (103, "ordinal", "103rd"),
        (12, "ordinal", "12th"),
        (5, "chineseCounting", "5"),
        (999_999_999, "lowerRoman", "999999999"),
        (999_999_999, "lowerLetter", "999999999"),
        (0, "lowerLetter", "0"),
    ],
)
def test_a_count_is_written_in_its_form(count, form, expected):
    assert written(count, form) == expected


def test_the_code_of_a_field_may_stand_in_several_runs():
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText>{}</w:instrText></w:r>"
    content = (
        f"<w:p>{mark.format('begin')}{code.format('HYPERLINK ')}"
        f"{code.format('https://example.org/a')}{mark.format('separate')}"
        f"{RUN.format('words')}{mark.format('end')}</w:p>"
    )
    (link,) = open_source(docx(content), "a.docx", "docx").value.layout.stretches
    assert (link.kind, link.value) == ("link", "https://example.org/a")
