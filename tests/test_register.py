"""A register of people: what it tells, and what is wrong with one."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from publisher.errors import UsageError
from publisher.guidance import Known
from publisher.register import people_of, with_aliases

REGISTER = """\
[VladimirPutin]
name = "Vladimir Putin"
aliases = ["В.Путин", "MR PUTIN"]
role = "President of Russia"
side = "Russia"
wikidata = "Q7747"
viaf = "32146239"

["АннаБерг"]
name = "Анна Берг"
organisation = "AT&T"
"""
PUTIN = Known(
    "Vladimir Putin",
    ("В.Путин", "MR PUTIN"),
    "VladimirPutin",
    "President of Russia",
    side="Russia",
    identifiers=(("wikidata", "Q7747"), ("viaf", "32146239")),
)
BERG = Known("Анна Берг", id="АннаБерг", organisation="AT&T")


def test_people_are_told_in_their_order():
    assert people_of(REGISTER, "people.toml") == (PUTIN, BERG)


def test_the_register_of_the_documents_is_one():
    page = (Path(__file__).parent.parent / "docs" / "reading.md").read_text("utf-8")
    (example,) = re.findall(r"^```toml\n(\[Vlad.*?)^```", page, re.MULTILINE | re.DOTALL)
    (known,) = people_of(example, "people.toml")
    assert known == replace(PUTIN, organisation="Kremlin")


def test_an_empty_register_knows_nobody():
    assert people_of("# nobody yet\n", "people.toml") == ()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("wikidata", "Q42"),
        ("viaf", "113230702"),
        ("gnd", "118540238"),
        ("gnd", "11854023X"),
        ("gnd", "4021477-1"),
        ("isni", "000000012103268X"),
        ("orcid", "0000-0002-1825-0097"),
    ],
)
def test_an_identifier_of_its_shape_is_taken(key, value):
    (known,) = people_of(f'[A]\nname = "A"\n{key} = "{value}"\n', "people.toml")
    assert known.identifiers == ((key, value),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[A]\nname = \n", r"^p\.toml: .*line 2"),
        ('[A]\nrole = "x"\n', r"^p\.toml:1: A has no name"),
        ('A = "Anna"\n', r"^p\.toml:1: A is no table"),
        ('\n[A]\nname = "A"\n\nrol = "x"\n', r"^p\.toml:5: unknown key 'rol' of A"),
        ('[A]\nname = " "\n', r"^p\.toml:2: name must be a name, not ' '"),
        ('[A]\nname = "A"\naliases = "x"\n', r"^p\.toml:3: aliases must be a list"),
        ('[A]\nname = "A"\naliases = [""]\n', r"^p\.toml:3: aliases must be a list"),
        ('[A]\nname = "A"\nwikidata = "P31"\n', r"^p\.toml:3: wikidata must be Q and a number"),
        ('[A]\nname = "A"\nviaf = 32146239\n', r"^p\.toml:3: viaf must be a number in quotes"),
        ('[A]\nname = "A"\nisni = "0000 0001 2103 2683"\n', r"^p\.toml:3: isni must be 16 digits"),
        ('[A]\nname = "A"\norcid = "0000000218250097"\n', r"^p\.toml:3: orcid must be 16 digits"),
        ('["A B"]\nname = "A"\n', r"^p\.toml:1: 'A B' can be no id"),
        ('["1A"]\nname = "A"\n', r"^p\.toml:1: '1A' can be no id"),
        ('["side.A"]\nname = "A"\n', r"^p\.toml:1: 'side\.A' can be no id"),
        ('[chair]\nname = "A"\n', r"^p\.toml:1: 'chair' can be no id"),
        (
            '[A]\nname = "A"\naliases = ["VP"]\n[B]\nname = "B"\naliases = ["x", "vp"]\n',
            r"^p\.toml:6: 'vp' of B is A's already",
        ),
        ('[A]\nname = "Al"\n[B]\nname = "AL"\n', r"^p\.toml:4: 'AL' of B is A's already"),
    ],
)
def test_a_wrong_register_is_an_error_with_its_place(text, message):
    with pytest.raises(UsageError, match=message):
        people_of(text, "p.toml")


@pytest.mark.parametrize(
    ("aliases", "labels"),
    [
        ({}, {"Vladimir Putin": PUTIN.labels, "Анна Берг": ()}),
        ({"VP": "Vladimir Putin"}, {"Vladimir Putin": (*PUTIN.labels, "VP"), "Анна Берг": ()}),
        ({"VP": "mr putin"}, {"Vladimir Putin": (*PUTIN.labels, "VP"), "Анна Берг": ()}),
        ({"Mr Putin": "Анна Берг"}, {"Vladimir Putin": ("В.Путин",), "Анна Берг": ("Mr Putin",)}),
        (
            {"JK": "John Kerry", "SEC.": "John Kerry"},
            {
                "Vladimir Putin": PUTIN.labels,
                "Анна Берг": (),
                "John Kerry": ("JK", "SEC."),
            },
        ),
    ],
)
def test_the_aliases_of_a_project_go_before_those_of_the_register(aliases, labels):
    people = with_aliases((PUTIN, BERG), aliases)
    assert {known.name: known.labels for known in people} == labels
