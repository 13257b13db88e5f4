"""Elements become HTML, as the HTML standard writes a tree down (13.3, serializing fragments)."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.exporters.xhtml.elements import Element

_VOID = frozenset(["br", "hr", "link", "meta"])
"""The elements of ours that have no end tag (13.1.2)."""

_RAW = frozenset(["script", "style"])
"""Elements whose text is no markup; whoever makes them keeps `</` out of it."""

_TEXT = str.maketrans({"&": "&amp;", "\u00a0": "&nbsp;", "<": "&lt;", ">": "&gt;"})
_VALUE = str.maketrans({"&": "&amp;", "\u00a0": "&nbsp;", '"': "&quot;", "<": "&lt;", ">": "&gt;"})


def written(root: Element) -> str:
    """The element with all that it holds, in HTML; namespaces are told by the names alone.

    Attributes in a namespace, such as `xml:lang`, are left out: HTML has none.
    """
    return "".join(_pieces(root))


def _pieces(root: Element) -> Iterator[str]:
    """The tags and texts in order, without a call inside a call."""
    waiting: list[Element | str] = [root]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
            continue
        name = _local(one)
        yield _start_tag(one, name)
        after = "" if one is root else (one.tail or "").translate(_TEXT)
        if name in _VOID:
            yield after
            continue
        text = one.text or ""
        yield text if name in _RAW else text.translate(_TEXT)
        waiting.append(f"</{name}>{after}")
        waiting.extend(reversed(one))


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _start_tag(element: Element, name: str) -> str:
    held = ((str(key), str(value)) for key, value in element.attrib.items())
    told = (f' {key}="{value.translate(_VALUE)}"' for key, value in held if key[0] != "{")
    return f"<{name}{''.join(told)}>"
