"""The PDF exporter: what its files show, say and lead to."""

from __future__ import annotations

import gc
import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from publisher import law
from publisher import view as v
from publisher.exporters.base import Options
from publisher.exporters.pdf import export
from publisher.exporters.text import export as export_text
from publisher.pipeline import Document, prepare
from publisher.report import Severity
from publisher.roles import PhraseRole, Role
from publisher.testing import HOSTILE, check_exporter, every_node, long_view
from publisher.theme.load import load, names
from publisher.theme.model import SpeakerLayout, When
from tests.exporters.pages import marks
from tests.exporters.views import EDITION
from tests.readback import pdf as readback

ROOT = Path(__file__).parents[2]
THEMES = {name: load(name).value for name in names()}
DEFAULT = THEMES["default"]


def made(view, theme=DEFAULT, options=None):
    return export(view, theme, options or Options()).value


def text(*words):
    return tuple(v.Text(word) for word in words)


def paragraph(ident, words, role=Role.SPEECH, lang=""):
    return v.Paragraph(ident, text(words), role, lang)


def meeting(*blocks, lang="en", notes=(), people=(), **facts):
    return v.View("m", lang, v.Facts(**{"title": "A meeting", **facts}), blocks, people, notes)


def with_layout(theme, **choices):
    return replace(theme, layout=replace(theme.layout, **choices))


def holds(view, data):
    return law.first_difference("".join(v.shown(view)), readback.shown(data)) is None


def elements(data, kind):
    """Every element of a structure type, as its dictionary."""
    reader = readback.Reader(data)
    tree = reader.file.get(reader.catalog["/StructTreeRoot"])
    waiting, found = [tree["/K"]], []
    while waiting:
        element = reader.file.get(waiting.pop(0))
        if not isinstance(element, dict) or "/S" not in element:
            continue
        found += [element] if element["/S"] == kind else []
        waiting[:0] = [k for k in element.get("/K", []) if isinstance(k, readback.Ref)]
    return found


def kinds(data):
    """The structure types in reading order."""
    reader = readback.Reader(data)

    def below(ref):
        element = reader.file.get(ref)
        yield element["/S"]
        for child in element.get("/K", []):
            if isinstance(child, readback.Ref):
                yield from below(child)

    return list(below(reader.file.get(reader.catalog["/StructTreeRoot"])["/K"]))


def words(data, kind):
    """The words of every element of a type, with all below it."""
    reader = readback.Reader(data)
    return ["".join(_all_words(reader, element)) for element in elements(data, kind)]


def _all_words(reader, element, page=None):
    page = element.get("/Pg", page)
    for child in element.get("/K", []):
        if isinstance(child, readback.Ref):
            yield from _all_words(reader, reader.file.get(child), page)
        elif isinstance(child, int):
            yield reader.content(page)[child]


def destinations(data):
    """Every named destination, and the number of its page from 1."""
    reader = readback.Reader(data)
    get = reader.file.get
    pages = get(reader.catalog["/Pages"])["/Kids"]
    tree = get(reader.catalog["/Names"])["/Dests"]
    found = {}
    for leaf in tree["/Kids"]:
        listed = get(leaf)["/Names"]
        for name, place in zip(listed[::2], listed[1::2], strict=True):
            found[name] = pages.index(place[0]) + 1
    return found


def outline(data):
    """The titles of the outline with their depth."""
    reader = readback.Reader(data)
    get = reader.file.get

    def below(parent, depth):
        ref = parent.get("/First")
        while ref:
            item = get(ref)
            yield depth, item["/Title"]
            yield from below(item, depth + 1)
            ref = item.get("/Next")

    return list(below(get(reader.catalog["/Outlines"]), 0))


def test_unused_memory_is_searched_for_again_afterwards(monkeypatch):
    made(meeting(paragraph("n1", "x")))
    assert gc.isenabled()
    monkeypatch.setattr("publisher.exporters.pdf.make", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export(meeting(), DEFAULT, Options())
    assert gc.isenabled()


# --- the contract ---------------------------------------------------------------------


@pytest.mark.parametrize("name", THEMES)
def test_the_contract_holds(name):
    assert check_exporter(export, THEMES[name]).startswith(b"%PDF-1.7")


@pytest.mark.parametrize("view", [every_node(), long_view(40)], ids=["every node", "long"])
@pytest.mark.parametrize("name", THEMES)
def test_nothing_is_lost_and_nothing_invented(name, view):
    assert holds(view, made(view, THEMES[name]))


@pytest.mark.parametrize("layout", SpeakerLayout)
def test_nothing_is_lost_wherever_the_label_stands(layout):
    assert holds(every_node(), made(every_node(), with_layout(DEFAULT, speaker=layout)))


@pytest.mark.parametrize("lang", ["ar", "ja", "de", "", "und", "x-klingon"])
def test_nothing_is_lost_in_any_language(lang):
    view = replace(every_node(), lang=lang)
    assert holds(view, made(view))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80))
