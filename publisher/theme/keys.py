"""The table of every key that a theme may have: what it takes and what it means."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from publisher.data import dataclass
from publisher.roles import PhraseRole, Role


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a theme. `takes` says which values, for people."""

    name: str
    takes: str
    meaning: str


_LENGTH = "length"
_FLAG = "true or false"
_COLOUR = "colour"
_FAMILY = "name of a family"

TOP = (
    Key("label", "text", "what `publisher styles` prints beside the theme's name"),
    Key("base", "name of a theme", "the theme that this one differs from; `default` if not given"),
)

SCRIPTS: Mapping[str, str] = MappingProxyType(
    {
        "latin": "Latn",
        "greek": "Grek",
        "cyrillic": "Cyrl",
        "arabic": "Arab",
        "hebrew": "Hebr",
        "armenian": "Armn",
        "georgian": "Geor",
        "devanagari": "Deva",
        "bengali": "Beng",
        "tamil": "Taml",
        "thai": "Thai",
        "hans": "Hans",
        "hant": "Hant",
        "jpan": "Jpan",
        "kore": "Kore",
    }
)
"""The key for a script's typefaces, and its ISO 15924 code."""

FAMILY = (
    *(Key(name, "list of typefaces", f"typefaces for {code}, best first")
      for name, code in SCRIPTS.items()),
    Key("generic", "text", "CSS's last resort: `serif`, `sans-serif` or `monospace`"),
    Key("embed", _FLAG, "whether e-books and Word files carry the typefaces; a PDF always does"),
)  # fmt: skip

PAGE = (
    Key("size", '"A4", "A5", "Letter", "Legal" or [width, height]', "the page"),
    Key("top", _LENGTH, "margin above the text"),
    Key("bottom", _LENGTH, "margin below the text"),
    Key("inner", _LENGTH, "margin at the spine; the left one where pages are not mirrored"),
    Key("outer", _LENGTH, "margin at the fore edge; the right one where pages are not mirrored"),
    Key("head", _LENGTH, "from the top edge of the page to the running head"),
    Key("foot", _LENGTH, "from the bottom edge of the page to the page number"),
    Key("mirrored", _FLAG, "whether inner and outer margin change sides on even pages"),
    Key(
        "columns",
        "whole number",
        "columns that the text stands in, below its head; in PDF, in Word, and in print from a web "
        "page",
    ),
    Key("gutter", _LENGTH, "between columns"),
    Key(
        "lines",
        "whole number",
        "lines on a page: leading and space become multiples of one; 0 for no such grid",
    ),
)

LAYOUT = (
    Key(
        "speaker",
        '"run-in", "block" or "hanging"',
        "where a speaker's label stands: before the first paragraph, on a line of its own, "
        "or run in, from the edge, before a speech whose lines have the role's indent",
    ),
    Key("contents", '"auto", "always" or "never"', "when a table of contents is made"),
    Key("contents_from", "whole number", "words from which `auto` makes contents"),
    Key("participants", '"auto", "always" or "never"', "when the speakers are listed"),
    Key("participants_from", "whole number", "speakers from which `auto` lists them"),
    Key("cover", _FLAG, "whether an e-book has a cover"),
    Key("running_head", _FLAG, "whether pages after the first repeat the title"),
    Key(
        "line_numbers",
        "whole number",
        "which lines have their number beside them, every page anew: 1 for all, 5 for every "
        "fifth, 0 for none; needs `lines`; PDF and Word, which counts lines of text only",
    ),
    Key("addresses", _FLAG, "whether each paragraph has its address beside it; PDF only"),
    Key("divider", "text", "what stands for a division that the source did not print"),
)

TABLE = (
    Key(
        "width",
        '"words" or "measure"',
        "how wide tables are: as their words ask, or always as the text",
    ),
    Key("rule_width", _LENGTH, "how thick the lines above and below a table are; 0 for none"),
    Key("rule_colour", _COLOUR, "their colour"),
)

ROLE = (
    Key("like", "name of a role", "the role whose style this one differs from"),
    Key("family", _FAMILY, "the typefaces"),
    Key("size", _LENGTH, "the size of the letters"),
    Key("leading", _LENGTH, "from baseline to baseline"),
    Key("bold", _FLAG, "bold letters"),
    Key("italic", _FLAG, "italic letters"),
    Key("small_caps", _FLAG, "small capitals"),
    Key("colour", _COLOUR, "the colour of the letters"),
    Key("align", '"start", "end", "center" or "justify"', "how lines stand"),
    Key("before", _LENGTH, "space above; the larger of two that meet is used"),
    Key("after", _LENGTH, "space below"),
    Key("indent", _LENGTH, "of all lines, at the start side"),
    Key("first_line", _LENGTH, "more for the first line; less when negative"),
    Key("end_indent", _LENGTH, "of all lines, at the end side"),
    Key("tracking", _LENGTH, "added after each letter"),
    Key("keep_next", _FLAG, "stay on the same page as the next block"),
    Key("keep_together", _FLAG, "never split over two pages"),
    Key("hyphenate", _FLAG, "whether words may be divided"),
    Key("new_page", _FLAG, "begin a new page"),
    Key("rule", '"none", "above", "below" or "start"', "a line beside the block"),
    Key("rule_width", _LENGTH, "how thick that line is"),
    Key("rule_colour", _COLOUR, "its colour"),
    Key("rule_gap", _LENGTH, "between the line and the text"),
)

PHRASE = (
    Key("family", _FAMILY, "the typefaces, where they are not the block's"),
    Key("scale", "number", "of the block's size; 1 leaves it"),
    Key("bold", _FLAG, "bold, or not, whatever the block is"),
    Key("italic", _FLAG, "italic, or not, whatever the block is"),
    Key("small_caps", _FLAG, "small capitals, or not, whatever the block is"),
    Key("colour", _COLOUR, "the colour of the letters"),
    Key("raise_by", "number", "above the baseline, as a part of the block's size"),
    Key("underline", _FLAG, "a line under the words"),
)

TEMPLATE = tuple(
    Key(role, "name of a style", f"the template's style for {role}")
    for role in (*Role, *PhraseRole)
)
"""What `[template]` may name: the style of a Word template for each role."""

COLOURS = ("text", "accent", "muted", "rule", "background")
"""The colours that every theme has; a theme may name more."""

NAMED: Mapping[str, tuple[Key, ...]] = MappingProxyType(
    {"family": FAMILY, "role": ROLE, "phrase": PHRASE}
)
"""Tables of tables: `[role.speech]`."""

FLAT: Mapping[str, tuple[Key, ...]] = MappingProxyType(
    {"page": PAGE, "layout": LAYOUT, "table": TABLE}
)
"""Tables of keys: `[page]`. `[colour]` stands apart, since its keys are free."""
