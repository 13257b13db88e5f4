"""A theme, fully resolved: frozen styles in points, one per role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from publisher.data import dataclass
from publisher.roles import PhraseRole, Role


class Align(StrEnum):
    """How lines stand. `start` is left in left-to-right text."""

    START = "start"
    END = "end"
    CENTER = "center"
    JUSTIFY = "justify"


class SpeakerLayout(StrEnum):
    """Where the speaker's label stands."""

    RUN_IN = "run-in"  # before the first paragraph, on its line
    BLOCK = "block"  # on a line of its own
    HANGING = "hanging"  # run in, the speech's other lines indented


class When(StrEnum):
    """When an optional part is made. `auto`: in records long enough to want it."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class TableWidth(StrEnum):
    """How wide tables are."""

    WORDS = "words"  # as their columns ask, at most as the text
    MEASURE = "measure"  # as the text


@dataclass(frozen=True, slots=True)
class Rule:
    """A line beside a block: `side` is above, below or start."""

    side: str
    width: float  # points
    colour: str  # #rrggbb
    gap: float  # points between line and text


@dataclass(frozen=True, slots=True)
class BlockStyle:
    """How blocks of one role look. Lengths in points; colours `#rrggbb`."""

    role: Role
    family: str  # a key of `Theme.families`
    size: float
    leading: float  # from baseline to baseline
    bold: bool
    italic: bool
    small_caps: bool
    colour: str
    align: Align
    before: float
    after: float
    indent: float  # of all lines, at the start side
    first_line: float  # more (or, negative, less) for the first line
    end_indent: float
    tracking: float  # added after each letter
    keep_next: bool  # on the same page as the next block
    keep_together: bool  # never split over pages
    hyphenate: bool
    new_page: bool  # begins a page
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class PhraseStyle:
    """What a phrase changes against its block; None leaves the block's."""

    role: PhraseRole
    family: str | None = None
    scale: float = 1.0  # of the block's size
    bold: bool | None = None
    italic: bool | None = None
    small_caps: bool | None = None
    colour: str | None = None
    raise_by: float = 0.0  # of the block's size; above the baseline
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """A typeface per script. `stacks` maps an ISO 15924 code to family names, best first;
    `Latn` serves every script that has no entry. `generic` is CSS's last resort.
    `embed` is whether e-books and Word files carry the typefaces; a PDF always does.
    """

    name: str
    stacks: Mapping[str, tuple[str, ...]] = field(hash=False)
    generic: str
    embed: bool = False

    def stack(self, script: str = "Latn") -> tuple[str, ...]:
        """The family names for a script, best first."""
        return self.stacks.get(script, self.stacks["Latn"])


@dataclass(frozen=True, slots=True)
class Page:
    """The page, in points."""

    width: float
    height: float
    top: float
    bottom: float
    inner: float
    outer: float
    head: float  # from the page's top edge to the running head's baseline
    foot: float  # from the page's bottom edge to the folio's baseline
    mirrored: bool = False  # inner and outer change sides on even pages
    columns: int = 1
    gutter: float = 0.0  # between columns
    lines: int = 0  # on a page, all alike; 0: no such grid

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - self.inner - self.outer

    @property
    def column(self) -> float:
        """The width of a column."""
        return (self.measure - self.gutter * (self.columns - 1)) / self.columns

    @property
    def depth(self) -> float:
        """The height of the text."""
        return self.height - self.top - self.bottom

    @property
    def step(self) -> float:
        """The height of a line of the grid; 0 where there is none."""
        return self.depth / self.lines if self.lines else 0.0


@dataclass(frozen=True, slots=True)
class Layout:
    """Choices that are no styles."""

    speaker: SpeakerLayout
    contents: When
    contents_from: int  # words from which `auto` makes contents
    participants: When
    participants_from: int  # speakers from which `auto` lists them
    cover: bool  # of an e-book
    running_head: bool
    line_numbers: int  # of each how-manieth line; 0 for none
    addresses: bool  # beside each paragraph
    divider: str  # what stands for a divider that the source did not print


@dataclass(frozen=True, slots=True)
class TableStyle:
    """How tables look as a whole; the rules inside them are those of their cells' roles."""

    width: TableWidth
    rule_width: float  # points: of the rules above and below; 0 for none
    rule_colour: str  # #rrggbb


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """A house style, finished: lengths in points, colours `#rrggbb`.

    `name` and `label` are what it is called, `families` its typefaces by name, `page` the page's
    geometry, `layout` the choices that are no styles, `table` what holds for whole tables.
    `blocks` and `phrases` have a style for every role; loading sees to it. `template_styles` are
    the styles of a Word template, by name, that roles take where theirs is not ours. A theme is
    equal to itself alone, so that what is made of it can be kept.
    """

    name: str
    label: str
    families: Mapping[str, Family]
    page: Page
    layout: Layout
    table: TableStyle
    blocks: Mapping[Role, BlockStyle]
    phrases: Mapping[PhraseRole, PhraseStyle]
    template_styles: Mapping[Role | PhraseRole, str]


@dataclass(frozen=True, slots=True)
class Words:
    """The words that an edition adds, in one language."""

    contents: str
    participants: str
    page_of: str  # "{page} of {pages}", a template that only the program fills
    words: str  # how many someone says; where scripts have no spaces, how many characters
    # in a volume of several records
    index: str  # the heading of the index of speakers
    statistics: str
    meetings: str
    speakers: str
    speeches: str  # turns of speech
    unnamed: str  # speakers whom the records do not name
    total: str
    list_separator: str = ", "
