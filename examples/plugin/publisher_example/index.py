"""The format `ndjson`: a JSON object to a paragraph, for the index of a search engine."""

import json
from collections.abc import Iterator

from publisher import Format, Options, Outcome, Theme, View
from publisher import view as v

FORMAT = Format(
    "ndjson",
    ".ndjson",
    "application/x-ndjson",
    "a JSON object to a paragraph, for search engines",
    "publisher_example.index:export",
)


def export(view: View, theme: Theme, options: Options) -> Outcome[bytes]:
    """The words of each block, with its address and who says them."""
    del theme, options  # data have no style
    speakers = dict(_speakers(view))
    rows = (
        {
            "meeting": view.id,
            "date": view.facts.date,
            "id": address,
            "speaker": speakers.get(address, ""),
            "text": words,
        }
        for address, words in _paragraphs(view)
    )
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return Outcome("".join(lines).encode())


def _paragraphs(view: View) -> Iterator[tuple[str, str]]:
    """Neighbouring words of one address, joined."""
    address, text = "", ""
    for here, words in v.placed(view):
        if here != address:
            if text:
                yield address, text
            address, text = here, ""
        text += words
    if text:
        yield address, text


def _speakers(view: View) -> Iterator[tuple[str, str]]:
    """The speaker's name by the address of each block that is said."""
    for block in view.blocks:
        if isinstance(block, v.Turn) and (person := view.person(block.speaker)):
            for inner in v.walk([block]):
                if not isinstance(inner, v.Remark):
                    yield inner.id, person.name
