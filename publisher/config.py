"""A project's settings: the nearest `publisher.toml` or `[tool.publisher]`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from types import MappingProxyType
from typing import cast

from publisher.data import dataclass
from publisher.errors import UsageError
from publisher.guidance import folded
from publisher.tei.variants.names import NAMES as PROFILES
from publisher.tei.variants.parlamint.keys import FACTS
from publisher.toml_text import Key, is_text, is_texts, line_of, parsed

OWN_FILE = "publisher.toml"
SHARED_FILE = "pyproject.toml"
_TABLE = "tool.publisher"


def _are_aliases(value: object) -> bool:
    """Whether a value is a table of labels, each with a name, no label twice."""
    if not isinstance(value, dict) or not all(map(is_text, (*value, *value.values()))):
        return False
    return len(set(map(folded, value))) == len(value)


def _is_address(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"https?://[!-~]+", value) is not None


def _are_facts(value: object) -> bool:
    """Whether a value is a table of what ParlaMint asks."""
    return isinstance(value, dict) and all(
        key in FACTS and FACTS[key].fits(told) for key, told in value.items()
    )


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


EDITION = "edition"
EDITION_KEYS: Mapping[str, Key] = MappingProxyType(
    {
        "publisher": Key("a name", is_text),
        "licence": Key("the licence in words", is_text),
        "licence-url": Key("an address of the web", _is_address),
        "availability": Key("free or restricted", lambda value: value in {"free", "restricted"}),
        "address": Key("an address of the web, before the documents' ids", _is_address),
        "editors": Key("a list of names", is_texts),
        "funders": Key("a list of names", is_texts),
        "series": Key("the title of a series", is_text),
    }
)
"""What the table `edition` may tell."""

KEYS: Mapping[str, Key] = MappingProxyType(
    {
        "formats": Key("a list of format names", is_texts),
        "output": Key("a folder", is_text),
        "style": Key("the name or path of a style", is_text),
        "reference-doc": Key("the path of a Word file", is_text),
        "embed": Key("true or false", lambda value: isinstance(value, bool)),
        "profile": Key(f"one of {', '.join(PROFILES)}", lambda value: value in PROFILES),
        "parlamint": Key(f"a table of {', '.join(FACTS)}, each as documented", _are_facts),
        "encoding": Key("the name of an encoding", is_text),
        "people": Key("the path of a register of people", is_text),
        "aliases": Key("a table of labels, none twice, each with a person's name", _are_aliases),
        "labels": Key("a list of speakers' labels", is_texts),
        "not-labels": Key("a list of words that are no speakers' labels", is_texts),
        EDITION: Key("a table", lambda value: isinstance(value, dict)),
        "jobs": Key("a whole number from 1", _is_count),
        "time-limit": Key("a whole number of seconds from 1", _is_count),
        "memory-limit": Key("a whole number of megabytes from 1", _is_count),
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
    values: object = parsed(text, str(path))
    for part in filter(None, table.split(".")):
        values = values.get(part) if isinstance(values, dict) else None
    if not isinstance(values, dict):
        return None
    found = dict(_checked(values, KEYS, path, text, table))
    if EDITION in found:
        _check_edition(cast("dict[str, object]", found[EDITION]), path, text, table)
    return found


def _check_edition(values: Mapping[str, object], path: Path, text: str, table: str) -> None:
    """Raise `UsageError` for a bad table of what editions tell of themselves."""
    own = f"{table}.{EDITION}".strip(".")
    found = dict(_checked(values, EDITION_KEYS, path, text, own))
    for name in ("licence-url", "availability"):
        if name in found and "licence" not in found:
            raise UsageError(
                f"{path}:{line_of(name, text, own)}: {name} without licence",
                'Say which licence it is, in words: licence = "…".',
            )


def _checked(
    values: Mapping[str, object], keys: Mapping[str, Key], path: Path, text: str, table: str
) -> Iterator[tuple[str, object]]:
    for name, value in values.items():
        place = f"{path}:{line_of(name, text, table)}"
        if name not in keys:
            raise UsageError(f"{place}: unknown setting {name!r}", f"There are: {', '.join(keys)}.")
        if not keys[name].fits(value):
            raise UsageError(f"{place}: {name} must be {keys[name].wanted}, not {value!r}")
        yield name, value


def _from(folder: Path, place: Path, name: str, value: object) -> object:
    """A value of a file in `place`; when it is a path, as seen from `folder`."""
    a_path = name in ("output", "people", "reference-doc") or (
        name == "style" and re.search(r"[/\\]|\.toml$", str(value))
    )
    return os.path.relpath(place / str(value), folder) if a_path else value
