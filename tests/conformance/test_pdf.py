"""Every document as a PDF: valid, whole, read in order, and the same again."""

from __future__ import annotations

import pytest

from publisher import law
from publisher import view as v
from publisher.exporters.base import Options
from publisher.pipeline import export
from tests.conformance.corpus import cases, prepared
from tests.readback import pdf as readback
from tests.validators import pdf

pytestmark = pytest.mark.conformance

CASES = cases()


def written(case, tmp_path, **options):
    path = tmp_path / "record.pdf"
    path.write_bytes(export(prepared(case), "pdf", case.theme, Options(**options)).value)
    return path


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_file_with_its_edition_is_accessible_and_archival(case, tmp_path):
    path = written(case, tmp_path)
    assert {profile: pdf.failures(path, profile) for profile in ("ua1", "3a")} == {
        "ua1": [],
        "3a": [],
    }
    assert pdf.faults(path) == ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_file_without_its_edition_is_accessible_and_archival(case, tmp_path):
    path = written(case, tmp_path, edition=b"")
    assert {profile: pdf.failures(path, profile) for profile in ("ua1", "2a")} == {
        "ua1": [],
        "2a": [],
    }
    assert pdf.faults(path) == ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_another_program_reads_every_word_in_order(case, tmp_path):
    """What the structure tells is what poppler reads; less the edition's own, it is the source."""
    path = written(case, tmp_path)
    data = path.read_bytes()
    assert law.first_difference("".join(readback.told(data)), pdf.read_aloud(path)) is None
    shown = "".join(v.shown(prepared(case).view))
    assert law.first_difference(shown, readback.shown(data)) is None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_bytes_are_the_same_again(case, tmp_path):
    assert written(case, tmp_path).read_bytes() == written(case, tmp_path).read_bytes()
