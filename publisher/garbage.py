"""Python's collector of cycles, held back where it finds nothing."""

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


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Let the collector run rarely while a command does, and not once more at its end.

    Modules and classes are made of cycles that stay; to look through them every 700 objects,
    and again when the process ends, costs a sixth of the time of a short command.
    """
    usual = gc.get_threshold()
    gc.set_threshold(100_000)  # more than a short command makes
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.freeze()
