"""What the script of a record asks of its style."""

from __future__ import annotations

import pytest

from publisher.roles import Role
from publisher.theme.load import load, names
from publisher.theme.scripts import has_italics, script_of, suited


@pytest.mark.parametrize(
    ("lang", "script"),
    [
        *(("en", "Latn"), ("sr-Latn", "Latn"), ("ru", "Cyrl"), ("uz-Arab-AF", "Arab")),
        *(("zh", "Hans"), ("zh-TW", "Hant"), ("zh-Hant-HK", "Hant"), ("yue", "Hant")),
    ],
)
def test_a_language_tells_its_script(lang, script):
    assert script_of(lang) == script


def test_italics_are_of_some_scripts():
    assert [has_italics(lang) for lang in ("en", "el", "he", "hi", "ko")] == [True] * 2 + [
        False
    ] * 3


@pytest.mark.parametrize("name", sorted(names()))
def test_lines_of_tall_scripts_stand_further_apart(name):
    theme = load(name).value
    assert suited(theme, "ru") is theme
    assert suited(theme, "hi") is suited(theme, "mr-IN")
    for role, style in suited(theme, "hi").blocks.items():
        assert style.leading >= max(theme.blocks[role].leading, 1.54 * style.size)


def test_a_grid_of_lines_stays_one():
    theme = suited(load("transcript").value, "th")
    title = theme.blocks[Role.TITLE].leading / theme.page.step
    assert title == pytest.approx(round(title))
