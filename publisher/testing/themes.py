"""The contract of a theme: it loads, its colours can be read, every format can set it."""

from __future__ import annotations

from pathlib import Path

from publisher import exporters
from publisher.errors import MissingLibraryError
from publisher.testing.exporters import check_exporter
from publisher.testing.holding import hold
from publisher.theme.load import load
from publisher.theme.model import Theme


def check_theme(name_or_path: str | Path) -> Theme:
    """Load the theme `name_or_path`, set a view with every node in it, and return it.

    It is set in each format of ours whose library is installed. Raises `UsageError` for a theme
    that does not load, `AssertionError` when a colour cannot be read on its ground (P301).
    """
    loaded = load(str(name_or_path))
    hold(not loaded.notices, "\n".join(f"{n.where}: {n.message}" for n in loaded.notices))
    for row in exporters.BUILT_IN.values():
        try:
            check_exporter(exporters.load(row), loaded.value)
        except MissingLibraryError:
            continue
    return loaded.value
