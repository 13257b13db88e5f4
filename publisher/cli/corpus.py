"""`publisher corpus`: the meetings' files and the root that joins them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from publisher.batch.corpus import Means, Wanted, collect
from publisher.batch.places import is_remote
from publisher.batch.plan import STANDARD_OUTPUT, jobs
from publisher.batch.result import Settings
from publisher.batch.sources import find
from publisher.cli.outcome import Tally, tell
from publisher.cli.project import epoch, facts, guidance, publication
from publisher.cli.running import with_progress, with_standard_input, workers
from publisher.errors import UsageError
from publisher.exporters.base import Options
from publisher.pipeline import TEI, folder_suffixes
from publisher.report import Severity

_TITLE = "Records of meetings"


def make_corpus(options: Mapping[str, object]) -> int:
    """Make the corpus and report; the exit code."""
    output = str(options["output"])
    is_none = output == STANDARD_OUTPUT or not output.strip() or is_remote(output)
    if is_none or Path(output).is_file():
        raise UsageError(f"-o {output}: a corpus is a folder of files", "Give a folder.")
    sources = cast("tuple[str, ...]", options["sources"])
    found = find(sources, folder_suffixes(), Path(output))
    planned = with_standard_input(jobs(found, (TEI,), f"{output}/"))
    wanted = Wanted(Path(output), str(options["title"] or named(sources)))
    settings = Settings(
        encoding=cast("str | None", options["encoding"]),
        options=Options(epoch(), profile=str(options["profile"]), facts=facts()),
        guidance=guidance(cast("str | None", options["people"])),
        publication=publication(),
    )
    quiet, count = (
        bool(options["quiet"]),
        workers(cast("int | None", options["jobs"]), len(planned)),
    )
    tally = Tally()
    means = Means(count, lambda all_: with_progress(all_, len(planned), quiet=quiet))
    for result in collect(planned, wanted, settings, means):
        tell(result, quiet=quiet, verbose=bool(options["verbose"]))
        tally.add(result, documents=int(result.name != str(wanted.root)))
    if not quiet:
        tally.report()
    return tally.exit_code(cast("Severity", options["fail_level"]))


def named(sources: Sequence[str]) -> str:
    """A title made of the folder's name, where one folder is the collection."""
    path = Path(sources[0])
    return (path.resolve().name if len(sources) == 1 and path.is_dir() else "") or _TITLE
