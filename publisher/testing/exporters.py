"""The contract of an exporter (`publisher.exporters.base.Export`)."""

from __future__ import annotations

from collections.abc import Callable

from publisher import law, view
from publisher.exporters.base import Export, Options
from publisher.testing.holding import hold
from publisher.testing.views import every_node
from publisher.theme.model import Theme


def check_exporter(
    export: Export,
    theme: Theme,
    options: Options | None = None,
    words: Callable[[bytes], str] | None = None,
) -> bytes:
    """Export a view with every node twice, and return the bytes.

    `export` is asked with the `theme` and these `options`, else with none.
    `words` reads the file back: the record's own words, in order, without those that the
    format adds, such as a contents page. Raises `AssertionError` when the exporter gives
    nothing, not the same bytes twice, or, with `words`, when the file does not hold exactly the
    words that were shown to it.
    """
    used = options or Options()
    first = export(every_node(), theme, used).value
    hold(first, "the exporter gave no bytes")
    hold(export(every_node(), theme, used).value == first, "the same view gave other bytes")
    if words:
        parting = law.first_difference("".join(view.shown(every_node())), (words(first),))
        hold(parting is None, f"the file says other words than the view: {parting}")
    return first
