"""Notices: what a stage found odd, where, and what to do about it."""

from __future__ import annotations

from enum import IntEnum
from typing import Generic, TypeVar

from publisher.data import dataclass

T = TypeVar("T")


class Severity(IntEnum):
    """How much a notice matters: `INFO`, `WARNING` or `ERROR`, which can be compared."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The severity in lower case, as it is printed."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a source: `line` and `column` of `file`, and the `length` of what stands there.

    Lines and columns count from 1, in characters; 0 means unknown.
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 0

    def __str__(self) -> str:
        parts = [self.file] + [str(n) for n in (self.line, self.column) if n]
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Notice:
    """One finding: a `message`, how much it matters (`severity`), `where`, and a `hint` what to do.

    `code` is stable and names an entry of `docs/notices.md`. `where` is None for what has no place.
    """

    code: str
    severity: Severity
    message: str
    where: Where | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a stage returns: its `value` and its `notices`, in the order of the source."""

    value: T
    notices: tuple[Notice, ...] = ()
