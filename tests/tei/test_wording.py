"""Whatever the TEI, the view shows the words that are not hidden on purpose, in order."""

from __future__ import annotations

import re
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher import view as v
from publisher.law import Parting, first_difference
from publisher.tei import wording
from publisher.tei.edition import Edition
from publisher.tei.parse import parse
from publisher.tei.project import project
from publisher.tei.serialize import serialize
from publisher.tei.table import TABLE
from tests.tei.foreign import FOREIGN, tei, told, view_of
from tests.tei.schemas import needs_shared


def parting(edition: Edition) -> Parting | None:
    """Where the view of an edition parts from its words."""
    return first_difference(wording.of_edition(edition), v.shown(project(edition).value))


def test_the_words_of_an_edition_are_those_of_its_texts_less_what_is_hidden():
    body = "<p>a<del>b</del>c<!-- d --></p><choice>e<sic>f</sic>g<corr>h</corr>i</choice>"
    header = "<fileDesc><titleStmt><title>x</title></titleStmt></fileDesc>"
    assert wording.of_edition(tei(body, header)) == "aceghi"


def test_taking_the_words_leaves_the_edition_as_it_was():
    edition = tei("<p>a<del>b</del><choice><sic>f</sic><corr>h</corr></choice></p>")
    before = serialize(edition)
    wording.of_edition(edition)
    assert serialize(edition) == before


@needs_shared
@pytest.mark.parametrize("path", FOREIGN, ids=lambda path: path.stem)
def test_tei_of_others_is_shown_word_for_word(path):
    edition = parse(path.read_bytes(), path.name).value
    view = project(edition).value
    assert first_difference(wording.of_edition(edition), v.shown(view)) is None
    idents = [block.id for block in v.walk(view.blocks)]
    assert len(idents) == len(set(idents))


@pytest.mark.parametrize("name", sorted({*TABLE, "noSuchElement", "row", "anyAttribute"}))
def test_any_element_anywhere_keeps_its_words_or_hides_them_on_purpose(name):
    inside = f"<{name}>inner <hi>words</hi><p>deep</p></{name}>"
    for body in (inside, f"<p>a {inside} b</p>", f"<u>{inside}</u>", f"<list>{inside}</list>"):
        assert parting(tei(body)) is None


@pytest.mark.parametrize("name", sorted({*TABLE, "noSuchElement"}))
def test_a_label_before_a_turn_is_shown_once_wherever_both_stand(name):
    both = f'<{name}><note type="speaker">X:</note><u>hi</u></{name}>'
    places = (both, f"<p>a {both} b</p>", f"<head>{both}</head>", f"<row>{both}</row>")
    for body in (*places, f"<table><row>{both}</row></table>", f"<list>{both}</list>"):
        assert parting(tei(body)) is None


@pytest.mark.parametrize("own", ["", "Y:"])
def test_a_turn_with_a_label_before_it_and_in_it_keeps_both(own):
    body = f'<note type="speaker">X:</note><u><note type="speaker">{own}</note>hi</u>'
    assert told(view_of(body)) == f"X: {own} hi".replace("  ", " ")


@pytest.mark.parametrize("holder", ["cell", "head", "row"])
def test_a_label_whose_turn_is_flattened_in_a_line_is_a_phrase_of_the_line(holder):
    inside = f'<{holder}><note type="speaker">X:</note> <u>hi</u></{holder}>'
    view = view_of(f"<table><row><cell>a</cell></row><row>{inside}</row>{inside}</table>")
    assert told(view) == "a X: hi X: hi"


def test_a_label_too_deep_for_a_turn_keeps_its_words():
    both = 'stray <note type="speaker">X:</note><u>hi</u>'
    for depth in range(50, 70):
        view = view_of("<div>" * depth + both + "</div>" * depth)
        assert first_difference("stray X: hi", v.shown(view)) is None


NESTING = sorted({*TABLE, "rdgGrp", "odd"})
NOTES = ['type="speaker"', 'type="page"', 'type="divider"', 'place="foot"', 'type="time"']


def _nested(inner):
    tags = st.sampled_from([*((name, "") for name in NESTING), *(("note", told) for told in NOTES)])
    often = st.sampled_from([("u", ""), ("pb", ""), ("note", NOTES[0]), ("list", ""), ("item", "")])
    content = st.lists(inner, max_size=4).map("".join)
    return st.builds(
        lambda tag, held: f"<{tag[0]} {tag[1]}>{held}</{tag[0]}>", tags | often, content
    )


TREES = st.recursive(
    st.sampled_from(["@ ", "@", " ", "<pb/>", "<!-- c -->"]), _nested, max_leaves=12
)


@settings(max_examples=200, deadline=None)
@given(st.lists(TREES, max_size=4).map("".join))
def test_whatever_stands_where_its_words_are_shown_in_order(body):
    number = count(1)
    edition = tei(re.sub("@", lambda _: f"w{next(number)}", body))
    assert parting(edition) is None


@pytest.mark.parametrize(
    "body",
    [
        "<list><item><label>a<del>x</del></label></item></list>",
        '<note type="divider">a<del>x</del></note>',
        '<pb/><note type="page">a<del>x</del></note>',
        "<div>" * 70 + "a<del>x</del>" + "</div>" * 70,
        "<p>" + "<hi>" * 70 + "a<del>x</del>" + "</hi>" * 70 + "</p>",
    ],
)
def test_what_is_hidden_is_hidden_where_only_words_are_shown(body):
    assert "".join(v.shown(view_of(body))) == "a"


PLACES = """<p>one
  two <hi>three</hi>
  four <del>gone
  </del>five</p>
<p>six</p>"""


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("one", ("p", 1, 0)),
        ("two", ("p", 2, 3)),
        ("three", ("hi", 2, 0)),
        ("four", ("p", 3, 3)),
        ("six", ("p", 5, 0)),
    ],
)
def test_a_word_is_found_by_its_place_in_the_file(word, place):
    edition = tei(PLACES)
    assert wording.place_of(edition, wording.of_edition(edition).index(word)) == place


def test_a_place_after_all_words_is_the_documents():
    edition = tei("<p>a</p>")
    assert wording.place_of(edition, 99) == ("TEI", 1, 0)
