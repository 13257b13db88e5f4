"""The contract of a reader (`publisher.readers.base`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import cast

from publisher import law, plugins, view
from publisher.errors import InputError
from publisher.guidance import NO_GUIDANCE
from publisher.readers.base import Open, Read, Reader
from publisher.record import Record
from publisher.report import Outcome, Severity
from publisher.source import Source, Span
from publisher.testing.holding import hold
from publisher.testing.views import HOSTILE

_BROKEN = (b"", b"\n", b"\x00\x01\xff", b"\xef\xbb\xbf", "\n".join(HOSTILE).encode())
_CUTS = 8


def check_reader(row: Reader, samples: Iterable[bytes]) -> tuple[Record, ...]:
    """Read each of the `samples`, files that the reader in `row` reads; return the records.

    Then read each cut short, with its lines the other way round and with hostile words between
    them, and files that are none: such a file may be refused with `InputError`, never with
    another error. Whatever is read must give the same record twice, hold every visible
    character of its source in its items or its marks, and make an edition that is valid.

    Raises `AssertionError` where one of that does not hold, `InputError` for a sample that
    cannot be opened.
    """
    whole = tuple(samples)
    hold(whole, "a reader is checked with samples of what it reads")
    records = tuple(_checked(row, sample) for sample in whole)
    for data in (*_BROKEN, *(odd for sample in whole for odd in _odd(sample))):
        try:
            _checked(row, data)
        except InputError:
            continue
    return records


def _odd(sample: bytes) -> Iterator[bytes]:
    """What may become of a file."""
    for part in range(1, _CUTS):
        yield sample[: len(sample) * part // _CUTS]
    lines = sample.splitlines(keepends=True)
    yield b"".join(reversed(lines))
    for words in HOSTILE:
        yield words.encode().join([b"", *lines, b""])


def _checked(row: Reader, data: bytes) -> Record:
    """The record of a file, held against the contract."""
    source = _opened(row, data)
    hold(_opened(row, data) == source, "the same bytes gave another source")
    if source.layout.blocks:
        check_layout(source)
    read = cast("Read", plugins.load(row.target, origin=row.origin))
    record = read(source, NO_GUIDANCE).value
    hold(read(source, NO_GUIDANCE).value == record, "the same source gave another record")
    _check_edition(record)
    return record


def _opened(row: Reader, data: bytes) -> Source:
    name = f"sample{row.suffixes[0]}"
    opener = cast("Open", plugins.load(row.opens, origin=row.origin))
    opened: Outcome[Source] = opener(data, name, None)
    return opened.value


def _check_edition(record: Record) -> None:
    """The record as TEI is valid, and shows what the source says."""
    from publisher.tei import build, parse, project, serialize, validate

    built = build.build(record, "sample").value
    faults = [n.message for n in validate.validate(built) if n.severity > Severity.INFO]
    hold(not faults, f"the edition is not valid: {'; '.join(faults)}")
    written = parse.parse(serialize.serialize(built), "sample.xml").value
    shown = view.shown(project.project(written).value)
    parting = law.first_difference(record.source.text, shown, record.marks)
    hold(parting is None, f"the edition does not say what the source says: {parting}")


def check_layout(source: Source) -> None:
    """Hold what a `source` tells of its text: every visible character is in one block or mark.

    Blocks, marks and stretches are in order, inside of the text, and apart; a stretch is inside
    of one block. Raises `AssertionError`.
    """
    blocks = [block.span for block in source.layout.blocks]
    marks = [Span(mark.start, mark.end) for mark in source.layout.marks]
    stretches = [stretch.span for stretch in source.layout.stretches]
    for spans in (blocks, marks, stretches):
        _check_order(spans, len(source.text))
    together = sorted((*blocks, *marks))
    _check_order(together, len(source.text))
    _check_nothing_left_out(source.text, together)
    hold(len({span.start for span in blocks}) == len(blocks), "two blocks begin at one place")
    if source.rows:
        hold(len(source.rows) > source.text.count("\n"), "there are more lines than rows")
    _check_stretches(blocks, stretches)


def _check_order(spans: Iterable[Span], length: int) -> None:
    listed = list(spans)
    for start, end in listed:
        hold(0 <= start <= end <= length, f"{start}–{end} is outside of the text")
    for one, two in pairwise(listed):
        hold(one.end <= two.start, f"{tuple(one)} and {tuple(two)} overlap, or are out of order")


def _check_nothing_left_out(text: str, spans: Iterable[Span]) -> None:
    position = 0
    for start, end in (*spans, Span(len(text), len(text))):
        lost = text[position:start].strip()
        hold(not lost, f"no block and no mark holds {lost[:40]!r}")
        position = end


def _check_stretches(blocks: Iterable[Span], stretches: Iterable[Span]) -> None:
    rest = iter(blocks)
    block = Span(0, 0)
    for start, end in stretches:
        while block.end < end:
            block = next(rest, Span(end, end))
        hold(block.start <= start, f"the stretch {start}–{end} is in no block")
