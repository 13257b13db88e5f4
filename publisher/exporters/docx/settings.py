"""The settings part: how Word treats the file."""

from __future__ import annotations

from publisher.exporters.docx.draft import Draft
from publisher.exporters.docx.languages import language_attribute
from publisher.exporters.docx.wml import Element, add, add_switch, add_value, root, twips
from publisher.theme.scripts import script_of

_MODE = 15
"""Word 2013 and later; anything lower opens in compatibility mode."""
_COMPATIBILITY = (
    ("compatibilityMode", _MODE),
    ("overrideTableStyleFontSizeAndJustification", 1),
    ("enableOpenTypeFeatures", 1),
    ("doNotFlipMirrorIndents", 1),
    ("differentiateMultirowTableHeaders", 1),
)
_COMPRESSED = frozenset(["Hans", "Hant", "Jpan"])
"""Scripts whose marks give up their blank halves where two of them meet."""
_URI = "http://schemas.microsoft.com/office/word"


def settings(draft: Draft) -> Element:
    """The part. It asks for no update of fields: that makes Word put a question."""
    part = root("settings")
    add(part, "zoom", percent=100)
    if any(family.embed for family in draft.theme.families.values()):
        add_switch(part, "embedTrueTypeFonts", on=True)
    if draft.theme.page.mirrored:
        add_switch(part, "mirrorMargins", on=True)
    add_value(part, "defaultTabStop", twips(36))
    if any(style.hyphenate for style in draft.theme.blocks.values()):
        add_switch(part, "autoHyphenation", on=True)
        add_value(part, "consecutiveHyphenLimit", 2)
        add_switch(part, "doNotHyphenateCaps", on=True)
    compressed = script_of(draft.view.lang) in _COMPRESSED
    control = "compressPunctuation" if compressed else "doNotCompress"
    add_value(part, "characterSpacingControl", control)
    notes = add(part, "footnotePr")
    for ident in (-1, 0):
        add(notes, "footnote", id=ident)
    compatibility = add(part, "compat")
    add_switch(compatibility, "doNotExpandShiftReturn", on=True)  # or line breaks are justified
    for name, value in _COMPATIBILITY:
        add(compatibility, "compatSetting", name=name, uri=_URI, val=value)
    if attribute := language_attribute(draft.view.lang):
        add(part, "themeFontLang", **attribute)
    return part
