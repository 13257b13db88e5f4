"""What a project tells of its editions: who publishes them, and under which terms."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Publication:
    """What no source tells of an edition, for its header. What is "" is not known."""

    publisher: str = ""
    licence: str = ""  # in words
    licence_url: str = ""
    availability: str = ""  # "free" or "restricted"
    address: str = ""  # with a document's id behind it, the edition's address on the web
    editors: tuple[str, ...] = ()
    funders: tuple[str, ...] = ()
    series: str = ""
    made: str = ""  # the day on which the editions are made, YYYY-MM-DD


NO_PUBLICATION = Publication()
