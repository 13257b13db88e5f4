"""What mkdocs needs to make a site of documents that are written to be read in the repository.

Files outside of `docs` that documents link to come along, in `repository/`, and links follow them.
The name of a file behind a code block's language (`toml own.toml`) becomes the block's title.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parent.parent
OUTSIDE = "repository"
_LINK = re.compile(r"(\]\()([^)#:\s]+)((?:#[^)\s]*)?\))")
_NAMED = re.compile(r"^```(\w+) (\S+)$", re.MULTILINE)
_CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Take along what is linked to, and what that links to in turn."""
    waiting = [f"docs/{file.src_uri}" for file in files.documentation_pages()]
    known = set(waiting)
    while waiting:
        here = waiting.pop()
        for link in _LINK.finditer((ROOT / here).read_text("utf-8")):
            there = _resolved(here, link[2])
            if there in known or not (ROOT / there).is_file():
                continue
            known.add(there)
            if not there.startswith("docs/"):
                files.append(_taken_along(there, config))
            if there.endswith(".md"):
                waiting.append(there)
    return files


def _taken_along(path: str, config: MkDocsConfig) -> File:
    return File.generated(config, f"{OUTSIDE}/{path}", abs_src_path=str(ROOT / path))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let links lead where their files stand on the site, and show the names of code blocks."""
    del config, files
    here = page.file.src_uri

    def moved(link: re.Match[str]) -> str:
        there = _on_site(_resolved(_in_repository(here), link[2]))
        return f"{link[1]}{posixpath.relpath(there, posixpath.dirname(here) or '.')}{link[3]}"

    return _NAMED.sub(r'``` {.\1 title="\2"}', _outside_of_code(markdown, moved))


def _outside_of_code(markdown: str, moved: Callable[[re.Match[str]], str]) -> str:
    """The text with its links moved; code is left alone."""
    parts: list[str] = []
    position = 0
    for code in _CODE.finditer(markdown):
        parts += _LINK.sub(moved, markdown[position : code.start()]), code[0]
        position = code.end()
    return "".join([*parts, _LINK.sub(moved, markdown[position:])])


def _resolved(here: str, target: str) -> str:
    """The path in the repository that a link leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(here), target))


def _in_repository(site: str) -> str:
    return site.removeprefix(f"{OUTSIDE}/") if site.startswith(f"{OUTSIDE}/") else f"docs/{site}"


def _on_site(path: str) -> str:
    return path.removeprefix("docs/") if path.startswith("docs/") else f"{OUTSIDE}/{path}"
