"""The blocks of a source in lines that a person can read."""

from __future__ import annotations

from publisher.source import Source


def written(source: Source) -> list[str]:
    """One line per block: its kind, its words, then what else it tells."""
    return [_line(source, block) for block in source.layout.blocks]


def _line(source: Source, block) -> str:
    words = source.slice(block.span).strip()
    times = f" {block.start}-{block.end}" if block.start else ""
    level = f" {block.level}" if block.level else ""
    return f"{block.kind}{level}{times}: {words}"


def check(source: Source) -> None:
    """Blocks are in order, do not overlap, and hold all that can be seen."""
    position, seen = 0, ""
    for block in source.layout.blocks:
        assert position <= block.span.start <= block.span.end <= len(source.text)
        seen += source.slice(block.span)
        position = block.span.end
    assert "".join(seen.split()) == "".join(source.text.split())
