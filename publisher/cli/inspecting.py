"""`publisher inspect`: who speaks in a record, how much, what was found and why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from publisher.batch.plan import reading_jobs
from publisher.batch.run import bytes_of
from publisher.batch.sources import find
from publisher.cli import console
from publisher.cli.listing import table
from publisher.cli.project import guidance
from publisher.cli.running import with_standard_input
from publisher.data import dataclass
from publisher.errors import ExitCode, UsageError
from publisher.pipeline import Document, Prepared, folder_suffixes, prepare
from publisher.report import Notice
from publisher.view import Inlines, Turn, View, plain, said, walk, word_count


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, how often, how much."""

    id: str
    name: str
    role: str
    named: bool
    labels: tuple[str, ...]
    turns: int
    words: int


def inspect_one(argument: str, encoding: str | None, people: str | None, *, as_json: bool) -> int:
    """Give what is in one record; the exit code."""
    jobs = with_standard_input(reading_jobs(find([argument], folder_suffixes())))
    if len(jobs) != 1:
        raise UsageError(f"{argument} holds {len(jobs)} documents", "Give one of them.")
    job = jobs[0]
    document = Document(job.name, bytes_of(job), job.id, encoding, guidance(people))
    outcome = prepare(document)
    data = described(outcome.value, outcome.notices)
    console.give(json.dumps(data, ensure_ascii=False, indent=1) if as_json else _told(data))
    broken = outcome.value.broken
    if broken is None:
        return ExitCode.OK
    console.say(f"{console.headline(broken)}\n  {broken.hint}")
    return ExitCode.FAILED


def described(prepared: Prepared, notices: Sequence[Notice] = ()) -> dict[str, object]:
    """What is in a record, as plain data."""
    view = prepared.view
    facts = view.facts
    record = prepared.record
    return {
        "id": view.id,
        "title": facts.title,
        "title_is_printed": facts.title_is_printed,
        "date": facts.date,
        "time": facts.time,
        "place": facts.place,
        "series": ", ".join(text for _, _, text in facts.series),
        "language": view.lang,
        "encoding": prepared.source.encoding if prepared.source else "",
        "turns": sum(isinstance(block, Turn) for block in walk(view.blocks)),
        "words": word_count(view),
        "speakers": [asdict(speaker) for speaker in speakers(view)],
        "evidence": [asdict(item) for item in record.evidence] if record else [],
        "notices": len(notices),
    }


def speakers(view: View) -> list[Speaker]:
    """Who speaks, most words first; a person who never speaks comes last."""
    turns = [block for block in walk(view.blocks) if isinstance(block, Turn)]
    known = {person.id: person for person in view.people}
    idents = dict.fromkeys([*known, *(turn.speaker for turn in turns)])
    rows = [_speaker(ident, view, turns) for ident in idents]
    return sorted(rows, key=lambda row: -row.words)


def _speaker(ident: str, view: View, turns: Sequence[Turn]) -> Speaker:
    person = view.person(ident)
    own = [turn for turn in turns if turn.speaker == ident]
    return Speaker(
        ident,
        person.name if person else "",
        person.role if person else "",
        bool(person and person.named),
        tuple(dict.fromkeys(filter(None, (_words(turn.label) for turn in own)))),
        len(own),
        sum(map(said, own)),
    )


def _words(content: Inlines) -> str:
    return " ".join(plain(content).split())


def _told(data: dict[str, object]) -> str:
    """The same for people to read."""
    facts = [(name, str(data[name])) for name in _FACTS if data[name]]
    parts = [table(facts), *_told_speakers(data["speakers"]), *_told_evidence(data["evidence"])]
    return console.multiline("\n".join(parts))


_FACTS = (
    "title",
    "date",
    "time",
    "place",
    "series",
    "language",
    "encoding",
    "id",
    "turns",
    "words",
)


def _told_speakers(rows: object) -> Iterator[str]:
    if isinstance(rows, list) and rows:
        yield ""
        cells = [
            (
                row["name"] or row["id"] or "(nobody named)",
                console.counted(row["turns"], "turn"),
                console.counted(row["words"], "word"),
                row["role"],
            )
            for row in rows
        ]
        yield table(cells)


def _told_evidence(rows: object) -> Iterator[str]:
    if isinstance(rows, list) and rows:
        yield ""
        yield from (f"{row['convention']}: {row['reason']}" for row in rows)
