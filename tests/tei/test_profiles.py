"""Editions of older programs stay valid; those of later profiles are told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.law import first_difference
from publisher.report import Severity
from publisher.tei import wording
from publisher.tei.names import PROFILE, PROFILES
from publisher.tei.parse import parse
from publisher.tei.profile import elements, rules, schema
from publisher.tei.project import project
from publisher.tei.serialize import serialize
from publisher.tei.validate import validate
from publisher.view import shown

OLDER = sorted((Path(__file__).parent / "editions").glob("*.xml"))
"""Editions as they were written before an edition told its revisions or its languages' shares."""

LATER = b'key="publisher-2"'
OURS = b'key="publisher-1"'


@pytest.fixture(params=OLDER, ids=lambda path: path.stem)
def older(request) -> bytes:
    return request.param.read_bytes()


def test_the_newest_profile_is_among_those_at_hand():
    assert PROFILES[0] == PROFILE
    assert all(schema(name) and rules(name).rules and elements(name) for name in PROFILES)


def test_an_older_edition_is_valid(older):
    assert validate(parse(older, "old.xml").value) == ()


def test_an_older_edition_is_shown_whole(older):
    edition = parse(older, "old.xml").value
    projected = project(edition)
    assert projected.notices == ()
    assert first_difference(wording.of_edition(edition), shown(projected.value)) is None


def test_an_older_edition_is_written_as_it_was(older):
    assert serialize(parse(older, "old.xml").value) == older


def test_a_later_profile_is_told_and_not_checked(older):
    later = older.replace(OURS, LATER).replace(b"<u ", b'<u subtype="new" ', 1)
    (notice,) = validate(parse(later, "new.xml").value)
    assert (notice.code, notice.severity, notice.where.line) == ("P207", Severity.WARNING, 2)
    assert "publisher-2" in notice.message


def test_a_later_profile_is_ours_all_the_same(older):
    now, later = (parse(data, "x.xml").value for data in (older, older.replace(OURS, LATER)))
    assert project(later).value == project(now).value


@pytest.mark.parametrize("key", ["publisher-0", "publisher-", "publisher-1x", "parla-clarin"])
def test_a_schema_of_others_is_no_profile_of_ours(older, key):
    foreign = parse(older.replace(OURS, b'key="%s"' % key.encode()), "x.xml").value
    assert foreign.profile == ""


def test_any_tei_can_be_held_against_the_profile():
    body = b'<u who="#nobody"/>'
    tei = b'<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<text><body>%s</body></text></TEI>' % body
    codes = {notice.code for notice in validate(parse(tei, "x.xml").value, PROFILE)}
    assert codes == {"P201", "P206"}
