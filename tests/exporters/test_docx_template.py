"""A house's own Word template: what of it wins, what stays the record's, what is refused."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.shared import Pt
from lxml import etree

from publisher import law
from publisher import view as v
from publisher.cli import run
from publisher.errors import InputError
from publisher.exporters.base import Options
from publisher.exporters.docx import export
from publisher.importing.edition import edition_of
from publisher.pipeline import Document, prepare
from publisher.roles import PhraseRole, Role
from publisher.testing import every_node
from publisher.theme.load import load
from publisher.theme.model import When
from tests.readback import docx as readback
from tests.validators import docx_accessibility, open_xml_sdk

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c636800"
    "00008200817 7cd72b60000000049454e44ae426082".replace(" ", "")
)
DEFAULT = load("default").value
NAMED = {
    Role.SPEECH: "House Speech",
    Role.FRONT_HEADING: "House Speech",
    Role.REMARK: "No Such Style",
    PhraseRole.SPEAKER: "house speaker",
}
THEME = replace(
    DEFAULT,
    template_styles=NAMED,
    layout=replace(DEFAULT.layout, participants=When.ALWAYS, contents=When.ALWAYS),
)


def house(change=None):
    """A template as a house might have it, saved by another program."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Pt(482), Pt(680)
    section.left_margin = Pt(113)
    section.header.paragraphs[0].text = "The House"
    picture = section.header.paragraphs[0].add_run().add_picture(BytesIO(PIXEL), Pt(14))
    next(picture._inline.iter(DRAWN)).set("descr", "The seal of the House")  # noqa: SLF001
    section.footer.paragraphs[0].text = "Official"
    document.styles["Normal"].font.name = "Liberation Sans"
    styles = document.styles
    styles.add_style("House Speech", WD_STYLE_TYPE.PARAGRAPH).font.size = Pt(12)
    styles.add_style("House Speaker", WD_STYLE_TYPE.CHARACTER).font.bold = True
    document.add_paragraph("Words of the template.", style="List Number")
    if change:
        change(document)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


HOUSE = house()


def made(view=None, theme=THEME, template=HOUSE, **more):
    return export(view or every_node(), theme, Options(reference_doc=template, **more))


def part(data, name):
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def styles_in_use(data):
    return {readback.style_of(p) for p in part(data, "word/document.xml").iter(W + "p")}


def test_page_head_and_foot_are_the_template_s():
    document = docx.Document(BytesIO(made().value))
    [section] = document.sections
    assert (section.page_width, section.left_margin) == (Pt(482), Pt(113))
    assert section.header.paragraphs[0].text.strip() == "The House"
    assert section.footer.paragraphs[0].text == "Official"
    assert [rel.reltype for rel in section.header.part.rels.values()] == [RELATIONSHIP_TYPE.IMAGE]


def test_styles_of_one_name_are_the_template_s():
    ours = docx.Document(BytesIO(made().value)).styles
    theirs = docx.Document(BytesIO(HOUSE)).styles
    for name in ("Normal", "Title", "heading 1", "Caption"):
        assert ours[name].font.size == theirs[name].font.size, name
    assert ours["Normal"].font.name == "Liberation Sans"


def test_a_table_in_the_theme_names_other_styles():
    data = made().value
    assert "HouseSpeech" in styles_in_use(data)
    assert "Speech" not in styles_in_use(data)
    body = part(data, "word/document.xml")
    assert "HouseSpeaker" in {style.get(W + "val") for style in body.iter(W + "rStyle")}


def test_a_style_that_the_template_has_not_is_told_and_ours_is_used():
    outcome = made()
    [told] = [notice for notice in outcome.notices if notice.code == "P604"]
    assert told.message == (
        "the reference document has no paragraph style 'No Such Style' for remark"
    )
    assert "Remark" in styles_in_use(outcome.value)


def test_what_tells_an_edition_s_own_words_keeps_its_name():
    styles = docx.Document(BytesIO(made().value)).styles
    assert styles["Front Heading"].base_style.name == "House Speech"


def test_titles_are_headings_whatever_the_template_says():
    outline = docx_accessibility.Docx.of(made().value).outline()
    assert outline[:2] == [(1, "Every node & <role>"), (1, "Opening")]


def test_nothing_is_lost_or_invented():
    view, data = every_node(), made().value
    assert law.first_difference("".join(v.shown(view)), readback.shown(data)) is None
    assert b"Words of the template" not in etree.tostring(part(data, "word/document.xml"))


def test_the_edition_comes_back_and_no_change_is_told():
    ready = prepare(
        Document(
            "m.txt", b"A Meeting\n\nANNA: Good morning.\n\nBEN: Thank you.\n\nANNA: So it is.\n"
        )
    )
    tei = ready.value.tei
    data = made(ready.value.view, edition=tei).value
    assert edition_of(data, "m.docx").value == tei
    assert edition_of(data, "m.docx").notices == ()


def test_the_same_template_gives_the_same_bytes():
    assert made().value == made().value


def test_the_file_is_valid_and_accessible(tmp_path):
    path = tmp_path / "house.docx"
    for lang in ("en", "ar"):
        data = made(replace(every_node(), lang=lang)).value
        path.write_bytes(data)
        assert open_xml_sdk.findings(path) == []
        told = docx_accessibility.findings(data)
        assert [line for line in told if not line.startswith("letters_stand_out")] == []


def test_the_language_and_the_direction_are_the_record_s():
    styles = part(made(replace(every_node(), lang="ar")).value, "word/styles.xml")
    assert [lang.get(W + "bidi") for lang in styles.iter(W + "lang")] == ["ar-SA"]
    normal = styles.find(f"{W}style[@{W}styleId='Normal']")
    assert normal.find(f"{W}pPr/{W}bidi") is not None


