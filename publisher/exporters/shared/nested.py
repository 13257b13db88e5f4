"""Paragraphs inside a list or a quotation: which of them take its look."""

from __future__ import annotations

from publisher.roles import Role

COMMON = frozenset([Role.SPEECH, Role.PLAIN, Role.LIST_ITEM, Role.NARRATIVE])
"""Roles of paragraphs that take the look of what they stand in; others keep their own."""


def role_inside(outer: Role | None, own: Role) -> Role:
    """The role by which a block is shown; `outer` is that of the list or quotation, if any."""
    return outer if outer and own in COMMON else own
