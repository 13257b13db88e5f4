"""Mixed content becomes the inlines of the view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from publisher.patterns import regex
from publisher.roles import PhraseRole, Role
from publisher.tei import names
from publisher.tei.names import XML_LANG, XML_SPACE, Element, local
from publisher.tei.projecting.reading import DEEPEST, Footnote, Frame, Reading
from publisher.tei.table import (
    FOOTNOTE_PLACES,
    NOTE_PHRASES,
    TABLE,
    How,
    Rule,
    is_block,
    passed_over,
)
from publisher.tei.text import is_blank, one_line, parts, text_before
from publisher.view import (
    Added,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteReference,
    Phrase,
    Text,
    plain,
)

_LINE_END = regex("[ \t]*[\r\n][ \t\r\n]*")  # a line end of the file, no word of the text
_BLANKS = " \t\r\n"
_JOINED = frozenset(["right", "both", "overlap"])
_JOINED_BEFORE = frozenset(["left", "both", "overlap"])
_LOOKS = (
    ("bold", PhraseRole.STRONG),
    ("strong", PhraseRole.STRONG),
    ("sup", PhraseRole.PLAIN),  # superscript, sup, vertical-align: super
    ("sub", PhraseRole.PLAIN),
    ("roman", PhraseRole.PLAIN),
)
"""What a sign in the look of `hi` means; any other look is emphasis."""
OMITTED = "[…]"
"""What shows that something is left out where the text has no word of it."""


def inlines(element: Element, reading: Reading, frame: Frame) -> Inlines:
    """What an element holds, as inlines, as it stands."""
    if frame.depth > DEEPEST:
        return (Text(reading.words_of(element)),)
    inner, found = frame.inside(element), list[Inline]()
    passed = passed_over(element, reading.edition.lang)
    for part in parts(element):
        if isinstance(part, str):
            found.append(Text(flowed(part, element, reading)))
        elif part not in passed:
            found += inline(part, reading, inner)
    return tuple(found)


def flowed(text: str, element: Element, reading: Reading) -> str:
    """A text with the file's line ends made spaces, unless `xml:space` keeps them. Blanks
    after a token are the file's: `@join` says whether there is a space.
    """
    if reading.after_token:
        if is_blank(text):
            return ""
        reading.after_token = False
    if "\n" not in text and "\r" not in text:
        return text
    return text if element.get(XML_SPACE) == "preserve" else _LINE_END.sub(" ", text)


def inline(element: Element, reading: Reading, frame: Frame) -> Inlines:
    """An element that stands in a line."""
    rule = TABLE.get(local(element))
    if rule is None:
        reading.not_known(element)
        return phrase(PhraseRole.PLAIN, element, reading, frame)
    match rule.how:
        case How.HIDDEN:
            found: Inlines = ()
        case How.DIVIDER | How.PAGE:  # nothing to see in a line, unless words stand in it
            found = inlines(element, reading, frame)
        case How.LINE_BREAK:
            hidden = element.get("break") == "no" or element.get("type") == names.NUMBERED
            ends = () if hidden else (LineBreak(),)
            found = (*ends, *inlines(element, reading, frame))
        case How.LINK:
            found = _link(element, reading, frame)
        case How.NOTE:
            found = _note(element, reading, frame)
        case How.ONE_OF:
            found = _one_of(element, rule, reading, frame)
        case How.TOKEN:
            found = _token(element, reading, frame)
        case How.SET_APART:
            found = _set_off(element, reading, frame)
        case _:
            found = _phrase_by_rule(element, rule, reading, frame)
    return found


def _phrase_by_rule(element: Element, rule: Rule, reading: Reading, frame: Frame) -> Inlines:
    if rule.how is How.RENDERED:
        return phrase(_rendered(element), element, reading, frame)
    if rule.how is How.REMARK:
        return remark(element, rule, reading, frame)
    if rule.how in {How.PHRASE, How.QUOTE}:
        return phrase(rule.phrase, element, reading, frame)
    if rule.is_block:  # a block in the middle of a line: its words, set apart
        return (Text(" "), *inlines(element, reading, frame), Text(" "))
    if local(element) == "time" and element.get("type") == names.TIME_STAMP:
        return phrase(PhraseRole.TIME, element, reading, frame)
    return _transparent(element, reading, frame)


def _transparent(element: Element, reading: Reading, frame: Frame) -> Inlines:
    """What an element without a look of its own holds."""
    lang = element.get(XML_LANG)
    if lang and lang != frame.lang:
        return phrase(PhraseRole.FOREIGN, element, reading, frame)
    return inlines(element, reading, frame)


def phrase(role: PhraseRole, element: Element, reading: Reading, frame: Frame) -> Inlines:
    """A phrase with this role, or nothing where there are no words."""
    children = inlines(element, reading, frame)
    lang = element.get(XML_LANG, "")
    return (Phrase(role, children, lang if lang != frame.lang else ""),) if children else ()


def remark(element: Element, rule: Rule, reading: Reading, frame: Frame) -> Inlines:
    """A remark in a line. What is left out without a word of it is shown by a sign."""
    found = phrase(rule.phrase, element, reading, frame)
    if local(element) == "gap" and not plain(found).strip():
        return (Phrase(rule.phrase, (Added(OMITTED),)),)
    return found


def _token(element: Element, reading: Reading, frame: Frame) -> Inlines:
    """A word or a mark, and the space after it unless `@join` denies it (TEI P5, 18.1.2)."""
    found = _transparent(element, reading, frame)
    if not reading.is_tokenised or not plain(found).strip():
        return found
    after = next(element.itersiblings("*"), None)
    joined = element.get("join") in _JOINED or (
        after is not None and after.get("join") in _JOINED_BEFORE
    )
    reading.after_token = True
    return found if joined else (*found, Text(" "))


def _set_off(element: Element, reading: Reading, frame: Frame) -> Inlines:
    """The words of an element, with a space where they would touch those before."""
    before = text_before(element)
    touches = before[-1].isalnum() if before else element.getprevious() is not None
    found = _transparent(element, reading, frame)
    return (Text(" "), *found) if touches and plain(found)[:1].isalnum() else found


def _rendered(element: Element) -> PhraseRole:
    """The role of `hi`, as far as its look tells (`@rend`, `@rendition`, `@style`)."""
    look = " ".join(element.get(name, "") for name in ("rend", "rendition", "style")).lower()
    return next((role for sign, role in _LOOKS if sign in look), PhraseRole.EMPHASIS)


def _link(element: Element, reading: Reading, frame: Frame) -> Inlines:
    target, children = element.get("target", ""), inlines(element, reading, frame)
    if target.startswith("#"):
        reading.has_links = True
        address = reading.bare(target[1:])
        if reading.known is not None and address not in reading.known:
            return children
        target = f"#{address}"
    return (Link(target, children),) if target and children else children


def _one_of(element: Element, rule: Rule, reading: Reading, frame: Frame) -> Inlines:
    """What stands beside readings, and of them the best; blanks between are the file's."""
    has_readings = any(local(child) in rule.readings for child in element.iterchildren("*"))
    if frame.depth > DEEPEST or not has_readings:
        return inlines(element, reading, frame)
    inner, passed, found = (
        frame.inside(element),
        passed_over(element, reading.edition.lang),
        list[Inline](),
    )
    for part in parts(element):
        if not isinstance(part, str):
            found += () if part in passed else inline(part, reading, inner)
        elif not is_blank(part):
            found.append(Text(flowed(part, element, reading)))
    return tuple(found)


