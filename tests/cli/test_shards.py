"""`--shard` and `publisher merge`: parts that are joined are as one export of the whole."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from publisher.batch.job import Job
from publisher.batch.shards import Shard

pytestmark = pytest.mark.usefixtures("collection")

EXPORT = ("export", "in", "-f", "tei,txt")
PARTS = ("1/3", "2/3", "3/3")


@pytest.fixture
def collection(folder):
    """Six records, one of which cannot be read, and one in the way of another."""
    words = (folder / "in" / "sitting.txt").read_text()
    for number in range(4):
        (folder / "in" / f"{number}.txt").write_text(f"{words}\nBoris Clark: Number {number}.\n")
    (folder / "in" / "bad.txt").write_bytes(b"")
    (folder / "in" / "SITTING.txt").write_text(words)


def files(folder):
    """The bytes of all that a reader of the folder sees."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in Path(folder).rglob("*")
        if path.is_file() and ".publisher" not in path.parts
    }


def report(publisher, *arguments):
    publisher(*EXPORT, *arguments, "--report", "report.json")
    return json.loads(Path("report.json").read_bytes())


def shards(publisher, *arguments):
    return [report(publisher, "-o", "parts", "--shard", part, *arguments) for part in PARTS]


def test_parts_that_are_merged_are_as_one_export(publisher):
    whole = report(publisher, "-o", "whole")
    told = shards(publisher)
    assert sum(part["documents"] for part in told) == whole["documents"]
    assert sum(len(part["failed"]) for part in told) == len(whole["failed"]) == 2
    assert "manifest.jsonl" not in files("parts")
    ran = publisher("merge", "parts")
    assert (ran.code, ran.err) == (0, "merged 10 files in parts\n")
    assert files("parts") == files("whole")
    assert os.listdir("parts/.publisher") == ["state.sqlite"]  # noqa: PTH208 -- names are all that counts
    assert report(publisher, "-o", "parts")["made"] == {}


def test_what_was_merged_is_up_to_date_for_parts_too(publisher):
    shards(publisher)
    publisher("merge", "parts")
    path = Path("in/3.txt")
    path.write_text(path.read_text() + "\nAnna Berg: Once more.\n")
    told = shards(publisher)
    assert [part["made"] for part in told if part["made"]] == [{"tei": 1, "txt": 1}]
    assert sum(part["up_to_date"] for part in told) == 8
    publisher("merge", "parts")
    report(publisher, "-o", "whole")
    assert files("parts") == files("whole")


def test_a_part_that_is_missing_is_named(publisher):
    for part in PARTS[:2]:
        report(publisher, "-o", "parts", "--shard", part)
    ran = publisher("merge", "parts")
    assert ran.code == 1
    assert "parts: parts are missing: 3/3" in ran.err
    assert "no part of an export is there" in publisher("merge", "in").err


def test_a_file_that_did_not_come_along_is_named_and_the_parts_are_kept(publisher):
    shards(publisher)
    lost = Path("parts/2.txt")
    words = lost.read_bytes()
    lost.unlink()
    ran = publisher("merge", "parts")
    assert (ran.code, "parts/2.txt: error P801: the file is missing" in ran.err) == (1, True)
    lost.write_bytes(words)
    assert publisher("merge", "parts").code == 0
    assert '"2.txt"' in Path("parts/manifest.jsonl").read_text()


@pytest.mark.parametrize("part", ["0/3", "4/3", "1", "x/y", "1/0", "-1/3"])
def test_what_is_no_part_is_an_error(publisher, part):
    ran = publisher(*EXPORT, "--shard", part)
    assert (ran.code, "this is no part" in ran.err) == (2, True)


@pytest.mark.parametrize("arguments", [("-o", "x.txt"), ("-o", "-"), ("--prune",)])
def test_what_a_part_cannot_do_is_an_error(publisher, arguments):
    assert publisher("export", "in", "-f", "txt", "--shard", "1/2", *arguments).code == 2


def test_a_part_of_a_collection_may_be_empty(publisher):
    told = [report(publisher, "-o", "parts", "--shard", f"{n}/7", "-j", "2") for n in range(1, 8)]
    assert min(part["documents"] for part in told) == 0
    assert sum(part["documents"] for part in told) == 7


def test_parts_are_of_like_size():
    jobs = [Job(f"{number}.txt", f"record-{number}", None) for number in range(3000)]
    sizes = [sum(map(Shard(number, 3).holds, jobs)) for number in (1, 2, 3)]
    assert sum(sizes) == len(jobs)
    assert min(sizes) > 900
