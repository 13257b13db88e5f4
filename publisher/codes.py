"""Every notice's code: how grave it is, what it means, what to do (`codes.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from publisher.data import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """What a code means. `meaning`, `remedy` and `why` are without their full stop."""

    code: str
    severity: str  # as printed: `info or warning`
    meaning: str
    remedy: str
    why: str = ""  # how it comes about
    example: str = ""

    @property
    def title(self) -> str:
        """The meaning in short: its first clause."""
        clause = re.match(r"(\w+: )?[^:;]+", self.meaning)  # `PDF: no font has a character`
        return clause[0] if clause else self.meaning


@cache
def codes() -> Mapping[str, Code]:
    """All codes, in order."""
    table = tomllib.loads((Path(__file__).parent / "codes.toml").read_text("utf-8"))
    return MappingProxyType({code: Code(code, **told) for code, told in table.items()})
