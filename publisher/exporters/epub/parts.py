"""A record is cut into files: one per section, long ones at turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher import view as v
from publisher.data import dataclass

COVER = "cover.xhtml"
COVER_IMAGE = "cover-image.svg"
TITLE_PAGE = "title.xhtml"
NAVIGATION = "nav.xhtml"
INDEX = "index.xhtml"
STATISTICS = "statistics.xhtml"
STYLESHEET = "style.css"
EDITION = "edition.xml"

LONGEST = 100_000
"""Characters from which a file ends before the next turn. Reading systems lay out a file
as a whole: at this size, some forty pages, a page still turns at once."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the text. `heading` is what its blocks open with; None where they go on,
    or where the heading has no words. `before` stands above: what the record says before
    its first heading, when that is too short to fill a page.
    """

    file: str
    blocks: tuple[v.Block, ...]
    heading: v.Heading | None
    before: tuple[v.Block, ...] = ()


SHORTEST = 2_000
"""Characters below which what comes before the first heading shares that heading's file."""


def split(blocks: Sequence[v.Block]) -> tuple[Part, ...]:
    """The parts of a record, in order. No block is cut."""
    before, rest = _before_headings(blocks)
    pieces = [piece for section in _sections(rest) for piece in _pieces(section)]
    return tuple(
        Part(f"part-{number:04d}.xhtml", piece, _opening(piece), before if number == 1 else ())
        for number, piece in enumerate(pieces, 1)
    )


def _before_headings(
    blocks: Sequence[v.Block],
) -> tuple[tuple[v.Block, ...], Sequence[v.Block]]:
    """The blocks before the first heading, when they are few, and the rest."""
    headings = (n for n, block in enumerate(blocks) if isinstance(block, v.Heading))
    first = next(headings, 0)
    if sum(map(_size, blocks[:first])) >= SHORTEST:
        first = 0
    return tuple(blocks[:first]), blocks[first:]


def _opening(blocks: tuple[v.Block, ...]) -> v.Heading | None:
    first = blocks[0]
    if isinstance(first, v.Heading) and first.level > 0 and v.plain(first.content).strip():
        return first
    return None


def _sections(blocks: Sequence[v.Block]) -> Iterator[Sequence[v.Block]]:
    """The record cut before each heading of its highest level."""
    levels = [block.level for block in blocks if isinstance(block, v.Heading) and block.level > 0]
    highest = min(levels, default=0)
    starts = [
        number
        for number, block in enumerate(blocks)
        if number and isinstance(block, v.Heading) and block.level == highest and highest
    ]
    for start, end in zip([0, *starts], [*starts, len(blocks)], strict=True):
        if start < end:
            yield blocks[start:end]


def _pieces(blocks: Sequence[v.Block]) -> Iterator[tuple[v.Block, ...]]:
    """A section cut before a turn or a heading, wherever enough has come together."""
    piece: list[v.Block] = []
    size = 0
    for block in blocks:
        if size >= LONGEST and isinstance(block, v.Turn | v.Heading):
            yield tuple(piece)
            piece, size = [], 0
        piece.append(block)
        size += _size(block)
    yield tuple(piece)


def _size(block: v.Block) -> int:
    """About how many characters a block has."""
    match block:
        case v.Turn() | v.Quote():
            return sum(map(_size, block.blocks))
        case v.List():
            return sum(_size(inner) for item in block.items for inner in item.blocks)
        case v.Table():
            return sum(len(v.plain(cell)) for row in block.rows for cell in row)
        case v.Divider() | v.PageMark():
            return len(block.text)
        case _:
            return len(v.plain(block.content))
