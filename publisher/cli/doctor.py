"""`publisher doctor`: versions, fonts, formats and the checkers found on this machine."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from publisher import exporters
from publisher._version import __version__
from publisher.cli import console
from publisher.cli.listing import table
from publisher.errors import ExitCode, PublisherError
from publisher.pipeline import TEI, formats
from publisher.theme import load

LIBRARIES = (
    "lxml",
    "click",
    "charset-normalizer",
    "python-docx",
    "reportlab",
    "uharfbuzz",
    "pyphen",
    "deflate",
    "rich",
    "EbookLib",
    "pikepdf",
    "watchfiles",
    "distributed",
    "universal-pathlib",
)
FONT_PACKAGES = ("fontpkg_noto_serif", "fontpkg_noto_sans")
BINARY = "publisher__mypyc"
"""The library of the modules that may be compiled (`tools/compiled.py`)."""

CHECKERS = (
    ("jing", "RelaxNG and Schematron"),
    ("xmllint", "XML"),
    ("epubcheck", "EPUB"),
    ("qpdf", "PDF syntax"),
    ("verapdf", "PDF/UA and PDF/A"),
    ("pdftotext", "text of a PDF"),
    ("soffice", "opening DOCX"),
    ("java", "EPUBCheck, Jing and BaseX"),
    ("basex", "XQuery"),
    ("jq", "JSON"),
    ("chromium", "TEI in the browser"),
)


def examine() -> int:
    """Give the report; exit code 1 when a format of the core does not work."""
    formats_found = list(_formats())
    sections = (
        ("versions", list(_versions())),
        ("fonts", [(name, _yes(find_spec(name) is not None)) for name in FONT_PACKAGES]),
        ("styles", [(row.name, row.label) for row in load.names().values()]),
        ("formats", formats_found),
        ("checkers (wanted by the tests only)", list(_checkers())),
    )
    for heading, rows in sections:
        console.give(f"{heading}\n{_indented(table(rows))}\n")
    works = all(state == "works" for _, state in formats_found)
    return ExitCode.OK if works else ExitCode.FAILED


def _versions() -> Iterator[tuple[str, str]]:
    yield "publisher", f"{__version__}, compiled" if find_spec(BINARY) else __version__
    yield "python", f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    for name in LIBRARIES:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, "not installed"


def _formats() -> Iterator[tuple[str, str]]:
    """Each format, and whether what it needs can be loaded; plug-ins that do not load."""
    yield from ((name, str(error)) for name, error in formats().broken.items())
    for row in formats().values():
        try:
            if row is not TEI:
                exporters.load(row)
        except PublisherError as error:
            yield row.name, f"{error.message}. {error.hint}"
        except Exception as error:  # noqa: BLE001 -- a broken library may raise anything
            yield row.name, f"broken: {type(error).__name__}: {error}"
        else:
            yield row.name, "works"


def _checkers() -> Iterator[tuple[str, str, str]]:
    beside = str(Path(sys.executable).parent)  # what pip installed is often not on the PATH
    for name, purpose in CHECKERS:
        found = shutil.which(name) or shutil.which(name, path=beside)
        yield name, purpose, found or "not found"


def _yes(found: bool) -> str:  # noqa: FBT001 -- a word for a truth value
    return "found" if found else "not found"


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())
