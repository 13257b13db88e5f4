"""What a page tells besides its words, and what is said of what is left out."""

from __future__ import annotations

import pytest

from publisher.errors import InputError
from publisher.pipeline import Document, prepare
from publisher.readers import open_source
from publisher.view.words import plain
from tests.readers.layouts import notation


def opened(page: str | bytes, name: str = "a.html"):
    data = page.encode() if isinstance(page, str) else page
    return open_source(data, name, "html")


def test_what_is_hidden_is_counted_once_where_it_holds_words():
    page = "<p>shown<p hidden>a <b hidden>b</b><p hidden></p><p style='visibility:hidden'>c"
    (notice,) = opened(page).notices
    assert (notice.code, notice.message.split()[0]) == ("P109", "2")


def test_what_is_for_browsers_without_scripts_is_hidden():
    (notice,) = opened(
        "<p>shown</p><noscript>two words</noscript><script>no.words()</script>"
    ).notices
    assert (notice.code, notice.message.split()[0]) == ("P109", "1")


@pytest.mark.parametrize("page", ["", "<p> </p>", "<hr><script>x</script>"])
def test_a_page_without_text_is_refused(page):
    with pytest.raises(InputError) as raised:
        opened(f"<html>{page}")
    assert str(raised.value) == "a.html: the page shows no text\n  Give a file with text in it."


NAVIGATION = "<nav>one two</nav><header>three</header><div role=navigation>four</div>"


def test_navigation_is_left_out_where_the_main_part_is_known():
    outcome = opened(
        f"{NAVIGATION}<main><p>words</p><footer>end</footer></main><aside>five</aside>"
    )
    assert outcome.value.text == "words\nend"
    (notice,) = outcome.notices
    assert notice.code == "P110"
    assert (str(notice.where), notice.message) == (
        "a.html",
        "navigation, headers and footers of the page are left out: 5 word(s)",
    )
    assert notice.hint == "Move what belongs to the record into the element `main` or `article`."


@pytest.mark.parametrize(
    "main", ["<main>words</main>", "<main><br>words</main>", "<div role=main><p></p>words</div>"]
)
def test_the_main_part_is_known_by_words_wherever_they_stand_in_it(main):
    assert opened(NAVIGATION + main).value.text.split() == ["words"]


@pytest.mark.parametrize("main", ["", "<main></main>", "<main><nav hidden>x</nav></main>"])
def test_navigation_is_kept_where_it_is_not_known(main):
    outcome = opened(f"{NAVIGATION}{main}<p>words</p>")
    assert outcome.value.text.split("\n") == ["one two", "three", "four", "words"]
    assert "P110" not in [notice.code for notice in outcome.notices]


@pytest.mark.parametrize(
    ("page", "facts"),
    [
        ("<p>x", {}),
        ("<title> a\n b</title><p>x", {"title": "a b"}),
        ("<html lang=en-GB><p>x", {"language": "en-GB"}),
        ("<html lang='?'><p>x", {}),
        ("<meta http-equiv=Content-Language content=de><p>x", {"language": "de"}),
        ("<html lang=en><body lang=fr><p>x", {"language": "fr"}),
        ("<meta name=DC.date content=2020-01-02><p>x", {"date": "2020-01-02"}),
        ("<p>x<svg><title>no title of the page</title></svg>", {}),
    ],
)
def test_the_head_tells_facts(page, facts):
    assert dict(opened(page).value.layout.facts) == facts


@pytest.mark.parametrize(
    ("page", "levels"),
    [
        ("<h1>a</h1><p>x</p><h2>b</h2><h4>c</h4>", [0, 1, 3]),
        ("<p>x</p><h1>a</h1><h2>b</h2>", [0, 1]),
        ("<h1>a</h1><p>x</p><h1>b</h1><h2>c</h2>", [0, 1, 1]),
        ("<h1>a</h1><h1>b</h1><p>x</p><h2>c</h2>", [1, 1, 2]),
        ("<h2>a</h2><p>x</p><h3>b</h3>", [2, 3]),
    ],
)
def test_the_title_is_the_only_heading_of_its_kind(page, levels):
    blocks = opened(page).value.layout.blocks
    assert [block.level for block in blocks if block.kind == "heading"] == levels


WORDS = "<p>Žluťoučký kůň – „ano“"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=windows-1250>", "cp1250"),
        ("<META CHARSET = 'cp1250' >", "cp1250"),
        ("<meta http-equiv=Content-Type content='text/html; charset=windows-1250'>", "cp1250"),
        ("<!-- <meta charset=utf-8> --><meta charset=windows-1250>", "cp1250"),
        ("<?xml version='1.0' encoding='windows-1250'?>", "cp1250"),
        ("<meta charset=windows-1250>", "utf-8-sig"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<meta charset=utf-7>", "utf-8"),
        ("<meta charset=nonsense>", "utf-8"),
        ("<meta charset=utf-8>", "utf-16"),
    ],
)
def test_the_encoding_is_found(head, encoding):
    assert opened((head + WORDS).encode(encoding)).value.text == "Žluťoučký kůň – „ano“"


def test_latin_1_is_windows_1252():
    assert opened("<meta charset=iso-8859-1><p>“x”".encode("cp1252")).value.text == "“x”"


def test_a_wrong_declaration_gives_way_to_what_is_found():
    page = ("<meta charset=utf-8>" + "<p>Der Ausschuß prüft für die Länder." * 5).encode("cp1252")
    outcome = opened(page)
    assert outcome.value.text.startswith("Der Ausschuß prüft")
    assert [notice.code for notice in outcome.notices] == ["P101"]


def test_the_encoding_that_was_named_goes_first():
    page = b"<meta charset=utf-8><p>\xe9"
    assert open_source(page, "a.html", "html", "cp1252").value.text == "é"


def test_a_piece_is_one_thing_the_first_that_counts():
    page = "<html lang=en><p><b lang=fr>a</b> <a href='https://x.org'><b>b</b></a> <i><b>c</b></i>"
    assert notation(opened(page).value).split("\n")[1] == (
        "paragraph: {foreign fr|a} {link https://x.org|b} {strong|c}"
    )


def test_rows_are_lines_of_the_file():
    assert opened("<p>one</p>\n\n<p>two<br>\nthree</p>").value.rows == (1, 3, 3)


@pytest.mark.parametrize("caption", ["One</caption><caption>Two", "One<hr>Two", "<p>One<p>Two"])
def test_what_parts_the_caption_of_a_table_parts_its_lines(caption):
    page = f"<table><caption>{caption}</caption><tr><td>a<td>b</table>"
    (table,) = prepare(Document("a.html", page.encode())).value.view.blocks
    assert (plain(table.caption), len(table.rows)) == ("One\nTwo", 1)
