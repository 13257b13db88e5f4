"""What the openers of tables, captions and data tell of what they left out of the text."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.report import Notice, Severity, Where

_SHOWN = 12  # names
_LONGEST = 40  # characters


def metadata_kept(names: Sequence[str], file: str, row: int = 0) -> tuple[Notice, ...]:
    """Which fields are metadata, and not shown as text."""
    if not names:
        return ()
    notice = Notice(
        "P131",
        Severity.INFO,
        f"{len(names)} field(s) are taken as metadata and not shown as text: {listed(names)}",
        Where(file, row),
        "Rename a field to one that is not known if its words must be shown.",
    )
    return (notice,)


def listed(names: Sequence[str]) -> str:
    """The first names, shortened, and how many follow."""
    shown = ", ".join(map(shortened, names[:_SHOWN]))
    more = len(names) - _SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def shortened(name: str) -> str:
    """A name from the file on one short line."""
    flat = " ".join(name[: 4 * _LONGEST].split()) or "(no name)"
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST]}…"
