"""What looks at web pages and e-books: the Nu HTML checker, a browser with axe-core, and Ace
by DAISY. A test is skipped where one is not installed.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "browser"
_MODULES = FOLDER / "node_modules"
_CHECKER = _MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
_INSTALL = "npm install --no-package-lock --prefix tests/browser"
_SECONDS = 1500

CLEAN = {
    "dead": [],
    "twice": [],
    "wide": False,
    "styled": True,
    "requests": [],
    "complaints": [],
    "violations": [],
}
"""What a browser finds in a page that is as it should be."""


def checked(paths: Iterable[Path]) -> list[tuple[str, str]]:
    """The errors that the Nu HTML checker finds: file and message."""
    if shutil.which("java") is None:
        pytest.skip("needs Java: apt-get install default-jre-headless")
    if not _CHECKER.exists():
        pytest.skip(f"needs the Nu HTML checker: {_INSTALL}")
    command = ["java", "-Xss64m", "-jar", str(_CHECKER), "--errors-only", "--format", "json"]
    ran = subprocess.run([*command, *map(str, paths)], capture_output=True, check=False)
    found = json.loads(ran.stderr)["messages"]
    return [(Path(one["url"]).name, one["message"]) for one in found if one["type"] == "error"]


def audited(paths: Iterable[Path]) -> dict[tuple[str, str], object]:
    """What a browser finds by file and look: light and wide, dark and narrow."""
    found = _told("audit.js", "axe-core", paths)
    return {
        (Path(path).name, look): told for path, by in found.items() for look, told in by.items()
    }


def aced(paths: Iterable[Path]) -> dict[str, list[dict[str, str]]]:
    """What Ace finds against each e-book, by file."""
    found = _told("ace.cjs", "@daisy/ace-core", paths)
    return {Path(path).name: told for path, told in found.items()}


def _told(program: str, package: str, paths: Iterable[Path]) -> dict[str, dict[str, object]]:
    """The last line that a program prints, which is JSON; others may be its libraries'."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    if shutil.which("node") is None or not (_MODULES / package).exists():
        pytest.skip(f"needs Node.js and {package}: apt-get install npm; {_INSTALL}")
    command = ["node", str(FOLDER / program), browser, *map(str, paths)]
    ran = subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS)
    return json.loads(ran.stdout.splitlines()[-1])
