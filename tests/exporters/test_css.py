"""A theme as a style sheet: each role as the theme says, for any script and screen."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.exporters.shared.xhtml.css import DARK, on_dark, stylesheet
from publisher.roles import Role
from publisher.theme.contrast import ENOUGH, ratio
from publisher.theme.load import load, names
from publisher.theme.model import Align

THEMES = {name: load(name).value for name in names()}
DEFAULT = THEMES["default"]
NIGHT = "@media (prefers-color-scheme: dark) {"


def rules(sheet):
    """The declarations of each selector, outside of the rules for dark screens."""
    found: dict[str, dict[str, str]] = {}
    for selector, body in re.findall(
        r"^([^{}\n/]+) \{ (.*) \}$", sheet.split(NIGHT)[0], re.MULTILINE
    ):
        pairs = (part.split(": ", 1) for part in body.rstrip(";").split("; "))
        found.setdefault(selector, {}).update(dict(pairs))
    return found


def ems(value):
    return float(value.removesuffix("em"))


@pytest.mark.parametrize("name", sorted(THEMES))
def test_every_role_has_its_rule(name):
    found = rules(stylesheet(THEMES[name]))
    assert {f".{role}" for role in Role} <= set(found)


@pytest.mark.parametrize("name", sorted(THEMES))
def test_phrases_have_the_size_and_the_weight_of_the_theme(name):
    found = rules(stylesheet(THEMES[name]))
    for role, style in THEMES[name].phrases.items():
        declared = found.get(f".{role}", {})
        assert ems(declared.get("font-size", "1em")) == pytest.approx(style.scale, abs=0.01)
        if style.bold is not None:
            assert declared["font-weight"] == ("bold" if style.bold else "normal")


@pytest.mark.parametrize("name", sorted(THEMES))
def test_sizes_are_those_of_the_theme_within_half_a_point(name):
    theme = THEMES[name]
    base, found = theme.blocks[Role.SPEECH].size, rules(stylesheet(theme))
    for role, style in theme.blocks.items():
        declared = found[f".{role}"]
        size = ems(declared["font-size"]) * base
        assert size == pytest.approx(style.size, abs=0.5)
        assert float(declared["line-height"]) * size == pytest.approx(style.leading, abs=0.5)
        rule = style.rule  # one at the start stands between margin and text
        beside = rule.width + rule.gap if rule and rule.side == "start" else 0
        indent = ems(declared["margin-inline-start"]) * size + beside
        assert indent == pytest.approx(style.indent, abs=0.5)


@pytest.mark.parametrize("name", sorted(THEMES))
def test_weight_and_slant_are_those_of_the_theme(name):
    found = rules(stylesheet(THEMES[name]))
    for role, style in THEMES[name].blocks.items():
        assert found[f".{role}"]["font-weight"] == ("bold" if style.bold else "normal")
        assert found[f".{role}"]["font-style"] == ("italic" if style.italic else "normal")


def test_an_element_with_a_look_of_its_own_loses_it_where_the_theme_has_none():
    found = rules(stylesheet(THEMES["large-print"]))
    assert found[".emphasis"]["font-style"] == "normal"
    assert found[".inline-remark"]["font-style"] == "normal"


@pytest.mark.parametrize("name", sorted(THEMES))
def test_no_background_is_set(name):
    assert "background" not in stylesheet(THEMES[name])


@pytest.mark.parametrize("name", sorted(THEMES))
def test_every_colour_can_be_read_on_a_dark_screen(name):
    _, night = stylesheet(THEMES[name]).split(NIGHT)
    colours = re.findall(r"color: (#[0-9a-f]{6})", night)
    assert all(ratio(colour, DARK) >= ENOUGH for colour in colours)


@pytest.mark.parametrize("name", sorted(THEMES))
def test_every_colour_has_its_twin_for_dark_screens(name):
    day, night = stylesheet(THEMES[name]).split(NIGHT)
    for selector in re.findall(r"^\.([\w-]+) \{.*[ ;]color: #", day, re.MULTILINE):
        assert re.search(rf"\.{selector}[ ,]", night)


@given(st.from_regex(r"#[0-9a-f]{6}", fullmatch=True))
def test_any_colour_becomes_readable_in_the_dark(colour):
    assert ratio(on_dark(colour), DARK) >= ENOUGH


def test_a_colour_that_can_be_read_in_the_dark_stays():
    assert on_dark("#ffcc00") == "#ffcc00"


def test_a_script_has_its_own_typefaces():
    sheet = stylesheet(DEFAULT)
    assert re.search(r'\[lang\]:lang\(ar\).*"Noto Naskh Arabic"', sheet)
    assert re.search(r'\.heading-1:lang\(ja\).*"Noto Sans CJK JP"', sheet)


@pytest.mark.parametrize(("script", "lang"), [("Cyrl", "uk"), ("Grek", "el"), ("Armn", "hy")])
def test_a_theme_may_give_any_script_its_typefaces(script, lang):
    body = DEFAULT.families["body"]
    own = replace(body, stacks={**body.stacks, script: ("Own Letters",)})
    sheet = stylesheet(replace(DEFAULT, families={**DEFAULT.families, "body": own}))
    assert re.search(rf'\[lang\]:lang\({lang}\).*"Own Letters"', sheet)


def test_scripts_without_italics_are_never_slanted():
    (rule,) = re.findall(r"^\[class\]:lang\(ar\).*$", stylesheet(DEFAULT), re.MULTILINE)
    assert "font-style: normal" in rule
    assert "[class]:lang(zh)" in rule


def test_labels_hang_where_the_layout_says_so():
    found = rules(stylesheet(THEMES["compact"]))
    speech = THEMES["compact"].blocks[Role.SPEECH]
    assert ems(found[".speech.first"]["text-indent"]) * speech.size == pytest.approx(
        -speech.indent, abs=0.1
    )


@pytest.mark.parametrize("divider", ['"; } body { display: none', "\\", "</style>", "\n", "❦ · ❦"])
def test_a_divider_is_text_whatever_it_holds(divider):
    sheet = stylesheet(replace(DEFAULT, layout=replace(DEFAULT.layout, divider=divider)))
    (content,) = re.findall(r'content: "((?:[^"\\\n<]|\\[0-9a-f]+ )*)" \}$', sheet, re.MULTILINE)
    read = re.sub(r"\\([0-9a-f]+) ", lambda match: chr(int(match[1], 16)), content)
    assert read == divider


def narrow(theme):
    """What holds on small screens."""
    (told,) = re.findall(r"@media \(max-width: 40rem\) \{ (.*) \}", stylesheet(theme))
    return told


@pytest.mark.parametrize("name", sorted(THEMES))
def test_what_is_justified_is_not_in_narrow_columns(name):
    found = re.findall(r"([^{}]+) \{ text-align: start \}", narrow(THEMES[name]))
    justified = {f".{s.role}" for s in THEMES[name].blocks.values() if s.align is Align.JUSTIFY}
    assert set(re.findall(r"\.[\w-]+", "".join(found))) == justified


def test_long_words_of_heads_are_divided_on_small_screens_and_large_letters_smaller():
    told = narrow(DEFAULT)
    assert re.search(r"\.title, [^{]*\.heading-1[^{]*\{ hyphens: auto \}", told)
    size = DEFAULT.blocks[Role.TITLE].size / DEFAULT.blocks[Role.SPEECH].size
    (smaller,) = re.findall(r"\.title \{ font-size: ([\d.]+)em \}", told)
    assert float(smaller) == pytest.approx(0.8 * size, abs=1e-3)
    assert ".heading-3 { font-size" not in told


@pytest.mark.parametrize(("name", "is_told"), [("official-record", True), ("default", False)])
def test_a_link_that_only_its_colour_tells_has_a_line_on_screens(name, is_told):
    sheet = stylesheet(THEMES[name])
    assert ("@media screen { .link { text-decoration: underline } }" in sheet) == is_told


def test_latin_letters_among_others_have_the_typefaces_of_latin_records():
    (told,) = re.findall(r"\[lang\]:lang\(sa\) \{ font-family: ([^}]*) \}", stylesheet(DEFAULT))
    family = DEFAULT.families[DEFAULT.blocks[Role.SPEECH].family]
    names = [*family.stack("Deva"), *family.stack()]
    positions = [told.index(f'"{name}"') for name in names]
    assert positions == sorted(positions)
    assert told.endswith(family.generic)


def test_chinese_and_japanese_stand_apart_from_latin_letters_and_korean_does_not():
    found = rules(stylesheet(DEFAULT))
    (selectors,) = (name for name, rule in found.items() if rule.get("text-autospace") == "normal")
    languages = set(re.findall(r":lang\(([\w-]+)\)", selectors))
    assert {"zh", "zh-Hant", "ja"} <= languages
    assert "ko" not in languages


def test_what_follows_a_list_is_as_far_from_it_as_from_a_paragraph():
    found = rules(stylesheet(DEFAULT))
    speech, plain = DEFAULT.blocks[Role.SPEECH], DEFAULT.blocks[Role.PLAIN]
    assert ems(found["ul, ol"]["margin-bottom"]) * speech.size == pytest.approx(
        plain.after, abs=0.1
    )
