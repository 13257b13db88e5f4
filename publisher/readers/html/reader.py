"""`open_html`: a page as text, with what the file tells of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from publisher.errors import InputError
from publisher.foreign.html_tree import Element, decoded, local, tree
from publisher.readers.drafting import Draft, hidden_notice, language_tag
from publisher.readers.html.body import Body
from publisher.readers.html.visible import has_main
from publisher.report import Notice, Outcome, Severity, Where
from publisher.source import Block, BlockKind, Layout, Source

_DATES = frozenset(
    [
        *("date", "dc.date", "dcterms.date", "dc.date.issued", "dcterms.issued"),
        *("article:published_time", "pubdate", "publish-date", "publication_date"),
    ]
)
_DAY = len("2016-03-24")


def open_html(data: bytes, name: str, encoding: str | None = None) -> Outcome[Source]:
    """Open a page: the text that it shows, a block to a line, and what it tells of that.

    A page that is nothing but preformatted text gives that text as it stands, without
    blocks: its lines are those of a plain transcript.

    Raises `InputError` for what is no text, cannot be read safely, or shows no text.
    """
    came = decoded(data, name, encoding)
    root = tree(came.value.text, name)
    body = Body(Draft(), has_main(root))
    body.read(root)
    if not any(block.kind is not BlockKind.DIVIDER for block in body.draft.blocks):
        raise InputError(f"{name}: the page shows no text", "Give a file with text in it.")
    body.draft.set_levels(_levels(body.draft.blocks))
    facts = _facts(root, body.draft)
    source = _plain(came.value, body, facts)
    if source is None:
        source = body.draft.finish(came.value, facts.get("language", ""), facts)
    return Outcome(source, (*came.notices, *_notices(body, name)))


def _plain(came: Source, body: Body, facts: dict[str, str]) -> Source | None:
    """The source of a page that is nothing but preformatted text."""
    if body.other or not body.plain:
        return None
    text = "".join(body.plain)
    inner = text.lstrip("\n")
    first = max(1, body.row) + len(text) - len(inner)
    rows = tuple(range(first, first + inner.count("\n") + 1))
    return replace(came, text=inner, rows=rows, layout=Layout(facts=MappingProxyType(facts)))


def _levels(blocks: Sequence[Block]) -> list[int]:
    """The levels of all blocks; under a title, each heading is one level higher."""
    title = _title(blocks)
    if title < 0:
        return [block.level for block in blocks]
    levels = [
        max(1, block.level - 1) if block.kind is BlockKind.HEADING else block.level
        for block in blocks
    ]
    levels[title] = 0
    return levels


def _title(blocks: Sequence[Block]) -> int:
    """Which block is the title: the only `h1`, or the only one before any text; else -1."""
    headings = [block.kind is BlockKind.HEADING for block in blocks]
    first = [at for at, block in enumerate(blocks) if headings[at] and block.level == 1]
    text = headings.index(False) if False in headings else len(blocks)
    for found in (first, [at for at in first if at < text]):
        if len(found) == 1:
            return found[0]
    return -1


def _facts(root: Element, draft: Draft) -> dict[str, str]:
    """Title, date and language, as the head of the page tells them."""
    declared = "" if draft.most_used_language() else _declared_language(root)
    facts = {
        "title": " ".join(_of_head(root, "title").split()),
        "date": _date(root),
        "language": draft.most_used_language() or declared,
    }
    return {key: value for key, value in facts.items() if value}


def _of_head(root: Element, name: str) -> str:
    head = next((child for child in root if local(child) == "head"), None)
    found = (child for child in (head if head is not None else ()) if local(child) == name)
    return "".join(str(text) for child in found for text in child.itertext(with_tail=False))


def _metadata(root: Element) -> Iterator[tuple[str, str]]:
    """The names and contents of all `meta`, the names in lower case."""
    for element in root.iter("{*}meta"):
        name = element.get("name") or element.get("property") or element.get("http-equiv") or ""
        yield name.strip().lower(), element.get("content", "").strip()


def _date(root: Element) -> str:
    told = next((content for name, content in _metadata(root) if name in _DATES and content), "")
    return told[:_DAY] if told[_DAY : _DAY + 1] == "T" else told


def _declared_language(root: Element) -> str:
    return next(
        (language_tag(content) for name, content in _metadata(root) if name == "content-language"),
        "",
    )


def _notices(body: Body, name: str) -> Iterator[Notice]:
    yield from hidden_notice(body.hidden, name)
    if body.navigation:
        yield Notice(
            "P110",
            Severity.INFO,
            f"navigation, headers and footers of the page are left out: {body.navigation} word(s)",
            Where(name),
            "Move what belongs to the record into the element `main` or `article`.",
        )
