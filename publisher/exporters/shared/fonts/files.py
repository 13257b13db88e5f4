"""Which file holds a family: our own packages first, then the system's font folders."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

import uharfbuzz as hb

from publisher.exporters.shared.fonts.faces import BOLD, REGULAR, Face, family_names, open_face
from publisher.patterns import regex

PACKAGED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "notoserif": ("fontpkg_noto_serif", "NotoSerif{italic}[wdth,wght].ttf"),
        "notosans": ("fontpkg_noto_sans", "NotoSans{italic}[wdth,wght].ttf"),
    }
)
"""Families that we depend on: their package, and the file in it."""

SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_COLLECTION = regex(r"(?P<family>.+ CJK) (?:JP|KR|SC|TC|HK)")
_AXES = regex(r"\[[^\]]*\]")


@cache
def find_face(family: str, *, bold: bool = False, italic: bool = False) -> Face | None:
    """The face of a family in a style, or the nearest to it; None when there is no file."""
    weight = BOLD if bold else REGULAR
    if (packaged := PACKAGED.get(_key(family))) and (
        face := _packaged(*packaged, weight, italic=italic)
    ):
        return face
    for style in _styles(bold=bold, italic=italic):
        if face := _installed(family, style, weight):
            return face
    return None


def is_packaged(family: str) -> bool:
    """Whether a family comes along with us, on every machine."""
    return _key(family) in PACKAGED


def _packaged(package: str, pattern: str, weight: int, *, italic: bool) -> Face | None:
    found = find_spec(package)
    if found is None or found.origin is None:
        return None
    name = pattern.format(italic="-Italic" if italic else "")
    return open_face(str(Path(found.origin).parent / "files" / name), 0, weight)


def _styles(*, bold: bool, italic: bool) -> Iterator[str]:
    """Style names as file names have them, the wanted one first."""
    if bold and italic:
        yield "bolditalic"
    if bold:
        yield "bold"
    if italic:
        yield "italic"
    yield from ("regular", "")


def _installed(family: str, style: str, weight: int) -> Face | None:
    if collection := _COLLECTION.fullmatch(family):
        path = installed_files().get(_key(collection["family"]) + style)
    else:
        path = installed_files().get(_key(family) + style)
    return _opened(path, family, weight) if path else None


def _opened(path: str, family: str, weight: int) -> Face | None:
    """The face in a file that someone installed; None when it cannot be embedded."""
    try:
        face = open_face(path, index_of(path, family), weight)
    except (struct.error, hb.HarfBuzzError):
        return None
    return face if face.has_outlines else None


@cache
def index_of(path: str, family: str) -> int:
    """Where a family stands in a collection; the first face when it is not named."""
    names = family_names(path)
    return names.index(family) if family in names else 0


@cache
def installed_files() -> Mapping[str, str]:
    """Every font file in the usual folders by the key of its name."""
    files: dict[str, str] = {}
    for folder in font_folders():
        for parent, inner, names in os.walk(folder):
            inner.sort()
            for name in sorted(names):
                if name.lower().endswith(SUFFIXES):
                    files.setdefault(_key(Path(name).stem), str(Path(parent, name)))
    return MappingProxyType(files)


def font_folders() -> Iterator[Path]:
    """Where Linux, macOS and Windows keep fonts."""
    yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    yield from (Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    if windows := os.environ.get("WINDIR"):
        yield Path(windows, "Fonts")
    with suppress(RuntimeError):  # an account without a home
        home = Path.home()
        yield from (home / ".local/share/fonts", home / ".fonts", home / "Library/Fonts")


def _key(name: str) -> str:
    """A file's or family's name without what spellings differ in."""
    return "".join(c for c in _AXES.sub("", name).lower() if c.isalnum())
