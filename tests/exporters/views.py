"""Any view at all, for the laws that hold for every view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from hypothesis import strategies as st

from publisher import view as v
from publisher.roles import HEADINGS, PhraseRole, Role
from publisher.testing import HOSTILE

WORDS = st.one_of(
    st.sampled_from(
        [
            *HOSTILE,
            "",
            " ",
            "Anna Berg:",
            "主席：",
            "[1]",
            "\u200a[1]",
            "\u2005[x\u2005]",
            "•\u2002x",
            "____",
        ]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")),
)
LANGUAGES = st.sampled_from(["", "", "en", "ru", "ar", "zh-Hant", "en_US"])
ADDRESSES = st.sampled_from(["", "u1", "u1.p1", "n4", "1 <x>", "f1", "f1-mark"])
OWN_INLINES = (PhraseRole.LINK, PhraseRole.NOTE_REFERENCE, PhraseRole.ADDED)
PHRASE_ROLES = st.sampled_from([role for role in PhraseRole if role not in OWN_INLINES])
EDITIONS = ("front-", "contents-", "back-", "index-", "chart-")  # roles of words that editions add
BLOCK_ROLES = st.sampled_from([role for role in Role if not role.startswith(EDITIONS)])
HEADING_ROLES = st.sampled_from([Role.TITLE, *HEADINGS])
TEXTS = st.builds(v.Text, WORDS)
LEAVES = st.one_of(
    TEXTS,
    st.just(v.LineBreak()),
    st.builds(v.Added, st.sampled_from(["Anna Berg:", "王小明：", "[…]", "(a pause)"])),
    st.builds(
        v.NoteReference, st.sampled_from(["f1", "f2", "none"]), st.sampled_from(["1", "*", ""])
    ),
)
INLINES = st.recursive(
    st.lists(LEAVES, max_size=3).map(tuple),
    lambda inner: st.one_of(
        st.builds(
            lambda role, held, lang: (v.Phrase(role, held, lang),),
            PHRASE_ROLES,
            inner,
            LANGUAGES,
        ),
        st.builds(
            lambda target, held: (v.Link(target, held),),
            st.sampled_from(["#u1", "https://a.org/", "x"]),
            inner,
        ),
    ),
    max_leaves=4,
)
PLAIN = TEXTS.map(lambda words: (words,))
SIMPLE = st.one_of(
    st.builds(v.Paragraph, ADDRESSES, INLINES, BLOCK_ROLES, LANGUAGES),
    st.builds(v.Heading, ADDRESSES, st.integers(0, 7), INLINES, HEADING_ROLES, LANGUAGES),
    st.builds(v.Remark, ADDRESSES, INLINES, lang=LANGUAGES),
    st.builds(v.Divider, ADDRESSES, WORDS),
    st.builds(v.PageMark, ADDRESSES, WORDS, WORDS),
    st.builds(
        v.Table,
        ADDRESSES,
        st.lists(st.lists(INLINES, max_size=3).map(tuple), max_size=3).map(tuple),
        st.integers(0, 4),
        INLINES,
    ),
)


def _nested(inner):
    several = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(st.builds(v.ListItem, ADDRESSES, several, WORDS), max_size=3).map(tuple)
    return st.one_of(
        st.builds(v.Turn, ADDRESSES, st.sampled_from(["", "a", "b"]), INLINES, several, LANGUAGES),
        st.builds(v.Quote, ADDRESSES, several),
        st.builds(v.List, ADDRESSES, items, st.booleans()),
    )


BLOCKS = st.lists(st.recursive(SIMPLE, _nested, max_leaves=6), max_size=5).map(tuple)
NOTES = st.lists(PLAIN, max_size=2).map(
    lambda texts: tuple(
        v.Note(f"f{n}", mark, (v.Paragraph("", words, Role.NOTE),))
        for n, mark, words in zip(count(1), ("1", "*"), texts, strict=False)
    )
)
VIEWS = st.builds(
    lambda lang, printed, blocks, notes: v.View(
        "v", lang, v.Facts("Title", printed), blocks, (v.Person("a", "Anna", True, "Chair"),), notes
    ),
    st.sampled_from(["en", "ru", "ar", "und"]),
    st.booleans(),
    BLOCKS,
    NOTES,
)


EDITION = b"""<?xml version="1.0" encoding="UTF-8"?>
<!-- before --><?pi before?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>
<text><body><p n="&lt;">AT&amp;T ]]&gt; \xc3\xa9</p></body></text></TEI>
"""
"""Some TEI to be carried; exporters do not look into it."""


def with_own_addresses(view: v.View) -> v.View:
    """The view with no address twice, as every edition has it."""
    return replace(view, blocks=_renamed(view.blocks, count(1)))


def _renamed(blocks: tuple[v.Block, ...], numbers: Iterator[int]) -> tuple[v.Block, ...]:
    return tuple(_block(block, numbers) for block in blocks)


def _block(block: v.Block, numbers: Iterator[int]) -> v.Block:
    named = replace(block, id=f"b{next(numbers)}" if block.id else "")
    if isinstance(named, v.Turn | v.Quote):
        return replace(named, blocks=_renamed(named.blocks, numbers))
    if isinstance(named, v.List):
        return replace(named, items=tuple(_item(item, numbers) for item in named.items))
    return named


def _item(item: v.ListItem, numbers: Iterator[int]) -> v.ListItem:
    return replace(item, id=f"b{next(numbers)}", blocks=_renamed(item.blocks, numbers))
