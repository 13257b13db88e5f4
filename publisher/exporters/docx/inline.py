"""Words become runs: character styles, links, footnote marks, directions."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from publisher.exporters.docx.draft import Call, Draft
from publisher.exporters.docx.looks import Line, Roles, Stretch
from publisher.exporters.docx.scripts import directed, script_of_text
from publisher.exporters.docx.wml import RELATION_ID, Element, W, add, add_text, simple_words
from publisher.exporters.shared.links import followable, not_followed
from publisher.roles import PhraseRole
from publisher.view import Run, direction


def add_runs(paragraph: Element, draft: Draft, runs: Iterable[Run], line: Line) -> None:
    """The runs of a paragraph, those of one link together."""
    for target, group in groupby(runs, key=lambda run: run.link):
        place = _hyperlink(paragraph, draft, target, line) if target else paragraph
        for run in group:
            if run.note:
                _add_note_mark(place, draft, run, line)
            else:
                add_words(place, draft, run, line, linked=place is not paragraph)


def add_words(place: Element, draft: Draft, run: Run, line: Line, *, linked: bool = False) -> None:
    """One run's words, parted where their direction changes."""
    roles = _distinct(run.roles, linked=linked)
    lang = run.lang or line.lang
    base = direction(run.lang) == "rtl" if run.lang else line.rtl
    for text, rtl in directed(run.text, rtl=base):
        script = script_of_text(text, lang, draft.looks.scripts)
        words = simple_words(text)
        made = draft.looks.run(roles, line.style, Stretch(lang, script, rtl), words)
        if not words:
            add_text(made, text)
        place.append(made)


def new_run(place: Element, draft: Draft, roles: Roles, line: Line, stretch: Stretch) -> Element:
    """An empty run with its properties."""
    made = draft.looks.run(roles, line.style, stretch)
    place.append(made)
    return made


def _distinct(roles: Roles, *, linked: bool) -> Roles:
    """The roles, each once; without the link's when it leads nowhere."""
    if len(roles) < 2 and (linked or PhraseRole.LINK not in roles):
        return roles
    kept = dict.fromkeys(role for role in roles if linked or role is not PhraseRole.LINK)
    return tuple(kept)


def _add_note_mark(place: Element, draft: Draft, run: Run, line: Line) -> None:
    """A footnote's mark: counted by Word, or as printed where that is something else."""
    roles = (PhraseRole.NOTE_REFERENCE,)
    note = draft.notes.get(run.note)
    element = new_run(place, draft, roles, line, Stretch(rtl=line.rtl))
    if note is None or not line.notes:
        add_text(element, run.text)
        return
    draft.calls.append(Call(note, run.text))
    number = len(draft.calls)
    reference = add(element, "footnoteReference")
    if not counted_by_word(run.text, number):
        reference.set(W + "customMarkFollows", "1")
        add_text(element, run.text)
    reference.set(W + "id", str(number))


def counted_by_word(mark: str, number: int) -> bool:
    """Whether Word's own count gives the mark that is printed."""
    return mark in {"", str(number)}


def _hyperlink(paragraph: Element, draft: Draft, target: str, line: Line) -> Element:
    """The element that holds a link's runs: the paragraph itself for a link not followed."""
    if target.startswith("#"):
        anchor = draft.anchors.get(target[1:])
        if anchor:
            return add(paragraph, "hyperlink", anchor=anchor, history=1)
    elif uri := followable(target):
        element = add(paragraph, "hyperlink", history=1)
        element.set(RELATION_ID, draft.link(uri, in_note=not line.notes))
        return element
    draft.inform(not_followed(target))
    return paragraph
