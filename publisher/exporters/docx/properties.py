"""Facts about the file and the meeting (ECMA-376-2, core properties; ECMA-376-1, 22.2 and 22.3)."""

from __future__ import annotations

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
_FIRST = 2  # the number of the first property; lower ones are reserved
_EXTENDED = f"{_OFFICE}/extended-properties"


def core(view: View, options: Options) -> Element:
    """Title, language and date; no date when none is known. The identifier, too, in a file
    that carries its edition.
    """
    names = {"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}
    part = etree.Element(f"{{{_CORE}}}coreProperties", nsmap=names)
    _add(part, _DC, "title", view.facts.title)
    if options.edition:
        _add(part, _DC, "identifier", view.id)
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


def custom(view: View) -> Element | None:
    """The meeting's facts as properties, for fields (`DOCPROPERTY`) and for archives; None
    where none is known.
    """
    facts = view.facts
    told = {"Date": facts.date, "Time": facts.time, "Place": facts.place}
    told |= {kind.capitalize(): number for kind, number, _ in facts.series}
    part = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={None: _CUSTOM, "vt": _TYPES})  # type: ignore[dict-item]
    known = [(f"Meeting {name}", value) for name, value in told.items() if value]
    for number, (name, value) in enumerate(known, _FIRST):
        row = etree.SubElement(part, f"{{{_CUSTOM}}}property", fmtid=_FORMAT, pid=str(number))
        row.set("name", xml_text(name))
        etree.SubElement(row, f"{{{_TYPES}}}lpwstr").text = xml_text(value)
    return part if known else None


def extended() -> Element:
    """The program that made the file, without a version: it would change the bytes."""
    part = etree.Element(
        f"{{{_EXTENDED}}}Properties", nsmap=cast("dict[str, str]", {None: _EXTENDED})
    )
    etree.SubElement(part, f"{{{_EXTENDED}}}Application").text = "publisher"
    return part
