"""Rows that each hold a paragraph become turns: what tables and lists of objects share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from publisher.data import dataclass
from publisher.guidance import Known
from publisher.patterns import regex
from publisher.readers.columns import Column, column_of, folded
from publisher.readers.notices import listed, metadata_kept, shortened
from publisher.readers.parts import NOWHERE, Found, Part, Parts, Run, label, part
from publisher.report import Notice, Outcome, Severity, Where
from publisher.source import Block, BlockKind, StretchKind

_NUMBER = regex(r"[-+]?[0-9]{1,30}(?:[.,][0-9]{1,30})?(?:[eE][-+]?[0-9]{1,4})?%?")
_CLOCK = regex(r"(?:([0-9]{1,4}):)?([0-9]{1,2}):([0-9]{1,2})(?:[.,]([0-9]{1,9}))?")
_SECONDS = regex(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
_HEADED = (Column.TITLE, Column.DATE, Column.PLACE)
_KINDS = MappingProxyType(
    {
        **dict.fromkeys(("heading", "title", "section", "topic"), BlockKind.HEADING),
        **dict.fromkeys(("remark", "stage direction", "interjection"), BlockKind.REMARK),
        **dict.fromkeys(("narrative", "procedural", "note"), BlockKind.NARRATIVE),
        **dict.fromkeys(("subtitle", "byline", "date", "time", "place"), BlockKind.NARRATIVE),
        **dict.fromkeys(("lead", "participants", "vote", "caption"), BlockKind.NARRATIVE),
        **dict.fromkeys(("plain", "divider", "page mark", "footnote"), BlockKind.NARRATIVE),
    }
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells that are not empty, by their column. `loose` is text that stands
    where a row should.
    """

    row: int  # of the file
    cells: Mapping[int, str]
    loose: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The names of the columns, and the rows. `name` is the file's."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Row]
    row: int = 0  # of the names


@dataclass(frozen=True, slots=True)
class _Plan:
    """What each column is used for."""

    chosen: Mapping[Column, int]
    noted: tuple[int, ...]  # columns of words that are kept as notes
    constant: Mapping[Column, str]  # what all rows tell alike
    metadata: tuple[int, ...]


def has_text(columns: Sequence[str]) -> bool:
    """Whether one of these names is known for a column of text."""
    return any((found := column_of(name)) and found[0] is Column.TEXT for name in columns)


def found_in(table: Table, before: Sequence[Part] = ()) -> Outcome[Found]:
    """What the rows make, behind the parts that stand before them."""
    plan = _plan(table)
    draft = Parts()
    for one in (*before, *_head(table, plan)):
        draft.add(one)
    _Writer(draft, table, plan).write()
    facts = {column.value: told for column, told in plan.constant.items()}
    found = Found(draft.parts, MappingProxyType(facts), tuple(_people(table, plan)))
    return Outcome(found, _notices(table, plan))


# --- the plan -------------------------------------------------------------------------


def _plan(table: Table) -> _Plan:
    filled = Counter(column for row in table.rows for column in row.cells)
    chosen = _chosen(table, filled)
    constant = {
        column: told
        for column in (*_HEADED, Column.LANGUAGE)
        if column in chosen and (told := _alike(table.rows, chosen[column]))
    }
    if Column.TITLE in chosen and Column.ROLE not in chosen and _is_of_speakers(table, chosen):
        chosen[Column.ROLE] = chosen.pop(Column.TITLE)
        constant.pop(Column.TITLE, None)
    if Column.DATE in chosen and _is_clock(table.rows, chosen[Column.DATE]):
        chosen.pop(Column.DATE)
    shown = {chosen[column] for column in _SHOWN if column in chosen}
    rest = [column for column in sorted(filled) if column not in shown]
    words = _of_words(table.rows)
    noted = tuple(n for n in rest if n in words and _is_unknown(table, n))
    metadata = tuple(sorted({*rest}.difference(noted)))
    return _Plan(MappingProxyType(chosen), noted, MappingProxyType(constant), metadata)


_SHOWN = (Column.SPEAKER, Column.TEXT, Column.TITLE, Column.DATE, Column.PLACE)


def _chosen(table: Table, filled: Mapping[int, int]) -> dict[Column, int]:
    """The best column of each kind: of text, the one that is filled most; else by name."""
    best: dict[Column, tuple[int, int, int]] = {}
    for n, name in enumerate(table.columns):
        if not (found := column_of(name)):
            continue
        column, rank = found
        fit = (-filled.get(n, 0) if column is Column.TEXT else 0, rank, n)
        if column not in best or fit < best[column]:
            best[column] = fit
    return {column: fit[2] for column, fit in best.items()}


