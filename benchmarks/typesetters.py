"""The same record set by our exporter, by reportlab's own paragraphs and by Typst.

The page, the faces, the sizes and the spaces are those of the default style. Each sets
justified lines, a label in bold before the speech, a head and a folio. Ours alone hyphenates,
kerns, tags and names places all at once; reportlab's does none of it, Typst hyphenates and tags.

    python benchmarks/typesetters.py NAME MATERIAL PAGES RUNS [MEASURE]

sets one record in a process of its own and prints what it took, as JSON. MEASURE, in points, is
how wide the text is, where it is not as wide as the style has it.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from time import process_time
from typing import Any

from long_records import Record, example, spoken, varied, view_of

from publisher.exporters.base import Options
from publisher.exporters.pdf import export
from publisher.roles import Role
from publisher.theme import load
from publisher.theme.model import Theme

Work = Callable[[], bytes]
MATERIALS = {"spoken": spoken, "varied": varied, "example": example}


def main() -> None:
    """Set a record as often as is asked, in this process and on one core."""
    name, material, pages, runs, *measure = sys.argv[1:]
    with suppress(AttributeError):  # not on every system
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with ProcessPoolExecutor(1, get_context("spawn")) as readers:  # whose memory does not count
        record = readers.submit(MATERIALS[material], int(pages)).result()
    theme = style(*map(float, measure))
    work = TYPESETTERS[name](record, theme)
    seconds = []
    data = b""
    for _ in range(int(runs)):
        start = process_time()
        data = work()
        seconds.append(process_time() - start)
    path = Path(tempfile.gettempdir(), f"publisher-benchmark-{'-'.join(sys.argv[1:4])}.pdf")
    path.write_bytes(data)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    print(json.dumps({"seconds": seconds, "peak": peak, "size": len(data), "path": str(path)}))


def style(measure: float = 0.0) -> Theme:
    """The default style, with a measure in points where one is given."""
    theme = load.load(load.DEFAULT).value
    margin = (theme.page.width - measure) / 2
    page = replace(theme.page, inner=margin, outer=margin) if measure else theme.page
    return replace(theme, page=page)


def ours(record: Record, theme: Theme) -> Work:
    """The exporter as it is."""
    view = view_of(record)
    return lambda: export(view, theme, Options()).value


# --- reportlab ------------------------------------------------------------------------


def reportlab(record: Record, theme: Theme) -> Work:
    """Its paragraphs in its simple template, untagged."""
    return lambda: _platypus(record, theme)


def _platypus(record: Record, theme: Theme) -> bytes:
    from reportlab.platypus import SimpleDocTemplate

    page, stream = theme.page, BytesIO()
    _register()
    document = SimpleDocTemplate(
        stream,
        pagesize=(page.width, page.height),
        topMargin=page.top - 6,  # a frame adds six points of its own
        bottomMargin=page.bottom - 6,
        leftMargin=page.inner - 6,
        rightMargin=page.outer - 6,
        title=record.title,
        invariant=1,
    )

    def furniture(canvas: Any, template: Any) -> None:
        canvas.setFont("Body", 8.5)
        canvas.drawString(page.inner, page.height - page.head, record.title)
        canvas.drawCentredString(page.width / 2, page.foot, str(template.page))

    document.build(list(_flowables(record, theme)), onFirstPage=furniture, onLaterPages=furniture)
    return stream.getvalue()


def _register() -> None:
    """The faces that our own pages have."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    files = _fonts("fontpkg_noto_serif")
    pdfmetrics.registerFont(TTFont("Body", str(files / "NotoSerif[wdth,wght].ttf")))
    # there are no bold files: a second face costs the same, whichever it is
    pdfmetrics.registerFont(TTFont("Label", str(files / "NotoSerif-Italic[wdth,wght].ttf")))
    pdfmetrics.registerFontFamily("Body", normal="Body", bold="Label")


def _flowables(record: Record, theme: Theme) -> Iterator[Any]:
    from xml.sax.saxutils import escape

    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    plain = theme.blocks[Role.SPEECH]
    speech = ParagraphStyle(
        "speech", fontName="Body", fontSize=plain.size, leading=plain.leading,
        alignment=4, spaceAfter=plain.after,
    )  # fmt: skip
    heading = ParagraphStyle("heading", speech, fontSize=14, leading=18, spaceBefore=18)
    yield Paragraph(escape(record.title), heading)
    for section in record.sections:
        if section.heading:
            yield Paragraph(escape(section.heading), heading)
        for turn in section.turns:
            first, *others = turn.paragraphs
            yield Paragraph(f"<b>{escape(turn.label)}</b> {escape(first)}", speech)
            yield from (Paragraph(escape(text), speech) for text in others)


# --- Typst ----------------------------------------------------------------------------


def typst(record: Record, theme: Theme) -> Work:
    """Its compiler, whose first run in a process is cold: later ones it remembers."""
    import typst as compiler

    source = "\n".join(_markup(record, theme)).encode()
    fonts = compiler.Fonts(
        include_system_fonts=False,
        font_paths=[str(_fonts(f"fontpkg_noto_{name}")) for name in ("serif", "sans")],
    )
    standards = ["ua-1", "a-2a"]
    return lambda: compiler.compile(source, font_paths=fonts, format="pdf", pdf_standards=standards)


def _markup(record: Record, theme: Theme) -> Iterator[str]:
    """The record in Typst's language; all its words are strings there."""
    page, plain = theme.page, theme.blocks[Role.SPEECH]
    title = _string(record.title)
    yield f"#set document(title: {title})"
    yield (
        f"#set page(width: {page.width}pt, height: {page.height}pt, header: text(8.5pt, {title}),"
        f" numbering: {_string('1')}, margin: (top: {page.top}pt, bottom: {page.bottom}pt,"
        f" left: {page.inner}pt, right: {page.outer}pt))"
    )
    yield (
        f"#set text(font: {_string('Noto Serif')}, size: {plain.size}pt, lang: {_string('en')},"
        f" hyphenate: true, top-edge: {_string('baseline')}, bottom-edge: {_string('baseline')})"
    )
    spacing = plain.leading + plain.after
    yield f"#set par(justify: true, leading: {plain.leading}pt, spacing: {spacing}pt)"
    yield f"#heading(level: 1, {title})"
    for section in record.sections:
        if section.heading:
            yield f"#heading(level: 2, {_string(section.heading)})"
        for turn in section.turns:
            first, *others = turn.paragraphs
            yield f"#par[#strong({_string(turn.label)}) #{_string(first)}]"
            yield from (f"#par({_string(text)})" for text in others)


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _fonts(package: str) -> Path:
    found = find_spec(package)
    if found is None or found.origin is None:
        message = f"needs {package}"
        raise SystemExit(message)
    return Path(found.origin).parent / "files"


TYPESETTERS = {"ours": ours, "reportlab": reportlab, "typst": typst}

if __name__ == "__main__":
    main()
