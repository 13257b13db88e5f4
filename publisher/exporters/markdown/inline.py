"""Inlines become Markdown: one string, whose line breaks are still `BREAK`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from publisher import view as v
from publisher.data import dataclass
from publisher.exporters.markdown.escaping import attributes, escaped, is_name
from publisher.exporters.shared.links import followable
from publisher.roles import PhraseRole

BREAK = "\x00"  # no word holds it; a paragraph ends its line there, other blocks have a space

_DELIMITERS = {PhraseRole.EMPHASIS: "*", PhraseRole.STRONG: "**"}


@dataclass(frozen=True, slots=True)
class Calls:
    """How notes are called: `labels` are those of footnotes, by the address of the note."""

    labels: Mapping[str, str]
    known: frozenset[str]
    in_note: bool = False  # where pandoc takes no footnote
    in_link: bool = False


def inlines(content: Iterable[v.Inline], calls: Calls) -> str:
    """The Markdown of inlines."""
    written = ""
    for inline in content:
        told = _inline(inline, calls, bare=not written.endswith("*"))
        if told.startswith("[") and written.endswith("!"):
            written = f"{written[:-1]}\\!"  # else the two begin a picture
        written += told
    return written


def _inline(inline: v.Inline, calls: Calls, *, bare: bool) -> str:
    match inline:
        case v.Text():
            return escaped(inline.text)
        case v.LineBreak():
            return BREAK
        case v.Added():
            return f"[{escaped(inline.text)}]{attributes('', PhraseRole.ADDED)}"
        case v.NoteReference():
            return _reference(inline, calls)
        case v.Link():
            return _link(inline, calls)
        case v.Phrase():
            return _phrase(inline, calls, bare=bare)


def _phrase(phrase: v.Phrase, calls: Calls, *, bare: bool) -> str:
    """A phrase in asterisks where they are sure to be read so, else a span with its role."""
    sign = _DELIMITERS.get(phrase.role)
    if sign and bare and not phrase.lang and _is_simple(phrase.children):
        return f"{sign}{inlines(phrase.children, calls)}{sign}"
    told = attributes("", phrase.role, lang=phrase.lang)
    return f"[{inlines(phrase.children, calls)}]{told}"


def _is_simple(children: v.Inlines) -> bool:
    words = "".join(child.text for child in children if isinstance(child, v.Text))
    alone = all(isinstance(child, v.Text) for child in children)
    return alone and words == words.strip() != ""


def _link(link: v.Link, calls: Calls) -> str:
    """A link, or its words alone where it may not be followed, or stands in another."""
    target = "" if calls.in_link else _target(link.target)
    if not target:
        return inlines(link.children, calls)
    inner = Calls(calls.labels, calls.known, calls.in_note, in_link=True)
    return f"[{inlines(link.children, inner)}](<{target}>)"


def _target(target: str) -> str:
    if target.startswith("#"):
        return target if is_name(target[1:]) else ""
    return followable(target).replace("&", r"\&")


def _reference(reference: v.NoteReference, calls: Calls) -> str:
    """The call of a footnote. Where pandoc takes none, or there is none, the mark is shown."""
    label = calls.labels.get(reference.note)
    if label and not calls.in_note:
        return f"[^{label}]"
    mark = escaped(reference.mark) or r"\*"
    told = attributes("", PhraseRole.NOTE_REFERENCE)
    if reference.note in calls.known and is_name(reference.note) and not calls.in_link:
        return f"[{mark}](#{reference.note}){told}"
    return f"[{mark}]{told}"
