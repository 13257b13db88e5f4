"""The manual page tells all that the command line accepts, and man can show it."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from publisher.cli.commands import publisher
from publisher.errors import ExitCode

pytest.importorskip("hatchling", reason="pip install hatchling")

TOOL = Path(__file__).parent.parent / "tools" / "manual.py"
SPEC = importlib.util.spec_from_file_location("manual", TOOL)
manual = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(manual)
PAGE = manual.page()


@pytest.fixture(scope="module")
def shown():
    """The page as a terminal shows it, on one line, and what the typesetter warns of."""
    if not shutil.which("groff"):
        pytest.skip("groff is not installed: apt install groff-base")
    command = ["groff", "-man", "-Tutf8", "-ww", "-rLL=500n", "-P-cbou"]
    done = subprocess.run(command, input=PAGE, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return " ".join(done.stdout.split())


@pytest.mark.parametrize("name", publisher.commands)
def test_a_command_is_told_with_all_its_options(name, shown):
    command = publisher.commands[name]
    part = shown.partition(f" publisher {name} [OPTIONS]")[2].partition(" publisher ")[0] or shown
    assert f"publisher {name} [OPTIONS]" in shown
    for option in command.params:
        if isinstance(option, click.Option):
            assert all(flag in shown for flag in option.opts)
            assert option.help.split()[0] in part
            assert not option.envvar or option.envvar in shown


def test_the_page_of_the_documents_tells_every_command_and_option_too():
    text = (TOOL.parent.parent / "docs" / "cli.md").read_text("utf-8")
    options = (option for command in publisher.commands.values() for option in command.params)
    told = {flag for option in options for flag in (*option.opts, *option.secondary_opts)}
    flags = {flag for flag in told if flag.startswith("-")} | {"--help"}
    assert [flag for flag in sorted(flags) if not re.search(rf"`{flag}[` ]|{flag}`", text)] == []
    assert [
        name
        for name in publisher.commands
        if f"`publisher {name}" not in text and f"`{name}`" not in text
    ] == []


def test_every_exit_code_is_told():
    told = PAGE.partition(".SH EXIT STATUS")[2]
    assert [code for code in ExitCode if rf"\fB{code}\fR" not in told] == []


def test_the_page_is_the_same_again():
    assert manual.page() == PAGE


@pytest.mark.parametrize(
    ("words", "escaped"),
    [(".TH", r"\&.TH"), ("'x", r"\&'x"), ("a-b", r"a\-b"), ("\\n", r"\en"), ("<x> & y", "<x> & y")],
)
def test_words_are_never_commands(words, escaped):
    assert manual.escaped(words) == escaped
