"""The Nu HTML checker, axe-core and a browser find nothing wrong with a page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from publisher.exporters.base import Options
from publisher.exporters.html import export
from publisher.pipeline import Document, prepare
from publisher.pipeline import export as publish
from publisher.testing import every_node
from publisher.theme.load import load, names
from publisher.theme.model import When
from tests.exporters.test_epub_validity import CASES
from tests.exporters.views import EDITION
from tests.validators import web

ROOT = Path(__file__).parents[2]
RECORDS = sorted((ROOT / "input").glob("*.txt"))
LOOKED_AT = 6  # records that the browser opens: of each kind of page, one


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Pages: every node in every style, odd views, and the records of input/."""
    folder = tmp_path_factory.mktemp("pages")
    wanted = {"contents": When.ALWAYS, "participants": When.ALWAYS}
    for name in names():
        theme = load(name).value
        theme = replace(theme, layout=replace(theme.layout, **wanted))
        page = export(every_node(), theme, Options(edition=EDITION)).value
        (folder / f"style-{name}.html").write_bytes(page)
    default = load("default").value
    for case, view in CASES.items():
        page = export(view, default, Options(edition=EDITION)).value
        (folder / f"case-{case.replace(' ', '-')}.html").write_bytes(page)
    for number, path in enumerate(RECORDS):
        record = prepare(Document(path.name, path.read_bytes())).value
        page = publish(record, "html", default, Options()).value
        (folder / f"record-{number:03}.html").write_bytes(page)
    return folder


def test_the_checker_finds_no_error_in_any_page(folder):
    assert web.checked(sorted(folder.glob("*.html"))) == []


def test_the_checker_sees_what_is_broken(tmp_path):
    page = export(every_node(), load("default").value, Options()).value
    broken = tmp_path / "broken.html"
    broken.write_bytes(page.replace(b"</main>", b"<p><li></main>"))
    assert web.checked([broken])


def test_a_browser_finds_nothing_to_complain_of(folder):
    records = sorted(folder.glob("record-*.html"), key=lambda path: path.stat().st_size)
    some = records[:: max(1, len(records) // LOOKED_AT)][:LOOKED_AT]
    looks = web.audited([*folder.glob("style-*.html"), *folder.glob("case-*.html"), *some])
    assert {key: told for key, told in looks.items() if told != web.CLEAN} == {}
    assert len(looks) > 2 * LOOKED_AT


def test_the_browser_sees_what_is_broken(tmp_path):
    page = export(every_node(), load("default").value, Options()).value
    broken = tmp_path / "broken.html"
    image = (
        b'<img src="https://example.org/x.png"><a href="#nowhere">x</a><script>1</script></main>'
    )
    broken.write_bytes(page.replace(b"</main>", image))
    found = web.audited([broken])["broken.html", "light"]
    assert found["dead"] == ["nowhere"]
    assert {one["id"] for one in found["violations"]} >= {"image-alt"}
    assert any("Content Security Policy" in one for one in found["complaints"])
