"""The style sheet of a page: the theme's, shared with e-books, and what only a page has:
its ground, its columns, its anchors, its speakers, its print; the sheets, `sheets` makes.
"""

from __future__ import annotations

from functools import lru_cache

from publisher.exporters.shared.front import HEAD
from publisher.exporters.shared.tables import space_around
from publisher.exporters.shared.xhtml.css import DARK, on_dark, stylesheet
from publisher.exporters.shared.xhtml.css_values import em
from publisher.roles import Role
from publisher.theme.model import Page, Theme

_LIGHT_TEXT = "#e8e6e3"

_PAGE = """
html { background: %(ground)s; color: %(text)s; font-size: 112.5%%; scroll-padding-top: 2rem;
  -webkit-text-size-adjust: 100%%; text-size-adjust: 100%%; }
body { display: grid; grid-template-columns: minmax(0, 38rem); justify-content: center;
  margin: 0; padding: clamp(1.5rem, 6vw, 4.5rem) 1.75rem 4rem; }
main, header { min-width: 0; }
main { padding-top: 1em; }
p, h1, h2, h3, h4, h5, h6 { position: relative; }
.scroll { overflow-x: auto; margin-bottom: %(space)s; }
.scroll > table { margin-block: 0; }
.apart { margin-top: %(space)s; }
a:focus-visible { outline: 0.15em solid; outline-offset: 0.15em; }
:target { background: %(mark)s; box-shadow: 0 0 0 0.3em %(mark)s; }
.anchor { position: absolute; top: 0; inset-inline-start: 100%%; width: 1.75rem; height: 1.5rem;
  font: 0.8rem/1.5rem sans-serif; letter-spacing: 0; text-align: center; text-indent: 0;
  text-decoration: none; color: %(muted)s; opacity: 0; }
.anchor::after { content: "#"; }
:hover > .anchor, .anchor:focus, :target > .anchor { opacity: 1; }
@media (hover: none) { .anchor { opacity: 0.55; } }
.front-contents { margin-top: 2em; padding-block: 1em; border-block: 1px solid %(line)s;
  font-size: 0.9em; }
.front-contents li { padding-block: 0.15em; }
.front-contents a:hover { text-decoration: underline; }
.chapter { margin-top: 3em; }
.front-people, .front-index, .front-statistics { margin-top: 3em; }
.front-people, .front-statistics { overflow-x: auto; }
.front-chart { width: 100%%; font-variant-numeric: tabular-nums; }
.front-chart th { font-weight: normal; text-align: start; }
.front-chart thead th { font-weight: bold; }
.front-chart td:last-child, .front-chart thead th:last-child { width: 42%%; }
.front-chart svg { display: block; border-radius: 2px; }
[dir="rtl"] .front-chart svg { transform: scaleX(-1); }
.front-chart .all { fill: %(line)s; fill-opacity: 0.5; }
.front-chart .part { fill: %(accent)s; }
.front-foot { margin-top: 3em; padding-top: 1em; border-top: 1px solid %(line)s;
  font: 0.8rem/1.6 sans-serif; }
.front-foot a { color: inherit; display: inline-block; padding: 0.3em 0; }
@media (min-width: 72rem) {
  .with-contents { grid-template-columns: 15rem minmax(0, 38rem); column-gap: 5rem;
    grid-template-rows: auto 1fr auto; }
  .with-contents > * { grid-column: 2; }
  .with-contents > .front-contents { grid-column: 1; grid-row: 1 / span 3; align-self: start;
    position: sticky; top: 2rem; max-height: calc(100vh - 4rem); overflow-y: auto;
    margin-top: 0; padding-block: 0; border: 0; }
}
@media (max-width: 71.99rem) {
  .front-contents { max-height: 70vh; overflow-y: auto; }
}
@media (max-width: 30rem) {
  .front-chart { font-size: 0.85em; }
}
@media (prefers-color-scheme: dark) {
  html { background: %(dark)s; color: %(light)s; }
  :target { background: #37342a; box-shadow: 0 0 0 0.3em #37342a; }
  .anchor { color: #a8a8a8; }
  .front-contents, .front-foot { border-color: #4a4a4a; }
  .front-chart .all { fill: #4a4a4a; }
  .front-chart .part { fill: %(accent_dark)s; }
}
@media print {
  html { background: none; color: #000; font-size: %(size)spt; }
  body, .with-contents { display: block; padding: 0; }
  .anchor, .front-contents, .front-foot { display: none; }
  .chapter { margin-top: 0; }
  :target { background: none; box-shadow: none; }
  .front-people { break-inside: avoid; }
  .scroll, .front-people, .front-statistics { overflow: visible; }
  a[href^="http"]:not([href*="%%"])::after { content: " <" attr(href) ">"; font-size: 0.8em; }
}
"""


@lru_cache(maxsize=32)
def page_stylesheet(theme: Theme) -> str:
    """The whole style sheet. It names no file and no address, so nothing is fetched."""
    page, base = theme.page, theme.blocks[Role.SPEECH]
    accent = theme.blocks[Role.HEADING_1].colour
    values = {
        "ground": "#fffefb",
        "text": base.colour,
        "light": _LIGHT_TEXT,
        "dark": DARK,
        "mark": "#fdf3cf",
        "muted": "#666",
        "line": "#d4d2cc",
        "accent": accent,
        "accent_dark": on_dark(accent),
        "size": f"{base.size:g}",
        "space": em(space_around(theme), base.size),
    }
    return f"{stylesheet(theme)}{_PAGE % values}{_columns(page)}"


def _columns(page: Page) -> str:
    """In print, the text's columns; what stands at the head of a chapter spans them, and so
    does what the edition adds.
    """
    if page.columns == 1:
        return ""
    below = f":is({', '.join(f'.{role}' for role in HEAD if role is not Role.TITLE)})"
    heads = [".chapter" + f" + {below}" * count for count in range(_FACTS + 1)]
    spanning = ", ".join([*heads, ".front-people", ".front-index", ".front-statistics"])
    return (
        "@media print {\n"
        f"  main {{ columns: {page.columns}; column-gap: {page.gutter:.1f}pt; }}\n"
        f"  {spanning} {{ column-span: all; }}\n"
        "}\n"
    )


_FACTS = 5
"""How many facts below the title of a chapter span the columns with it."""
