"""Files as they stand on the disk: their stamps and their digests."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path


def stamp_of(path: str | Path) -> str:
    """What changes when a file is written: its size, time and number; "" for no file, and for
    what is none, as a link.
    """
    try:
        status = os.lstat(path)
    except OSError:
        return ""
    if not stat.S_ISREG(status.st_mode):
        return ""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ino}"


def digest_of_file(path: str | Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits; "" for one that cannot be read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 -- a path of text, too
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
