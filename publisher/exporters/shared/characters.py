"""Characters that XML 1.0 cannot hold (section 2.2): one rule for all formats made of it."""

from __future__ import annotations

from publisher.patterns import regex

# Listed, these are compiled in a tenth of the time that all but the others take.
_NOT_KEPT = regex("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = regex("\r\n?")  # XML reads them as line feeds (section 2.11)
_BLANK_CONTROLS = regex("[\x0b\x0c\x1c-\x1f]")  # white space that XML cannot hold


def xml_text(text: str) -> str:
    r"""The text as XML 1.0 can hold it.

    Line ends are `\n`, controls that are white space are spaces, other characters that
    XML has not are U+FFFD.
    """
    if text.isprintable() or not _NOT_KEPT.search(text):  # what is printable, XML has
        return text
    spaced = _BLANK_CONTROLS.sub(" ", _LINE_ENDS.sub("\n", text))
    return _NOT_KEPT.sub("\ufffd", spaced)
