"""Turns that TEI prints and does not encode."""

from __future__ import annotations

import pytest

from publisher import view as v
from publisher.law import first_difference
from publisher.roles import Role
from publisher.tei import wording
from publisher.tei.names import PROFILE
from publisher.tei.parse import parse
from publisher.tei.project import project
from tests.tei.foreign import tei, view_of
from tests.tei.schemas import SHARED, needs_shared


def shape(*paragraphs: str) -> list[str]:
    """The blocks of a body of paragraphs, a turn as its label and what is said."""
    found = []
    for block in view_of("".join(f"<p>{words}</p>" for words in paragraphs)).blocks:
        if isinstance(block, v.Turn):
            said = [v.plain(inner.content) for inner in block.blocks]
            found.append(f"{v.plain(block.label)} {' / '.join(said)}")
        else:
            found.append(v.plain(block.content))
    return found


@pytest.mark.parametrize(
    ("anna", "boris"),
    [
        ("MS. BERG:", "MR. CLARK:"),
        ("The Chairman:", "Mr. Clark:"),
        ('<hi rend="bold">Ms. Berg</hi>:', '<hi rend="bold">Mr. Clark</hi>:'),
        ('<hi rend="strong">Ms. Berg:</hi>', '<hi rend="strong">Mr. Clark:</hi>'),
        ("<persName>Berg</persName>:", "<persName>Clark</persName>:"),
    ],
)
def test_labels_that_recur_lead_turns(anna, boris):
    view = view_of(f"<p>{anna} One.</p><p>Two.</p><p>{boris} Yes.</p><p>{anna} Good.</p>")
    labels = [v.plain(block.label) for block in view.blocks if isinstance(block, v.Turn)]
    assert len(labels) == len(view.blocks) == 3
    assert labels[0] == labels[2] != labels[1]
    assert [v.plain(p.content) for p in view.blocks[0].blocks] == ["One.", "Two."]
    assert view.blocks[0].blocks[0].role == Role.SPEECH
    assert view.blocks[0].speaker == view.blocks[2].speaker
    assert [person.name for person in view.people] == [labels[0][:-1], labels[1][:-1]]


TALK = ("MS. BERG: One.", "MR. CLARK: Yes.", "MS. BERG: Good.")


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Three things: one.", "Two things: two.", "Three things: three."),
        ("MS. BERG: One.", "MR. CLARK: Yes.", "MR. DOE: No."),
        ("MS. BERG: One.", "MS. BERG: Two.", "MS. BERG: Three."),
        ("ITEM 1: One.", "ITEM 2: Two.", "ITEM 1: Three."),
        ("PRESENT:", "ABSENT:", "PRESENT:"),
        ("<hi rend='italic'>Note</hi>: a", "<hi rend='italic'>See</hi>: b", "a: b"),
    ],
    ids=["lower case", "no name again", "one name", "numbers", "nothing said", "italic"],
)
def test_what_does_not_recur_as_labels_do_is_no_label(paragraphs):
    assert not any(
        isinstance(b, v.Turn)
        for b in view_of("".join(f"<p>{words}</p>" for words in paragraphs)).blocks
    )


def test_a_line_in_capitals_ends_a_turn_and_brackets_are_a_remark():
    assert shape(*TALK, "(Applause.)", "More.", "ITEM TWO", "Loose.") == [
        "MS. BERG: One.",
        "MR. CLARK: Yes.",
        "MS. BERG: Good. / (Applause.) / More.",
        "ITEM TWO",
        "Loose.",
    ]


def test_a_heading_ends_a_turn():
    body = "".join(f"<p>{words}</p>" for words in TALK)
    view = view_of(f"<div>{body}</div><div><head>H</head><p>Loose.</p></div>")
    assert isinstance(view.blocks[-1], v.Paragraph)


def test_a_document_with_turns_of_its_own_has_no_others():
    body = "".join(f"<p>{words}</p>" for words in TALK)
    view = view_of(f"{body}<u><seg>x</seg></u>")
    assert sum(isinstance(block, v.Turn) for block in view.blocks) == 1


def test_an_edition_of_ours_has_its_turns_encoded():
    header = f'<encodingDesc><schemaRef key="{PROFILE}"/></encodingDesc>'
    view = view_of("".join(f"<p>{words}</p>" for words in TALK), header)
    assert not any(isinstance(block, v.Turn) for block in view.blocks)


def test_one_notice_tells_that_labels_were_read():
    outcome = project(tei("".join(f"<p>{words}</p>" for words in TALK)))
    (notice,) = outcome.notices
    assert notice.code == "P209"
    assert "3 paragraphs" in notice.message


@needs_shared
@pytest.mark.parametrize(
    ("name", "turns", "speakers"),
    [
        ("corpus/tei/frus-history/1976-11-12-hac-meeting-with-kissinger.xml", 145, 11),
        ("examples/foreign/frus-history-1957-transcript.xml", 225, 18),
        ("examples/foreign/frus-history-1962-11-02-minutes.xml", 0, 0),
    ],
)
def test_records_of_foreign_relations_show_their_speakers(name, turns, speakers):
    edition = parse((SHARED / name).read_bytes(), name).value
    view = project(edition).value
    found = [block for block in view.blocks if isinstance(block, v.Turn)]
    assert (len(found), len(view.people)) == (turns, speakers)
    assert first_difference(wording.of_edition(edition), v.shown(view)) is None