def test_any_text_comes_back(words):
    view = meeting(paragraph("n1", words.replace("\ufffe", "").replace("\uffff", "")))
    assert holds(view, made(view))


@pytest.mark.parametrize(
    "words",
    ["a" * 10_000, "漢" * 3_000, "so\u00adft hy\u00adphen " * 60, "شكرا (abc) 123, 45% " * 20],
    ids=["one long word", "no spaces", "soft hyphens", "both ways"],
)
def test_text_that_is_hard_to_break_comes_back(words):
    view = meeting(paragraph("n1", words))
    assert holds(view, made(view))


# --- what the file says of itself -----------------------------------------------------


def test_title_language_and_date_are_told():
    view = meeting(paragraph("n1", "x"), title="AT&T <b>", date="2016-03-24", lang="fr")
    data = made(view)
    assert b'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">AT&amp;T &lt;b&gt;<' in data
    assert b"<dc:language><rdf:Bag><rdf:li>fr<" in data
    assert b"<xmp:CreateDate>2016-03-24T00:00:00+00:00<" in data
    assert readback.Reader(data).catalog["/Lang"] == "fr"


def dublin_core(data):
    """The terms of Dublin Core in the file's XMP, each with its values."""
    with pikepdf.open(io.BytesIO(data)) as file:
        packet = etree.fromstring(file.Root.Metadata.read_bytes())
    terms = packet.iterfind(".//{http://purl.org/dc/elements/1.1/}*")
    return {
        etree.QName(term).localname: [text for text in map(str.strip, term.itertext()) if text]
        for term in terms
    }


FULL = meeting(
    paragraph("n1", "x"),
    people=(
        v.Person("a", "Anna <Berg>"),
        v.Person("b", "Bo"),
        v.Person("c", "Question", named=False),
    ),
    date="2016-03-24",
    place="Oslo & Bergen",
    source_name="oslo.txt",
    series=(("sitting", "54", "54. Sitzung"),),
)


def test_a_file_that_carries_its_edition_tells_the_facts_of_the_record():
    assert dublin_core(made(FULL, options=Options(edition=EDITION))) == {
        "format": ["application/pdf"],
        "title": ["A meeting"],
        "language": ["en"],
        "type": ["Text"],
        "date": ["2016-03-24"],
        "identifier": ["m"],
        "contributor": ["Anna <Berg>", "Bo"],
        "coverage": ["Oslo & Bergen"],
        "source": ["oslo.txt"],
        "description": ["54. Sitzung"],
    }


def test_a_file_without_its_edition_tells_no_more_than_title_language_and_date():
    told = dublin_core(made(FULL))
    assert set(told) == {"format", "title", "language", "type", "date"}


def test_who_speaks_alone_is_the_creator():
    view = replace(FULL, people=FULL.people[:1])
    assert dublin_core(made(view, options=Options(edition=EDITION)))["creator"] == ["Anna <Berg>"]


@pytest.mark.parametrize(("lang", "direction"), [("he", "/R2L"), ("en", None)])
def test_a_record_that_runs_from_right_to_left_is_bound_at_the_right(lang, direction):
    reader = readback.Reader(made(meeting(paragraph("n1", "x"), lang=lang)))
    assert reader.file.get(reader.catalog["/ViewerPreferences"]).get("/Direction") == direction


@pytest.mark.parametrize(
    ("date", "told"),
    [("2016-03", "2016-03-01T"), ("2016", "2016-01-01T"), ("spring", "2000-"), ("", "2000-")],
)
def test_a_date_that_is_not_whole_is_its_first_day(date, told):
    data = made(meeting(paragraph("n1", "x"), date=date))
    assert f"<xmp:CreateDate>{told}".encode() in data


def test_the_epoch_is_the_date_when_it_is_given():
    data = made(meeting(paragraph("n1", "x"), date="2016-03-24"), options=Options(epoch=0))
    assert b"<xmp:CreateDate>1970-01-01T00:00:00+00:00<" in data


def test_the_title_is_what_a_window_shows():
    catalog = readback.Reader(made(every_node())).catalog
    preferences = catalog["/ViewerPreferences"]
    assert readback.Reader(made(every_node())).file.get(preferences)["/DisplayDocTitle"] == "true"


