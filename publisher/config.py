"""A project's settings: the nearest `publisher.toml` or `[tool.publisher]`."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from publisher.errors import UsageError

OWN_FILE = "publisher.toml"
SHARED_FILE = "pyproject.toml"
_TABLE = "tool.publisher"


@dataclass(frozen=True, slots=True)
class Key:
    """A setting: what its value must be, in words, and the test of it."""

    wanted: str
    fits: Callable[[object], bool]


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(_is_text(item) for item in value)


def _is_table(value: object) -> bool:
    return isinstance(value, dict) and all(map(_is_text, value.values()))


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


KEYS: Mapping[str, Key] = MappingProxyType(
    {
        "formats": Key("a list of format names", _is_texts),
        "output": Key("a folder", _is_text),
        "style": Key("the name or path of a style", _is_text),
        "encoding": Key("the name of an encoding", _is_text),
        "people": Key("the path of a register of people", _is_text),
        "aliases": Key("a table of labels, each with a person's name", _is_table),
        "labels": Key("a list of speakers' labels", _is_texts),
        "not-labels": Key("a list of words that are no speakers' labels", _is_texts),
        "jobs": Key("a whole number from 1", _is_count),
        "fail-level": Key(
            "error, warning or info", lambda value: value in {"error", "warning", "info"}
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Configuration:
    """Settings and the file they come from; None and nothing when there is no file."""

    path: Path | None = None
    values: Mapping[str, object] = field(default_factory=dict)


def nearest(folder: Path) -> Configuration:
    """The settings of this folder or the nearest above it; nothing is merged.

    In one folder `publisher.toml` goes before `pyproject.toml`, and a `pyproject.toml`
    counts when it holds `[tool.publisher]`. Paths in the file are relative to it. Raises
    `UsageError` with file and line for what is not TOML, an unknown key or a bad value.
    """
    for place in (folder, *folder.parents):
        for path, table in ((place / OWN_FILE, ""), (place / SHARED_FILE, _TABLE)):
            if path.is_file() and (found := _settings(path, table)) is not None:
                seen = {name: _from(folder, place, name, value) for name, value in found.items()}
                return Configuration(path, MappingProxyType(seen))
    return Configuration()


def _settings(path: Path, table: str) -> dict[str, object] | None:
    """The checked settings of one file; None when it has no such table."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({error})") from error
    if table and table not in text:
        return None  # not ours: its faults are no matter here
    try:
        values: object = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: {error}", "Mend the TOML.") from error
    for part in filter(None, table.split(".")):
        values = values.get(part) if isinstance(values, dict) else None
    if not isinstance(values, dict):
        return None
    return dict(_checked(values, path, text, table))


def _checked(
    values: Mapping[str, object], path: Path, text: str, table: str
) -> Iterator[tuple[str, object]]:
    for name, value in values.items():
        place = f"{path}:{_line_of(name, text, table)}"
        if name not in KEYS:
            raise UsageError(f"{place}: unknown setting {name!r}", f"There are: {', '.join(KEYS)}.")
        if not KEYS[name].fits(value):
            raise UsageError(f"{place}: {name} must be {KEYS[name].wanted}, not {value!r}")
        yield name, value


def _from(folder: Path, place: Path, name: str, value: object) -> object:
    """A value of a file in `place`; when it is a path, as seen from `folder`."""
    a_path = name in ("output", "people") or (
        name == "style" and re.search(r"[/\\]|\.toml$", str(value))
    )
    return os.path.relpath(place / str(value), folder) if a_path else value


def _line_of(name: str, text: str, table: str) -> int:
    """The line where a key of a table is set."""
    key = re.compile(rf"""\s*["']?{re.escape(name)}\b""")
    current = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line):
            current = header[1]
        if current == f"{table}.{name}".strip(".") or (current == table and key.match(line)):
            return number
    return 1
