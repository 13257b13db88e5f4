"""Notices: what of a record could not be shown as it is."""

from __future__ import annotations

from unicodedata import name

from publisher.exporters.pdf.lettering import PRIVATE
from publisher.exporters.pdf.setting import Setting
from publisher.report import Notice, Severity

INSTALL = (
    "Install a font that has it, such as the Noto fonts for its script "
    "(Debian: fonts-noto-core, fonts-noto-cjk)."
)
REPLACE = "It is for private use: replace it in the source by what it means."


def notices(setting: Setting) -> tuple[Notice, ...]:
    """One for each character that no font has, and each link that is not followed."""
    missing = setting.wordbooks.fonts.missing
    return (
        *(_missing(character, missing[character]) for character in sorted(missing)),
        *(_dead(link) for link in dict.fromkeys(setting.dead_links)),
    )


def _missing(character: str, count: int) -> Notice:
    described = f"U+{ord(character):04X} {name(character, '')}".strip()
    times = "once" if count == 1 else f"{count} times"
    return Notice(
        "P401",
        Severity.WARNING,
        f"no font has the character {described}; a box stands for it {times}",
        hint=REPLACE if PRIVATE.match(character) else INSTALL,
    )


def _dead(link: str) -> Notice:
    return Notice(
        "P601",
        Severity.INFO,
        f"the link to {link!r} is shown as text",
        hint="Links lead to http, https and mailto addresses, or to a place in the record.",
    )
