"""Markdown: pandoc reads the words, the addresses and the roles back."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import law
from publisher import view as v
from publisher.exporters.base import Options
from publisher.exporters.markdown import export
from publisher.importing.markdown import shown_in_markdown
from publisher.pipeline import Document, prepare
from publisher.roles import PhraseRole, Role
from publisher.testing import HOSTILE, check_exporter, every_node
from publisher.theme.load import load
from tests.readback import markdown as readback

DEFAULT = load("default").value
RECORDS = sorted((Path(__file__).parents[2] / "input").glob("*.txt"))
AT_A_LINES_START = (
    *("1. x", "1) x", "(1) x", "a. x", "iv. x", "#. x", "(@) x", "- x", "+ x", "* x", "– x"),
    *("% x", ": x", "::: x", "---", "===", "***", "> x", "| x", "# x", "Table: x", "~~~", "    x"),
    *("[^1]: x", "[x]: /y", "---\nx: y\n---", "<div>", "...", "-", ".", "\\", "www.a.org", "$x$"),
    *("=cmd|' /C calc'!A0", "<script>alert(1)</script>", "w" * 10_000, "\u202eabc", "\U0001f600"),
    *("http://a.org", ":smile:", "x^2^ H~2~O", 'it\'s -- "so"...', "x\\", "{.x}", "[x]{.y}"),
)


def made(*blocks, notes=(), title="Title", printed=True):
    view = v.View("v", "en", v.Facts(title, printed), blocks, (), notes)
    return export(view, DEFAULT, Options()).value


def paragraph(words, role=Role.NARRATIVE):
    return v.Paragraph("n1", (v.Text(words),), role)


def attributes(data):
    """The attributes of all elements that have an address: classes and pairs."""
    found = {}
    for node in readback.nodes(readback.document(data)["blocks"]):
        held = {"Header": 1, "Div": 0, "Span": 0}.get(node.get("t"))
        if held is not None and node["c"][held][0]:
            ident, classes, pairs = node["c"][held]
            found[ident] = (classes, dict(pairs))
    return found


def test_every_node_is_read_back():
    data = check_exporter(export, DEFAULT)
    assert law.first_difference("".join(v.shown(every_node())), readback.shown(data)) is None


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_is_read_back(path):
    view = prepare(Document(path.name, path.read_bytes())).value.view
    data = export(view, DEFAULT, Options()).value
    assert law.first_difference("".join(v.shown(view)), readback.shown(data)) is None
    wanted = {block.id for block in v.walk(view.blocks) if block.id}
    assert wanted <= set(attributes(data))


@pytest.mark.parametrize("words", [*HOSTILE, *AT_A_LINES_START], ids=lambda words: words[:20])
def test_no_words_are_taken_for_markup(words):
    turn = v.Turn("u1", "", (), (v.Paragraph("", (v.Text(words),)),))
    broken = v.Paragraph("n2", (v.Text("x"), v.LineBreak(), v.Text(words)), Role.NARRATIVE)
    data = made(paragraph(words), turn, v.Heading("h1", 1, (v.Text(words),)), broken)
    blocks = readback.document(data)["blocks"]
    assert [block["t"] for block in blocks] == ["Div", "Div", "Header", "Div"]
    assert [inner["t"] for n in (0, 1, 3) for inner in blocks[n]["c"][1]] == ["Para"] * 3
    kinds = {node.get("t") for node in readback.nodes(blocks)}
    assert kinds <= {"Div", "Para", "Header", "Str", "Space", "LineBreak", None}
    expected = f"{words}{words}{words}x{words}"
    assert law.first_difference(expected, readback.shown(data)) is None


def test_a_turn_tells_its_speaker_and_its_times():
    said = v.Paragraph("u1.p1", (v.Text("Hello."),))
    turn = v.Turn("u1", "AnnaBerg", (v.Text("Anna Berg:"),), (said,), start="00:00:01.000")
    data = made(turn)
    assert attributes(data)["u1"] == (["turn"], {"speaker": "AnnaBerg", "start": "00:00:01.000"})
    assert b"\n[]{#u1.p1}[**Anna Berg:**]{.speaker-label} Hello.\n" in data


def test_headings_have_their_levels():
    blocks = readback.document(export(every_node(), DEFAULT, Options()).value)["blocks"]
    assert [node["c"][0] for node in blocks if node["t"] == "Header"] == [1, 2, 3, 4]


def test_a_title_is_shown_once():
    assert "title" not in readback.document(made(paragraph("x")))["meta"]
    assert "title" in readback.document(made(paragraph("x"), printed=False))["meta"]


@pytest.mark.parametrize(
    "follows",
    [
        v.Added("Anna Berg:"),
        v.NoteReference("n9", "1"),
        v.Link("https://www.example.org/", (v.Text("here"),)),
        v.Phrase(PhraseRole.TERM, (v.Text("aye"),)),
    ],
)
def test_a_call_is_no_beginning_of_a_picture(follows):
    content = (v.Text("Order!"), follows)
    data = made(v.Paragraph("n1", content, Role.NARRATIVE))
    kinds = {node.get("t") for node in readback.nodes(readback.document(data)["blocks"])}
    assert "Image" not in kinds
    view = v.View("v", "en", v.Facts("Title", True), (v.Paragraph("n1", content),), ())
    assert law.first_difference("".join(v.shown(view)), readback.shown(data)) is None


@pytest.mark.parametrize("title", [*HOSTILE, 'a: "b" \\ #c', "\x85\u2028x"])
def test_metadata_are_words(title):
    (told,) = [readback.document(made(title=title))["meta"]["pagetitle"]["c"]]
    assert law.first_difference(title, readback.words(told, {})) is None


def test_a_participant_has_a_name_and_an_office_of_its_own():
    prepared = prepare(Document("a.txt", b"Mayor Ada Lund: Good day.\n\nAda Lund: We begin.\n"))
    data = export(prepared.value.view, load("default").value, Options()).value
    (person,) = readback.document(data)["meta"]["participants"]["c"]
    told = {key: "".join(readback.words(value["c"], {})) for key, value in person["c"].items()}
    assert told == {"id": "AdaLund", "name": "AdaLund", "role": "Mayor"}


def test_a_note_is_a_footnote_where_it_is_called():
    called = v.Paragraph("n1", (v.Text("x"), v.NoteReference("f1", "1"), v.Text("y")))
    inner = (v.Text("one "), v.NoteReference("f2", "2"))
    notes = (
        v.Note("f1", "1", (v.Paragraph("f1.p1", inner, Role.NOTE),)),
        v.Note("f2", "2", (v.Paragraph("f2.p1", (v.Text("two"),), Role.NOTE),)),
    )
    data = made(called, notes=notes)
    assert "".join(readback.shown(data)) == "xonetwoy"
    assert attributes(data)["f2"][0] == ["note", "uncalled"]


@pytest.mark.parametrize(
    ("marks", "ordered", "kind"),
    [
        (("3.", "4."), True, "OrderedList"),
        (("", ""), True, "OrderedList"),
        (("a)", "b)"), True, "BulletList"),
        (("•", "•"), False, "BulletList"),
    ],
)
def test_lists_keep_their_printed_marks(marks, ordered, kind):
    items = tuple(
        v.ListItem(f"l1.i{n}", (v.Paragraph("", (v.Text("x"),), Role.LIST_ITEM),), mark)
        for n, mark in enumerate(marks, 1)
    )
    data = made(v.List("l1", items, ordered, start=3))
    (held,) = readback.document(data)["blocks"][0]["c"][1]
    assert held["t"] == kind
    assert "".join(readback.shown(data)) == "".join(f"{mark}x" for mark in marks)


def test_columns_of_numbers_are_marked_and_read_back():
    rows = tuple(
        tuple((v.Text(cell),) for cell in row) for row in (("Name", "Votes"), ("Berg", "3"))
    )
    data = made(v.Table("t1", rows, head=1))
    assert "|---|---:|" in data.decode("utf-8").splitlines()
    assert "".join("".join(shown_in_markdown(data)).split()).endswith("NameVotesBerg3")
