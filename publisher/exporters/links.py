"""Which links a file may lead to: addresses of the web and of mail, nothing that runs."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

SCHEMES = frozenset(["http", "https", "mailto"])

# Characters that stay as they are (RFC 3986, 2.2 and 2.3).
_LEGAL = "%:/?#[]@!$&'()*+,;=~"
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def followable(target: str) -> str:
    """The target as a URI (RFC 3986) in ASCII, or "" when it may not be followed."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return ""
    if parts.scheme.lower() not in SCHEMES or not (parts.netloc or parts.scheme == "mailto"):
        return ""
    return quote(_STRAY_PERCENT.sub("%25", target), safe=_LEGAL, errors="replace")
