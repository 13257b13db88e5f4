"""What Word files say of scripts that are set without spaces, and of Korean."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from publisher.exporters.base import Options
from publisher.exporters.docx import export
from publisher.testing import every_node
from publisher.theme.load import load

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DEFAULT = load("default").value


def part(lang, name):
    data = export(replace(every_node(), lang=lang), DEFAULT, Options()).value
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))


@pytest.mark.parametrize(("lang", "off"), [("ko", 2), ("ja", 0), ("zh-Hant", 0), ("en", 0)])
def test_korean_has_no_space_before_figures_and_latin_letters(lang, off):
    styles = part(lang, "styles").iter(f"{W}style")
    (normal,) = (style for style in styles if style.get(f"{W}styleId") == "Normal")
    switches = [*normal.iter(f"{W}autoSpaceDE"), *normal.iter(f"{W}autoSpaceDN")]
    assert [switch.get(f"{W}val") for switch in switches] == ["0"] * off


@pytest.mark.parametrize(
    ("lang", "control"),
    [("ja", "compressPunctuation"), ("zh", "compressPunctuation"), ("ko", "doNotCompress")],
)
def test_marks_that_meet_give_their_blank_halves_up(lang, control):
    (told,) = part(lang, "settings").iter(f"{W}characterSpacingControl")
    assert told.get(f"{W}val") == control
