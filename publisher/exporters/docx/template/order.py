"""The order in which the schema wants the children of some elements (ECMA-376-1)."""

from __future__ import annotations

from publisher.exporters.docx.wml import Element, W

PARAGRAPH = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
    *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap"),
    *("overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd"),
    *("snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap"),
    *("jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId"),
    *("cnfStyle", "rPr", "sectPr", "pPrChange"),
)
"""Of a paragraph's properties (CT_PPr)."""

STYLE = (
    *("name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority"),
    *("semiHidden", "unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose"),
    *("personalReply", "rsid", "pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr"),
)
"""Of a style (CT_Style)."""

SECTION = (
    *("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar"),
    *("paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign"),
    *("noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings"),
)
"""Of a section's properties (CT_SectPr)."""

SETTINGS = (
    *("writeProtection", "view", "zoom", "embedTrueTypeFonts", "embedSystemFonts"),
    *("saveSubsetFonts", "mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader"),
    *("bordersDoNotSurroundFooter", "gutterAtTop", "defaultTabStop", "autoHyphenation"),
    *("consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "evenAndOddHeaders"),
    *("bookFoldRevPrinting", "bookFoldPrinting", "bookFoldPrintingSheets"),
    *("noPunctuationKerning", "characterSpacingControl", "noLineBreaksAfter"),
    *("noLineBreaksBefore", "footnotePr", "endnotePr", "compat", "themeFontLang"),
    *("clrSchemeMapping", "decimalSymbol", "listSeparator"),
)
"""Of the settings (CT_Settings): those that are written here or taken of a template."""


def place(parent: Element, child: Element, order: tuple[str, ...]) -> None:
    """Put a child where the order wants it."""
    names = [W + name for name in order]
    later = set(names[names.index(str(child.tag)) + 1 :])
    following = next((other for other in parent if other.tag in later), None)
    if following is None:
        parent.append(child)
    else:
        following.addprevious(child)
