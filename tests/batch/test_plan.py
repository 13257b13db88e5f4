"""Which file becomes which, and what is refused before any work."""

from __future__ import annotations

import pickle
from pathlib import Path, PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.batch.plan import format_of, jobs
from publisher.batch.sources import Folder, Found
from publisher.errors import InputError, UsageError
from publisher.exporters.base import Format

PDF = Format("pdf", ".pdf", "application/pdf", "", "")
TXT = Format("txt", ".txt", "text/plain", "", "")


def found(path, relative=None):
    inside = PurePath(relative or Path(path).name)
    return Found(Folder(Path(path).parent, inside.parent), inside.name, str(path))


def paths(job):
    return [str(target.path) for target in job.targets]


def test_a_folder_mirrors_the_tree_of_the_source():
    (job,) = jobs([found("in/2024/may/a.txt", "2024/may/a.txt")], [PDF, TXT], "out")
    assert paths(job) == ["out/2024/may/a.pdf", "out/2024/may/a.txt"]


def test_a_document_id_is_its_path_in_the_collection():
    (job,) = jobs([found("in/2024/may/a.txt", "2024/may/a.txt")], [PDF], "out")
    assert job.id == "2024-may-a"


def test_a_plan_can_be_gone_through_again_and_holds_no_job():
    plan = jobs([found("in/a.txt"), found("in/b.txt")], [PDF], "out")
    assert len(plan) == 2
    assert list(plan) == list(plan)
    assert next(iter(plan)) is not next(iter(plan))


def test_a_part_of_a_plan_sees_what_stands_against_the_whole():
    plan = jobs([found("x/a.txt"), found("y/a.txt")], [PDF], "out")
    part = plan.only(lambda job: job.name == "y/a.txt")
    assert len(part) == 1
    assert "makes the same file" in str(next(iter(part)).error)


def test_a_file_takes_one_document():
    (job,) = jobs([found("a.txt")], [PDF], "x.pdf")
    assert paths(job) == ["x.pdf"]


def test_standard_output_takes_one_document():
    (job,) = jobs([found("a.txt")], [PDF], "-")
    assert job.targets[0].path is None


@pytest.mark.parametrize("output", ["x.pdf", "-"])
def test_two_documents_do_not_go_into_one_file(output):
    with pytest.raises(UsageError, match="2 documents cannot go into"):
        jobs([found("a.txt"), found("b.txt")], [PDF], output)


def test_two_formats_do_not_go_to_standard_output():
    with pytest.raises(UsageError, match=r"2 formats \(pdf, txt\) cannot go into standard output"):
        jobs([found("a.txt")], [PDF, TXT], "-")


@pytest.mark.parametrize("other", ["y/a.txt", "y/A.TXT", "y/a.md"])
def test_the_second_of_two_that_make_one_file_is_an_error_naming_both(other):
    first, second = jobs([found("x/a.txt"), found(other)], [PDF], "out")
    assert first.error is None
    assert second.targets == ()
    assert second.error.message.startswith(f"{other}: x/a.txt makes the same file, out/")


def test_the_second_of_two_with_one_id_is_an_error_naming_both():
    first, second = jobs([found("in/a-b.txt"), found("in/a/b.txt", "a/b.txt")], [PDF], "out")
    assert (first.id, first.error) == ("a-b", None)
    assert second.targets == ()
    assert second.error.message == "in/a/b.txt: in/a-b.txt has the same id, a-b"


def test_an_edition_brings_its_own_id():
    planned = jobs([found("in/a-b.xml"), found("in/a/b.xml", "a/b.xml")], [PDF], "out")
    assert [job.error for job in planned] == [None, None]


def test_a_document_that_fails_takes_no_id_from_another():
    gone = InputError("in/a-b.txt: gone")
    lost = found("in/a-b.txt")._replace(is_lone=True, error=gone)
    _, second = jobs([lost, found("in/a/b.txt", "a/b.txt")], [PDF], "out")
    assert second.error is None


def test_a_source_is_not_written_over(tmp_path):
    (tmp_path / "a.txt").write_text("words")
    (job,) = jobs([found(tmp_path / "a.txt")], [TXT], str(tmp_path))
    assert "would be written over the source" in str(job.error)


def test_a_source_is_not_written_over_through_a_link(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("words")
    (tmp_path / "out").symlink_to(tmp_path / "in")
    (job,) = jobs([found(tmp_path / "in" / "a.txt")], [TXT], str(tmp_path / "out"))
    assert job.error is not None


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_every_output_is_inside_the_output_folder(name):
    (job,) = jobs([found("x", name)], [PDF], "out")
    (target,) = job.targets
    assert target.path.parts[0] == "out"
    assert ".." not in target.path.parts


@pytest.mark.parametrize(
    ("output", "name"), [("x.pdf", "pdf"), ("x.PDF", "pdf"), ("dist", None), ("x.pdf/", None)]
)
def test_a_suffix_asks_for_a_format(output, name):
    row = format_of(output, [PDF, TXT])
    assert (row and row.name) == name


def test_a_folder_that_is_there_is_no_file_whatever_its_name(tmp_path):
    (tmp_path / "x.pdf").mkdir()
    assert format_of(str(tmp_path / "x.pdf"), [PDF]) is None


def test_a_job_crosses_to_another_process_with_its_error():
    _, second = jobs([found("x/a.txt"), found("y/a.txt")], [PDF], "out")
    copy = pickle.loads(pickle.dumps(second))  # noqa: S301 -- our own bytes
    assert (copy.name, str(copy.error)) == (second.name, str(second.error))
