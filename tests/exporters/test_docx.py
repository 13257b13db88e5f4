"""The Word exporter: what its files show, and how they are made."""

from __future__ import annotations

import importlib.util
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from publisher import law
from publisher import view as v
from publisher.exporters.base import Options
from publisher.exporters.docx import export
from publisher.roles import PhraseRole, Role
from publisher.testing import HOSTILE, check_exporter, every_node, long_view
from publisher.theme.load import load, names
from publisher.theme.model import SpeakerLayout, When
from tests.exporters.views import EDITION

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
THEMES = {name: load(name).value for name in names()}
DEFAULT = THEMES["default"]


def _readback():
    path = Path(__file__).parents[1] / "readback" / "docx.py"
    spec = importlib.util.spec_from_file_location("readback_docx", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


readback = _readback()


def made(view, theme=DEFAULT, options=None):
    return export(view, theme, options or Options()).value


def part(data, name):
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def body(data):
    return part(data, "word/document.xml")


def paragraphs(data):
    """Style and words of each paragraph of the body."""
    return [(readback.style_of(p), "".join(p.itertext(W + "t"))) for p in body(data).iter(W + "p")]


def view_of(*blocks, lang="en", **more):
    return v.View("meeting", lang, v.Facts("A meeting"), blocks, **more)


def paragraph(text, ident="n1", **more):
    return v.Paragraph(ident, (v.Text(text),), **more)


def turn(label, *paragraphs_, ident="u1"):
    return v.Turn(ident, "", (v.Text(label),), paragraphs_)


def parting(view, data):
    return law.first_difference("".join(v.shown(view)), readback.shown(data))


def with_layout(**changes):
    return replace(DEFAULT, layout=replace(DEFAULT.layout, **changes))


# --- the law --------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("view", [every_node(), long_view(30)], ids=["every node", "long"])
def test_nothing_is_lost_or_invented(view, theme):
    assert parting(view, made(view, theme)) is None


@pytest.mark.parametrize("layout", SpeakerLayout)
def test_nothing_is_lost_wherever_labels_stand(layout):
    theme = with_layout(speaker=layout, contents=When.ALWAYS, participants=When.ALWAYS)
    assert parting(every_node(), made(every_node(), theme)) is None


inline_text = st.text(st.characters(codec="utf-8"), max_size=30)
phrases = st.builds(
    v.Phrase,
    st.sampled_from(PhraseRole),
    st.lists(st.builds(v.Text, inline_text), max_size=2).map(tuple),
    st.sampled_from(["", "ar", "he", "ja", "ru", "zh-TW", "und"]),
)
links = st.builds(
    v.Link,
    st.sampled_from(
        ["https://e.org/ä b", "javascript:x", "#u1", "#none", "mailto:a@b", "http://["]
    ),
    st.lists(st.builds(v.Text, inline_text), max_size=2).map(tuple),
)
inlines = st.lists(
    st.one_of(st.builds(v.Text, inline_text), phrases, links, st.just(v.LineBreak())), max_size=4
).map(tuple)
# A page's marks and notes are tried elsewhere; roles of notes are no phrases of a text.
said = inlines.filter(
    lambda content: all(PhraseRole.NOTE_REFERENCE not in run.roles for run in v.runs(content))
)


@settings(max_examples=60, deadline=None)
@given(st.lists(said, min_size=1, max_size=4), st.sampled_from(["en", "ar", "ja", "und"]))
def test_any_text_is_shown_whole(contents, lang):
    blocks = tuple(v.Paragraph(f"u1.p{n}", content) for n, content in enumerate(contents))
    view = view_of(v.Turn("u1", "", contents[0], blocks), lang=lang)
    expected = "".join(_as_xml_holds(text) for text in v.shown(view))
    assert law.first_difference(expected, readback.shown(made(view))) is None


def _as_xml_holds(text):
    """Control characters are no part of the law: reading has replaced them."""
    blank = re.sub("[\x0b\x0c\r\x1c-\x1f]", " ", text)
    return re.sub("[\x00-\x08\x0e-\x1b\ufffe\uffff]", "\ufffd", blank)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stand_as_they_are(words):
    found = [text for _, text in paragraphs(made(every_node()))]
    assert words in found


# --- bytes ----------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_same_view_gives_the_same_bytes(theme):
    check_exporter(export, theme)


def test_entries_have_no_time():
    with ZipFile(BytesIO(made(every_node()))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_file_brings_nothing_that_is_not_ours():
    with ZipFile(BytesIO(made(every_node()))) as archive:
        listed = [name.rpartition("/")[2] for name in archive.namelist()]
    assert sorted(listed) == [
        ".rels",
        "[Content_Types].xml",
        "app.xml",
        "core.xml",
        "document.xml",
        "document.xml.rels",
        "fontTable.xml",
        "footer1.xml",
        "footnotes.xml",
        "header1.xml",
        "header2.xml",
        "numbering.xml",
        "settings.xml",
        "styles.xml",
    ]


def test_the_date_is_the_record_s():
    core = docx.Document(BytesIO(made(every_node()))).core_properties
    assert core.created.isoformat() == core.modified.isoformat() == "2016-03-24T00:00:00+00:00"


def test_the_caller_s_epoch_goes_before_the_date():
    core = docx.Document(BytesIO(made(every_node(), options=Options(epoch=0)))).core_properties
    assert core.created.isoformat() == "1970-01-01T00:00:00+00:00"


@pytest.mark.parametrize("date", ["", "2016", "2016-03-24/25", "soon"])
def test_no_date_is_stated_that_is_not_known(date):
    view = replace(every_node(), facts=replace(every_node().facts, date=date))
    core = part(made(view), "docProps/core.xml")
    assert not [child for child in core if "created" in child.tag or "modified" in child.tag]


def test_title_and_language_are_in_the_properties():
    core = docx.Document(BytesIO(made(every_node()))).core_properties
    assert (core.title, core.language) == ("Every node & <role>", "en")


def test_numbers_of_one_kind_are_one_property():
    series = (("session", "3", "Third"), ("session", "4", "4th"), ("session", "3", "3rd"))
    view = replace(every_node(), facts=replace(every_node().facts, series=series))
    told = part(made(view, options=Options(edition=EDITION)), "docProps/custom.xml")
    assert [row[0].text for row in told if row.get("name") == "Meeting Session"] == ["3; 4"]


def test_a_property_that_word_cannot_show_is_left_to_the_edition():
    view = replace(every_node(), facts=replace(every_node().facts, publisher="x" * 256))
    told = part(made(view, options=Options(edition=EDITION)), "docProps/custom.xml")
    assert "Publisher" not in {row.get("name") for row in told}


def test_a_meeting_without_facts_has_no_such_properties():
    data = made(view_of(paragraph("x")), options=Options(edition=EDITION))
    with ZipFile(BytesIO(data)) as archive:
        assert "docProps/custom.xml" not in archive.namelist()


# --- styles ---------------------------------------------------------------------------


def styles_of(data):
    return {s.get(W + "styleId"): s for s in part(data, "word/styles.xml").iter(W + "style")}


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_paragraph_style(role):
    from publisher.exporters.docx.names import style_id

    assert styles_of(made(every_node()))[style_id(role)].get(W + "type") == "paragraph"


@pytest.mark.parametrize("role", PhraseRole)
def test_every_phrase_has_a_character_style(role):
    from publisher.exporters.docx.names import style_id

    assert styles_of(made(every_node()))[style_id(role)].get(W + "type") == "character"


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_style_in_use_exists(theme):
    data = made(every_node(), theme)
    known = set(styles_of(data))
    names_in_use = (W + "pStyle", W + "rStyle", W + "tblStyle", W + "basedOn", W + "next")
    for name in ("word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/styles.xml"):
        used = {e.get(W + "val") for e in part(data, name).iter(*names_in_use)}
        assert used <= known


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_styles_have_different_names(theme):
    found = [
        s.find(W + "name").get(W + "val") for s in styles_of(made(every_node(), theme)).values()
    ]
    assert len(found) == len(set(found))


def resolved(data, ident, path, attribute):
    """A property of a paragraph style, or of the nearest style that it is based on."""
    styles = styles_of(data)
    while ident:
        if (found := styles[ident].find(path)) is not None:
            return found.get(W + attribute, "1")
        based = styles[ident].find(W + "basedOn")
        ident = based.get(W + "val") if based is not None else ""
    return None


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("role", Role)
def test_styles_say_what_the_theme_says(theme, role):
    from publisher.exporters.docx.names import style_id

    data, style, ident = made(every_node(), theme), theme.blocks[role], style_id(role)
    run, spacing = f"{W}rPr/{W}", f"{W}pPr/{W}spacing"
    assert abs(int(resolved(data, ident, run + "sz", "val")) / 2 - style.size) <= 0.25
    assert abs(int(resolved(data, ident, spacing, "line")) / 20 - style.leading) <= 0.05
    assert abs(int(resolved(data, ident, spacing, "before")) / 20 - style.before) <= 0.05
    assert resolved(data, ident, run + "color", "val") == style.colour[1:].upper()
    assert (resolved(data, ident, run + "b", "val") == "1") == style.bold
    assert (resolved(data, ident, run + "i", "val") == "1") == style.italic


def test_no_size_or_colour_stands_in_the_body():
    looks = (W + "sz", W + "szCs", W + "color", W + "spacing", W + "ind", W + "jc", W + "u")
    assert list(body(made(every_node())).iter(*looks)) == []


@pytest.mark.parametrize(("word", "ragged"), [("x/" * 16, 1), ("x/" * 15, 0), ("\u56fd/" * 40, 0)])
def test_lines_that_a_long_address_would_stretch_are_not_justified(word, ragged):
    said = v.Paragraph("n1", (v.Text(f"See {word} for more."),), Role.SPEECH)
    assert len(list(body(made(view_of(said))).iter(f"{W}jc"))) == ragged


def test_a_bold_word_stays_bold_in_a_bold_heading():
    """Two styles that set bold cancel each other; what is said in the run holds."""
    strong = v.Phrase(PhraseRole.STRONG, (v.Text("word"),))
    [run] = body(made(view_of(v.Heading("h1", 1, (strong,))))).iter(W + "r")
    assert run.find(f"{W}rPr/{W}b") is not None
    assert run.find(f"{W}rPr/{W}b").get(W + "val", "1") == "1"


def test_phrases_inside_each_other_get_a_style_of_both():
    inner = v.Phrase(PhraseRole.STRONG, (v.Text("word"),))
    data = made(view_of(v.Paragraph("n1", (v.Phrase(PhraseRole.EMPHASIS, (inner,)),))))
    style = styles_of(data)["EmphasisStrong"]
    assert style.find(f"{W}rPr/{W}b") is not None
    assert style.find(f"{W}rPr/{W}i") is not None


def test_word_opens_the_file_without_compatibility_mode():
    found = part(made(every_node()), "word/settings.xml").iter(W + "compatSetting")
    modes = {e.get(W + "name"): e.get(W + "val") for e in found}
    assert modes["compatibilityMode"] == "15"


def test_nothing_makes_word_ask_to_update_fields():
    theme = with_layout(contents=When.ALWAYS)
    data = made(every_node(), theme)
    assert part(data, "word/settings.xml").find(W + "updateFields") is None
    assert not [e for e in body(data).iter(W + "fldChar") if e.get(W + "dirty")]


# --- the page -------------------------------------------------------------------------


def test_the_page_is_the_theme_s():
    section = body(made(every_node(), THEMES["official-record"])).find(f".//{W}sectPr")
    size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
    assert (size.get(W + "w"), size.get(W + "h")) == ("11906", "16838")
    assert (margins.get(W + "left"), margins.get(W + "right")) == ("2041", "1701")


def test_lines_are_numbered_where_the_style_says_so():
    [numbers] = body(made(every_node(), THEMES["transcript"])).iter(W + "lnNumType")
    margin = THEMES["transcript"].blocks[Role.MARGIN]
    assert (numbers.get(W + "countBy"), numbers.get(W + "restart")) == ("1", "newPage")
    assert int(numbers.get(W + "distance")) == round(margin.indent * 20)
    assert not list(body(made(every_node())).iter(W + "lnNumType"))


def test_mirrored_pages_are_a_setting():
    data = made(every_node(), THEMES["official-record"])
    assert part(data, "word/settings.xml").find(W + "mirrorMargins") is not None


def test_the_first_page_has_no_running_head():
    data = made(every_node())
    assert "".join(part(data, "word/header2.xml").itertext()) == ""
    assert "".join(part(data, "word/header1.xml").itertext()) == "Every node & <role>March 24, 2016"
    assert body(data).find(f".//{W}titlePg") is not None


def test_a_title_too_long_for_the_head_is_cut_between_words():
    title = "The title of a record that is much too long " * 4
    view = replace(every_node(), facts=replace(every_node().facts, title=title))
    head = "".join(part(made(view), "word/header1.xml").itertext())
    assert re.fullmatch(r"The title [\w ]+\w…March 24, 2016", head)


def test_a_long_title_without_spaces_is_cut_where_the_line_ends():
    title = "請願第5号　" + "旧佐川邸の土地を売らないことも含め市民の意見を聞きながら" * 4
    view = replace(every_node(), lang="ja", facts=replace(every_node().facts, title=title))
    words = "".join(part(made(view), "word/header1.xml").itertext(W + "t"))
    shown = words.partition("…")[0]
    assert len(shown) > 25
    assert " ".join(title.split()).startswith(shown)


def test_a_theme_without_running_head_refers_to_none():
    section = body(made(every_node(), with_layout(running_head=False))).find(f".//{W}sectPr")
    assert section.find(W + "headerReference") is None


def test_the_page_number_is_a_field_in_the_words_of_the_language():
    foot = part(made(replace(every_node(), lang="de")), "word/footer1.xml")
    assert "".join(foot.itertext()) == "Seite  PAGE 1 von  NUMPAGES 1"


def test_a_page_number_in_borrowed_words_runs_their_way():
    foot = part(made(view_of(paragraph("x"), lang="dv")), "word/footer1.xml")
    assert "".join(foot.itertext()) == "Page  PAGE 1 of  NUMPAGES 1"
    assert foot.find(f"{W}p/{W}pPr/{W}bidi").get(W + "val") == "0"


# --- front matter ---------------------------------------------------------------------


def test_a_title_that_is_not_printed_is_added():
    view = replace(view_of(paragraph("x")), facts=v.Facts("Made up", title_is_printed=False))
    data = made(view)
    assert paragraphs(data)[0] == ("Title", "Made up")
    assert parting(view, data) is None


def test_contents_lead_to_bookmarks():
    data = made(every_node(), with_layout(contents=When.ALWAYS))
    frame = body(data).find(f".//{W}sdtContent")
    anchors = [e.get(W + "anchor") for e in frame.iter(W + "hyperlink")]
    marked = {e.get(W + "name") for e in body(data).iter(W + "bookmarkStart")}
    assert anchors == ["h2", "h3", "h4"]
    assert set(anchors) <= marked


def test_contents_of_speakers_are_no_field():
    data = made(long_view(3), with_layout(contents=When.ALWAYS))
    frame = body(data).find(f".//{W}sdtContent")
    assert len(list(frame.iter(W + "hyperlink"))) == 2
    assert list(frame.iter(W + "fldChar")) == []


def test_fields_are_closed():
    data = made(every_node(), with_layout(contents=When.ALWAYS))
    for name in ("word/document.xml", "word/footer1.xml"):
        kinds = [e.get(W + "fldCharType") for e in part(data, name).iter(W + "fldChar")]
        assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3)
        assert kinds


def test_front_matter_follows_the_title_and_its_facts():
    data = made(every_node(), with_layout(participants=When.ALWAYS))
    found = [style for style, _ in paragraphs(data)]
    assert found.index("Place") < found.index("FrontHeading") < found.index("Heading1")


def test_space_parts_the_front_matter_from_the_record():
    found = [
        style for style, _ in paragraphs(made(every_node(), with_layout(contents=When.ALWAYS)))
    ]
    assert found[found.index("FrontEnd") - 1] == "TOC2"
    assert "FrontEnd" not in [style for style, _ in paragraphs(made(every_node()))]


def test_participants_are_listed_with_their_roles():
    data = made(every_node(), with_layout(participants=When.ALWAYS))
    assert ("FrontItem", "Anna Berg, President of the Council") in paragraphs(data)


# --- turns ----------------------------------------------------------------------------


@pytest.mark.parametrize("layout", [SpeakerLayout.RUN_IN, SpeakerLayout.HANGING])
def test_a_label_runs_in_before_the_first_paragraph(layout):
    view = view_of(turn("Berg:", paragraph("Yes.", "u1.p1"), paragraph("No.", "u1.p2")))
    data = made(view, with_layout(speaker=layout))
    assert paragraphs(data) == [("SpeechFirst", "Berg: Yes."), ("Speech", "No.")]


def test_a_label_may_stand_on_a_line_of_its_own():
    view = view_of(turn("Berg:", paragraph("Yes.", "u1.p1")))
    data = made(view, with_layout(speaker=SpeakerLayout.BLOCK))
    assert paragraphs(data) == [("Speaker", "Berg:"), ("Speech", "Yes.")]


def test_a_label_before_no_paragraph_stands_alone():
    view = view_of(turn("Berg:", v.Remark("r1", (v.Text("(Nods.)"),))))
    assert paragraphs(made(view)) == [("Speaker", "Berg:"), ("Remark", "(Nods.)")]


def test_no_space_follows_full_width_punctuation():
    view = view_of(turn("議長：", paragraph("開会します。", "u1.p1")), lang="ja")
    assert paragraphs(made(view)) == [("SpeechFirst", "議長：開会します。")]


def test_a_heading_looks_as_its_role_says():
    heading = v.Heading("h1", 3, (v.Text("Item"),), Role.HEADING_2)
    assert paragraphs(made(view_of(heading))) == [("Heading2", "Item")]


def test_hanging_labels_start_at_the_edge():
    style = styles_of(made(every_node(), THEMES["compact"]))["SpeechFirst"].find(f"{W}pPr/{W}ind")
    assert style.get(W + "left") == style.get(W + "hanging") == "440"


# --- structures -----------------------------------------------------------------------


def test_headings_have_the_names_and_levels_that_word_knows():
    levels = {}
    for ident, style in styles_of(made(every_node())).items():
        if (level := style.find(f"{W}pPr/{W}outlineLvl")) is not None:
            levels[ident] = level.get(W + "val")
    headings = {"Title": "0", "Heading1": "0", "Heading2": "1", "Heading3": "2"}
    assert levels == {**headings, "Chapter": "0", "BackHeading": "0"}


def test_every_address_is_a_bookmark():
    marked = {e.get(W + "name") for e in body(made(every_node())).iter(W + "bookmarkStart")}
    expected = {block.id.replace(".", "_") for block in v.walk(every_node().blocks)}
    assert expected | {"l1_i1", "l1_i2", "l1_i3", "l2_i1", "l3_i1"} == marked


def test_bookmarks_have_numbers_of_their_own_and_end():
    root = body(made(every_node()))
    starts = [e.get(W + "id") for e in root.iter(W + "bookmarkStart")]
    ends = [e.get(W + "id") for e in root.iter(W + "bookmarkEnd")]
    assert len(set(starts)) == len(starts)
    assert sorted(starts) == sorted(ends)


def test_bookmarks_that_would_be_alike_are_told_apart():
    view = view_of(paragraph("a", "u1.p1"), paragraph("b", "U1_p1"), paragraph("c", "9" * 60))
    marked = [e.get(W + "name") for e in body(made(view)).iter(W + "bookmarkStart")]
    assert marked == ["u1_p1", "U1_p1_2", "b" + "9" * 39]


def relationships(data):
    return part(data, "word/_rels/document.xml.rels")


def test_links_outside_are_relationships():
    found = [e for e in relationships(made(every_node())) if e.get("TargetMode") == "External"]
    assert [e.get("Target") for e in found] == ["https://example.org/?a=1&b=2"]


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "file:///etc/passwd", "http://[", "x", "", "#nowhere", "http:"],
)
def test_other_links_are_text_with_a_notice(target):
    link = v.Link(target, (v.Text("words"),))
    outcome = export(view_of(v.Paragraph("n1", (v.Text("a "), link))), DEFAULT, Options())
    expected = ["P601"] if target else []
    assert [notice.code for notice in outcome.notices] == expected
    assert list(body(outcome.value).iter(W + "hyperlink")) == []
    assert paragraphs(outcome.value) == [("Speech", "a words")]


