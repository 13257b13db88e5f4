"""What SECURITY.md promises: its tests exist, and an export does nothing but what it should."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from publisher.errors import PublisherError
from publisher.theme.load import load

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "SECURITY.md").read_text("utf-8")
PROMISES = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", TEXT)

HOSTILE = """\
Meeting <script src="http://example.org/x.js"></script>

May 4, 2021

Chair Anna Berg: <!DOCTYPE x SYSTEM "http://example.org/x.dtd"> &xxe; ![](http://example.org/x.png)

Boris Clark: $(touch owned) `touch owned` =HYPERLINK("http://example.org") ../../../etc/passwd

Anna Berg: javascript:alert(1) <img src=x onerror=alert(1)> https://example.org/
"""

WATCHED = """
import os, sys

def watch(event, arguments):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "socket.bind", "urllib", "http")):
        print("network", event, arguments, file=sys.stderr)
    elif event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork"):
        print("program", event, arguments, file=sys.stderr)
    elif event == "open" and isinstance(arguments[0], (str, bytes)):
        writes = arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
        if writes:
            print("written", os.path.abspath(os.fsdecode(arguments[0])), file=sys.stderr)
    elif event in ("os.rename", "os.remove", "os.mkdir", "os.link", "os.symlink", "shutil.move"):
        print("written", os.path.abspath(os.fsdecode(arguments[0])), file=sys.stderr)

sys.addaudithook(watch)
from publisher.cli import run
sys.exit(run(sys.argv[1:]))
"""
FORMATS = "tei,txt,json,docx,pdf,epub,html,md,csv"


@pytest.fixture(scope="module")
def watched(tmp_path_factory):
    """What Python's audit hooks (PEP 578) tell of the export of a hostile text in all formats."""
    folder = tmp_path_factory.mktemp("watched")
    (folder / "%2F..%2Fowned; touch owned.txt").write_text(HOSTILE, "utf-8")
    command = ["export", ".", "-f", FORMATS, "-o", "out", "-q"]
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    files = [path for path in (folder / "out").iterdir() if path.is_file()]
    assert len(files) == len(FORMATS.split(",")) + 1  # and the manifest
    return folder, [line.partition(" ") for line in done.stderr.splitlines()]


def told(watched, kind):
    return [what for told, _, what in watched[1] if told == kind]


def test_an_export_opens_no_connection_and_starts_no_program(watched):
    assert told(watched, "network") == []
    assert told(watched, "program") == []


def test_an_export_writes_into_the_output_folder_alone(watched):
    out = str(watched[0] / "out")
    places = told(watched, "written")
    assert places  # the watch works
    assert [place for place in places if not place.startswith(out) and place != os.devnull] == []
    assert not (watched[0] / "owned").exists()


@pytest.mark.parametrize(
    "style",
    [
        'base = "../../etc/passwd"',
        'label = "$(touch owned)"\nbase = "__import__(\'os\')"',
        '[colour]\naccent = "expression(alert(1))"',
        "import os",
    ],
)
def test_a_style_is_data(style, tmp_path):
    path = tmp_path / "style.toml"
    path.write_text(style, "utf-8")
    with pytest.raises(PublisherError):
        load(str(path))


def test_promises_name_their_tests():
    rows = re.findall(r"^\| (?!promise)(.+?) \| (.+) \|$", TEXT, re.MULTILINE)
    assert len(rows) >= 10
    assert [promise for promise, tests in rows if "`tests/" not in tests] == []


@pytest.mark.parametrize(("path", "name"), PROMISES, ids=lambda value: value)
def test_a_test_that_holds_a_promise_exists(path, name):
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    tests = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert any(test.startswith("test_") for test in tests)
    assert not name or name in tests
