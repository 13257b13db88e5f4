"""Names that are reserved, very long, hidden or of several kinds; links that lead out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytestmark = pytest.mark.usefixtures("folder")

EXPORT = ("export", "in", "-f", "tei,txt")


def exported(publisher):
    """Export: the exit code, what was said, and source by output."""
    ran = publisher(*EXPORT)
    lines = Path("dist/manifest.jsonl").read_bytes().splitlines()
    rows = [json.loads(line) for line in lines]
    return ran, {row["path"]: row["source"] for row in rows if row["format"] == "txt"}


def copied(name):
    path = Path("in", name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(Path("in/sitting.txt").read_bytes())


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("CON.txt", "CON_.txt"),
        ("nul/aux.txt", "nul_/aux_.txt"),
        ("a:b*c?.txt", "a-b-c.txt"),
        ("-rf.txt", "rf.txt"),
        ("$(touch x).txt", "touch-x.txt"),
        ("x..a/b..txt", "x-a/b.txt"),
        ("новость.txt", "новость.txt"),
        (" .txt", "document.txt"),
        ("a\nb.txt", "a-b.txt"),
    ],
)
def test_a_name_becomes_one_that_is_safe_everywhere(publisher, name, made):
    copied(name)
    ran, files = exported(publisher)
    assert ran.code == 0, ran.err
    assert files == {"sitting.txt": "../in/sitting.txt", made: f"../in/{name}"}


def test_a_very_long_name_is_cut_and_stays_its_own(publisher):
    for end in "ab":
        copied(f"{'long' * 60}{end}.txt")
    ran, files = exported(publisher)
    assert (ran.code, len(files)) == (0, 3)
    assert max(map(len, files)) <= 104


def test_hidden_files_and_folders_are_left_out(publisher):
    for name in (".hidden.txt", ".git/x.txt", "deep/.x/y.txt"):
        copied(name)
    assert exported(publisher)[1] == {"sitting.txt": "../in/sitting.txt"}


def test_one_stem_in_two_suffixes_is_a_collision_that_names_both(publisher):
    copied("sitting.md")
    ran, files = exported(publisher)
    assert ran.code == 1
    assert files == {"sitting.txt": "../in/sitting.md"}
    assert "in/sitting.txt: error P001: in/sitting.md makes the same file" in ran.err


def test_a_link_to_a_file_elsewhere_is_read_and_one_to_a_folder_is_not(publisher):
    Path("else").mkdir()
    Path("else/other.txt").write_bytes(Path("in/sitting.txt").read_bytes())
    Path("in/linked.txt").symlink_to("../else/other.txt")
    Path("in/folder").symlink_to("../else")
    ran, files = exported(publisher)
    assert ran.code == 0
    assert files == {"linked.txt": "../in/linked.txt", "sitting.txt": "../in/sitting.txt"}
    assert [path.name for path in Path("else").iterdir()] == ["other.txt"]


def test_a_link_in_the_output_folder_to_a_source_is_not_written_through(publisher):
    Path("dist").mkdir()
    Path("dist/sitting.txt").symlink_to("../in/sitting.txt")
    words = Path("in/sitting.txt").read_bytes()
    ran = publisher(*EXPORT)
    assert ran.code == 1
    assert "would be written over the source in/sitting.txt" in ran.err
    assert "Give another folder with -o: files made among the sources are sources" in ran.err
    assert Path("in/sitting.txt").read_bytes() == words
