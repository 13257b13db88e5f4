"""The error for a file that carries no edition: one wording for all formats."""

from __future__ import annotations

from publisher.errors import InputError


def no_edition(name: str) -> InputError:
    """What is wrong, and what to do next."""
    return InputError(
        f"{name}: the file carries no edition",
        "publisher did not make it, made it with --no-embed, or another program took the "
        "edition out. Export the record anew.",
    )
