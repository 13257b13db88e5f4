"""Make the schemas and the tables of our TEI profile from its one description, the ODD.

    python tools/odd.py

From `publisher/tei/schema/publisher-1.odd` come `publisher-1.rng`, `publisher-1.sch` and the
tables of `docs/tei-profile.md`. ODD is TEI's own language for schemas (TEI P5, chapter 23);
what is used of it here: `elementSpec`, `classSpec` for attributes, `macroSpec`, `dataSpec`,
`constraintSpec` with Schematron.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / "publisher" / "tei" / "schema"
PAGE = ROOT / "docs" / "tei-profile.md"

TEI = "http://www.tei-c.org/ns/1.0"
RNG = "http://relaxng.org/ns/structure/1.0"
XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
SCH = "http://purl.oclc.org/dsdl/schematron"
XSL = "http://www.w3.org/1999/XSL/Transform"

Element = etree._Element  # noqa: SLF001  # lxml gives its node types no public names

_WRAPPERS = {
    ("1", "1"): "",
    ("0", "1"): "optional",
    ("0", "unbounded"): "zeroOrMore",
    ("1", "unbounded"): "oneOrMore",
}


def main() -> None:
    """Write all that is made from the ODD."""
    odd = read()
    name = schema_of(odd).get("ident", "")
    (SCHEMAS / f"{name}.rng").write_bytes(relax_ng(odd))
    (SCHEMAS / f"{name}.sch").write_bytes(schematron(odd))
    PAGE.write_text(with_tables(PAGE.read_text("utf-8"), odd), "utf-8")


def read() -> Element:
    """The ODD, as a tree."""
    (path,) = SCHEMAS.glob("*.odd")
    return etree.fromstring(path.read_bytes())


def schema_of(odd: Element) -> Element:
    """The `schemaSpec` of an ODD."""
    return next(odd.iter(f"{{{TEI}}}schemaSpec"))


# --- RELAX NG -------------------------------------------------------------------------


def relax_ng(odd: Element) -> bytes:
    """The schema in RELAX NG, XML syntax: a `define` for each element, macro and datatype."""
    schema = schema_of(odd)
    nsmap: dict[str | None, str] = {None: RNG}
    grammar = etree.Element(f"{{{RNG}}}grammar", nsmap=nsmap)  # type: ignore[arg-type]
    grammar.set("ns", TEI)
    grammar.set("datatypeLibrary", XSD)
    _add(_add(grammar, "start"), "ref", name=schema.get("start", ""))
    for spec in schema.iterchildren(*_tei("dataSpec", "macroSpec")):
        _content(_add(grammar, "define", name=spec.get("ident", "")), spec)
    for spec in schema.iterchildren(*_tei("elementSpec")):
        name = spec.get("ident", "")
        element = _add(_add(grammar, "define", name=name), "element", name=name)
        for attribute in attributes_of(spec, schema):
            _attribute(element, attribute)
        _content(element, spec)
    return _written(grammar)


def attributes_of(spec: Element, schema: Element) -> Iterator[Element]:
    """The `attDef` of an element, those of its classes first."""
    classes = {cls.get("ident"): cls for cls in schema.iterchildren(*_tei("classSpec"))}
    for member in spec.iter(*_tei("memberOf")):
        yield from classes[member.get("key")].iter(*_tei("attDef"))
    yield from spec.iter(*_tei("attDef"))


def _attribute(element: Element, spec: Element) -> None:
    holder = element if spec.get("usage") == "req" else _add(element, "optional")
    attribute = _add(holder, "attribute", name=spec.get("ident", ""))
    values = [item.get("ident", "") for item in spec.iter(*_tei("valItem"))]
    if values:
        choice = attribute if len(values) == 1 else _add(attribute, "choice")
        for value in values:
            _add(choice, "value").text = value
    else:
        _datatype(attribute, next(spec.iter(*_tei("dataRef"))))


def _datatype(parent: Element, reference: Element) -> None:
    if key := reference.get("key"):
        _add(parent, "ref", name=key)
        return
    data = _add(parent, "data", type=reference.get("name", ""))
    if pattern := reference.get("restriction"):
        _add(data, "param", name="pattern").text = pattern


def _content(parent: Element, spec: Element) -> None:
    for node in spec.iterfind(f"{{{TEI}}}content/*"):
        _pattern(parent, node)


def _pattern(parent: Element, node: Element) -> None:
    """A node of a content model as a pattern, with what says how often it may stand."""
    times = _WRAPPERS[node.get("minOccurs", "1"), node.get("maxOccurs", "1")]
    holder = _add(parent, times) if times else parent
    match etree.QName(node).localname:
        case "sequence":
            for part in node:
                _pattern(holder, part)
        case "alternate":
            choice = _add(holder, "choice")
            for part in node:
                _pattern(choice, part)
        case "elementRef" | "macroRef":
            _add(holder, "ref", name=node.get("key", ""))
        case "textNode":
            _add(holder, "text")
        case "dataRef":
            _datatype(holder, node)
        case "empty":
            _add(holder, "empty")
        case other:
            raise ValueError(other)


# --- Schematron -----------------------------------------------------------------------


def schematron(odd: Element) -> bytes:
    """The rules in ISO Schematron: a pattern each, named by its `constraintSpec`."""
    nsmap: dict[str | None, str] = {None: SCH, "xsl": XSL}
    schema = etree.Element(f"{{{SCH}}}schema", nsmap=nsmap)  # type: ignore[arg-type]
    schema.set("queryBinding", "xslt")
    title = etree.SubElement(schema, f"{{{SCH}}}title")
    title.text = f"Rules of the TEI profile {schema_of(odd).get('ident')}"
    for kind in (f"{{{SCH}}}ns", f"{{{XSL}}}key"):
        for node in odd.iter(kind):
            etree.SubElement(schema, kind).attrib.update(node.attrib)
    for spec in rules_of(odd):
        pattern = etree.SubElement(schema, f"{{{SCH}}}pattern", id=spec.get("ident", ""))
        for rule in spec.iter(f"{{{SCH}}}rule"):
            pattern.append(_copy(rule))
    return _written(schema)


def rules_of(odd: Element) -> Iterator[Element]:
    """Each `constraintSpec` that holds a rule."""
    for spec in odd.iter(*_tei("constraintSpec")):
        if next(spec.iter(f"{{{SCH}}}rule"), None) is not None:
            yield spec


def _copy(node: Element) -> Element:
    """A copy of Schematron without TEI's namespaces and white space."""
    copy = etree.Element(node.tag)
    copy.attrib.update(node.attrib)
    copy.text = node.text if (node.text or "").strip() else None
    for part in node:
        inner = _copy(part)
        inner.tail = part.tail if (part.tail or "").strip() else None
        copy.append(inner)
    return copy


