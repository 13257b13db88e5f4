"""Names and offices taken apart, completed, and brought together."""

from __future__ import annotations

import pytest

from publisher.readers.transcript.people.cast import cast_of

TITLE = (
    "Secretary Maria J. Ortega and Thai Deputy Prime Minister and Foreign Minister Don Chai Before"
)


@pytest.mark.parametrize(
    ("labels", "told", "name", "role"),
    [
        (["President of Norland Ada Lund", "Ada Lund"], [], "Ada Lund", "President of Norland"),
        (["Minister of State Ada Lund"], [], "Ada Lund", "Minister of State"),
        (["President Jan van der Berg"], [], "Jan van der Berg", "President"),
        (["Ada Lund, head of the plant", "Ada Lund"], [], "Ada Lund", "head of the plant"),
        (["SECRETARY ORTEGA"], [TITLE], "Maria J. Ortega", "Secretary"),
        (
            ["SECRETARY ORTEGA"],
            ["Maria J. Ortega, Secretary of State", TITLE],
            "Maria J. Ortega",
            "Secretary of State",
        ),
        (
            ["FOREIGN MINISTER CHAI"],
            [TITLE],
            "Don Chai",
            "Thai Deputy Prime Minister and Foreign Minister",
        ),
        (
            ["AMBASSADOR TAI"],
            ["Call by United\u00a0States Trade Representative Ambassador Katherine Tai"],
            "Katherine Tai",
            "United\u00a0States Trade Representative Ambassador",
        ),
        (["MR. O'BRIEN"], [], "O'Brien", ""),
        (["MS. JEAN-PIERRE"], [], "Jean-Pierre", ""),
        (["Ms. MILLENDER-McDONALD"], [], "Millender-McDonald", ""),
        (["Mr. DAVIS of Illinois"], [], "Davis", ""),
        (["Präsidentin Dr. Eva Lund"], [], "Eva Lund", "Präsidentin"),
    ],
)
def test_a_label_gives_a_name_and_an_office(labels, told, name: str, role: str):
    person = cast_of(labels, told).people[0]
    assert (person.name, person.role) == (name, role)


def test_a_surname_may_stand_first():
    cast = cast_of(["FOREIGN MINISTER HAYASHI"], ["Foreign Minister Hayashi Yoshimasa Before"])
    person = cast.people[0]
    assert (person.name, person.surname, person.forename) == (
        "Hayashi Yoshimasa",
        "Hayashi",
        "Yoshimasa",
    )


def test_one_person_has_one_id_however_labelled():
    cast = cast_of(["President of Norland Ada Lund", "Mr Berg", "Ada Lund", "Jonas Berg"], [])
    assert [person.id for person in cast.people] == ["AdaLund", "JonasBerg"]
    assert cast.people[1].labels == ("Mr Berg", "Jonas Berg")


def test_a_surname_that_two_people_share_is_not_guessed():
    cast = cast_of(["Ada Lund", "Eva Lund", "Ms Lund"], [])
    assert [person.name for person in cast.people] == ["Ada Lund", "Eva Lund", "Lund"]


def test_an_initial_stands_for_the_one_forename_that_it_fits():
    cast = cast_of(["Ada Lund", "A. Lund", "B. Lund"], [])
    assert [person.name for person in cast.people] == ["Ada Lund", "B. Lund"]


def test_an_initial_that_fits_two_forenames_is_not_guessed():
    cast = cast_of(["Ada Lund", "Anna Lund", "A. Lund"], [])
    assert [person.name for person in cast.people] == ["Ada Lund", "Anna Lund", "A. Lund"]
    assert list(cast.shared) == ["a. lund"]


def test_ids_that_differ_in_case_only_are_told_apart():
    cast = cast_of(["Question", "Que Stion"], [])
    assert [person.id for person in cast.people] == ["Question", "QueStion2"]


def test_an_office_alone_names_nobody():
    cast = cast_of(["The SPEAKER pro tempore", "THE PRESIDENT"], [])
    assert [person.named for person in cast.people] == [False, False]