# --- structure ------------------------------------------------------------------------


def test_headings_go_down_one_level_at_a_time_whatever_the_source_does():
    title = v.Heading("h1", 0, text("Title"), Role.TITLE)
    deep = v.Heading("h2", 3, text("Deep"), Role.HEADING_3)
    found = [kind for kind in kinds(made(meeting(title, deep))) if kind.startswith("/H")]
    assert found == ["/H1", "/H2"]


def test_a_record_without_a_title_begins_with_a_heading_of_the_first_level():
    heading = v.Heading("h1", 2, text("Item"), Role.HEADING_2)
    assert "/H1" in kinds(made(meeting(heading)))


def test_a_title_that_the_edition_made_up_is_known_as_such():
    view = meeting(paragraph("n1", "x"), title_is_printed=False)
    assert words(made(view), "/added-title") == ["A meeting"]


def test_a_turn_is_a_section_that_names_its_speaker():
    turn = v.Turn("u1", "a", text("Anna Berg:"), (paragraph("u1.p1", "Words."),))
    assert [e["/T"] for e in elements(made(meeting(turn)), "/turn")] == ["Anna Berg:"]


@pytest.mark.parametrize("label", ["Anna Berg:", "主席：", "Anna Berg: "])
def test_a_label_and_its_speech_are_parted_as_in_plain_text(label):
    turn = v.Turn("u1", "", text(label), (paragraph("u1.p1", "Words."),))
    plain = export_text(meeting(turn), DEFAULT, Options()).value.decode()
    assert words(made(meeting(turn)), "/speech") == [plain.splitlines()[-1]]


def test_a_heading_looks_as_its_role_says():
    large = replace(DEFAULT.blocks[Role.HEADING_2], size=40.0, leading=48.0)
    theme = replace(DEFAULT, blocks={**DEFAULT.blocks, Role.HEADING_2: large})
    heading = v.Heading("h1", 1, text("Item"), Role.HEADING_2)
    assert made(meeting(heading), theme) != made(meeting(heading))


def test_a_label_that_is_run_in_is_an_element_of_its_own():
    turn = v.Turn("u1", "a", text("Anna Berg:"), (paragraph("u1.p1", "Words."),))
    assert words(made(meeting(turn)), "/speaker-label") == ["Anna Berg: "]


def test_remark_narrative_and_speech_have_structure_types_of_their_own():
    assert {"/remark", "/narrative", "/speech", "/vote"} <= set(kinds(made(every_node())))


def test_a_paragraph_that_goes_on_over_a_page_is_one_element():
    view = meeting(paragraph("n1", "word " * 1500))
    (element,) = elements(made(view), "/speech")
    pages = {child["/Pg"] for child in element["/K"] if isinstance(child, dict)}
    assert len(pages | {element["/Pg"]}) > 1


def test_a_passage_in_another_language_says_so():
    (element,) = [e for e in elements(made(every_node()), "/foreign") if "/Lang" in e]
    assert element["/Lang"] == "ru"


def test_a_paragraph_in_another_language_says_so():
    view = meeting(paragraph("n1", "слово", lang="ru"))
    assert [e["/Lang"] for e in elements(made(view), "/speech")] == ["ru"]


def test_the_edition_s_own_divider_is_an_artifact():
    view = meeting(paragraph("n1", "x"), v.Divider("d1"), paragraph("n2", "y"))
    assert "/divider" not in kinds(made(view))


def test_an_item_s_own_bullet_is_told_from_a_printed_one():
    item = v.ListItem("i1", (paragraph("p1", "x", Role.LIST_ITEM),))
    data = made(meeting(v.List("l1", (item, replace(item, mark="a)")))))
    assert (words(data, "/added-label"), words(data, "/Lbl")) == (["\u2022"], ["a)"])


def test_an_empty_cell_is_a_cell():
    table = v.Table("t1", ((text("Name"), text("Vote")), (text("Clark"), ())), head=1)
    data = made(meeting(table))
    assert [len(elements(data, kind)) for kind in ("/TH", "/TD")] == [2, 2]


def test_a_note_follows_its_mark():
    mark = v.NoteReference("f1", "1")
    note = v.Note("f1", "1", (paragraph("f1.p1", "Noted.", Role.NOTE),))
    data = made(meeting(v.Paragraph("n1", (*text("Said"), mark, *text("more."))), notes=(note,)))
    found = kinds(data)
    assert found.index("/Note") == found.index("/Reference") + 2  # its link between them
    assert words(data, "/Note") == ["1 Noted."]


