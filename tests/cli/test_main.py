"""The command as a whole: help, lists, exit codes, speed."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from publisher import cli
from publisher.cli import commands, exporting


def test_help_exits_with_ok(publisher):
    ran = publisher("--help")
    assert ran.code == 0
    assert "export" in ran.text


def test_the_collector_of_cycles_runs_rarely_and_not_at_the_end(monkeypatch):
    usual, during = gc.get_threshold(), []
    monkeypatch.setattr(cli, "run", lambda _: during.append(gc.get_threshold()) or 3)
    try:
        with pytest.raises(SystemExit) as ended:
            cli.main()
        assert gc.get_freeze_count()
    finally:
        gc.unfreeze()
    assert ended.value.code == 3
    assert during[0] > usual == gc.get_threshold()


def test_the_version_is_told(publisher):
    assert publisher("--version").text.startswith("publisher, version ")


def test_an_unknown_command_is_a_usage_error(publisher):
    assert publisher("exprot").code == 2


def test_the_formats_are_listed(publisher):
    lines = publisher("formats").text.splitlines()
    assert [line.split()[0] for line in lines] == [
        *("tei", "txt", "json", "docx", "pdf", "epub", "html", "md", "csv")
    ]


def test_the_styles_are_listed(publisher):
    names = [line.split()[0] for line in publisher("styles").text.splitlines()]
    assert "default" in names
    assert len(names) >= 4


def test_the_doctor_finds_every_format_at_work(publisher):
    ran = publisher("doctor")
    assert ran.code == 0, ran.text
    assert ran.text.count("works") == 9


def test_an_interrupt_exits_with_130(publisher, monkeypatch, folder):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(exporting, "export_all", interrupt)
    ran = publisher("export", folder / "in", "-f", "tei")
    assert ran.code == 130
    assert "interrupted" in ran.err


def test_a_fault_of_ours_exits_with_70_and_asks_for_a_report(publisher, monkeypatch, folder):
    def fail(*_):
        message = "out of cheese"
        raise RuntimeError(message)

    monkeypatch.setattr(exporting, "export_all", fail)
    ran = publisher("export", folder / "in", "-f", "tei")
    assert ran.code == 70
    assert "RuntimeError: out of cheese" in ran.err
    assert "Please report it" in ran.err
    assert "Traceback" not in ran.err
    assert "Traceback" in publisher("export", "-v", folder / "in", "-f", "tei").err


def test_a_fault_of_ours_in_a_document_is_told_with_its_name(publisher, monkeypatch, folder):
    from publisher import pipeline

    def failing(document):
        del document
        raise RuntimeError

    monkeypatch.setattr(pipeline, "prepare", failing)
    ran = publisher("export", "in/sitting.txt", "-f", "tei")  # alone, so in this process
    assert ran.code == 70
    assert "in/sitting.txt: error P005: RuntimeError" in ran.err
    assert not (folder / "dist" / "sitting.xml").exists()


@pytest.mark.usefixtures("folder")
def test_a_pipe_works_as_a_whole_process(folder):
    command = [sys.executable, "-m", "publisher", "export", "-f", "tei", "-o", "-", "-"]
    data = (folder / "in" / "sitting.txt").read_bytes()
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    assert done.stdout.startswith(b"<?xml")


def test_no_colour_without_a_terminal(publisher, folder):
    (folder / "in" / "bad.txt").write_bytes(b"")
    assert "\x1b[" not in publisher("check", "in").text


def test_the_command_line_knows_its_settings_from_the_project():
    from publisher.config import KEYS

    known = {name.replace("-", "_") for name in KEYS}
    known -= {"aliases", "edition", "labels", "not_labels", "parlamint"}  # of the file alone
    assert known <= {parameter.name for parameter in commands.export.params}


def _shell(command):
    program = f"{sys.executable} -m publisher"
    return subprocess.run(
        ["sh", "-c", command.format(program)], capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", ["styles", "export - -f txt -o - -q"])
def test_an_output_that_cannot_be_written_is_no_fault_of_ours(command):
    ran = _shell(f"echo 'Ada: x' | {{}} {command} > /dev/full")
    assert (ran.returncode, ran.stderr) == (1, "error: No space left on device\n")


def test_a_closed_standard_output_is_told():
    ran = _shell("echo 'Ada: x' | {} export - -f txt -o - -q >&-")
    assert ran.returncode == 1
    assert ran.stderr.startswith("error: standard output is closed")


def test_a_reader_that_has_read_enough_is_no_error_message():
    ran = _shell("yes 'Ada: x' | head -n 50000 | {} export - -f txt -o - -q | head -n 1")
    assert (ran.stdout, ran.stderr) != ("", "")
    assert "error" not in ran.stderr
