"""Every command that a document names is one that there is, with options that it has.

Those of the README, the tutorial and the how-to pages are run, too (`test_repository`,
`test_recipes`), as are those of docs/cli.md that split a run (here) and that give it to a cluster
(`cli/test_cluster`).
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from publisher.cli import run
from publisher.cli.commands import publisher

ROOT = Path(__file__).parent.parent
PAGES = [*ROOT.glob("*.md"), *sorted((ROOT / "docs").rglob("*.md"))]
INLINE = re.compile(r"`publisher ([^`]+)`")
LINE = re.compile(r"^ *(?:\$ )?(?:python -m )?publisher ((?:.*\\\n)*.*)$", re.MULTILINE)
ENDS = re.compile(r" [#|>;&]|\)")
"""What ends a command on its line: a comment, a pipe, another command."""


def commands():
    """Each command of the documents, with its page."""
    for page in PAGES:
        text = page.read_text("utf-8")
        for told in (*INLINE.findall(text), *LINE.findall(text)):
            words = ENDS.split(told.replace("\\\n", " "))[0].replace("[", " ").replace("]", " ")
            yield page.relative_to(ROOT).as_posix(), tuple(words.split())


COMMANDS = sorted({(page, words) for page, words in commands() if words[0] in publisher.commands})


@pytest.mark.parametrize(
    ("page", "words"), COMMANDS, ids=lambda one: one if isinstance(one, str) else " ".join(one)
)
def test_a_command_has_the_options_that_it_is_shown_with(page, words):
    command = publisher.commands[words[0]]
    taken = {"-h", "--help"}.union(
        *(
            {*one.opts, *one.secondary_opts}
            for one in command.params
            if isinstance(one, click.Option)
        )
    )
    options = {word.partition("=")[0] for word in words if re.match("--?[a-z]", word)}
    assert options - taken == set(), page


def test_a_document_names_no_command_that_there_is_not():
    """Lines of prose begin with other words, or go on without a path."""
    unknown = {(page, words[0]) for page, words in commands() if words[0] not in publisher.commands}
    assert {(page, word) for page, word in unknown if re.fullmatch("[a-z]+", word)} == set()


def test_what_is_shown_to_split_a_run_and_to_join_it_works(tmp_path, monkeypatch):
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    part, join = re.search(
        r"^    publisher (export .+ --shard )1/4 .+\n    publisher (merge .+)$", page, re.MULTILINE
    ).groups()
    (tmp_path / "records").mkdir()
    for number in range(5):
        text = f"Meeting {number}\n\nAda Lund: Good morning.\n\nAda Lund: Good night.\n"
        (tmp_path / "records" / f"{number}.txt").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    for number in range(1, 5):
        assert run([*shlex.split(part), f"{number}/4"]) == 0
    assert run(shlex.split(join)) == 0
    assert len([*(tmp_path / "out").glob("*.pdf")]) == 5
    assert run(["verify", "out"]) == 0
