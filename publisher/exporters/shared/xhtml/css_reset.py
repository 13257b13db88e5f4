"""What holds in every style sheet, whatever the theme: the reader's own look is undone."""

from __future__ import annotations

RESET = """\
html { color-scheme: light dark; }
body { margin: 1em 5%; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6, p, ol, ul, li, blockquote, table, aside, nav { margin: 0; padding: 0; }
h1, h2, h3, h4, h5, h6 { font-size: 1em; font-weight: inherit; text-wrap: balance; }
table { border-collapse: collapse; }
th, td { vertical-align: top; }
ul { list-style-type: disc; }
nav ol, .printed, .front-list { list-style: none; }
nav a { color: inherit; display: block; text-decoration: none; }
aside:first-of-type { border-top: 0.05em solid; margin-top: 2em; padding-top: 0.5em; }
p { orphans: 2; widows: 2; }
hr { border: 0; color: inherit; height: auto; overflow: visible; }
.back-link { color: inherit; }
.front-chart { margin-top: 1.5em; width: 100%; }
.front-chart td:last-child { width: 42%; }
.front-chart th { font-weight: normal; text-align: start; }
.front-chart td, .front-chart thead th:not(:first-child) { text-align: end; }
.front-chart svg { display: block; fill: currentColor; margin-bottom: 0.15em; }
.front-chart .all { fill-opacity: 0.12; }
.cover { margin: 0; text-align: center; }
.cover img { max-height: 100vh; max-width: 100%; }
.mark { display: inline-block; text-indent: 0; }
"""
