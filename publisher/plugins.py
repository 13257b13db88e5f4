"""Tables of plug-ins: a literal table plus entry points, each loaded when first used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from publisher.data import dataclass
from publisher.errors import MissingLibraryError, UsageError
from publisher.installed import may_extend

if TYPE_CHECKING:
    from dataclasses import Field
    from importlib.metadata import EntryPoint, EntryPoints

OURS = "publisher"


class Row(Protocol):
    """A row of a table: a dataclass that tells its name and who brings it."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def name(self) -> str:
        """What users call it."""
        ...

    @property
    def origin(self) -> str:
        """The distribution that brings it."""
        ...


R = TypeVar("R", bound=Row)
T = TypeVar("T")


def load(target: str, needs: str = "", origin: str = OURS) -> object:
    """The object that `module:name` means, of the distribution `origin`.

    Raises `MissingLibraryError`, naming the extra `needs`, when a library is missing, and
    `UsageError` when the module has no such name.
    """
    module, _, name = target.partition(":")
    try:
        imported = import_module(module)
    except ModuleNotFoundError as error:
        raise MissingLibraryError(
            f"the library {error.name!r} is not installed",
            f"Install it with: pip install '{_with_extra(origin, needs)}'",
        ) from error
    if not hasattr(imported, name):
        raise UsageError(f"{origin}: the module {module} has no {name!r}", _mend(origin))
    return getattr(imported, name)


def _with_extra(origin: str, needs: str) -> str:
    extra = needs or ("all" if origin == OURS else "")
    return f"{origin}[{extra}]" if extra else origin


def _mend(origin: str) -> str:
    return f"Upgrade it, or remove it with: pip uninstall {origin}"


@dataclass(frozen=True, slots=True)
class Table(Mapping[str, T]):
    """Rows by name. `broken` are the plug-ins that do not load, by the names that they claim:
    what they break is what asks for them.
    """

    rows: Mapping[str, T]
    broken: Mapping[str, UsageError] = field(default_factory=dict)

    def __getitem__(self, name: str) -> T:
        return self.rows[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def table(group: str, built_in: Mapping[str, R]) -> Table[R]:
    """The rows of a table: ours, then those that plug-ins add.

    A plug-in's entry point names a row of the kind that ours are. Raises `UsageError` when
    two claim a name.
    """
    kind = type(next(iter(built_in.values())))
    return extended(group, built_in, lambda point: _row(point, kind))


def extended(group: str, built_in: Mapping[str, T], make: Callable[[EntryPoint], T]) -> Table[T]:
    """The same, of rows that are made of what entry points name."""
    rows, broken = dict(built_in), {}
    for name, point in found(group, built_in).items():
        try:
            rows[name] = make(point)
        except UsageError as error:
            broken[name] = error
    return Table(rows, broken)


@cache
def _installed() -> Any:  # its type is another in each version of Python
    """All entry points; looking for them takes a look into every distribution."""
    from importlib import metadata

    return metadata.entry_points()


@cache  # each document asks for some, and selecting looks at all that are installed
def _selected(group: str) -> EntryPoints:
    points: EntryPoints = _installed().select(group=group)
    return points


def entry_points(group: str) -> EntryPoints | tuple[EntryPoint, ...]:
    """The entry points of a group, which is one of ours."""
    return _selected(group) if may_extend() else ()


def _row(point: EntryPoint, kind: type[R]) -> R:
    """A plug-in's row; its name and who brings it are those of the installed distribution."""
    row = value(point)
    if not isinstance(row, kind):
        raise UsageError(
            f"{origin(point)}: {point.value} is no {kind.__name__}, but {type(row).__name__}",
            _mend(origin(point)),
        )
    return replace(row, name=point.name, origin=origin(point))


def value(point: EntryPoint) -> object:
    """What an entry point names. Raises `UsageError` when the plug-in does not load."""
    try:
        return load(point.value, origin=origin(point))
    except UsageError:
        raise
    except Exception as error:  # a plug-in may raise anything
        raise UsageError(
            f"{origin(point)}: the plug-in does not load: {type(error).__name__}: {error}",
            _mend(origin(point)),
        ) from error


def found(group: str, taken: Mapping[str, object]) -> dict[str, EntryPoint]:
    """The entry points of a group by name.

    Raises `UsageError` when two distributions claim a name, or one claims a built-in's.
    """
    points: dict[str, EntryPoint] = {}
    for point in sorted(entry_points(group=group), key=lambda p: (p.name, origin(p))):
        if point.name in taken:
            raise UsageError(
                f"{origin(point)} claims the name {point.name!r} in {group}, which is built in",
                "Plug-ins add names; ask its author to choose another.",
            )
        if point.name in points:
            raise UsageError(
                f"{origin(points[point.name])} and {origin(point)} both claim "
                f"the name {point.name!r} in {group}",
                "Uninstall one of them.",
            )
        points[point.name] = point
    return points


def origin(point: EntryPoint) -> str:
    """The distribution that brings an entry point."""
    return point.dist.name if point.dist else point.value


def lookup(table: Mapping[str, object], name: str, what: str) -> object:
    """The entry with this name.

    Raises `UsageError` that lists the names there are, the nearest first; for a plug-in that
    does not load, why.
    """
    if name in table:
        return table[name]
    if isinstance(table, Table) and name in table.broken:
        raise table.broken[name]
    from difflib import get_close_matches  # only on the way to an error

    near = get_close_matches(name, table, n=1)
    meant = f"Did you mean {near[0]!r}? " if near else ""
    raise UsageError(f"unknown {what} {name!r}", f"{meant}There are: {', '.join(sorted(table))}.")
