"""The theme becomes Word's styles: one per role, and nothing else decides how things look."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from functools import lru_cache

from publisher.data import dataclass
from publisher.exporters.docx.languages import default_attribute
from publisher.exporters.docx.letters import add_letters, add_size, add_toggle
from publisher.exporters.docx.looks import TOGGLES, CharacterStyle, Looks
from publisher.exporters.docx.names import (
    ADDED_DIVIDER,
    BUILT_IN_NAMES,
    CHART_BAR,
    CONTENTS_3,
    FRONT_END,
    LINE_NUMBER,
    LIST_END,
    SPEECH_FIRST,
    TABLE_END,
    list_style,
    style_id,
    style_name,
)
from publisher.exporters.docx.scripts import scripts_of
from publisher.exporters.docx.styling import add_style
from publisher.exporters.docx.table_styles import add_table_styles
from publisher.exporters.docx.wml import (
    Element,
    add,
    add_switch,
    add_value,
    hexadecimal,
    root,
    twips,
)
from publisher.exporters.shared.front import below_added
from publisher.exporters.shared.tables import own_rule, space_around
from publisher.roles import PhraseRole, Role
from publisher.theme.model import Align, BlockStyle, Rule, SpeakerLayout, Theme
from publisher.theme.scripts import EAST_ASIAN, script_of
from publisher.view import direction

_NORMAL = style_id(Role.PLAIN)
_OUTLINE = {
    Role.TITLE: 0,
    Role.CHAPTER: 0,
    Role.BACK_HEADING: 0,
    Role.HEADING_1: 0,
    Role.HEADING_2: 1,
    Role.HEADING_3: 2,
}
_FOLLOWED_BY = {
    Role.TITLE: Role.NARRATIVE,
    Role.CHAPTER: Role.NARRATIVE,
    Role.HEADING_1: Role.SPEECH,
    Role.HEADING_2: Role.SPEECH,
    Role.HEADING_3: Role.SPEECH,
    Role.SPEAKER: Role.SPEECH,
}
# `left` and `right` are Word's words for the sides where lines begin and end: in
# right-to-left paragraphs it exchanges them.
_ALIGN = {Align.START: "left", Align.END: "right", Align.CENTER: "center", Align.JUSTIFY: "both"}
_SIDES = {"above": "top", "below": "bottom", "start": "left"}
_NOT_COUNTED = (Role.RUNNING_HEAD, Role.FOLIO)  # among numbered lines
_PAGING = (
    ("keepNext", "keep_next"),
    ("keepLines", "keep_together"),
    ("pageBreakBefore", "new_page"),
)
_WORD_S_OWN = 376  # styles that Word has built in since 2013
BAR = 3  # points: how thick a bar is
_WIDEST_GAP = 31  # points between a border and the text, in Word


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style of the file."""

    id: str
    name: str
    style: BlockStyle
    based_on: str = _NORMAL
    next: str = ""
    outline: int | None = None
    listed: bool = True  # among the styles that Word offers first


def _paragraph_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    """One style per role, then those that a role needs in a second shape."""
    for role, style in theme.blocks.items():
        follower = style_id(_FOLLOWED_BY[role]) if role in _FOLLOWED_BY else ""
        name = style_name(role)
        outline = _OUTLINE.get(role)
        yield ParagraphStyle(style_id(role), name, style, next=follower, outline=outline)
    yield _speech_first(theme)
    yield ParagraphStyle(
        ADDED_DIVIDER, "Added Divider", theme.blocks[Role.DIVIDER], style_id(Role.DIVIDER)
    )
    plain, space = theme.blocks[Role.PLAIN], space_around(theme)
    yield ParagraphStyle(TABLE_END, "Table End", _space(plain, space), listed=False)
    front_end = _space(plain, below_added(theme))
    yield ParagraphStyle(FRONT_END, "Front End", front_end, listed=False)
    yield ParagraphStyle(CHART_BAR, "Chart Bar", _bar(theme), listed=False)
    yield ParagraphStyle(CONTENTS_3, "toc 3", theme.blocks[Role.CONTENTS_2], listed=False)
    item = theme.blocks[Role.LIST_ITEM]
    yield _continued(item, 1)
    last = replace(item, after=max(item.after, plain.after))
    yield ParagraphStyle(LIST_END, "List End", last, style_id(Role.LIST_ITEM), listed=False)


def _speech_first(theme: Theme) -> ParagraphStyle:
    """The paragraph that begins a turn; it starts at the edge when labels hang."""
    speech = theme.blocks[Role.SPEECH]
    if theme.layout.speaker is SpeakerLayout.HANGING:
        speech = replace(speech, first_line=-speech.indent)
    after = style_id(Role.SPEECH)
    return ParagraphStyle(SPEECH_FIRST, "Speech First", speech, after, after)


def _space(plain: BlockStyle, after: float) -> BlockStyle:
    """A line too thin to be seen, with space below it."""
    return replace(plain, size=1, leading=1, before=0, after=after)


