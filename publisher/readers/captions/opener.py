"""`open_webvtt` and `open_subrip`: captions become a source with labels and paragraphs."""

from __future__ import annotations

from types import MappingProxyType

from publisher.decode import decode
from publisher.errors import InputError
from publisher.readers.captions.cues import Captions, Cue, is_timed, is_webvtt, subrip, webvtt
from publisher.readers.captions.tags import subrip_lines, webvtt_lines
from publisher.readers.captions.turns import Lines, parts_of
from publisher.readers.notices import metadata_kept
from publisher.readers.parts import Found, assembled
from publisher.report import Notice, Outcome, Severity, Where
from publisher.source import Source


def open_webvtt(data: bytes, name: str, encoding: str | None) -> Outcome[Source]:
    """The words of WebVTT. Raises `InputError` when the file has no cue."""
    opened = decode(data, name, encoding)
    if not (is_webvtt(opened.value.text) or is_timed(opened.value.text)):
        raise InputError(f"{name}: this is no WebVTT", "Its first line must be WEBVTT.")
    return _opened(opened, webvtt(opened.value.text), webvtt_lines)


def open_subrip(data: bytes, name: str, encoding: str | None) -> Outcome[Source]:
    """The words of SubRip. Raises `InputError` when the file has no cue."""
    opened = decode(data, name, encoding)
    if not is_timed(opened.value.text):
        raise InputError(
            f"{name}: this is no SubRip", "Cues begin with times: 00:00:01,000 --> 00:00:02,000."
        )
    return _opened(opened, subrip(opened.value.text), subrip_lines)


def _opened(opened: Outcome[Source], captions: Captions, lines: Lines) -> Outcome[Source]:
    language = captions.told.get("language", "")
    facts = MappingProxyType({"language": language} if language else {})
    found = Found(parts_of(captions.pieces, lines), facts)
    source = assembled(opened.value, found)
    name = opened.value.name
    return Outcome(
        source.value,
        (
            *opened.notices,
            *source.notices,
            *_untimed(captions, name),
            *metadata_kept(tuple(captions.told), name),
        ),
    )


def _untimed(captions: Captions, name: str) -> tuple[Notice, ...]:
    """What tells of cues without times that can be read."""
    untimed = [piece for piece in captions.pieces if isinstance(piece, Cue) and piece.start < 0]
    if not untimed:
        return ()
    notice = Notice(
        "P130",
        Severity.WARNING,
        f"{len(untimed)} stretch(es) of text have no times that can be read; the text is kept, "
        "the first is here",
        Where(name, untimed[0].row),
        "Write the times as 00:00:01.000 --> 00:00:02.000, with a blank line before them.",
    )
    return (notice,)
