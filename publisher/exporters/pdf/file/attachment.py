"""The edition inside the file: an associated file (ISO 19005-3, 6.8; ISO 32000-1, 7.11.4)."""

from __future__ import annotations

import hashlib
from datetime import datetime

from publisher.data import dataclass
from publisher.exporters.base import TEI_MEDIA_TYPE
from publisher.exporters.pdf.file.syntax import pdf_date, text_string
from publisher.exporters.pdf.file.writing import ArchivalDocument, Stream, Verbatim

RELATIONSHIP = "Source"
"""The pages are made from it (ISO 19005-3, table 1)."""
_SAYS = "The canonical edition of this record in TEI"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the file; `moment` is when it was last changed."""

    name: str
    content: bytes
    moment: datetime


def attach(document: ArchivalDocument, attachment: Attachment) -> str:
    """Attach a file to the document; the entry for the catalogue's names."""
    name = text_string(attachment.name)
    stream = document.number(_embedded(attachment))
    specification = Verbatim(
        f"<</Type/Filespec/F {name}/UF {name}/AFRelationship/{RELATIONSHIP}"
        f"/Desc({_SAYS})/EF<</F {stream} 0 R/UF {stream} 0 R>>>>".encode("latin-1")
    )
    number = document.number(specification)
    catalog = document.Catalog
    # reportlab writes only the keys that it knows of
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]
    catalog.AF = Verbatim(b"[%d 0 R]" % number)
    return f"/EmbeddedFiles<</Names[{name}{number} 0 R]>>"


def _embedded(attachment: Attachment) -> Stream:
    content = attachment.content
    digest = hashlib.md5(content, usedforsecurity=False)  # what the standard asks for
    return Stream(
        content,
        f"/Type/EmbeddedFile/Subtype/{TEI_MEDIA_TYPE.replace('/', '#2F')}"
        f"/Params<</Size {len(content)}/CheckSum<{digest.hexdigest()}>"
        f"/ModDate({pdf_date(attachment.moment)})>>",
    )
