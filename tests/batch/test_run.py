"""One document through the pipeline to its files; what comes of it is a result."""

from __future__ import annotations

import pytest

from publisher import pipeline
from publisher.batch import run as running
from publisher.batch.job import Job, Target
from publisher.batch.result import Settings, notice_of
from publisher.batch.run import do, run
from publisher.errors import InputError, OutputError, UsageError
from publisher.report import Notice, Outcome, Severity

DATA = b"Meeting\n\nAnna Berg: Good morning.\n\nBoris Clark: Thank you.\n\nAnna Berg: Bye.\n"


def job(tmp_path, *formats, data=DATA):
    targets = tuple(Target(name, tmp_path / f"x.{name}") for name in formats)
    return Job("x.txt", "x", None, targets, data)


def test_a_result_tells_the_files_and_their_size(tmp_path):
    (made,) = do(job(tmp_path, "tei"), Settings()).made
    assert (made.format, made.path) == ("tei", tmp_path / "x.tei")
    assert made.size == (tmp_path / "x.tei").stat().st_size


def test_what_goes_to_standard_output_comes_as_bytes():
    (made,) = do(Job("x.txt", "x", None, (Target("tei", None),), DATA), Settings()).made
    assert made.data.startswith(b"<?xml")


def test_what_was_made_before_a_failure_is_told(tmp_path):
    (tmp_path / "x.json").mkdir()
    result = do(job(tmp_path, "tei", "json"), Settings())
    assert [made.format for made in result.made] == ["tei"]
    assert [n.code for n in result.notices if n.severity is Severity.ERROR] == ["P002"]


def test_the_lines_that_notices_speak_of_come_along(tmp_path):
    result = do(job(tmp_path, data=b"Meeting\n\nA\x0b: one two three four five six\n"), Settings())
    assert result.lines[3] == "A\ufffd: one two three four five six"


def test_a_source_is_decoded_once(tmp_path, monkeypatch):
    def again(*_):
        raise AssertionError

    monkeypatch.setattr(running, "decode", again)
    result = do(job(tmp_path, data=b"Meeting\r\rA\x0b: one two three four five six\r"), Settings())
    assert result.lines[3] == "A\ufffd: one two three four five six"


def test_the_lines_of_an_edition_come_along():
    data = do(Job("x.txt", "x", None, (Target("tei", None),), DATA), Settings()).made[0].data
    odd = data.replace(b"<body>", b"<body>\n<unheard>Good</unheard>\n")
    result = do(Job("x.xml", "x", None, (), odd), Settings())
    assert "<unheard>Good</unheard>" in result.lines.values()


def test_the_line_that_is_not_in_the_named_encoding_comes_along():
    data = b"Title\n\nA: caf\xe9 au lait"
    result = do(Job("x.txt", "x", None, (), data), Settings(encoding="utf-8"))
    assert list(result.lines) == [3]
    assert result.lines[3].startswith("A: caf")


def test_bytes_that_are_no_text_give_no_line():
    data = b"\x89PNG\r\n\0\0" + bytes(range(256))
    assert do(Job("x.txt", "x", None, (), data), Settings(encoding="utf-8")).lines == {}


def test_a_notice_of_a_format_is_about_the_document(tmp_path, monkeypatch):
    def export(*_):
        return Outcome(b"x", (Notice("P401", Severity.WARNING, "a box"),))

    monkeypatch.setattr(pipeline, "export", export)
    result = do(job(tmp_path, "tei"), Settings())
    assert [str(n.where) for n in result.notices if n.code == "P401"] == ["x.txt"]


def test_a_fault_of_ours_in_one_document_leaves_the_others(tmp_path, monkeypatch):
    prepare = pipeline.prepare

    def failing(document):
        if document.name == "bad.txt":
            raise RuntimeError
        return prepare(document)

    monkeypatch.setattr(pipeline, "prepare", failing)
    bad, good = run([Job("bad.txt", "bad", None), job(tmp_path, "tei")], Settings())
    assert [notice.code for notice in bad.notices] == ["P005"]
    assert [made.format for made in good.made] == ["tei"]


def test_results_come_as_they_are_made(tmp_path):
    results = run([job(tmp_path, "tei"), job(tmp_path, "json")], Settings())
    next(results)
    assert not (tmp_path / "x.json").exists()


@pytest.mark.parametrize(
    ("error", "code", "place", "words"),
    [
        (InputError("a.txt: is empty"), "P001", "a.txt", "is empty"),
        (InputError("a.txt:3: byte: bad"), "P001", "a.txt:3", "byte: bad"),
        (InputError("a.txt:3:14: bad"), "P001", "a.txt:3:14", "bad"),
        (OutputError("b.pdf: no room"), "P002", "a.txt", "b.pdf: no room"),
        (UsageError("odd"), "P004", "a.txt", "odd"),
        (KeyError("gone"), "P005", "a.txt", "KeyError: 'gone'"),
    ],
)
def test_an_error_becomes_a_notice_with_its_place(error, code, place, words):
    notice = notice_of(error, "a.txt")
    assert (notice.code, str(notice.where), notice.message) == (code, place, words)
