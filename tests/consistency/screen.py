"""The looks of roles on screen, as headless Chromium computes them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from publisher.roles import CELLS, Role
from tests.consistency.look import Look, letters
from tests.consistency.ruled import Ruled

BLACK = "rgb(0, 0, 0)"
BROWSER = Path(__file__).parents[1] / "browser"


def looks(pages: dict[Path, float]) -> dict[Path, dict[Role, Look]]:
    """The look of each role that a page shows. Readers choose the size of letters, so lengths
    are told as they are where the page's letters have the size, in points, that is given with
    it. The colour is None where it is left to the reading system.
    """
    told = _told(pages)
    return {path: _of_page(told[str(path)], size) for path, size in pages.items()}


def tables(pages: dict[Path, float]) -> dict[Path, list[Ruled]]:
    """The tables that a page shows, their lengths as those of `looks`."""
    told = _told(pages)
    return {
        path: [
            _ruled(table, size / _pixels(told[str(path)])) for table in told[str(path)]["tables"]
        ]
        for path, size in pages.items()
    }


def _told(pages: dict[Path, float]) -> dict[str, dict[str, Any]]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    if not (BROWSER / "node_modules" / "puppeteer-core").is_dir():
        pytest.skip("needs npm packages: npm install --prefix tests/browser")
    command = ["node", str(BROWSER / "looks.js"), chromium, ",".join(Role), *map(str, pages)]
    done = subprocess.run(command, check=True, capture_output=True, timeout=120)
    return dict(json.loads(done.stdout))


def pages_of_book(data: Path, folder: Path) -> list[Path]:
    """The pages of an EPUB, unpacked."""
    with ZipFile(data) as archive:
        archive.extractall(folder)
    found = {path.stem: path for path in sorted(folder.glob("*/*.xhtml"))}
    return [path for name, path in found.items() if name != "cover"]


def _pixels(told: dict[str, Any]) -> float:
    """The size of a page's letters in pixels."""
    return float(told["body"]["size"].removesuffix("px"))


def _of_page(told: dict[str, Any], size: float) -> dict[Role, Look]:
    scale, inherited = size / _pixels(told), told["body"]["colour"]
    return {
        Role(name): _look(seen, scale, Role(name), inherited)
        for name, seen in told.items()
        if name in set(Role)
    }


def _ruled(seen: dict[str, Any], scale: float) -> Ruled:
    def points(pixels: str | float) -> float:
        return float(str(pixels).removesuffix("px")) * scale

    drawn = [(points(line[0]), _hexadecimal(line[1])) for line in seen["lines"]]
    width, room = points(seen["width"]), points(seen["room"])
    lines = (line if line[0] else None for line in drawn)
    return Ruled(*lines, width, points(seen["padding"]), is_full=abs(width - room) < 1)


def _look(seen: dict[str, str], scale: float, role: Role, inherited: str) -> Look:
    def points(name: str) -> float:
        return float(str(seen[name]).removesuffix("px")) * scale

    in_cell = role in CELLS  # a cell has its space inside
    above, below = ("above", "below") if in_cell else ("before", "after")
    left_open = seen["colour"] == inherited == BLACK
    return Look(
        typeface=letters(seen["family"].split(",")[0]),
        size=points("size"),
        colour=None if left_open else _hexadecimal(seen["colour"]),
        leading=points("leading"),
        align=seen["align"],
        before=points(above),
        after=points(below),
        between=points(above) + points(below) if in_cell else max(points(above), points(below)),
        indent=None if in_cell else points("indent"),
        first_line=None if role is Role.LIST_ITEM else points("firstLine"),  # the mark is beside
        end_indent=None if in_cell else points("endIndent"),
    )


def _hexadecimal(colour: str) -> str:
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", colour)[:3])
