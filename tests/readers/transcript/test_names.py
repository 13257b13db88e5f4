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
        (["SENATOR VAN DER BERG"], [], "van der Berg", "Senator"),
        (["Senator van der Berg"], [], "van der Berg", "Senator"),
        (["MR. McDONALD"], [], "McDonald", ""),
        (["PROF. İNAN"], [], "İnan", ""),
        (["Statsrådet ADA LUND"], [], "Ada Lund", "Statsrådet"),
        (["Ada Lund, MP"], [], "Ada Lund", "MP"),
        (["ADA LUND, MP"], [], "Ada Lund", "MP"),
        (["Ada Lund (Paris, PC)"], [], "Ada Lund", "Paris, PC"),
        (["The PRESIDING OFFICER (Mr. Kyl)"], [], "Kyl", "PRESIDING OFFICER"),
        (["Prime Minister Sir Ivo de la Holm"], [], "Ivo de la Holm", "Prime Minister"),
        (["President Ada Lund", "Lund"], [], "Ada Lund", "President"),
        (["Barack Obama", "Obama"], [], "Barack Obama", ""),
        (["A SRA. ADA LUND"], [], "Ada Lund", ""),
        (
            ["Envoy to the East Federal District Ada Lund"],
            [],
            "Ada Lund",
            "Envoy to the East Federal District",
        ),
        (
            ["Head of the Federal Harbour Service Ada Lund"],
            [],
            "Ada Lund",
            "Head of the Federal Harbour Service",
        ),
        (
            ["Chair of the Committee on Law and State Building Ada Lund"],
            [],
            "Ada Lund",
            "Chair of the Committee on Law and State Building",
        ),
        (
            ["chairman of the Board and President of Norice Ada Lund"],
            [],
            "Ada Lund",
            "chairman of the Board and President of Norice",
        ),
        (
            ["President of Norland and the Isles Sukarno", "President Sukarno"],
            [],
            "Sukarno",
            "President of Norland and the Isles",
        ),
        (["Adnan Z. Lund", "Adnan Lund"], [], "Adnan Z. Lund", ""),
        (
            ["Housing, Ice and Harbour Minister Ada Lund"],
            [],
            "Ada Lund",
            "Housing, Ice and Harbour Minister",
        ),
        (["Panel moderator, NBC host Ada Lund"], [], "Ada Lund", "Panel moderator, NBC host"),
        (["Director of the State Museum Ada Lund"], [], "Ada Lund", "Director of the State Museum"),
        (["President of Norland Ada Van der Berg"], [], "Ada Van der Berg", "President of Norland"),
        (["Ministre de la Culture Ada Lund"], [], "Ada Lund", "Ministre de la Culture"),
        (["GOVERNOR OF NORLAND ADA LUND"], [], "Ada Lund", "Governor of Norland"),
        (["Secretary of State Ada Maria Lund"], [], "Ada Maria Lund", "Secretary of State"),
        (["NASA astronaut Ada Lund"], [], "Ada Lund", "NASA astronaut"),
        (["History teacher Ada Lund, moderator"], [], "Ada Lund", "History teacher, moderator"),
        (["Ada King, Minister"], [], "Ada King", "Minister"),
        (["Mr. BISHOP of Utah"], [], "Bishop", ""),
        (["Mr. Bishop of Utah"], [], "Bishop", ""),
        (["SENATOR KING"], [], "King", "Senator"),
        (
            ["German Minister of Foreign Affairs Ada Lund"],
            [],
            "Ada Lund",
            "German Minister of Foreign Affairs",
        ),
        (["Madame Lund"], [], "Lund", ""),
        (["Le ministre Lund"], [], "Lund", "ministre"),
        (["Menteri Luar Negeri Ada Lund"], [], "Ada Lund", "Menteri Luar Negeri"),
        (["Director Human Resources Ada Lund"], [], "Ada Lund", "Director Human Resources"),
        (["Congressman Ada Bishop"], [], "Ada Bishop", "Congressman"),
        (["Major Ada Marshal"], [], "Ada Marshal", "Major"),
        (["Prime Minister of Norland, Ada Lund"], [], "Ada Lund", "Prime Minister of Norland"),
        (
            ["Minister van Havens, Welzijn en IJs Ada de Jonge", "Ada de Jonge"],
            [],
            "Ada de Jonge",
            "Minister van Havens, Welzijn en IJs",
        ),
        (
            ["Minister Ada Berg, assistant to Ada Lund", "Ada Lund"],
            [],
            "Ada Berg",
            "Minister, assistant to Ada Lund",
        ),
        (
            ["Civil Defence, Harbour and Ice Minister Ada Lund"],
            [],
            "Ada Lund",
            "Civil Defence, Harbour and Ice Minister",
        ),
        (
            ["Minister of Civil Defence, Harbours and Ice Relief Ada Lund"],
            [],
            "Ada Lund",
            "Minister of Civil Defence, Harbours and Ice Relief",
        ),
        (
            ["Head of the Northern Church, Bishop Ada Lund"],
            [],
            "Ada Lund",
            "Head of the Northern Church, Bishop",
        ),
        (["Ada Bishop of Utah"], [], "Ada Bishop", ""),
        (["Senator Ada King of Maine"], [], "Ada King", "Senator of Maine"),
        (["Senator King of Maine"], [], "King", "Senator of Maine"),
        (["Governor Ada Lund of North Dakota"], [], "Ada Lund", "Governor of North Dakota"),
        (["Mayor Ada Lund of Oslo, chair"], [], "Ada Lund", "Mayor of Oslo, chair"),
        (["Senator Ada King, Maine"], [], "Ada King", "Senator, Maine"),
        (["Judge Ada Justice"], [], "Ada Justice", "Judge"),
        (["SENATOR JUSTICE"], [], "Justice", "Senator"),
        (["CHIEF JUSTICE LUND"], [], "Lund", "Chief Justice"),
        (
            ["Patriarch Ivo of Holm and All Norland"],
            ["Meeting with Patriarch of Holm and All Norland Ivo"],
            "Ivo",
            "Patriarch of Holm and All Norland",
        ),
        (
            ["Patriarch of Holm and All Norland Ivo", "Patriarch Ivo"],
            ["Meeting with Patriarch of Holm and All Norland Ivo"],
            "Ivo",
            "Patriarch of Holm and All Norland",
        ),
        (["King Ivo II of Norland"], [], "Ivo II", "King of Norland"),
        (
            ["Head of the Northern Church, Pope Ivo II"],
            ["Meeting with His Holiness Pope Ivo II"],
            "Ivo II",
            "Head of the Northern Church, Pope",
        ),
        (["Emir of Norland Ivo bin Holm Al Lund"], [], "Ivo bin Holm Al Lund", "Emir of Norland"),
        (["Emir Holm"], [], "Emir Holm", ""),
        (["King of Norland Ivo Bin Jan Al Lund"], [], "Ivo Bin Jan Al Lund", "King of Norland"),
        (["President Ada al-Holm"], [], "Ada al-Holm", "President"),
        (["President Ivo Holm d’Estaing"], [], "Ivo Holm d’Estaing", "President"),
        (
            ["President of Norland Abdel Holm el-Lund"],
            [],
            "Abdel Holm el-Lund",
            "President of Norland",
        ),
        (
            ["Ministerpräsident des Landes Nordholm-Westlund Ivo Holm"],
            [],
            "Ivo Holm",
            "Ministerpräsident des Landes Nordholm-Westlund",
        ),
        (["Marszałek Sejmu Adam Lund"], [], "Adam Lund", "Marszałek Sejmu"),
        (["President, Ada Lund", "Ada Lund"], [], "Ada Lund", "President"),
        (["President, Ada Lund"], ["Talks with President Ada Lund"], "Ada Lund", "President"),
        (
            ["President of the United Isles, Ada Lund", "Ada Lund"],
            [],
            "Ada Lund",
            "President of the United Isles",
        ),
        (["Director, Human Resources"], [], "Director", "Human Resources"),
        (["梁國雄議員"], [], "梁國雄", "議員"),
        (["主席陳唐山"], [], "陳唐山", "主席"),
        (["董次長國猷"], [], "董國猷", "次長"),
    ],
)
def test_a_label_gives_a_name_and_an_office(labels, told, name: str, role: str):
    person = cast_of(labels, told).people[0]
    assert (person.name, person.role) == (name, role)


