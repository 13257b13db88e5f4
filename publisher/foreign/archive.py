"""ZIP archives that came from elsewhere: checked before a byte of them is unpacked."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from publisher.data import dataclass
from publisher.errors import InputError
from publisher.patterns import regex

MOST_ENTRIES = 5_000
MOST_BYTES = 256 * 1024 * 1024  # unpacked, all entries together
MOST_RATIO = 200  # XML of one word over and over packs a hundred times
_SMALL = 16 * 1024 * 1024  # bytes; below this size no ratio matters: blank pictures pack well

_CENTRAL = b"PK\x01\x02"  # begins each entry of a ZIP's directory
_ENCRYPTED = 1
_UNSAFE = regex(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|\\|[\x00-\x1f]")
_FAULTS = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
_WHOLE = "The file is damaged, or was cut off on its way: fetch or save it again."
_HOSTILE = "Do not trust this file. Open it where it was made, and save it again from there."


@dataclass(frozen=True, slots=True)
class Archive:
    """The entries of a ZIP archive that passed all checks, by their names in lower case."""

    name: str  # as messages print it
    _zip: ZipFile
    _entries: Mapping[str, ZipInfo]

    def __contains__(self, entry: str) -> bool:
        return entry.lower() in self._entries

    def read(self, entry: str) -> bytes:
        """The bytes of an entry, nothing where there is none.

        Raises `InputError` when they cannot be unpacked.
        """
        info = self._entries.get(entry.lower())
        if info is None:
            return b""
        try:
            return self._zip.read(info)
        except _FAULTS:
            raise InputError(f"{self.name}: {entry} cannot be unpacked", _WHOLE) from None


def open_archive(data: bytes, name: str) -> Archive:
    """The archive in these bytes.

    Raises `InputError` for what is no ZIP archive, or is none to be trusted.
    """
    if data.count(_CENTRAL) > MOST_ENTRIES:
        raise InputError(f"{name}: the archive has more than {MOST_ENTRIES} entries", _HOSTILE)
    try:
        archive = ZipFile(BytesIO(data))
    except _FAULTS:
        raise InputError(f"{name}: this is no ZIP archive, or a damaged one", _WHOLE) from None
    infos = archive.infolist()
    for info in infos:
        _check(info, name)
    if sum(info.file_size for info in infos) > MOST_BYTES:
        size = MOST_BYTES // 1024**2
        raise InputError(f"{name}: the archive unpacks to more than {size} MB", _HOSTILE)
    return Archive(name, archive, _by_name(infos, name))


def _check(info: ZipInfo, name: str) -> None:
    """Raise `InputError` for an entry that is not to be unpacked."""
    entry = info.orig_filename
    if _UNSAFE.search(entry):
        raise InputError(f"{name}: an entry has the unsafe name {entry[:80]!r}", _HOSTILE)
    if info.flag_bits & _ENCRYPTED:
        raise InputError(f"{name}: {entry} is encrypted", "Save the file without a password.")
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise InputError(f"{name}: {entry} is packed in a way that is not known", _WHOLE)
    if info.file_size > max(_SMALL, MOST_RATIO * info.compress_size):
        raise InputError(
            f"{name}: {entry} unpacks to more than {MOST_RATIO} times its size", _HOSTILE
        )


def _by_name(infos: list[ZipInfo], name: str) -> Mapping[str, ZipInfo]:
    """The entries by name. Two of one name are refused: which is meant cannot be told."""
    entries: dict[str, ZipInfo] = {}
    for info in infos:
        key = info.filename.lower()
        if key in entries:
            raise InputError(f"{name}: the archive holds {info.filename} twice", _HOSTILE)
        entries[key] = info
    return MappingProxyType(entries)
