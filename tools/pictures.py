"""Makes the pictures that the README shows: `python tools/pictures.py`.

One record in four formats, and pages of records in several styles. Needs pdftoppm (Debian:
poppler-utils), LibreOffice (libreoffice-writer), chromium, and the fonts fonts-noto-core and
fonts-noto-cjk. The text of article-1.html is the first article of the Universal Declaration
of Human Rights.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from PIL import Image, ImageOps

import publisher

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
INPUT = ROOT / "input"

WIDTH, HEIGHT = 440, 622
"""Pixels of a page of A4."""
COLOURS = 48
BORDER = "#c8c8c8"
FIRST_PART = "EPUB/part-0001.xhtml"


class Picture(NamedTuple):
    """What to show: which record in which format and style, and which page of it."""

    name: str
    record: Path
    style: str = "default"
    format: str = "pdf"
    page: int = 1


_FORMATS = ("pdf", "docx", "epub", "html")
_EXAMPLE = INPUT / "2016-03-24-putin-kerry.txt"

PICTURES = (
    *(Picture(name, _EXAMPLE, format=name) for name in _FORMATS),
    Picture("gazette", INPUT / "congressional-record-2005-07-20-house-h6115.txt", "gazette"),
    Picture("transcript", INPUT / "2024-06-08-biden-macron-paris.txt", "transcript"),
    Picture("citable", FOLDER / "article-1.html", "citable"),
    Picture("press-release", INPUT / "2022-05-23-blinken-hayashi.txt", "press-release"),
)


def main() -> None:
    """Make every picture anew."""
    for picture in PICTURES:
        image = drawn(exported(picture), picture)
        image.save(FOLDER / f"{picture.name}.png", optimize=True)


def exported(picture: Picture) -> bytes:
    """The record in its format."""
    document = publisher.Document(picture.record.name, picture.record.read_bytes())
    style = publisher.load_style(picture.style).value
    prepared = publisher.prepare(document).value
    return publisher.export(prepared, picture.format, style, publisher.Options()).value


def drawn(data: bytes, picture: Picture) -> Image.Image:
    """What its reader sees, with a thin border, in few colours."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"record.{picture.format}")
        path.write_bytes(data)
        seen = VIEWERS[picture.format](path, picture.page).convert("RGB")
    scaled = seen.resize((WIDTH, round(WIDTH * seen.height / seen.width)), Image.Resampling.LANCZOS)
    bordered = ImageOps.expand(scaled, 1, BORDER)
    return bordered.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


# --- viewers --------------------------------------------------------------------------


def _page(pdf: Path, page: int) -> Image.Image:
    """A page of a PDF."""
    stem, number = pdf.with_suffix(""), str(page)
    command = ["pdftoppm", "-png", "-singlefile", "-f", number, "-l", number]
    scale = ["-scale-to-x", str(WIDTH), "-scale-to-y", "-1"]
    subprocess.run([*command, *scale, str(pdf), str(stem)], check=True)  # noqa: S603
    return _loaded(stem.with_suffix(".png"))


def _word(docx: Path, page: int) -> Image.Image:
    """A page of a Word file."""
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(docx.parent)]
    subprocess.run([*command, str(docx)], check=True, capture_output=True)  # noqa: S603
    return _page(docx.with_suffix(".pdf"), page)


def _book(epub: Path, _: int) -> Image.Image:
    """The first part of a book, on a small reader."""
    with ZipFile(epub) as archive:
        archive.extractall(epub.parent)
    return _screen(epub.parent / FIRST_PART, 1)


def _web(html: Path, _: int) -> Image.Image:
    """A page on a screen."""
    return _screen(html, 2)


def _screen(page: Path, size: int) -> Image.Image:
    """The top of a page in a window that many times as large as the picture."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or "chromium"
    shot = page.with_suffix(".png")
    window = f"--window-size={size * WIDTH},{size * HEIGHT}"
    command = [browser, "--headless", "--no-sandbox", "--hide-scrollbars", window]
    told = [f"--screenshot={shot}", page.as_uri()]
    subprocess.run([*command, *told], check=True, capture_output=True)  # noqa: S603
    return _loaded(shot)


def _loaded(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return image.copy()


VIEWERS: Mapping[str, Callable[[Path, int], Image.Image]] = {
    "pdf": _page,
    "docx": _word,
    "epub": _book,
    "html": _web,
}

if __name__ == "__main__":
    main()
