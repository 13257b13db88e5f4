"""A corpus in one document: its ids, its chapters, what is held against it."""

from __future__ import annotations

from collections import Counter

import pytest

from publisher import view as v
from publisher.law import first_difference
from publisher.roles import Role
from publisher.tei.names import XML_ID, qualified
from publisher.tei.parse import parse
from publisher.tei.project import project
from publisher.tei.serialize import serialize
from publisher.tei.validate import validate
from publisher.tei.wording import of_edition
from tests.exporters.volumes import volume, volume_tei
from tests.tei.schemas import faults, needs_shared


def headings(view: v.View) -> list[tuple[int, str, str]]:
    found = (block for block in v.walk(view.blocks) if isinstance(block, v.Heading))
    return [(one.level, str(one.role), v.plain(one.content)) for one in found]


def corpus(*meetings: str) -> v.View:
    """The view of a corpus of documents, each a title in its header and a text."""
    documents = "".join(
        f'<TEI xml:id="m{number}"><teiHeader><fileDesc><titleStmt><title>T{number}</title>'
        f"</titleStmt></fileDesc></teiHeader><text><body>{body}</body></text></TEI>"
        for number, body in enumerate(meetings, 1)
    )
    data = (
        f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0" xml:id="corpus" xml:lang="en"><teiHeader>'
        f"<fileDesc><titleStmt><title>All</title></titleStmt></fileDesc></teiHeader>{documents}"
        f"</teiCorpus>"
    )
    return project(parse(data.encode(), "corpus.xml").value).value


# --- the document ---------------------------------------------------------------------


def test_the_meetings_stand_in_the_root_by_date_and_nothing_is_included():
    root = parse(volume_tei(), "v.xml").value.root
    assert [inner.get(XML_ID) for inner in root.iter(qualified("TEI"))] == [
        "board",
        "council",
        "sitzung",
    ]
    assert b"XInclude" not in volume_tei()


def test_what_is_written_is_what_is_read():
    assert serialize(parse(volume_tei(), "v.xml").value) == volume_tei()


def test_no_id_stands_twice_and_every_pointer_leads_somewhere():
    root = parse(volume_tei(), "v.xml").value.root
    ids = Counter(e.get(XML_ID) for e in root.iter("*") if e.get(XML_ID))
    assert max(ids.values()) == 1
    pointers = [
        pointer
        for element in root.iter("*")
        for name in ("who", "sameAs", "ref")
        for pointer in element.get(name, "").split()
    ]
    assert len(pointers) > 10
    assert {pointer[0] for pointer in pointers} == {"#"}
    assert {pointer[1:] for pointer in pointers} <= set(ids)


def test_a_volume_of_ours_has_nothing_against_it():
    assert validate(parse(volume_tei(), "v.xml").value) == ()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('type="debateSection"', 'type="other"', "P201"),
        ('xml:id="board.u1"', 'xml:id="u1"', "P206"),
        ('xml:id="board.u1"', 'xml:id="council.u1"', "P203"),
        ('who="#AnnaBerg"', 'who="#Nobody"', "P204"),
    ],
)
def test_a_fault_in_one_meeting_is_found(old, new, code):
    data = volume_tei().decode()
    assert old in data
    found = validate(parse(data.replace(old, new, 1).encode(), "v.xml").value)
    assert code in {notice.code for notice in found}
    assert all(notice.where and notice.where.line for notice in found)


@needs_shared
def test_a_volume_is_valid_tei():
    assert faults(parse(volume_tei(), "v.xml").value.root) == []


# --- chapters -------------------------------------------------------------------------


def test_the_view_of_a_volume_has_the_facts_of_the_whole():
    view = volume().view
    assert (view.id, view.lang, view.facts.title) == ("Meetings", "mul", "Meetings")
    assert not view.facts.title_is_printed
    assert (view.facts.since, view.facts.date) == ("2020-04-02", "2022-05-04")
    assert [person.id for person in view.people if person.name == "Anna Berg"] == ["AnnaBerg"]
    assert view.person("AnnaBerg").filed == "Berg, Anna"


def test_each_meeting_is_a_chapter_and_one_that_prints_a_page_first_has_its_title_added():
    assert headings(volume().view) == [
        (1, "chapter", "Meeting of the Board"),
        (1, "chapter", "Meeting of the Council"),
        (2, "heading-2", "Meeting of the Council"),
        (1, "chapter", "Sitzung des Rates"),
    ]


def test_addresses_begin_with_the_meeting_and_stand_once():
    ids = [block.id for block in v.walk(volume().view.blocks)]
    assert len(set(ids)) == len(ids)
    assert {ident.partition(".")[0] for ident in ids} == {"board", "council", "sitzung"}


def test_blocks_tell_their_language_where_it_is_not_the_volumes():
    turn = next(b for b in v.walk(volume().view.blocks) if b.id == "sitzung.u1")
    assert isinstance(turn, v.Turn)
    assert turn.lang == "de"


def test_nothing_of_the_meetings_is_lost():
    edition = parse(volume_tei(), "v.xml").value
    assert first_difference(of_edition(edition), v.shown(volume().view)) is None


def test_a_corpus_of_one_language_has_it():
    view = volume("board", "council").view
    assert view.lang == "en"
    assert {block.lang for block in v.walk(view.blocks) if isinstance(block, v.Turn)} == {""}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "<div><head type='title'>T1</head><p>a</p><div><head>One</head><p>b</p></div></div>",
            [(1, "chapter", "T1"), (2, "heading-2", "One")],
        ),
        (
            "<div><head>One</head><p>a</p><div><head>Two</head><p>b</p></div></div>",
            [(1, "chapter", "T1"), (2, "heading-2", "One"), (3, "heading-3", "Two")],
        ),
        (
            "<div><p>before</p><head type='title'>Printed</head><p>a</p></div>",
            [(1, "chapter", "T1"), (2, "heading-2", "Printed")],
        ),
        ("<p>a</p>", [(1, "chapter", "T1")]),
        ("", [(1, "chapter", "T1")]),
    ],
)
def test_headings_go_one_level_below_their_chapter(body, expected):
    assert headings(corpus(body)) == expected


def test_a_title_that_nothing_prints_is_added_and_has_the_meetings_address():
    heading = corpus("<p>a</p>").blocks[0]
    assert heading == v.Heading("m1", 1, (v.Added("T1"),), Role.CHAPTER)


def test_pages_that_print_nothing_begin_after_the_title_of_their_chapter():
    view = corpus("<pb n='3'/><div><head type='title'>T1</head><p>a</p></div>")
    assert [type(block) for block in view.blocks] == [v.Heading, v.PageMark, v.Paragraph]


def test_a_speaker_is_named_anew_in_each_chapter():
    turn = "<u who='#A'><seg>Hello.</seg></u>"
    labels = [v.plain(b.label) for b in v.walk(corpus(turn, turn).blocks) if isinstance(b, v.Turn)]
    assert labels == ["A:", "A:"]
