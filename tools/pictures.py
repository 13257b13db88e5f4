"""Makes the pictures of pages that the README shows: `python tools/pictures.py`.

Needs pdftoppm (Debian: poppler-utils) and the fonts fonts-noto-core and fonts-noto-cjk. The
text of article-1.html is the first article of the Universal Declaration of Human Rights.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageOps

import publisher

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"

WIDTH = 440
"""Pixels of a page's width."""
COLOURS = 48
BORDER = "#c8c8c8"


class Picture(NamedTuple):
    """A page to show: of which record, in which style."""

    name: str
    record: Path
    style: str
    page: int = 1


PICTURES = (
    Picture("default", ROOT / "input" / "2016-03-24-putin-kerry.txt", "default"),
    Picture(
        "gazette", ROOT / "input" / "congressional-record-2005-07-20-house-h6115.txt", "gazette"
    ),
    Picture("transcript", ROOT / "input" / "2024-06-08-biden-macron-paris.txt", "transcript"),
    Picture("citable", FOLDER / "article-1.html", "citable"),
)


def main() -> None:
    """Make every picture anew."""
    for picture in PICTURES:
        image = drawn(exported(picture), picture.page)
        image.save(FOLDER / f"{picture.name}.png", optimize=True)


def exported(picture: Picture) -> bytes:
    """The record as PDF."""
    document = publisher.Document(picture.record.name, picture.record.read_bytes())
    style = publisher.load_style(picture.style).value
    prepared = publisher.prepare(document).value
    return publisher.export(prepared, "pdf", style, publisher.Options()).value


def drawn(pdf: bytes, page: int) -> Image.Image:
    """A page, with a thin border, in few colours."""
    with tempfile.TemporaryDirectory() as folder:
        path, stem = Path(folder, "record.pdf"), Path(folder, "page")
        path.write_bytes(pdf)
        number = str(page)
        command = ["pdftoppm", "-png", "-singlefile", "-f", number, "-l", number]
        scale = ["-scale-to-x", str(WIDTH), "-scale-to-y", "-1"]
        subprocess.run([*command, *scale, str(path), str(stem)], check=True)  # noqa: S603
        with Image.open(stem.with_suffix(".png")) as image:
            bordered = ImageOps.expand(image.convert("RGB"), 1, BORDER)
    return bordered.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main()
