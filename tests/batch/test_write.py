"""A file is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from publisher.batch.write import write
from publisher.errors import OutputError


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_folders_are_made_for_a_file(tmp_path):
    write(tmp_path / "a" / "b" / "x.txt", b"words")
    assert (tmp_path / "a" / "b" / "x.txt").read_bytes() == b"words"


def test_a_file_that_is_there_is_replaced(tmp_path):
    (tmp_path / "x.txt").write_bytes(b"old and longer")
    write(tmp_path / "x.txt", b"new")
    assert (tmp_path / "x.txt").read_bytes() == b"new"


def test_nothing_else_is_left_in_the_folder(tmp_path):
    write(tmp_path / "x.txt", b"words")
    assert names(tmp_path) == ["x.txt"]


def test_the_permissions_are_those_the_mask_asks_for(tmp_path):
    old = os.umask(0o027)
    try:
        write(tmp_path / "x.txt", b"words")
    finally:
        os.umask(old)
    assert (tmp_path / "x.txt").stat().st_mode & 0o777 == 0o640


def test_a_file_where_a_folder_is_needed_is_an_error_with_a_hint(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"x\.txt: cannot be written \(") as raised:
        write(tmp_path / "file" / "x.txt", b"words")
    assert "-o" in raised.value.hint


def test_a_folder_where_the_file_should_be_is_an_error_that_leaves_nothing(tmp_path):
    (tmp_path / "x.txt").mkdir()
    with pytest.raises(OutputError):
        write(tmp_path / "x.txt", b"words")
    assert names(tmp_path) == ["x.txt"]


def test_an_interrupt_leaves_the_old_file(tmp_path, monkeypatch):
    (tmp_path / "x.txt").write_bytes(b"old")

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "x.txt", b"new")
    assert [(p.name, p.read_bytes()) for p in Path(tmp_path).iterdir()] == [("x.txt", b"old")]


def test_the_longest_name_that_a_file_system_takes_can_be_written(tmp_path):
    write(tmp_path / ("x" * 251 + ".txt"), b"words")
    assert len(names(tmp_path)[0]) == 255