@pytest.mark.parametrize(
    "label",
    [
        "The Mayor of Oslo",
        "PRESIDENT OF NORLAND",
        "CHIEF MARSHAL",
        "Deputy Field Marshal",
        "Secretary of the King",
        "Minister of Natural Resources",
        "Minister of Digital Development, Ice and Mass Media",
        "Minister of Science and Higher Education",
        "Bishop of Utah",
        "Chief Scientist of Norland",
        "Chief Data Scientist of Norland",
        "Bishop Emeritus of Norland",
        "President Elect of Norland",
        "Queen Mother of Norland",
        "Ambassador Extraordinary of Norland",
        "Chairman Joint Chiefs of Staff",
        "Head Public Relations of Norland",
        "Minister of Foreign Affairs",
        "Minister for Northern Isles Affairs",
        "Minister for Social Justice",
        "Former King of Norland",
        "Executive Dean of Science",
        "Die Ministerin",
        "Response",
    ],
)
def test_an_office_of_something_alone_names_nobody(label: str):
    (person,) = cast_of([label], []).people
    assert (person.name, person.named, person.role) == (label, False, "")


@pytest.mark.parametrize(
    ("label", "forename", "surname"),
    [
        ("Ada Lund", "Ada", "Lund"),
        ("ADA LUND", "Ada", "Lund"),
        ("Eva Maria Lund", "Eva Maria", "Lund"),
        ("MS. LUND", "", "Lund"),
        ("Sukarno", "", "Sukarno"),
        ("THE WITNESS", "", ""),
    ],
)
def test_a_name_has_its_parts(label, forename: str, surname: str):
    person = cast_of([label], []).people[0]
    assert (person.forename, person.surname) == (forename, surname)


