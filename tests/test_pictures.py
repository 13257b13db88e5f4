"""The pictures of pages in the README: there, small, and made by one command."""

from __future__ import annotations

import importlib.util
import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SHOWN = re.findall(r'<img src="(docs/pictures/[\w-]+\.png)"', README)


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("pictures", ROOT / "tools" / "pictures.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_readme_shows_every_picture_that_the_tool_makes(tool):
    assert [f"docs/pictures/{picture.name}.png" for picture in tool.PICTURES] == SHOWN


def test_pictures_are_small_in_all():
    assert sum((ROOT / path).stat().st_size for path in SHOWN) < 250_000


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="needs: apt install poppler-utils")
def test_a_picture_is_of_the_page_as_it_is_made_today(tool):
    """Of the same size, and dark where it was: fonts and viewers may differ in details."""
    picture = tool.PICTURES[0]
    new = tool.drawn(tool.exported(picture), picture).convert("L").resize((44, 62))
    with Image.open(tool.FOLDER / f"{picture.name}.png") as shown:
        old = shown.convert("L").resize((44, 62))
    differences = [abs(a - b) for a, b in zip(new.tobytes(), old.tobytes(), strict=True)]
    assert sum(differences) / len(differences) < 2
