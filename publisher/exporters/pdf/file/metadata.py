"""What the file says about itself: document information, XMP, colour, catalogue entries.

ISO 19005-2 and ISO 19005-3, 6.6 and 6.2.3; ISO 14289-1, 5 and 7.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from reportlab.pdfbase import pdfdoc

from publisher._version import __version__
from publisher.data import dataclass
from publisher.exporters.base import Options
from publisher.exporters.pdf.file.attachment import Attachment
from publisher.exporters.pdf.file.colour_profile import srgb
from publisher.exporters.pdf.file.syntax import pdf_date
from publisher.exporters.pdf.file.writing import ArchivalDocument, Stream
from publisher.naming import safe_name
from publisher.view import View

CREATOR = f"publisher {__version__}"
PRODUCER = "ReportLab PDF library"
WITHOUT_DATE = datetime(2000, 1, 1, tzinfo=UTC)
"""A record whose date is not known still needs one in its file."""

_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Particulars:
    """What document information and XMP both say; the standard wants them equal."""

    title: str
    language: str
    moment: datetime
    covered: str = ""  # the record's own date, ISO 8601
    right_to_left: bool = False
    edition: Attachment | None = None  # the TEI that the file carries
    # what only a file that carries its edition tells
    identifier: str = ""
    speakers: tuple[str, ...] = ()
    place: str = ""
    source: str = ""
    series: tuple[str, ...] = ()  # the meeting's numbers, as printed
    publisher: str = ""
    licence: str = ""
    licence_url: str = ""
    collection: str = ""


def particulars(view: View, options: Options) -> Particulars:
    """The particulars of a record."""
    moment = _moment(view.facts.date, options.epoch)
    facts = Particulars(
        _line(view.facts.title),
        view.lang or "und",
        moment,
        view.facts.date,
        right_to_left=view.direction == "rtl",
    )
    if not options.edition:
        return facts
    return replace(
        facts,
        edition=Attachment(f"{safe_name(view.id)}.xml", options.edition, moment),
        identifier=_line(view.id),
        speakers=tuple(_line(person.name) for person in view.people if person.named),
        place=_line(view.facts.place),
        source=_line(view.facts.source_name),
        series=tuple(_line(printed) for _, _, printed in view.facts.series),
        publisher=_line(view.facts.publisher),
        licence=_line(view.facts.licence),
        licence_url=_line(view.facts.licence_url),
        collection=_line(view.facts.collection),
    )


def _moment(date: str, epoch: int | None) -> datetime:
    if epoch is not None:
        return _EPOCH + timedelta(seconds=epoch)
    for rest in ("", "-01", "-01-01"):  # a month or a year alone is its first day
        try:
            moment = datetime.fromisoformat(date + rest)
        except ValueError:
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return WITHOUT_DATE


def _line(text: str) -> str:
    """The text on one line, without what XML 1.0 cannot hold."""
    writable = "".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in text)
    return " ".join(writable.split())


class Information(pdfdoc.PDFInfo):  # type: ignore[misc]  # reportlab has no types
    """The document information dictionary, with nothing but what is known."""

    def __init__(self, facts: Particulars) -> None:
        super().__init__()
        self.facts = facts

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The dictionary's bytes."""
        date = pdfdoc.PDFString(pdf_date(self.facts.moment))
        entries = {
            "Title": pdfdoc.PDFString(self.facts.title),
            "Creator": pdfdoc.PDFString(CREATOR),
            "Producer": pdfdoc.PDFString(PRODUCER),
            "CreationDate": date,
            "ModDate": date,
        }
        return bytes(pdfdoc.PDFDictionary(entries).format(document))


def describe(document: ArchivalDocument, facts: Particulars) -> None:
    """Put the particulars, the colour profile and the two conformance claims into a document."""
    catalog = document.Catalog
    # reportlab writes only the keys that it knows of
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.Lang = pdfdoc.PDFString(facts.language)
    catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    preferences = {"DisplayDocTitle": "true"}
    if facts.right_to_left:
        preferences["Direction"] = "/R2L"
    catalog.ViewerPreferences = pdfdoc.PDFDictionary(preferences)
    catalog.OutputIntents = pdfdoc.PDFArray([document.Reference(_output_intent())])
    catalog.Metadata = Stream(
        xmp(facts).encode("utf-8"), "/Type/Metadata/Subtype/XML", compressed=False
    )
    document.info = Information(facts)


def _output_intent() -> pdfdoc.PDFDictionary:
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"),
            "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": Stream(srgb(), "/N 3"),
        }
    )


_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"\
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"\
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"\
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
{told}
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
{extension}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

# PDF/A knows only its own schemas; ISO 19005-2, 6.6.2.3 wants any other declared.
_EXTENSION = """\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"\
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


def xmp(facts: Particulars) -> str:
    """The XMP packet."""
    return _PACKET.format(
        told="\n".join((*_dublin_core(facts), *_rights(facts))),
        moment=facts.moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00"),
        creator=_escaped(CREATOR),
        producer=_escaped(PRODUCER),
        part=3 if facts.edition else 2,  # ISO 19005-3 differs in that files may be attached
        extension=_EXTENSION,
    )


def _dublin_core(facts: Particulars) -> Iterator[str]:
    """Each term with the kind of value that XMP gives it (ISO 16684-1, 8.3). Who speaks
    alone is the creator; of several, none is more so than the others.
    """
    alone = len(facts.speakers) == 1
    terms = {
        "title": _alternative(facts.title),
        "language": _listed("Bag", facts.language),
        "type": _listed("Bag", "Text"),
        "date": _listed("Seq", facts.covered),
        "identifier": _escaped(facts.identifier),
        "creator": _listed("Seq", *facts.speakers) if alone else "",
        "contributor": "" if alone else _listed("Bag", *facts.speakers),
        "coverage": _escaped(facts.place),
        "source": _escaped(facts.source),
        "description": _alternative("; ".join(facts.series)),
        "publisher": _listed("Bag", facts.publisher),
        "rights": _alternative(facts.licence or facts.licence_url),
        "relation": _listed("Bag", facts.collection),
    }
    for name, value in terms.items():
        if value:
            yield f"<dc:{name}>{value}</dc:{name}>"


def _rights(facts: Particulars) -> Iterator[str]:
    """Where the terms stand (ISO 16684-1, 8.5)."""
    if facts.licence_url:
        address = _escaped(facts.licence_url)
        yield f"<xmpRights:WebStatement>{address}</xmpRights:WebStatement>"


def _alternative(text: str) -> str:
    """Text in the language that is the reader's whatever it is; "" for none."""
    return text and f'<rdf:Alt><rdf:li xml:lang="x-default">{_escaped(text)}</rdf:li></rdf:Alt>'


def _escaped(text: str) -> str:
    """Text as the content of an XML element."""
    return text.translate(_ESCAPED)


def _listed(container: str, *items: str) -> str:
    """A container of the items; "" where none says anything."""
    inner = "".join(f"<rdf:li>{_escaped(item)}</rdf:li>" for item in items if item)
    return inner and f"<rdf:{container}>{inner}</rdf:{container}>"
