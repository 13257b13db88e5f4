"""A view in which every role can be looked at and measured."""

from __future__ import annotations

from collections.abc import Iterator

from publisher import view as v
from publisher.roles import HEADINGS, PhraseRole, Role

_MADE_OTHERWISE = (PhraseRole.LINK, PhraseRole.NOTE_REFERENCE, PhraseRole.ADDED)
_MEASURED = (
    *(Role.SUBTITLE, Role.BYLINE, Role.DATE, Role.TIME, Role.PLACE, Role.LEAD, Role.PARTICIPANTS),
    *(Role.NARRATIVE, Role.SPEECH, Role.VOTE, Role.PLAIN),
)
_SENTENCE = (
    "stands here with words enough for several lines, since a single one would tell neither "
    "its leading nor how its lines end, which is what whoever designs or measures a style wants "
    "to see, side by side in print, in a word processor and on any screen, at whatever size the "
    "letters are; and since some lines end alike by chance, there are a few more of them here, so "
    "that nobody takes for justified what is ragged, or the other way round, as may happen to "
    "those who look at two or three lines only and are then surprised by the fourth."
)


def specimen() -> v.View:
    """A view in which every role stands twice in a row, in several lines: to be looked at, and
    to be measured. No word of it is alike in two roles.
    """
    head = (_heading(Role.TITLE, 0, 1), *_pairs(_MEASURED[:7]))
    return v.View(
        "specimen",
        "en",
        v.Facts(_sentence(Role.TITLE, 1), True, "2016-03-24", "March 24, 2016"),
        (*head, *_specimen_headings(), *_pairs(_MEASURED[7:]), *_specimen_structures()),
        (v.Person("AnnaBerg", "Anna Berg", True, "President of the Council"),),
        (v.Note("f1", "1", (_paragraph("f1.p1", _sentence(Role.NOTE, 1), Role.NOTE),)),),
    )


def _text(words: str) -> v.Inlines:
    return (v.Text(words),)


def _paragraph(ident: str, words: str, role: Role) -> v.Paragraph:
    return v.Paragraph(ident, _text(words), role)


def _sentence(role: Role, number: int) -> str:
    return f"{role.replace('-', ' ').capitalize()} {number} {_SENTENCE}"


def _heading(role: Role, level: int, number: int) -> v.Heading:
    return v.Heading(f"{role}.{number}", level, _text(_sentence(role, number)), role)


def _pairs(roles: tuple[Role, ...]) -> Iterator[v.Block]:
    for role in roles:
        for number in (1, 2):
            yield _paragraph(f"{role}.{number}", _sentence(role, number), role)


def _specimen_headings() -> Iterator[v.Block]:
    for level, role in enumerate(HEADINGS, 1):
        yield from (_heading(role, level, number) for number in (1, 2))


def _specimen_structures() -> Iterator[v.Block]:
    """The roles that stand in structures of their own."""
    for number in (1, 2):
        yield v.Remark(f"r{number}", _text(_sentence(Role.REMARK, number)))
    for number in (1, 2):
        yield v.Turn(f"u{number}", "AnnaBerg", _text(_sentence(Role.SPEAKER, number)), ())
    quoted = tuple(_paragraph(f"q1.p{n}", _sentence(Role.QUOTE, n), Role.QUOTE) for n in (1, 2))
    yield v.Quote("q1", quoted)
    items = (
        _paragraph(f"l1.i{n}.p1", _sentence(Role.LIST_ITEM, n), Role.LIST_ITEM) for n in (1, 2)
    )
    yield v.List("l1", tuple(v.ListItem(f"l1.i{n}", (item,)) for n, item in enumerate(items, 1)))
    rows = tuple(
        (_text(_sentence(role, 1)), _text(_sentence(role, 2)))
        for role in (Role.TABLE_HEAD, Role.TABLE_CELL, Role.TABLE_CELL)
    )
    yield v.Table("t1", rows, head=1, caption=_text(_sentence(Role.CAPTION, 1)))
    yield from (v.Divider(f"d{number}", "* * *") for number in (1, 2))
    yield v.PageMark("pb1", "12", "[[Page 12]]")
    called = (v.Text("A note is called"), v.NoteReference("f1", "1"), v.Text("."))
    yield v.Paragraph("n99", called, Role.NARRATIVE)
    phrases = (v.Phrase(role, _text(f"{role.replace('-', ' ')}")) for role in PhraseRole
               if role not in _MADE_OTHERWISE)  # fmt: skip
    yield v.Paragraph(
        "n100", tuple(part for p in phrases for part in (p, v.Text(", "))), Role.PLAIN
    )
