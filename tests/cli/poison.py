"""A plug-in format for tests: some documents are poison for the process that exports them."""

from __future__ import annotations

import os
import time

from publisher.exporters.base import Format
from publisher.report import Outcome

POISON = Format("poison", ".poison", "text/plain", "for tests", "poison:export", "poison")


def export(view, theme, options):
    """The id of a document, unless that names a way to go wrong."""
    del theme, options
    if view.id.endswith("crash"):
        os.abort()
    if view.id.endswith("hang"):
        time.sleep(3600)
    if view.id.endswith("eat"):
        eaten = []
        while True:
            eaten.append(bytearray(100_000_000))
    return Outcome(f"{view.id}\n".encode())
