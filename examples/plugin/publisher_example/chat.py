"""The reader `irc`: the log of a meeting that was held in a chat.

<anna> Shall we begin?
* boris nods
*** carla has joined
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from publisher import Outcome
from publisher.decode import decode
from publisher.errors import InputError
from publisher.readers.base import Reader
from publisher.source import Block, BlockKind, Layout, Mark, Source, Span

READER = Reader(
    "irc",
    (".irc",),
    "the log of a chat",
    opens="publisher_example.chat:open_chat",
)

_SAID = re.compile(r"<([^<>\n]*[^<>\s][^<>\n]*)>[ \t]*")
_DONE = re.compile(r"\*+[ \t]+(?=\S)")


def open_chat(data: bytes, name: str, encoding: str | None) -> Outcome[Source]:
    """The log as text, with what each line is.

    Raises `InputError` when nobody says anything in it.
    """
    opened = decode(data, name, encoding)
    found = list(_lines(opened.value.text))
    if not any(isinstance(one, Block) and one.kind is BlockKind.LABEL for one in found):
        raise InputError(f"{name}: nobody speaks", "Lines of a chat begin with <name>.")
    layout = Layout(
        blocks=tuple(one for one in found if isinstance(one, Block)),
        marks=tuple(one for one in found if isinstance(one, Mark)),
    )
    return Outcome(replace(opened.value, layout=layout), opened.notices)


def _lines(text: str) -> Iterator[Block | Mark]:
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        start, end = line.span()
        if said := _SAID.match(text, start):
            yield Mark(start, said.start(1))  # the angle brackets become structure,
            yield Block(BlockKind.LABEL, Span(*said.span(1)))  # what they hold is a label
            yield Mark(said.end(1), said.end())
            kind, start = BlockKind.PARAGRAPH, said.end()
        elif done := _DONE.match(text, start):
            yield Mark(*done.span())
            kind, start = BlockKind.REMARK, done.end()
        else:
            kind = BlockKind.PARAGRAPH
        if start < end:
            yield Block(kind, Span(start, end))
