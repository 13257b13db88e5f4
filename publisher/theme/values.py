"""Settings read as typed values: lengths in points, colours, choices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NoReturn, TypeVar

from publisher.data import dataclass
from publisher.errors import UsageError
from publisher.patterns import regex
from publisher.theme.settings import Setting

Choice = TypeVar("Choice", bound=StrEnum)
Value = TypeVar("Value")

POINTS: Mapping[str, float] = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}
PAGES: Mapping[str, tuple[str, str]] = {
    "A4": ("210mm", "297mm"),
    "A5": ("148mm", "210mm"),
    "Letter": ("8.5in", "11in"),
    "Legal": ("8.5in", "14in"),
}
_LARGEST = 14400
"""Points: the longest side of a page in PDF 1.7 (ISO 32000-1, annex C)."""
_LENGTH = regex(r"(-?\d+(?:\.\d+)?) ?(pt|mm|cm|in)")
_COLOUR = regex("#[0-9a-fA-F]{6}")


def refuse(setting: Setting, name: str, takes: str) -> NoReturn:
    """Raise the `UsageError` for a value of the wrong kind."""
    raise UsageError(f"{setting.where}: {name} cannot be {setting.value!r}", f"Give {takes}.")


def number(setting: Setting, name: str) -> float:
    """A number that formats can hold."""
    value = setting.value
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        refuse(setting, name, "a number")
    return _bounded(setting, name, value)


def _bounded(setting: Setting, name: str, value: float) -> float:
    if not abs(value) <= _LARGEST:  # which NaN is not, either
        refuse(setting, name, f"a number from -{_LARGEST} to {_LARGEST}")
    return float(value)


def length(setting: Setting, name: str) -> float:
    """A length in points: a number, or text with a unit."""
    if isinstance(setting.value, str):
        if match := _LENGTH.fullmatch(setting.value.strip()):
            return _bounded(setting, name, float(match[1]) * POINTS[match[2]])
        refuse(setting, name, 'a length: points (10.5), or "12pt", "25mm", "2.5cm", "1in"')
    return number(setting, name)


def distance(setting: Setting, name: str) -> float:
    """A length that is not negative."""
    found = length(setting, name)
    if found < 0:
        refuse(setting, name, "a length of 0 or more")
    return found


def extent(setting: Setting, name: str) -> float:
    """A length above 0."""
    found = length(setting, name)
    if found <= 0:
        refuse(setting, name, "a length above 0")
    return found


def ratio(setting: Setting, name: str) -> float:
    """A number above 0."""
    found = number(setting, name)
    if found <= 0:
        refuse(setting, name, "a number above 0")
    return found


def flag(setting: Setting, name: str) -> bool:
    """True or false."""
    if not isinstance(setting.value, bool):
        refuse(setting, name, "true or false, without quotes")
    return setting.value


def count(setting: Setting, name: str) -> int:
    """A whole number, 0 or more."""
    value = setting.value
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        refuse(setting, name, "a whole number of 0 or more")
    return value


def number_from_one(setting: Setting, name: str) -> int:
    """A whole number, 1 or more."""
    if count(setting, name) < 1:
        refuse(setting, name, "a whole number of 1 or more")
    return count(setting, name)


def text(setting: Setting, name: str) -> str:
    """Text on one line that XML can hold."""
    if not isinstance(setting.value, str) or not setting.value.isprintable():
        refuse(setting, name, "text in quotes, on one line")
    return setting.value


def choice(kind: type[Choice]) -> Callable[[Setting, str], Choice]:
    """A reader of one of the words of an enumeration."""

    def read(setting: Setting, name: str) -> Choice:
        words = [str(word) for word in kind]
        if not isinstance(setting.value, str) or setting.value not in words:
            refuse(setting, name, f"one of: {', '.join(words)}")
        return kind(setting.value)

    return read


def stack(setting: Setting, name: str) -> tuple[str, ...]:
    """Names of typefaces, at least one."""
    value = setting.value
    if not isinstance(value, list) or not value or not all(map(_is_typeface, value)):
        refuse(setting, name, 'a list of typefaces: ["Noto Serif", "Georgia"]')
    return tuple(value)


def _is_typeface(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def hexadecimal(setting: Setting, name: str) -> str:
    """A colour written out, in lower case."""
    if not isinstance(setting.value, str) or not _COLOUR.fullmatch(setting.value):
        refuse(setting, name, 'a colour such as "#1a1a1a"')
    return setting.value.lower()


def page_size(setting: Setting, name: str) -> tuple[float, float]:
    """Width and height in points, from a paper's name or two lengths."""
    value = setting.value
    if isinstance(value, str) and value in PAGES:
        value = list(PAGES[value])
    if not isinstance(value, list) or len(value) != 2:
        refuse(setting, name, f"one of {', '.join(PAGES)}, or [width, height]")
    width, height = (extent(Setting(side, setting.where), name) for side in value)
    return width, height


@dataclass(frozen=True, slots=True)
class Table:
    """The settings of one table, read by key. `name` is the table's, for messages."""

    name: str
    settings: Mapping[str, Setting]

    def get(self, key: str, read: Callable[[Setting, str], Value]) -> Value:
        """The value of a key. Raises `UsageError` when no base gives it either."""
        if key not in self.settings:
            raise UsageError(
                f"the theme has no {self.name}.{key}",
                'Give it, or build on base = "default", which has every key.',
            )
        return read(self.settings[key], f"{self.name}.{key}")

    def optional(self, key: str, read: Callable[[Setting, str], Value]) -> Value | None:
        """The value of a key, or None when it is not given."""
        return self.get(key, read) if key in self.settings else None
