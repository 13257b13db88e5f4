"""docs/themes.md names every key that the loader knows, with the loader's own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.roles import PhraseRole, Role
from publisher.theme import keys
from publisher.theme.load import load, names

DOCUMENT = (Path(__file__).parents[2] / "docs" / "themes.md").read_text("utf-8")
TABLES = {"top": keys.TOP, **keys.NAMED, **keys.FLAT}


def row(key):
    return f"| `{key.name}` | {key.takes} | {key.meaning} |"


@pytest.mark.parametrize(
    ("table", "key"), [(name, key) for name, table in TABLES.items() for key in table]
)
def test_every_key_is_documented(table, key):
    start = DOCUMENT.index(f"<!-- keys: {table} -->")
    section = DOCUMENT[start : DOCUMENT.find("<!-- keys:", start + 1)]
    assert row(key) in section


@pytest.mark.parametrize("role", [*Role, *PhraseRole])
def test_every_role_is_named(role):
    assert f"`{role}`" in DOCUMENT


@pytest.mark.parametrize("name", names())
def test_every_house_style_is_named(name):
    assert f"`{name}`" in DOCUMENT


def test_the_examples_load(tmp_path):
    blocks = [part.split("```")[0] for part in DOCUMENT.split("```toml\n")[1:]]
    assert blocks
    for number, block in enumerate(blocks):
        path = tmp_path / f"example{number}.toml"
        path.write_text(block, "utf-8")
        assert load(str(path)).value.name == path.stem
