"""What a project tells: its people, its editions, its template, the day of its making."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from publisher.config import EDITION, nearest
from publisher.errors import InputError, UsageError
from publisher.guidance import Guidance, Known
from publisher.publication import Publication

_YEAR_10000 = 253_402_300_800  # seconds since 1970; no format writes five digits


def guidance(people: str | None) -> Guidance:
    """What the project tells readers: its register of people, its aliases and labels.

    What has an alias is a label, too. Raises `UsageError` for a register that cannot be
    read, or is none.
    """
    values = nearest(Path.cwd()).values
    aliases = cast("dict[str, str]", values.get("aliases", {}))
    return Guidance(
        _people(people, aliases) if people or aliases else (),
        (*cast("list[str]", values.get("labels", ())), *aliases),
        tuple(cast("list[str]", values.get("not-labels", ()))),
    )


def publication() -> Publication:
    """What the project tells of its editions, and the day on which they are made.

    Raises `UsageError` for settings or a SOURCE_DATE_EPOCH that cannot be.
    """
    values = cast("dict[str, object]", nearest(Path.cwd()).values.get(EDITION, {}))
    told = {name: str(values.get(key, "")) for name, key in _TEXTS.items()}
    names = {key: tuple(cast("list[str]", values.get(key, ()))) for key in ("editors", "funders")}
    return Publication(**told, **names, made=_day(epoch()))  # type: ignore[arg-type]


_TEXTS = {
    name: name.replace("_", "-")
    for name in ("publisher", "licence", "licence_url", "availability", "address", "series")
}


def reference_doc(path: str | None) -> bytes:
    """The bytes of a Word template, nothing where none is given.

    Raises `UsageError` for one that cannot be read, or not be taken.
    """
    if path is None:
        return b""
    from publisher.exporters.docx.template.reading import read_template

    try:
        data = Path(path).read_bytes()
        read_template(data, path)
    except OSError as error:
        raise UsageError(
            f"{path}: the reference document cannot be read: {error.strerror}",
            "Give a Word file (.docx).",
        ) from None
    except InputError as error:
        raise UsageError(error.message, error.hint) from None
    return data


def epoch() -> int | None:
    """SOURCE_DATE_EPOCH (reproducible-builds.org/specs/source-date-epoch).

    Raises `UsageError` for what is no number of seconds.
    """
    text = os.environ.get("SOURCE_DATE_EPOCH")
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and int(text) < _YEAR_10000):
        raise UsageError(f"SOURCE_DATE_EPOCH is {text!r}", "It must be seconds since 1970.")
    return int(text)


def _day(seconds: int | None) -> str:
    return "" if seconds is None else datetime.fromtimestamp(seconds, UTC).date().isoformat()


def facts() -> dict[str, str]:
    """What the project tells of its corpus, `[parlamint]`."""
    return dict(cast("dict[str, str]", nearest(Path.cwd()).values.get("parlamint", {})))


def _people(path: str | None, aliases: Mapping[str, str]) -> tuple[Known, ...]:
    """The people of a register, with a project's aliases."""
    from publisher.register import people_of, with_aliases  # they know TEI's names

    if not path:
        return with_aliases((), aliases)
    try:
        text = Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({error})", "Name a register.") from error
    return with_aliases(people_of(text, path), aliases)
