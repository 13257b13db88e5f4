"""The words of a tree, read and written in one place."""

from __future__ import annotations

import pytest
from lxml import etree

from publisher.tei import text as trees
from publisher.tei.names import XML_ID, XML_LANG
from publisher.tei.text import append, blank_between, child, clean, parts, words
from tests.tei.schemas import ROOT

TEI = "http://www.tei-c.org/ns/1.0"


def tree(markup):
    """TEI in a `body` that is no part of what is compared."""
    return etree.XML(f'<body xmlns="{TEI}">{markup}</body>')


def markup(root):
    """What the `body` of `tree` holds."""
    told = etree.tostring(root, encoding="unicode").replace(f' xmlns="{TEI}"', "")
    return told.removeprefix("<body>").removesuffix("</body>").removesuffix("<body/>")


def named(root, name):
    return next(root.iter(f"{{{TEI}}}{name}"))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\fb", "a b"),
        ("a\x00b", "a\ufffdb"),
        ("\ud800", "\ufffd"),
        ("a\u202eb\r\n", "a\u202eb\r\n"),
    ],
)
def test_what_xml_cannot_hold_is_replaced(text, kept):
    assert clean(text) == kept


def test_words_are_joined_over_comments_and_instructions():
    root = etree.XML("<a>one <!-- no --><?no ?>two<b/> three</a>")
    assert [part if isinstance(part, str) else part.tag for part in parts(root)] == [
        "one two",
        "b",
        " three",
    ]


def test_text_is_appended_after_the_last_child():
    root = etree.XML("<a>one</a>")
    append(root, " two")
    child(root, "b", "three")
    append(root, " four")
    append(root, " five")
    assert words(root) == "one twothree four five"


def test_an_attribute_without_a_value_is_left_out():
    assert dict(child(etree.Element("a"), "b", "", {"n": "", "m": "1"}).attrib) == {"m": "1"}


def test_neighbours_are_found_over_white_space_and_comments_only():
    root = etree.XML("<a><b/> <!-- c --> <d/>words<e/></a>")
    b, _, d, e = root
    assert blank_between(b, forward=True) is d
    assert blank_between(d, forward=False) is b
    assert blank_between(d, forward=True) is None
    assert blank_between(e, forward=False) is None


def test_no_other_module_touches_the_tail_of_an_element():
    modules = (ROOT / "publisher" / "tei").glob("*.py")
    touching = [path.name for path in modules if ".tail" in path.read_text("utf-8")]
    assert touching == ["text.py"]


# --- changes of a tree that keep its white space --------------------------------------


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (
            lambda root: trees.put_in_first(named(root, "u"), "anchor", {"n": "1\0"}),
            "<u>\n <seg/>two</u>three",
            '<u>\n <anchor n="1\ufffd"/>\n <seg/>two</u>three',
        ),
        (
            lambda root: trees.put_in_last(named(root, "u"), "anchor", {"n": "1"}),
            "<u>\n  <seg/>\n  <seg/>\n</u>",
            '<u>\n  <seg/>\n  <seg/>\n  <anchor n="1"/>\n</u>',
        ),
        (
            lambda root: trees.put_in_last(named(root, "u"), "anchor", {}),
            "<u>\n</u>",
            "<u>\n<anchor/>\n</u>",
        ),
        (
            lambda root: trees.take_out(named(root, "gap")),
            "<seg>one <gap/>two</seg>",
            "<seg>one two</seg>",
        ),
        (
            lambda root: trees.take_out(named(root, "gap")),
            "<u>\n  <seg/>\n  <gap/>\n</u>",
            "<u>\n  <seg/>\n</u>",
        ),
        (
            lambda root: trees.take_out(named(root, "gap")),
            "<u>\n  <gap/></u>",
            "<u/>",
        ),
        (
            lambda root: trees.put_in_place(named(root, "gap"), trees.child(root, "pb")),
            "<seg>one<gap/> two</seg>",
            "<seg>one<pb/> two</seg>",
        ),
        (
            lambda root: trees.take_in(named(root, "note"), named(root, "u"), "  "),
            "\n<note>A</note>\n<u>\n  <seg/></u>\n",
            "\n<u>\n  <note>A</note>\n  <seg/></u>\n",
        ),
        (
            lambda root: trees.put_out(named(root, "note"), "  "),
            "\n<u>\n  <note>A</note>\n  <seg/></u>\n",
            "\n<note>A</note>\n<u>\n  <seg/></u>\n",
        ),
        (
            lambda root: trees.wrap(named(root, "p"), "sp", "  "),
            "\n<p>one</p>\n\n<p>two</p>",
            "\n<sp>\n  <p>one</p>\n</sp>\n\n<p>two</p>",
        ),
        (
            lambda root: trees.unwrap(named(root, "sp")),
            "\n<sp>\n  <p>one</p>\n</sp>\n\n<p>two</p>",
            "\n<p>one</p>\n\n<p>two</p>",
        ),
        (
            lambda root: trees.dissolve(named(root, "p")),
            "<item><p>one <hi>two</hi> three<lb/></p></item>",
            "<item>one <hi>two</hi> three<lb/></item>",
        ),
        (
            lambda root: trees.gather(named(root, "item"), "p"),
            "<item>one <hi>two</hi> three<lb/></item>",
            "<item><p>one <hi>two</hi> three<lb/></p></item>",
        ),
        (
            lambda root: trees.replace_words(named(root, "seg"), "a\fb"),
            "<seg>one<lb/>two</seg>three",
            "<seg>a b</seg>three",
        ),
    ],
    ids=[
        *("put in first", "put in last", "put in last and only", "take out of words"),
        *("take out of layout", "take out the only one", "put in place", "take in", "put out"),
        *("wrap", "unwrap", "dissolve", "gather", "replace words"),
    ],
)
def test_a_change_keeps_the_words_and_the_layout(change, before, after):
    root = tree(before)
    change(root)
    assert markup(root) == after


