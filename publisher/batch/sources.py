"""Which documents the arguments mean: files, folders, glob patterns and standard input."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

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


@dataclass(frozen=True, slots=True)
class Found:
    """A document: where it is (None is standard input), its name in messages, and its
    path within the collection it was found in. `error` says why it cannot be used.
    """

    path: Path | None
    name: str
    relative: Path
    error: InputError | None = None


def find(
    arguments: Sequence[str], suffixes: Collection[str], without: Path | None = None
) -> Iterator[Found]:
    """The documents in the order of the arguments, each file once; a folder's by path.

    A folder or a pattern gives the files with one of these suffixes, less hidden ones, those
    in `ABOUT` and the manifest of an output folder; links to folders are not followed. A
    file that is named is taken as it is. The folder `without`, where results go, is left
    out.
    """
    seen: set[str] = set()
    for argument in arguments:
        for found in _of_argument(argument, suffixes, without):
            key = absolute(str(found.path or STANDARD_INPUT))
            if found.error or key not in seen:
                yield found
            seen.add(key)


def _of_argument(argument: str, suffixes: Collection[str], without: Path | None) -> Iterator[Found]:
    path = Path(argument.removeprefix("file://"))
    if argument == STANDARD_INPUT:
        yield Found(None, STANDARD_INPUT_NAME, Path(STANDARD_INPUT_NAME))
    elif is_remote(argument):
        yield from _of_store(argument, suffixes, without)
    elif path.is_dir():
        yield from _of_folder(path, argument, suffixes, without)
    elif path.exists():
        yield Found(path, argument, Path(path.name))
    elif is_pattern(argument):
        yield from _of_pattern(argument, suffixes, without)
    else:
        yield _nothing(argument, "no such file or folder", "Check the path.")


def _of_folder(
    folder: Path, argument: str, suffixes: Collection[str], without: Path | None
) -> Iterator[Found]:
    files = sorted(_files(folder, suffixes, without), key=lambda path: path.parts)
    for path in files:
        yield Found(path, str(path), path.relative_to(folder))
    if not files:
        kinds = ", ".join(sorted(suffixes))
        yield _nothing(argument, "the folder holds no document", f"Documents end in {kinds}.")


def _files(folder: Path, suffixes: Collection[str], without: Path | None) -> Iterator[Path]:
    avoided = without.resolve() if without else None
    for here, folders, names in os.walk(folder):
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".") and (Path(here) / name).resolve() != avoided
        ]
        yield from (Path(here) / name for name in names if _is_document(name, suffixes))


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
        Found(file, str(file), Path(relative))
        for file, relative in below
        if _is_document(relative.name, suffixes)
        and not any(part.startswith(".") for part in relative.parts)
        and not (avoided and str(file).startswith(avoided))
    ]
    yield from documents
    if not documents and path.is_file():
        yield Found(path, url, Path(path.name))
    elif not documents:
        yield _nothing(url, "no document is there", f"They end in {', '.join(sorted(suffixes))}.")


def _of_pattern(pattern: str, suffixes: Collection[str], without: Path | None) -> Iterator[Found]:
    root, rest = fixed_part(pattern)
    files: set[Path] = set()
    for match in root.glob(rest):
        if match.is_dir():
            files.update(_files(match, suffixes, without))
        elif _is_document(match.name, suffixes):
            files.add(match)
    for path in sorted(files, key=lambda path: path.parts):
        yield Found(path, str(path), path.relative_to(root))
    if not files:
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
    return Found(None, argument, Path(argument), InputError(f"{argument}: {why}", hint))
