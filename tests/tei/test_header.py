"""The header tells what is so, and of this very record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.publication import NO_PUBLICATION, Publication
from publisher.record import (
    Fact,
    ParagraphKind,
    Person,
    Piece,
    PieceKind,
    Quote,
    Record,
    Remark,
    Speech,
)
from publisher.source import Mark, Source, Span
from publisher.tei.build import build
from publisher.tei.edition import Edition
from publisher.tei.names import qualified
from publisher.tei.serialize import serialize
from publisher.tei.text import one_line, words
from publisher.tei.validate import validate
from tests.tei.records import (
    DIGEST,
    NOWHERE,
    PUBLICATION,
    every_node,
    heading,
    paragraph,
    record,
    speech,
    text,
    turn,
)
from tests.tei.schemas import faults, needs_shared

TEI = "{http://www.tei-c.org/ns/1.0}"
TOPICS = (
    "correction",
    "normalization",
    "punctuation",
    "quotation",
    "hyphenation",
    "segmentation",
    "stdVals",
)


def told(made: Record, publication: Publication = NO_PUBLICATION) -> Edition:
    return build(made, "2016 03/24", publication).value


def words_at(edition: Edition, path: str) -> list[str]:
    return [words(element) for element in edition.root.findall(path.replace("t:", TEI))]


# --- what the project says ------------------------------------------------------------


def test_what_the_project_says_stands_in_the_header():
    edition = told(record(speech("a")), PUBLICATION)
    assert words_at(edition, ".//t:titleStmt/t:editor") == ["Anna Berg", "Boris Clark"]
    assert words_at(edition, ".//t:titleStmt/t:funder") == ["The <Foundation>"]
    assert words_at(edition, ".//t:publicationStmt/t:publisher") == ["Office of the Record & Co"]
    assert words_at(edition, ".//t:seriesStmt/t:title") == ["Records of 2016"]
    (licence,) = edition.root.iter(qualified("licence"))
    assert (licence.get("target"), words(licence)) == (PUBLICATION.licence_url, "CC BY 4.0")
    assert licence.getparent().get("status") == "free"


def test_an_address_holds_the_document_id_as_an_address_can():
    edition = told(record(speech("a")), PUBLICATION)
    idnos = words_at(edition, ".//t:publicationStmt/t:idno")
    assert idnos == ["2016 03/24", "https://example.org/records/2016%2003%2F24"]


def test_what_the_project_does_not_say_is_not_guessed():
    edition = told(record(speech("a")))
    assert words_at(edition, ".//t:publicationStmt/t:publisher") == ["Not stated in the source"]
    (terms,) = edition.root.iter(qualified("availability"))
    assert (terms.get("status"), len(terms)) == ("unknown", 1)
    assert not list(edition.root.iter(*map(qualified, ("licence", "editor", "funder"))))


def test_a_licence_alone_has_no_status():
    edition = told(record(speech("a")), Publication(licence="Crown copyright"))
    (terms,) = edition.root.iter(qualified("availability"))
    assert terms.get("status") is None
    assert validate(edition) == ()


@pytest.mark.parametrize("publication", [PUBLICATION, NO_PUBLICATION])
def test_an_edition_is_valid_whatever_the_project_says(publication):
    assert validate(build(every_node(), "doc", publication).value) == ()


@needs_shared
def test_what_the_project_says_is_valid_against_tei_and_parla_clarin():
    assert faults(build(every_node(), "doc", PUBLICATION).value.root) == []


# --- when it was made -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("made", "date", "attributes"),
    [
        ("2026-01-02", Fact("a day", "2016-03-24"), {"when": "2026-01-02"}),
        ("", Fact("a day", "2016-03-24"), {"notBefore": "2016-03-24"}),
        ("", Fact("a day", "someday"), {}),
        ("", None, {}),
    ],
)
def test_a_change_is_dated_by_the_caller_else_not_before_the_meeting(made, date, attributes):
    edition = told(replace(record(speech("a")), date=date), Publication(made=made))
    (change,) = edition.root.iter(qualified("change"))
    assert dict(change.attrib) == attributes


def test_the_same_record_and_project_give_the_same_bytes():
    first, second = (serialize(told(every_node(), PUBLICATION)) for _ in range(2))
    assert first == second


# --- languages ------------------------------------------------------------------------


def languages(*items: object, lang: str = "en") -> dict[str, str]:
    edition = told(record(*items, lang=lang))
    return {
        language.get("ident"): language.get("usage")
        for language in edition.root.iter(qualified("language"))
    }


def test_one_language_is_all_of_it():
    assert languages(speech("a b c")) == {"en": "100"}


def test_shares_are_of_visible_characters():
    assert languages(speech("aaa  a"), speech("бб б б", "ru")) == {"en": "50", "ru": "50"}


def test_shares_add_up_to_a_hundred():
    spoken = [speech("aa", lang) for lang in ("de", "fr", "")]
    assert languages(*spoken) == {"de": "34", "en": "33", "fr": "33"}


def test_a_language_that_is_hardly_used_has_a_share_of_nothing():
    assert languages(speech("a" * 1000), speech("б", "ru")) == {"en": "100", "ru": "0"}


def test_a_foreign_word_is_counted_where_it_stands():
    words_in_french = Piece(PieceKind.FOREIGN, "bb", NOWHERE, "fr")
    spoken = Speech((*text("aa"), words_in_french), NOWHERE)
    assert languages(turn("", "", spoken)) == {"en": "50", "fr": "50"}


def test_a_text_without_words_is_in_the_language_of_the_record():
    assert languages(lang="ru") == {"ru": "100"}


# --- bodies ---------------------------------------------------------------------------


def test_the_bodies_of_the_people_are_listed_once():
    people = tuple(
        Person(name, name, named=True, organisation="The Bank", side=side)
        for name, side in (("A", "Peru"), ("B", "Chile"))
    )
    edition = told(record(speech("a"), people=people))
    assert words_at(edition, ".//t:listOrg/t:org/t:orgName") == ["The Bank", "Chile", "Peru"]


# --- what the edition declares --------------------------------------------------------


def declared(source: str, *items: object, **facts: object) -> dict[str, str]:
    made = record(*items)
    made = replace(made, source=Source("x.txt", source, DIGEST, "utf-8"), **facts)
    (editorial,) = told(made).root.iter(qualified("editorialDecl"))
    return {element.tag.removeprefix(TEI): one_line(words(element)) for element in editorial}


def test_topics_stand_in_order():
    date = Fact("March 24", "2016-03-24")
    assert tuple(declared("a", speech("a"), date=date)) == TOPICS


@pytest.mark.parametrize(
    ("source", "facts", "said"),
    [
        ("one line", {}, "Nothing was normalized."),
        ("one\n\ntwo", {}, "Blank lines between paragraphs were not kept."),
        ("a\x01b", {}, "Characters that XML cannot hold became U+FFFD."),
        (
            "# a",
            {"marks": (Mark(0, 1),)},
            "Marks that only said how a passage is laid out became elements; they are listed",
        ),
    ],
)
def test_only_what_was_normalized_is_told(source, facts, said):
    assert declared(source, speech("a"), **facts)["normalization"].startswith(said)


def test_joined_lines_are_told():
    spoken = turn("", "", Speech(text("one two"), Span(0, 7)))
    assert "Line ends inside" in declared("one\ntwo", spoken)["normalization"]


def test_lines_that_are_kept_apart_are_not_told_as_joined():
    pieces = (*text("one"), Piece(PieceKind.LINE_BREAK, "", NOWHERE), *text("two"))
    spoken = turn("", "", Speech(pieces, Span(0, 7)))
    assert declared("one\ntwo", spoken)["normalization"] == "Nothing was normalized."


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("a well-known man", "The source has no hyphens at line ends."),
        ("a well-\nknown man", "Hyphens at line ends are kept; "),
        ("a well\u2010\n  known man", "Hyphens at line ends are kept; "),
    ],
)
def test_hyphens_at_line_ends_are_told_where_there_are_any(source, said):
    assert declared(source, speech("a"))["hyphenation"].startswith(said)


@pytest.mark.parametrize(
    ("words_said", "said"),
    [
        ("It’s so", "The record has no quotation marks."),
        ("He said “so”", "Quotation marks are kept as characters and not encoded."),
        ("He said ``so''", "Quotation marks are kept as characters and not encoded."),
        ("It's 'so'", "Quotation marks are kept as characters and not encoded."),
        ("It's so", "The record has no quotation marks."),
        ("他说「好」", "Quotation marks are kept as characters and not encoded."),
    ],
)
def test_quotation_marks_are_told_where_there_are_any(words_said, said):
    assert declared("a", speech(words_said))["quotation"] == said


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ((heading(1, "a"),), "The record has no text but headings."),
        ((speech("a"),), "One u per turn of speech and one seg per paragraph in it."),
        (
            (paragraph(ParagraphKind.LEAD, "a"), paragraph(ParagraphKind.PLAIN, "b")),
            "What nobody says is in note, by its kind; text of no known kind is in p.",
        ),
    ],
)
def test_what_the_text_is_made_of_is_told(items, said):
    assert declared("a", *items)["segmentation"].startswith(said)


def test_a_quotation_is_no_text_of_no_known_kind():
    quoted = turn("", "", Quote((speech("a"),), NOWHERE))
    assert "no known kind" not in declared("a", quoted)["segmentation"]
    assert "are in quote" in declared("a", quoted)["quotation"]


def test_a_label_is_told_only_where_there_is_one():
    assert "label" not in declared("a", speech("a"))["punctuation"]
    assert "label" in declared("a", turn("A:", "", speech("a")))["punctuation"]


def test_normal_forms_are_told_only_where_there_are_any():
    assert "stdVals" not in declared("a", speech("a"), date=Fact("someday", "someday"))
    assert "stdVals" in declared("a", paragraph(ParagraphKind.DATE, "a day", "2016-03-24"))


@pytest.mark.parametrize(
    ("who", "named", "kind"),
    [("a", True, "#regular"), ("a", False, "#unnamed"), ("", True, "#unnamed")],
)
def test_a_turn_has_the_kind_of_its_speaker(who, named, kind):
    people = (Person("a", "Anna Berg" if named else "Question", named=named),)
    edition = told(record(turn("X:", who, speech("a")), people=people))
    assert [u.get("ana") for u in edition.root.iter(qualified("u"))] == [kind]
    assert validate(edition) == ()


def test_what_an_editor_leaves_out_is_a_gap_beside_paragraphs_too():
    omitted = Remark(text("<…>"), NOWHERE, "editorial")
    edition = told(record(turn("X:", "", speech("a"), omitted), omitted))
    gaps = list(edition.root.iter(qualified("gap")))
    assert [(gap.get("reason"), words(gap)) for gap in gaps] == [("editorial", "<…>")] * 2
    assert validate(edition) == ()
