"""A project's settings: the nearest file, checked, nothing merged."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publisher.config import EDITION_KEYS, KEYS, nearest
from publisher.errors import UsageError


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_the_nearest_file_wins_and_nothing_is_merged(tmp_path):
    put(tmp_path / "publisher.toml", 'style = "large-print"\njobs = 3\n')
    put(tmp_path / "a" / "publisher.toml", "jobs = 2\n")
    found = nearest(tmp_path / "a")
    assert found.path == tmp_path / "a" / "publisher.toml"
    assert dict(found.values) == {"jobs": 2}


def test_a_folder_above_counts(tmp_path):
    put(tmp_path / "publisher.toml", "jobs = 3\n")
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert nearest(tmp_path / "a" / "b").values["jobs"] == 3


def test_a_table_of_pyproject_counts(tmp_path):
    put(tmp_path / "pyproject.toml", '[tool.publisher]\nstyle = "compact"\n')
    assert nearest(tmp_path).values["style"] == "compact"


def test_a_pyproject_without_the_table_is_passed_over(tmp_path):
    put(tmp_path / "publisher.toml", "jobs = 3\n")
    put(tmp_path / "a" / "pyproject.toml", "[tool.other]\nx = 1\n")
    assert nearest(tmp_path / "a").values["jobs"] == 3


def test_the_own_file_goes_before_pyproject(tmp_path):
    put(tmp_path / "publisher.toml", "jobs = 3\n")
    put(tmp_path / "pyproject.toml", "[tool.publisher]\njobs = 4\n")
    assert nearest(tmp_path).values["jobs"] == 3


def test_paths_are_relative_to_the_file(tmp_path):
    put(tmp_path / "publisher.toml", 'output = "out"\nstyle = "styles/x.toml"\n')
    (tmp_path / "a").mkdir()
    values = nearest(tmp_path / "a").values
    assert (values["output"], values["style"]) == ("../out", "../styles/x.toml")


def test_a_register_is_a_path_and_aliases_are_a_table(tmp_path):
    put(tmp_path / "publisher.toml", 'people = "people.toml"\n[aliases]\nVP = "Vladimir Putin"\n')
    (tmp_path / "a").mkdir()
    values = nearest(tmp_path / "a").values
    assert values["people"] == "../people.toml"
    assert values["aliases"] == {"VP": "Vladimir Putin"}


def test_a_register_that_is_not_named_is_not_taken(tmp_path):
    put(tmp_path / "people.toml", '[A]\nname = "Anna"\n')
    put(tmp_path / "publisher.toml", "jobs = 3\n")
    assert "people" not in nearest(tmp_path).values


def test_the_settings_of_the_documents_are_all_there_are(tmp_path):
    page = (Path(__file__).parent.parent / "docs" / "cli.md").read_text("utf-8")
    (example,) = re.findall(r"^```toml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    put(tmp_path / "publisher.toml", example)
    assert set(nearest(tmp_path).values) == set(KEYS)
    assert set(nearest(tmp_path).values["edition"]) == set(EDITION_KEYS)


def test_the_name_of_a_style_is_no_path(tmp_path):
    put(tmp_path / "publisher.toml", 'style = "compact"\n')
    assert nearest(tmp_path).values["style"] == "compact"


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("publisher.toml", '\nstlye = "x"\n', r"publisher\.toml:2: unknown setting 'stlye'"),
        ("publisher.toml", 'formats = "pdf"\n', r"publisher\.toml:1: formats must be a list"),
        ("publisher.toml", "jobs = 0\n", r":1: jobs must be a whole number from 1, not 0"),
        ("publisher.toml", "jobs = true\n", r":1: jobs must be"),
        ("publisher.toml", '# x\n"fail-level" = "all"\n', r":2: fail-level must be error, warning"),
        ("publisher.toml", "[style]\nx = 1\n", r":1: style must be"),
        (
            "pyproject.toml",
            "[tool.other]\nfoo = 1\n[tool.publisher]\nfoo = 1\n",
            r"pyproject\.toml:4: unknown setting 'foo'",
        ),
        ("publisher.toml", "jobs = \n", r"publisher\.toml: .*line 1"),
        ("publisher.toml", "\nlabels = 'Note'\n", r":2: labels must be a list of speakers' labels"),
        ("publisher.toml", "not-labels = ['']\n", r":1: not-labels must be a list of words"),
        ("publisher.toml", "people = 1\n", r":1: people must be the path of a register"),
        ("publisher.toml", "jobs = 1\n[aliases]\nVP = 1\n", r":2: aliases must be a table"),
        ("publisher.toml", "edition = 1\n", r":1: edition must be a table"),
        ("publisher.toml", "[edition]\nseries = 'a'\nfoo = 1\n", r":3: unknown setting 'foo'"),
        ("publisher.toml", "[edition]\nlicence = ''\n", r":2: licence must be the licence in wor"),
        ("publisher.toml", "[edition]\naddress = 'x y'\n", r":2: address must be an address of"),
        ("publisher.toml", "[edition]\neditors = 'A'\n", r":2: editors must be a list of names"),
        ("publisher.toml", "[edition]\navailability = 'so'\n", r":2: availability must be free or"),
        (
            "publisher.toml",
            "[edition]\n\nlicence-url = 'https://example.org'\n",
            r":3: licence-url without licence",
        ),
        (
            "pyproject.toml",
            "[tool.publisher]\njobs = 1\n[tool.publisher.edition]\nfunder = 1\n",
            r"pyproject\.toml:4: unknown setting 'funder'",
        ),
        ("publisher.toml", "[aliases]\nVP = 'A'\nvp = 'B'\n", r":1: aliases must .* none twice"),
    ],
)
def test_a_wrong_file_is_an_error_with_its_place(tmp_path, name, text, place):
    put(tmp_path / name, text)
    with pytest.raises(UsageError, match=place):
        nearest(tmp_path)


def test_no_file_means_no_settings():
    assert nearest(Path("/")).values == {}
