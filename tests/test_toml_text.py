"""TOML that people write: where a key stands."""

from __future__ import annotations

import pytest

from publisher.errors import UsageError
from publisher.toml_text import line_of, parsed

TEXT = """\
first = 1
"second one" = 2
inline = {name = "x"}

[table]
name = "y"

["quoted.table".inner]
name = "z"
"""


@pytest.mark.parametrize(
    ("name", "table", "line"),
    [
        ("first", "", 1),
        ("second one", "", 2),
        ("table", "", 5),
        ("name", "table", 6),
        ("name", "quoted.table.inner", 9),
        ("name", "inline", 3),
        ("gone", "table", 5),
        ("gone", "", 1),
        ("fir", "", 1),
    ],
)
def test_a_key_has_a_line(name, table, line):
    assert line_of(name, TEXT, table) == line


def test_what_is_no_toml_is_an_error_with_its_line():
    with pytest.raises(UsageError, match=r"people\.toml: .*line 2"):
        parsed("a = 1\nb =\n", "people.toml")
