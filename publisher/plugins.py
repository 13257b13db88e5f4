"""Tables of plug-ins: a literal table plus entry points, each loaded when first used."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module, metadata
from importlib.metadata import EntryPoint, EntryPoints
from types import MappingProxyType
from typing import Any, TypeVar, cast

from publisher.errors import MissingLibraryError, UsageError

T = TypeVar("T")


def load(target: str, needs: str = "") -> object:
    """The object that `module:name` means.

    Raises `MissingLibraryError`, naming the extra `needs`, when a library is missing.
    """
    module, _, name = target.partition(":")
    try:
        return getattr(import_module(module), name)
    except ModuleNotFoundError as error:
        extra = f"publisher[{needs}]" if needs else "publisher[all]"
        raise MissingLibraryError(
            f"the library {error.name!r} is not installed",
            f"Install it with: pip install '{extra}'",
        ) from error


def table(group: str, built_in: Mapping[str, T]) -> Mapping[str, T]:
    """The rows of a table by name: ours, then those that plug-ins add.

    A plug-in's entry point names a row. Raises `UsageError` when two claim a name.
    """
    rows = dict(built_in)
    for name, point in found(group, built_in).items():
        rows[name] = cast("T", load(point.value))
    return MappingProxyType(rows)


@cache
def _installed() -> Any:  # its type is another in each version of Python
    """All entry points; looking for them takes a look into every distribution."""
    return metadata.entry_points()


def entry_points(group: str) -> EntryPoints:
    """The entry points of a group."""
    points: EntryPoints = _installed().select(group=group)
    return points


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

    Raises `UsageError` that lists the names there are, the nearest first.
    """
    from difflib import get_close_matches  # only on the way to an error

    if name in table:
        return table[name]
    near = get_close_matches(name, table, n=1)
    meant = f"Did you mean {near[0]!r}? " if near else ""
    raise UsageError(f"unknown {what} {name!r}", f"{meant}There are: {', '.join(sorted(table))}.")
