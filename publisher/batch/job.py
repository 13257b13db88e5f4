"""A job: one source, and the files that are made from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from publisher.data import dataclass
from publisher.errors import PublisherError

PAGED_BY = MappingProxyType({"epub": "pdf"})
"""Formats whose files list the pages of another's, when one run makes both."""


@dataclass(frozen=True, slots=True)
class Target:
    """A file to make: its format and path; None is standard output."""

    format: str
    path: Path | None


@dataclass(frozen=True, slots=True)
class Job:
    """One source and what is made from it. It crosses to worker processes.

    `error` is set when the plan itself finds that it cannot be done.
    """

    name: str
    id: str
    path: Path | None
    targets: tuple[Target, ...] = ()
    data: bytes | None = None  # what came by standard input
    error: PublisherError | None = None

    def paging(self, format_name: str) -> str:
        """The format of this job whose pages a file in a format lists; "" for none."""
        other = PAGED_BY.get(format_name, "")
        return other if any(target.format == other for target in self.targets) else ""

    def making(self, targets: Sequence[Target]) -> Job:
        """The job of making only these, and what they take pages from."""
        needed = {target.format for target in targets}
        needed.update(self.paging(name) for name in tuple(needed))
        return replace(self, targets=tuple(t for t in self.targets if t.format in needed))
