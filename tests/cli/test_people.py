"""A project's register, aliases and labels, through every command that reads records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

pytestmark = pytest.mark.usefixtures("folder")

REGISTER = """\
[VladimirPutin]
name = "Vladimir Putin"
aliases = ["В.Путин"]
role = "President of Russia"
organisation = "Kremlin"
wikidata = "Q7747"
viaf = "32146239"

[AnnaBerg]
name = "Anna Berg"
"""
ENGLISH = """\
A meeting in the Kremlin

VP: Good morning to all of you.

John Kerry: Thank you, Mr. President.

VP: We begin.
"""
RUSSIAN = """\
Встреча в Кремле

В.Путин: Доброе утро, коллеги.

Д.Керри: Спасибо вам большое.

В.Путин: Начнём.
"""
ALIASES = '[aliases]\n"VP" = "Vladimir Putin"\n'
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture(autouse=True)
def records(folder):
    """Two records of one person, labelled differently, and a register."""
    (folder / "in" / "english.txt").write_text(ENGLISH, "utf-8")
    (folder / "in" / "russian.txt").write_text(RUSSIAN, "utf-8")
    (folder / "people.toml").write_text(REGISTER, "utf-8")


def settings(text):
    Path("publisher.toml").write_text(text, "utf-8")


def participants(publisher, name, *options):
    ran = publisher("export", f"in/{name}", "-f", "json", "-o", "-", "-q", *options)
    return {person["id"]: person for person in json.loads(ran.text)["participants"]}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_shared_register_gives_one_id_to_one_person(publisher, workers):
    settings(f'people = "people.toml"\n{ALIASES}')
    ran = publisher("export", "in/english.txt", "in/russian.txt", "-f", "tei", "-j", workers)
    assert ran.code == 0
    for name in ("english", "russian"):
        root = etree.parse(f"dist/{name}.xml").getroot()
        person = root.find(".//t:person", TEI)
        assert person.get(XML_ID) == "VladimirPutin"
        assert [(idno.get("type"), idno.text) for idno in person.findall("t:idno", TEI)] == [
            ("wikidata", "https://www.wikidata.org/entity/Q7747"),
            ("viaf", "https://viaf.org/viaf/32146239"),
        ]
        assert [turn.get("who") for turn in root.iterfind(".//t:u", TEI)][::2] == [
            "#VladimirPutin",
            "#VladimirPutin",
        ]


def test_what_the_register_tells_is_in_the_data(publisher):
    told = participants(publisher, "russian.txt", "--people", "people.toml")
    assert told["VladimirPutin"] == {
        "id": "VladimirPutin",
        "name": "Vladimir Putin",
        "named": True,
        "role": "President of Russia",
        "organisation": "Kremlin",
        "identifiers": {"wikidata": "Q7747", "viaf": "32146239"},
    }


def test_the_edition_read_again_tells_the_same_people(publisher):
    told = participants(publisher, "russian.txt", "--people", "people.toml")
    publisher("export", "in/russian.txt", "-o", "in/again.xml", "--people", "people.toml")
    assert participants(publisher, "again.xml") == told


def test_only_a_register_that_is_named_is_taken(publisher):
    assert "VladimirPutin" not in participants(publisher, "russian.txt")


def test_the_register_of_the_environment_counts(publisher, monkeypatch):
    monkeypatch.setenv("PUBLISHER_PEOPLE", "people.toml")
    assert "VladimirPutin" in participants(publisher, "russian.txt")


def test_those_who_do_not_speak_are_not_added(publisher):
    assert "AnnaBerg" not in participants(publisher, "russian.txt", "--people", "people.toml")


def test_inspect_knows_the_project(publisher):
    settings(f'people = "people.toml"\n{ALIASES}')
    rows = json.loads(publisher("inspect", "in/english.txt", "--json").text)["speakers"]
    assert [(row["id"], row["role"]) for row in rows if row["labels"] == ["VP:"]] == [
        ("VladimirPutin", "President of Russia")
    ]


ONCE = "A sitting\n\nZoe Edwards: One word.\n\nThe hall was full.\n"


@pytest.mark.parametrize(
    ("text", "has_doubt"),
    [
        ("", True),
        ('labels = ["zoe edwards"]\n', False),
        ('[aliases]\n"Zoe Edwards" = "Zoe Maria Edwards"\n', False),
    ],
)
def test_check_has_no_doubt_where_the_project_has_none(publisher, text, has_doubt):
    Path("in/once.txt").write_text(ONCE)
    settings(text)
    assert ("P212" in publisher("check", "in/once.txt").text) == has_doubt


def test_a_label_that_the_project_denies_is_none(publisher):
    assert list(participants(publisher, "sitting.txt")) == ["AnnaBerg", "BorisClark"]
    settings('not-labels = ["BORIS CLARK"]\n')
    assert list(participants(publisher, "sitting.txt")) == ["AnnaBerg"]


def test_an_alias_settles_whose_a_shared_surname_is(publisher):
    labels = ["John Smith", "Anna Smith", "Smith", "John Smith", "Anna Smith", "Smith"]
    Path("in/smiths.txt").write_text(
        "A sitting\n\n" + "\n\n".join(f"{label}: Good day to you." for label in labels)
    )
    assert "P213" in publisher("check", "in/smiths.txt").text
    settings('[aliases]\nSmith = "John Smith"\n')
    assert "P213" not in publisher("check", "in/smiths.txt").text
    assert list(participants(publisher, "smiths.txt")) == ["JohnSmith", "AnnaSmith"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "gone.toml: cannot be read"),
        ('[A]\nname = "A"\nwikidata = "x"\n', "gone.toml:3: wikidata must be Q and a number"),
    ],
)
@pytest.mark.parametrize("command", ["export", "check", "inspect"])
def test_a_register_that_is_none_is_a_usage_error(publisher, command, text, message):
    if text:
        Path("gone.toml").write_text(text)
    more = ["-f", "tei"] if command == "export" else []
    ran = publisher(command, "in/english.txt", "--people", "gone.toml", *more)
    assert (ran.code, ran.out) == (2, b"")
    assert message in ran.err
