"""Where files stand: on this machine's disks, or behind a URL that fsspec knows.

What stands behind a URL is a path of universal_pathlib, which has of `pathlib.Path` all that
is used of it here; so both are called `Path`.
"""

from __future__ import annotations

import os
import posixpath
from pathlib import Path, PurePosixPath
from typing import Any, cast

from publisher import plugins
from publisher.errors import MissingLibraryError, UsageError
from publisher.patterns import regex

_URL = regex(r"([a-z][a-z0-9+.-]+)://")
_LOCAL = "file://"


def is_remote(text: str) -> bool:
    """Whether this is a URL of something that is no file of this machine."""
    return _URL.match(text) is not None and not text.startswith(_LOCAL)


def place(text: str) -> Path:
    """The path that an argument means. Raises `UsageError` for a URL of no kind that is known,
    and `MissingLibraryError` where what it needs is not installed.
    """
    if not is_remote(text):
        return Path(text.removeprefix(_LOCAL))
    made = cast("Any", plugins.load("upath:UPath", "dask"))
    try:
        path = made(text.rstrip("/"))
        _ = path.fs  # loads what this kind of URL needs
    except ImportError as error:
        raise MissingLibraryError(
            f"{text}: {error}", "Install it with: pip install 'publisher[dask]'"
        ) from error
    except ValueError as error:
        raise UsageError(f"{text}: {error}", "Give a path, or a URL such as s3://.") from error
    return cast("Path", path)


def is_local(path: Path) -> bool:
    """Whether a path is one of this machine's."""
    return isinstance(path, os.PathLike)


def inside(folder: Path, relative: str) -> Path:
    """The path that one with `/` and `..`, as seen from a folder, means."""
    if is_local(folder) or is_remote(relative):
        return folder / relative if not is_remote(relative) else place(relative)
    scheme, _, rest = str(folder).partition("://")
    return place(f"{scheme}://{posixpath.normpath(posixpath.join(rest, relative))}")


def seen_from(folder: Path, path: Path) -> str:
    """A path as seen from a folder, with `/`; as it is where no such way leads."""
    if is_local(folder) and is_local(path):
        return Path(os.path.relpath(path, folder)).as_posix()
    one, other = str(folder).split("/", 3), str(path).split("/", 3)
    if one[:3] != other[:3]:  # another kind of URL, or another bucket
        return str(Path(os.path.abspath(path)).as_posix()) if is_local(path) else str(path)  # noqa: PTH100 -- resolves `..`
    return posixpath.relpath(f"/{''.join(other[3:])}", f"/{''.join(one[3:])}")


def real(folder: str) -> str:
    """A folder's path, links followed."""
    return folder if is_remote(folder) else os.path.realpath(folder)


def absolute(folder: str) -> str:
    """A folder's path from the root, links not followed."""
    return folder if is_remote(folder) else os.path.abspath(folder)  # noqa: PTH100 -- resolves `..`


def files_in(folder: Path) -> list[tuple[Path, PurePosixPath]]:
    """The files below a folder behind a URL, each with its path in it."""
    remote = cast("Any", folder)
    scheme = str(folder).partition("://")[0]
    root = f"{remote.path.rstrip('/')}/"
    names = (str(name) for name in remote.fs.find(remote.path))
    return [
        (place(f"{scheme}://{name.lstrip('/')}"), PurePosixPath(name.removeprefix(root)))
        for name in names
        if name.startswith(root)
    ]


def put(path: Path, data: bytes) -> None:
    """Write a file behind a URL, whole or not at all: one request to a store of objects, where
    nothing is seen before it has ended; elsewhere beside its place first.
    """
    remote = cast("Any", path)
    if str(path).partition("://")[0] in _OBJECTS:
        remote.fs.pipe_file(remote.path, data)
        return
    beside = f"{remote.path}.part"
    remote.fs.makedirs(posixpath.dirname(remote.path), exist_ok=True)
    remote.fs.pipe_file(beside, data)
    remote.fs.mv(beside, remote.path)


_OBJECTS = frozenset(["s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "memory"])
