"""The words that an edition adds."""

from __future__ import annotations

import pytest

from publisher.theme.words import languages, words


def test_english_is_the_last_resort():
    assert words("tlh") == words("und") == words("") == words("en")


@pytest.mark.parametrize(
    ("lang", "contents"),
    [
        ("de-AT", "Inhalt"),
        ("zh-Hans-CN", "目录"),
        ("zh-Hant", "目錄"),
        ("zh-Hant-HK", "目錄"),
        ("zh-TW", "目錄"),
        ("pt-BR", "Índice"),
        ("no", "Innhold"),
        ("RU", "Содержание"),
    ],
)
def test_a_tag_falls_back_to_its_shorter_tags(lang, contents):
    assert words(lang).contents == contents


@pytest.mark.parametrize("lang", languages())
def test_the_page_template_names_both_numbers_once(lang):
    template = words(lang).page_of
    assert (template.count("{page}"), template.count("{pages}")) == (1, 1)


def test_the_languages_of_the_large_assemblies_have_words():
    wanted = "en fr de es it pt ru uk pl nl cs sv fi el tr ar he fa ur hi ja ko zh zh-Hant"
    assert set(wanted.split()) <= set(languages())
