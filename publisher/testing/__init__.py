"""Contract checks that authors of plug-ins run on their own exporters, readers and themes."""

from __future__ import annotations

from publisher.testing.exporters import check_exporter
from publisher.testing.readers import check_layout, check_reader
from publisher.testing.specimen import specimen
from publisher.testing.themes import check_theme
from publisher.testing.views import HOSTILE, every_node, long_view

__all__ = [
    "HOSTILE",
    "check_exporter",
    "check_layout",
    "check_reader",
    "check_theme",
    "every_node",
    "long_view",
    "specimen",
]