def test_a_note_stands_at_its_mark():
    data = made(every_node())
    [call] = body(data).iter(W + "footnoteReference")
    notes = part(data, "word/footnotes.xml")
    [note] = [n for n in notes if n.get(W + "id") == call.get(W + "id")]
    assert "".join(note.itertext()) == " A note of the source."


def test_a_link_in_a_note_is_a_relationship_of_the_notes():
    link = v.Link("https://example.org/", (v.Text("there"),))
    note = v.Note("f1", "1", (v.Paragraph("f1.p1", (link,)),))
    data = made(view_of(v.Paragraph("n1", (v.NoteReference("f1", "1"),)), notes=(note,)))
    [relation] = part(data, "word/_rels/footnotes.xml.rels")
    [found] = part(data, "word/footnotes.xml").iter(W + "hyperlink")
    assert relation.get("Target") == "https://example.org/"
    assert relation.get("Id") in found.attrib.values()


@pytest.mark.parametrize("mark", ["1", "*"])
def test_a_mark_of_no_note_is_text(mark):
    view = view_of(v.Paragraph("n1", (v.Text("a"), v.NoteReference("gone", mark))))
    data = made(view)
    assert paragraphs(data) == [("Speech", f"a{mark}")]
    assert parting(view, data) is None


def test_a_note_called_twice_stands_at_both_places():
    note = v.Note("f1", "1", (paragraph("A note.", "f1.p1"),))
    content = (v.NoteReference("f1", "1"), v.Text(" and "), v.NoteReference("f1", "1"))
    view = view_of(v.Paragraph("n1", content), notes=(note,))
    assert parting(view, made(view)) is None


