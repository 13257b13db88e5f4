"""`publisher export` into a folder that has been exported before: what is made anew, what is
kept, what is removed.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
import time
from pathlib import Path

import pytest

from publisher import pipeline
from publisher.batch import keys

pytestmark = pytest.mark.usefixtures("folder")

EXPORT = ("export", "in", "-f", "tei,txt")


def rows(folder="dist"):
    return [
        json.loads(line) for line in (Path(folder) / "manifest.jsonl").read_bytes().splitlines()
    ]


def report(publisher, *arguments):
    """The report of an export."""
    publisher(*EXPORT, *arguments, "--report", "report.json")
    return json.loads(Path("report.json").read_bytes())


def test_what_is_up_to_date_is_kept(publisher):
    assert report(publisher)["made"] == {"tei": 1, "txt": 1}
    before = Path("dist/sitting.xml").stat()
    again = report(publisher)
    assert (again["made"], again["up_to_date"]) == ({}, 2)
    assert Path("dist/sitting.xml").stat().st_ino == before.st_ino


def test_force_makes_what_is_up_to_date(publisher):
    report(publisher)
    assert report(publisher, "--force")["made"] == {"tei": 1, "txt": 1}


def test_a_source_that_was_only_touched_is_up_to_date(publisher):
    report(publisher)
    os.utime("in/sitting.txt", (1, 1))
    assert report(publisher)["up_to_date"] == 2


def test_a_source_that_changed_and_kept_its_time_is_made_anew(publisher):
    report(publisher)
    path = Path("in/sitting.txt")
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"closed", b"opened"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert report(publisher)["made"] == {"tei": 1, "txt": 1}
    assert "opened" in Path("dist/sitting.txt").read_text()


@pytest.mark.parametrize("change", ["edited", "shorter", "gone", "a link"])
def test_an_output_that_is_no_more_what_it_was_is_made_anew(publisher, change):
    report(publisher)
    path = Path("dist/sitting.txt")
    words = path.read_bytes()
    path.unlink()
    if change == "a link":
        Path("elsewhere").write_bytes(words)
        path.symlink_to("../elsewhere")
    elif change != "gone":
        path.write_bytes(words.replace(b"Good", b"Goat" if change == "edited" else b""))
    assert report(publisher)["made"] == {"txt": 1}
    assert path.read_bytes() == words
    assert not path.is_symlink()


def test_an_output_that_was_only_copied_back_is_up_to_date(publisher):
    report(publisher)
    path = Path("dist/sitting.txt")
    words = path.read_bytes()
    path.unlink()
    path.write_bytes(words)
    assert report(publisher)["up_to_date"] == 2


@pytest.mark.parametrize(
    "arguments",
    [("--wrap", "40"), ("--style", "compact"), ("--profile", "reading"), ("--no-embed",)],
)
def test_another_setting_makes_all_anew(publisher, arguments):
    report(publisher)
    assert report(publisher, *arguments)["made"] == {"tei": 1, "txt": 1}


def test_another_version_of_a_program_makes_all_anew(publisher, monkeypatch):
    report(publisher)
    monkeypatch.setattr(keys, "__version__", "99")
    assert report(publisher)["made"] == {"tei": 1, "txt": 1}
    assert rows()[0]["versions"]["publisher"] == "99"


def test_another_font_makes_pdf_anew_and_the_book_that_lists_its_pages(publisher, monkeypatch):
    formats = ",".join(pipeline.formats())
    publisher("export", "in", "-f", formats)
    monkeypatch.setattr(keys, "_fonts", lambda: "other fonts")
    publisher("export", "in", "-f", formats, "--report", "report.json")
    assert json.loads(Path("report.json").read_bytes())["made"] == {"pdf": 1, "epub": 1}


def test_a_book_that_is_gone_is_made_anew_with_the_pdf_whose_pages_it_lists(publisher):
    publisher("export", "in", "-f", "txt,epub,pdf")
    whole = Path("dist/sitting.epub").read_bytes()
    Path("dist/sitting.epub").unlink()
    publisher("export", "in", "-f", "txt,epub,pdf", "--report", "report.json")
    told = json.loads(Path("report.json").read_bytes())
    assert (told["made"], told["up_to_date"]) == ({"pdf": 1, "epub": 1}, 1)
    assert Path("dist/sitting.epub").read_bytes() == whole


def test_a_book_lists_the_pages_of_a_pdf_only_where_one_is_made(publisher):
    publisher("export", "in", "-f", "epub", "-o", "alone")
    publisher("export", "in", "-f", "epub,pdf")
    alone, beside = (
        Path(name).read_bytes() for name in ("alone/sitting.epub", "dist/sitting.epub")
    )
    assert alone != beside


def test_a_format_that_is_added_leaves_the_others(publisher):
    report(publisher)
    publisher("export", "in", "-f", "tei,txt,json", "--report", "report.json")
    told = json.loads(Path("report.json").read_bytes())
    assert (told["made"], told["up_to_date"]) == ({"json": 1}, 2)


def test_notices_are_told_of_what_is_up_to_date_too(publisher):
    Path("in/odd.txt").write_text("Anna Berg: Good\x0bmorning to all.\n\nBoris Clark: Yes.\n" * 3)
    first = report(publisher)
    again = report(publisher, "--fail-level", "warning")
    assert first["notices"] == again["notices"] != {}
    assert publisher(*EXPORT, "--fail-level", "warning").code == 1
    ran = publisher(*EXPORT, "-v")
    assert "in/odd.txt:1:" in ran.err


def test_a_document_that_failed_is_tried_again(publisher):
    Path("in/bad.txt").write_bytes(b"")
    assert len(report(publisher)["failed"]) == 1
    again = report(publisher)
    assert [row["source"] for row in again["failed"]] == ["in/bad.txt"]
    assert again["failed"][0]["reasons"][0]["code"] == "P001"
    assert again["up_to_date"] == 2


# --- manifest -------------------------------------------------------------------------


def test_the_manifest_tells_each_file(publisher):
    publisher(*EXPORT)
    data = Path("dist/sitting.txt").read_bytes()
    (tei, txt) = rows()[1], rows()[0]
    assert (tei["path"], txt["path"]) == ("sitting.xml", "sitting.txt")
    assert txt["sha256"] == keys.hashlib.sha256(data).hexdigest()
    assert (txt["bytes"], txt["format"]) == (len(data), "txt")
    assert txt["source"] == "../in/sitting.txt"
    assert (
        txt["source_sha256"] == keys.hashlib.sha256(Path("in/sitting.txt").read_bytes()).hexdigest()
    )
    assert {"publisher", "python", "lxml"} <= set(txt["versions"])


def test_the_manifest_keeps_what_another_run_made(publisher):
    publisher("export", "in", "-f", "txt")
    publisher("export", "in", "-f", "tei")
    assert [row["format"] for row in rows()] == ["txt", "tei"]


def test_the_manifest_is_no_record(publisher):
    publisher(*EXPORT)
    assert publisher("export", "dist", "-f", "json", "-o", "other").code == 1  # two of one stem
    assert [row["source"] for row in rows("other")] == ["../dist/sitting.txt"]


def test_a_file_and_standard_output_keep_no_state(publisher):
    publisher("export", "in/sitting.txt", "-o", "x.xml")
    publisher("export", "in/sitting.txt", "-f", "tei", "-o", "-")
    assert sorted(os.listdir()) == ["in", "x.xml"]  # noqa: PTH208 -- names are all that counts


# --- prune ----------------------------------------------------------------------------


def test_only_prune_removes_what_has_no_source(publisher):
    Path("in/deep").mkdir()
    Path("in/deep/other.txt").write_bytes(Path("in/sitting.txt").read_bytes())
    publisher(*EXPORT)
    Path("in/deep/other.txt").unlink()
    publisher(*EXPORT)
    assert Path("dist/deep/other.xml").exists()
    Path("dist/mine.txt").write_text("by hand")
    told = report(publisher, "--prune")
    assert told["removed"] == ["dist/deep/other.txt", "dist/deep/other.xml"]
    assert not Path("dist/deep").exists()
    assert Path("dist/mine.txt").exists()
    assert [row["path"] for row in rows()] == ["sitting.txt", "sitting.xml"]


def test_prune_leaves_what_was_changed_by_hand(publisher):
    Path("in/other.txt").write_bytes(Path("in/sitting.txt").read_bytes())
    publisher(*EXPORT)
    Path("in/other.txt").unlink()
    Path("dist/other.txt").write_text("by hand")
    assert report(publisher, "--prune")["removed"] == ["dist/other.xml"]
    assert Path("dist/other.txt").read_text() == "by hand"


def test_prune_leaves_what_another_collection_made(publisher):
    Path("second").mkdir()
    Path("second/other.txt").write_bytes(Path("in/sitting.txt").read_bytes())
    publisher(*EXPORT)
    publisher("export", "second", "-f", "tei", "--prune")
    assert Path("dist/sitting.xml").exists()


def test_prune_removes_nothing_when_a_folder_cannot_be_read(publisher, monkeypatch):
    Path("in/deep").mkdir()
    Path("in/deep/other.txt").write_bytes(Path("in/sitting.txt").read_bytes())
    publisher(*EXPORT)
    scan, there = os.scandir, os.path.lexists

    def scandir(path):
        if str(path) == "in/deep":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(
        os.path, "lexists", lambda path: "in/deep/" not in str(path) and there(path)
    )
    ran = publisher(*EXPORT, "--prune")
    assert ran.code == 1
    assert "nothing is pruned: in/deep gives no document" in ran.err
    assert Path("dist/deep/other.xml").exists()


def test_prune_removes_nothing_when_a_source_cannot_be_reached(publisher):
    publisher(*EXPORT)
    Path("in/sitting.txt").rename("sitting.bak")
    ran = publisher(*EXPORT, "--prune")
    assert "nothing is pruned: in gives no document" in ran.err
    assert Path("dist/sitting.xml").exists()


# --- names ----------------------------------------------------------------------------


def test_nothing_is_written_through_a_link_that_leads_out(publisher):
    Path("in/deep").mkdir()
    Path("in/deep/other.txt").write_bytes(Path("in/sitting.txt").read_bytes())
    Path("outside").mkdir()
    Path("dist").mkdir()
    Path("dist/deep").symlink_to("../outside")
    ran = publisher(*EXPORT)
    assert ran.code == 1
    assert "P002: dist/deep/other.xml would be written outside the output folder" in ran.err
    assert list(Path("outside").iterdir()) == []
    assert Path("dist/sitting.xml").exists()


def test_a_link_that_loops_is_passed_over(publisher):
    Path("in/loop").symlink_to(".")
    Path("in/round.txt").symlink_to("round.txt")
    ran = publisher(*EXPORT)
    assert "in/round.txt: error P001: cannot be read" in ran.err
    assert [row["path"] for row in rows()] == ["sitting.txt", "sitting.xml"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sitting", "sitting"), ("caf\u00e9", "cafe\u0301"), ("a b", "a-b"), ("x" * 120, "x" * 120)],
)
def test_names_that_some_file_system_takes_for_one_are_not_lost(publisher, one, other):
    for number, name in enumerate((one, other)):
        folder = Path("in", "deep" if len(one) > 100 and number else ".")
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.txt").write_bytes(Path("in/sitting.txt").read_bytes())
    ran = publisher("export", "in", "-f", "txt")
    made = {row["source"] for row in rows()}
    refused = [line for line in ran.err.splitlines() if "makes the same file" in line]
    assert len(made) + len([line for line in refused if "error P001" in line]) == len(
        list(Path("in").rglob("*.txt"))
    )


# --- one run at a time ----------------------------------------------------------------


def test_a_second_run_waits_and_says_so(publisher):
    publisher(*EXPORT)
    other = sqlite3.connect("dist/.publisher/state.sqlite", check_same_thread=False)
    other.execute("begin exclusive")
    threading.Timer(0.5, other.close).start()
    start = time.monotonic()
    ran = publisher(*EXPORT)
    assert ran.code == 0
    assert time.monotonic() - start > 0.4
    assert "waiting: another run is at work in dist" in ran.err


def test_a_state_that_is_damaged_is_an_error_with_a_remedy(publisher):
    publisher(*EXPORT)
    Path("dist/.publisher/state.sqlite").write_bytes(b"no database at all" * 100)
    ran = publisher(*EXPORT)
    assert ran.code == 1
    assert "the state of the folder cannot be used" in ran.err
    assert "delete it" in ran.err


def test_a_state_of_another_version_makes_all_anew(publisher):
    publisher(*EXPORT)
    connection = sqlite3.connect("dist/.publisher/state.sqlite")
    connection.execute("pragma user_version = 99")
    connection.close()
    assert report(publisher)["made"] == {"tei": 1, "txt": 1}


def test_what_a_killed_run_left_is_removed(publisher):
    Path("dist/.publisher/part-x").mkdir(parents=True)
    Path("dist/.publisher/part-x/.a.part").write_bytes(b"half")
    publisher(*EXPORT)
    assert [path.name for path in Path("dist/.publisher").iterdir()] == ["state.sqlite"]


def test_what_stops_a_run_leaves_its_files_in_the_manifest(publisher, monkeypatch):
    export = pipeline.export

    def interrupted(prepared, name, *rest):
        if name == "txt":
            raise KeyboardInterrupt
        return export(prepared, name, *rest)

    publisher("export", "in", "-f", "json")
    monkeypatch.setattr(pipeline, "export", interrupted)
    assert publisher(*EXPORT).code == 130
    assert [row["format"] for row in rows()] == ["json"]
    assert not list(Path("dist/.publisher").glob("part-*"))


def test_a_manifest_that_was_changed_is_written_again(publisher):
    publisher(*EXPORT)
    path = Path("dist/manifest.jsonl")
    told = path.read_bytes()
    path.write_bytes(told[:-10])
    assert report(publisher)["up_to_date"] == 2
    assert path.read_bytes() == told
    number = path.stat().st_ino
    assert report(publisher)["up_to_date"] == 2
    assert path.stat().st_ino == number
