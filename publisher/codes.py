"""Every notice's code: how grave it is, what it means, what to do (`codes.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Code:
    """What a code means. `meaning` and `remedy` are sentences without their full stop."""

    code: str
    severity: str  # as printed: `info or warning`
    meaning: str
    remedy: str


@cache
def codes() -> Mapping[str, Code]:
    """All codes, in order."""
    table = tomllib.loads(files(__package__).joinpath("codes.toml").read_text("utf-8"))
    return MappingProxyType({code: Code(code, **told) for code, told in table.items()})
