"""`publisher bag`: an output folder as a BagIt package."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from publisher.batch.bag import make_bag
from publisher.cli import console
from publisher.cli.project import epoch
from publisher.errors import ExitCode


def bag_folder(options: Mapping[str, object]) -> int:
    """Make the bag of a folder; the exit code."""
    folder = Path(os.path.normpath(str(options["folder"])))
    target = Path(str(options["target"] or f"{folder.absolute()}-bag"))
    files = make_bag(folder, target, epoch())
    if not options["quiet"]:
        console.say(f"bagged {console.counted(files, 'file')} in {console.printable(str(target))}")
    return ExitCode.OK
