"""One person, one id: people who are known before a record is read."""

from __future__ import annotations

import pytest

from publisher.guidance import Guidance, Known
from publisher.readers import open_source, read
from publisher.readers.transcript.people.cast import cast_of

PUTIN = Known(
    "Vladimir Putin",
    ("В.Путин", "MR PUTIN"),
    "VladimirPutin",
    "President of Russia",
    "Kremlin",
    "Russia",
    (("wikidata", "Q7747"),),
)
SMITH = Known("John Smith", ("Smith",), "JS")


def ids(labels, *known):
    return dict(cast_of(labels, (), "", known).ids)


@pytest.mark.parametrize(
    ("labels", "known", "people"),
    [
        (["Mr PUTIN", "В.Путин", "Vladimir Putin"], PUTIN, {"VladimirPutin"}),
        (["President of Russia Vladimir Putin"], PUTIN, {"VladimirPutin"}),
        (["MR. PUTIN"], PUTIN, {"Putin"}),
        (["MR PUTIN", "Putin"], PUTIN, {"VladimirPutin"}),
        (["Putin", "Anna Berg"], PUTIN, {"Putin", "AnnaBerg"}),
        (["Smith", "John Smith", "Anna Smith"], SMITH, {"JS", "AnnaSmith"}),
        (["Anna Berg", "Berg"], Known("Anna M. Berg", ("Anna Berg",), "AMB"), {"AMB"}),
        (["CHAIR"], Known("Anna Berg", ("Chair",), "AB"), {"AB"}),
        (["VP", "Vladimir Putin"], Known("Vladimir Putin", ("VP",)), {"VladimirPutin"}),
        (["Anna Berg"], Known("Carl Dahl", id="AnnaBerg"), {"AnnaBerg2"}),
        (["Anna Berg"], Known("Carl Dahl", id="annaberg"), {"AnnaBerg2"}),
    ],
)
def test_labels_that_mean_a_known_person_share_one_id(labels, known, people):
    assert set(ids(labels, known).values()) == people


def test_a_label_that_is_known_leaves_no_doubt():
    labels = ["Smith", "John Smith", "Anna Smith"]
    assert cast_of(labels, ()).shared == {"smith": ("John Smith", "Anna Smith")}
    assert cast_of(labels, (), "", [SMITH]).shared == {}


def test_the_register_fills_what_the_record_leaves_out():
    (person,) = cast_of(["MR PUTIN"], (), "", [PUTIN]).people
    assert (person.id, person.name, person.named) == ("VladimirPutin", "Vladimir Putin", True)
    assert (person.forename, person.surname) == ("Vladimir", "Putin")
    assert (person.role, person.organisation) == ("President of Russia", "Kremlin")
    assert (person.side, person.identifiers) == ("Russia", (("wikidata", "Q7747"),))
    assert person.labels == ("MR PUTIN",)


def test_the_role_that_a_record_prints_goes_first():
    (person,) = cast_of(["Vladimir Putin, Prime Minister"], (), "", [PUTIN]).people
    assert (person.id, person.role) == ("VladimirPutin", "Prime Minister")


def test_known_people_who_do_not_speak_are_not_added():
    assert [person.id for person in cast_of(["Anna Berg"], (), "", [PUTIN]).people] == ["AnnaBerg"]


def test_a_label_goes_before_a_name():
    known = (Known("Anna Berg", id="AB"), Known("Boris Clark", ("Anna Berg",), "BC"))
    assert ids(["Anna Berg"], *known) == {"anna berg": "BC"}


def test_two_that_are_known_by_one_id_are_one_person():
    """As when a file brings ids that the register knows, too."""
    renamed = Known("V. V. Putin", ("Speaker one",), "VladimirPutin")
    found = cast_of(["Speaker one", "Vladimir Putin"], (), "", [PUTIN, renamed])
    assert [(person.id, person.name) for person in found.people] == [
        ("VladimirPutin", "Vladimir Putin")
    ]


RECORD = b"""\
Meeting

Hall Clock: The sitting was open to the public.

Anna Berg: Good morning to all.

Boris Clark: Thank you very much.

Hall Clock: There was a pause.

Anna Berg: We go on.

Zed: Once only.
"""


@pytest.mark.parametrize(
    ("guidance", "speakers"),
    [
        (Guidance(), ["HallClock", "AnnaBerg", "BorisClark"]),
        (Guidance(not_labels=("hall clock",)), ["AnnaBerg", "BorisClark"]),
        (Guidance(labels=("zed",), not_labels=("HALL CLOCK",)), ["AnnaBerg", "BorisClark", "Zed"]),
        (Guidance((Known("Anna Berg", ("hall clock",)),)), ["AnnaBerg", "BorisClark"]),
    ],
)
def test_labels_are_denied_and_told(guidance, speakers):
    source = open_source(RECORD, "a.txt").value
    assert [person.id for person in read(source, guidance=guidance).value.people] == speakers
