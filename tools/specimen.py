"""All roles of a style in every format, side by side: one page to look at.

    make specimen                          every house style
    make specimen STYLES="compact mine.toml"

Pictures are taken of what other programs show: LibreOffice of the Word file, poppler of the
PDF, Chromium of the e-book and the web page. The page is dist/specimen/NAME.html, and what it
was taken of stands beside it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from html import escape
from pathlib import Path
from zipfile import ZipFile

from PIL import Image, ImageChops

from publisher.errors import PublisherError
from publisher.exporters import formats
from publisher.exporters import load as load_exporter
from publisher.exporters.base import Options
from publisher.testing import specimen
from publisher.theme import load
from publisher.theme.model import Theme

FORMATS = ("docx", "pdf", "epub", "html")
PROGRAMS = {
    "soffice": "libreoffice-writer",
    "pdftoppm": "poppler-utils",
    "chromium": "chromium",
}
OUTPUT = Path(__file__).parent.parent / "dist" / "specimen"
DOTS = "80"  # per inch, of pages
WINDOW = (640, 9000)  # pixels of a screen: as wide as a page, higher than the specimen
MARGIN = 20  # pixels below it

PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font: 1rem sans-serif; margin: 1rem; background: #ddd; color: #111; }}
main {{ display: grid; grid-template-columns: repeat(4, minmax(20rem, 1fr)); gap: 1rem; }}
img {{ display: block; width: 100%; margin-bottom: 1rem; background: #fff; }}
</style>
<h1>{title}</h1>
<main>
{columns}
</main>
</html>
"""


def main() -> int:
    """Make the pages of the styles that are named, or of all; 1 where a program is missing."""
    missing = [package for name, package in PROGRAMS.items() if not shutil.which(name)]
    if missing:
        print(f"not installed: apt-get install {' '.join(missing)}", file=sys.stderr)
        return 1
    for name in sys.argv[1:] or load.names():
        try:
            print(page_of(load.load(name).value))
        except PublisherError as error:
            print(error, file=sys.stderr)
            return int(error.exit_code)
    return 0


def page_of(theme: Theme) -> Path:
    """The page that shows a theme."""
    folder = OUTPUT / theme.name
    shutil.rmtree(folder, ignore_errors=True)
    columns = [column(name, pictures(export(name, theme, folder / name))) for name in FORMATS]
    page = OUTPUT / f"{theme.name}.html"
    title = escape(theme.label)
    page.write_text(PAGE.format(title=title, columns="\n".join(columns)), "utf-8")
    return page


def export(name: str, theme: Theme, folder: Path) -> Path:
    """The specimen in one format."""
    row = formats()[name]
    folder.mkdir(parents=True)
    path = folder / f"specimen{row.suffix}"
    path.write_bytes(load_exporter(row)(specimen(), theme, Options()).value)
    return path


def column(name: str, found: list[Path]) -> str:
    """The pictures of one format, below each other."""
    images = "\n".join(
        f'<img src="{path.relative_to(OUTPUT)}" alt="{name}, picture {number}">'
        for number, path in enumerate(found, 1)
    )
    return f"<section>\n<h2>{name}</h2>\n{images}\n</section>"


def pictures(path: Path) -> list[Path]:
    """What another program shows of a file."""
    if path.suffix == ".docx":
        profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
        run(path.parent, "soffice", profile, "--headless", "--convert-to", "pdf", path.name)
        return pages(path.with_suffix(".pdf"))
    if path.suffix == ".pdf":
        return pages(path)
    if path.suffix == ".epub":
        with ZipFile(path) as archive:
            archive.extractall(path.parent)
        found = sorted(path.parent.rglob("*.xhtml"), key=lambda page: page.stem != "title")
        return [screen(page) for page in found if page.stem.startswith(("title", "part"))]
    return [screen(path)]


def pages(pdf: Path) -> list[Path]:
    """The pages of a PDF."""
    run(pdf.parent, "pdftoppm", "-r", DOTS, "-png", pdf.name, "page")
    return sorted(pdf.parent.glob("page-*.png"))


def screen(page: Path) -> Path:
    """A page of the web as Chromium shows it, as far down as there is anything."""
    picture = page.with_suffix(".png")
    size = f"--window-size={WINDOW[0]},{WINDOW[1]}"
    options = ("--headless", "--no-sandbox", "--hide-scrollbars", size)
    run(page.parent, "chromium", *options, f"--screenshot={picture}", page.as_uri())
    with Image.open(picture) as whole:
        plain = Image.new(whole.mode, whole.size, whole.getpixel((0, whole.height - 1)))
        _, _, _, bottom = ImageChops.difference(whole, plain).getbbox() or (0, 0, 0, 1)
        whole.crop((0, 0, whole.width, bottom + MARGIN)).save(picture)
    return picture


def run(folder: Path, *command: str) -> None:
    """Run a program in a folder."""
    subprocess.run(  # noqa: S603  # a fixed list of programs
        command, cwd=folder, check=True, capture_output=True, timeout=300
    )


if __name__ == "__main__":
    raise SystemExit(main())
