"""Finding a theme by name or path, with the themes that it builds on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from publisher import plugins
from publisher.data import dataclass
from publisher.errors import UsageError
from publisher.report import Outcome
from publisher.theme.model import Theme
from publisher.theme.resolve import resolve, weak_contrasts
from publisher.theme.settings import Settings, parse
from publisher.theme.values import text

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "publisher.themes"
DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Style:
    """A theme that has a `name`: its `label` in words, and `origin`, the distribution that
    brings it.
    """

    name: str
    label: str
    origin: str = plugins.OURS


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    origin: str = plugins.OURS


Files = plugins.Table[_File]

_HERE = Path(__file__).parent
_PACKED = _HERE / "house"  # in a wheel
_SOURCE = _HERE.parent.parent / "styles"  # in a checkout


def load(name_or_path: str) -> Outcome[Theme]:
    """The theme with this name, or of this TOML file, and notices on its colours.

    What of `name_or_path` holds a slash or ends in `.toml` is a path. Raises `UsageError` for an
    unknown name, an unreadable file, an unknown key or a bad value, with file and line.
    """
    files = _files()
    if _is_path(name_or_path):
        name, own = Path(name_or_path).stem, _read(Path(name_or_path), name_or_path, files)
    else:
        name, own = name_or_path, _named(name_or_path, files)
    settings = _with_bases(own, (name_or_path,), files)
    theme = resolve(name, settings)
    return Outcome(theme, weak_contrasts(theme, settings))


def names() -> plugins.Table[Style]:
    """Every theme that `load` knows by name; `broken` has the plug-ins that do not load.

    Raises `UsageError` when two plug-ins claim a name, or a theme cannot be read.
    """
    files = _files()
    rows = {name: Style(name, _label(name, files), files[name].origin) for name in sorted(files)}
    return plugins.Table(rows, files.broken)


def _label(name: str, files: Files) -> str:
    setting = _named(name, files).get(("label",))
    return text(setting, "label") if setting else name


def _is_path(name: str) -> bool:
    return "/" in name or "\\" in name or name.endswith(".toml")


def _files() -> Files:
    """The file of every named theme: ours, then those that plug-ins add."""
    house = _PACKED if _PACKED.is_dir() else _SOURCE
    table = {path.stem: _File(path) for path in sorted(house.glob("*.toml"))}
    table[DEFAULT] = _File(_HERE / "default.toml")
    return plugins.extended(GROUP, table, _file_of)


def _file_of(point: EntryPoint) -> _File:
    """The TOML file that a plug-in's entry point names."""
    path = plugins.value(point)
    if isinstance(path, str | Path):
        return _File(Path(path), plugins.origin(point))
    raise UsageError(
        f"{plugins.origin(point)}: {point.value} is no path, but {type(path).__name__}",
        "It must name a str or a Path that leads to a TOML file.",
    )


def _named(name: str, files: Files) -> Settings:
    file = cast("_File", plugins.lookup(files, name, "style"))
    return _read(file.path, file.path.name, files)


def _read(path: Path, shown_as: str, files: Files) -> Settings:
    try:
        return parse(path.read_text("utf-8"), shown_as)
    except OSError as error:
        raise UsageError(
            f"{shown_as}: the style cannot be read: {error.strerror}",
            f"Give a TOML file, or one of: {', '.join(sorted(files))}.",
        ) from None
    except UnicodeDecodeError:
        raise UsageError(f"{shown_as}: TOML is UTF-8, this is not", "Save it as UTF-8.") from None


def _with_bases(own: Settings, seen: tuple[str, ...], files: Files) -> Settings:
    """The settings over those of their base, and of its base, down to `default`."""
    base = _base(own, seen, files)
    if base is None:
        return own
    if base in seen:
        where = own["base",].where
        raise UsageError(
            f"{where}: styles build on each other: {' -> '.join((*seen, base))}",
            'Give one of them base = "default".',
        )
    return {**_with_bases(_named(base, files), (*seen, base), files), **own}


def _base(own: Settings, seen: tuple[str, ...], files: Files) -> str | None:
    named = own.get(("base",))
    if named is None:
        return None if seen[-1] == DEFAULT else DEFAULT
    base = text(named, "base")
    try:
        plugins.lookup(files, base, "style")
    except UsageError as error:
        raise UsageError(f"{named.where}: {error.message}", error.hint) from None
    return base
