"""Facts about the file and the meeting (ECMA-376-2, core properties; ECMA-376-1, 22.2 and 22.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import cast

from lxml import etree

from publisher.exporters.base import Options
from publisher.exporters.docx.languages import UNKNOWN
from publisher.exporters.docx.wml import Element
from publisher.exporters.shared.characters import xml_text
from publisher.view import View

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM = f"{_OFFICE}/custom-properties"
_TYPES = f"{_OFFICE}/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set that properties belong to which users give (MS-OLEPS, 2.18.2)."""
_LONGEST = 255
"""The characters of a property that Word's dialogue holds."""
_FIRST = 2  # the number of the first property; lower ones are reserved
_EXTENDED = f"{_OFFICE}/extended-properties"


def core(view: View, options: Options) -> Element:
    """Title, language and date; no date when none is known. The identifier and who speaks
    alone, too, in a file that carries its edition.
    """
    names = {"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}
    part = etree.Element(f"{{{_CORE}}}coreProperties", nsmap=names)
    _add(part, _DC, "title", view.facts.title)
    if options.edition:
        _add(part, _DC, "identifier", view.id)
        if len(speakers := _speakers(view)) == 1:
            _add(part, _DC, "creator", *speakers)
    if view.lang not in UNKNOWN:
        _add(part, _DC, "language", view.lang)
    if moment := _moment(view.facts.date, options.epoch):
        for name in ("created", "modified"):
            stamp = _add(part, _TERMS, name, moment)
            stamp.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
    return part


def _add(part: Element, namespace: str, name: str, text: str) -> Element:
    child = etree.SubElement(part, f"{{{namespace}}}{name}")
    child.text = xml_text(text)
    return child


def _moment(day: str, epoch: int | None) -> str:
    """The time that the file states: the caller's, else the day of the record, else none."""
    if epoch is not None:
        return datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        return f"{date.fromisoformat(day).isoformat()}T00:00:00Z"
    except ValueError:
        return ""


def _speakers(view: View) -> list[str]:
    return [person.name for person in view.people if person.named and person.name.strip()]


def custom(view: View) -> Element | None:
    """The facts of meeting and edition as properties, for fields (`DOCPROPERTY`) and for
    archives; None where none is known. One that Word could not show is left to the edition.
    """
    part = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={None: _CUSTOM, "vt": _TYPES})  # type: ignore[dict-item]
    known = [(name, value) for name, value in _told(view) if 0 < len(value) <= _LONGEST]
    for number, (name, value) in enumerate(known, _FIRST):
        row = etree.SubElement(part, f"{{{_CUSTOM}}}property", fmtid=_FORMAT, pid=str(number))
        row.set("name", xml_text(name))
        etree.SubElement(row, f"{{{_TYPES}}}lpwstr").text = xml_text(value)
    return part if known else None


def _told(view: View) -> Iterator[tuple[str, str]]:
    facts = view.facts
    yield "Meeting Date", facts.date
    yield "Meeting Time", facts.time
    yield "Meeting Place", facts.place
    for kind in dict.fromkeys(kind for kind, _, _ in facts.series):  # no name may stand twice
        numbers = (number for one, number, _ in facts.series if one == kind)
        yield f"Meeting {kind.capitalize()}", "; ".join(dict.fromkeys(numbers))
    yield "Speakers", "; ".join(_speakers(view))
    yield "Publisher", facts.publisher
    yield "Licence", facts.licence
    yield "Licence Address", facts.licence_url
    yield "Series", facts.collection
    yield "Source", facts.source_name


def extended() -> Element:
    """The program that made the file, without a version: it would change the bytes."""
    part = etree.Element(
        f"{{{_EXTENDED}}}Properties", nsmap=cast("dict[str, str]", {None: _EXTENDED})
    )
    etree.SubElement(part, f"{{{_EXTENDED}}}Application").text = "publisher"
    return part