def test_a_mark_that_word_would_not_count_stands_as_printed():
    note = v.Note("f1", "*", (paragraph("A note.", "f1.p1"),))
    called = v.Paragraph("n1", (v.Text("Word"), v.NoteReference("f1", "*")))
    data = made(view_of(called, notes=(note,)))
    [call] = body(data).iter(W + "footnoteReference")
    assert call.get(W + "customMarkFollows") == "1"
    assert "".join(part(data, "word/footnotes.xml").itertext()) == "* A note."


def test_a_printed_mark_of_a_list_is_text():
    item = v.ListItem("l1.i1", (paragraph("first", "l1.i1.p1", role=Role.LIST_ITEM),), "(a)")
    data = made(view_of(v.List("l1", (item, item))))  # the last has more space below it
    assert paragraphs(data) == [("ListItem", "(a)first"), ("ListEnd", "(a)first")]
    assert list(body(data).iter(W + "numPr")) == []


def test_lists_without_marks_are_counted_each_from_its_start():
    lists = [
        v.List(f"l{n}", (v.ListItem(f"l{n}.i1", (paragraph("x", f"l{n}.p"),)),), ordered=True)
        for n in (1, 2)
    ]
    data = made(view_of(*lists))
    assert [e.get(W + "val") for e in body(data).iter(W + "numId")] == ["1", "2"]
    numbers = part(data, "word/numbering.xml").findall(W + "num")
    assert all(n.find(f"{W}lvlOverride/{W}startOverride") is not None for n in numbers)


