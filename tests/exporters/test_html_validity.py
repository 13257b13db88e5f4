"""The Nu HTML checker, axe-core and a browser find nothing wrong with a page."""

from __future__ import annotations

import json
import shutil
import subprocess
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

ROOT = Path(__file__).parents[2]
BROWSER = ROOT / "tests" / "browser"
CHECKER = BROWSER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
RECORDS = [
    *sorted((ROOT / "input").glob("*.txt")),
    *sorted((ROOT.parent / "shared" / "corpus").glob("text/*/*.txt")),
    *sorted((ROOT.parent / "shared" / "corpus").glob("tei/*/*.xml")),
]
LOOKED_AT = 6  # records that the browser opens: of each kind of page, one
INSTALL = "npm install --no-package-lock --prefix tests/browser"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Pages: every node in every style, odd views, and all records."""
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


def checked(*paths):
    """The errors that the checker finds, as (file, message)."""
    if shutil.which("java") is None:
        pytest.skip("needs Java: apt-get install default-jre-headless")
    if not CHECKER.exists():
        pytest.skip(f"needs the Nu HTML checker: {INSTALL}")
    command = ["java", "-Xss64m", "-jar", str(CHECKER), "--errors-only", "--format", "json"]
    ran = subprocess.run([*command, *map(str, paths)], capture_output=True, check=False)
    found = json.loads(ran.stderr)["messages"]
    return [(Path(one["url"]).name, one["message"]) for one in found if one["type"] == "error"]


def test_the_checker_finds_no_error_in_any_page(folder):
    assert checked(*sorted(folder.glob("*.html"))) == []


def test_the_checker_sees_what_is_broken(tmp_path):
    page = export(every_node(), load("default").value, Options()).value
    broken = tmp_path / "broken.html"
    broken.write_bytes(page.replace(b"</main>", b"<p><li></main>"))
    assert checked(broken)


def audited(*paths):
    """What a browser finds, light and wide, dark and narrow."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    if shutil.which("node") is None or not (BROWSER / "node_modules" / "axe-core").exists():
        pytest.skip(f"needs Node.js and axe-core: apt-get install npm; {INSTALL}")
    command = ["node", str(BROWSER / "audit.js"), chromium, *map(str, paths)]
    ran = subprocess.run(command, capture_output=True, check=True, timeout=600)
    return json.loads(ran.stdout)


CLEAN = {
    "dead": [],
    "twice": [],
    "wide": False,
    "styled": True,
    "requests": [],
    "complaints": [],
    "violations": [],
}


def test_a_browser_finds_nothing_to_complain_of(folder):
    records = sorted(folder.glob("record-*.html"), key=lambda path: path.stat().st_size)
    some = records[:: max(1, len(records) // LOOKED_AT)][:LOOKED_AT]
    found = audited(*folder.glob("style-*.html"), *folder.glob("case-*.html"), *some)
    looks = {
        (Path(path).name, look): told for path, by in found.items() for look, told in by.items()
    }
    assert {key: told for key, told in looks.items() if told != CLEAN} == {}
    assert len(looks) > 2 * LOOKED_AT


def test_the_browser_sees_what_is_broken(tmp_path):
    page = export(every_node(), load("default").value, Options()).value
    broken = tmp_path / "broken.html"
    image = (
        b'<img src="https://example.org/x.png"><a href="#nowhere">x</a><script>1</script></main>'
    )
    broken.write_bytes(page.replace(b"</main>", image))
    (looks,) = audited(broken).values()
    found = looks["light"]
    assert found["dead"] == ["nowhere"]
    assert {one["id"] for one in found["violations"]} >= {"image-alt"}
    assert any("Content Security Policy" in one for one in found["complaints"])
