"""The page that shows all roles of a style in every format."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAMS = ("soffice", "pdftoppm", "chromium")


def made(*arguments):
    if missing := [name for name in PROGRAMS if not shutil.which(name)]:
        pytest.skip(f"needs {missing}: apt-get install libreoffice-writer poppler-utils chromium")
    command = [sys.executable, str(ROOT / "tools" / "specimen.py"), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_style_that_is_none_is_told():
    done = made("no-such-style")
    assert done.returncode == 2
    assert "no-such-style" in done.stderr


@pytest.mark.conformance
def test_the_page_shows_pictures_of_every_format(tmp_path):
    style = tmp_path / "specimen-test.toml"
    style.write_text('base = "compact"\n')
    page = Path(made(str(style)).stdout.strip())
    try:
        shown = re.findall(r'<img src="([^"]+)"', page.read_text("utf-8"))
        assert {path.split("/")[1] for path in shown} == {"docx", "pdf", "epub", "html"}
        assert all((page.parent / path).stat().st_size > 1000 for path in shown)
    finally:
        page.unlink()
        shutil.rmtree(page.with_suffix(""))
