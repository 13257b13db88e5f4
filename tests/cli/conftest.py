"""Running the command in this process, as the shell would."""

from __future__ import annotations

import io
import sys
from typing import NamedTuple

import pytest

from publisher.cli import run

RECORD = """\
Meeting of the Council

May 4, 2021

The Council met in the small hall.

Chair Anna Berg: Good morning. The sitting is open.

Boris Clark: Thank you. We agree with AT&T.

Anna Berg: The sitting is closed.
"""


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: bytes
    err: str

    @property
    def text(self):
        """Standard output as text."""
        return self.out.decode()


@pytest.fixture
def publisher(capsysbinary, monkeypatch):
    """Call the command line with arguments, and bytes for standard input."""

    def call(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run([str(argument) for argument in arguments])
        out, err = capsysbinary.readouterr()
        return Ran(code, out, err.decode())

    return call


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder to work in, with one record; nothing of the environment counts."""
    told = ("FORMAT", "OUTPUT", "STYLE", "ENCODING", "JOBS", "FAIL_LEVEL", "PEOPLE", "EMBED")
    for name in (*told, "PROFILE"):
        monkeypatch.delenv(f"PUBLISHER_{name}", raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "sitting.txt").write_text(RECORD, "utf-8")
    return tmp_path
