"""docs/commands.md: every command with its arguments and options, as the program tells them.

After a change of a command: `UPDATE_CASES=1 pytest tests/test_commands_page.py`, then read the
diff.
"""

from __future__ import annotations

import inspect
import os
from pathlib import Path

import click

from publisher.cli.commands import publisher

PAGE = Path(__file__).parent.parent / "docs" / "commands.md"
HEAD = """# Commands

Made from the program itself; `publisher COMMAND --help` tells the same. What commands do, and
why, is told in [the command line and settings](cli.md).
"""


def shown():
    """The page as the commands of today make it."""
    context = publisher.make_context("publisher", [], resilient_parsing=True)
    parts = (part(command, context) for command in publisher.commands.values())
    return HEAD + "".join(f"\n{one}\n" for one in parts)


def part(command, parent):
    """A command as a section."""
    context = click.Context(command, info_name=command.name, parent=parent)
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    rows = [
        f"- `{names}`: {text(told)}"
        for option in command.get_params(context)
        if isinstance(option, click.Option)
        for names, told in [option.get_help_record(context)]
    ]
    told = paragraphs(command.help or "")
    return "\n\n".join([f"## {command.name}", f"    {usage}", *told, "\n".join(rows)])


def paragraphs(told):
    """Paragraphs; one that click does not fill keeps its lines."""
    for paragraph in inspect.cleandoc(told).split("\n\n"):
        if paragraph.startswith("\b\n"):
            yield "\n".join(f"    {line}" for line in paragraph.split("\n")[1:])
        else:
            yield text(" ".join(paragraph.split()))


def text(told):
    """Words that Markdown leaves as they are."""
    return "".join(f"\\{sign}" if sign in "*_<>[]" else sign for sign in told)


def test_the_page_is_what_the_commands_tell():
    if os.environ.get("UPDATE_CASES"):
        PAGE.write_text(shown(), "utf-8")
    assert PAGE.read_text("utf-8") == shown()
