"""Parts of a collection, exported by themselves into one folder, and joined afterwards."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from publisher.batch.folder import HIDDEN, OutputFolder, output_folder
from publisher.batch.job import Job
from publisher.batch.state import opened
from publisher.data import dataclass
from publisher.errors import InputError, UsageError
from publisher.patterns import regex
from publisher.report import Notice

_ASKED = regex(r"([1-9][0-9]{0,5})/([1-9][0-9]{0,5})")
_FILE = regex(r"shard-([0-9]+)-of-([0-9]+)\.sqlite")


@dataclass(frozen=True, slots=True)
class Shard:
    """Part `number` of `count` parts; parts count from 1."""

    number: int
    count: int

    @property
    def name(self) -> str:
        """What its files in the folder's state are called."""
        return f"shard-{self.number}-of-{self.count}"

    def holds(self, job: Job) -> bool:
        """Whether a document is of this part. Its id alone decides, so that a document stays
        in its part when others come or go.
        """
        digest = hashlib.sha256(job.id.encode(errors="surrogateescape")).digest()
        return int.from_bytes(digest[:8]) % self.count == self.number - 1


def shard_of(text: str) -> Shard:
    """The part that `2/4` means. Raises `UsageError`."""
    match = _ASKED.fullmatch(text)
    if match and int(match[1]) <= int(match[2]):
        return Shard(int(match[1]), int(match[2]))
    raise UsageError(f"--shard {text}: this is no part", "Give one as 2/4: the second of four.")


def merge(path: Path, waiting: Callable[[], object]) -> tuple[int, tuple[Notice, ...]]:
    """Join what the parts of an export have made in a folder: afterwards it is as one export
    of the whole would have left it. How many files, and what is wrong with others: then
    nothing of the parts is forgotten.

    `waiting` is called before waiting for a run that is at work. Raises `InputError` for a
    folder where a part is missing.
    """
    parts = _parts(path / HIDDEN)
    faults: list[Notice] = []
    with output_folder(path, waiting) as folder:
        count = sum(_join(folder, part, waiting, faults) for part in parts)
    if not faults:
        for part in parts:
            part.unlink()
    return count, tuple(faults)


def _join(
    folder: OutputFolder, part: Path, waiting: Callable[[], object], faults: list[Notice]
) -> int:
    with opened(part, waiting) as state:
        return folder.adopt(state.products(), faults.append)


def _parts(hidden: Path) -> list[Path]:
    """The states of all parts. Raises `InputError` unless all of one count are there."""
    found = {
        Shard(int(match[1]), int(match[2])): path
        for path in hidden.glob("shard-*.sqlite")
        if (match := _FILE.fullmatch(path.name))
    }
    missing = list(_missing(found))
    if not found or missing:
        told = ", ".join(f"{shard.number}/{shard.count}" for shard in missing)
        raise InputError(
            f"{hidden.parent}: parts are missing: {told}"
            if found
            else f"{hidden.parent}: no part of an export is there",
            "Export each part into this folder with --shard, or bring what was exported elsewhere "
            f"here, {HIDDEN} included.",
        )
    return [found[shard] for shard in sorted(found, key=lambda shard: shard.number)]


def _missing(found: Iterable[Shard]) -> Iterator[Shard]:
    """The parts that are not there, of any count of which one is."""
    there = set(found)
    for count in sorted({shard.count for shard in there}):
        wanted = (Shard(number, count) for number in range(1, count + 1))
        yield from (shard for shard in wanted if shard not in there)
