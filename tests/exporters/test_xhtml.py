"""The view as XHTML: semantics, languages, links, nothing taken for markup."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from publisher import view as v
from publisher.exporters.shared.xhtml.anchors import chart
from publisher.exporters.shared.xhtml.blocks import add_blocks, add_notes
from publisher.exporters.shared.xhtml.document import new_body, serialize
from publisher.exporters.shared.xhtml.elements import is_language
from publisher.exporters.shared.xhtml.page import Page, Place
from publisher.roles import PhraseRole, Role
from publisher.testing import HOSTILE, every_node
from publisher.theme.load import load
from publisher.theme.model import SpeakerLayout

X = "{http://www.w3.org/1999/xhtml}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LAYOUT = load("default").value.layout


def text(words):
    return (v.Text(words),)


NOTE = v.Note("f1", "*", (v.Paragraph("f1.p1", text("A note."), Role.NOTE),))


def body_of(*blocks, lang="en", notes=(), speaker=SpeakerLayout.RUN_IN, types=False):
    """The body of the one file that the blocks make."""
    view = v.View("v", lang, v.Facts("Title"), blocks, (), notes)
    anchors = chart((("", view.blocks),), view)
    table = {note.id: note for note in notes}
    body = new_body("Title", lang, "style.css", types=types)
    page = Page("", anchors, replace(LAYOUT, speaker=speaker), table, types=types)
    place = Place(body, page, lang)
    add_blocks(place, blocks)
    add_notes(place)
    return etree.fromstring(serialize(body)).find(f"{X}body")


def only(*blocks, **how):
    (element,) = body_of(*blocks, **how)
    return element


def markup(element):
    """An element as text, its namespace left out."""
    whole = etree.tostring(element, encoding="unicode", with_tail=False)
    return whole.replace(' xmlns="http://www.w3.org/1999/xhtml"', "")


def paragraph(*content, lang="", role=Role.SPEECH, ident="p1"):
    return v.Paragraph(ident, content, role, lang)


def turn(*blocks, label="Anna:", lang=""):
    return v.Turn("u1", "", text(label), blocks, lang)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_words_come_back_as_they_were(words):
    assert "".join(only(paragraph(v.Text(words))).itertext()) == words


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_text(words):
    assert only(paragraph(v.Text(words))).text == words


@pytest.mark.parametrize(
    ("tag", "told"),
    [("eng", "en"), ("ger-AT", "de-AT"), ("ckb", "ckb"), ("en", "en"), ("und", "und")],
)
def test_a_language_is_told_by_its_shortest_code(tag, told):
    assert only(paragraph(v.Text("x"), lang=tag), lang="xx").get("lang") == told


def test_characters_that_xml_cannot_hold_are_replaced():
    assert only(paragraph(v.Text("a\x01b\x0bc\uffff"))).text == "a\ufffdb c\ufffd"


@pytest.mark.parametrize(
    ("inline", "shown"),
    [
        (v.Phrase(PhraseRole.EMPHASIS, text("a")), '<em class="emphasis">a</em>'),
        (v.Phrase(PhraseRole.STRONG, text("a")), '<strong class="strong">a</strong>'),
        (v.Phrase(PhraseRole.REMARK, text("a")), '<i class="inline-remark">a</i>'),
        (v.Phrase(PhraseRole.NAME, text("a")), '<span class="name">a</span>'),
        (
            v.Phrase(PhraseRole.FOREIGN, (v.Phrase(PhraseRole.NAME, text("a"), "fr"),), "fr"),
            '<span class="foreign" lang="fr" xml:lang="fr"><span class="name">a</span></span>',
        ),
        (v.LineBreak(), "<br/>"),
        (
            v.Link("https://example.org/", text("a")),
            '<a class="link" href="https://example.org/">a</a>',
        ),
        (v.NoteReference("none", ""), '<span class="note-reference">*</span>'),
    ],
    ids=["emphasis", "strong", "remark", "name", "foreign", "break", "link", "no note"],
)
def test_an_inline_has_its_element_and_its_role(inline, shown):
    assert markup(only(paragraph(inline))) == f'<p id="p1" class="speech">{shown}</p>'


def test_the_mark_of_a_note_leads_to_it_and_says_what_it_is():
    body = body_of(paragraph(v.NoteReference("f1", "*")), notes=(NOTE,), types=True)
    mark = body[0][0]
    assert (mark.tag, mark.text) == (f"{X}a", "*")
    assert (mark.get("class"), mark.get("role")) == ("note-reference", "doc-noteref")
    assert mark.get("{http://www.idpf.org/2007/ops}type") == "noteref"
    assert [one.get("id") for one in body.iter() if one.get("id") == mark.get("href")[1:]]


def test_a_paragraph_has_its_role_and_its_address():
    element = only(paragraph(v.Text("x"), role=Role.NARRATIVE, ident="n4"))
    assert markup(element) == '<p id="n4" class="narrative">x</p>'


def test_an_address_that_is_no_name_gets_an_id_that_is():
    element = only(paragraph(v.Text("x"), ident="1 <x>"))
    assert element.get("id").isalnum()


def test_no_id_is_given_twice():
    ids = [element.get("id") for element in body_of(paragraph(ident="a"), paragraph(ident="a"))]
    assert ids == ["a", None]


# --- turns ----------------------------------------------------------------------------


def test_a_label_runs_into_the_first_paragraph():
    element = only(turn(paragraph(v.Text("Good day."))))[0]
    label = '<b class="speaker-label">Anna:</b>'
    assert markup(element) == f'<p id="p1" class="speech first">{label} Good day.</p>'


def test_a_label_with_a_full_width_colon_needs_no_space():
    element = only(turn(paragraph(v.Text("各位")), label="主席："))[0]
    assert "".join(element.itertext()) == "主席：各位"


def test_a_label_stands_on_its_own_line_when_the_layout_says_block():
    label, said = only(turn(paragraph(v.Text("x"))), speaker=SpeakerLayout.BLOCK)
    assert (label.get("class"), label.text, said.get("class")) == ("speaker", "Anna:", "speech")


def test_a_label_without_words_after_it_stands_alone():
    (label,) = only(turn())
    assert markup(label) == '<p class="speaker">Anna:</p>'


# --- languages ------------------------------------------------------------------------


def test_a_passage_in_another_language_says_so_twice():
    element = only(paragraph(v.Text("слово"), lang="ru"))
    assert (element.get("lang"), element.get(XML_LANG), element.get("dir")) == ("ru", "ru", None)


def test_a_passage_of_another_direction_says_it():
    phrase = v.Phrase(PhraseRole.FOREIGN, text("שלום"), "he")
    assert only(paragraph(phrase))[0].get("dir") == "rtl"


def test_the_language_of_the_record_is_not_repeated():
    assert only(paragraph(v.Text("x"), lang="en")).get("lang") is None


def test_a_label_keeps_the_language_of_the_turn():
    element = only(turn(paragraph(v.Text("Bonjour"), lang="fr"), lang="ru"))[0]
    assert (element.get("lang"), element[0].get("lang")) == ("fr", "ru")


@pytest.mark.parametrize(
    "tag", ["en", "zh-Hant-HK", "sr-Latn", "de-1996", "es-419", "en-x-a", "yue"]
)
def test_well_formed_languages_are_known(tag):
    assert is_language(tag)


@pytest.mark.parametrize("tag", ["", "e", "en_US", "en-", "русский", "en us", "1-en"])
def test_malformed_languages_are_known(tag):
    assert not is_language(tag)


# --- phrases and links ----------------------------------------------------------------


@pytest.mark.parametrize("role", list(PhraseRole))
def test_every_phrase_has_its_class(role):
    assert only(paragraph(v.Phrase(role, text("x"))))[0].get("class") == role.value


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("https://example.org/?a=1&b=2", "https://example.org/?a=1&b=2"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("https://example.org/a b<c>", "https://example.org/a%20b%3Cc%3E"),
        ("#p1", "#p1"),
    ],
)
def test_a_link_is_followed(target, href):
    assert only(paragraph(v.Link(target, text("x"))))[0].get("href") == href


@pytest.mark.parametrize(
    "target",
    [
        "#nowhere",
        "javascript:alert(1)",
        "file:///etc",
        "../x",
        "http://[",
        "https:x",
        "",
        "data:,x",
    ],
)
def test_a_link_that_no_reader_should_follow_is_text(target):
    assert markup(only(paragraph(v.Link(target, text("x"))))) == '<p id="p1" class="speech">x</p>'


def test_no_link_stands_in_a_link():
    inner = v.Link("https://b.org/", text("b"))
    element = only(paragraph(v.Link("https://a.org/", (v.Text("a"), inner))))
    assert len(list(element.iter(f"{X}a"))) == 1


def test_the_mark_of_a_note_interrupts_the_link_around_it():
    link = v.Link("https://a.org/", (v.Text("a"), v.NoteReference("f1", "*"), v.Text("b")))
    words, _ = body_of(paragraph(link), notes=(NOTE,))
    assert [element.get("href") for element in words] == ["https://a.org/", "#f1", "https://a.org/"]


# --- headings -------------------------------------------------------------------------


def test_headings_have_no_gaps_whatever_their_levels():
    levels = [v.Heading(f"h{n}", level, text("x")) for n, level in enumerate((0, 2, 5, 5, 2, 1))]
    tags = [element.tag.removeprefix(X) for element in body_of(*levels)]
    assert tags == ["h1", "h2", "h3", "h3", "h2", "h2"]


def test_a_heading_looks_as_its_role_says():
    heading = v.Heading("h1", 3, text("x"), Role.HEADING_2)
    assert only(heading).get("class") == "heading-2"


def test_a_heading_without_words_is_no_heading():
    assert only(v.Heading("h1", 1, text(" "))).tag == f"{X}p"


# --- lists, tables, divisions ---------------------------------------------------------


def item(mark, ident="i1"):
    return v.ListItem(ident, (paragraph(v.Text("x"), role=Role.LIST_ITEM),), mark)


def test_printed_marks_are_words_and_the_readers_own_are_hidden():
    element = only(v.List("l1", (item("(a)"),), ordered=True))
    assert (element.tag, element.get("class")) == (f"{X}ol", "printed")
    assert "".join(element.itertext()).split() == ["(a)", "x"]


def test_marks_that_are_not_printed_are_left_to_the_reader():
    element = only(v.List("l1", (item(""),)))
    assert (element.tag, element.get("class")) == (f"{X}ul", None)


def test_column_heads_say_what_they_head():
    rows = ((text("Name"),), (text("Berg"),))
    head, body = only(v.Table("t1", rows, head=1))
    assert head[0][0].get("scope") == "col"
    assert body[0][0].tag == f"{X}td"


def test_a_divider_that_is_not_printed_is_a_thematic_break():
    assert markup(only(v.Divider("d1"))) == '<hr id="d1" class="divider"/>'


def test_a_page_of_the_source_is_told_to_reading_aids():
    element = only(v.PageMark("pb1", "13"))
    assert (element.get("role"), element.get("title")) == ("doc-pagebreak", "13")


def test_paragraphs_in_a_quotation_look_like_it():
    element = only(v.Quote("q1", (paragraph(v.Text("x")),)))
    assert element[0].get("class") == "quote"


# --- notes ----------------------------------------------------------------------------


def test_a_note_and_its_mark_lead_to_each_other():
    words, aside = body_of(paragraph(v.NoteReference("f1", "*")), notes=(NOTE,))
    reference, back = words[0], aside[0][0]
    assert (reference.get("href"), reference.get("role")) == ("#f1", "doc-noteref")
    assert (back.get("href"), back.get("role")) == (f"#{reference.get('id')}", "doc-backlink")


def test_a_note_that_nothing_refers_to_is_shown_all_the_same():
    aside = only(notes=(NOTE,))
    assert "".join(aside.itertext()).split() == ["*", "A", "note."]


def test_a_mark_of_no_note_is_no_link():
    assert only(paragraph(v.NoteReference("none", "7")))[0].tag == f"{X}span"


def test_two_references_to_a_note_have_not_the_same_id():
    twice = paragraph(v.NoteReference("f1", "*"), v.NoteReference("f1", "*"))
    words, _ = body_of(twice, notes=(NOTE,))
    assert [reference.get("id") for reference in words] == ["f1-mark", None]


def test_types_of_epub_are_given_only_where_they_are_known():
    view = every_node()
    plain = body_of(*view.blocks, notes=view.notes)
    typed = body_of(*view.blocks, notes=view.notes, types=True)
    assert b"epub:type" not in etree.tostring(plain)
    assert b"epub:type" in etree.tostring(typed)


def test_words_that_the_edition_adds_are_known_by_their_class():
    block = v.Turn("u1", "a", (v.Added("Anna Berg:"),), (paragraph(v.Text("Yes.")),))
    assert '<b class="speaker-label"><span class="added">Anna Berg:</span></b>' in markup(
        only(block)
    )
