"""`publisher export --watch`: export again whenever a source, the style or a setting changes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any, cast

from publisher import plugins
from publisher.batch.sources import fixed_part, is_pattern
from publisher.cli import console
from publisher.data import dataclass
from publisher.errors import PublisherError, UsageError

_SETTLED = 300  # milliseconds in which changes are taken together


@dataclass(frozen=True, slots=True)
class Watched:
    """What changes count: those in these folders, and of these files; never those in the
    output folder, and of hidden files.
    """

    folders: tuple[str, ...]
    files: frozenset[str]
    output: str

    def places(self) -> list[str]:
        """The folders to be watched. A file is watched by its folder, since editors put a new
        one in its place.
        """
        parents = {str(Path(file).parent) for file in self.files}
        return sorted(place for place in {*self.folders, *parents} if Path(place).is_dir())

    def counts(self, path: str) -> bool:
        """Whether a change of this path is one."""
        if path in self.files:
            return True
        if _is_under(path, self.output):
            return False
        folder = next((folder for folder in self.folders if _is_under(path, folder)), None)
        if folder is None:
            return False
        parts = Path(path).relative_to(folder).parts
        return not any(part.startswith(".") for part in parts)


def watched(sources: Iterable[str], settings: Iterable[str | None], output: str) -> Watched:
    """What is to be watched for these arguments, and for these files of settings."""
    folders, files = [], {os.path.realpath(name) for name in settings if name}
    for source in sources:
        path = Path(source)
        if path.is_dir():
            folders.append(os.path.realpath(path))
        elif is_pattern(source) and not path.exists():
            folders.append(os.path.realpath(fixed_part(source)[0]))
        else:
            files.add(str(Path(os.path.realpath(path.parent), path.name)))
    return Watched(tuple(folders), frozenset(files), os.path.realpath(output))


def again_and_again(export: Callable[[], int], what: Watched) -> int:
    """Export, then again at each change, until it is interrupted; the exit code of the last.

    What can be mended is told and does not end it. Raises `MissingLibraryError`, and
    `UsageError` when nothing is there that could change.
    """
    code = 0
    for number, changes in enumerate(_changes(what)):
        if changes or not number:
            code = _exported(export)
    console.say("stopped")
    return code


def _exported(export: Callable[[], int]) -> int:
    try:
        code = export()
    except PublisherError as error:  # a style that is half written, say: the next change mends it
        console.say(f"error: {error}")
        code = error.exit_code
    console.say("waiting for changes; Ctrl-C ends")
    return code


def _changes(what: Watched) -> Iterator[AbstractSet[object]]:
    """The changes as they settle, and none at times where there is none: the first time, the
    folders are already being watched, so that no change is missed.
    """
    watch = cast("Any", plugins.load("watchfiles:watch", "watch"))
    places = what.places()
    if not places:
        raise UsageError("there is nothing to watch", "Name a file or a folder that is there.")
    yield from watch(
        *places,
        watch_filter=lambda _, path: what.counts(path),
        step=_SETTLED,
        rust_timeout=_SETTLED,
        yield_on_timeout=True,
        raise_interrupt=False,
    )


def _is_under(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
