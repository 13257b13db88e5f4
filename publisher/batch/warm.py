"""The modules that jobs need: loaded once, in the process from which all workers come."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable

from publisher.exporters import BUILT_IN

_STAGES = (
    "publisher.batch.run",
    "publisher.readers.transcript.reader",
    "publisher.tei.build",
    "publisher.tei.serialize",
    "publisher.tei.parse",
    "publisher.tei.validate",
    "publisher.tei.project",
)
_DEEPER = {"docx": "publisher.exporters.docx.assemble"}  # what a format's own module loads late


def warm_up(formats: Iterable[str]) -> None:
    """Let the workers that start from now on come from a process that has loaded the modules
    of the stages and of these formats, where the system can fork.

    Only what is ours: what a plug-in does when it is loaded must befall the process of a
    document, and no other.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return
    ours = [BUILT_IN[name] for name in formats if name in BUILT_IN]
    parts = [row.target.partition(":")[0] for row in ours]
    deeper = [_DEEPER[row.name] for row in ours if row.name in _DEEPER]
    multiprocessing.set_forkserver_preload([*_STAGES, *parts, *deeper])