def _alike(rows: Sequence[Row], column: int) -> str:
    """What every row tells in a column, "" when some tell something else."""
    told = {row.cells.get(column, "") for row in rows if not row.loose}
    alike = told.pop() if len(told) == 1 else ""
    return "" if "\n" in alike else alike


def _is_clock(rows: Sequence[Row], column: int) -> bool:
    """Whether a column of dates tells of each row when it was: most differ."""
    told = Counter(row.cells.get(column, "") for row in rows)
    return len(told) > 1 and 2 * len(told) > len(rows)


def _is_of_speakers(table: Table, chosen: Mapping[Column, int]) -> bool:
    """Whether a title is the speakers': each has one, and not all have the same."""
    if Column.SPEAKER not in chosen:
        return False
    titles: dict[str, set[str]] = {}
    for row in table.rows:
        if speaker := row.cells.get(chosen[Column.SPEAKER]):
            titles.setdefault(speaker, set()).add(row.cells.get(chosen[Column.TITLE], ""))
    different = set().union(*titles.values()) if titles else set()
    return len(different) > 1 and all(len(told) == 1 for told in titles.values())


def _of_words(rows: Sequence[Row]) -> set[int]:
    """The columns that hold more than numbers and times."""
    return {
        column
        for row in rows
        for column, cell in row.cells.items()
        if not (_NUMBER.fullmatch(cell) or _CLOCK.fullmatch(cell))
    }


def _is_unknown(table: Table, column: int) -> bool:
    """Whether a column's words are nothing that is known, so that they must be shown."""
    if column >= len(table.columns):
        return True
    found = column_of(table.columns[column])
    return found is None or found[0] is Column.TEXT


# --- the parts ------------------------------------------------------------------------


def _head(table: Table, plan: _Plan) -> Iterator[Part]:
    """What all rows tell alike, once."""
    row = table.rows[0].row if table.rows else table.row
    for column in _HEADED:
        if told := plan.constant.get(column):
            yield _fact(column, told, row, 0)


def _fact(column: Column, told: str, row: int, level: int) -> Part:
    is_title = column is Column.TITLE
    return part(BlockKind.HEADING if is_title else BlockKind.NARRATIVE, told, row, level)


class _Writer:
    """Writes rows down: the speaker in force, the facts in force."""

    def __init__(self, draft: Parts, table: Table, plan: _Plan) -> None:
        self._draft = draft
        self._table = table
        self._plan = plan
        self._speaker: str | None = None  # None before anyone spoke
        self._number = ""  # of the turn, where the table tells it
        self._facts: dict[Column, str] = dict(plan.constant)

    def write(self) -> None:
        """Write all rows down."""
        for row in self._table.rows:
            if row.loose:
                self._unsaid(part(BlockKind.NARRATIVE, row.loose, row.row))
            elif any(map(str.strip, row.cells.values())):
                self._row(row)

    def _row(self, row: Row) -> None:
        for column in _HEADED:
            told = self._cell(row, column)
            if told and told != self._facts.get(column):
                self._facts[column] = told
                self._unsaid(_fact(column, told, row.row, 1))
        kind = _KINDS.get(folded(self._cell(row, Column.KIND)), BlockKind.PARAGRAPH)
        speaker = self._cell(row, Column.SPEAKER)
        if not speaker and self._is_outside(row):
            self._unsaid_row(row, BlockKind.NARRATIVE if kind is BlockKind.PARAGRAPH else kind)
        elif kind in (BlockKind.HEADING, BlockKind.NARRATIVE) and not speaker:
            self._unsaid_row(row, kind)
        else:
            self._said_row(row, BlockKind.REMARK if kind is BlockKind.REMARK else None, speaker)

    def _is_outside(self, row: Row) -> bool:
        """Whether a table that numbers its turns gives a row to none of them."""
        return Column.TURN in self._plan.chosen and not self._cell(row, Column.TURN)

    def _unsaid(self, one: Part) -> None:
        self._draft.add(one)
        self._draft.end_turn()

    def _unsaid_row(self, row: Row, kind: BlockKind) -> None:
        for one in self._paragraphs(row, kind):
            self._unsaid(one)

    def _said_row(self, row: Row, kind: BlockKind | None, speaker: str) -> None:
        heard = kind is BlockKind.REMARK and not speaker
        if not heard and (speaker or self._speaker is not None):
            self._turn(row, speaker)
        for one in self._paragraphs(row, kind or BlockKind.PARAGRAPH):
            self._draft.add(one)
        self._draft.told_until(self._time(row, Column.END))

    def _turn(self, row: Row, speaker: str) -> None:
        """Begin a turn, unless the one who speaks goes on."""
        number = self._cell(row, Column.TURN)
        if (speaker, number) != (self._speaker, self._number) or not self._draft.is_in_turn:
            start = self._time(row, Column.START)
            self._draft.begin_turn(label(" ".join(speaker.split()), row.row, start))
        self._speaker, self._number = speaker, number

    def _paragraphs(self, row: Row, kind: BlockKind) -> Iterator[Part]:
        """A paragraph for each line of the text; the row's notes stand behind the last."""
        text = self._cell(row, Column.TEXT)
        lines: list[list[Run]] = [[Run(line.strip())] for line in text.split("\n") if line.strip()]
        for column in self._plan.noted:
            if words := " ".join(row.cells.get(column, "").split()):
                lines = lines or [[]]
                lines[-1] += (*([Run(" ")] if lines[-1] else []), Run(words, StretchKind.NOTE))
        for runs in lines:
            yield Part(Block(kind, NOWHERE, int(kind is BlockKind.HEADING)), tuple(runs), row.row)

    def _cell(self, row: Row, column: Column) -> str:
        at = self._plan.chosen.get(column)
        return row.cells.get(at, "") if at is not None else ""

    def _time(self, row: Row, column: Column) -> str:
        at = self._plan.chosen.get(column)
        if at is None:
            return ""
        return recording_time(row.cells.get(at, ""), _unit(self._table.columns[at]))


