"""`publisher export`: files from arguments, and the report."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from publisher.report import Notice, Outcome, Severity
from publisher.theme import load

pytestmark = pytest.mark.usefixtures("folder")


def made(folder="dist"):
    """The files of an output folder, less its state and its manifest."""
    paths = (path.relative_to(folder) for path in Path(folder).rglob("*.*"))
    own = (".publisher", "manifest.jsonl")
    return sorted(str(path) for path in paths if not set(path.parts).intersection(own))


def test_a_record_comes_out_in_every_format_that_is_asked(publisher):
    ran = publisher("export", "in/sitting.txt", "-f", "tei,txt", "-f", "json")
    assert ran.code == 0
    assert made() == ["sitting.json", "sitting.txt", "sitting.xml"]


def test_nothing_goes_to_standard_output_unless_asked(publisher):
    assert publisher("export", "in/sitting.txt", "-f", "tei").out == b""


def test_the_report_tells_what_was_made_and_where(publisher):
    err = publisher("export", "in/sitting.txt", "-f", "tei,txt").err
    assert "dist/sitting.{xml,txt}" in err
    assert "made 2 files (tei, txt;" in err
    assert err.rstrip().endswith("from 1 document in dist")


@pytest.mark.parametrize("output", ["x.xml", "."])
def test_the_report_names_the_working_folder(publisher, output):
    err = publisher("export", "in/sitting.txt", "-f", "tei", "-o", output).err
    assert err.rstrip().endswith("from 1 document in the working folder")


def test_quiet_says_nothing_of_success(publisher):
    assert publisher("export", "in/sitting.txt", "-f", "tei", "-q").err == ""


def test_a_folder_mirrors_its_tree(publisher):
    Path("in/2021/may").mkdir(parents=True)
    Path("in/2021/may/other.txt").write_bytes(Path("in/sitting.txt").read_bytes())
    publisher("export", "in", "-f", "txt")
    assert made() == ["2021/may/other.txt", "sitting.txt"]


def test_the_suffix_of_the_output_tells_the_format(publisher):
    assert publisher("export", "in/sitting.txt", "-o", "x.docx").code == 0
    assert Path("x.docx").read_bytes().startswith(b"PK")


def test_the_suffix_of_the_output_goes_before_the_environment(publisher, monkeypatch):
    monkeypatch.setenv("PUBLISHER_FORMAT", "txt")
    publisher("export", "in/sitting.txt", "-o", "x.xml")
    assert Path("x.xml").read_bytes().startswith(b"<?xml")


def test_a_suffix_and_a_format_that_differ_are_a_usage_error(publisher):
    ran = publisher("export", "in/sitting.txt", "-f", "docx", "-o", "x.pdf")
    assert ran.code == 2
    assert "-o x.pdf asks for pdf, but -f for docx" in ran.err


def test_standard_input_becomes_standard_output(publisher):
    data = Path("in/sitting.txt").read_bytes()
    ran = publisher("export", "-f", "pdf", "-o", "-", "-", stdin=data)
    assert ran.code == 0
    assert ran.out.startswith(b"%PDF-")


def test_a_tei_file_comes_out_again_as_it_went_in(publisher):
    publisher("export", "in/sitting.txt", "-f", "tei", "-o", "a.xml")
    publisher("export", "a.xml", "-f", "tei", "-o", "b.xml")
    assert Path("b.xml").read_bytes() == Path("a.xml").read_bytes()


def test_a_tei_file_gives_the_text_of_its_source(publisher):
    publisher("export", "in/sitting.txt", "-f", "tei", "-o", "a.xml")
    publisher("export", "in/sitting.txt", "-f", "txt", "-o", "direct.txt")
    publisher("export", "a.xml", "-f", "txt", "-o", "by-tei.txt")
    assert Path("by-tei.txt").read_bytes() == Path("direct.txt").read_bytes()


@pytest.mark.parametrize("name", ["tei", "txt", "json", "docx", "pdf", "epub"])
def test_the_same_record_gives_the_same_bytes(publisher, name):
    first = publisher("export", "in/sitting.txt", "-f", name, "-o", "-")
    assert publisher("export", "in/sitting.txt", "-f", name, "-o", "-").out == first.out != b""


@pytest.mark.parametrize("workers", [1, 2])
def test_many_records_come_out_whatever_the_number_of_processes(publisher, workers):
    for number in range(5):
        Path(f"in/{number}.txt").write_bytes(Path("in/sitting.txt").read_bytes())
    ran = publisher("export", "in", "-f", "tei", "-j", workers)
    assert ran.code == 0
    assert len(made()) == 6


def test_a_dry_run_tells_the_files_and_makes_none(publisher):
    ran = publisher("export", "in", "-f", "tei,pdf", "--dry-run")
    assert ran.text.splitlines() == [
        "in/sitting.txt -> dist/sitting.xml",
        "in/sitting.txt -> dist/sitting.pdf",
    ]
    assert not Path("dist").exists()


def test_lines_of_plain_text_are_wrapped_on_demand(publisher):
    text = publisher("export", "in/sitting.txt", "-f", "txt", "--wrap", "30", "-o", "-").text
    assert max(map(len, text.splitlines())) <= 30


def test_a_second_run_takes_no_output_for_a_source(publisher):
    publisher("export", ".", "-f", "tei,txt")
    before = made()
    assert publisher("export", ".", "-f", "tei,txt").code == 0
    assert made() == before


def test_the_environment_and_the_project_give_defaults(publisher, monkeypatch):
    Path("publisher.toml").write_text('formats = ["txt"]\noutput = "out"\n')
    publisher("export", "in/sitting.txt")
    assert made("out") == ["sitting.txt"]
    monkeypatch.setenv("PUBLISHER_FORMAT", "tei,json")
    publisher("export", "in/sitting.txt")
    assert made("out") == ["sitting.json", "sitting.txt", "sitting.xml"]
    publisher("export", "in/sitting.txt", "-f", "tei", "-o", "third")
    assert made("third") == ["sitting.xml"]


def test_a_style_file_can_be_named(publisher):
    Path("house.toml").write_text('base = "default"\nlabel = "House"\n')
    ran = publisher("export", "in/sitting.txt", "-f", "docx", "--style", "./house.toml")
    assert ran.code == 0, ran.err


FAINT = 'base = "default"\n[role.speech]\ncolour = "#ffffff"\n'


@pytest.mark.parametrize(("loudness", "told"), [([], True), (["-v"], True), (["-q"], False)])
def test_a_warning_about_the_style_is_told_unless_quiet(publisher, loudness, told):
    Path("faint.toml").write_text(FAINT)
    ran = publisher("export", "in/sitting.txt", "-f", "tei", "--style", "./faint.toml", *loudness)
    assert ran.code == 0, ran.err
    assert ("warning P301" in ran.err) is told


@pytest.mark.parametrize(("loudness", "told"), [([], False), (["-v"], True)])
def test_a_remark_about_the_style_is_told_on_demand(publisher, monkeypatch, loudness, told):
    remark = Notice("P301", Severity.INFO, "nearly too faint")
    monkeypatch.setattr(load, "load", lambda _: Outcome(None, (remark,)))
    ran = publisher("export", "in/sitting.txt", "-f", "tei", "-n", *loudness)
    assert ("nearly too faint" in ran.err) is told


# --- what goes wrong ------------------------------------------------------------------


def test_no_format_is_a_usage_error_that_lists_them(publisher):
    ran = publisher("export", "in/sitting.txt")
    assert ran.code == 2
    assert "there are: tei, txt, json, docx, pdf, epub" in ran.err


def test_a_list_of_formats_may_hold_spaces_and_end_in_a_comma(publisher):
    assert publisher("export", "in/sitting.txt", "-f", "tei, txt, ").code == 0
    assert {path.suffix for path in Path("dist").iterdir()} >= {".xml", ".txt"}


def test_an_unknown_format_is_a_usage_error_with_the_nearest(publisher):
    ran = publisher("export", "in/sitting.txt", "-f", "pdv")
    assert ran.code == 2
    assert "unknown format 'pdv'" in ran.err
    assert "Did you mean 'pdf'?" in ran.err


def test_an_unknown_style_is_a_usage_error(publisher):
    ran = publisher("export", "in/sitting.txt", "-f", "tei", "--style", "defalt")
    assert ran.code == 2
    assert "defalt" in ran.err
    assert "default" in ran.err.replace("defalt", "")
    assert not Path("dist").exists()


def test_an_unknown_option_is_a_usage_error(publisher):
    assert publisher("export", "in/sitting.txt", "--frmat", "pdf").code == 2


@pytest.mark.parametrize("output", ["", " "])
def test_an_output_without_a_name_is_a_usage_error(publisher, output):
    ran = publisher("export", "in/sitting.txt", "-f", "tei", "-o", output)
    assert ran.code == 2
    assert "-o names nothing" in ran.err
    assert made(".") == ["in/sitting.txt"]


@pytest.mark.parametrize("output", ["kerry.htm", "out/kerry.MP3", "kerry.markdown", "kerry.tei"])
def test_an_output_like_a_file_of_no_format_is_a_usage_error(publisher, output):
    ran = publisher("export", "in/sitting.txt", "-f", "pdf", "-o", output)
    assert ran.code == 2
    assert f"-o {output}: no format makes {Path(output).suffix} files" in ran.err
    assert f"say -o {output}/" in ran.err
    assert made(".") == ["in/sitting.txt"]


@pytest.mark.parametrize("output", ["v1.2", "conf.d", "kerry.htm/", "there.htm", "May 4. Sitting"])
def test_a_folder_may_have_a_point_in_its_name(publisher, output):
    Path("there.htm").mkdir()
    assert publisher("export", "in/sitting.txt", "-f", "tei", "-o", output).code == 0
    assert made(output) == ["sitting.xml"]


@pytest.mark.parametrize("name", ["undefined", "punycode", "idna", "unicode_escape"])
def test_an_encoding_that_is_none_fails_with_a_message(publisher, name):
    ran = publisher("export", "in/sitting.txt", "-f", "tei", "--encoding", name)
    assert ran.code == 1
    assert f"in/sitting.txt: error P001: no encoding is called '{name}'" in ran.err


def test_two_sources_of_one_id_fail_naming_both(publisher):
    Path("in/a").mkdir()
    Path("in/a/b.txt").write_bytes(Path("in/sitting.txt").read_bytes())
    Path("in/sitting.txt").rename("in/a-b.txt")
    ran = publisher("export", "in", "-f", "tei")
    assert ran.code == 1
    assert "in/a-b.txt: error P001: in/a/b.txt has the same id, a-b" in ran.err
    assert made() == ["a/b.xml"]


def test_several_formats_do_not_go_to_standard_output(publisher):
    ran = publisher("export", "-f", "pdf,docx", "-o", "-", "-", stdin=b"A: b")
    assert (ran.code, ran.out) == (2, b"")
    assert "2 formats (pdf, docx) cannot go into standard output" in ran.err


BAD = {
    "an empty file": (b"", "P001: the file is empty"),
    "white space": (b" \n \n", "P001: the file"),
    "a picture": (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)),
        "P001: this is no text file",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_is_no_text_fails_and_the_others_come_out(publisher, kind):
    data, words = BAD[kind]
    Path("in/bad.txt").write_bytes(data)
    ran = publisher("export", "in", "-f", "tei")
    assert ran.code == 1
    assert "in/bad.txt: error " + words in ran.err
    assert f"failed: 1 of 2 documents:\n  in/bad.txt: {words}" in ran.err
    assert made() == ["sitting.xml"]


def test_bytes_that_are_not_the_named_encoding_fail_with_their_line(publisher):
    Path("in/bad.txt").write_bytes(b"Title\n\nA: caf\xe9")
    ran = publisher("export", "in", "-f", "tei", "--encoding", "utf-8")
    assert ran.code == 1
    assert "in/bad.txt:3: error P001: byte 13 is not utf-8" in ran.err
    assert made() == ["sitting.xml"]


def test_a_file_of_an_unknown_kind_that_is_named_fails(publisher):
    Path("in/photo.jpeg").write_bytes(b"\xff\xd8\xff")
    ran = publisher("export", "in/photo.jpeg", "-f", "tei")
    assert ran.code == 1
    assert "no reader takes .jpeg files" in ran.err


def test_a_file_that_is_not_there_fails_and_the_others_come_out(publisher):
    ran = publisher("export", "gone.txt", "in/sitting.txt", "-f", "tei")
    assert ran.code == 1
    assert "gone.txt: error P001: no such file or folder" in ran.err
    assert made() == ["sitting.xml"]


def test_a_folder_with_nothing_to_do_fails(publisher):
    Path("empty").mkdir()
    ran = publisher("export", "empty", "-f", "tei")
    assert ran.code == 1
    assert "empty: error P001: the folder holds no document" in ran.err


def test_a_file_that_is_gone_when_it_is_read_fails_and_the_others_come_out(publisher):
    Path("in/a-ghost.txt").symlink_to("nowhere.txt")
    ran = publisher("export", "in", "-f", "tei")
    assert ran.code == 1
    assert "in/a-ghost.txt: error P001: cannot be read (No such file" in ran.err
    assert made() == ["sitting.xml"]


def test_an_output_that_cannot_be_written_fails_with_a_hint(publisher):
    Path("file").write_text("in the way")
    ran = publisher("export", "in/sitting.txt", "-f", "tei", "-o", "file/dist")
    assert ran.code == 1
    assert "error: file/dist: cannot be written (Not a directory)" in ran.err
    assert "Give a folder that can be written with -o." in ran.err


def test_one_output_that_cannot_be_written_leaves_the_other_documents(publisher):
    Path("in/deep").mkdir()
    Path("in/deep/a.txt").write_bytes(Path("in/sitting.txt").read_bytes())
    Path("dist").mkdir()
    Path("dist/deep").write_text("in the way")
    assert publisher("export", "in", "-f", "tei").code == 1
    assert Path("dist/sitting.xml").exists()


def test_two_sources_of_one_file_fail_naming_both(publisher):
    Path("in/sitting.md").write_text("# Other\n\nA: words.\n")
    ran = publisher("export", "in", "-f", "tei")
    assert ran.code == 1
    assert "in/sitting.txt: error P001: in/sitting.md makes the same file" in ran.err
    assert made() == ["sitting.xml"]


def test_tei_that_is_not_well_formed_fails(publisher):
    Path("in/bad.xml").write_text("<TEI><text>")
    ran = publisher("export", "in", "-f", "txt")
    assert ran.code == 1
    assert "in/bad.xml" in ran.err
    assert made() == ["sitting.txt"]


def test_a_project_file_with_an_unknown_setting_is_a_usage_error_with_its_line(publisher):
    Path("publisher.toml").write_text('style = "default"\nformat = "pdf"\n')
    ran = publisher("export", "in/sitting.txt", "-f", "tei")
    assert ran.code == 2
    assert "publisher.toml:2: unknown setting 'format'" in ran.err


def test_an_edition_says_what_the_project_says(publisher):
    settings = '[edition]\npublisher = "The <Office>"\nlicence = "CC0"\nfunders = ["A", "B"]\n'
    Path("publisher.toml").write_text(settings)
    tei = publisher("export", "in/sitting.txt", "-f", "tei", "-o", "-").text
    assert "<publisher>The &lt;Office&gt;</publisher>" in tei
    assert "<licence>CC0</licence>" in tei
    assert tei.count("<funder>") == 2


def test_an_edition_is_dated_by_the_source_date_epoch(publisher, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert (
        '<change when="2023-11-14">'
        in publisher("export", "in/sitting.txt", "-f", "tei", "-o", "-").text
    )


def test_without_an_epoch_an_edition_was_made_after_the_meeting(publisher):
    tei = publisher("export", "in/sitting.txt", "-f", "tei", "-o", "-").text
    assert '<change notBefore="2021-05-04">' in tei


@pytest.mark.parametrize("epoch", ["yesterday", "-1", "1.5", "253402300800", "²"])
def test_a_bad_source_date_epoch_is_a_usage_error(publisher, monkeypatch, epoch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    ran = publisher("export", "in/sitting.txt", "-f", "tei")
    assert ran.code == 2
    assert f"SOURCE_DATE_EPOCH is {epoch!r}" in ran.err


@pytest.mark.parametrize("epoch", ["0", "1700000000", "253402300799"])
def test_any_source_date_epoch_suits_every_format(publisher, monkeypatch, epoch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    ran = publisher("export", "in/sitting.txt", "-f", "tei,docx,pdf,epub,txt,json")
    assert ran.code == 0, ran.err


def test_a_warning_fails_when_the_fail_level_says_so(publisher):
    Path("in/odd.txt").write_text("Anna Berg: Good\x0bmorning to all.\n\nBoris Clark: Yes.\n" * 3)
    assert publisher("export", "in/odd.txt", "-f", "tei").code == 0
    assert publisher("export", "in/odd.txt", "-f", "tei", "--fail-level", "warning").code == 1
    assert made() == ["odd.xml"]


@pytest.mark.parametrize("name", [b"\xff\xfe", b"new\nline", b"-f", b"%s{page}$x", b"a" * 240])
def test_a_file_of_any_name_comes_out(publisher, name):
    os.rename("in/sitting.txt", b"in/" + name + b".txt")  # noqa: PTH104 -- a name in bytes
    ran = publisher("export", "in", "-f", "tei,docx,pdf,epub,txt,json")
    assert ran.code == 0, ran.err
    assert len(made()) == 6


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal: a Unix system")
def test_a_bar_is_shown_on_a_terminal_for_more_than_a_few(folder):
    for number in range(4):
        (folder / "in" / f"{number}.txt").write_bytes((folder / "in" / "sitting.txt").read_bytes())
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "publisher", "export", "in", "-f", "tei", "-j", "1"]
    environment = {**os.environ, "TERM": "xterm"}
    subprocess.run(command, stderr=theirs, env=environment, check=True)
    os.close(theirs)
    said = b""
    with contextlib.suppress(OSError):  # the end of a terminal is an error on Linux
        while more := os.read(ours, 65536):
            said += more
    os.close(ours)
    assert b"publishing" in said
    assert b"made 5 files" in said


def test_names_that_would_steer_a_terminal_are_shown_harmless(publisher):
    Path("in/\x1b[31mred.txt").write_bytes(b"")
    assert "\x1b" not in publisher("export", "in", "-f", "tei").err


def test_text_that_breaks_the_law_is_refused_with_its_place(publisher, monkeypatch):
    from publisher import law, pipeline

    def found(source, shown, marks=()):
        del shown, marks
        return law.Parting(4, "met", "gone", source.index("met in"))

    monkeypatch.setattr(pipeline.law, "first_difference", found)
    ran = publisher("export", "in/sitting.txt", "-f", "tei,txt")
    assert ran.code == 1
    assert "in/sitting.txt:5:13: error P501: " in ran.err
    assert made() == []


def test_a_folder_gives_no_json_but_a_named_one_is_read(publisher, folder):
    publisher("export", "in", "-f", "json", "-o", "in")
    assert (folder / "in" / "sitting.json").exists()
    done = publisher("export", "in", "-f", "txt", "-o", "out")
    assert done.code == 0
    assert publisher("export", "in/sitting.json", "-f", "txt", "-o", "out2/").code == 0
