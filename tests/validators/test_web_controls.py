"""Ace by DAISY sees what is wrong, so that its silence means something."""

from __future__ import annotations

import io
import zipfile

from publisher.exporters.base import Options
from publisher.exporters.epub import export
from publisher.testing import every_node
from publisher.theme.load import load
from tests.exporters.views import EDITION
from tests.validators import web

FAULTS = {
    "metadata-accessibilitysummary": (
        "content.opf",
        b"schema:accessibilitySummary",
        b"schema:about",
    ),
    "image-alt": ("cover.xhtml", b' alt="', b' data-alt="'),
    "epub-pagelist-broken": ("part-0001.xhtml", b'pagebreak"', b'noteref"'),
    "html-has-lang": ("part-0001.xhtml", b' lang="en" xml:lang="en"', b""),
}


def changed(book, file, old, new):
    """The e-book with something else in one of its files."""
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as whole, zipfile.ZipFile(data, "w") as broken:
        for entry in whole.infolist():
            content = whole.read(entry)
            told = content.replace(old, new) if entry.filename.endswith(file) else content
            broken.writestr(entry, told)
    return data.getvalue()


def test_ace_sees_each_fault_and_nothing_where_there_is_none(tmp_path):
    book = export(every_node(), load("default").value, Options(edition=EDITION)).value
    (tmp_path / "whole.epub").write_bytes(book)
    for rule, fault in FAULTS.items():
        (tmp_path / f"{rule}.epub").write_bytes(changed(book, *fault))
    found = web.aced(sorted(tmp_path.glob("*.epub")))
    assert found.pop("whole.epub") == []
    rules = {name: {one["rule"] for one in told} for name, told in found.items()}
    assert {rule: rule in rules[f"{rule}.epub"] for rule in FAULTS} == dict.fromkeys(FAULTS, True)