def test_a_note_in_a_note_is_shown():
    inner = v.Paragraph("f1.p1", (*text("See"), v.NoteReference("f2", "2")), Role.NOTE)
    notes = (
        v.Note("f1", "1", (inner,)),
        v.Note("f2", "2", (paragraph("f2.p1", "there", Role.NOTE),)),
    )
    view = meeting(v.Paragraph("n1", (*text("x"), v.NoteReference("f1", "1"))), notes=notes)
    assert holds(view, made(view))


def test_a_note_longer_than_a_page_goes_on():
    note = v.Note("f1", "1", (paragraph("f1.p1", "word " * 4000, Role.NOTE),))
    view = meeting(v.Paragraph("n1", (*text("x"), v.NoteReference("f1", "1"))), notes=(note,))
    assert holds(view, made(view))


# --- ways through ---------------------------------------------------------------------


def test_every_address_is_a_destination():
    view = every_node()
    addresses = {block.id for block in v.walk(view.blocks) if block.id}
    addresses |= {item.id for b in v.walk(view.blocks) if isinstance(b, v.List) for item in b.items}
    assert addresses | {"f1", "f1.mark"} <= set(destinations(made(view)))


def test_the_outline_has_the_headings_and_the_turns():
    titles = [title for _, title in outline(made(every_node()))]
    assert titles[:2] == ["Every node & <role>", "Opening"]
    assert "Question:" in titles


def test_each_page_is_told_with_the_address_that_begins_on_it():
    outcome = export(long_view(60), DEFAULT, Options())
    pages = destinations(outcome.value)
    assert {str(pages[address]): address for address in outcome.pages.values()} == outcome.pages
    assert len(outcome.pages) > 5


def test_a_page_where_nothing_begins_is_told_with_what_goes_on():
    outcome = export(meeting(paragraph("n1", "word " * 6000)), DEFAULT, Options())
    assert set(outcome.pages.values()) == {"n1"}
    assert list(outcome.pages) == [str(n) for n in range(1, len(outcome.pages) + 1)]


def test_contents_tell_the_pages_that_destinations_have():
    long = long_view(40)
    headed = (
        block
        for number, turn in enumerate(long.blocks[1:], 2)
        for block in (v.Heading(f"h{number}", 1, (v.Text(f"Item {number}:"),)), turn)
    )
    view = replace(long, blocks=(long.blocks[0], *headed))
    data = made(view, with_layout(DEFAULT, contents=When.ALWAYS))
    pages = destinations(data)
    told = [entry.rsplit(":", 1)[-1].strip() for entry in words(data, "/TOCI")]
    assert told == [str(pages[f"h{number}"]) for number in range(2, 42)]


def test_there_are_no_contents_where_the_theme_wants_none():
    assert "/TOC" not in kinds(made(long_view(40), with_layout(DEFAULT, contents=When.NEVER)))


def test_participants_are_listed_when_the_theme_wants_them():
    data = made(every_node(), with_layout(DEFAULT, participants=When.ALWAYS))
    assert "Anna Berg, President of the Council" in "".join(words(data, "/front"))


def test_a_link_that_leads_nowhere_is_text():
    dead = v.Link("#nowhere", text("dead"))
    assert "/Link" not in kinds(made(meeting(v.Paragraph("n1", (dead,)))))


def test_a_link_in_several_lines_is_one_element():
    link = v.Link("https://example.org/", text("long words " * 40))
    assert kinds(made(meeting(v.Paragraph("n1", (link,))))).count("/Link") == 1


def test_pages_are_labelled_with_the_numbers_that_they_bear():
    with pikepdf.open(io.BytesIO(made(long_view(40)))) as file:
        assert len(file.pages) > 1
        assert [page.label for page in file.pages] == [
            str(number) for number in range(1, len(file.pages) + 1)
        ]


def test_a_link_is_tied_to_its_annotation_and_the_annotation_to_it():
    """ISO 32000-1, 14.7.4.3 and 14.7.4.4: an object reference there, the parent tree back."""
    mark = v.NoteReference("f1", "1")
    note = v.Note("f1", "1", (paragraph("f1.p1", "Noted.", Role.NOTE),))
    out = v.Link("https://example.org/", text("long words " * 40))
    inside = v.Link("#n2", text("there"))
    first = v.Paragraph("n1", (out, inside, mark))
    with pikepdf.open(
        io.BytesIO(made(meeting(first, paragraph("n2", "x"), notes=(note,))))
    ) as file:
        parents = pikepdf.NumberTree(file.Root.StructTreeRoot.ParentTree)
        annotations = [annotation for page in file.pages for annotation in page.Annots]
        assert len(annotations) > 4
        for annotation in annotations:
            element = parents[annotation.StructParent]
            assert element.S == "/Link"
            references = [k for k in element.K if not isinstance(k, int)]
            assert annotation.objgen in [reference.Obj.objgen for reference in references]


