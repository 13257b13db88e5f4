"""Bytes become a `Source`: the encoding found, line ends made alike."""

from __future__ import annotations

import codecs
import hashlib

from publisher.errors import InputError
from publisher.patterns import regex
from publisher.report import Notice, Outcome, Severity, Where
from publisher.source import Source, Span

# All but XML 1.0, production 2 (Char), and the noncharacters of U+FDD0..FDEF, which readers
# use as signs of their own. Form feed is no XML character either, but it is kept: readers
# take it as a page break.
_NOT_XML = regex("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BIDI_CONTROL = regex("[\u202a-\u202e\u2066-\u2069]")
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Python's own, by the names that codecs give themselves: ways to write text, no encodings.
_NOT_ENCODINGS = frozenset(
    ["idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"]
)
_NOT_ASCII = regex(rb"[\x80-\xff]")
_DETECTION_SAMPLE = 1 << 16  # bytes; detection is slow and no better on more
_STRAY = 4  # control characters that even a short text may hold
_SURE = 0.9  # below this confidence, a detected encoding is a warning


def decode(data: bytes, name: str, encoding: str | None = None) -> Outcome[Source]:
    """The bytes `data` as text: in the given `encoding`, else by a byte-order mark, UTF-8, or
    detection. `name` is what messages print.

    A byte-order mark is never text, even where it contradicts the given encoding. Raises
    `InputError` when the bytes are empty or are no text.
    """
    if not data.strip():
        raise InputError(f"{name}: the file is empty", "Give a file with a transcript in it.")
    mark, notices = b"", list[Notice]()
    if encoding:
        mark, notices = _contradicting_mark(data, name, encoding)
    else:
        encoding, notices = _find_encoding(data, name)
    text = _decoded(data, name, encoding, len(mark))
    if not text.strip():
        raise InputError(f"{name}: the file holds only white space", "Give a file with text in it.")
    if _looks_binary(text):
        raise InputError(f"{name}: this is no text file", _BINARY_HINT)
    source = _source(text, data, name, encoding)
    return Outcome(source, (*notices, *_character_notices(source, text)))


_BINARY_HINT = "Give a transcript as text, or say its encoding with --encoding."


def _contradicting_mark(data: bytes, name: str, encoding: str) -> tuple[bytes, list[Notice]]:
    """The byte-order mark, when the encoding that was named reads it as anything else."""
    _check_encoding(name, encoding)
    mark, marked = _byte_order_mark(data)
    if not mark.decode(encoding, "replace").strip("\ufeff"):
        return b"", []
    notice = Notice(
        "P104",
        Severity.WARNING,
        f"the file begins with the byte-order mark of {marked.removesuffix('-sig')}, but "
        f"{encoding} was asked for; the mark is left out",
        Where(name),
        "If letters look wrong, leave out --encoding.",
    )
    return mark, [notice]


def _byte_order_mark(data: bytes) -> tuple[bytes, str]:
    """The mark that the bytes begin with and the encoding it tells; nothing for none."""
    return next((found for found in _BOMS if data.startswith(found[0])), (b"", ""))


def _find_encoding(data: bytes, name: str) -> tuple[str, list[Notice]]:
    mark, marked = _byte_order_mark(data)
    if mark:
        return marked, []
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _detect(data, name)
    return "utf-8", []


def _detect(data: bytes, name: str) -> tuple[str, list[Notice]]:
    from charset_normalizer import from_bytes  # 30 ms, and most files are UTF-8

    if b"\0" in data[:_DETECTION_SAMPLE]:
        raise InputError(f"{name}: this is no text file", _BINARY_HINT)
    best = from_bytes(_telling_lines(data), cp_exclusion=["ascii"]).best()
    if best is None:
        raise InputError(f"{name}: the encoding cannot be told", _BINARY_HINT)
    confidence = round(1 - best.chaos, 2)
    sure = confidence >= _SURE
    notice = Notice(
        "P101",
        Severity.INFO if sure else Severity.WARNING,
        f"not UTF-8; read as {best.encoding} (confidence {confidence:.0%})",
        Where(name),
        "If letters look wrong, name the encoding with --encoding.",
    )
    return best.encoding, [notice]


def _telling_lines(data: bytes) -> bytes:
    """Whole lines, from the first that holds a byte that is not ASCII.

    The lines after it stay in, ASCII or not: without the plain words between them the
    letters of one language are taken for those of another.
    """
    first = _NOT_ASCII.search(data)
    start = max(data.rfind(end, 0, first.start()) for end in (b"\n", b"\r")) + 1 if first else 0
    end = data.find(b"\n", start + _DETECTION_SAMPLE)
    return data[start : end if end >= 0 else len(data)]


def _check_encoding(name: str, encoding: str) -> None:
    """Raise `InputError` for the name of no encoding of text."""
    try:
        known = codecs.lookup(encoding).name not in _NOT_ENCODINGS
        b" ".decode(encoding, "replace")  # refuses what turns bytes into bytes
    except (LookupError, ValueError):  # ValueError: a name that no codec could have
        known = False
    if not known:
        raise InputError(f"{name}: no encoding is called {encoding!r}", "Try utf-8.")


def _decoded(data: bytes, name: str, encoding: str, start: int = 0) -> str:
    """The text of the bytes from a start, with its line ends made alike."""
    try:
        text = data[start:].decode(encoding)
    except UnicodeDecodeError as error:
        at = start + error.start
        line = data.count(b"\n", 0, at) + 1
        raise InputError(
            f"{name}:{line}: byte {at} is not {encoding}",
            "Save the file as UTF-8, or name its encoding with --encoding.",
        ) from None
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _looks_binary(text: str) -> bool:
    sample = text[:_DETECTION_SAMPLE]
    return "\0" in sample or len(_NOT_XML.findall(sample)) > _STRAY + len(sample) // 50


def xml_text(text: str) -> str:
    """The `text` with U+FFFD for each character that XML 1.0 cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def _source(text: str, data: bytes, name: str, encoding: str) -> Source:
    return Source(name, xml_text(text), hashlib.sha256(data).hexdigest(), encoding)


def replaced_characters(source: Source, text: str) -> tuple[Notice, ...]:
    """What tells of characters that became U+FFFD: the text of `source` is `text` with these."""
    if not (bad := _NOT_XML.search(text)):
        return ()
    count = len(_NOT_XML.findall(text))
    notice = Notice(
        "P102",
        Severity.WARNING,
        f"{count} control character(s) that XML cannot hold became U+FFFD; "
        f"the first is U+{ord(bad[0]):04X}",
        source.where(Span(bad.start(), bad.end())),
        "Remove them from the source.",
    )
    return (notice,)


def _character_notices(source: Source, text: str) -> list[Notice]:
    """One notice per kind of odd character, at its first place."""
    notices = [*replaced_characters(source, text)]
    if control := _BIDI_CONTROL.search(text):
        notices.append(
            Notice(
                "P103",
                Severity.INFO,
                f"bidirectional control U+{ord(control[0]):04X} is kept",
                source.where(Span(control.start(), control.end())),
                "Check that it shows the text in the order that you expect.",
            )
        )
    return notices
