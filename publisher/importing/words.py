"""The words that a file of any format shows, and where they part from those of a view."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import cast

from publisher import law, plugins
from publisher.importing.carrier import Shown
from publisher.view import View, placed

_PLAIN: Mapping[str, str] = MappingProxyType(
    {
        "csv": "publisher.importing.csv_table:shown_in_table",
        "json": "publisher.importing.json_document:shown_in_json",
        "md": "publisher.importing.markdown:shown_in_markdown",
        "txt": "publisher.importing.text:shown_in_text",
    }
)


def shown_in(data: bytes, format_name: str) -> Shown | None:
    """The words of a file in a format that carries no edition; None for a format whose words
    cannot be read back.
    """
    target = _PLAIN.get(format_name)
    if target is None:
        return None
    read = cast("Callable[[bytes], Iterator[str]]", plugins.load(target))
    return lambda _: read(data)


def parting(shown: Shown, view: View) -> str:
    """Where a file first parts from its edition: the address, what is expected there and what
    was found; "" where it says all that the view says and no more.

    Raises `UnreadableError` when the words cannot be read.
    """
    words = list(placed(view))
    parted = law.first_difference("".join(said for _, said in words), shown(view))
    return f"{_address(words, parted.at)}: {parted}" if parted else ""


def _address(words: list[tuple[str, str]], at: int) -> str:
    """The address of the block that holds visible character number `at`."""
    for address, said in words:
        at -= len(law.visible(said))
        if at < 0:
            return address or "a block without an address"
    return "the end"
