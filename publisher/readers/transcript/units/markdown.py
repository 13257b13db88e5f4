"""Markdown in a transcript: escapes, references, emphasis, links, quotations.

Only what stands inside paragraphs is settled here; number signs and bullets are read with
the lines. A parser of Markdown gives no places in the source, and without these nothing
could be proven to be kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.patterns import regex
from publisher.readers.transcript.units.lines import SIGN
from publisher.source import Layout, Mark, Source, Span, Stretch, StretchKind

# CommonMark 0.31: 2.4 escapes, 2.5 references, 6.2 emphasis, 6.3 links, 6.5 autolinks,
# 5.1 quotations. A blank line ends what is open.
_TOKEN = regex(
    r"(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<reference>&(?:[A-Za-z]\w{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});)"
    r"|(?P<run>\*{1,2}|_{1,2})"
    r"|(?P<blank>\n[ \t]*(?=\n))"
    r"|(?P<open>\[)"
    r"|(?P<close>\]\((?P<target>(?:https?://|mailto:|/|#)[^()\s<>]{0,1000})\))"
    r"|<(?P<bare>(?:https?://|mailto:)[^<>\s]{1,1000})>"
    r"|(?P<quote>(?:(?<=\n)|\A)[ ]{0,3}>[ ]?)"
)
_HEADING = regex(r"^#{1,6}[ \t]+\S.*$", re.MULTILINE)
_STARRED = regex(r"^\*[^*\n]{1,200}/\*$", re.MULTILINE)
_BOLD_LINE = regex(r"^\*\*[^\s*]", re.MULTILINE)
LONGEST_HEADING = 200  # characters; lines with a number sign that are longer are speech
_KINDS = {1: StretchKind.EMPHASIS, 2: StretchKind.STRONG}


def is_markdown(text: str, *, has_front_matter: bool) -> bool:
    """Whether a text is Markdown: front matter, headings by number signs, bold beginnings."""
    if signs_begin_speeches(text):
        return False
    headings = _headings(text)
    if has_front_matter or any(heading.startswith("# ") for heading in headings):
        return True
    return len(headings) > 1 or (_begins_line("**", text) and len(_BOLD_LINE.findall(text)) > 1)


def signs_begin_speeches(text: str) -> bool:
    """Whether number signs begin speeches and no headings: their lines are long, or labels
    between stars stand before them.
    """
    if any(len(heading) > LONGEST_HEADING for heading in _headings(text)):
        return True
    return _begins_line("*", text) and _STARRED.search(text) is not None


def _headings(text: str) -> list[str]:
    """The lines that number signs begin."""
    return _HEADING.findall(text) if _begins_line("#", text) else []


def _begins_line(sign: str, text: str) -> bool:
    """Whether a sign begins any line: told at once, where a pattern would try each one."""
    return text.startswith(sign) or f"\n{sign}" in text


def layout_of(source: Source, start: int, *, references: bool) -> Layout:
    """The marks and stretches of a Markdown text from an offset on.

    `references`: the file is Markdown by its name, so `&quot;` stands for a character. In a
    text that only looks like Markdown it is kept as it is printed.
    """
    marks: list[Mark] = []
    stretches: list[Stretch] = []
    for found in _found(source.text, start):
        match found:
            case Mark(shown=shown) if shown and not references:
                continue
            case Mark():
                marks.append(found)
            case Stretch():
                stretches.append(found)
    ordered = sorted(stretches, key=lambda stretch: stretch.span)
    return Layout((), tuple(_apart(ordered)), tuple(sorted(marks)))


def masked(source: Source, marks: Sequence[Mark]) -> Source:
    """The source with a `SIGN` for each character of the marks for which nothing stands."""
    if not marks:
        return source
    kept: list[str] = []
    position = 0
    for mark in marks:
        if not mark.shown:
            kept += source.text[position : mark.start], SIGN * (mark.end - mark.start)
            position = mark.end
    return replace(source, text="".join([*kept, source.text[position:]]))


def _apart(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Those stretches that stand in no other."""
    end = 0
    for stretch in stretches:
        if stretch.span.start >= end:
            yield stretch
            end = stretch.span.end


def _found(text: str, start: int) -> Iterator[Mark | Stretch]:
    opened: dict[str, int] = {}
    position = start
    while match := _TOKEN.search(text, position):
        position = match.end()
        match match.lastgroup:
            case "escape":
                yield Mark(match.start(), match.end())
                position += 1  # the character itself is text
            case "reference":
                from html import unescape  # few texts have any

                if (shown := unescape(match[0])) != match[0]:
                    yield Mark(match.start(), match.end(), shown)
            case "quote":
                yield Mark(match.start(), match.end())
            case "blank":
                opened.clear()
            case "open":
                opened["["] = match.start()
            case "run":
                yield from _run(text, match, opened)
            case _:
                yield from _link(match, opened)


def _run(text: str, match: re.Match[str], opened: dict[str, int]) -> Iterator[Mark | Stretch]:
    """A run of `*` or `_`: what it closes, else it is opened (CommonMark 6.2, in short)."""
    run, after = match[0], text[match.end() : match.end() + 1]
    before = text[match.start() - 1] if match.start() else ""
    inside_word = run[0] == "_" and before.isalnum() and after.isalnum()
    closes = bool(before) and not before.isspace() and not inside_word
    if closes and run in opened:
        start = opened.pop(run)
        yield Mark(start, start + len(run))
        yield Mark(match.start(), match.end())
        yield Stretch(_KINDS[len(run)], Span(start + len(run), match.start()))
    elif after and not after.isspace() and not inside_word and not before.isalnum():
        opened[run] = match.start()


def _link(match: re.Match[str], opened: dict[str, int]) -> Iterator[Mark | Stretch]:
    """`[words](target)` and `<https://…>`."""
    if bare := match["bare"]:
        yield Mark(match.start(), match.start() + 1)
        yield Mark(match.end() - 1, match.end())
        yield Stretch(StretchKind.LINK, Span(*match.span("bare")), bare)
    elif "[" in opened:
        start = opened.pop("[")
        yield Mark(start, start + 1)
        yield Mark(match.start(), match.end())
        yield Stretch(StretchKind.LINK, Span(start + 1, match.start()), match["target"])
