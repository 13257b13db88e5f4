"""Telling what came of the documents: each one's notices, then the sum of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from os.path import commonpath
from pathlib import Path

from publisher.batch.result import BUG, Made, Result
from publisher.cli import console
from publisher.errors import ExitCode
from publisher.report import Severity

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


class Tally:
    """Sums up results as they come."""

    def __init__(self) -> None:
        self._made: list[tuple[Made, ...]] = []
        self._many: Counter[str] = Counter()
        self._codes: Counter[str] = Counter()
        self._size = 0
        self._failed: list[str] = []
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
            self._failed.append(result.name)

    def report(self) -> None:
        """Say what was made, where, what failed, and which notices there were."""
        if self._documents <= _FEW:
            for files in self._made:
                console.say(_listed(files))
        if total := self._many.total():
            formats = ", ".join(self._many)
            console.say(
                f"made {console.counted(total, 'file')} ({formats}; {console.size(self._size)}) "
                f"from {console.counted(self._documents - len(self._failed), 'document')} "
                f"in {commonpath(self._folders) or 'the working folder'}"
            )
        if self._failed:
            console.say(_failures(self._failed, self._documents))
        if self._codes:
            told = ", ".join(f"{code} {count}x" for code, count in sorted(self._codes.items()))
            console.say(f"notices: {told}")

    def exit_code(self, fail_level: Severity) -> int:
        """The exit code: our own fault goes before a failure, a failure before notices."""
        if self._codes[BUG]:
            return ExitCode.BUG
        failed = self._failed or self._worst >= fail_level
        return ExitCode.FAILED if failed else ExitCode.OK


def _failures(names: Sequence[str], documents: int) -> str:
    """Which documents failed; of many, the first."""
    told = ", ".join(map(console.printable, names[:_NAMED]))
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"failed: {len(names)} of {console.counted(documents, 'document')}: {told}{more}"


def _listed(files: Sequence[Made]) -> str:
    """The files of one document, the way a shell would write them together."""
    paths = [made.path for made in files if made.path]
    total = console.size(sum(made.size for made in files))
    if len(paths) == 1:
        return f"  {paths[0]} ({total})"
    suffixes = ",".join(path.suffix[1:] for path in paths)
    return f"  {Path(paths[0]).with_suffix('')}.{{{suffixes}}} ({total})"
