"""What must hold for every layout, and a notation in which a person can read one."""

from __future__ import annotations

from publisher.law import visible
from publisher.source import CAPTION, Block, BlockKind, Source, StretchKind

_EMPTY = (BlockKind.DIVIDER, BlockKind.PAGE)


def check(source: Source) -> None:
    """Fail unless the blocks are in order, do not overlap, and hold all that is visible;
    the stretches likewise are in order, each inside one block; and each line has a row.
    """
    position = 0
    for block in source.layout.blocks:
        start, end = block.span
        assert position <= start <= end <= len(source.text), block
        assert not visible(source.text[position:start]), block
        assert block.kind in _EMPTY or visible(source.slice(block.span)), block
        position = end
    assert not source.layout.blocks or not visible(source.text[position:])
    _check_stretches(source)
    assert len(source.rows) == source.text.count("\n") + 1
    assert list(source.rows) == sorted(source.rows)
    assert source.rows[0] >= 1


def _check_stretches(source: Source) -> None:
    position = 0
    blocks = iter(source.layout.blocks)
    block = next(blocks, None)
    for stretch in source.layout.stretches:
        start, end = stretch.span
        assert position <= start < end, stretch
        while block and block.span.end < end:
            block = next(blocks, None)
        assert block, stretch
        assert block.span.start <= start, stretch
        is_break = stretch.kind is StretchKind.LINE_BREAK
        assert (source.slice(stretch.span) == "\n") is is_break, stretch
        position = end


def notation(source: Source) -> str:
    """The layout, a block to a line: `item 1 #1 "a.": some {strong|words}`."""
    lines = [f"{_kind(block)}: {_marked(source, block)}".rstrip() for block in source.layout.blocks]
    facts = [f"{key} = {value}" for key, value in source.layout.facts.items()]
    return "".join(f"{line}\n" for line in (*facts, *lines))


def _named(block: Block) -> str:
    return "caption" if block.row == CAPTION else block.kind.value


def _kind(block: Block) -> str:
    words = [_named(block)]
    if words == ["cell"]:
        words.append(f"{block.row},{block.level}{' head' * block.head}")
    elif block.kind in {BlockKind.HEADING, BlockKind.ITEM, BlockKind.QUOTE}:
        words.append(str(block.level))
    if block.group:
        words.append(f"#{block.group}")
    if block.kind is BlockKind.ITEM:
        words.append(f'"{block.marker}"{" ordered" * block.ordered}')
    return " ".join(words)


def _marked(source: Source, block: Block) -> str:
    """The block's text with its stretches in braces; `⏎` is a line break, `¶` a mere line end."""
    shown, position = "", block.span.start
    for stretch in source.layout.stretches:
        if not block.span.start <= stretch.span.start < block.span.end:
            continue
        shown += _plain(source.text[position : stretch.span.start])
        inner = _plain(source.slice(stretch.span))
        value = f" {stretch.value}" if stretch.value else ""
        is_break = stretch.kind is StretchKind.LINE_BREAK
        shown += "⏎" if is_break else f"{{{stretch.kind.value}{value}|{inner}}}"
        position = stretch.span.end
    page = "␌" if source.text[: block.span.start].endswith("\f") else ""
    return page + shown + _plain(source.text[position : block.span.end])


def _plain(text: str) -> str:
    return text.replace("\n", "¶").replace("\t", "⇥").replace("\u00a0", "⍽")
