"""`publisher verify`: whether a folder is what its manifest says, and loses no word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from publisher.batch.result import BUG, Settings
from publisher.batch.verify import listed, verify
from publisher.cli import console
from publisher.cli.outcome import sum_of, tell
from publisher.cli.project import guidance, publication
from publisher.cli.running import workers
from publisher.errors import ExitCode
from publisher.report import Severity


def verify_all(options: Mapping[str, object]) -> int:
    """Verify a folder and report; the exit code."""
    folder = Path(str(options["folder"]))
    settings = Settings(
        encoding=cast("str | None", options["encoding"]),
        guidance=guidance(cast("str | None", options["people"])),
        publication=publication(),
    )
    known = listed(folder)
    count = workers(cast("int | None", options["jobs"]), known.sources)
    codes: Counter[str] = Counter()
    whole, worst = 0, 0
    for result in verify(folder, known, settings, count):
        tell(result, quiet=bool(options["quiet"]), verbose=bool(options["verbose"]))
        codes.update(notice.code for notice in result.notices)
        worst = max([worst, *(notice.severity for notice in result.notices)])
        whole += result.kept
    if not options["quiet"]:
        told = console.counted(whole, "file")
        console.say(f"read back: {told} with the bytes of the manifest")
        if codes:
            console.say(sum_of(codes))
    if codes[BUG]:
        return ExitCode.BUG
    level = cast("Severity", options["fail_level"])
    return ExitCode.FAILED if worst >= level else ExitCode.OK
