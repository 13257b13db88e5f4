"""A theme's TOML as flat settings, each with the place where it is written."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from publisher.data import dataclass
from publisher.errors import UsageError
from publisher.patterns import regex
from publisher.report import Where
from publisher.roles import PhraseRole, Role
from publisher.theme.keys import FLAT, NAMED, TEMPLATE, TOP, Key

Path = tuple[str, ...]

_HEADER = regex(r"\s*\[([^\[\]]+)\]")
_KEY = regex(r"\s*([\w.\"'-]+)\s*=")
_LINE_OF_ERROR = regex(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class Setting:
    """A value and where it is written."""

    value: object
    where: Where


Settings = Mapping[Path, Setting]
"""Settings by their path: `("role", "speech", "size")`."""


@lru_cache(maxsize=16)
def parse(text: str, file: str) -> Settings:
    """The settings of a theme's text. Raises `UsageError` with file and line."""
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _LINE_OF_ERROR.search(str(error))
        where = Where(file, int(line[1]) if line else text.count("\n") + 1)  # else at its end
        raise UsageError(f"{where}: this is no TOML: {error}", "See https://toml.io.") from None
    lines = _lines(text)
    return {
        path: Setting(value, Where(file, _line_of(path, lines)))
        for path, value in _leaves(tree, file, lines)
    }


def _leaves(
    tree: Mapping[str, object], file: str, lines: Mapping[Path, int]
) -> Iterator[tuple[Path, object]]:
    """Every value with its path, or an error for the first that no theme has."""
    names = {"role": tuple(Role), "phrase": tuple(PhraseRole)}
    for section, value in tree.items():
        here = _Place(file, (section,), lines)
        if section in NAMED:
            for name, table in here.table(value).items():
                if section in names:
                    here.known(name, names[section], section)
                inner = _Place(file, (section, name), lines)
                yield from inner.keys(inner.table(table), NAMED[section])
        elif section in FLAT:
            yield from here.keys(here.table(value), FLAT[section])
        elif section == "colour":
            yield from (((section, name), colour) for name, colour in here.table(value).items())
        elif section == "template":
            yield from here.keys(here.table(value), TEMPLATE)
        else:
            top = _Place(file, (), lines)
            yield from top.keys({section: value}, TOP, (*NAMED, *FLAT, "colour", "template"))


@dataclass(frozen=True, slots=True)
class _Place:
    file: str
    path: Path
    lines: Mapping[Path, int]

    def table(self, value: object) -> dict[str, object]:
        if isinstance(value, dict):
            return value
        raise UsageError(
            f"{self._where()}: {'.'.join(self.path)} must be a table",
            f"Write [{'.'.join(self.path)}] and its keys below.",
        )

    def keys(
        self, table: Mapping[str, object], keys: tuple[Key, ...], more: tuple[str, ...] = ()
    ) -> Iterator[tuple[Path, object]]:
        allowed = (*(key.name for key in keys), *more)
        for name, value in table.items():
            self.known(name, allowed, "key")
            yield (*self.path, name), value

    def known(self, name: str, allowed: Collection[str], what: str) -> None:
        if name in allowed:
            return
        from difflib import get_close_matches  # only on the way to an error

        near = get_close_matches(name, allowed, n=1)
        meant = f"Did you mean {near[0]!r}? " if near else ""
        table = f" in [{'.'.join(self.path)}]" if self.path else ""
        raise UsageError(
            f"{self._where(name)}: unknown {what} {name!r}{table}",
            f"{meant}There are: {', '.join(allowed)}.",
        )

    def _where(self, *name: str) -> Where:
        return Where(self.file, _line_of((*self.path, *name), self.lines))


def _lines(text: str) -> dict[Path, int]:
    """The line of each table's head and each key, found by scanning: TOML's reader tells
    none. A multi-line value may add lines that no path asks for.
    """
    table: Path = ()
    lines: dict[Path, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _split(header[1])
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault((*table, *_split(key[1])), number)
    return lines


def _split(dotted: str) -> Path:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _line_of(path: Path, lines: Mapping[Path, int]) -> int:
    """The line of a path, or of the nearest table around it; 0 when there is none."""
    for end in range(len(path), 0, -1):
        if path[:end] in lines:
            return lines[path[:end]]
    return 0
