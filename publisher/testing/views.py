"""Views to test with: one with every node and every role, one of any size."""

from __future__ import annotations

from publisher import view as v
from publisher.roles import PhraseRole, Role

HOSTILE = (
    "AT&T",
    "<inaudible>",
    "<…>",
    "]]>",
    "../x",
    "{page} %s $x",
    "<b>unclosed",
    "&amp; &#60;",
    "\\[laughs\\] *not* _markup_ `code`",
    "quotes \" and '",
    "=1+1",
)
"""Words that some format would take for markup, a path or a formula."""


def every_node() -> v.View:
    """A view with every node and every role, hostile words among them."""
    return v.View(
        "every-node",
        "en",
        _facts(),
        (*_head(), *_body(), *_turns(), *_structures(), *_other_scripts()),
        (
            v.Person("AnnaBerg", "Anna Berg", True, "President of the Council"),
            v.Person("BorisClark", "Boris Clark", True, "", "AT&T"),
            v.Person("Question", "Question", False),
        ),
        (v.Note("f1", "1", (_paragraph("f1.p1", "A note of the source.", Role.NOTE),)),),
    )


def _item(ident: str, words: str) -> v.Paragraph:
    return _paragraph(ident, words, Role.LIST_ITEM)


def _facts() -> v.Facts:
    """All that a header may tell."""
    return v.Facts(
        "Every node & <role>",
        True,
        "2016-03-24",
        "March 24, 2016",
        "17:00",
        "the Hall",
        (("sitting", "54", "54th Sitting & last"),),
        "every-node.txt",
        collection="Records of <2016>",
        publisher="Office of the Record & Co",
        licence="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/?a=1&b=2",
    )


def _text(*words: str) -> v.Inlines:
    return tuple(v.Text(word) for word in words)


def _paragraph(ident: str, words: str, role: Role = Role.SPEECH) -> v.Paragraph:
    return v.Paragraph(ident, _text(words), role)


def _head() -> tuple[v.Block, ...]:
    facts = (
        (Role.SUBTITLE, "A subtitle"),
        (Role.BYLINE, "Anna Berg, President of the Council"),
        (Role.DATE, "March 24, 2016"),
        (Role.TIME, "17:00"),
        (Role.PLACE, "the Hall"),
        (Role.PARTICIPANTS, "Present: Anna Berg, Boris Clark"),
        (Role.LEAD, "Anna Berg received Boris Clark."),
    )
    title = v.Heading("h1", 0, _text("Every node & <role>"), Role.TITLE)
    return (title, *(_paragraph(f"n{n}", words, role) for n, (role, words) in enumerate(facts, 1)))


def _body() -> tuple[v.Block, ...]:
    return (
        v.Heading("h2", 1, _text("Opening"), Role.HEADING_1),
        v.Heading("h3", 2, _text("Item 1"), Role.HEADING_2),
        v.Heading("h4", 3, _text("Item 1.1"), Role.HEADING_3),
        _paragraph("n8", "The chair opened the sitting.", Role.NARRATIVE),
        _paragraph("n9", "Ayes 10, noes 2.", Role.VOTE),
        _paragraph("n10", "Text of no known kind.", Role.PLAIN),
        v.Divider("d1", "* * *"),
        v.Divider("d2"),
        v.PageMark("pb1", "12", "[[Page 12]]"),
        v.PageMark("pb2", "13"),
        v.Remark("r1", _text("(Applause.)"), "applause"),
    )


def _turns() -> tuple[v.Block, ...]:
    hostile = tuple(_paragraph(f"u1.p{n}", words) for n, words in enumerate(HOSTILE, 2))
    return (
        v.Turn(
            "u1",
            "AnnaBerg",
            _text("President of the Council Anna Berg:"),
            (v.Paragraph("u1.p1", _every_phrase()), *hostile, _inner_remark()),
        ),
        v.Turn("u2", "", (), (_paragraph("u2.p1", "A turn without a label."),)),
        v.Turn("u4", "BorisClark", (v.Added("Boris Clark:"),), (_paragraph("u4.p1", "Named."),)),
        v.Turn("u3", "Question", _text("Question:"), ()),
    )


