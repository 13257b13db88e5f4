"""The one way in which XML that came from elsewhere is parsed.

No entity is expanded, nothing is fetched from the network, no other file is opened, and
elements nest no deeper than libxml2's limit of 256.
"""

from __future__ import annotations

from lxml import etree


def parser(
    *, encoding: str | None = None, only_elements: bool = False, collect_ids: bool = True
) -> etree.XMLParser:
    """A parser for one document.

    `only_elements` leaves comments and processing instructions out. `collect_ids`: see
    `etree.XMLParser`; without it, lxml 6.1 opens the DTD that a DOCTYPE names.
    """
    return etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=only_elements,
        remove_pis=only_elements,
        collect_ids=collect_ids,
    )