def test_what_stands_around_the_text_is_an_artifact_of_its_kind():
    kinds_drawn = {mark.kind for page in marks(made(long_view(40))) for mark in page}
    assert {"/Artifact/Pagination/Header", "/Artifact/Pagination/Footer"} <= kinds_drawn


# --- what no font has -----------------------------------------------------------------


def test_a_character_that_no_font_has_is_a_warning_that_names_it():
    """And its first place, and how often it stands."""
    view = meeting(paragraph("n1", "x"), paragraph("n2", "a\U000e1000b " * 2 + "\U000e1000"))
    (notice,) = export(view, DEFAULT, Options()).notices
    assert (notice.code, notice.severity) == ("P401", Severity.WARNING)
    assert "U+E1000" in notice.message
    assert notice.message.endswith("at n2, 3 times")


def test_of_many_characters_that_no_font_has_the_first_are_told_one_by_one():
    """A record in a script without a font may have thousands."""
    view = meeting(paragraph("n1", "".join(map(chr, range(0xE1000, 0xE1000 + 50)))))
    told = [notice.message for notice in export(view, DEFAULT, Options()).notices]
    assert len(told) == 21
    assert "U+E1013" in told[-2]
    assert told[-1] == "no font has 30 more character(s); boxes stand for them"


@pytest.mark.parametrize(
    "block",
    [
        v.List("x", (v.ListItem("x.i1", (), "\U000e1000"),)),
        v.Table("x", (((v.Text("\U000e1000"),),),)),
        v.Divider("x", "\U000e1000"),
        v.PageMark("x", "1", "\U000e1000"),
    ],
    ids=lambda block: type(block).__name__,
)
def test_a_character_that_no_font_has_is_found_in_every_block(block):
    """Inside a quotation, too, which has no words of its own."""
    view = meeting(paragraph("n1", "x"), v.Quote("q1", (paragraph("q1.p1", "x"),)), block)
    (notice,) = export(view, DEFAULT, Options()).notices
    assert "at x" in notice.message


def test_a_character_that_no_font_has_still_comes_back():
    view = meeting(paragraph("n1", "a\U000e1000b \ue2e5 c"))
    assert holds(view, made(view))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words_in_title_label_and_text(words):
    turn = v.Turn("u1", "", text(words), (paragraph("u1.p1", words),))
    view = meeting(v.Heading("h1", 0, text(words), Role.TITLE), turn, title=words)
    assert holds(view, made(view))


def test_every_phrase_may_stand_in_every_block():
    phrases = tuple(v.Phrase(role, text(str(role))) for role in PhraseRole)
    blocks = (v.Paragraph(f"n{n}", phrases, role) for n, role in enumerate(Role))
    view = meeting(*blocks)
    assert holds(view, made(view))


def test_a_link_that_is_not_followed_is_a_notice():
    link = v.Link("javascript:alert(1)", text("run"))
    outcome = export(meeting(v.Paragraph("n1", (link,))), DEFAULT, Options())
    assert [(notice.code, notice.severity) for notice in outcome.notices] == [
        ("P601", Severity.INFO)
    ]
    assert "/Link" not in kinds(outcome.value)


def test_words_that_the_edition_adds_are_known_by_their_structure_type():
    block = v.Turn("u1", "a", (v.Added("Anna Berg:"),), (v.Paragraph("u1.p1", text("Yes.")),))
    data = made(meeting(block))
    assert [told.strip() for told in words(data, "/added")] == ["Anna Berg:"]
    assert holds(meeting(block), data)


def test_numbers_in_an_array_never_meet():
    """`260` and `-42.8` beside each other would be one number, which no reader knows."""
    text = "هذا نص طويل بما يكفي لأكثر من سطر واحد على الصفحة حتى تمد المسافات بين الكلمات. " * 6
    prepared = prepare(Document("a.txt", f"أحمد: {text}\n\nليلى: نعم.\n\nأحمد: {text}\n".encode()))
    made = export(prepared.value.view, load("default").value, Options()).value
    with pikepdf.open(io.BytesIO(made)) as file:
        for page in file.pages:
            assert pikepdf.parse_content_stream(page)
