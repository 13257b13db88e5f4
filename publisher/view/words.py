"""The words of a view: in runs, plain, in reading order, counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from publisher.patterns import regex
from publisher.roles import PhraseRole
from publisher.view.nodes import (
    Added,
    Block,
    Divider,
    Inlines,
    LineBreak,
    Link,
    List,
    Note,
    NoteReference,
    PageMark,
    Paragraph,
    Phrase,
    Quote,
    Table,
    Text,
    Turn,
    View,
)

IDEOGRAPHS = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u30a1-\u30fa"
    "\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U00020000-\U0003ffff"
)
"""Letters of scripts without spaces, as a class of characters: Han, kana, bopomofo and full-width
forms. Each is counted as a word, and lines break between them. Korean has spaces."""

_IDEOGRAPH = regex(f"[{IDEOGRAPHS}]")


class Run(NamedTuple):
    """`text` with all that holds for it: `roles` of phrases from the outside in, `lang` the
    innermost language, `link` a link's target, `note` a note's address.
    """

    text: str
    roles: tuple[PhraseRole, ...] = ()
    lang: str = ""
    link: str = ""
    note: str = ""

    @property
    def is_added(self) -> bool:
        """Whether the words are the edition's own."""
        return PhraseRole.ADDED in self.roles


def is_added(content: Inlines) -> bool:
    """Whether there are words in `content`, and all are the edition's own."""
    return bool(content) and all(isinstance(inline, Added) for inline in content)


def runs(content: Inlines, outer: Run | None = None) -> Iterator[Run]:
    r"""`content` in runs, with what `outer` says of all. A line break is the text `\\n`."""
    base = outer or Run("")
    for inline in content:
        match inline:
            case Text(text):
                yield Run(text, base.roles, base.lang, base.link, base.note)
            case LineBreak():
                yield Run("\n", base.roles, base.lang, base.link, base.note)
            case Added(text):  # it leads nowhere, even inside a link
                yield Run(text, (*base.roles, PhraseRole.ADDED), base.lang)
            case Phrase(role, children, lang):
                inner = Run("", (*base.roles, role), lang or base.lang, base.link, base.note)
                yield from runs(children, inner)
            case Link(target, children):
                roles = (*base.roles, PhraseRole.LINK)
                yield from runs(children, Run("", roles, base.lang, target, base.note))
            case NoteReference(note, mark):
                roles = (*base.roles, PhraseRole.NOTE_REFERENCE)
                yield Run(mark, roles, base.lang, base.link, note)


def plain(content: Inlines) -> str:
    r"""The words of `content`, line breaks as `\\n`, note marks left out."""
    return "".join(run.text for run in runs(content) if not run.note)


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every one of the `blocks` in reading order, each before what it holds."""
    waiting = [*blocks][::-1]
    while waiting:
        block = waiting.pop()
        yield block
        match block:
            case Turn() | Quote():
                waiting += block.blocks[::-1]
            case List():
                waiting += [inner for item in block.items for inner in item.blocks][::-1]


def shown(view: View) -> Iterator[str]:
    """The words of `view` in reading order, a note's where its mark stands.

    This is what the law compares: `law.first_difference`.
    """
    return (words for _, words in placed(view))


def placed(view: View) -> Iterator[tuple[str, str]]:
    """The words of `view`, each with the address of the block that they stand in."""
    return _placed(view.blocks, {note.id: note for note in view.notes})


def _placed(blocks: Iterable[Block], notes: dict[str, Note]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        match block:
            case Turn():
                yield from _addressed(block.id, block.label, notes)
                yield from _placed(block.blocks, notes)
            case Quote():
                yield from _placed(block.blocks, notes)
            case List():
                for item in block.items:
                    yield item.id, item.mark
                    yield from _placed(item.blocks, notes)
            case Table():
                for cell in (block.caption, *(cell for row in block.rows for cell in row)):
                    yield from _addressed(block.id, cell, notes)
            case Divider() | PageMark():
                yield block.id, block.text
            case _:
                yield from _addressed(block.id, block.content, notes)


def _addressed(address: str, content: Inlines, notes: dict[str, Note]) -> Iterator[tuple[str, str]]:
    for run in runs(content):
        if not run.note:
            yield address, "" if run.is_added else run.text
        elif run.note in notes:
            yield from _placed(notes[run.note].blocks, notes)


def count_words(text: str) -> int:
    """The words of `text`: what white space parts; of scripts without spaces, each letter."""
    letters = 0 if text.isascii() else len(_IDEOGRAPH.findall(text))
    if not letters:
        return len(text.split())
    others = _IDEOGRAPH.sub(" ", text).split()  # marks between letters are no words
    return letters + sum(any(map(str.isalnum, other)) for other in others)


def said(turn: Turn) -> int:
    """How many words `turn` says, those in its lists and quotations too."""
    paragraphs = (block for block in walk(turn.blocks) if isinstance(block, Paragraph))
    return sum(count_words(plain(paragraph.content)) for paragraph in paragraphs)


def word_count(view: View) -> int:
    """The words that `view` shows, counted as `count_words` does."""
    return sum(map(count_words, shown(view)))