def test_a_table_repeats_its_column_heads():
    rows = list(body(made(every_node())).iter(W + "tr"))
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    assert heads == [True, False, False]


def test_a_ragged_table_is_made_even_and_a_row_without_cells_left_out():
    rows = (((v.Text("a"),),), ((v.Text("b"),), (v.Text("c"),)), ())
    data = made(view_of(v.Table("t1", rows)))
    assert [len(row.findall(W + "tc")) for row in body(data).iter(W + "tr")] == [2, 2]


def test_a_table_without_cells_is_no_table():
    data = made(view_of(v.Table("t1", (), caption=(v.Text("None"),))))
    assert paragraphs(data) == [("Caption", "None")]


def test_tabs_and_line_breaks_are_elements():
    content = (v.Text("a\tb\u00adc"), v.LineBreak(), v.Text(" d "))
    runs = body(made(view_of(v.Paragraph("n1", content)))).iter(W + "r")
    tags = [child.tag.removeprefix(W) for run in runs for child in run if child.tag != W + "rPr"]
    assert tags == ["t", "tab", "t", "softHyphen", "t", "br", "t"]


# --- scripts --------------------------------------------------------------------------


def test_an_arabic_record_runs_from_right_to_left():
    data = made(view_of(paragraph("نص عربي"), lang="ar"))
    normal = styles_of(data)["Normal"]
    assert normal.find(f"{W}pPr/{W}bidi") is not None
    assert body(data).find(f".//{W}sectPr/{W}bidi") is not None
    [run] = body(data).iter(W + "r")
    assert run.find(f"{W}rPr/{W}rtl") is not None


