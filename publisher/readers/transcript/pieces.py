"""What stands inside a paragraph: remarks, gaps, glosses, page marks, time stamps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.patterns import regex
from publisher.readers.transcript.brackets import remark_kind
from publisher.readers.transcript.passage import Passage
from publisher.readers.transcript.units.lines import JOINT, SIGN
from publisher.record import Piece, PieceKind, Pieces
from publisher.source import Span, StretchKind

_BRACKET = regex(
    r"(?P<page>\[\[[^\[\]]{1,80}\]\])"
    r"|(?P<gap><(?:…|\.\.\.)>|\[(?:…|\.\.\.)\]|\((?:…|\.\.\.)\))"
    r"|(?P<printed>\{time\}\s{1,4}\d{3,4})"
    r"|(?P<square>\[[^\[\]]{1,300}\])"
    r"|(?P<round>\([^()]{1,400}\)|（[^（）]{1,300}）)"
    r"|(?P<stage>〔[^〔〕]{1,300}〕)"
)
_SPACES = regex("[ \t\n\u00a0]{2,}|[\t\n]")  # a lone no-break space stays
_DIGIT = regex(r"\d")
_STAMP = regex(
    r"(?P<from>\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)"
    r"(?:\s?(?:-->|[-–—|])\s?\d{1,2}:\d{2}[\d:.,]{0,8}){0,2}"
)
_CLOCK = regex(r"\d:\d\d:\d\d")
_JOINTS = regex(f"{JOINT}[ \t]*")
_OF_STRETCHES = {
    StretchKind.EMPHASIS: PieceKind.EMPHASIS,
    StretchKind.STRONG: PieceKind.STRONG,
    StretchKind.LINK: PieceKind.LINK,
    StretchKind.NOTE: PieceKind.NOTE,
    StretchKind.FOREIGN: PieceKind.FOREIGN,
    StretchKind.LINE_BREAK: PieceKind.LINE_BREAK,
    StretchKind.PAGE: PieceKind.PAGE,
    StretchKind.LINE: PieceKind.LINE,
}
_WHOLE = frozenset(
    [
        *(PieceKind.LINK, PieceKind.NOTE, PieceKind.FOREIGN),
        *(PieceKind.LINE_BREAK, PieceKind.PAGE, PieceKind.LINE),
    ]
)
_APART = frozenset([PieceKind.REMARK, PieceKind.GAP, PieceKind.TIME])
_FEW_WORDS = 4
_MANY_WORDS = 40
_SENTENCE_ENDS = '.!?:…—”")。'


def pieces(passage: Passage) -> Pieces:
    """The pieces of a passage, in order; together they are all of its text."""
    if passage.stretches:
        return tuple(_stretched(passage))
    if _has_bracket(passage.text):
        return tuple(_bracketed(passage, PieceKind.TEXT, 0, len(passage.text)))
    text = _shown(passage.text)
    return (Piece(PieceKind.TEXT, text, passage.span),) if text else ()


def _has_bracket(text: str) -> bool:
    """Whether there is any bracket to be looked at; most paragraphs have none."""
    return "(" in text or "[" in text or "<" in text or "（" in text or "〔" in text or "{" in text


def _stretched(passage: Passage) -> Iterator[Piece]:
    """The pieces of a passage that its format divides."""
    position = 0
    part = _bracketed if _has_bracket(passage.text) else _piece
    for stretch in passage.stretches:
        start, end = (max(position, passage.nearest(offset)) for offset in stretch.span)
        yield from part(passage, PieceKind.TEXT, position, start)
        kind = _OF_STRETCHES[stretch.kind]
        end = start if kind is PieceKind.LINE else end
        if kind in _WHOLE:
            yield from _piece(passage, kind, start, end, stretch.value)
        else:
            yield from part(passage, kind, start, end)
        position = end
    yield from part(passage, PieceKind.TEXT, position, len(passage.text))


def _bracketed(passage: Passage, rest: PieceKind, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a part: its brackets that are no text, and all else of kind `rest`."""
    text, position = passage.text, start
    for match in _BRACKET.finditer(text, start, end):
        kind, value = _classified(match, text)
        if kind is PieceKind.TEXT:
            continue
        yield from _piece(passage, rest, position, match.start())
        yield from _piece(passage, kind, match.start(), match.end(), value)
        position = match.end()
    yield from _piece(passage, rest, position, end)


