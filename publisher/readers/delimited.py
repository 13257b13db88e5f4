"""Tables as delimited text: rows and cells, however the quotes stand.

The csv module would read an unbalanced quote as a cell that holds the rest of the file,
and its limit on cells is one for the whole process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from publisher.data import dataclass
from publisher.readers.columns import Column, recognised

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 30  # rows
_HEADER_ROWS = 10
_SAMPLE_LENGTH = 200_000  # characters
_NEVER = -1


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of a table. `row` is the line of the file on which it begins."""

    cells: tuple[str, ...]
    row: int
    is_open: bool = False  # a quote in it is never closed


def rows(text: str, delimiter: str, start: int = 0) -> Iterator[Cells]:
    """The rows of a table, empty lines left out."""
    scan = _Scan(text, delimiter, start)
    while scan.position < len(text):
        row = scan.row()
        if any(cell.strip() for cell in row.cells):
            yield row


def delimiter_of(text: str, preferred: str) -> str:
    """What parts the columns: what makes known names of a header, else even rows."""
    sample = text[:_SAMPLE_LENGTH]
    return max(DELIMITERS, key=lambda one: (*_evidence(sample, one), one == preferred))


def _evidence(sample: str, delimiter: str) -> tuple[bool, int, int]:
    """What speaks for a delimiter: a header with a column of text, how many of its names
    are known, how many rows are as wide as the widest header could be.
    """
    found = [row.cells for row in islice(rows(sample, delimiter), _SAMPLE)]
    known = max((recognised(cells) for cells in found[:_HEADER_ROWS]), key=len, default=frozenset())
    widths = [len(cells) for cells in found if len(cells) > 1]
    usual = max(set(widths), key=widths.count, default=0)
    return Column.TEXT in known, len(known), widths.count(usual)


class _Scan:
    """Reads rows one after another. No character is looked at more than a few times."""

    def __init__(self, text: str, delimiter: str, start: int) -> None:
        self.text = text
        self.position = start
        self._delimiter = delimiter
        self._line = 1 + text.count("\n", 0, start)
        self._closing = re.compile(f"[{re.escape(delimiter)}\n]")
        self._line_end = _NEVER  # the last that was looked for
        self._hopeless = _NEVER  # no quote that opens before this place is closed
        self._barren = _NEVER  # no quote that opens before it is closed on a later line

    def row(self) -> Cells:
        """The next row; `position` is behind it."""
        begins = self._line
        end = self._end_of_line(self.position)
        line = self.text[self.position : end]
        if '"' not in line:
            self.position = end + 1
            self._line += 1
            return Cells(tuple(line.split(self._delimiter)), begins)
        return self._quoted_row(begins)

    def _end_of_line(self, start: int) -> int:
        if start > self._line_end:
            end = self.text.find("\n", start)
            self._line_end = len(self.text) if end < 0 else end
        return self._line_end

    def _quoted_row(self, begins: int) -> Cells:
        cells: list[str] = []
        is_open = False
        while True:
            cell, end, unclosed = self._cell(self.position)
            cells.append(cell)
            is_open = is_open or unclosed
            self._line += self.text.count("\n", self.position, min(end + 1, len(self.text)))
            self.position = end + 1
            if self.text[end : end + 1] != self._delimiter:
                return Cells(tuple(cells), begins, is_open)

    def _cell(self, start: int) -> tuple[str, int, bool]:
        """A cell, where it ends, and whether it begins with a quote that is never closed."""
        if self.text.startswith('"', start):
            closed = self._closed(start)
            if closed > start:
                return self.text[start + 1 : closed].replace('""', '"'), closed + 1, False
        match = self._closing.search(self.text, start)
        end = match.start() if match else len(self.text)
        cell = self.text[start:end]
        return cell, end, cell.startswith('"') and cell.count('"') % 2 == 1

    def _closed(self, start: int) -> int:
        """Where the quote that opens at a place is closed; `_NEVER` when it is not.

        A quote is closed by one that ends its cell. One that seems to open another cell,
        or ends none behind a line end, says that the first was never closed.
        """
        if start < self._hopeless:
            return _NEVER
        line_end = self._end_of_line(start)
        at = self.text.find('"', start + 1)
        while at >= 0 and (at < line_end or at > self._barren):
            if self.text.startswith('""', at):
                at = self.text.find('"', at + 2)
            elif self.text[at + 1 : at + 2] in (self._delimiter, "\n", ""):
                return at
            elif at > line_end or self.text[at - 1] == self._delimiter:
                break
            else:
                at = self.text.find('"', at + 1)
        stopped = len(self.text) if at < 0 else at
        self._hopeless = min(stopped, line_end)
        self._barren = max(self._barren, stopped)
        return _NEVER
