"""Words in pandoc's Markdown: every character is read as itself (Pandoc User's Guide,
"Pandoc's Markdown"; a backslash before punctuation of ASCII takes its meaning away).
"""

from __future__ import annotations

from publisher.exporters.shared.characters import xml_text
from publisher.patterns import regex

_SPACE = regex("[ \t\n]+")
_ESCAPE = r"\\\g<0>"
_IN_VALUE = regex(r"[\\\"&]")
_ALWAYS = regex(r"""[\\`*_{}\[\]<>#~^$@&|"']""")
_DASHES = regex(r"-(?=-)|(?<=-)-|\.(?=\.)|(?<=\.)\.|\A[-.]")  # become dashes and an ellipsis
_AT_START = regex(
    r"\(?(?:[0-9]{1,20}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,20})[.)](?=\s|\Z)"  # a mark of a list
    r"|[-+=%:]"  # a list, a rule, a title, a definition, a div
    r"|[Tt]able:"  # a caption
)
_PLAIN_NAME = regex("[A-Za-z][A-Za-z0-9_.:-]*")


def escaped(text: str) -> str:
    """Words inside a line; white space is one space."""
    spaced = _SPACE.sub(" ", xml_text(text))
    return _DASHES.sub(_ESCAPE, _ALWAYS.sub(_ESCAPE, spaced))


def guarded(line: str) -> str:
    """A line of escaped words whose beginning is no mark of a block."""
    line = line.strip(" ")
    match = _AT_START.match(line)
    if not match:
        return line
    last = match.end() - 1
    return f"{line[:last]}\\{line[last:]}"


def attributes(ident: str = "", *classes: str, **pairs: str) -> str:
    """`{#u12 .turn speaker="AnnaBerg"}`; what is empty is left out, "" for nothing."""
    parts = [f"#{ident}" if _PLAIN_NAME.fullmatch(ident) else _pair("id", ident)]
    parts += [f".{name}" for name in classes if name]
    parts += [_pair(key, value) for key, value in pairs.items()]
    told = " ".join(filter(None, parts))
    return f"{{{told}}}" if told else ""


def _pair(key: str, value: str) -> str:
    told = _SPACE.sub(" ", xml_text(value)).strip(" ")
    return f'{key}="{_IN_VALUE.sub(_ESCAPE, told)}"' if told else ""


def is_name(ident: str) -> bool:
    """Whether an address can stand behind `#`, and be the label of a footnote."""
    return _PLAIN_NAME.fullmatch(ident) is not None
