"""Files as they stand: their stamps and digests, and whether they are as they were."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import Any, cast

from publisher.batch.places import is_local
from publisher.report import Notice, Severity, Where

_VERSIONS = ("ETag", "etag", "md5Hash", "LastModified", "mtime", "created")  # of fsspec's stores


def stamp_of(path: str | Path) -> str:
    """What changes when a file is written: its size, time and number, or the version that a
    store tells; "" for no file, and for what is none, as a link.
    """
    if not isinstance(path, str) and not is_local(path):
        return _remote_stamp(cast("Any", path))
    try:
        status = os.lstat(path)
    except OSError:
        return ""
    if not stat.S_ISREG(status.st_mode):
        return ""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ino}"


def _remote_stamp(path: Any) -> str:
    try:
        told = path.fs.info(path.path)
    except OSError:
        return ""
    version = next((str(told[key]) for key in _VERSIONS if told.get(key)), "")
    return f"{told.get('size')} {version}" if version else ""


def is_there(path: Path) -> bool:
    """Whether something bears this path, be it a link that leads nowhere."""
    return os.path.lexists(path) if is_local(path) else path.exists()


def digest_of_file(path: str | Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits; "" for one that cannot be read."""
    try:
        with Path(path).open("rb") if isinstance(path, str) else path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def changed(path: Path, size: int, sha256: str) -> Notice | None:
    """What is wrong with a file that was written with this size and digest, if anything."""
    if not os.path.lexists(path):
        return _fault("P801", path, "the file is missing")
    if not stamp_of(path):
        return _fault("P802", path, "this is no file, but a link or a folder")
    if (found := path.stat().st_size) != size:
        return _fault("P802", path, f"the file has {found} bytes instead of {size}")
    if digest_of_file(path) != sha256:
        return _fault("P802", path, "the file has other bytes than were written")
    return None


def _fault(code: str, path: Path, words: str) -> Notice:
    return Notice(code, Severity.ERROR, words, Where(str(path)), "Export it again.")
