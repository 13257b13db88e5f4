"""An output folder as a bag for archives (RFC 8493, The BagIt File Packaging Format 1.0)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp

from publisher._version import __version__
from publisher.batch.files import changed, digest_of_file
from publisher.batch.manifest import Entry, entries_of
from publisher.batch.sources import MANIFEST
from publisher.batch.write import write
from publisher.errors import InputError, OutputError

_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"  # RFC 8493, 2.1.1
_PAYLOAD = "data"
_CODED = str.maketrans({"%": "%25", "\n": "%0A", "\r": "%0D"})  # RFC 8493, 2.1.3


def make_bag(folder: Path, target: Path, epoch: int | None = None) -> int:
    """Make a bag of what the manifest of a folder lists, and of the manifest; how many files.

    The bag appears whole or not at all, and is the same for the same folder. `epoch` are the
    seconds since 1970 of the day that it tells as its own; without them it tells none.
    Raises `InputError` for a folder that is not what its manifest says; `OutputError` for a
    target that is there already or cannot be written.
    """
    entries = list(entries_of(folder))
    found = (changed(folder / entry.path, entry.bytes, entry.sha256) for entry in entries)
    if fault := next(filter(None, found), None):
        raise InputError(
            f"{fault.where}: {fault.message}",
            "A bag holds what was made: export into the folder again. See `publisher verify`.",
        )
    if os.path.lexists(target):
        raise OutputError(f"{target} is there already", "Give another name with -o.")
    try:
        _build(folder, target, entries, epoch)
    except OSError as error:
        raise OutputError(
            f"{target}: cannot be written ({error.strerror})", "Give another place with -o."
        ) from error
    return len(entries) + 1


def _build(folder: Path, target: Path, entries: Sequence[Entry], epoch: int | None) -> None:
    """Fill a folder beside the target, then give it the target's name."""
    target.parent.mkdir(parents=True, exist_ok=True)
    growing = Path(mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        bag = growing / "bag"  # with the rights of a new folder, unlike a temporary one
        _fill(bag, folder, entries, epoch)
        bag.rename(target)
    finally:
        with suppress(OSError):
            shutil.rmtree(growing)


def _fill(bag: Path, folder: Path, entries: Sequence[Entry], epoch: int | None) -> None:
    paths = [MANIFEST, *(entry.path for entry in entries)]
    for path in paths:
        place = bag / _PAYLOAD / path
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / path, place)
    told = {MANIFEST: digest_of_file(bag / _PAYLOAD / MANIFEST)}
    told |= {entry.path: entry.sha256 for entry in entries}
    size = sum((bag / _PAYLOAD / path).stat().st_size for path in paths)
    write(bag / "bagit.txt", _DECLARATION.encode())
    write(bag / "bag-info.txt", "".join(_info(size, len(paths), epoch)).encode())
    write(bag / "manifest-sha256.txt", _sums((f"{_PAYLOAD}/{p}", told[p]) for p in told))
    tags = sorted(path.name for path in bag.iterdir() if path.is_file())
    write(bag / "tagmanifest-sha256.txt", _sums((t, digest_of_file(bag / t)) for t in tags))


def _info(size: int, files: int, epoch: int | None) -> Iterator[str]:
    """The metadata of the bag (RFC 8493, 2.2.2)."""
    yield f"Bag-Software-Agent: publisher {__version__}\n"
    if epoch is not None:
        yield f"Bagging-Date: {datetime.fromtimestamp(epoch, UTC).date().isoformat()}\n"
    yield f"Payload-Oxum: {size}.{files}\n"


def _sums(files: Iterable[tuple[str, str]]) -> bytes:
    """A manifest of checksums (RFC 8493, 2.1.3)."""
    return "".join(
        f"{digest}  {path.translate(_CODED)}\n" for path, digest in sorted(files)
    ).encode()
