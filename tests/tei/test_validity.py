"""Every record at hand becomes an edition that every validator finds valid."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from publisher.tei.serialize import serialize
from publisher.tei.validate import validate
from publisher.tei.variants.reading import to_reading
from tests.tei.editions import RECORDS, edition_of, tei_of
from tests.tei.schemas import OURS, SHARED, faults, needs_shared
from tests.tei.schematron import told

TEI = "tei/tei_all"
PARLA_CLARIN = "parla-clarin/parla-clarin"
SAMPLE = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{}</body></text></TEI>'

pytestmark = needs_shared
every_record = pytest.mark.parametrize(
    "path", RECORDS, ids=lambda path: f"{path.parent.name}-{path.stem}"
)


@every_record
def test_a_record_is_valid_against_our_profile_tei_and_parla_clarin(path):
    edition = edition_of(path)
    assert faults(edition.root) == []
    assert validate(edition) == ()


@every_record
def test_the_rules_of_tei_and_parla_clarin_have_nothing_against_a_record(path):
    fired, found = told(f"{TEI}.sch", tei_of(path))
    assert found == []
    assert fired > 20
    assert told(f"{PARLA_CLARIN}.sch", tei_of(path))[1] == []


@every_record
def test_the_rules_of_tei_have_nothing_against_a_reading_form(path):
    fired, found = told(f"{TEI}.sch", serialize(to_reading(edition_of(path))))
    assert found == []
    assert fired > 20


@pytest.mark.parametrize(
    ("schema", "body", "said"),
    [
        (TEI, "<div><p>a<list><item><p>b</p></item></list></p></div>", ""),
        (TEI, "<div><p>a<p>b</p></p></div>", "Paragraphs may not occur inside other paragraphs"),
        (PARLA_CLARIN, '<div type="papers"><div type="papers"/></div>', "papers"),
        (PARLA_CLARIN, '<div type="papers"><div type="x"/></div>', ""),
    ],
)
def test_the_rules_do_find_faults(schema, body, said):
    _, found = told(f"{schema}.sch", SAMPLE.format(body).encode())
    assert bool(found) == bool(said)
    assert said in " ".join(found)


@pytest.mark.skipif(shutil.which("jing") is None, reason="jing is not installed: apt install jing")
@pytest.mark.parametrize(
    ("schema", "forms"),
    [
        (OURS, ("canonical",)),
        (SHARED / "schemas" / f"{TEI}.rng", ("canonical", "reading")),
        (SHARED / "schemas" / f"{PARLA_CLARIN}.rng", ("canonical",)),
    ],
    ids=["publisher-1", "tei_all", "parla-clarin"],
)
def test_jing_finds_every_record_valid_too(tmp_path, schema, forms):
    for number, path in enumerate(RECORDS):
        forms_of = {"canonical": tei_of(path), "reading": serialize(to_reading(edition_of(path)))}
        for form in forms:
            (tmp_path / f"{number}.{form}.xml").write_bytes(forms_of[form])
    written = sorted(str(path) for path in tmp_path.iterdir())
    assert len(written) == len(RECORDS) * len(forms)
    done = subprocess.run(
        ["jing", str(schema), *written], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")
