"""Which documents the arguments mean: files, folders, glob patterns and standard input."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from publisher.batch.claims import Claims
from publisher.batch.places import absolute, files_in, is_remote, place
from publisher.data import dataclass
from publisher.errors import InputError

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "stdin"
MANIFEST = "manifest.jsonl"
"""The list of the files of an output folder, which is no record."""

# Files that tell about a collection rather than belong to it, in capitals by old custom.
ABOUT = frozenset(
    (
        *("AUTHORS", "CHANGELOG", "CITATION", "CODE_OF_CONDUCT", "CONTRIBUTING", "COPYING"),
        *("INDEX", "LICENCE", "LICENSE", "NOTICE", "README", "SECURITY", "SOURCES"),
    )
)


class Folder(NamedTuple):
    """A folder of a collection: where it is, and its path within the collection."""

    path: Path
    relative: PurePath


_NOWHERE = Folder(Path(), PurePath())


class Found(NamedTuple):
    """A document: the name of its file and its folder, and its name in messages. A collection
    may have a million of these, so each holds little and makes its paths when asked.

    `is_lone` means that it has no folder: standard input, or what cannot be found. `error` says
    why it cannot be used.
    """

    folder: Folder
    file: str
    name: str
    is_link: bool = False
    is_lone: bool = False
    error: InputError | None = None

    @property
    def path(self) -> Path | None:
        """Where it is; None is standard input."""
        return None if self.is_lone else self.folder.path / self.file

    @property
    def relative(self) -> PurePath:
        """Its path within the collection it was found in."""
        return self.folder.relative / self.file


class Sources:
    """The documents in the order of the arguments, each file once; a folder's by path. A folder
    is walked anew each time, so that memory holds the names of one folder at a time.
    """

    def __init__(self, parts: Sequence[Iterable[Found]]) -> None:
        self._parts = parts

    def __iter__(self) -> Iterator[Found]:
        if len(self._parts) == 1:
            yield from self._parts[0]
            return
        seen = Claims()
        for part in self._parts:
            for found in part:
                key = absolute(str(found.path or STANDARD_INPUT))
                if found.error:
                    yield found
                elif seen.holder(key) is None:
                    seen.claim(key, "")
                    yield found


def find(
    arguments: Sequence[str], suffixes: Collection[str], without: Path | None = None
) -> Sources:
    """The documents that the arguments mean.

    A folder or a pattern gives the files with one of these suffixes, less hidden ones, those
    in `ABOUT` and the manifest of an output folder; links to folders are not followed. A
    file that is named is taken as it is. The folder `without`, where results go, is left
    out.
    """
    return Sources([_of_argument(argument, suffixes, without) for argument in arguments])


def _of_argument(argument: str, suffixes: Collection[str], without: Path | None) -> Iterable[Found]:
    path = Path(argument.removeprefix("file://"))
    if argument == STANDARD_INPUT:
        return (Found(_NOWHERE, STANDARD_INPUT_NAME, STANDARD_INPUT_NAME, is_lone=True),)
    if is_remote(argument):
        return tuple(_of_store(argument, suffixes, without))
    if path.is_dir():
        return _Tree(path, argument, suffixes, without)
    if path.exists():
        return (_file(path, argument),)
    if is_pattern(argument):
        return tuple(_of_pattern(argument, suffixes, without))
    return (_nothing(argument, "no such file or folder", "Check the path."),)


def _file(path: Path, name: str) -> Found:
    """A file that is named by itself, here or behind a URL."""
    return Found(Folder(path.parent, PurePath()), path.name, name, path.is_symlink())


@dataclass(frozen=True, slots=True)
class _Tree:
    """The documents of a folder and of those in it."""

    folder: Path
    argument: str
    suffixes: Collection[str]
    without: Path | None

    def __iter__(self) -> Iterator[Found]:
        count = 0
        for count, found in enumerate(_files(self.folder, self.suffixes, self.without), 1):  # noqa: B007 -- it is asked for below
            yield found
        if not count:
            kinds = ", ".join(sorted(self.suffixes))
            hint = f"Documents end in {kinds}."
            yield _nothing(self.argument, "the folder holds no document", hint)


def _files(folder: Path, suffixes: Collection[str], without: Path | None) -> Iterator[Found]:
    """The documents below a folder, by the parts of their paths."""
    avoided = without.resolve() if without else None
    open_folders = [_entries(Folder(folder, PurePath()), suffixes)]
    while open_folders:
        found = next(open_folders[-1], None)
        if found is None:
            open_folders.pop()
        elif isinstance(found, Found):
            yield found
        elif found.path.resolve() != avoided:
            open_folders.append(_entries(found, suffixes))


def _entries(folder: Folder, suffixes: Collection[str]) -> Iterator[Found | Folder]:
    """The documents and folders in a folder, by name; an error for one that cannot be read."""
    try:
        with os.scandir(folder.path) as entries:
            told = sorted(filter(None, (_told(entry, suffixes) for entry in entries)))
    except FileNotFoundError:  # it went meanwhile
        return
    except OSError as error:
        why = f"the folder cannot be read ({error.strerror})"
        yield _nothing(str(folder.path), why, "Check who may read it.")
        return
    before = "" if str(folder.path) == os.curdir else os.path.join(folder.path, "")  # noqa: PTH118 -- text
    for name, kind in told:
        if kind == _FOLDER:
            yield Folder(folder.path / name, folder.relative / name)
        else:
            yield Found(folder, name, f"{before}{name}", kind == _LINK)


_FOLDER, _DOCUMENT, _LINK = range(3)


def _told(entry: os.DirEntry[str], suffixes: Collection[str]) -> tuple[str, int] | None:
    """The name of what stands in a folder and what it is; None for what is nothing to us."""
    is_link = entry.is_symlink()
    if entry.is_dir(follow_symlinks=False):
        return None if entry.name.startswith(".") else (entry.name, _FOLDER)
    if not _is_document(entry.name, suffixes) or (is_link and os.path.isdir(entry.path)):  # noqa: PTH112 -- knows no loops
        return None
    return entry.name, _LINK if is_link else _DOCUMENT


def _is_document(name: str, suffixes: Collection[str]) -> bool:
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 -- called for every file of a tree
    if name.startswith(".") or name == MANIFEST:
        return False
    return suffix.lower() in suffixes and stem not in ABOUT


def _of_store(url: str, suffixes: Collection[str], without: Path | None) -> Iterator[Found]:
    """The documents of a URL: those below it, or itself."""
    path = place(url)
    try:
        below = sorted(files_in(path), key=lambda found: found[1].parts)
    except Exception as error:  # noqa: BLE001 -- each kind of store has its own
        yield _nothing(url, f"cannot be reached ({error})", "Check the URL.")
        return
    avoided = f"{without}/" if without else None
    documents = [
        Found(Folder(file.parent, relative.parent), file.name, str(file))
        for file, relative in below
        if _is_document(relative.name, suffixes)
        and not any(part.startswith(".") for part in relative.parts)
        and not (avoided and str(file).startswith(avoided))
    ]
    yield from documents
    if not documents and path.is_file():
        yield Found(Folder(path.parent, PurePath()), path.name, url)
    elif not documents:
        yield _nothing(url, "no document is there", f"They end in {', '.join(sorted(suffixes))}.")


def _of_pattern(pattern: str, suffixes: Collection[str], without: Path | None) -> Iterator[Found]:
    root, rest = fixed_part(pattern)
    files: dict[tuple[str, ...], bool] = {}  # whether it is a link
    faults: dict[str, Found] = {}
    for match in root.glob(rest):
        if match.is_dir():
            for found in _files(match, suffixes, without):
                if found.error:
                    faults[found.name] = found
                else:
                    files[*found.folder.path.parts, found.file] = found.is_link
        elif _is_document(match.name, suffixes):
            files[match.parts] = match.is_symlink()
    for parts, is_link in sorted(files.items()):
        path = Path(*parts)
        folder = Folder(path.parent, path.parent.relative_to(root))
        yield Found(folder, path.name, str(path), is_link)
    yield from faults.values()
    if not files and not faults:
        yield _nothing(pattern, "no document matches", "Check the pattern.")


def is_pattern(argument: str) -> bool:
    """Whether an argument that is no path holds a wildcard."""
    return any(sign in argument for sign in "*?[")


def fixed_part(pattern: str) -> tuple[Path, str]:
    """The folder before the first part with a wildcard, and the rest of the pattern."""
    parts = Path(pattern).parts
    first = next(i for i, part in enumerate(parts) if is_pattern(part))
    return Path(*parts[:first]), str(Path(*parts[first:]))


def _nothing(argument: str, why: str, hint: str) -> Found:
    error = InputError(f"{argument}: {why}", hint)
    return Found(_NOWHERE, argument, argument, is_lone=True, error=error)
