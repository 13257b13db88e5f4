"""The reader against what a person found: the shared gold annotations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from publisher import record as r
from publisher.decode import decode
from publisher.readers import read

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "text"
GOLD = sorted(CORPUS.rglob("*.gold.json"))


def _read(gold: Path) -> tuple[dict, r.Record, list[r.Turn]]:
    told = json.loads(gold.read_text("utf-8"))
    source = gold.with_name(gold.name.replace(".gold.json", ".txt"))
    record = read(decode(source.read_bytes(), source.name).value).value
    turns = [item for item in record.items if isinstance(item, r.Turn)]
    return told, record, turns[: len(told["turns"])] if told.get("partial") else turns


def _label(turn: r.Turn) -> str:
    printed = "".join(piece.text for piece in turn.label).strip()
    return printed.removesuffix(":").removesuffix(".")


@pytest.mark.skipif(not GOLD, reason="the shared corpus is not beside the checkout")
@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.name.removesuffix(".gold.json"))
def test_turns_stand_where_a_person_found_them(gold: Path):
    told, _, turns = _read(gold)
    assert [_label(turn) for turn in turns] == [turn["label"] for turn in told["turns"]]


@pytest.mark.skipif(not GOLD, reason="the shared corpus is not beside the checkout")
@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.name.removesuffix(".gold.json"))
def test_the_date_and_the_title_are_those_a_person_found(gold: Path):
    told, record, _ = _read(gold)
    title = " ".join(record.title.text.split()) if record.title else None
    assert (title, record.date and record.date.value) == (told["title"], told["date"])
