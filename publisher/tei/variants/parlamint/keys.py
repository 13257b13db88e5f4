"""The table `[parlamint]` of a project's settings: what each key tells, what it may be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from publisher.data import dataclass

LICENCE = "http://creativecommons.org/licenses/by/4.0/"
"""The one licence that ParlaMint's schema allows. Only who may grant it can say so."""

_ANY = r"\S(.*\S)?"
_ADDRESS = r"https?://\S+"


@dataclass(frozen=True, slots=True)
class Fact:
    """A key of `[parlamint]`: what it tells, and the shape of its value."""

    told: str
    shape: str = _ANY

    def fits(self, value: object) -> bool:
        """Whether a value can be this."""
        return isinstance(value, str) and re.fullmatch(self.shape, value) is not None


FACTS: Mapping[str, Fact] = MappingProxyType(
    {
        "parliament": Fact("the name of the parliament"),
        "country": Fact("the name of the country"),
        "country-code": Fact("the country in two letters, such as CA", "[A-Z]{2}(-[A-Z0-9]{1,3})?"),
        "term": Fact("the term of the parliament"),
        "session": Fact("the session"),
        "sitting": Fact("the sitting"),
        "handle": Fact("the address at which the corpus is kept", _ADDRESS),
        "licence": Fact(f"the licence, which must be {LICENCE}", re.escape(LICENCE)),
        "publisher": Fact("who publishes the corpus"),
        "source": Fact("the address of the source", _ADDRESS),
        "responsible": Fact("who is responsible for the corpus"),
        "responsibility": Fact("for what"),
        "funder": Fact("who paid for it"),
    }
)
"""The keys of `[parlamint]` in a project's settings."""
