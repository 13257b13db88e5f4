"""`publisher merge`: the parts of an export, joined."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from publisher.batch.shards import merge
from publisher.cli import console
from publisher.errors import ExitCode


def merge_parts(options: Mapping[str, object]) -> int:
    """Join the parts in a folder; the exit code."""
    folder = str(options["folder"])
    count, faults = merge(Path(folder), partial(console.say_waiting, folder))
    for notice in faults:
        console.say(console.headline(notice))
        console.say(f"  {notice.hint}")
    if not options["quiet"]:
        console.say(f"merged {console.counted(count, 'file')} in {console.printable(folder)}")
    return ExitCode.FAILED if faults else ExitCode.OK
