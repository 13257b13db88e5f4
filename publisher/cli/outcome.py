"""Telling what came of the documents: each one's notices, then the sum of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from os.path import commonpath
from pathlib import Path
from typing import IO, cast
from weakref import finalize

from publisher.batch.places import is_remote
from publisher.batch.result import BUG, Made, Result
from publisher.cli import console
from publisher.errors import ExitCode
from publisher.report import Notice, Severity

_FEW = 30  # documents whose files are listed one by one
_IN_MEMORY = 1_000_000  # bytes of what failed or was removed
_NAMED = 5  # failed documents that the report names once more


def tell(result: Result, *, quiet: bool, verbose: bool) -> None:
    """Say the notices of one document: its errors, its warnings too unless `quiet`,
    everything with hints and traces when `verbose`.
    """
    level = Severity.ERROR if quiet else Severity.INFO if verbose else Severity.WARNING
    for notice in result.notices:
        if notice.severity >= level:
            console.say(console.headline(notice))
            if notice.hint and (verbose or notice.severity is Severity.ERROR):
                console.say(f"  {notice.hint}")
    if result.trace and verbose:
        console.say(result.trace)


def sum_of(codes: Mapping[str, int]) -> str:
    """Which notices there were, how often each."""
    told = ", ".join(f"{code} {count}x" for code, count in sorted(codes.items()))
    return f"notices: {told}"


class Tally:
    """Sums up results as they come."""

    def __init__(self) -> None:
        self._made: list[tuple[Made, ...]] = []
        self._many: Counter[str] = Counter()
        self._codes: Counter[str] = Counter()
        self._size = 0
        self._failed = _Rows()
        self._named: list[Result] = []  # the first that failed
        self._kept = 0
        self._untouched = 0  # documents all of whose files were up to date
        self._removed = _Rows()
        self._documents = 0
        self._worst = 0
        self._folder: str | None = None  # the one that holds all files

    def add(self, result: Result, documents: int = 1) -> None:
        """Count a result: one document's, or of none where it is about them all."""
        self._documents += documents
        files = tuple(made for made in result.made if made.path)
        self._many.update(made.format for made in files)
        self._size += sum(made.size for made in files)
        for made in files:
            self._folder = _common(self._folder, str(made.path.parent)) if made.path else None
        if files and self._documents <= _FEW:
            self._made.append(files)
        self._codes.update(notice.code for notice in result.notices)
        self._worst = max([self._worst, *(notice.severity for notice in result.notices)])
        if result.failed:
            self._failed.add(_as_data(result))
            if len(self._named) < _NAMED:
                self._named.append(replace(result, made=(), lines={}))
        self._kept += result.kept
        self._untouched += bool(result.kept and not result.made and not result.failed)

    def add_removed(self, path: Path) -> None:
        """Count a file that was removed since its source is gone."""
        self._removed.add(str(path))

    def report(self) -> None:
        """Say what was made, where, what failed, and which notices there were."""
        if self._documents <= _FEW:
            for files in self._made:
                console.say(_listed(files))
        if total := self._many.total():
            formats = ", ".join(self._many)
            made = self._documents - len(self._failed) - self._untouched
            console.say(
                f"made {console.counted(total, 'file')} ({formats}; {console.size(self._size)}) "
                f"from {console.counted(made, 'document')} "
                f"in {self._folder or 'the working folder'}"
            )
        if self._kept:
            console.say(f"up to date: {console.counted(self._kept, 'file')}")
        if self._removed:
            console.say(f"removed: {console.counted(len(self._removed), 'file')} without a source")
        if self._failed:
            console.say(_failures(self._named, len(self._failed), self._documents))
        if self._codes:
            console.say(sum_of(self._codes))

    def as_json(self) -> Iterator[bytes]:
        """The same for programs, part by part; `docs/cli.md` tells its keys."""
        told = {
            "documents": self._documents,
            "made": dict(self._many),
            "bytes": self._size,
            "up_to_date": self._kept,
            "removed": self._removed,
            "failed": self._failed,
            "notices": dict(sorted(self._codes.items())),
        }
        yield b"{"
        for number, (key, value) in enumerate(told.items()):
            yield b",\n " if number else b"\n "
            yield f"{_json(key)}: ".encode()
            yield from value.as_json() if isinstance(value, _Rows) else (_json(value).encode(),)
        yield b"\n}\n"

    def exit_code(self, fail_level: Severity) -> int:
        """The exit code: our own fault goes before a failure, a failure before notices."""
        if self._codes[BUG]:
            return ExitCode.BUG
        failed = len(self._failed) or self._worst >= fail_level
        return ExitCode.FAILED if failed else ExitCode.OK


class _Rows:
    """Values for the report, on the disk when they are many: all documents may fail."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, value: object) -> None:
        """Keep one more."""
        if self._file is None:
            from tempfile import SpooledTemporaryFile  # most reports need none

            self._file = cast("IO[bytes]", SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 -- the next line
            finalize(self, self._file.close)
        self._file.write(f"{_json(value, indent=None)}\n".encode())
        self._count += 1

    def as_json(self) -> Iterator[bytes]:
        """A list of them, as the report has it."""
        if self._file is None:
            yield b"[]"
            return
        import json

        self._file.seek(0)
        for number, line in enumerate(self._file):
            yield b",\n  " if number else b"[\n  "
            yield _json(json.loads(line)).replace("\n", "\n ").encode()
        yield b"\n ]"


def _json(value: object, indent: int | None = 1) -> str:
    """A value of the report, one step in."""
    import json

    return json.dumps(value, indent=indent).replace("\n", "\n ")


def _common(one: str | None, other: str) -> str:
    """The folder that holds these, "" for the working folder."""
    common = commonpath((other if one is None else one, other))
    return other[: len(common) + 1] if is_remote(other) else common  # it has one slash for two


def _failures(named: Sequence[Result], count: int, documents: int) -> str:
    """Which documents failed and why; of many, the first."""
    told = [f"  {console.printable(r.name)}: {_reason(r)}" for r in named]
    more = [f"  and {count - len(named)} more"] if count > len(named) else []
    head = f"failed: {count} of {console.counted(documents, 'document')}:"
    return "\n".join([head, *told, *more])


def _reason(result: Result) -> str:
    return "; ".join(f"{n.code}: {console.printable(n.message)}" for n in _errors(result))


def _errors(result: Result) -> list[Notice]:
    return [notice for notice in result.notices if notice.severity is Severity.ERROR]


def _as_data(result: Result) -> dict[str, object]:
    return {
        "source": result.name,
        "reasons": [
            {"code": n.code, "message": n.message, "line": n.where.line if n.where else 0}
            for n in _errors(result)
        ],
    }


def _listed(files: Sequence[Made]) -> str:
    """The files of one document, the way a shell would write them together."""
    paths = [made.path for made in files if made.path]
    total = console.size(sum(made.size for made in files))
    if len(paths) == 1:
        return f"  {paths[0]} ({total})"
    suffixes = ",".join(path.suffix[1:] for path in paths)
    return f"  {paths[0].with_suffix('')}.{{{suffixes}}} ({total})"