def test_lists_are_counted_apart_from_the_template_s():
    items = tuple(v.ListItem(f"i{n}", (v.Paragraph("", (v.Text("x"),)),)) for n in range(2))
    data = made(replace(every_node(), blocks=(v.List("l", items, ordered=True),))).value
    numbering = part(data, "word/numbering.xml")
    kinds = {kind.get(W + "abstractNumId"): kind for kind in numbering.iter(W + "abstractNum")}
    lists = {one.get(W + "numId"): one for one in numbering.iter(W + "num")}
    assert len(kinds) == len(list(numbering.iter(W + "abstractNum")))
    [ident] = {e.get(W + "val") for e in part(data, "word/document.xml").iter(W + "numId")}
    kind = kinds[lists[ident].find(W + "abstractNumId").get(W + "val")]
    assert kind.find(f"{W}lvl/{W}numFmt").get(W + "val") == "decimal"


def test_an_id_that_the_template_uses_for_another_style_is_not_taken():
    def change(document):
        style = document.styles.add_style("Anything", WD_STYLE_TYPE.PARAGRAPH)
        style.element.set(W + "styleId", "Narrative")

    styles = docx.Document(BytesIO(made(template=house(change)).value)).styles
    assert styles["Narrative"].style_id != "Narrative"
    assert styles["Anything"].style_id == "Narrative"


# --- what is refused ------------------------------------------------------------------


NAMES = f'xmlns:w="{NAMESPACE}" xmlns:r="{docx.oxml.ns.nsmap["r"]}"'


def into_foot(document, xml):
    document.sections[0].footer.paragraphs[0]._p.append(parse_xml(xml))  # noqa: SLF001


def with_external_picture(document):
    part = document.sections[0].header.part
    part.rels.get_or_add_ext_rel(RELATIONSHIP_TYPE.IMAGE, "https://example.org/seen.png")
    ident = next(key for key, rel in part.rels.items() if rel.is_external)
    blip = next(part.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip"))
    link = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}link"
    blip.set(link, ident)


def with_field(code):
    def change(document):
        into_foot(document, f"<w:r {NAMES}><w:instrText>{code}</w:instrText></w:r>")

    return change


def changed(change):
    """A template whose parts were changed, each by its name and bytes."""
    stream = BytesIO()
    with ZipFile(BytesIO(house())) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return stream.getvalue()


def strict():
    def change(name, data):
        transitional, own = NAMESPACE.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
        return data.replace(transitional, own) if name == "word/document.xml" else data

    return changed(change)


def without_styles():
    return changed(lambda _, data: data.replace(b"relationships/styles", b"relationships/none"))


@pytest.mark.parametrize(
    ("template", "says"),
    [
        (b"%PDF-1.7", "this is no Word file"),
        (house(with_external_picture), "refers to something that does not come along: image"),
        (house(with_field(' DDEAUTO c:\\\\cmd "/k"')), "a field that fetches or runs something"),
        (house(with_field(' INCLUDEPICTURE "http://e.org"')), "a field that fetches or runs"),
        (strict(), "this is Strict Open XML"),
        (without_styles(), "the file has no styles"),
    ],
    ids=[
        *("no Word file", "a picture elsewhere", "a field that runs", "a field that fetches"),
        *("strict", "no styles"),
    ],
)
def test_a_template_that_acts_or_lacks_what_it_must_have_is_refused(template, says):
    with pytest.raises(InputError, match=says):
        made(template=template)


def test_an_empty_template_is_not_said_to_want_a_transcript():
    with pytest.raises(InputError, match="the file is empty") as refused:
        made(template=b" ")
    assert refused.value.hint == "Give a Word file (.docx)."


def test_a_link_to_the_web_comes_along():
    def change(document):
        part = document.sections[0].footer.part
        ident = part.relate_to(
            "https://example.org/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        words = "<w:r><w:t>Web</w:t></w:r>"
        into_foot(document, f'<w:hyperlink {NAMES} r:id="{ident}">{words}</w:hyperlink>')

    document = docx.Document(BytesIO(made(template=house(change)).value))
    [link] = document.sections[0].footer.paragraphs[0].hyperlinks
    assert link.address == "https://example.org/"


@pytest.mark.parametrize("content", [None, b"no Word file"], ids=["none", "another"])
def test_the_command_line_refuses_it_before_any_work(tmp_path, monkeypatch, capsys, content):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "m.txt").write_text("A Meeting\n\nANNA: Good morning.\n")
    if content:
        (tmp_path / "house.docx").write_bytes(content)
    code = run(["export", "m.txt", "-o", "m.docx", "--reference-doc", "house.docx"])
    assert code == 2
    assert "house.docx: " in capsys.readouterr().err
    assert not (tmp_path / "m.docx").exists()


def test_the_command_line_and_the_settings_take_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "m.txt").write_text("A Meeting\n\nANNA: Good morning.\n")
    (tmp_path / "house.docx").write_bytes(HOUSE)
    assert run(["export", "m.txt", "-o", "m.docx", "--reference-doc", "house.docx"]) == 0
    (tmp_path / "publisher.toml").write_text('reference-doc = "house.docx"\n')
    assert run(["export", "m.txt", "-o", "n.docx"]) == 0
    assert (tmp_path / "m.docx").read_bytes() == (tmp_path / "n.docx").read_bytes()
    assert docx.Document(tmp_path / "m.docx").sections[0].page_width == Pt(482)
