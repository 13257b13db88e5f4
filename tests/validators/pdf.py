"""PDF files in the hands of others: the standards' validator, qpdf, poppler."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def failures(path: Path, profile: str) -> list[str]:
    """The rules of a profile (`ua1`, `2a`, `3a`) that a file breaks."""
    page = pytest.importorskip("page", reason="needs: pip install page-validation")
    limits = page.SafetyLimits.unlimited()
    report = page.validate_pdf(str(path), profile=page.ValidationProfile(profile), limits=limits)
    assert report.is_compliant == (not report.failures)
    return sorted({f"{failure.rule_id}: {failure.message}" for failure in report.failures})


def faults(path: Path) -> str:
    """What qpdf finds wrong with the syntax of a file."""
    checked = run("qpdf", "--check", str(path), package="qpdf")
    return checked.stderr or ("" if checked.returncode == 0 else checked.stdout)


def read_aloud(path: Path) -> str:
    """The words of a file in the order of its structure, as poppler finds them.

    It prints the titles of sections as they are coded, in UTF-16; they are no words of the text.
    """
    told = run("pdfinfo", "-struct-text", str(path), package="poppler-utils").stdout
    lines = (line.strip() for line in told.split("\n"))
    return "".join(line[1:-1] for line in lines if line.startswith('"'))


def run(program: str, *arguments: str, package: str) -> subprocess.CompletedProcess[str]:
    """A program's run; the test is skipped where the program is missing."""
    if shutil.which(program) is None:
        pytest.skip(f"needs {program}: apt-get install {package}")
    return subprocess.run(
        [program, *arguments], capture_output=True, check=False, encoding="utf-8", errors="replace"
    )