def test_latin_words_in_arabic_are_runs_of_their_own():
    data = made(view_of(paragraph("قال AT&T اليوم."), lang="ar"))
    runs = [
        ("".join(run.itertext()), run.find(f"{W}rPr/{W}rtl") is not None)
        for run in body(data).iter(W + "r")
    ]
    assert runs == [("قال ", True), ("AT&T", False), (" اليوم.", True)]


def test_hebrew_in_an_english_record_has_its_language_and_typeface():
    phrase = v.Phrase(PhraseRole.FOREIGN, (v.Text("שלום"),), "he")
    [run] = body(made(view_of(v.Paragraph("n1", (phrase,))))).iter(W + "r")
    assert run.find(f"{W}rPr/{W}rFonts").get(W + "cs") == "Noto Serif Hebrew"
    assert run.find(f"{W}rPr/{W}lang").get(W + "bidi") == "he-IL"


@pytest.mark.parametrize(
    ("lang", "slot", "typeface"),
    [
        ("ja", "eastAsia", "Noto Serif CJK JP"),
        ("zh-TW", "eastAsia", "Noto Serif CJK TC"),
        ("he", "cs", "Noto Serif Hebrew"),
        ("hi", "cs", "Noto Serif Devanagari"),
    ],
)
def test_the_document_s_script_chooses_the_typefaces(lang, slot, typeface):
    fonts = part(made(view_of(paragraph("x"), lang=lang)), "word/styles.xml").find(
        f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts"
    )
    assert fonts.get(W + slot) == typeface


