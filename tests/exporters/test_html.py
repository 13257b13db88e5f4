"""The page: what stands where, nothing that runs, nothing that is fetched."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from publisher import law
from publisher import view as v
from publisher.exporters.base import Options
from publisher.exporters.html import export
from publisher.exporters.html.speakers import shares
from publisher.pipeline import Document, prepare
from publisher.roles import Role
from publisher.testing import HOSTILE, check_exporter, every_node, long_view
from publisher.theme.load import load, names
from publisher.theme.model import When
from publisher.theme.words import words
from tests.exporters.views import EDITION
from tests.readback import html as readback

DEFAULT = load("default").value
RECORDS = sorted((Path(__file__).parents[2] / "input").glob("*.txt"))
HARMFUL = (
    *HOSTILE,
    "<script>alert(1)</script>",
    "</style><script>",
    "<!-- not a comment",
    "=cmd|' /C calc'!A0",
    "w" * 10_000,
    "\U0001f469\u200d\U0001f680 e\u0301",
    "\u202eabc\u202c",
    'x" onclick="alert(1)',
)


def made(view, theme=DEFAULT, **options):
    return export(view, theme, Options(**options)).value


def view_of(*blocks, title="Title", people=(), notes=()):
    return v.View("v", "en", v.Facts(title, True), blocks, people, notes)


def paragraph(words, ident="n1"):
    return v.Paragraph(ident, (v.Text(words),), Role.NARRATIVE)


@pytest.mark.parametrize("name", sorted(names()))
def test_every_node_is_shown_and_the_same_twice(name):
    data = check_exporter(export, load(name).value, Options(edition=EDITION))
    assert law.first_difference("".join(v.shown(every_node())), readback.shown(data)) is None


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_nothing_is_lost_of_a_record(path):
    view = prepare(Document(path.name, path.read_bytes())).value.view
    assert law.first_difference("".join(v.shown(view)), readback.shown(made(view))) is None


@pytest.mark.parametrize("harm", HARMFUL)
def test_hostile_words_are_text(harm):
    person = v.Person("p", harm, True, harm, harm)
    turn = v.Turn("u1", "p", (v.Text(harm),), (paragraph(harm, "u1.p1"),))
    title = v.Heading("h1", 0, (v.Text(harm),), Role.TITLE)
    data = made(view_of(title, turn, title=harm, people=(person,)), edition=EDITION)
    page = readback.page(data)
    assert "".join(readback.shown(data)).split() == f"{harm} {harm} {harm}".split()
    assert page.findtext("head/title") == " ".join(harm.split())
    assert [script.get("type") for script in page.iter("script")] == ["application/ld+json"]
    assert json.loads(page.findtext("head/script"))["name"] == harm
    names = {name for element in page.iter("*") for name in element.attrib}
    assert not [name for name in names if name.startswith("on")]


def test_a_link_that_would_run_is_no_link():
    link = v.Link("javascript:alert(1)", (v.Text("here"),))
    page = readback.page(made(view_of(v.Paragraph("n1", (link,)))))
    assert [a.get("href") for a in page.iter("a")] == ["#n1"]


def test_the_policy_admits_the_one_style_sheet_and_nothing_else():
    data = made(every_node(), edition=EDITION)
    (style,) = re.findall(rb"<style>(.*?)</style>", data, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style).digest()).decode()
    (policy,) = [m.get("content") for m in readback.page(data).iter("meta") if m.get("http-equiv")]
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")


def test_every_paragraph_has_a_link_to_itself():
    page = readback.page(made(every_node()))
    anchors = {a.get("href") for a in page.iter("a") if a.get("class") == "anchor"}
    texts = [e.get("id") for e in page.iter("p", "h1", "h2", "h3", "h4", "h5", "h6")]
    record = {ident for ident in texts if ident and ident != "speakers"}
    assert anchors == {f"#{ident}" for ident in record}
    assert {"u1.p1", "h2", "n8", "r1"} <= record


def test_what_is_added_has_no_id_of_the_record():
    taken = view_of(paragraph("x", "speakers"), *every_node().blocks, people=every_node().people)
    idents = [e.get("id") for e in readback.page(made(taken)).iter("*") if e.get("id")]
    assert len(idents) == len(set(idents))
    assert "speakers-" in idents


def test_speakers_are_counted():
    view = view_of(
        v.Turn("u1", "a", (), (paragraph("one two three", "u1.p1"),)),
        v.Turn("u2", "b", (), (v.Quote("q1", (paragraph("four", "q1.p1"),)),)),
        v.Turn("u3", "a", (), (paragraph("five", "u3.p1"),)),
        people=(
            v.Person("a", "Anna", True, "Chair"),
            v.Person("b", "Boris"),
            v.Person("c", "Cleo"),
        ),
    )
    chart = shares(view, words("en"))
    assert chart is not None
    assert [(bar.told, bar.counts) for bar in chart.bars] == [
        ("Anna, Chair", (4,)),
        ("Boris", (1,)),
    ]
    bars = [svg.get("aria-label") for svg in readback.page(made(view)).iter("svg")]
    assert bars == ["80%", "20%"]


def test_the_contents_lead_to_all_that_they_name():
    layout = replace(DEFAULT.layout, contents=When.ALWAYS)
    page = readback.page(made(every_node(), replace(DEFAULT, layout=layout)))
    links = [a.get("href") for nav in page.iter("nav") for a in nav.iter("a")]
    assert links == ["#h2", "#h3", "#h4", "#speakers"]


def test_tables_that_are_wider_than_a_screen_can_be_moved_by_keys():
    cells = ((v.Text("a"),),)
    tables = (v.Table("t1", (cells,)), v.Table("t2", (cells,), caption=(v.Text(" Votes "),)))
    told = made(view_of(*tables)).decode()
    frames = re.findall(
        r'<div class="([^"]*)" tabindex="0" role="group" aria-label="([^"]*)">', told
    )
    assert frames == [("scroll apart", "t1"), ("scroll", "Votes")]


def test_a_layout_without_participants_has_no_table_of_them():
    layout = replace(DEFAULT.layout, participants=When.NEVER)
    assert b'front-chart"' not in made(every_node(), replace(DEFAULT, layout=layout))


def test_a_page_without_its_edition_tells_less_of_itself():
    page = readback.page(made(every_node(), edition=b""))
    assert json.loads(page.findtext("head/script")) == {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "name": "Every node & <role>",
        "inLanguage": "en",
        "about": {"@type": "Event", "name": "Every node & <role>", "startDate": "2016-03-24"},
    }
    assert page.find("body/footer") is None


def test_linked_data_tell_who_took_part():
    page = readback.page(made(every_node(), edition=EDITION))
    event = json.loads(page.findtext("head/script"))["about"]
    assert [person["name"] for person in event["attendee"]] == ["Anna Berg", "Boris Clark"]
    assert event["location"] == {"@type": "Place", "name": "the Hall"}


def test_linked_data_tell_terms_and_series_where_the_edition_is():
    facts = v.Facts("Title", collection="Records", licence_url="https://example.org/by")
    view = v.View("v", "en", facts, (paragraph("x"),))
    told = json.loads(readback.page(made(view, edition=EDITION)).findtext("head/script"))
    assert told["license"] == "https://example.org/by"
    assert told["isPartOf"] == {"@type": "CreativeWorkSeries", "name": "Records"}
    alone = json.loads(readback.page(made(view)).findtext("head/script"))
    assert {"license", "isPartOf"}.isdisjoint(alone)


def test_a_long_record_takes_time_in_proportion():
    small, large = (len(made(long_view(turns))) for turns in (100, 400))
    assert large < 4.5 * small
