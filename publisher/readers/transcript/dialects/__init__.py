"""The table of dialects, and which of them may be in force together."""

from __future__ import annotations

from types import MappingProxyType
from typing import cast

from publisher.readers.transcript.dialects import (
    alone,
    bold,
    chat,
    clock,
    colon,
    dash,
    full_stop,
    given,
    heading,
    marked,
    question,
    starred,
)
from publisher.readers.transcript.dialects.base import Dialect

DIALECTS: tuple[Dialect, ...] = tuple(
    cast("Dialect", module)
    for module in (
        given,
        heading,
        bold,
        chat,
        clock,
        starred,
        marked,
        question,
        dash,
        full_stop,
        colon,
        alone,
    )
)
"""All dialects; where two see a label in one place, the earlier is right."""

COMPANIONS = MappingProxyType(
    {
        colon.name: (question.name, clock.name),
        question.name: (colon.name,),
        clock.name: (colon.name,),
    }
)
"""Dialects that one record uses side by side. Any other is in force alone."""