def _bar(theme: Theme) -> BlockStyle:
    """The line of a bar, as thick as it is."""
    cell = theme.blocks[Role.CHART_CELL]
    return replace(_space(cell, cell.after), leading=BAR)


def _deeper_list_styles(theme: Theme, deepest: int) -> Iterator[tuple[ParagraphStyle, BlockStyle]]:
    """For lists inside lists, at every depth: the paragraph with the mark, and those that
    follow in its item; each with what it is based on.
    """
    item = theme.blocks[Role.LIST_ITEM]
    base = list_style(1, first=True)
    for depth in range(2, deepest + 1):
        nested = replace(item, indent=list_indent(item, depth))
        name = f"{style_name(Role.LIST_ITEM)} {depth}"
        first = ParagraphStyle(list_style(depth, first=True), name, nested, base, listed=False)
        yield first, item
        yield _continued(item, depth), nested


def _continued(item: BlockStyle, depth: int) -> ParagraphStyle:
    """The paragraphs of an item after its first."""
    name = f"{style_name(Role.LIST_ITEM)} Continued" + (f" {depth}" if depth > 1 else "")
    style = replace(item, indent=list_indent(item, depth), first_line=0)
    base = list_style(depth, first=True)
    return ParagraphStyle(list_style(depth, first=False), name, style, base, listed=False)


def list_indent(item: BlockStyle, depth: int) -> float:
    """How far a list's lines are indented at a depth, in points."""
    return item.indent + (depth - 1) * max(-item.first_line, item.size)


# --- the part -------------------------------------------------------------------------


def styles(looks: Looks, deepest: int = 1) -> Element:
    """The part that holds every style. Each says only what its base does not."""
    part = copy(_settled(looks.theme, looks.lang, fixed=looks.fixed))
    for style, base in _deeper_list_styles(looks.theme, deepest):
        _add_paragraph_style(part, looks, style, base)
    for phrase in looks.combined():
        _add_character_style(part, looks, phrase)
    return part


@lru_cache(maxsize=8)
def _settled(theme: Theme, lang: str, *, fixed: bool) -> Element:
    """The styles that every document of a theme and a language has; to be copied."""
    looks = Looks(theme, lang, scripts_of(lang), fixed)
    part = root("styles")
    _add_defaults(part, looks)
    _hide_other_styles(part)
    made: dict[str, BlockStyle] = {}
    for style in sorted(_paragraph_styles(theme), key=lambda style: style.id != _NORMAL):
        made[style.id] = style.style
        base = None if style.id == _NORMAL else made.get(style.based_on)
        _add_paragraph_style(part, looks, style, base)
    _add_default_character_style(part)
    for phrase in looks.styles():
        _add_character_style(part, looks, phrase)
    _add_line_number_style(part, looks)
    add_table_styles(part, theme)
    return part


def _add_defaults(part: Element, looks: Looks) -> None:
    """What holds where no style says anything (ECMA-376-1, 17.7.5)."""
    defaults = add(part, "docDefaults")
    run = add(add(defaults, "rPrDefault"), "rPr")
    plain = looks.theme.blocks[Role.PLAIN]
    add(run, "rFonts", **looks.scripts.fonts(looks.theme.families[plain.family]))
    add_size(run, plain.size)
    if attribute := default_attribute(looks.lang):
        add(run, "lang", **attribute)
    paragraph = add(add(defaults, "pPrDefault"), "pPr")
    add_switch(paragraph, "widowControl", on=True)


def _add_direction(properties: Element, looks: Looks) -> None:
    """Which way the text runs; and, in Korean, no space before figures and Latin letters: its
    words have spaces of their own.
    """
    if script_of(looks.lang) == "Kore":
        for name in ("autoSpaceDE", "autoSpaceDN"):
            add_switch(properties, name, on=False)
    if direction(looks.lang) == "rtl":
        add_switch(properties, "bidi", on=True)


def _hide_other_styles(part: Element) -> None:
    """Word's own styles stay out of its list until they are used, but for ours."""
    latent = add(
        part,
        "latentStyles",
        defLockedState=0,
        defUIPriority=99,
        defSemiHidden=1,
        defUnhideWhenUsed=1,
        defQFormat=0,
        count=_WORD_S_OWN,
    )
    for name in sorted(BUILT_IN_NAMES):
        add(latent, "lsdException", name=name, semiHidden=0, unhideWhenUsed=0, qFormat=1)


def _add_paragraph_style(
    part: Element, looks: Looks, style: ParagraphStyle, base: BlockStyle | None
) -> None:
    based_on = "" if style.id == _NORMAL else style.based_on
    element = add_style(part, "paragraph", style.id, style.name, based_on)
    if style.next:
        add_value(element, "next", style.next)
    if style.listed:
        add_switch(element, "qFormat", on=True)
    properties = add(element, "pPr")
    _add_paragraph_properties(properties, looks, style, base)
    add_letters(add(element, "rPr"), looks, style.style, base)


