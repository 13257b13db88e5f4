"""Lines of TEI of others: readings, gaps, descriptions, words taken apart."""

from __future__ import annotations

import pytest

from publisher import view as v
from publisher.roles import PhraseRole
from publisher.tei.project import project
from publisher.tei.serialize import serialize
from tests.tei.foreign import only, tei, told, view_of


def test_a_gap_without_a_word_is_shown_by_a_sign():
    block, turn = view_of('<gap reason="lost"/><u><seg>so <gap/> then</seg></u>').blocks
    assert block.content == (v.Added("[…]"),)
    assert v.plain(turn.blocks[0].content) == "so […] then"
    assert turn.blocks[0].content[1].role == PhraseRole.GAP


def test_a_gap_with_words_needs_no_sign():
    assert v.plain(only(view_of("<gap><desc>[inaudible]</desc></gap>")).content) == "[inaudible]"


@pytest.mark.parametrize(
    ("lang", "shown"),
    [("de", "Beifall"), ("de-AT", "Beifall"), ("en", "Applause"), ("fr", "Applause")],
)
def test_of_descriptions_in_several_languages_the_documents_is_shown(lang, shown):
    descriptions = '<desc xml:lang="en">Applause</desc> <desc xml:lang="de">Beifall</desc>'
    body = f"<kinesic>{descriptions}</kinesic><p>a <kinesic>{descriptions}</kinesic></p>"
    edition = tei(body, "", f'xml:lang="{lang}"')
    assert told(project(edition).value) == f"{shown} a {shown}"
    assert b"Applause" in serialize(edition)
    assert b"Beifall" in serialize(edition)


def test_several_descriptions_in_one_language_are_all_shown():
    assert told(view_of("<incident><desc>a</desc><desc>b</desc></incident>")) == "a b"


TOKENS = """<seg><s>
  <w>Good</w>
  <name><w>Ms</w>
    <w join="right">Berg</w></name>
  <pc join="right">,</pc>
  <pc join="right">«</pc>
  <w join="right">yes</w>
  <pc>»</pc>
</s>
<s>
  <w>No<w norm="not"/></w>
  <pc join="left">.</pc>
</s></seg>"""


def test_the_spaces_of_a_text_taken_apart_are_those_that_join_tells():
    assert v.plain(only(view_of(f"<u>{TOKENS}</u>")).blocks[0].content) == (
        "Good Ms Berg,«yes» No."
    )


def test_tokens_without_join_keep_the_spaces_of_the_file():
    block = only(view_of("<p><w>don</w><w>'t</w>\n<w>go</w><pc>.</pc></p>"))
    assert v.plain(block.content) == "don't go."


def test_a_role_never_touches_the_name_before_it():
    body = "<castList><castItem><role>Ann</role><roleDesc>a queen</roleDesc></castItem>"
    both = f"{body}<castItem><role>Bo</role><roleDesc>, a king</roleDesc></castItem></castList>"
    assert [v.plain(b.content) for b in view_of(both).blocks] == ["Ann a queen", "Bo, a king"]


@pytest.mark.parametrize(
    ("look", "role"),
    [
        ('rend="bold"', PhraseRole.STRONG),
        ('rend="strong"', PhraseRole.STRONG),
        ('style="font-weight: bold"', PhraseRole.STRONG),
        ('rendition="simple:bold"', PhraseRole.STRONG),
        ('rend="superscript"', PhraseRole.PLAIN),
        ('rend="italic"', PhraseRole.EMPHASIS),
        ("", PhraseRole.EMPHASIS),
    ],
)
def test_the_look_of_highlighted_words_tells_their_role(look, role):
    (phrase,) = only(view_of(f"<p><hi {look}>a</hi></p>")).content
    assert phrase.role == role


def test_what_is_not_shown_leaves_no_second_space():
    block = only(view_of("<p>a <pause/> b <foreign>c <anchor/> d </foreign> e</p>"))
    assert v.plain(block.content) == "a b c d e"


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<choice><sic>teh</sic><corr>the</corr></choice>", "the"),
        ("<choice><orig>olde</orig><reg>old</reg></choice>", "old"),
        ("<choice><abbr>Mr</abbr><expan>Mister</expan></choice>", "Mister"),
        ("<app><lem>this</lem><rdg>that</rdg></app>", "this"),
        ("<app><rdg>first</rdg><rdg>second</rdg></app>", "first"),
        ("<subst><del>old</del><add>new</add></subst>", "new"),
        ("<subst><del>old</del><add>n</add><add>ew</add></subst>", "new"),
        ("<choice> <sic>teh</sic> <corr>the</corr> beside </choice>", "the beside"),
        ("<app><rdg>that</rdg><note>said so</note><lem>this</lem></app>", "said so this"),
        ("<del>gone</del><add>here</add>", "here"),
        ("<choice><unclear>one</unclear><unclear>two</unclear></choice>", "one"),
        ("<choice><am>r.</am><ex>er</ex></choice>", "er"),
        ("<choice><seg>one</seg><seg>two</seg></choice>", "one"),
    ],
)
def test_of_two_readings_the_table_shows_one(markup, shown):
    assert told(view_of(f"<p>{markup}</p>")) == shown
