"""Paragraphs of speech in another language than the record's, by their frequent words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from operator import is_
from typing import TypeVar

from publisher.readers.transcript import letters
from publisher.readers.transcript.language import frequent, language, share
from publisher.readers.transcript.lexicon import lexicon
from publisher.record import (
    Item,
    List,
    ListItem,
    Piece,
    PieceKind,
    Quote,
    Speech,
    Turn,
)

_BEGINNING = 160  # characters, which are enough for most paragraphs
_SAMPLE = 400  # characters that tell a paragraph's language
_FEWEST = 7  # spaces; what is shorter tells nothing
_OWN = 3  # different frequent words of the record's language: the paragraph is in it
_THEIRS = 4  # the same, of the other language, where its words are apart
_IDEOGRAPHIC = ("zh", "ja", "ko")
_TIMES = 3  # by how much the other language's frequent words must outnumber the record's

AnyItem = TypeVar("AnyItem", bound=Item)


def with_languages(items: Iterable[AnyItem], main: str) -> Iterator[AnyItem]:
    """The items, their speech told to be in another language where it surely is."""
    own = frequent(main)
    for item in items:
        yield _told(item, main, own)


def _told(item: AnyItem, main: str, own: frozenset[str]) -> AnyItem:
    match item:
        case Speech():
            if lang := _marked(item):
                return replace(item, pieces=tuple(map(_unmarked, item.pieces)), lang=lang)
            found = _other("".join(piece.text for piece in item.pieces), main, own)
            return replace(item, lang=found) if found else item
        case Turn():
            body = tuple(with_languages(item.body, main))
            return item if all(map(is_, body, item.body)) else replace(item, body=body)
        case Quote():
            said = tuple(with_languages(item.body, main))
            return item if all(map(is_, said, item.body)) else replace(item, body=said)
        case List():
            items = tuple(_item(one, main) for one in item.items)
            return item if all(map(is_, items, item.items)) else replace(item, items=items)
    return item


def _item(item: ListItem, main: str) -> ListItem:
    body = tuple(with_languages(item.body, main))
    return item if all(map(is_, body, item.body)) else replace(item, body=body)


def _marked(item: Speech) -> str:
    """The language in which the file marks all of a paragraph, "" for none: it is then the
    paragraph's own.
    """
    if not item.pieces or item.pieces[0].kind is not PieceKind.FOREIGN:
        return ""  # at once, for most
    kinds = {(piece.kind, piece.value) for piece in item.pieces}
    return item.pieces[0].value if len(kinds) == 1 else ""


def _unmarked(piece: Piece) -> Piece:
    return Piece(PieceKind.TEXT, piece.text, piece.span)


def _other(text: str, main: str, own: frozenset[str]) -> str:
    """The language of a text that is not in the main one; "" when it is, or in doubt."""
    if not own or text.count(" ", 0, _SAMPLE) < _FEWEST or _has_own(text[:_BEGINNING], own):
        return ""  # at once, for most
    sample = text[:_SAMPLE]
    if _has_own(sample, own) or not _could_be_other(sample, main):
        return ""
    found = language(sample)
    if found in ("und", main) or found.partition("-")[0] == main.partition("-")[0]:
        return ""
    return found if share(sample, found) >= _TIMES * share(sample, main) else ""


def _could_be_other(sample: str, main: str) -> bool:
    """Whether any language has enough of its frequent words there, or letters of another
    kind: Chinese in an English record, English in a Chinese one.
    """
    words = _frequent_anywhere().intersection(sample.casefold().split())
    if len(words) >= _THEIRS and any(
        len(one.intersection(words)) >= _THEIRS for one in lexicon().function.values()
    ):
        return True
    return letters.is_ideographic(sample) != main.startswith(_IDEOGRAPHIC)


@cache
def _frequent_anywhere() -> frozenset[str]:
    """The frequent words of all languages."""
    return frozenset[str]().union(*lexicon().function.values())


def _has_own(text: str, own: frozenset[str]) -> bool:
    return len(own.intersection(text.casefold().split())) >= _OWN
