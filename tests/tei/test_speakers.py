"""Who speaks in TEI of others, where a label is printed and where none is."""

from __future__ import annotations

import pytest

from publisher import view as v
from tests.tei.foreign import only, told, view_of

LISTED = """<profileDesc><particDesc><listPerson>
<person xml:id="a"><persName><surname>Berg</surname><forename>Anna</forename></persName></person>
<person xml:id="b"><persName>Boris Clark</persName></person>
</listPerson></particDesc></profileDesc>"""


def labels(view: v.View) -> list[str]:
    return [v.plain(block.label) for block in view.blocks if isinstance(block, v.Turn)]


def test_a_turn_that_prints_no_label_shows_the_speakers_name_as_added():
    view = view_of('<u who="#a"><seg>x</seg></u><u who="#b"><seg>y</seg></u>', LISTED)
    assert [block.label for block in view.blocks] == [
        (v.Added("Anna Berg:"),),
        (v.Added("Boris Clark:"),),
    ]
    assert told(view) == "x y"


def test_two_who_speak_at_once_are_both_named():
    assert labels(view_of('<u who="#a #b"><seg>x</seg></u>', LISTED)) == ["Anna Berg, Boris Clark:"]


def test_a_speaker_who_goes_on_is_not_named_again():
    again = '<u who="#a"><seg>x</seg></u>'
    applause = "<incident><desc>Applause.</desc></incident>"
    assert labels(view_of(again + applause + again, LISTED)) == ["Anna Berg:", ""]
    assert labels(view_of(f'<note type="speaker">A:</note>{again}{again}', LISTED)) == ["A:", ""]


def test_a_speaker_is_named_again_after_a_heading_and_after_somebody_else():
    anna, boris = '<u who="#a"><seg>x</seg></u>', '<u who="#b"><seg>y</seg></u>'
    parted = view_of(f"<div>{anna}</div><div><head>Item</head>{anna}{boris}{anna}</div>", LISTED)
    assert labels(parted) == ["Anna Berg:", "Anna Berg:", "Boris Clark:", "Anna Berg:"]


def test_a_label_that_stands_alone_names_the_turn_after_it():
    body = '<note type="speaker">A</note><pb/><u who="#a"><seg>b</seg></u>'
    assert labels(view_of(body, LISTED)) == [""]


def test_a_label_inside_its_turn_is_the_turns():
    block = only(view_of('<u who="#a"><note type="speaker">Ms Berg:</note><seg>b</seg></u>'))
    assert (v.plain(block.label), [v.plain(p.content) for p in block.blocks]) == ("Ms Berg:", ["b"])


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("#IvanGašparovič.1941", "Ivan Gašparovič"),
        ("../people.xml#anna_berg", "anna berg"),
        ("#PAD_08240", "PAD 08240"),
        ("#МариПетрова", "Мари Петрова"),
        ("#1941", "1941"),
        ("person:Anna_Berg", "Anna Berg"),
        ("Hrnčiar, Andrej, vice-president", "Hrnčiar, Andrej, vice-president"),
    ],
)
def test_a_speaker_whom_the_document_does_not_list_is_named_by_the_id(who, name):
    view = view_of(f'<u who="{who}"><seg>a</seg></u>')
    assert (labels(view), view.people[0].name) == ([f"{name}:"], name)


def test_an_added_label_has_the_colon_of_its_language():
    view = view_of('<u who="#b"><seg>a</seg></u>', LISTED, 'xml:lang="zh-Hant"')
    assert labels(view) == ["Boris Clark："]


MARRIED = """<settingDesc><setting><date when="2008-03-13"/></setting></settingDesc>
<particDesc><listPerson><person xml:id="a">
<persName to="2005-05-31"><surname>Glas</surname><forename>Eva</forename></persName>
<persName from="2005-06-01"><surname>Glas-Berg</surname><forename>Eva</forename></persName>
<affiliation to="2006-10"><roleName>Member</roleName></affiliation>
<affiliation from="2006-10-30" to="2008-10-28"><roleName>President</roleName></affiliation>
</person></listPerson></particDesc>"""


def test_name_and_office_are_those_of_the_day():
    (person,) = view_of(
        '<u who="#a"><seg>b</seg></u>', f"<profileDesc>{MARRIED}</profileDesc>"
    ).people
    assert (person.name, person.role) == ("Eva Glas-Berg", "President")


@pytest.mark.parametrize(
    ("lang", "name"), [("hu", "Nagy Anna"), ("zh", "NagyAnna"), ("", "Anna Nagy")]
)
def test_a_name_is_told_in_the_order_of_its_language(lang, name):
    parted = "<persName><forename>Anna</forename><surname>Nagy</surname></persName>"
    listed = (
        f'<profileDesc><particDesc><person xml:id="a">{parted}</person></particDesc></profileDesc>'
    )
    (person,) = view_of('<u who="#a"><seg>b</seg></u>', listed, f'xml:lang="{lang}"').people
    assert person.name == name


def test_a_turn_of_nobody_known_is_parted_from_the_one_before():
    body = '<u who="#a"><seg>x</seg></u><u><seg>y</seg></u><u><seg>z</seg></u><u who="#a">w</u>'
    assert labels(view_of(body, LISTED)) == ["Anna Berg:", "—", "", "Anna Berg:"]


def test_a_speaker_whom_no_header_lists_is_named_by_the_label():
    view = view_of('<note type="speaker">Mr Berg:</note><u who="corpus.xml#b"><seg>a</seg></u>')
    assert view.people == (v.Person("b", "Mr Berg"),)


PERSON = """<profileDesc><particDesc><listPerson><person xml:id="a"><persName>
  <surname>Berg</surname>
  <forename>Anna</forename>
  <roleName>Dr.</roleName>
</persName>
<affiliation><roleName xml:lang="en">Minister</roleName>
<roleName xml:lang="de">Ministerin</roleName>
</affiliation></person></listPerson></particDesc></profileDesc>"""


def test_a_name_listed_in_parts_is_told_as_it_is_said():
    (person,) = view_of('<u who="#a"><seg>b</seg></u>', PERSON, 'xml:lang="de"').people
    assert (person.name, person.role) == ("Anna Berg", "Ministerin")


@pytest.mark.parametrize(
    ("idno", "identifiers"),
    [
        ('<idno type="wikidata">http://www.wikidata.org/entity/Q42</idno>', (("wikidata", "Q42"),)),
        ('<idno type="viaf">113230702</idno>', (("viaf", "113230702"),)),
        ('<idno type="URI">https://example.org/42</idno>', (("URI", "https://example.org/42"),)),
        ('<idno>42</idno><idno type="viaf"/>', ()),
    ],
)
def test_the_identifiers_of_others_are_told(idno, identifiers):
    header = PERSON.replace("<affiliation>", f"{idno}<affiliation>")
    (person,) = view_of('<u who="#a"><seg>b</seg></u>', header).people
    assert person.identifiers == identifiers
