"""Python's collector of cycles, held back while a document is worked on."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold back the collector, where it runs.

    Reading and exporting make hundreds of thousands of small objects that live as long as
    their document. To look at all of them again and again costs a fifth of the time, and
    finds nothing.
    """
    runs = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if runs:
            gc.enable()