def test_labels_that_turn_names_round_are_a_convention():
    cast = cast_of(["Lund Spadea, Ana María", "Berg, José", "Holm, Ivo"], [])
    assert [(person.name, person.forename, person.surname) for person in cast.people] == [
        ("Ana María Lund Spadea", "Ana María", "Lund Spadea"),
        ("José Berg", "José", "Berg"),
        ("Ivo Holm", "Ivo", "Holm"),
    ]


@pytest.mark.parametrize(
    ("labels", "people"),
    [
        (["Mr Lund", "Mrs Lund"], ["Mr Lund", "Mrs Lund"]),
        (["MR. LUND", "MS. LUND"], ["Mr. Lund", "Ms. Lund"]),
        (["Mr. LUND of Vik", "Mr. LUND of Oslo"], ["Lund of Vik", "Lund of Oslo"]),
    ],
)
def test_namesakes_are_told_apart_by_what_their_labels_say(labels, people):
    cast = cast_of(labels, [])
    assert [person.name for person in cast.people] == people
    assert [(person.forename, person.surname) for person in cast.people] == [("", "Lund")] * 2


def test_a_name_that_two_places_share_is_in_doubt_without_its_place():
    cast = cast_of(["Mr. NELSON of Florida", "Mr. NELSON of Nebraska", "Mr. NELSON"], [])
    assert len(cast.people) == 3
    assert cast.shared == {"mr. nelson": ("Nelson of Florida", "Nelson of Nebraska")}
    assert len(cast_of(["Mr. NELSON of Florida", "Mr. NELSON"], []).people) == 1


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
    offices = ["The SPEAKER pro tempore", "THE PRESIDENT", "M. le président", "O Sr. Secretário"]
    cast = cast_of([*offices, "The Mayor", "主席"], [])
    assert [person.named for person in cast.people] == [False] * 6
    assert [person.forename + person.surname for person in cast.people] == [""] * 6


@pytest.mark.parametrize(
    ("label", "text", "name"),
    [
        ("В.Путин", "Владимир Путин и Ада Лунд", "Владимир Путин"),
        ("А.Лунд", "с Александром Лунд, Александр Лунд", "Александр Лунд"),
        ("А.Лунд", "Ада Берг", "А.Лунд"),
        ("TVC", "TVC = Thomas V. Carr", "Thomas V. Carr"),
        ("BB", "Bo Berg (BB) asks", "Bo Berg"),
    ],
)
def test_initials_are_the_name_that_the_text_tells(label, text: str, name: str):
    assert cast_of([label], [], text).people[0].name == name
