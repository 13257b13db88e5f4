"""Word files grown from bytes, so that a fuzzer tries documents and not only broken XML.

Bytes below 0x80 are text. Of those above, each opens an element of `OPENS` or adds one of
`EMPTY`; 0xFF closes the last one, 0xFE goes on to the next part of the package.
"""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

OPENS = (
    *("p", "p", "r", "t", "tbl", "tr", "tc", "hyperlink", "ins", "del", "moveTo", "moveFrom"),
    *("sdt", "sdtContent", "smartTag", "fldSimple", "pPr", "rPr", "numPr", "tblPr", "tcPr"),
    *("style", "num", "abstractNum", "lvl", "footnote", "endnote", "comment", "instrText"),
    *("txbxContent", "object", "ruby", "rt", "rubyBase", "delText", "sectPr"),
)
EMPTY = (
    *(
        'pStyle w:val="Heading1"',
        'pStyle w:val="Title"',
        'pStyle w:val="x"',
        'outlineLvl w:val="1"',
    ),
    *('numId w:val="1"', 'numId w:val="0"', 'numId w:val="-7"', 'ilvl w:val="0"', 'ilvl w:val="9"'),
    *('abstractNumId w:val="1"', 'numFmt w:val="decimal"', 'numFmt w:val="bullet"'),
    *('lvlText w:val="%1."', 'lvlText w:val="%2.%1)"', 'start w:val="3"', 'start w:val="x"'),
    *("b", 'b w:val="0"', "i", "vanish", "rtl", 'lang w:val="de-DE"', 'basedOn w:val="x"'),
    *("br", 'br w:type="page"', "cr", "tab", "noBreakHyphen", "softHyphen", "sym", "vMerge"),
    *('gridSpan w:val="2"', 'footnoteReference w:id="1"', 'endnoteReference w:id="1"'),
    *('fldChar w:fldCharType="begin"', 'fldChar w:fldCharType="separate"'),
    *('fldChar w:fldCharType="end"', 'bookmarkStart w:id="1" w:name="a"', 'outlineLvl w:val="1"'),
)
_ATTRIBUTES = {
    "style": ' w:styleId="x" w:type="paragraph"',
    "num": ' w:numId="1"',
    "abstractNum": ' w:abstractNumId="1"',
    "lvl": ' w:ilvl="0"',
    "footnote": ' w:id="1"',
    "endnote": ' w:id="1"',
    "hyperlink": ' w:anchor="a"',
}
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = ("document", "styles", "numbering", "footnotes", "endnotes")
_NEXT_PART, _CLOSE = 0xFE, 0xFF


def word_file(data: bytes) -> bytes:
    """A Word file whose parts are grown from these bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("_rels/.rels", _relationships([("officeDocument", "word/document.xml")]))
        others = [(name, f"{name}.xml") for name in _PARTS[1:]]
        archive.writestr("word/_rels/document.xml.rels", _relationships(others))
        grown = data.split(bytes([_NEXT_PART]))
        for name, part in zip(_PARTS, grown, strict=False):
            inner = f"<w:body>{_grown(part)}</w:body>" if name == "document" else _grown(part)
            archive.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{_W}">{inner}</w:{name}>')
    return packed.getvalue()


def _relationships(targets: list[tuple[str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="r{n}" Type="{_KIND}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{_RELS}">{told}</Relationships>'


def _grown(data: bytes) -> str:
    """A well-formed piece of XML grown from bytes."""
    written: list[str] = []
    opened: list[str] = []
    for byte in data:
        if byte < 0x80:
            written.append(escape(chr(byte)) if byte >= 0x20 else "\n")
        elif byte == _CLOSE:
            written.append(f"</w:{opened.pop()}>" if opened else "")
        elif (number := byte - 0x80) < len(OPENS):
            name = OPENS[number]
            opened.append(name)
            written.append(f"<w:{name}{_ATTRIBUTES.get(name, '')}>")
        else:
            written.append(f"<w:{EMPTY[(number - len(OPENS)) % len(EMPTY)]}/>")
    return "".join([*written, *(f"</w:{name}>" for name in reversed(opened))])
