"""ZIP files, checked before anything in them is read."""

from __future__ import annotations

import io
import zipfile
import zlib

from publisher.errors import InputError

_ENTRIES = 5_000
_TOTAL = 1 << 28  # bytes, unpacked: a quarter of a gibibyte
_RATIO = 200  # unpacked to packed; text hardly packs better than 1 to 30
_SMALL = 1 << 20  # bytes; what is smaller may pack as well as it likes
_HINT = "Open it in the program that made it, and save it again."


def checked(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive in these bytes.

    Raises `InputError` for what is no ZIP file, is damaged or encrypted, holds names that
    lead elsewhere or stand twice, or would unpack to far more than it is.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise InputError(f"{name}: this is no {_kind(name)} file ({error})", _HINT) from None
    for fault in (_size_fault(entries), _name_fault(entries)):
        if fault:
            raise InputError(f"{name}: refused, {fault}", _HINT)
    return archive


def part(archive: zipfile.ZipFile, path: str, name: str) -> bytes:
    """The bytes of a part, b"" when it is missing. Raises `InputError` when it is damaged."""
    try:
        return archive.read(path)
    except KeyError:
        return b""
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as error:
        raise InputError(f"{name}: its part {path} is damaged ({error})", _HINT) from None


def _kind(name: str) -> str:
    return name.rpartition(".")[2].lower() or "ZIP"


def _size_fault(entries: list[zipfile.ZipInfo]) -> str:
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > _ENTRIES:
        return f"it holds {len(entries):,} parts (at most {_ENTRIES:,})"
    if unpacked > _TOTAL:
        return f"it unpacks to {unpacked:,} bytes (at most {_TOTAL:,})"
    for entry in entries:
        if entry.file_size > _SMALL and entry.file_size > _RATIO * max(1, entry.compress_size):
            return f"its part {entry.filename!r} is packed beyond belief"
    return ""


def _name_fault(entries: list[zipfile.ZipInfo]) -> str:
    seen: set[str] = set()
    for entry in entries:
        path = entry.filename.replace("\\", "/")
        if path.startswith("/") or ":" in path or ".." in path.split("/"):
            return f"its part {entry.filename!r} leads out of it"
        if path.casefold() in seen:
            return f"its part {entry.filename!r} stands twice"
        if entry.flag_bits & 1:
            return "it is encrypted"
        seen.add(path.casefold())
    return ""
