"""Word files for tests, made of the XML of their parts."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": OFFICE,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
_ROOTS = {"document": "body", "coreProperties": ""}
ROOT_RELATIONSHIPS = (
    f'<Relationships xmlns="{PACKAGE}"><Relationship Id="d" Type="{OFFICE}/officeDocument"'
    f' Target="word/document.xml"/><Relationship Id="c" Type="{CORE}"'
    ' Target="docProps/core.xml"/></Relationships>'
)
KINDS = ("styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer")


def part(name: str, content: str) -> str:
    """The XML of a part: its content in the root element that its name tells."""
    root = {"header": "hdr", "footer": "ftr"}.get(name, name)
    inner = f"<w:body>{content}</w:body>" if name == "document" else content
    return f"<w:{root} {_NAMESPACES}>{inner}</w:{root}>"


def relationships(*names: str, links: dict[str, str] | None = None) -> str:
    """The relationships of the main document: its parts, its links by id."""
    rows = [
        f'<Relationship Id="p{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for name in names
    ]
    rows += [
        f'<Relationship Id="{ident}" Type="{OFFICE}/hyperlink" Target="{target}"'
        ' TargetMode="External"/>'
        for ident, target in (links or {}).items()
    ]
    return f'<Relationships xmlns="{PACKAGE}">{"".join(rows)}</Relationships>'


def parts(content: str, links: dict[str, str] | None = None, **others: str) -> dict[str, bytes]:
    """The entries of a Word file with this body, and with other parts."""
    core = others.pop("core", "")
    made = {
        "_rels/.rels": ROOT_RELATIONSHIPS,
        "word/document.xml": part("document", content),
        "word/_rels/document.xml.rels": relationships(*others, links=links),
        **{f"word/{name}.xml": part(name, inner) for name, inner in others.items()},
    }
    if core:
        made["docProps/core.xml"] = f"<properties {_NAMESPACES}>{core}</properties>"
    return {name: words.encode() for name, words in made.items()}


def zipped(entries: dict[str, bytes]) -> bytes:
    """A ZIP archive of these entries."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return stream.getvalue()


def docx(content: str, links: dict[str, str] | None = None, **others: str) -> bytes:
    """A Word file with this body, and with other parts."""
    return zipped(parts(content, links, **others))


def paragraph(words: str = "", properties: str = "") -> str:
    """A paragraph of one run."""
    run = f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>' if words else ""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{run}</w:p>"
