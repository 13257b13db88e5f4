"""Telling what came of the documents: each one's notices, then the sum of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from os.path import commonpath
from pathlib import Path

from publisher.batch.places import is_remote
from publisher.batch.result import BUG, Made, Result
from publisher.cli import console
from publisher.errors import ExitCode
from publisher.report import Notice, Severity

_FEW = 30  # documents whose files are listed one by one
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
        self._failed: list[Result] = []
        self._kept = 0
        self._untouched = 0  # documents all of whose files were up to date
        self._removed: list[str] = []
        self._documents = 0
        self._worst = 0
        self._folders: set[str] = set()

    def add(self, result: Result, documents: int = 1) -> None:
        """Count a result: one document's, or of none where it is about them all."""
        self._documents += documents
        files = tuple(made for made in result.made if made.path)
        self._many.update(made.format for made in files)
        self._size += sum(made.size for made in files)
        self._folders.update(str(made.path.parent) for made in files if made.path)
        if files and self._documents <= _FEW:
            self._made.append(files)
        self._codes.update(notice.code for notice in result.notices)
        self._worst = max([self._worst, *(notice.severity for notice in result.notices)])
        if result.failed:
            self._failed.append(replace(result, made=(), lines={}))
        self._kept += result.kept
        self._untouched += bool(result.kept and not result.made and not result.failed)

    def add_removed(self, path: Path) -> None:
        """Count a file that was removed since its source is gone."""
        self._removed.append(str(path))

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
                f"in {_common(self._folders) or 'the working folder'}"
            )
        if self._kept:
            console.say(f"up to date: {console.counted(self._kept, 'file')}")
        if self._removed:
            console.say(f"removed: {console.counted(len(self._removed), 'file')} without a source")
        if self._failed:
            console.say(_failures(self._failed, self._documents))
        if self._codes:
            console.say(sum_of(self._codes))

    def as_json(self) -> bytes:
        """The same for programs; `docs/cli.md` tells its keys."""
        import json

        told = {
            "documents": self._documents,
            "made": dict(self._many),
            "bytes": self._size,
            "up_to_date": self._kept,
            "removed": self._removed,
            "failed": [_as_data(result) for result in self._failed],
            "notices": dict(sorted(self._codes.items())),
        }
        return json.dumps(told, indent=1).encode() + b"\n"

    def exit_code(self, fail_level: Severity) -> int:
        """The exit code: our own fault goes before a failure, a failure before notices."""
        if self._codes[BUG]:
            return ExitCode.BUG
        failed = self._failed or self._worst >= fail_level
        return ExitCode.FAILED if failed else ExitCode.OK


def _common(folders: Iterable[str]) -> str:
    """The folder that holds all of these, "" for the working folder."""
    common = commonpath(folders)
    url = next((folder for folder in folders if is_remote(folder)), "")
    return url[: len(common) + 1] if url else common  # it has one slash for two


def _failures(failed: Sequence[Result], documents: int) -> str:
    """Which documents failed and why; of many, the first."""
    told = [f"  {console.printable(r.name)}: {_reason(r)}" for r in failed[:_NAMED]]
    more = [f"  and {len(failed) - _NAMED} more"] if len(failed) > _NAMED else []
    head = f"failed: {len(failed)} of {console.counted(documents, 'document')}:"
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