def _note(element: Element, reading: Reading, frame: Frame) -> Inlines:
    kind = element.get("type", "")
    if kind not in NOTE_PHRASES and is_footnote(element):
        return (_reference(element, reading, frame),)
    return phrase(NOTE_PHRASES.get(kind, PhraseRole.REMARK), element, reading, frame)


def is_footnote(element: Element) -> bool:
    """Whether a note is printed away from the line where it stands."""
    if element.get("place", "") in FOOTNOTE_PLACES or element.get("n") is not None:
        return True
    return any(is_block(inner, lines=True) for inner in element.iterchildren("*"))


def _reference(element: Element, reading: Reading, frame: Frame) -> NoteReference:
    """What stands in the line for a note. Its blocks are read once the text has been."""
    address = reading.address(element, "f")
    mark = one_line(element.get("n", "")) or str(len(reading.footnotes) + 1)
    inner = Frame(frame.lang, Role.NOTE, f"{address}.p", frame.level, frame.depth + 1)
    reading.footnotes.append(Footnote(element, address, mark, inner))
    return NoteReference(address, mark)


def tidy(content: Iterable[Inline]) -> Inlines:
    """Inlines without empty texts, and without white space at their ends or line starts."""
    given = list(content)
    if len(given) == 1 and isinstance(first := given[0], Text):
        bare = first.text.strip(_BLANKS)  # most runs: a plain paragraph, the line end between two
        return (Text(bare),) if bare else ()
    spaced, _ = _single_spaced(_set_apart(given), after_blank=False)
    joined = _joined(spaced)
    while joined and _is_space(joined[0]):
        del joined[0]
    while joined and _is_space(joined[-1]):
        del joined[-1]
    if joined and isinstance(joined[0], Text):
        joined[0] = Text(joined[0].text.lstrip(_BLANKS))
    if joined and isinstance(joined[-1], Text):
        joined[-1] = Text(joined[-1].text.rstrip(_BLANKS))
    return tuple(joined)


def _single_spaced(content: Iterable[Inline], *, after_blank: bool) -> tuple[list[Inline], bool]:
    """Inlines with no second space where two of them meet, as around what is not shown."""
    found: list[Inline] = []
    for item in content:
        kept: Inline = item
        if isinstance(item, Text):
            kept = Text(item.text.lstrip(" ")) if after_blank else item
            after_blank = kept.text[-1:] in _BLANKS if kept.text else after_blank
        elif isinstance(item, Phrase | Link):
            inner, after_blank = _single_spaced(item.children, after_blank=after_blank)
            kept = replace(item, children=tuple(inner))
        else:
            after_blank = False
        if kept != Text(""):
            found.append(kept)
    return found, after_blank


def _is_space(item: Inline) -> bool:
    return isinstance(item, LineBreak) or (isinstance(item, Text) and not item.text.strip(_BLANKS))


def _set_apart(content: list[Inline]) -> Iterator[Inline]:
    """Put a space between a remark without brackets and a word that touches it."""
    before, after_remark = "", False
    for item in content:
        here, is_remark = plain((item,)), _is_remark(item)
        if (is_remark or after_remark) and before[-1:].isalnum() and here[:1].isalnum():
            yield Text(" ")
        yield item
        if here:
            before, after_remark = here, is_remark


def _is_remark(item: Inline) -> bool:
    return isinstance(item, Phrase) and item.role in {PhraseRole.REMARK, PhraseRole.GAP}


def _joined(content: Iterable[Inline]) -> list[Inline]:
    """Neighbouring texts made one, and no blanks at the start of a line."""
    joined: list[Inline] = []
    for item in content:
        last = joined[-1] if joined else None
        if isinstance(item, Text) and isinstance(last, Text):
            joined[-1] = Text(last.text + item.text)
        elif isinstance(item, Text) and isinstance(last, LineBreak):
            joined.append(Text(item.text.lstrip(_BLANKS)))
        elif item != Text(""):
            joined.append(item)
    return joined
