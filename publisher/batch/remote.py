"""An output folder behind a URL: its state is fetched, used on this machine, and put back."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from publisher.batch.folder import HIDDEN, OutputFolder, state_file
from publisher.batch.places import put
from publisher.batch.state import opened
from publisher.errors import OutputError


@contextmanager
def remote_folder(
    path: Path, waiting: Callable[[], object], part: str = ""
) -> Iterator[OutputFolder]:
    """An output folder behind a URL, as `output_folder` gives one of this machine.

    The state is put back as results come and at the end, after the files that it tells of: a
    run that is killed makes some files once more. Nothing holds a second run off: who starts
    two on one folder makes the same files twice. Raises `OutputError`.
    """
    kept = path / HIDDEN / state_file(part)
    with tempfile.TemporaryDirectory(prefix="publisher-") as here:
        state = Path(here) / state_file(part)
        _fetch(kept, state)
        with opened(state, waiting) as known:
            folder = OutputFolder(path, known, None, lambda: put(kept, state.read_bytes()))
            try:
                yield folder
            finally:
                if not part:
                    folder.list_files()
                put(kept, state.read_bytes())


def _fetch(kept: Path, state: Path) -> None:
    """Bring the state here, if there is one; and list the folder at once, so that not every
    file is asked for by itself.
    """
    remote = cast("Any", kept)
    try:
        remote.fs.find(remote.parent.parent.path)
        state.write_bytes(kept.read_bytes())
    except FileNotFoundError:
        return
    except Exception as error:  # each kind of store has its own
        raise OutputError(
            f"{kept.parent.parent}: cannot be reached ({error})",
            "Check the URL, and what the store wants to know of you.",
        ) from error
