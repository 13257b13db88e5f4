"""What the command line accepts. Each command hands over to a module of its own.

Nothing heavy is imported here: `publisher --help` must come at once.
"""

from __future__ import annotations

import click

from publisher._version import __version__
from publisher.cli import completion
from publisher.cli.options import (
    EMBED,
    ENCODING,
    FAIL_LEVEL,
    FORMATS,
    JOBS,
    LIMITS,
    LOUDNESS,
    OUTPUT,
    OUTPUT_FOLDER,
    PEOPLE,
    PROFILE,
    REFERENCE_DOC,
    SOURCES,
    STYLE,
    Configured,
)

# \b keeps click from filling the lines that follow as one paragraph
_HELP = """Publish records of meetings: from text to TEI, DOCX, PDF, EPUB and HTML.

\b
publisher export input/ -f pdf,docx        make files in dist/
publisher check input/                     what is odd, and where
publisher inspect input/record.txt         who speaks, how much
publisher import dist/record.pdf           the TEI out of a file of ours
"""


@click.group(help=_HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def publisher() -> None:
    """Hand over to the command."""


@publisher.command(cls=Configured)
@SOURCES
@FORMATS
@OUTPUT
@STYLE
@click.option(
    "--wrap",
    type=click.IntRange(min=20),
    metavar="COLUMNS",
    help="Break lines of plain text here; else a paragraph is one line.",
)
@REFERENCE_DOC
@EMBED
@PROFILE
@ENCODING
@PEOPLE
@JOBS
@LIMITS
@click.option("-n", "--dry-run", is_flag=True, help="Show what would be made; make nothing.")
@click.option("--watch", is_flag=True, help="Export again whenever a source or the style changes.")
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Who does the work: processes of this machine, or a Dask cluster.",
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="Of the cluster; else one is begun on this machine."
)
@click.option("--shard", metavar="K/N", help="Export this part only; see `publisher merge`.")
@click.option("--force", is_flag=True, help="Make what is up to date, too.")
@click.option("--prune", is_flag=True, help="Remove what was made of sources that are gone.")
@click.option(
    "--report",
    type=completion.PATH,
    metavar="FILE",
    help="Write what came of each document there, as JSON.",
)
@FAIL_LEVEL
@LOUDNESS
@click.pass_context
def export(context: click.Context, /, **options: object) -> int:
    """Make files from records: texts, TEI files, folders of them, patterns, or - ."""
    from publisher.cli.exporting import export_all, watch_all
    from publisher.cli.wishes import Wishes

    wishes = Wishes.of(options, formats_by_hand=_by_hand(context))
    return watch_all(wishes) if wishes.watch else export_all(wishes)


def _by_hand(context: click.Context) -> bool:
    """Whether formats are given on the command line, not by environment or project."""
    given = context.get_parameter_source("formats")
    return given is click.core.ParameterSource.COMMANDLINE


@publisher.command(cls=Configured)
@SOURCES
@OUTPUT_FOLDER
@click.option("--title", metavar="TEXT", help="What the corpus is called; else as its folder.")
@PROFILE
@ENCODING
@PEOPLE
@JOBS
@FAIL_LEVEL
@LOUDNESS
def corpus(**options: object) -> int:
    """Make one TEI corpus of records: a root, and a file for each meeting."""
    from publisher.cli.corpus import make_corpus

    return make_corpus(options)


@publisher.command(cls=Configured)
@SOURCES
@FORMATS
@OUTPUT
@click.option("--title", metavar="TEXT", help="What the book is called; else as its folder.")
@STYLE
@REFERENCE_DOC
@EMBED
@ENCODING
@PEOPLE
@JOBS
@LIMITS
@FAIL_LEVEL
@LOUDNESS
@click.pass_context
def volume(context: click.Context, /, **options: object) -> int:
    """Bind records into one book: chapters by date, an index of speakers, statistics."""
    from publisher.cli.volume import make_volume

    return make_volume(options, formats_by_hand=_by_hand(context))


@publisher.command(cls=Configured)
@SOURCES
@ENCODING
@PEOPLE
@JOBS
@click.option(
    "--output-format",
    type=click.Choice(["human", "short", "json"]),
    default="human",
    show_default=True,
    help="human shows the line with a caret; short has one line each; json is data.",
)
@click.option(
    "--profile",
    metavar="NAME",
    help="Hold each TEI document against this profile (publisher-1), whatever it says of itself.",
)
@FAIL_LEVEL
@LOUDNESS
def check(**options: object) -> int:
    """Say what is odd in records and where, making nothing."""
    from publisher.cli.checking import check_all

    return check_all(options)


@publisher.command(cls=Configured)
@click.argument("source", type=completion.PATH, metavar="SRC")
@ENCODING
@PEOPLE
@click.option("--json", "as_json", is_flag=True, help="Give it as JSON.")
def inspect(source: str, encoding: str | None, people: str | None, *, as_json: bool) -> int:
    """Show who speaks in a record, how much, and what was found in it."""
    from publisher.cli.inspecting import inspect_one

    return inspect_one(source, encoding, people, as_json=as_json)


@publisher.command("import", cls=Configured)
@click.argument("source", type=completion.PATH, metavar="FILE")
@click.option(
    "-o",
    "--output",
    "target",  # not `output`, which a project sets for what is exported
    default="-",
    type=completion.PATH,
    metavar="FILE",
    help="Where to; else standard output.",
)
@FAIL_LEVEL
@LOUDNESS
def import_edition(**options: object) -> int:
    """Take the TEI out of a DOCX, PDF, EPUB or HTML file, and say whether its text was changed."""
    from publisher.cli.importing import import_one

    return import_one(options)


@publisher.command(cls=Configured)
@click.argument("folder", type=completion.PATH, metavar="DIR")
@ENCODING
@PEOPLE
@JOBS
@FAIL_LEVEL
@LOUDNESS
def verify(**options: object) -> int:
    """Hold a folder against its manifest, and the words of each file against its source."""
    from publisher.cli.verifying import verify_all

    return verify_all(options)


@publisher.command()
@click.argument("folder", type=completion.PATH, metavar="DIR")
@LOUDNESS
def merge(**options: object) -> int:
    """Join what the parts of an export (--shard) have made in a folder."""
    from publisher.cli.merging import merge_parts

    return merge_parts(options)


@publisher.command()
@click.argument("folder", type=completion.PATH, metavar="DIR")
@click.option(
    "-o", "--output", "target", type=completion.PATH, metavar="BAG", help="Where to; else DIR-bag."
)
@LOUDNESS
def bag(**options: object) -> int:
    """Make a BagIt package of a folder, for an archive."""
    from publisher.cli.bagging import bag_folder

    return bag_folder(options)


@publisher.command()
def formats() -> int:
    """List the formats that records can be published in."""
    from publisher.cli.listing import list_formats

    return list_formats()


@publisher.command()
def readers() -> int:
    """List what records are read from, by the suffixes of files."""
    from publisher.cli.listing import list_readers

    return list_readers()


@publisher.command()
def styles() -> int:
    """List the styles by name."""
    from publisher.cli.listing import list_styles

    return list_styles()


@publisher.command()
@click.argument("codes", nargs=-1, shell_complete=completion.codes, metavar="[CODE...]")
def explain(codes: tuple[str, ...]) -> int:
    """Say what a notice's code means, and what to do; without one, list them all."""
    from publisher.cli.explaining import explain_codes

    return explain_codes(codes)


@publisher.command()
def doctor() -> int:
    """Show versions, fonts, and which formats and checks work here."""
    from publisher.cli.doctor import examine

    return examine()
