"""Each rule and each validator of Word files can fail: a sound file is spoilt, and must be told."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from publisher.exporters.base import Options
from publisher.exporters.docx import export
from publisher.testing import every_node
from publisher.theme.load import load
from publisher.theme.model import When
from tests.exporters.views import EDITION
from tests.validators import docx_accessibility, libreoffice, open_xml_sdk, wml_schema

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
FOOTNOTES, CORE = "word/footnotes.xml", "docProps/core.xml"
PICTURE = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:docPr id="1" name="Seal"/></wp:inline></w:drawing></w:r></w:p>'
)
EMPTY = '<w:p><w:pPr><w:pStyle w:val="TableEnd"/></w:pPr></w:p>'

# rule: (part, pattern of what stands there once or more, what stands there instead)
SPOILT = {
    "has_a_title": (CORE, "<dc:title>[^<]*", "<dc:title>"),
    "has_a_language": (STYLES, r"(<w:rPrDefault>.*?)<w:lang [^>]*/>", r"\1"),
    "languages_are_tags": (DOCUMENT, 'w:lang w:val="ru-RU"', 'w:lang w:val="Русский"'),
    "headings_descend_step_by_step": (DOCUMENT, '"Heading2"', '"Heading3"'),
    "no_heading_is_empty": (DOCUMENT, "(<w:t[^>]*>)Opening<", r"\1 <"),
    "has_one_title": (DOCUMENT, '"Heading1"', '"Title"'),
    "styles_exist": (DOCUMENT, 'w:pStyle w:val="Vote"', 'w:pStyle w:val="Ballot"'),
    "fields_are_balanced": ("word/footer1.xml", '<w:fldChar w:fldCharType="end"/>', ""),
    "links_lead_somewhere": (DOCUMENT, 'w:anchor="h2"', 'w:anchor="h99"'),
    "bookmarks_are_sound": (DOCUMENT, 'w:name="h3"', 'w:name="h2"'),
    "notes_exist": (DOCUMENT, r'<w:footnoteReference w:id="1"', '<w:footnoteReference w:id="7"'),
    "lists_exist": (DOCUMENT, '<w:numId w:val="1"/>', '<w:numId w:val="9"/>'),
    "relationships_exist": (DOCUMENT, '"rIdLink1"', '"rIdLink9"'),
    "pictures_have_words": (DOCUMENT, "</w:p>", PICTURE),
    "tables_are_regular": (DOCUMENT, "<w:tblHeader/>", ""),
    "letters_stand_out": (STYLES, 'w:color w:val="595959"', 'w:color w:val="C0C0C0"'),
    "space_is_no_empty_paragraph": (DOCUMENT, re.escape(EMPTY), EMPTY * 2),
    "links_have_words": (DOCUMENT, "(<w:t[^>]*>)a link<", r"\1<"),
    "right_to_left_runs_are_marked": (DOCUMENT, "(<w:t[^>]*>)Colleagues", r"\1سلام"),
}


@pytest.fixture(scope="module")
def sound():
    theme = load("default").value
    layout = replace(theme.layout, contents=When.ALWAYS, participants=When.ALWAYS)
    return export(every_node(), replace(theme, layout=layout), Options(edition=EDITION)).value


def spoilt(data, part, pattern, instead):
    """The file with one part changed; the pattern must be there."""
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                text, count = re.subn(pattern, instead, content.decode(), flags=re.DOTALL)
                assert count
                content = text.encode()
            new.writestr(name, content)
    return stream.getvalue()


def test_a_sound_file_is_told_nothing(sound):
    assert docx_accessibility.findings(sound) == []


def test_every_rule_has_a_file_that_breaks_it():
    assert set(SPOILT) == {rule.__name__ for rule in docx_accessibility.RULES}


@pytest.mark.parametrize("rule", SPOILT)
def test_a_rule_tells_what_breaks_it(sound, rule):
    told = docx_accessibility.findings(spoilt(sound, *SPOILT[rule]))
    assert rule in {line.partition(":")[0] for line in told}


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        ("<w:body>", "<w:body><w:p><w:tbl/></w:p>"),
        ('<w:bookmarkStart w:id="1" ', '<w:bookmarkStart w:id="one" '),
        ("(<w:pStyle [^>]*/>)", r"<w:keepNext/>\1"),
    ],
    ids=["an element where none may be", "no number", "the wrong order"],
)
def test_schema_and_sdk_tell_what_is_not_valid(sound, tmp_path, pattern, instead):
    data = spoilt(sound, DOCUMENT, pattern, instead)
    path = tmp_path / "spoilt.docx"
    path.write_bytes(data)
    assert wml_schema.findings(data)
    assert open_xml_sdk.findings(path)


def test_the_sdk_tells_a_file_that_word_cannot_open(sound, tmp_path):
    path = tmp_path / "cut.docx"
    path.write_bytes(sound[: len(sound) // 2])
    assert open_xml_sdk.findings(path)


def test_libreoffice_tells_a_heading_that_is_none(sound, tmp_path):
    """It sees a heading go, and what is no Word file does not come out."""
    (tmp_path / "sound.docx").write_bytes(sound)
    no_heading = spoilt(sound, DOCUMENT, '"Heading1"', '"Speech"')
    (tmp_path / "spoilt.docx").write_bytes(no_heading)
    (tmp_path / "cut.docx").write_bytes(b"PK\x03\x04" + bytes(100))
    given = [tmp_path / f"{name}.docx" for name in ("sound", "spoilt", "cut")]
    whole, less, none = libreoffice.converted(given, tmp_path, "fodt")
    missing = [row for row in libreoffice.outline(whole) if row not in libreoffice.outline(less)]
    assert missing == [(1, "Opening")]
    assert not none.exists()
