"""A corpus in one document: the root with its meetings where it included them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from urllib.parse import unquote

from lxml import etree

from publisher.tei.edition import Edition
from publisher.tei.names import XINCLUDE, Element
from publisher.tei.text import put_in_place

_POINTERS = ("sameAs", "ref")


def bind(root: Edition, name: str, meeting: Callable[[str], Edition]) -> Edition:
    """The corpus whose root this is, whole. `name` is that of the root's file; `meeting`
    gives the edition that an address seen from there means.

    The meetings keep their ids, which are unique in a corpus; what led from them to the
    root's file leads to the same place in the document.
    """
    tree = deepcopy(root.root.getroottree()).getroot()
    profile = root.profile
    for include in list(tree.iter(f"{XINCLUDE}include")):
        address = unquote(include.get("href", ""))
        edition = meeting(address)
        profile = profile or edition.profile
        bound = deepcopy(edition.root)
        _lead_inside(bound, posixpath.dirname(address), name)
        put_in_place(include, bound)
    etree.cleanup_namespaces(tree)
    return replace(root, root=tree, profile=profile)


def _lead_inside(meeting: Element, folder: str, name: str) -> None:
    """Make pointers to the root's file pointers into this document."""
    for element in meeting.iter("*"):
        for attribute in _POINTERS:
            path, mark, ident = element.get(attribute, "").rpartition("#")
            if mark and posixpath.normpath(posixpath.join(folder, path)) == name:
                element.set(attribute, f"#{ident}")
