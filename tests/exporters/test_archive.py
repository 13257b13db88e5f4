"""ZIP archives: what Python's reader finds in them is what was added, and nothing else is told."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import OutputError
from publisher.exporters.shared import archive
from publisher.exporters.shared.archive import Archive

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)
FILES = st.dictionaries(NAMES, st.tuples(st.binary(max_size=2000), st.booleans()), max_size=8)


def archive_of(files):
    made = Archive()
    for name, (data, stored) in files.items():
        made.add(name, data, stored=stored)
    return made.finish()


@given(FILES)
def test_all_comes_back_in_its_order(files):
    with zipfile.ZipFile(io.BytesIO(archive_of(files))) as found:
        assert found.testzip() is None
        assert [info.orig_filename for info in found.infolist()] == list(files)
        assert [found.read(info) for info in found.infolist()] == [
            data for data, _ in files.values()
        ]
        methods = [info.compress_type == zipfile.ZIP_STORED for info in found.infolist()]
        assert methods == [stored for _, stored in files.values()]


@given(FILES)
def test_the_same_files_give_the_same_bytes(files):
    assert archive_of(files) == archive_of(files)


def test_it_tells_no_time_and_lets_all_read():
    with zipfile.ZipFile(io.BytesIO(archive_of({"a": (b"x", False)}))) as found:
        (info,) = found.infolist()
    assert info.date_time == (1980, 1, 1, 0, 0, 0)
    assert (info.create_system, info.external_attr >> 16) == (3, 0o100644)


def test_more_files_than_an_archive_counts_are_refused():
    made = Archive()
    for number in range(archive.MOST_FILES - 1):
        made.add(str(number), b"", stored=True)
    with pytest.raises(OutputError, match="65535 files"):
        made.add("one more", b"", stored=True)
    with zipfile.ZipFile(io.BytesIO(made.finish())) as found:
        assert len(found.infolist()) == archive.MOST_FILES - 1


def test_more_bytes_than_an_archive_counts_are_refused(monkeypatch):
    monkeypatch.setattr(archive, "MOST_BYTES", 1000)
    made = Archive()
    made.add("a", bytes(900))
    with pytest.raises(OutputError, match="fewer than 1000"):
        made.add("b", bytes(1000))