@pytest.mark.parametrize(
    ("markup", "holds"),
    [
        ("\n  <p/>\n", True),
        ("\n  <note/>\n", False),
        ("\n<p/>\n", False),
        ("\n  <p/>", False),
        ("\n  <p/>\n  <p/>\n", False),
        ("\n  <!-- p -->\n", False),
        ("words", False),
    ],
)
def test_an_element_holds_one_of_these_and_no_more(markup, holds):
    assert trees.holds_only(tree(markup), {"p", "l"}, "\n", "  ") is holds


def test_the_root_has_an_address_a_language_and_the_namespaces_that_it_uses():
    root = trees.new_root("TEI", "a-b", "fr", {"xi": "http://www.w3.org/2001/XInclude"})
    assert root.nsmap == {None: TEI, "xi": "http://www.w3.org/2001/XInclude"}
    assert (root.get(XML_ID), root.get(XML_LANG)) == ("a-b", "fr")
    assert trees.new_root("TEI", "a-b", "fr").nsmap == {None: TEI}


def test_texts_are_placed_at_the_element_and_the_line_where_they_begin():
    root = tree("one\n<seg>\ntwo<lb/>three</seg>\n\nfour<seg>five</seg>")
    assert list(trees.placed_texts(root)) == [
        ("one\n", "body", 1),
        ("\ntwo", "seg", 2),
        ("", "lb", 3),
        ("three", "seg", 3),
        ("\n\nfour", "body", 3),
        ("five", "seg", 5),
        ("", "body", 5),
    ]
    ends = tree("<p><seg>one</seg>two\n</p>three")
    assert [line for text, _, line in trees.placed_texts(ends) if text] == [1, 1, 2]


def test_the_words_of_what_was_built_are_all_its_texts():
    assert trees.built_words(tree("one")) == "one"
    assert trees.built_words(tree("one <hi>two</hi> three<lb/>")) == "one two three"


@pytest.mark.parametrize(
    ("markup", "count"),
    [
        ("<seg>one two</seg><note>three</note><seg>four</seg>", 3),
        ("<seg>one<lb/>two th<hi>ree</hi></seg>", 3),
        ("<seg>one <gap><desc>two three</desc></gap> four<note>five</note></seg>", 2),
        ("<seg><seg>one</seg> two</seg>", 2),
        ("<seg/>", 0),
    ],
)
def test_what_is_said_is_counted_without_directions_and_notes(markup, count):
    assert trees.count_spoken(tree(markup)) == count


@pytest.mark.parametrize(
    ("markup", "own"),
    [("<p/> \n", False), ("<p>x</p>", False), ("<p/>x", True), ("x", True), ("\u00a0", True)],
)
def test_words_beside_children_are_an_elements_own(markup, own):
    assert trees.has_own_words(tree(markup)) is own


@pytest.mark.parametrize(
    ("markup", "blank"),
    [("<p/>", True), (" <!-- x -->\n<p/>", True), ("x<p/>", False), ("x<lb/> <p/>", False)],
)
def test_nothing_but_white_space_and_comments_stands_before(markup, blank):
    assert trees.is_blank_before(named(tree(markup), "p")) is blank
