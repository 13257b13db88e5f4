"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from publisher.batch.places import is_local, put
from publisher.errors import OutputError


def write(path: Path, data: bytes, staging: Path | None = None) -> None:
    """Write a file, making its folders; who looks sees the old file or the new, never a part.
    Raises `OutputError`.
    """
    write_parts(path, (data,), staging)


def write_parts(path: Path, parts: Iterable[bytes], staging: Path | None = None) -> None:
    """Write a file as `write` does, from bytes that come one after the other.

    The bytes go to a file in the folder `staging`, of the same file system, or beside their
    place. They are on the disk (`fsync`) before the file takes its name. Raises `OutputError`.
    """
    if not is_local(path):
        _put(path, parts)
        return
    folder = staging or path.parent
    beside = folder / f".{os.urandom(8).hex()}.part"  # short: path may use all 255 bytes
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write_new(beside, parts)
            os.replace(beside, path)  # noqa: PTH105 -- says at once that it overwrites
        except BaseException:
            with suppress(OSError):
                beside.unlink()
            raise
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror})",
            "Give a folder that can be written with -o.",
        ) from error


def _put(path: Path, parts: Iterable[bytes]) -> None:
    try:
        put(path, b"".join(parts))
    except Exception as error:  # each kind of store has its own
        raise OutputError(
            f"{path}: cannot be written ({error})",
            "Check the URL, and what the store wants to know of you.",
        ) from error


def _write_new(path: Path, parts: Iterable[bytes]) -> None:
    """Create a file with the permissions that the user's mask asks for."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(handle, "wb") as file:
        file.writelines(parts)
        file.flush()
        os.fsync(file.fileno())