def _unit(name: str) -> int:
    """How many of what a column of times counts make a second."""
    words = name.casefold().replace("_", " ").replace("(", " ").replace(")", " ").split()
    return 1000 if {"ms", "msec", "milliseconds", "millis"}.intersection(words) else 1


def recording_time(told: str, unit: int = 1) -> str:
    """A time in a recording as `HH:MM:SS.mmm`, "" when a cell tells none."""
    if match := _CLOCK.fullmatch(told.strip()):
        hours, minutes, seconds = (int(number or 0) for number in match.groups()[:3])
        thousandths = int(f"{match[4] or '':0<3}"[:3])
        return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"
    if not _SECONDS.fullmatch(told.strip()):
        return ""
    thousandths = round(float(told) * 1000 / unit)
    seconds, thousandths = divmod(thousandths, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{thousandths:03}"


# --- people and notices ---------------------------------------------------------------


def _people(table: Table, plan: _Plan) -> Iterator[Known]:
    """The speakers of whom the table tells a role or a party."""
    columns = [plan.chosen.get(Column.ROLE), plan.chosen.get(Column.ORGANISATION)]
    at = plan.chosen.get(Column.SPEAKER)
    told: dict[str, list[str]] = {}
    for row in table.rows:
        speaker = " ".join(row.cells.get(at, "").split()) if at is not None else ""
        if not speaker:
            continue
        known = told.setdefault(speaker, ["", ""])
        for n, column in enumerate(columns):
            if column is not None and not known[n]:
                known[n] = " ".join(row.cells.get(column, "").split())
    for name, (role, organisation) in told.items():
        if role or organisation:
            yield Known(name, role=role, organisation=organisation)


def _notices(table: Table, plan: _Plan) -> tuple[Notice, ...]:
    metadata = [_name(table, column) for column in plan.metadata]
    return (
        *metadata_kept(metadata, table.name, table.row),
        *_noted(table, plan),
        *_other_texts(table, plan),
    )


def _other_texts(table: Table, plan: _Plan) -> tuple[Notice, ...]:
    """What tells which of several columns of text was read."""
    texts = [n for n, name in enumerate(table.columns) if has_text([name])]
    if len(texts) < 2:
        return ()
    read = plan.chosen[Column.TEXT]
    others = [_name(table, n) for n in texts if n != read]
    notice = Notice(
        "P136",
        Severity.INFO,
        f"the text is that of {shortened(_name(table, read))}, which is filled most; "
        f"it could also be that of {listed(others)}",
        Where(table.name, table.row),
        "Remove the column that should not be read.",
    )
    return (notice,)


def _noted(table: Table, plan: _Plan) -> tuple[Notice, ...]:
    if not plan.noted:
        return ()
    notice = Notice(
        "P132",
        Severity.INFO,
        f"the words of {len(plan.noted)} other column(s) are kept as notes: "
        + listed([_name(table, column) for column in plan.noted]),
        Where(table.name, table.row),
        "Remove columns that should not be published.",
    )
    return (notice,)


def _name(table: Table, column: int) -> str:
    return table.columns[column] if column < len(table.columns) else f"column {column + 1}"