def _add_paragraph_properties(
    properties: Element, looks: Looks, named: ParagraphStyle, base: BlockStyle | None
) -> None:
    """The properties in the order of the schema (CT_PPrBase)."""
    style = named.style
    for name, attribute in _PAGING:
        wanted = getattr(style, attribute)
        if wanted != (getattr(base, attribute) if base else False):
            add_switch(properties, name, on=wanted)
    if style.role in _NOT_COUNTED or named.id == TABLE_END:
        add_switch(properties, "suppressLineNumbers", on=True)
    _add_rule(properties, own_rule(style), own_rule(base) if base else None)
    if style.role is Role.RUNNING_HEAD:  # its second half stands at the end of the measure
        tab = twips(looks.theme.page.measure)
        add(add(properties, "tabs"), "tab", val="right", pos=tab)
    if style.hyphenate != (base.hyphenate if base else True):
        add_switch(properties, "suppressAutoHyphens", on=not style.hyphenate)
    if base is None:
        _add_direction(properties, looks)
    _add_spacing(properties, style, base, looks)
    _add_indents(properties, style, base)
    if base is None or style.align != base.align:
        add_value(properties, "jc", _ALIGN[style.align])
    if named.outline is not None:
        add_value(properties, "outlineLvl", named.outline)


def _add_rule(properties: Element, rule: Rule | None, base: Rule | None) -> None:
    if rule == base:
        return
    borders = add(properties, "pBdr")
    sides = {_SIDES[drawn.side] for drawn in (rule, base) if drawn}
    for side in ("top", "left", "bottom"):
        if side not in sides:
            continue
        if rule and _SIDES[rule.side] == side:
            _add_border(borders, side, rule)
        else:
            add(borders, side, val="nil")


def _add_border(borders: Element, side: str, rule: Rule) -> None:
    eighths = min(96, max(2, round(rule.width * 8)))  # of a point: Word's unit and limits
    gap = min(_WIDEST_GAP, round(rule.gap))
    colour = hexadecimal(rule.colour)
    add(borders, side, val="single", sz=eighths, space=gap, color=colour)


def _add_spacing(
    properties: Element, style: BlockStyle, base: BlockStyle | None, looks: Looks
) -> None:
    """Space and leading. Lines grow where the letters of a script need more than the leading;
    else no line is higher than the style says, whatever room its typeface asks for.
    """
    wanted = (style.before, style.after, style.leading)
    if base is None or wanted != (base.before, base.after, base.leading):
        add(
            properties,
            "spacing",
            before=twips(style.before),
            after=twips(style.after),
            line=twips(style.leading),
            lineRule="exact" if looks.fixed else "atLeast",
        )


def _add_indents(properties: Element, style: BlockStyle, base: BlockStyle | None) -> None:
    wanted = (style.indent, style.end_indent, style.first_line)
    before = (base.indent, base.end_indent, base.first_line) if base else (0, 0, 0)
    if wanted == before:
        return
    first = "hanging" if style.first_line < 0 else "firstLine"
    add(
        properties,
        "ind",
        left=twips(style.indent),
        right=twips(style.end_indent),
        **{first: twips(abs(style.first_line))},
    )


# --- letters --------------------------------------------------------------------------


def _add_default_character_style(part: Element) -> None:
    name = "Default Paragraph Font"
    add_style(part, "character", "DefaultParagraphFont", name, "")


def _add_character_style(part: Element, looks: Looks, phrase: CharacterStyle) -> None:
    element = add_style(part, "character", phrase.id, phrase.name, "DefaultParagraphFont")
    add_switch(element, "qFormat", on=True)
    properties = add(element, "rPr")
    style = phrase.style
    if style.family:
        add(properties, "rFonts", **looks.scripts.fonts(looks.theme.families[style.family]))
    for attribute, _, _ in TOGGLES:
        if getattr(style, attribute):
            add_toggle(properties, looks, attribute, on=True)
    if style.colour:
        add_value(properties, "color", hexadecimal(style.colour))
    if phrase.size:
        add_size(properties, phrase.size)
    if style.underline:
        add_value(properties, "u", "single")
    if style.raise_by:
        add_value(properties, "vertAlign", "superscript" if style.raise_by > 0 else "subscript")
    if style.role is PhraseRole.EMPHASIS and looks.scripts.own in EAST_ASIAN:
        add_value(properties, "em", "dot")  # beside each letter, as these scripts stress words


def _add_line_number_style(part: Element, looks: Looks) -> None:
    """The style that Word's numbers of lines have."""
    element = add_style(part, "character", LINE_NUMBER, "line number", "DefaultParagraphFont")
    blocks = looks.theme.blocks
    add_letters(add(element, "rPr"), looks, blocks[Role.MARGIN], blocks[Role.PLAIN])
