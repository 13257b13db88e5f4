"""What is installed beside this package, as far as a quick look tells."""

from __future__ import annotations

import os
import sys
from functools import cache

_OURS = b"[publisher."  # how a section of entry points of ours begins
_TOLD = (".dist-info", ".egg-info")  # ends of the folders in which distributions tell of themselves


@cache
def may_extend() -> bool:
    """Whether any distribution may bring plug-ins of ours.

    `importlib.metadata` takes 15 ms to be loaded and to read what all distributions tell; most
    often there is no plug-in. Where distributions are found by other means than folders
    of `sys.path`, it must be asked.
    """
    return any(map(_has_own_ways, sys.meta_path)) or any(map(_may_hold_plug_ins, sys.path))


def _has_own_ways(finder: object) -> bool:
    """Whether a finder of modules finds distributions, and is not Python's own."""
    module = getattr(finder, "__module__", "")
    return hasattr(finder, "find_distributions") and module != "_frozen_importlib_external"


def _may_hold_plug_ins(place: str) -> bool:
    """Whether a place of `sys.path` holds a plug-in, or is no folder that can be looked into."""
    try:
        names = os.listdir(place or ".")  # noqa: PTH208 -- every start asks this
    except FileNotFoundError:
        return False
    except OSError:  # an archive, say
        return True
    return place.endswith(".egg") or any(
        name.lower().endswith(_TOLD) and _OURS in _entry_points(f"{place or '.'}/{name}")
        for name in names
    )


def _entry_points(folder: str) -> bytes:
    try:
        with open(f"{folder}/entry_points.txt", "rb") as file:  # noqa: PTH123 -- as above
            return file.read()
    except OSError:  # most have none
        return b""
