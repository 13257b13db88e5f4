"""`publisher corpus`: one root, one id per person, valid as a whole."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from tests.tei.schemas import ROOT, SHARED, faults, needs_shared

pytestmark = pytest.mark.usefixtures("folder")

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

FIRST = """\
Meeting of the Council

May 4, 2021

Chair Anna Berg: Good morning. The sitting is open.

Clark: Thank you. We agree.

Anna Berg: The sitting is closed.

Clark: Good.
"""
SECOND = """\
Meeting of the Board

April 2, 2020

Anna Berg: Good evening to all of you.

Clark: I have nothing to add.

Question: When do we meet again?

Clark: I was asked that, too.

Anna Berg: In May.
"""
REGISTER = """\
[TomClark]
name = "Tom Clark"
aliases = ["Clark"]
wikidata = "Q1"
"""


@pytest.fixture(autouse=True)
def records(folder):
    (folder / "in" / "sitting.txt").unlink()
    (folder / "in" / "old").mkdir()
    (folder / "in" / "2021.txt").write_text(FIRST, "utf-8")
    (folder / "in" / "old" / "2020.txt").write_text(SECOND, "utf-8")


def root(path="dist/corpus.xml") -> etree._Element:
    return etree.parse(path).getroot()


def whole(path="dist/corpus.xml") -> etree._Element:
    """The corpus as one document."""
    tree = etree.parse(path)
    tree.xinclude()
    return tree.getroot()


def people(tree: etree._Element) -> list[str]:
    return [person.get(XML_ID) for person in tree.iter(f"{TEI}person") if person.get(XML_ID)]


def test_the_root_includes_the_meetings_by_date(publisher):
    ran = publisher("corpus", "in")
    assert ran.code == 0
    assert "made 3 files" in ran.err
    assert "from 2 documents in dist" in ran.err
    assert [include.get("href") for include in root().iter("{*}include")] == [
        "old/2020.xml",
        "2021.xml",
    ]


def test_a_person_with_a_full_name_has_one_id_and_one_with_a_surname_stays_apart(publisher):
    ran = publisher("corpus", "in")
    assert people(root()) == [
        "AnnaBerg",
        "old-2020.person.Clark",
        "old-2020.person.Question",
        "meeting-2021.person.Clark",
    ]
    (told,) = [line for line in ran.err.splitlines() if "warning P232" in line]
    assert "'Clark' in old-2020, meeting-2021" in told


def test_a_register_settles_who_is_who(publisher):
    Path("people.toml").write_text(REGISTER, "utf-8")
    ran = publisher("corpus", "in", "--people", "people.toml")
    assert "P232" not in ran.err
    assert people(root()) == ["AnnaBerg", "TomClark", "old-2020.person.Question"]
    (told,) = root().iterfind(f".//{TEI}person[@{XML_ID}='TomClark']/{TEI}idno")
    assert told.text == "https://www.wikidata.org/entity/Q1"


def test_every_turn_leads_to_a_person_of_the_root_and_no_id_stands_twice(publisher):
    publisher("corpus", "in")
    tree = whole()
    ids = Counter(e.get(XML_ID) for e in tree.iter("*") if e.get(XML_ID))
    assert max(ids.values()) == 1
    assert {turn.get("who").removeprefix("#") for turn in tree.iter(f"{TEI}u")} == set(people(tree))
    pointers = [e.get("sameAs") for e in tree.iter(f"{TEI}person") if e.get("sameAs")]
    assert {pointer.rpartition("#")[2] for pointer in pointers} == set(people(tree))
    assert {pointer.rpartition("#")[0] for pointer in pointers} == {"corpus.xml", "../corpus.xml"}


def test_a_meeting_of_a_corpus_still_tells_who_speaks(publisher):
    publisher("corpus", "in")
    ran = publisher("export", "dist/2021.xml", "-f", "json", "-o", "-")
    told = json.loads(ran.text)
    assert {person["name"] for person in told["participants"]} == {"Anna Berg", "Clark"}
    assert told["participants"][0]["id"] == "AnnaBerg"
    assert publisher("check", "dist/2021.xml", "--output-format", "short").text == ""


def test_a_corpus_of_a_corpus_is_the_same(publisher):
    publisher("corpus", "in", "--title", "Meetings")
    publisher("corpus", "dist/2021.xml", "dist/old", "-o", "again", "--title", "Meetings")
    assert people(root("again/corpus.xml")) == people(root())


def test_places_are_listed_once_and_pointed_to(publisher):
    for name in ("a", "b"):
        text = f"Talks {name}\n\nApril 2, 2020\n\nThe Kremlin, Moscow\n\nJo Day: Hello to all.\n"
        Path(f"in/{name}.txt").write_text(text, "utf-8")
    publisher("corpus", "in/a.txt", "in/b.txt")
    (place,) = root().iter(f"{TEI}place")
    settings = whole().iter(f"{TEI}setting")
    pointers = {name.get("ref") for setting in settings for name in setting.iter(f"{TEI}name")}
    assert pointers == {f"corpus.xml#{place.get(XML_ID)}"}


def test_the_root_counts_what_its_meetings_hold(publisher):
    publisher("corpus", "in")
    told = {m.get("unit"): int(m.get("quantity")) for m in root().iter(f"{TEI}measure")}
    tree = whole()
    words = sum(len("".join(seg.itertext()).split()) for seg in tree.iter(f"{TEI}seg"))
    turns = len(list(tree.iter(f"{TEI}u")))
    assert told == {"meetings": 2, "speeches": turns, "words": words}


def test_the_same_records_give_the_same_bytes(publisher):
    publisher("corpus", "in", "-o", "a", "--title", "t")
    publisher("corpus", "in", "-o", "b", "--title", "t", "-j", "2")
    files = [sorted(p for p in Path(name).rglob("*.xml")) for name in "ab"]
    assert [p.read_bytes() for p in files[0]] == [p.read_bytes() for p in files[1]]
    assert len(files[0]) == 3


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("corpus.txt", FIRST.encode(), "the corpus itself makes corpus.xml"),
        ("other.xml", b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>', "profile"),
        ("empty.txt", b"", "empty.txt"),
    ],
)
def test_what_cannot_be_joined_fails_and_the_rest_comes_out(publisher, name, data, said):
    Path("in", name).write_bytes(data)
    ran = publisher("corpus", "in")
    assert ran.code == 1
    assert said in ran.err
    assert len(list(root().iter("{*}include"))) == 2


def test_two_editions_with_one_id_are_refused(publisher):
    publisher("export", "in/2021.txt", "-f", "tei", "-o", "a/x.xml")
    Path("b").mkdir()
    shutil.copy("a/x.xml", "b/y.xml")
    ran = publisher("corpus", "a", "b")
    assert ran.code == 1
    assert "has the same id, meeting-2021" in ran.err


@pytest.mark.parametrize("output", ["-", " ", "in/2021.txt"])
def test_a_corpus_goes_into_a_folder(publisher, output):
    assert publisher("corpus", "in", "-o", output).code == 2


def test_nothing_is_left_beside_the_files(publisher):
    publisher("corpus", "in")
    found = sorted(str(p.relative_to("dist")) for p in Path("dist").rglob("*") if p.is_file())
    assert found == ["2021.xml", "corpus.xml", "old/2020.xml"]


def test_a_corpus_in_the_reading_profile_leads_to_its_root_too(publisher):
    publisher("corpus", "in", "--profile", "reading")
    tree = whole()
    assert {turn.get("who").removeprefix("#") for turn in tree.iter(f"{TEI}sp")} == set(
        people(tree)
    )


@needs_shared
@pytest.mark.parametrize("profile", ["canonical", "reading"])
def test_the_corpus_of_all_records_is_valid_as_one_document(publisher, profile):
    texts = SHARED / "corpus" / "text"
    ran = publisher("corpus", texts, ROOT / "input", "-o", "all", "--profile", profile, "-j", "2")
    assert ran.code in {0, 1}  # the same record may lie in both folders
    tree = whole("all/corpus.xml")
    assert len(list(tree.iter(f"{TEI}TEI"))) > 50
    found = faults(tree)
    assert [fault for fault in found if profile == "canonical" or "tei_all" in fault] == []
    ids = Counter(e.get(XML_ID) for e in tree.iter("*") if e.get(XML_ID))
    assert max(ids.values()) == 1


@needs_shared
@pytest.mark.skipif(
    shutil.which("jing") is None or shutil.which("xmllint") is None,
    reason="jing or xmllint is not installed: apt install jing libxml2-utils",
)
@pytest.mark.parametrize("schema", ["tei/tei_all.rng", "parla-clarin/parla-clarin.rng"])
def test_jing_and_xmllint_find_a_corpus_valid(publisher, schema):
    publisher("corpus", "in")
    joined = subprocess.run(
        ["xmllint", "--xinclude", "dist/corpus.xml"], capture_output=True, check=True
    )
    Path("whole.xml").write_bytes(joined.stdout)
    done = subprocess.run(
        ["jing", str(SHARED / "schemas" / schema), "whole.xml"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_corpus_and_its_meetings_say_what_the_project_says_of_its_editions(
    publisher, monkeypatch
):
    Path("publisher.toml").write_text('[edition]\npublisher = "Office of the Record"\n', "utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1609459200")
    assert publisher("corpus", "in").code == 0
    for path in Path("dist").rglob("*.xml"):
        header = etree.parse(path).getroot()
        assert next(header.iter(f"{TEI}publisher")).text == "Office of the Record"
        if path.name != "corpus.xml":
            assert next(header.iter(f"{TEI}change")).get("when") == "2021-01-01"
