"""A command loads what it needs and nothing else, so that it starts at once (`loaded.toml`)."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLE = tomllib.loads((Path(__file__).parent / "loaded.toml").read_text("utf-8"))
CODE = """
import sys
from publisher.cli import run
code = run(sys.argv[1:])
print("loaded:", *sys.modules)
sys.exit(code)
"""


def rows():
    for row in TABLE["never"]:
        for arguments in row["arguments"]:
            yield pytest.param(arguments, row["modules"], id=" ".join(arguments))


@pytest.mark.parametrize(("arguments", "modules"), list(rows()))
def test_a_command_does_not_load(arguments, modules, folder):
    given = [part.format_map({"in": folder / "in", "out": folder / "out"}) for part in arguments]
    ran = subprocess.run(
        [sys.executable, "-c", CODE, *given],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        text=True,
    )
    loaded = ran.stdout.rpartition("loaded: ")[2].split()
    assert "publisher.cli" in loaded
    assert [name for name in loaded if name in modules] == []
