"""What a check says when something does not hold."""

from __future__ import annotations


def hold(condition: object, message: str) -> None:
    """Raise `AssertionError` with this message unless the condition is true.

    A function, since `assert` says nothing under `python -O`, nor in what pytest does not rewrite.
    """
    if not condition:
        raise AssertionError(message)
