"""What a project tells of its editions: who publishes them, and under which terms."""

from __future__ import annotations

from publisher.data import dataclass


@dataclass(frozen=True, slots=True)
class Publication:
    """What no source tells of an edition, for its header. What is "" is not known.

    `publisher`, `editors`, `funders` and `series` are names. `licence` is in words, `licence_url`
    where they stand, `availability` is "free" or "restricted". `address`, with a document's id
    behind it, is the edition's address on the web. `made` is the day on which the editions are
    made, YYYY-MM-DD.
    """

    publisher: str = ""
    licence: str = ""
    licence_url: str = ""
    availability: str = ""
    address: str = ""
    editors: tuple[str, ...] = ()
    funders: tuple[str, ...] = ()
    series: str = ""
    made: str = ""


NO_PUBLICATION = Publication()
