"""Keys: all that the bytes of a file depend on, as one digest. No time stamp is part of it."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import unicodedata
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from importlib import metadata
from pathlib import Path

from publisher._version import __version__
from publisher.batch.job import Job
from publisher.batch.result import Settings
from publisher.data import dataclass
from publisher.exporters.base import Format
from publisher.plugins import entry_points
from publisher.theme.model import Theme

_ALL = ("babel", "charset-normalizer", "lxml")
_OF_FORMATS: Mapping[str, tuple[str, ...]] = {
    "tei": (),
    "txt": (),
    "json": (),
    "html": (),
    "md": (),
    "csv": (),
    "docx": ("deflate", "fontpkg-noto-sans", "fontpkg-noto-serif", "python-docx", "uharfbuzz"),
    "epub": ("deflate", "ebooklib", "fontpkg-noto-sans", "fontpkg-noto-serif", "uharfbuzz"),
    "pdf": (
        "deflate",
        "fontpkg-noto-sans",
        "fontpkg-noto-serif",
        "pyphen",
        "reportlab",
        "uharfbuzz",
    ),
}
_WITHOUT_FONTS = frozenset(_OF_FORMATS) - {"pdf"}
_MAY_CARRY_FONTS = frozenset(["docx", "epub"])  # where the style says so
_READERS = "publisher.readers"
_FONT_HEAD = 4096  # bytes: the table directory of a font, with a checksum for each table


@dataclass(frozen=True, slots=True)
class Keys:
    """What holds for all documents of a run: by format, a digest of settings, style, programs
    and fonts, and the versions of the programs.
    """

    common: Mapping[str, str]
    versions: Mapping[str, Mapping[str, str]]

    def key(self, job: Job, format_name: str, source: str) -> str:
        """The key of a file: of this job, in this format, made from bytes with this digest."""
        suffix = os.path.splitext(job.name)[1].lower()  # noqa: PTH122 -- called for every file
        paging = self.common.get(job.paging(format_name), "")
        parts = (self.common[format_name], paging, job.id, suffix, source)  # suffix: the reader
        return hashlib.sha256("\0".join(parts).encode(errors="surrogateescape")).hexdigest()


def keys_of(formats: Iterable[Format], settings: Settings, theme: Theme) -> Keys:
    """The keys of a run."""
    rows = list(formats)
    told = {row.name: versions_of(row) for row in rows}
    shared = [plain(settings), plain(theme), _own_code()]
    common = {
        row.name: _digest([*shared, row.name, told[row.name], _fonts_of(row, theme)])
        for row in rows
    }
    return Keys(common, told)


def versions_of(row: Format) -> dict[str, str]:
    """The versions of the programs that a format's files depend on."""
    names = [*_ALL, *_OF_FORMATS.get(row.name, (row.origin,))]
    points = entry_points(_READERS)
    names += sorted({point.dist.name for point in points if point.dist})
    return {
        "publisher": __version__,
        "python": platform.python_version(),
        "unicode": unicodedata.unidata_version,
        **{name: _version(name) for name in names},
    }


@cache
def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def plain(value: object) -> object:
    """A value as JSON can hold it, the same whatever order its parts came in.

    Raises `TypeError` for what is none of dataclass, mapping, sequence, set, scalar.
    """
    if isinstance(value, Enum):
        return plain([type(value).__name__, value.value])
    if isinstance(value, Path | bytes):
        return plain([type(value).__name__, str(value)])
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping | set | frozenset):
        return sorted(map(plain, _members(value)), key=json.dumps)
    if isinstance(value, list | tuple):
        return list(map(plain, value))
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"{type(value).__name__} has no place in a key")


def _members(value: Mapping[object, object] | AbstractSet[object]) -> Iterable[object]:
    return value.items() if isinstance(value, Mapping) else value


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


@cache
def _own_code() -> str:
    """A digest of this package: in a checkout, code changes while the version stays."""
    root = str(Path(__file__).parent.parent)
    found = (f"{place}{os.sep}{name}" for place, _, names in os.walk(root) for name in names)
    digest = hashlib.sha256()
    for path in sorted(path for path in found if not path.endswith(".pyc")):
        digest.update(f"{path.removeprefix(root).replace(os.sep, '/')}\0".encode())
        with open(path, "rb") as file:  # noqa: PTH123 -- of every run, 400 files
            digest.update(file.read())
    return digest.hexdigest()


def _fonts_of(row: Format, theme: Theme) -> str:
    carries = row.name in _MAY_CARRY_FONTS and any(f.embed for f in theme.families.values())
    return _fonts() if carries or row.name not in _WITHOUT_FONTS else ""


@cache
def _fonts() -> str:
    """A digest of the fonts that are installed: their paths, sizes and first bytes, where
    OpenType has a checksum of each table (OpenType 1.9.1, "Table Directory").
    """
    from publisher.exporters.shared.fonts.files import installed_files

    digest = hashlib.sha256()
    for name, path in sorted(installed_files().items()):
        try:
            with Path(path).open("rb") as file:
                head = file.read(_FONT_HEAD)
            size = Path(path).stat().st_size
        except OSError:
            continue
        digest.update(f"{name}\0{path}\0{size}\0".encode(errors="surrogateescape") + head)
    return digest.hexdigest()
