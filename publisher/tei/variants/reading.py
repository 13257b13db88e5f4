"""The edition as `sp`, `speaker` and `p`, for tools that cannot show `u`; and back again.

The TEI Stylesheets and TEI Publisher have no rule for `u`, `kinesic`, `vocal` and `incident`
(TEI P5, chapter 8), but know the elements of plays (chapter 7). Words, ids and white space
stay; each change below has its reverse beside it, so that an edition comes back as it was.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from types import MappingProxyType

from publisher.tei import names
from publisher.tei.building.layout import STEP
from publisher.tei.edition import Edition
from publisher.tei.names import XML_ID, Element, is_element, local, qualified
from publisher.tei.text import (
    dissolve,
    gather,
    holds_only,
    is_blank,
    put_in_first,
    put_in_last,
    put_out,
    take_in,
    take_out,
    text_after,
    text_before,
    unwrap,
    wrap,
)
from publisher.tei.variants.declared import declare, is_counted, recount

STAGES = MappingProxyType(
    {kind: name for kind, name in names.REMARK_ELEMENTS.items() if name != "gap"}
)
"""The element of a stage direction by its `@type`; any other is `incident`."""

_REMARKS = frozenset(["incident", "kinesic", "vocal"])
_REMARK_ATTRIBUTES = frozenset(["type", XML_ID])
_STAGE_HOLDERS = frozenset(["ab", "cell", "div", "head", "item", "note", "p", "quote", "sp"])
_NOTE_HOLDERS = frozenset(["div", "item", "sp"])
_IN_WRITING = frozenset(["list", "quote", "table"])
_OPENERS = frozenset(["dateline", "gap", "head", "milestone", "note", "pb", *_REMARKS])
"""What may stand before a `dateline` in a `div` (model.divTop and model.global)."""

EMPTY = "empty"
"""`ab/@type` in a turn in which nothing is said; `sp` must hold something."""
_MOMENTS = ("start", "end")


def to_reading(edition: Edition) -> Edition:
    """An edition of our profile, written with `sp`, `speaker` and `p`.

    It is valid against TEI P5, and `to_canonical` gives the edition that went in.
    """
    root = deepcopy(edition.root.getroottree()).getroot()
    counted, openings = is_counted(root), _Openings()
    for element in _in_text(root):
        _read(element)
        openings.note(element)
    declare(root, names.PROFILE, names.READING_PROFILE)
    if counted:
        recount(root)
    return replace(edition, root=root, profile=names.READING_PROFILE)


def to_canonical(edition: Edition) -> Edition:
    """What `to_reading` was given. Any other edition comes back as it is."""
    if edition.profile != names.READING_PROFILE:
        return edition
    root = deepcopy(edition.root.getroottree()).getroot()
    counted = is_counted(root)
    for element in _in_text(root):
        _unread(element)
    declare(root, names.READING_PROFILE, names.PROFILE)
    if counted:
        recount(root)
    return replace(edition, root=root, profile=names.PROFILE)


def _in_text(root: Element) -> list[Element]:
    """The elements of the text in document order, as they stand before any is changed."""
    return [element for text in root.iterchildren(qualified("text")) for element in text.iter("*")]


def _read(element: Element) -> None:
    match local(element):
        case "u":
            _turn(element)
        case "seg" if _parent(element) == "sp":
            element.tag = qualified("p")
        case "writing" if _parent(element) == "sp":
            _writing(element)
        case "incident" | "kinesic" | "vocal":
            _stage(element)
        case "note":
            _note(element)


def _unread(element: Element) -> None:
    match local(element):
        case "sp":
            _sp(element)
        case "p" if _parent(element) == "u":
            element.tag = qualified("seg")
        case "list" | "quote" | "table" if _parent(element) == "u":
            wrap(element, "writing", STEP)
        case "stage":
            element.tag = qualified(STAGES.get(element.get("type", ""), names.DEFAULT_REMARK))
            gather(element, "desc")
        case "ab" | "dateline":
            _block(element)


def _parent(element: Element) -> str:
    parent = element.getparent()
    return local(parent) if parent is not None else ""


# --- turns ----------------------------------------------------------------------------


def _turn(turn: Element) -> None:
    """A turn, its label taken in. `sp` has no times of its own: anchors tell them."""
    moments = {name: str(turn.attrib.pop(name)) for name in _MOMENTS if name in turn.attrib}
    turn.tag = qualified("sp")
    if not _will_say(turn):
        put_in_last(turn, "ab", {"type": EMPTY})
    if start := moments.get("start"):
        put_in_first(turn, "anchor", {"type": "start", "synch": start})
    if end := moments.get("end"):
        put_in_last(turn, "anchor", {"type": "end", "synch": end})
    label = turn.getprevious()
    if label is not None and _is_label(label):
        label.tag = qualified("speaker")
        del label.attrib["type"]
        take_in(label, turn, STEP)


def _sp(turn: Element) -> None:
    label = next(turn.iterchildren("*"), None)
    if label is not None and local(label) == "speaker":
        put_out(label, STEP)
        label.tag = qualified("note")
        _set_first(label, {"type": names.LABEL_NOTE})
    anchors = {
        anchor.get("type", ""): anchor
        for anchor in turn.iterchildren(qualified("anchor"))
        if anchor.get("type") in _MOMENTS and anchor.get("synch")
    }
    moments = {name: anchors[name].get("synch", "") for name in _MOMENTS if name in anchors}
    for anchor in anchors.values():
        take_out(anchor)
    for filler in list(turn.iterchildren(qualified("ab"))):
        if filler.get("type") == EMPTY:
            take_out(filler)
    turn.tag = qualified("u")
    if moments:
        ident = {XML_ID: str(turn.attrib.pop(XML_ID))} if XML_ID in turn.attrib else {}
        for name, value in {**moments, **ident}.items():
            turn.set(name, value)


def _is_label(note: Element) -> bool:
    """Whether a note prints the label of the turn right after it."""
    if not (is_element(note) and local(note) == "note" and note.get("type") == names.LABEL_NOTE):
        return False
    turn = note.getnext()
    return turn is not None and is_blank(text_after(note)) and local(turn) in {"u", "sp"}


def _will_say(turn: Element) -> bool:
    """Whether a turn holds anything that `sp` takes for what is said."""
    return any(
        name == "seg"
        or (name == "writing" and _can_unwrap(inner))
        or (name in _REMARKS and _can_stage(inner))
        or (name == "note" and _can_stand(inner))
        for inner in turn.iterchildren("*")
        for name in (local(inner),)
    )


# --- what stands in turns and between them --------------------------------------------


def _writing(writing: Element) -> None:
    if _can_unwrap(writing):
        unwrap(writing)


def _can_unwrap(writing: Element) -> bool:
    """Whether a `writing` holds nothing but one thing that can stand in a turn by itself, and
    has no white space but that of the layout, which `wrap` gives it again.
    """
    return not writing.attrib and holds_only(writing, _IN_WRITING, text_before(writing), STEP)


def _stage(remark: Element) -> None:
    holder = remark.getparent()
    if holder is None or local(holder) not in _STAGE_HOLDERS or _is_label(holder):
        return
    if _can_stage(remark):
        remark.tag = qualified("stage")
        dissolve(next(remark.iterchildren()))


def _can_stage(remark: Element) -> bool:
    """Whether `stage` can say all that a remark says: its words in one `desc`, and a type
    that tells the element.
    """
    known = STAGES.get(remark.get("type", ""), names.DEFAULT_REMARK) == local(remark)
    desc = next(remark.iterchildren(), None)
    plain = desc is not None and not desc.attrib and holds_only(remark, {"desc"}, "", "")
    return known and plain and _REMARK_ATTRIBUTES.issuperset(map(str, remark.attrib))


def _note(note: Element) -> None:
    if _parent(note) not in _NOTE_HOLDERS or not _can_stand(note) or _is_label(note):
        return
    note.tag = qualified("ab")


def _can_stand(note: Element) -> bool:
    """Whether a note is a paragraph that nobody says: it has a type, and no other place."""
    return bool(note.get("type")) and not note.get("place")


def _block(block: Element) -> None:
    if local(block) == "dateline":
        _set_first(block, {"type": "date"})
    block.tag = qualified("note")


class _Openings:
    """Which divisions have begun: a `dateline` stands at the beginning of one alone."""

    def __init__(self) -> None:
        self._begun: set[Element] = set()

    def note(self, element: Element) -> None:
        """Pass over an element; the printed date at the beginning becomes a `dateline`."""
        division = element.getparent()
        if division is None or local(division) != "div" or division in self._begun:
            return
        if local(element) == "ab" and element.get("type") == "date":
            element.tag = qualified("dateline")
            del element.attrib["type"]
        elif local(element) not in _OPENERS:
            self._begun.add(division)


def _set_first(element: Element, attributes: dict[str, str]) -> None:
    """Set attributes before those that are there."""
    others = _items(element)
    for key, _ in others:
        del element.attrib[key]
    for key, value in (*attributes.items(), *others):
        element.set(key, value)


def _items(element: Element) -> list[tuple[str, str]]:
    return [(str(key), str(value)) for key, value in element.attrib.items()]