# --- the page -------------------------------------------------------------------------

_TABLES = {
    "elements": ("| element | attributes | what it is |", "|---|---|---|"),
    "rules": ("| rule | what it says when it is broken |", "|---|---|"),
}


def with_tables(page: str, odd: Element) -> str:
    """The page with its tables made anew."""
    rows = {"elements": elements_table(odd), "rules": rules_table(odd)}
    for name, heads in _TABLES.items():
        table = re.compile(re.escape(heads[0]) + r"\n(\|.*\n)*")
        made = "".join(f"{line}\n" for line in (*heads, *rows[name]))
        page, count = table.subn(lambda _, made=made: made, page)  # type: ignore[misc]
        if count != 1:
            raise ValueError(f"{PAGE.name} has {count} tables of {name}")
    return page


def elements_table(odd: Element) -> Iterator[str]:
    """A row for each element: its attributes with their values, what it is."""
    schema = schema_of(odd)
    for spec in schema.iterchildren(*_tei("elementSpec")):
        told = sorted(_attribute_cell(attribute) for attribute in attributes_of(spec, schema))
        yield f"| `{spec.get('ident')}` | {'; '.join(told) or '–'} | {_description(spec)} |"


def _attribute_cell(spec: Element) -> str:
    values = sorted(f"`{item.get('ident')}`" for item in spec.iter(*_tei("valItem")))
    return f"`{spec.get('ident')}`{': ' if values else ''}{', '.join(values)}"


def rules_table(odd: Element) -> Iterator[str]:
    """A row for each rule: its name and its message."""
    for spec in rules_of(odd):
        message = _inline(next(spec.iter(f"{{{SCH}}}assert")))
        yield f"| `{spec.get('ident')}` | {message} |"


def _description(spec: Element) -> str:
    return _inline(next(spec.iterchildren(*_tei("desc"))))


_INLINE = {"gi": "`{}`", "att": "`@{}`", "code": "`{}`", "value-of": "…"}


def _inline(node: Element) -> str:
    """The words of a `desc` or a message in Markdown."""
    told = node.text or ""
    for part in node:
        told += _INLINE[etree.QName(part).localname].format(part.text) + (part.tail or "")
    return " ".join(told.split())


def _add(parent: Element, kind: str, /, **attributes: str) -> Element:
    return etree.SubElement(parent, f"{{{RNG}}}{kind}", attributes)


def _tei(*names: str) -> Iterator[str]:
    return (f"{{{TEI}}}{name}" for name in names)


def _written(root: Element) -> bytes:
    etree.indent(root)
    return b"\n".join(
        (*_OPENING, etree.tostring(root, encoding="UTF-8", xml_declaration=False), b"")
    )


_OPENING = (
    b'<?xml version="1.0" encoding="UTF-8"?>',
    b"<!-- Made by tools/odd.py from the ODD beside it; not to be edited. -->",
)


if __name__ == "__main__":
    main()
