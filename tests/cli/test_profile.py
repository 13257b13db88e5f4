"""`--profile`: the edition in other profiles of TEI, and back."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from publisher.cli.commands import publisher as command
from publisher.tei.variants.table import PROFILES

pytestmark = pytest.mark.usefixtures("folder")


def test_the_reading_profile_writes_plays_and_comes_back_to_the_byte(publisher):
    canonical = publisher("export", "in/sitting.txt", "-f", "tei", "-o", "-").out
    reading = publisher("export", "in/sitting.txt", "-f", "tei", "--profile", "reading", "-o", "-")
    assert b"<speaker>Chair Anna Berg:</speaker>" in reading.out
    assert b"<u " not in reading.out
    Path("sitting.reading.xml").write_bytes(reading.out)
    assert publisher("export", "sitting.reading.xml", "-f", "tei", "-o", "-").out == canonical


@pytest.mark.parametrize("name", ["txt", "json", "docx"])
def test_other_formats_of_the_reading_form_are_those_of_the_canonical(publisher, name):
    publisher("export", "in/sitting.txt", "-f", "tei", "-o", "in/a.xml")
    publisher("export", "in/sitting.txt", "-f", "tei", "--profile", "reading", "-o", "b/a.xml")
    canonical = publisher("export", "in/a.xml", "-f", name, "-o", "-")
    reading = publisher("export", "b/a.xml", "-f", name, "-o", "-")
    if name == "json":  # which tells the digest of the file that came
        assert canonical.text.count('"paragraphs"') == reading.text.count('"paragraphs"')
    else:
        assert canonical.out == reading.out


def test_a_reading_file_is_checked_like_its_canonical_edition(publisher):
    publisher("export", "in/sitting.txt", "-f", "tei", "--profile", "reading", "-o", "a.xml")
    assert publisher("check", "a.xml", "--output-format", "short").text == ""


def test_the_profile_changes_no_other_format(publisher):
    plain = publisher("export", "in/sitting.txt", "-f", "txt", "-o", "-").out
    assert (
        publisher("export", "in/sitting.txt", "--profile", "reading", "-f", "txt", "-o", "-").out
        == plain
    )


def test_tei_of_others_comes_out_as_it_came_and_that_is_told(publisher):
    other = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>a</p></body></text></TEI>'
    Path("other.xml").write_bytes(other)
    ran = publisher("export", "other.xml", "-f", "tei", "--profile", "reading", "-o", "-")
    assert "P230" in ran.err
    assert b"<p>a</p>" in ran.out


def test_the_settings_of_a_project_name_a_profile(publisher):
    Path("publisher.toml").write_text('profile = "reading"', "utf-8")
    assert b"<sp " in publisher("export", "in/sitting.txt", "-f", "tei", "-o", "-").out


def test_the_command_line_offers_every_profile_of_the_table():
    export = command.commands["export"]
    (option,) = (option for option in export.params if option.name == "profile")
    assert isinstance(option.type, click.Choice)
    assert tuple(option.type.choices) == tuple(PROFILES)