def _piece(
    passage: Passage, kind: PieceKind, start: int, end: int, value: str = ""
) -> Iterator[Piece]:
    """The piece of a part, none when nothing is left of its text."""
    text = _shown(passage.text[start:end])
    if text or kind in (PieceKind.LINE_BREAK, PieceKind.LINE):
        yield Piece(kind, text, Span(passage.at(start), passage.at(end)), value)


def _shown(text: str) -> str:
    """The text without what stands for marks and joints, and with spaces made one."""
    if not text.isascii():
        text = text.replace(SIGN, "")
        text = _JOINTS.sub("", text) if JOINT in text else text
    return _SPACES.sub(" ", text) if _has_wide_space(text) else text


def _has_wide_space(text: str) -> bool:
    """Whether there is any space to be made one; most paragraphs have none."""
    return "  " in text or "\n" in text or "\t" in text or "\u00a0" in text


def _classified(match: re.Match[str], text: str) -> tuple[PieceKind, str]:
    """What a bracket is, and its value; TEXT when it belongs to the sentence."""
    inner = match[0].replace(SIGN, "").strip("[]()（）〔〕").strip()
    match match.lastgroup:
        case "page":
            return PieceKind.PAGE, inner.removeprefix("Page").strip()
        case "gap":
            return PieceKind.GAP, "editorial"
        case "printed":
            return PieceKind.TIME, ""
        case "stage":  # so Japanese and Korean records mark what was done, and nothing else
            return PieceKind.REMARK, remark_kind(inner)
    square = match.lastgroup == "square"
    if square and (stamp := _STAMP.fullmatch(inner)):
        return PieceKind.TIME, recording_time(stamp["from"].replace(",", "."))
    return _by_words(inner, text, match.start(), match.end(), square=square)


def _by_words(inner: str, text: str, at: int, end: int, *, square: bool) -> tuple[PieceKind, str]:
    """What a bracket is by its words and by where it stands."""
    alone = _is_sentence(inner, text, at, end)
    words = inner.split()
    whole = not at and end == len(text)  # all of its paragraph
    short = alone or whole or len(words) <= _FEW_WORDS
    kind = remark_kind(inner if short else _opening(words))
    if kind == "inaudible":
        return PieceKind.GAP, kind
    if kind or (alone and (not square or inner.endswith((".", "。")))) or _CLOCK.search(inner):
        return PieceKind.REMARK, kind
    return PieceKind.GLOSS if square and not inner.isdigit() else PieceKind.TEXT, ""


def _opening(words: list[str]) -> str:
    """The first word of a longer bracket, where a capital begins it: `(Applaus bei der …)`."""
    return words[0] if words[0][:1].isupper() and len(words) <= _MANY_WORDS else ""


def _is_sentence(inner: str, text: str, at: int, end: int) -> bool:
    """Whether the bracket at an offset is a sentence of its own, behind a whole one."""
    while at and text[at - 1].isspace():
        at -= 1
    stands = not at or text[at - 1] in _SENTENCE_ENDS
    begins = inner[:1].isupper() or not inner[:1].islower()
    ends = inner.endswith((".", "!", "?", "。", "''")) or _is_set_apart(inner, text, end)
    return stands and begins and ends and len(inner.split()) <= _MANY_WORDS


def _is_set_apart(inner: str, text: str, end: int) -> bool:
    """Whether a bracket without a full stop has a sentence begin or end behind it, and its
    words are no abbreviation and no name: `(Rumores).`, not `(EAEU)`, `(Ivan Petrov)`.
    """
    behind = text[end : end + 4].lstrip()
    plain = inner[1:].islower() and len(inner) > 3 and not _DIGIT.search(inner)
    return plain and (not behind or behind[0] == "." or behind[0].isupper())


def recording_time(clock: str) -> str:
    """`0:06` and `01:02:03` as `HH:MM:SS`; two numbers are minutes and seconds; "" for ""."""
    if not clock:
        return ""
    numbers = clock.split(":")
    hours = numbers[0] if len(numbers) == 3 else "0"
    minutes, seconds = numbers[-2:]
    return f"{int(hours):02}:{int(minutes):02}:{seconds:0>2}"


def is_all_remark(found: Pieces) -> bool:
    """Whether a paragraph is nothing but remarks and gaps: it stands alone then."""
    kinds = {piece.kind for piece in found if piece.text.strip(" .")}
    return bool(kinds) and kinds <= _APART