def test_arabic_letters_are_not_torn_apart():
    theme = replace(DEFAULT, blocks={**DEFAULT.blocks, Role.SPEECH: _tracked()})
    speech = styles_of(made(view_of(paragraph("x"), lang="ar"), theme))["Speech"]
    assert speech.find(f"{W}rPr/{W}spacing") is None


def _tracked():
    return replace(DEFAULT.blocks[Role.SPEECH], tracking=1.0)


def test_an_english_quotation_in_arabic_keeps_its_quotation_marks():
    phrase = v.Phrase(PhraseRole.FOREIGN, (v.Text("“Good.”"),), "en")
    [run] = body(made(view_of(v.Paragraph("n1", (phrase,)), lang="ar"))).iter(W + "r")
    assert run.find(f"{W}rPr/{W}rtl") is None


@pytest.mark.parametrize(
    ("lang", "attribute", "value"),
    [("en", "val", "en-US"), ("en-GB", "val", "en-GB"), ("zh-Hant", "eastAsia", "zh-TW")],
)
def test_word_is_told_a_language_that_it_can_hyphenate(lang, attribute, value):
    defaults = part(made(view_of(paragraph("x"), lang=lang)), "word/styles.xml")[0]
    assert next(defaults.iter(W + "lang")).get(W + attribute) == value


def test_no_language_is_stated_that_is_not_known():
    data = made(view_of(paragraph("x"), lang="und"))
    assert list(part(data, "word/styles.xml").iter(W + "lang")) == []
    assert list(part(data, "docProps/core.xml").iter("{*}language")) == []


@pytest.mark.parametrize("lang", ["ja", "ar", "he", "hi", "zh"])
def test_scripts_without_italics_have_no_slanted_letters(lang):
    narrative = styles_of(made(view_of(paragraph("x"), lang=lang)))["Narrative"]
    assert narrative.find(f"{W}rPr/{W}i") is None


def test_a_foreign_paragraph_in_an_english_record_turns_round():
    data = made(view_of(paragraph("نص", lang="ar")))
    [element] = body(data).iter(W + "p")
    assert element.find(f"{W}pPr/{W}bidi") is not None


def test_words_that_the_edition_adds_have_a_style_of_their_own():
    block = v.Turn("u1", "a", (v.Added("Anna Berg:"),), (paragraph("Yes.", "u1.p1"),))
    data = made(view_of(block))
    styles = [style.get(W + "val") for style in body(data).iter(W + "rStyle")]
    assert styles == ["SpeakerLabelAdded"]
    assert parting(view_of(block), data) is None
