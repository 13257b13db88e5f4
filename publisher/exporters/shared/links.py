"""Which links a file may lead to: addresses of the web and of mail, nothing that runs."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from publisher.patterns import regex
from publisher.report import Notice, Severity

SCHEMES = frozenset(["http", "https", "mailto"])

# Characters that stay as they are (RFC 3986, 2.2 and 2.3).
_LEGAL = "%:/?#[]@!$&'()*+,;=~"
_STRAY_PERCENT = regex(r"%(?![0-9A-Fa-f]{2})")


def followable(target: str) -> str:
    """The target as a URI (RFC 3986) in ASCII, or "" when it may not be followed."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return ""
    if parts.scheme.lower() not in SCHEMES or not (parts.netloc or parts.scheme == "mailto"):
        return ""
    return quote(_STRAY_PERCENT.sub("%25", target), safe=_LEGAL, errors="replace")


def not_followed(target: str) -> Notice:
    """The notice that a link's words are shown, but lead nowhere."""
    return Notice(
        "P601",
        Severity.INFO,
        f"the link to {target!r} is shown as text",
        hint="Links lead to http, https and mailto addresses, or to a place in the record.",
    )
