"""Any TEI is shown: every word that is not hidden on purpose, each in its role."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher import view as v
from publisher.law import first_difference
from publisher.record import Fact, ParagraphKind
from publisher.roles import PhraseRole, Role
from publisher.tei.build import build
from publisher.tei.names import TEI_NAMESPACE
from publisher.tei.parse import parse
from publisher.tei.project import project
from publisher.tei.serialize import serialize
from tests.tei.foreign import FOREIGN, only, tei, told, view_of
from tests.tei.records import (
    PUBLICATION,
    PUTIN,
    every_node,
    heading,
    paragraph,
    record,
    speech,
    turn,
)
from tests.tei.schemas import SHARED, needs_shared


def ours(*items, **facts) -> v.View:
    edition = build(record(*items, **facts), "2016-03-24-meeting").value
    return project(parse(serialize(edition), "x.xml").value).value


# --- editions of ours -----------------------------------------------------------------


def test_every_node_of_a_record_is_shown_word_for_word():
    made = every_node()
    view = project(parse(serialize(build(made, "doc").value), "x.xml").value).value
    assert first_difference(made.source.text, v.shown(view)) is None


def test_an_edition_of_ours_has_no_notices():
    assert project(build(every_node(), "doc").value).notices == ()


def test_an_edition_is_shown_alike_before_and_after_it_is_written():
    edition = build(every_node(), "doc").value
    assert project(edition).value == project(parse(serialize(edition), "x.xml").value).value


def test_the_facts_of_a_record_come_back():
    view = ours(
        heading(0, "The title"),
        title=Fact("The title"),
        date=Fact("March 24, 2016", "2016-03-24"),
        time=Fact("5 p.m.", "17:00"),
        place=Fact("the Kremlin"),
    )
    assert view.facts == v.Facts(
        "The title",
        title_is_printed=True,
        date="2016-03-24",
        date_text="March 24, 2016",
        time="17:00",
        place="the Kremlin",
        source_name="record.txt",
        source_digest="0" * 64,
    )


def test_the_series_and_the_terms_of_an_edition_are_facts():
    facts = project(build(every_node(), "doc", PUBLICATION).value).value.facts
    told = (facts.collection, facts.publisher, facts.licence, facts.licence_url)
    want = PUBLICATION
    assert told == (want.series, want.publisher, want.licence, want.licence_url)


def test_a_publisher_and_terms_that_nothing_tells_are_no_facts():
    facts = project(build(every_node(), "doc").value).value.facts
    assert (facts.publisher, facts.licence, facts.licence_url) == ("", "", "")


def test_a_title_that_nothing_prints_is_told_to_be_made_up():
    view = ours(speech("a"))
    assert (view.facts.title, view.facts.title_is_printed) == ("2016-03-24 meeting", False)


def test_a_title_that_only_the_front_matter_has_is_not_printed():
    view = ours(speech("a"), title=Fact("From the front matter"))
    assert (view.facts.title, view.facts.title_is_printed) == ("From the front matter", False)


def test_a_digest_given_stands_in_for_one_that_the_edition_lacks():
    assert project(tei("<p>a</p>"), "abc").value.facts.source_digest == "abc"


def test_the_ids_of_a_view_are_bare_addresses():
    view = ours(turn("A:", "", speech("one"), speech("two")), heading(1, "h"))
    (first, second) = view.blocks
    assert [first.id, *(block.id for block in first.blocks), second.id] == [
        "u1",
        "u1.p1",
        "u1.p2",
        "h1",
    ]


def test_a_label_is_the_turns_and_no_paragraph():
    block = only(ours(turn("Vladimir Putin:", "VladimirPutin", speech("Hello."))))
    assert (v.plain(block.label), v.plain(block.blocks[0].content)) == ("Vladimir Putin:", "Hello.")


def test_people_come_back_with_role_and_side_apart():
    (person,) = ours(people=(PUTIN,)).people
    assert person == v.Person(
        "VladimirPutin",
        "Vladimir Putin",
        True,
        "President of Russia",
        "",
        PUTIN.identifiers,
        "Putin, Vladimir",
    )


def test_an_identifier_is_an_address_in_the_edition_and_bare_in_the_view():
    edition = build(record(people=(PUTIN,)), "doc").value
    written = [idno.text for idno in edition.root.iterfind(".//{*}person/{*}idno")]
    assert written[:2] == ["https://www.wikidata.org/entity/Q7747", "https://viaf.org/viaf/1"]
    assert project(edition).value.people[0].identifiers == PUTIN.identifiers


def test_an_identifier_that_the_profile_does_not_know_is_left_out():
    person = replace(PUTIN, identifiers=(("imdb", "nm1"), ("viaf", " "), ("wikidata", "Q1 ")))
    assert ours(people=(person,)).people[0].identifiers == (("wikidata", "Q1"),)


def test_a_page_mark_holds_what_is_printed():
    view = project(build(every_node(), "doc").value).value
    first, second = [b for b in view.blocks if isinstance(b, v.PageMark)]
    assert (first.number, first.text, second.text) == ("12", "[[Page 12]]", "")


@pytest.mark.parametrize("kind", ParagraphKind)
def test_a_paragraph_comes_back_in_the_role_of_its_kind(kind):
    assert only(ours(paragraph(kind, "words"))).role == Role(kind.value)


# --- TEI of others --------------------------------------------------------------------


@needs_shared
@pytest.mark.parametrize("path", FOREIGN, ids=lambda path: path.stem)
def test_tei_of_others_holds_no_element_that_the_table_lacks(path):
    notices = project(parse(path.read_bytes(), path.name).value).notices
    assert [notice for notice in notices if notice.code == "P205"] == []


def test_an_unknown_element_is_shown_with_one_notice():
    outcome = project(tei("<p>a <odd>b</odd></p>\n<p><odd>c</odd></p>"))
    (notice,) = outcome.notices
    assert (notice.code, notice.where.line) == ("P205", 1)
    assert "'odd'" in notice.message
    assert told(outcome.value) == "a b c"


def test_files_that_a_document_includes_are_named_in_one_notice():
    include = '<include xmlns="http://www.w3.org/2001/XInclude" href="{}"/>'
    outcome = project(tei(f"<p>a</p>\n{include.format('b.xml')}{include.format('c.xml')}"))
    (notice,) = outcome.notices
    assert (notice.code, notice.where.line) == ("P208", 2)
    assert "'b.xml'" in notice.message
    assert "1 more" in notice.message
    assert told(outcome.value) == "a"


def test_what_stands_in_place_of_a_file_that_cannot_be_included_is_shown():
    xi = 'xmlns="http://www.w3.org/2001/XInclude"'
    paragraph = f'<p xmlns="{TEI_NAMESPACE}">b</p>'
    include = f'<include {xi} href="b.xml"><fallback>{paragraph}</fallback></include>'
    assert told(view_of(f"<p>a</p>{include}")) == "a b"


def test_an_element_of_another_namespace_is_shown_as_its_words():
    outcome = project(tei('<p>a <m:math xmlns:m="urn:x">x</m:math></p>'))
    assert (told(outcome.value), len(outcome.notices)) == ("a x", 1)


def test_a_drama_is_turns_with_the_speakers_as_labels():
    block = only(view_of('<sp who="#ham"><speaker>Hamlet</speaker><l>To be,</l><l>or not</l></sp>'))
    assert (block.speaker, v.plain(block.label)) == ("ham", "Hamlet")
    assert [v.plain(line.content) for line in block.blocks] == ["To be,", "or not"]


def test_a_label_that_a_page_parts_from_its_turn_is_a_paragraph():
    label, page, utterance = view_of('<note type="speaker">A</note><pb/><u><seg>b</seg></u>').blocks
    assert (label.role, page.id, utterance.label) == (Role.SPEAKER, "pb1", ())


def test_a_page_before_a_label_does_not_take_its_words():
    page, utterance = view_of('<pb n="5"/><note type="speaker">A</note><u><seg>b</seg></u>').blocks
    assert (page.text, v.plain(utterance.label)) == ("", "A")


def test_a_page_that_holds_words_shows_them_before_its_notes():
    assert told(view_of('<pb>a</pb><note type="page">b</note>')) == "a b"


def test_a_mark_whose_item_is_missing_stays_before_what_follows():
    assert told(view_of("<list><label>a)</label>b<item>c</item></list>")) == "a) b c"


def test_words_directly_in_a_turn_are_its_paragraph_with_remarks_in_line():
    block = only(view_of("<u>Yes <vocal><desc>(laughs)</desc></vocal> indeed</u>"))
    (inner,) = block.blocks
    assert v.plain(inner.content) == "Yes (laughs) indeed"
    assert inner.content[1].role == PhraseRole.REMARK


def test_a_list_inside_a_paragraph_stands_after_its_words():
    blocks = view_of('<p xml:id="a">One: <list><item>two</item></list> three</p>').blocks
    assert [type(block) for block in blocks] == [v.Paragraph, v.List, v.Paragraph]
    assert blocks[0].id == "a"


def test_a_footnote_is_a_note_with_its_mark_in_the_line():
    view = view_of('<p>Word<note n="3" place="foot"><p>Below.</p></note> goes on.</p>')
    (note,) = view.notes
    assert (note.mark, v.plain(note.blocks[0].content)) == ("3", "Below.")
    assert v.NoteReference(note.id, "3") in only(view).content
    assert told(view) == "Word Below. goes on."


def test_notes_without_a_number_are_numbered():
    view = view_of('<p>a<note place="foot">x</note> b<note place="foot">y</note></p>')
    assert [note.mark for note in view.notes] == ["1", "2"]


def test_a_note_in_a_note_comes_after_it():
    view = view_of('<p>a<note place="foot">x<note place="foot">y</note></note></p>')
    assert [note.mark for note in view.notes] == ["1", "2"]


def test_a_link_inside_the_document_leads_to_an_address():
    view = view_of(
        '<p>See <ref target="#D.p2">below</ref>.</p><p xml:id="D.p2">b</p>', "", 'xml:id="D"'
    )
    assert v.Link("#p2", (v.Text("below"),)) in view.blocks[0].content


def test_a_link_that_leads_nowhere_is_words():
    assert only(view_of('<p>See <ref target="#gone">below</ref>.</p>')).content == (
        v.Text("See below."),
    )


def test_an_xml_id_that_stands_twice_gives_two_addresses():
    first, second = view_of('<p xml:id="a">x</p><p xml:id="a">y</p>').blocks
    assert first.id != second.id


def test_an_address_made_never_meets_one_that_is_there():
    first, second = view_of('<p>x</p><p xml:id="n1">y</p>').blocks
    assert (first.id, second.id) == ("n2", "n1")


def test_line_ends_of_the_file_are_spaces():
    assert only(view_of("<p>\n   one\n   two <!-- c -->\n</p>")).content == (v.Text("one two"),)


def test_xml_space_preserve_keeps_line_ends():
    block = only(view_of('<p xml:space="preserve">one\n  two</p>'))
    assert v.plain(block.content) == "one\n  two"


def test_a_language_is_told_where_it_changes():
    first, second = view_of('<p>a</p><div xml:lang="ru"><p>б</p></div>', "", 'xml:lang="en"').blocks
    assert (first.lang, second.lang) == ("", "ru")


def test_headings_are_levelled_by_their_divisions():
    view = view_of("<div><head>A</head><div><head>B</head><p>x</p></div></div>")
    assert [(b.level, b.role) for b in view.blocks if isinstance(b, v.Heading)] == [
        (1, Role.HEADING_1),
        (2, Role.HEADING_2),
    ]


def test_a_heading_that_says_the_headers_title_is_the_title():
    header = "<fileDesc><titleStmt><title>The\n Title</title></titleStmt></fileDesc>"
    view = view_of("<div><head>The Title</head><div><head>A</head></div></div>", header)
    assert [block.level for block in view.blocks] == [0, 1]
    assert (view.facts.title, view.facts.title_is_printed) == ("The Title", True)


def test_a_list_of_labels_and_items_keeps_its_marks():
    block = only(
        view_of("<list><label>a)</label><item>x</item><label>b)</label><item>y</item></list>")
    )
    assert [item.mark for item in block.items] == ["a)", "b)"]


def test_a_table_keeps_its_caption_and_head():
    block = only(
        view_of(
            '<table><head>Votes</head><row role="label"><cell>A</cell></row>'
            "<row><cell>1</cell></row></table>"
        )
    )
    assert (v.plain(block.caption), block.head, len(block.rows)) == ("Votes", 1, 2)


@pytest.mark.parametrize("name", ["div", "hi", "list", "q", "seg", "note", "odd"])
def test_what_is_nested_very_deep_keeps_its_words(name):
    inside = "<item>" if name == "list" else ""
    outside = inside.replace("<", "</")
    body = f"<{name}>{inside}" * 120 + "words" + f"{outside}</{name}>" * 120
    assert told(view_of(f"<div><p>a</p>{body}</div>")) == "a words"


def test_a_corpus_shows_the_texts_of_its_documents():
    one = f'<TEI xmlns="{TEI_NAMESPACE}"><teiHeader/><text><body><p>%s</p></body></text></TEI>'
    data = f'<teiCorpus xmlns="{TEI_NAMESPACE}"><teiHeader/>{one % "a"}{one % "b"}</teiCorpus>'
    assert told(project(parse(data.encode(), "x.xml").value).value) == "a b"


def test_tei_without_a_text_is_an_empty_view():
    data = f'<TEI xmlns="{TEI_NAMESPACE}"/>'.encode()
    assert project(parse(data, "x.xml").value).value.blocks == ()


def test_a_bare_id_that_begins_with_a_digit_stays_whole():
    view = view_of('<p xml:id="D.1">a</p>', "", 'xml:id="D"')
    assert only(view).id == "D.1"


def test_a_remark_without_brackets_stands_apart_from_the_words():
    block = only(view_of("<p>so<incident><desc>bang</desc></incident>then</p>"))
    assert v.plain(block.content) == "so bang then"


def test_a_narrative_of_the_reading_form_keeps_its_role():
    assert only(view_of('<ab type="narrative">He came in.</ab>')).role == Role.NARRATIVE


def test_the_day_of_publication_is_not_the_day_of_the_meeting():
    header = '<fileDesc><publicationStmt><date when="2014-02-10"/></publicationStmt></fileDesc>'
    body = '<dateline><date when="1962-11-02">November 2, 1962</date></dateline>'
    facts = view_of(body, header).facts
    assert (facts.date, facts.date_text) == ("1962-11-02", "November 2, 1962")


def test_of_titles_in_two_languages_the_documents_is_taken():
    titles = '<title type="main" xml:lang="en">E</title><title type="main" xml:lang="de">D</title>'
    header = f"<fileDesc><titleStmt>{titles}</titleStmt></fileDesc>"
    assert view_of("<p>a</p>", header, 'xml:lang="de"').facts.title == "D"


def test_a_label_without_an_item_keeps_its_words():
    first, second = view_of("<list><label>a)</label><label>b)</label><item>x</item></list>").blocks
    assert (v.plain(first.content), second.items[0].mark) == ("a)", "b)")


def test_a_quotation_without_words_is_no_block():
    assert view_of("<quote><p/></quote><q/>").blocks == ()


def test_a_choice_of_other_things_shows_them_all():
    assert told(view_of("<p><choice><add>a</add> <num>b</num></choice></p>")) == "a b"


def test_a_label_among_stray_words_is_still_the_turns():
    view = view_of('<div>stray <note type="speaker">A:</note><u><seg>b</seg></u></div>')
    assert told(view) == "stray A: b"
    assert v.plain(view.blocks[1].label) == "A:"


def test_an_unknown_element_in_a_list_keeps_its_words():
    assert told(view_of("<list><odd>a</odd><item>b</item></list>")) == "a b"


def test_a_table_without_rows_is_no_block():
    assert view_of("<table/>").blocks == ()


def test_words_before_a_speaker_stay_before():
    assert told(view_of("<sp>first <speaker>A.</speaker><p>b</p></sp>")) == "first A. b"


@needs_shared
def test_the_example_in_the_reading_form_is_shown_as_the_canonical_one():
    names = ("2016-03-24-putin-kerry.tei.xml", "2016-03-24-putin-kerry.reading.tei.xml")
    canonical, reading = (
        project(parse((SHARED / "examples" / name).read_bytes(), "x.xml").value).value
        for name in names
    )
    assert reading == canonical
