"""`--profile parlamint`: component files and the corpus root, with a project's facts."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from publisher.tei.variants.parlamint.keys import FACTS
from tests.tei.schemas import SHARED, faults, needs_shared

pytestmark = pytest.mark.usefixtures("folder")

TEI = "{http://www.tei-c.org/ns/1.0}"
SCHEMAS = SHARED / "schemas" / "parlamint"
SETTINGS = """\
[parlamint]
parliament = "House of Commons"
country = "Canada"
country-code = "CA"
term = "36"
session = "1"
handle = "https://hdl.handle.net/11356/1"
licence = "http://creativecommons.org/licenses/by/4.0/"
publisher = "A library"
source = "https://example.org/hansard"
responsible = "Anna Berg"
funder = "A fund"
"""
PARLIAMENTS = (
    *("austrian-parliament", "congressional-record", "greek-parliament", "hansard-canada"),
    *("knesset", "legco-hong-kong", "legislative-yuan", "spanish-congress"),
)
needs_jing = pytest.mark.skipif(
    shutil.which("jing") is None, reason="jing is not installed: apt install jing"
)


def valid(path: Path | str, schema: str) -> list[str]:
    checker = etree.RelaxNG(etree.parse(SCHEMAS / schema))
    return [] if checker.validate(etree.parse(path)) else [str(checker.error_log[0])]


@pytest.fixture
def parliaments(folder):
    """The parliamentary records of the corpus, and a project that tells the facts."""
    (folder / "publisher.toml").write_text(SETTINGS, "utf-8")
    for name in PARLIAMENTS:
        shutil.copytree(SHARED / "corpus" / "text" / name, folder / "records" / name)
    return folder / "records"


@needs_shared
def test_records_of_parliaments_are_a_valid_corpus_of_parlamint(publisher, parliaments):
    ran = publisher("corpus", parliaments, "--profile", "parlamint")
    assert ran.code == 0
    assert "P233" not in ran.err
    files = [path for path in Path("dist").rglob("*.xml") if path.name != "corpus.xml"]
    assert len(files) == sum(1 for path in parliaments.rglob("*.txt"))
    assert [valid(path, "ParlaMint-TEI.rng") for path in files] == [[]] * len(files)
    assert valid("dist/corpus.xml", "2022/ParlaMint-teiCorpus.rng") == []


@needs_shared
def test_the_corpus_is_valid_as_one_document_and_every_pointer_leads_somewhere(
    publisher, parliaments
):
    publisher("corpus", parliaments, "--profile", "parlamint")
    tree = etree.parse("dist/corpus.xml")
    tree.xinclude()
    root = tree.getroot()
    assert faults(root) == []
    ids = [e.get("{http://www.w3.org/XML/1998/namespace}id") for e in root.iter("*")]
    ids = [ident for ident in ids if ident]
    assert len(ids) == len(set(ids))
    pointers = {
        pointer
        for element in root.iter("*")
        for name in ("who", "ana", "ref", "corresp", "scheme", "target")
        for pointer in element.get(name, "").split()
        if pointer.startswith("#")
    }
    assert {pointer[1:] for pointer in pointers} <= set(ids)


@needs_shared
@needs_jing
def test_jing_finds_the_component_files_valid(publisher, parliaments):
    publisher("corpus", parliaments, "--profile", "parlamint")
    files = [str(path) for path in Path("dist").rglob("*.xml") if path.name != "corpus.xml"]
    done = subprocess.run(
        ["jing", str(SCHEMAS / "ParlaMint-TEI.rng"), *files],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


@needs_shared
def test_one_record_is_exported_as_a_component_file(publisher):
    Path("publisher.toml").write_text(SETTINGS, "utf-8")
    ran = publisher("export", "in/sitting.txt", "--profile", "parlamint", "-o", "sitting.xml")
    assert ran.code == 0
    assert valid("sitting.xml", "ParlaMint-TEI.rng") == []


def test_a_fact_that_is_missing_is_told_once_for_a_whole_corpus(publisher):
    Path("in/other.txt").write_bytes(Path("in/sitting.txt").read_bytes())
    ran = publisher("corpus", "in", "--profile", "parlamint")
    told = [line for line in ran.err.splitlines() if "warning P233" in line]
    assert len([line for line in told if "licence" in line]) == 1
    assert len([line for line in told if "who paid" in line]) == 1


def test_the_words_of_a_component_are_those_of_the_record(publisher):
    publisher("export", "in/sitting.txt", "-f", "tei", "--profile", "parlamint", "-o", "a.xml")
    text = etree.parse("a.xml").find(f".//{TEI}text")
    assert "We agree with AT&T." in "".join(text.itertext())


@pytest.mark.parametrize(
    "line",
    [
        'licence = "CC BY-NC"',
        'handle = "hdl:1"',
        'country-code = "Canada"',
        'colour = "red"',
        "term = 36",
        'publisher = " "',
    ],
)
def test_a_fact_of_the_wrong_kind_is_an_error_with_its_place(publisher, line):
    Path("publisher.toml").write_text(f"[parlamint]\n{line}\n", "utf-8")
    ran = publisher("export", "in/sitting.txt", "-f", "tei")
    assert ran.code == 2
    assert "publisher.toml:1: parlamint must be" in ran.err


def test_every_fact_is_documented():
    root = Path(__file__).parent.parent.parent
    told = (root / "docs" / "cli.md").read_text("utf-8")
    assert [key for key in FACTS if f"{key} = " not in told] == []
