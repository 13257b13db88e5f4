"""What a shell offers after a tab."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def asked(**environment):
    """What the program answers to a shell's script, which speaks by the environment."""
    done = subprocess.run(
        [sys.executable, "-m", "publisher"],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def offered(*words):
    """What is offered for the last word, which was begun."""
    line = {"COMP_WORDS": " ".join(["publisher", *words]), "COMP_CWORD": str(len(words))}
    return asked(_PUBLISHER_COMPLETE="bash_complete", **line).split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["exp"], ["plain,export", "plain,explain"]),
        (["export", "--prof"], ["plain,--profile"]),
        (["export", "-f", "do"], ["plain,docx"]),
        (["export", "-f", "pdf,ep"], ["plain,pdf,epub"]),
        (["export", "--style", "large"], ["plain,large-print"]),
        (["export", "--style", "./ours"], ["file,./ours"]),
        (["export", "input/"], ["file,input/"]),
        (["explain", "p50"], ["plain,P501"]),
        (["verify", "di"], ["file,di"]),
    ],
)
def test_what_was_begun_is_completed(words, expected):
    found = offered(*words)
    assert set(expected) <= set(found)
    (kind,) = {item.partition(",")[0] for item in found}
    assert expected[0].startswith(f"{kind},")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell):
    script = asked(_PUBLISHER_COMPLETE=f"{shell}_source")
    assert f"_PUBLISHER_COMPLETE={shell}_complete" in script
