"""LibreOffice: what it takes for the headings of files, many in one call."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from lxml import etree

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SECONDS = 600


def converted(paths: Iterable[Path], folder: Path, suffix: str) -> list[Path]:
    """The files as LibreOffice saves them in a folder, in another format.

    One that it cannot open has no file there. The test is skipped where it is not installed.
    """
    program = shutil.which("soffice")
    if not program:
        pytest.skip("needs LibreOffice: apt-get install libreoffice-writer")
    command = [program, f"-env:UserInstallation={folder.as_uri()}/profile", "--headless"]
    command += ["--convert-to", suffix, "--outdir", str(folder)]
    given = list(paths)
    subprocess.run([*command, *given], check=True, capture_output=True, timeout=_SECONDS)
    return [folder / f"{path.stem}.{suffix}" for path in given]


def outline(path: Path) -> list[tuple[int, str]]:
    """Level and text of each heading of a flat OpenDocument file, all white space left out."""
    return [
        (int(heading.get(_TEXT + "outline-level")), "".join(_words(heading).split()))
        for heading in etree.parse(path).iter(_TEXT + "h")
    ]


def _words(element: etree._Element) -> str:
    """The words of a heading without its notes."""
    if element.tag == _TEXT + "note":
        return ""
    return (element.text or "") + "".join(_words(child) + (child.tail or "") for child in element)
