"""The modules that jobs need: loaded once, in the process from which all workers come."""

from __future__ import annotations

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


def modules_for(formats: Iterable[str]) -> tuple[str, ...]:
    """The modules of the stages and of these formats, as far as they are ours: what a plug-in
    does when it is loaded must befall the process of a document, and no other.
    """
    ours = [BUILT_IN[name] for name in formats if name in BUILT_IN]
    parts = [row.target.partition(":")[0] for row in ours]
    return (*_STAGES, *parts, *(_DEEPER[row.name] for row in ours if row.name in _DEEPER))
