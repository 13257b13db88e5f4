"""What the columns of a table of turns mean, by their names, and the turns in its rows."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from publisher.guidance import Known
from publisher.readers.sheet import Content, Sheet, Words
from publisher.report import Notice, Severity, Where
from publisher.source import BlockKind, StretchKind

_SHOWN_ONCE = ("title", "date", "place")
_NO_WORDS = re.compile(r"[\d\s:.,;+/-]*")


@cache
def meanings() -> Mapping[str, str]:
    """What a column of a name means, for each name of `columns.toml`."""
    table = tomllib.loads(files(__package__).joinpath("columns.toml").read_text("utf-8"))
    return MappingProxyType({name: meaning for meaning, names in table.items() for name in names})


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table by its columns' names; `number` is where it stands in the file."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that mean something, by meaning; text may stand in several."""

    by_meaning: Mapping[str, tuple[str, ...]]

    def of(self, row: Row, meaning: str) -> str:
        """What a row tells of a meaning: the first of its columns that holds words."""
        cells = (row.cells.get(name, "").strip() for name in self.by_meaning.get(meaning, ()))
        return next(filter(None, cells), "")


def columns_of(names: Sequence[str]) -> Columns:
    """The columns by what they mean."""
    found: dict[str, list[str]] = {}
    for name in names:
        if meaning := _meaning(name):
            found.setdefault(meaning, []).append(name)
    return Columns(MappingProxyType({meaning: tuple(cols) for meaning, cols in found.items()}))


def _meaning(name: str) -> str:
    folded = re.sub(r"\([^()]*\)", "", name.casefold()).strip().strip("#*\"'")
    meant = meanings()
    whole = meant.get(re.sub(r"[\s-]+", "_", folded), "")
    words = re.findall(r"[^\W_]+", folded)
    return whole or next((meant[word] for word in words if word in meant), "")


def put_turns(sheet: Sheet, rows: Sequence[Row], columns: Columns) -> tuple[Known, ...]:
    """Lay the rows out as turns: neighbours with one speaker make one. Returns who speaks."""
    people: dict[str, Known] = {}
    speaker: str | None = None
    for row in rows:
        who = columns.of(row, "speaker")
        if who != speaker and (who or speaker is not None):
            start, end = columns.of(row, "start"), columns.of(row, "end")
            sheet.put(BlockKind.LABEL, who, row.number, start=clock(start), end=clock(end))
            speaker = who
        if who and who not in people:
            role, body = columns.of(row, "role"), columns.of(row, "organisation")
            people[who] = Known(who, role=role, organisation=body)
        for content in _paragraphs(row, columns):
            sheet.put(BlockKind.PARAGRAPH, content, row.number)
    return tuple(people.values())


def _paragraphs(row: Row, columns: Columns) -> Iterator[Content]:
    """The text of a row, a line a paragraph; cells of other columns as notes to the last."""
    lines = [line.strip() for line in columns.of(row, "text").splitlines() if line.strip()]
    notes = [Words(text, StretchKind.NOTE) for text in _others(row, columns)]
    yield from lines[:-1]
    if lines or notes:
        yield [Words(lines[-1] if lines else ""), *notes]


def _others(row: Row, columns: Columns) -> Iterator[str]:
    """Words that stand in no column that is understood, or in a second column of text."""
    text = columns.of(row, "text")
    meant = {name for names in columns.by_meaning.values() for name in names}
    texts = columns.by_meaning.get("text", ())
    for name, cell in row.cells.items():
        told = cell.strip()
        shown = told == text or (name in meant and name not in texts)
        if not shown and not _NO_WORDS.fullmatch(told):
            yield told


def put_facts(sheet: Sheet, rows: Sequence[Row], columns: Columns) -> dict[str, str]:
    """Show once what every row tells alike: title, date, place. Returns these facts."""
    facts: dict[str, str] = {}
    for meaning in (*_SHOWN_ONCE, "language"):
        told = {columns.of(row, meaning) for row in rows}
        if len(told) == 1 and (value := told.pop()):
            facts[meaning] = value
    for meaning in _SHOWN_ONCE:
        if meaning in facts:
            kind = BlockKind.HEADING if meaning == "title" else BlockKind.PARAGRAPH
            sheet.put(kind, facts[meaning], rows[0].number)
    return facts


def metadata_notice(name: str, columns: Columns) -> tuple[Notice, ...]:
    """The notice that names the columns kept as metadata."""
    kept = [
        column
        for meaning in ("start", "end", "role", "organisation", "language")
        for column in columns.by_meaning.get(meaning, ())
    ]
    if not kept:
        return ()
    told = ", ".join(repr(column) for column in kept)
    return (
        Notice(
            "P131",
            Severity.INFO,
            f"the column(s) {told} are kept as data about turns and people, not as text",
            Where(name),
            "Nothing needs to be done; the edition's header and the JSON hold them.",
        ),
    )


def clock(told: str) -> str:
    """A time of a recording as `HH:MM:SS.mmm`: from seconds, or from `MM:SS`; "" for none."""
    match = re.fullmatch(
        r"(?:(?:(\d{1,4}):)?(\d{1,3}):)?(\d{1,9})(?:[.,](\d{1,3})\d*)?", told.strip()
    )
    if not match:
        return ""
    hours, minutes, seconds = (int(number or 0) for number in match.groups()[:3])
    part = int((match[4] or "0").ljust(3, "0"))
    whole = hours * 3600 + minutes * 60 + seconds
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{part:03}"
