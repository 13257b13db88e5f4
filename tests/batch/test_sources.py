"""Which documents files, folders, patterns and standard input mean."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from publisher.batch.sources import find

SUFFIXES = (".txt", ".md", ".xml")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in (
        "in/b.txt",
        "in/a.txt",
        "in/deep/c.TXT",
        "in/deep/d.xml",
        "in/README.md",
        "in/SOURCES.md",
        "in/notes.md",
        "in/.hidden.txt",
        "in/.git/e.txt",
        "in/photo.png",
        "in/dist/a.txt",
    ):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("words")
    return tmp_path


def relative(found):
    return [str(item.relative) for item in found]


@pytest.mark.usefixtures("folder")
def test_a_folder_gives_its_documents_by_path():
    found = relative(find(["in"], SUFFIXES, Path("in/dist")))
    assert found == ["a.txt", "b.txt", "deep/c.TXT", "deep/d.xml", "notes.md"]


@pytest.mark.usefixtures("folder")
def test_the_output_folder_is_left_out_of_a_folder():
    assert "dist/a.txt" in relative(find(["in"], SUFFIXES))
    assert "dist/a.txt" not in relative(find(["in"], SUFFIXES, Path("in/dist")))


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_named_is_taken_whatever_it_is_called():
    assert relative(find(["in/README.md", "in/photo.png"], SUFFIXES)) == ["README.md", "photo.png"]


@pytest.mark.usefixtures("folder")
def test_a_pattern_gives_paths_under_its_fixed_part():
    assert relative(find(["in/**/*.xml"], SUFFIXES)) == ["deep/d.xml"]
    assert relative(find(["in/de*/"], SUFFIXES)) == ["deep/c.TXT", "deep/d.xml"]


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_meant_twice_is_given_once():
    assert relative(find(["in/a.txt", "in/a.*", "./in/../in/a.txt"], SUFFIXES)) == ["a.txt"]


@pytest.mark.parametrize(
    ("argument", "words"),
    [
        ("gone.txt", "gone.txt: no such file or folder"),
        ("in/*.docx", r"in/\*.docx: no document matches"),
        ("empty", "empty: the folder holds no document"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_an_argument_that_means_nothing_is_an_error_of_its_own(argument, words):
    Path("empty").mkdir()
    found = list(find([argument, "in/a.txt"], SUFFIXES))
    assert len(found) == 2
    with pytest.raises(Exception, match=words):
        raise found[0].error
    assert found[1].error is None


def test_a_hyphen_means_standard_input():
    (found,) = find(["-"], SUFFIXES)
    assert (found.path, found.name, found.error) == (None, "stdin", None)


def test_what_cannot_be_found_does_not_stand_for_standard_input():
    missing, given = find(["no.txt", "-"], SUFFIXES)
    assert missing.error
    assert given.error is None
    assert given.name == "stdin"


@pytest.fixture
def locked(folder, monkeypatch):
    """A folder that may not be read, whoever runs the tests."""
    scan = os.scandir

    def scandir(path):
        if str(path).endswith("deep"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    return folder


@pytest.mark.usefixtures("locked")
@pytest.mark.parametrize("argument", ["in", "in/*"])
def test_a_folder_that_cannot_be_read_is_an_error_and_the_others_are_read(argument):
    found = list(find([argument], SUFFIXES))
    (fault,) = (one for one in found if one.error)
    assert "in/deep: the folder cannot be read (Permission denied)" in str(fault.error)
    assert {"a.txt", "b.txt"} <= {one.file for one in found}


@pytest.mark.usefixtures("folder")
def test_a_loop_of_links_ends():
    Path("in/deep/loop").symlink_to(Path("in").absolute())
    assert "deep/d.xml" in relative(find(["in"], SUFFIXES))


def test_documents_come_by_the_parts_of_their_paths(tmp_path):
    for path in ("b.txt", "a.txt", "a/c.txt", "a/a/d.txt", "a-b/e.txt", "B/f.txt"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("words")
    found = [one.relative for one in find([str(tmp_path)], SUFFIXES)]
    assert found == sorted(found, key=lambda path: path.parts)
    assert len(found) == 6


def test_sources_can_be_gone_through_again():
    sources = find(["in", "in/a.txt"], SUFFIXES)
    assert list(sources) == list(sources) != []