def _inner_remark() -> v.Remark:
    return v.Remark("r2", _text("(Shows a photograph.)"), "action")


def _every_phrase() -> v.Inlines:
    plain = [role for role in PhraseRole if role not in _OWN_INLINES]
    phrases = [v.Phrase(role, _text(f"{role} ")) for role in plain]
    nested = v.Phrase(PhraseRole.EMPHASIS, (v.Phrase(PhraseRole.STRONG, _text("nested")),))
    return (
        v.Text("Colleagues, "),
        *phrases,
        nested,
        v.LineBreak(),
        v.Link("https://example.org/?a=1&b=2", _text("a link")),
        v.Text(" and "),
        v.Link("#u2.p1", _text("a link inside")),
        v.NoteReference("f1", "1"),
        v.Added("[…]"),
        v.Phrase(PhraseRole.FOREIGN, _text(" слово"), "ru"),
        v.Text("."),
    )


_OWN_INLINES = (PhraseRole.LINK, PhraseRole.NOTE_REFERENCE, PhraseRole.ADDED)


def _structures() -> tuple[v.Block, ...]:
    inner, first = (
        v.List(ident, (v.ListItem(f"{ident}.i1", (_item(f"{ident}.i1.p1", "inner"),)),))
        for ident in ("l2", "l3")
    )
    return (
        v.List(
            "l1",
            (
                v.ListItem("l1.i1", (_item("l1.i1.p1", "first"), inner), "1."),
                v.ListItem(
                    "l1.i2", (_item("l1.i2.p1", "second"), _item("l1.i2.p2", "more of it")), "2."
                ),
                v.ListItem("l1.i3", (first,), "3."),
            ),
            ordered=True,
        ),
        v.Table(
            "t1",
            ((_text("Name"), _text("Vote")), (_text("Berg"), _text("aye")), (_text("Clark"), ())),
            head=1,
            caption=_text("Votes"),
        ),
        v.Quote("q1", (_paragraph("q1.p1", "Quoted words.", Role.QUOTE),)),
    )


def _other_scripts() -> tuple[v.Block, ...]:
    return (
        v.Paragraph("n11", _text("В.Путин: Добрый день."), Role.NARRATIVE, "ru"),
        v.Paragraph("n12", _text("Καλημέρα, αξιότιμοι."), Role.NARRATIVE, "el"),
    )


_VOCABULARY = (
    "we believe that the responsible cooperation between our countries will continue and "
    "that further negotiations on infrastructure, energy and humanitarian questions are "
    "necessary because nobody else can take these decisions for us today"
)


def long_view(turns: int, words: int = 120, lang: str = "en") -> v.View:
    """A record of so many `turns` of two paragraphs, each with so many `words`, in `lang`."""
    return v.View(
        f"long-{turns}",
        lang,
        v.Facts("A long record", True, "2020-01-02", "January 2, 2020"),
        (
            v.Heading("h1", 0, _text("A long record"), Role.TITLE),
            *(_long_turn(n, words, _VOCABULARY.split()) for n in range(1, turns + 1)),
        ),
        (v.Person("AnnaBerg", "Anna Berg"), v.Person("BorisClark", "Boris Clark")),
    )


def _long_turn(number: int, words: int, vocabulary: list[str]) -> v.Turn:
    speaker, label = (("AnnaBerg", "Anna Berg:"), ("BorisClark", "Boris Clark:"))[number % 2]
    size = len(vocabulary)
    paragraphs = tuple(
        _paragraph(
            f"u{number}.p{p}",
            " ".join(vocabulary[(number * 7 + p * 3 + i * i) % size] for i in range(words)) + ".",
        )
        for p in (1, 2)
    )
    return v.Turn(f"u{number}", speaker, _text(label), paragraphs)
