"""The law at the opener: whatever the page, what it shows is its text, in order."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from publisher.errors import InputError
from publisher.law import visible
from publisher.readers import open_source
from tests.readers.html.test_cases import CASES
from tests.readers.layouts import check

NEVER = ("script", "style", "title", "template", "noscript")


class Words(HTMLParser):
    """All text of a page: an oracle that shares nothing with the opener."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.inside = 0  # elements that are never shown

    def handle_starttag(self, tag, attrs):  # noqa: ARG002, D102 -- the parser's own interface
        self.inside += tag in NEVER

    def handle_endtag(self, tag):  # noqa: D102
        self.inside -= tag in NEVER

    def handle_data(self, data):  # noqa: D102
        if not self.inside:
            self.words.append(data)


def written(page: str) -> str:
    parser = Words()
    parser.feed(page)
    parser.close()
    return visible("".join(parser.words))


def found(page: str) -> str:
    source = open_source(page.encode(), "a.html", "html").value
    if source.layout.blocks:
        check(source)
    return visible(source.text)


BLOCKS = [
    "p",
    "div",
    "h1",
    "h2",
    "li",
    "ul",
    "ol",
    "blockquote",
    "pre",
    "td",
    "dl",
    "dd",
    "section",
]
INLINES = ["b", "i", "em", "span", "a href='https://example.org/'", "i lang=fr", "sup", "q", "u"]
_text = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=8).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
)


def _element(name: str, content: list[str]) -> str:
    return f"<{name}>{''.join(content)}</{name.split(maxsplit=1)[0]}>"


def _row(cells: list[list[str]]) -> str:
    return f"<tr>{''.join(_element('td', cell) for cell in cells)}</tr>"


_void = st.sampled_from(["<br>", "<hr>", " ", "\n", "<!-- c -->", "<script>no</script>", "<img>"])
_inline = st.recursive(
    _text | _void,
    lambda inner: st.builds(_element, st.sampled_from(INLINES), st.lists(inner, max_size=3)),
    max_leaves=5,
)
_nested = st.recursive(
    _inline,
    lambda inner: (
        st.builds(_element, st.sampled_from(BLOCKS), st.lists(inner, max_size=4))
        | st.builds(
            lambda captions, rows: _element("table", [*captions, *map(_row, rows)]),
            st.lists(st.builds(_element, st.just("caption"), st.lists(inner)), max_size=2),
            st.lists(st.lists(st.lists(inner, max_size=2), max_size=3), max_size=3),
        )
    ),
    max_leaves=15,
)


@given(st.lists(_nested, max_size=6).map("".join))
@settings(max_examples=200, deadline=None)
def test_nothing_is_lost_of_any_page(content):
    page = f"<html><body>{content}<p>end</p></body></html>"
    assert found(page) == written(page)


_soup = st.lists(
    st.sampled_from(["<", ">", "</", "/>", "'", '"', "=", "&", "&#0;", "&#x110000;", "<!--", "-->"])
    | st.sampled_from(["<![CDATA[", "]]>", "<?xml", "?>", "<!DOCTYPE", "\f", "\u202e", "\ufeff"])
    | st.sampled_from([f"<{name}>" for name in (*BLOCKS, *INLINES, "table", "tr", "svg", "select")])
    | st.sampled_from([f"</{name}>" for name in (*BLOCKS, "table", "body", "html", "main")])
    | st.sampled_from(["<main>", "<nav>", "<title>", "<textarea>", "<plaintext>", "<col span=9e9>"])
    | st.sampled_from(["<td colspan=99999 rowspan=99999>", "<ol start=-9999999999>", "<p hidden>"])
    | _text,
    max_size=40,
).map("".join)


@given(_soup)
@settings(max_examples=300, deadline=None)
def test_any_soup_is_read_or_refused(page):
    assume(page.strip())
    try:
        found(page)
    except InputError:
        return


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(data):
    try:
        open_source(data, "a.html", "html")
    except InputError:
        return


WHOLE = [case for case in CASES if case.name not in {"page", "xhtml"}]
"""The cases of which nothing is left out, and that are HTML as the oracle reads it."""


@pytest.mark.parametrize("case", WHOLE, ids=lambda case: case.name)
def test_the_cases_lose_nothing(case):
    (page,) = case.glob("source.*")
    words = page.read_text("utf-8")
    assert visible(open_source(words.encode(), page.name, "html").value.text) == written(words)
