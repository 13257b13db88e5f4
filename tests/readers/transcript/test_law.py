"""The law at the reader: whatever the text, its characters are in the record, in order."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from publisher import law
from publisher.decode import decode
from publisher.readers import read
from tests.tei.records import told

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "text"

_LABELS = [
    "Ada Lund: ",
    "MS. BERG: ",
    "Q    ",
    "### Ada Lund:\n",
    "Mr. HOLM. ",
    "主席：",
    "А.Берг: ",
]
_BITS = [
    "Good morning.",
    "(Applause.)",
    "[[Page 3]]",
    "<…>",
    "\\[old\\]",
    "&amp;",
    "* * *",
    "# A heading",
    "#0 x",
    "###",
    "## two ##",
    "[gloss]",
    "4:02 P.M. EDT",
    "May 4, 2021",
    "---\ntitle: 'a: b'\n---\n",
    "\f",
    "\ufeff",
    "\u202e",
    "     ",
    "CAPITALS AND MORE",
    "- an item",
    "* another *of* them",
    "1. first",
    "**bold:** words",
    "_set_ off",
    "[words](https://example.org/a_b)",
    "<https://example.org>",
    "> quoted",
    "\ufdd0",
]
_prose = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20)
_texts = st.lists(
    st.sampled_from(_LABELS) | st.sampled_from(_BITS) | _prose | st.just("\n\n"),
    min_size=1,
    max_size=40,
).map("".join)


def _parting(data: bytes, name: str) -> law.Parting | None:
    source = decode(data, name).value
    record = read(source).value
    return law.first_difference(source.text, told(record.items), record.marks)


@given(_texts)
@settings(max_examples=300, deadline=None)
@example("*words/*\n# ow 6:\nyes\n# ow 6:\nno")  # number signs begin speeches, and look like labels
def test_nothing_is_lost_of_any_text(text: str):
    assume(text.strip().strip("\ufeff") and text.count("\ufdd0") < 5)  # what is no text is refused
    assert _parting(text.encode(), "any.txt") is None


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not beside the checkout")
def test_nothing_is_lost_of_any_text_of_the_corpus():
    lost = {
        path.name: str(parting)
        for path in sorted(CORPUS.rglob("*.txt"))
        if (parting := _parting(path.read_bytes(), path.name))
    }
    assert lost == {}


@given(_texts)
@settings(max_examples=100, deadline=None)
def test_spans_lie_in_the_source_and_in_order(text: str):
    source = decode(("Ada Lund: x\n\n" + text).encode(), "any.txt").value
    position = 0
    for item in read(source).value.items:
        assert position <= item.span.start <= item.span.end <= len(source.text)
        position = item.span.start
