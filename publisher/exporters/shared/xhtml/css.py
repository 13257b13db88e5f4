"""A theme as a style sheet, shared by the formats that are made of XHTML.

Sizes are relative to the reader's own (`em`), no background is set, and colours have a
lighter twin for dark screens, so that the record can be read in any light and size.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterator
from functools import lru_cache

from publisher.exporters.shared.tables import own_rule
from publisher.exporters.shared.xhtml.css_reset import RESET
from publisher.exporters.shared.xhtml.css_screens import link_rules, narrow_rules
from publisher.exporters.shared.xhtml.css_tables import table_colours, table_rules
from publisher.exporters.shared.xhtml.css_values import em, number, style_rule
from publisher.roles import PhraseRole, Role
from publisher.theme.contrast import ENOUGH, ratio
from publisher.theme.model import (
    BlockStyle,
    Family,
    PhraseStyle,
    Rule,
    SpeakerLayout,
    Theme,
)
from publisher.theme.scripts import LANGUAGES, NEVER_ITALIC, script_of

DARK = "#1e1e1e"
"""The lightest background that reading systems use at night, about."""

_SAFE = " -_.,*·"
_STEP = 0.02  # of lightness, towards a colour that can be read on a dark background

_SPACED_APART = ("Hans", "Hant", "Jpan")
"""Scripts that stand a little apart from Latin letters and figures (CLREQ, 3.2.2; JLREQ, 3.2.6)."""

_OWN_LOOK = frozenset(
    [PhraseRole.EMPHASIS, PhraseRole.STRONG, PhraseRole.TERM, PhraseRole.REMARK, PhraseRole.SPEAKER]
)
"""Phrases whose elements (`em`, `strong`, `i`, `b`) have a look without any style sheet."""

_LINKS = frozenset([PhraseRole.LINK, PhraseRole.NOTE_REFERENCE])


@lru_cache(maxsize=32)
def stylesheet(theme: Theme) -> str:
    """The style sheet of a theme: its roles, then scripts and dark screens."""
    base = theme.blocks[Role.SPEECH]
    return "\n".join(
        [
            f"/* 1em is {number(base.size)} points in print. */",
            RESET,
            *_families(theme, base),
            *(_block_rule(style, base, theme) for style in theme.blocks.values()),
            *_phrase_rules(theme),
            *_containers(theme, base),
            *table_rules(theme, base.size),
            *_speakers(theme),
            *_script_rules(theme, base),
            *narrow_rules(theme, base),
            *link_rules(theme, base),
            *_dark_rules(theme, base),
            "",
        ]
    )


# --- values ---------------------------------------------------------------------------


@lru_cache(maxsize=1024)
def string(text: str) -> str:
    """Text as a CSS string; unusual characters are escaped (CSS Syntax 3, section 4.3.7)."""
    return '"' + "".join(c if c.isalnum() or c in _SAFE else f"\\{ord(c):x} " for c in text) + '"'


def _stack(family: Family, script: str = "Latn") -> str:
    """The typefaces for a script, then those for Latin letters and figures, which many lack."""
    names = dict.fromkeys([*family.stack(script), *family.stack()])
    return ", ".join([*map(string, names), family.generic])


def stack(family: Family, lang: str) -> str:
    """The typefaces of a family for a language, as `font-family` takes them."""
    return _stack(family, script_of(lang))


def font_face(name: str, file: str, *, bold: bool, italic: bool) -> str:
    """The rule that finds a typeface in a file."""
    look = (f"font-family: {string(name)}", _weight(bold=bold), _slant(italic=italic))
    return f"{style_rule('@font-face', (*look, f'src: url({file})'))}\n"


def _weight(*, bold: bool) -> str:
    return f"font-weight: {'bold' if bold else 'normal'}"


def _slant(*, italic: bool) -> str:
    return f"font-style: {'italic' if italic else 'normal'}"


def _capitals(*, small: bool) -> str:
    return f"font-variant: {'small-caps' if small else 'normal'}"


# --- blocks ---------------------------------------------------------------------------


def _families(theme: Theme, base: BlockStyle) -> list[str]:
    """The body's typeface: everywhere, and again where the language changes."""
    family = theme.families[base.family]
    phrases = ", ".join(f"{name}[lang]" for name in ("span", "em", "strong", "i", "b", "a"))
    return [
        style_rule("html, [lang]", [f"font-family: {_stack(family)}"]),
        style_rule(phrases, ["font-family: inherit"]),
        *(
            style_rule(_in_languages("[lang]", script), [f"font-family: {_stack(family, script)}"])
            for script in LANGUAGES
            if script in family.stacks
        ),
    ]


def _block_rule(style: BlockStyle, base: BlockStyle, theme: Theme) -> str:
    size = style.size
    own = [f"font-family: {_stack(theme.families[style.family])}"]
    return style_rule(
        f".{style.role}",
        [
            *(own if style.family != base.family else []),
            f"font-size: {em(size, base.size)}",
            f"line-height: {number(style.leading / size)}",
            _weight(bold=style.bold),
            _slant(italic=style.italic),
            _capitals(small=style.small_caps),
            *([f"color: {style.colour}"] if style.colour != base.colour else []),
            f"text-align: {style.align}",
            *_space(style),
            *([f"letter-spacing: {em(style.tracking, size)}"] if style.tracking else []),
            f"hyphens: {'auto' if style.hyphenate else 'manual'}",
            *_breaks(style),
            *(_line(rule, size) if (rule := own_rule(style)) else []),
        ],
    )


def _space(style: BlockStyle) -> list[str]:
    size = style.size
    return [
        f"margin-top: {em(style.before, size)}",
        f"margin-bottom: {em(style.after, size)}",
        f"margin-inline-start: {em(style.indent - _beside(style.rule), size)}",
        f"margin-inline-end: {em(style.end_indent, size)}",
        f"text-indent: {em(style.first_line, size)}",
    ]


def _beside(rule: Rule | None) -> float:
    """The room that a rule takes beside the text: as in print, the text does not move for it."""
    return rule.width + rule.gap if rule and rule.side == "start" else 0.0


def _breaks(style: BlockStyle) -> list[str]:
    return [
        *(["page-break-before: always", "break-before: page"] if style.new_page else []),
        *(["page-break-after: avoid", "break-after: avoid"] if style.keep_next else []),
        *(["page-break-inside: avoid", "break-inside: avoid"] if style.keep_together else []),
    ]


def _line(rule: Rule, size: float) -> list[str]:
    side = {"above": "block-start", "below": "block-end", "start": "inline-start"}[rule.side]
    return [
        f"border-{side}: {em(rule.width, size)} solid {rule.colour}",
        f"padding-{side}: {em(rule.gap, size)}",
    ]


def _containers(theme: Theme, base: BlockStyle) -> list[str]:
    """Lists and quotations: what holds for the whole moves from its paragraphs to it."""
    quote, item = theme.blocks[Role.QUOTE], theme.blocks[Role.LIST_ITEM]
    whole = [
        f"margin-inline-start: {em(quote.indent - _beside(quote.rule), base.size)}",
        f"margin-inline-end: {em(quote.end_indent, base.size)}",
        *(_line(quote.rule, base.size) if quote.rule else []),
    ]
    nested = -item.first_line if item.first_line < 0 else item.indent
    bare = "margin-inline: 0; border: 0; padding: 0"
    hanging = f"margin-inline-start: {em(item.indent, base.size)}"
    mark = f"min-width: {em(max(0, -item.first_line), item.size)}"
    divider = f"content: {string(theme.layout.divider)}"
    return [
        style_rule("blockquote", whole),
        style_rule("blockquote > .quote", [bare]),
        style_rule("li", [hanging]),
        style_rule("li li", [f"margin-inline-start: {em(nested, base.size)}"]),
        style_rule("ul, ol", [f"margin-bottom: {em(theme.blocks[Role.PLAIN].after, base.size)}"]),
        style_rule("li ul, li ol, nav ol, .front-list", ["margin-bottom: 0"]),
        style_rule("nav li, .front-list > li", ["margin-inline-start: 0"]),
        style_rule("li > .list-item", ["margin-inline: 0", "text-indent: 0"]),
        style_rule(".printed > li > .marked", [f"text-indent: {em(item.first_line, item.size)}"]),
        style_rule(".mark", [mark]),
        style_rule("hr.divider::before", [divider]),
    ]


def _speakers(theme: Theme) -> list[str]:
    """Where labels hang, a turn begins at the edge."""
    if theme.layout.speaker is not SpeakerLayout.HANGING:
        return []
    speech = theme.blocks[Role.SPEECH]
    return [style_rule(".speech.first", [f"text-indent: {em(-speech.indent, speech.size)}"])]


# --- phrases --------------------------------------------------------------------------


def _phrase_rules(theme: Theme) -> Iterator[str]:
    """A rule for each phrase that changes anything."""
    for style in theme.phrases.values():
        if declarations := _phrase(style, theme):
            yield style_rule(f".{style.role}", declarations)


def _phrase(style: PhraseStyle, theme: Theme) -> list[str]:
    family = [f"font-family: {_stack(theme.families[style.family])}"] if style.family else []
    small = style.small_caps
    return [
        *family,
        *([f"font-size: {number(style.scale)}em"] if style.scale != 1 else []),
        *_weight_of_phrase(style),
        *([_capitals(small=small)] if small is not None else []),
        *_colour(style, theme),
        *_raised(style),
        *_underline(style),
    ]


def _colour(style: PhraseStyle, theme: Theme) -> list[str]:
    """The colour; the surrounding text's where it is the body's, so that night modes work."""
    if style.colour and style.colour != theme.blocks[Role.SPEECH].colour:
        return [f"color: {style.colour}"]
    return ["color: inherit"] if style.colour or style.role in _LINKS else []


def _underline(style: PhraseStyle) -> list[str]:
    if style.underline:
        return ["text-decoration: underline"]
    return ["text-decoration: none"] if style.role in _LINKS else []


def _weight_of_phrase(style: PhraseStyle) -> list[str]:
    """Weight and slant; said in any case where the element has a look of its own."""
    inherit = style.role in _OWN_LOOK
    bold = ["font-weight: inherit"] if inherit else []
    italic = ["font-style: inherit"] if inherit else []
    return [
        *(bold if style.bold is None else [_weight(bold=style.bold)]),
        *(italic if style.italic is None else [_slant(italic=style.italic)]),
    ]


def _raised(style: PhraseStyle) -> list[str]:
    if not style.raise_by:
        return []
    return [f"vertical-align: {number(style.raise_by / style.scale)}em", "line-height: 0"]


# --- scripts and screens --------------------------------------------------------------


@lru_cache(maxsize=1024)
def _in_languages(selector: str, script: str) -> str:
    return ", ".join(f"{selector}:lang({lang})" for lang in LANGUAGES[script])


def _script_rules(theme: Theme, base: BlockStyle) -> list[str]:
    """Scripts without italics have no small capitals either, and spaced letters look torn."""
    upright = ", ".join(
        _in_languages("[class]", script) for script in LANGUAGES if script in NEVER_ITALIC
    )
    plain = ["font-style: normal", "font-variant: normal", "letter-spacing: 0"]
    spaced = ", ".join(_in_languages("[lang]", script) for script in _SPACED_APART)
    rules = [style_rule(upright, plain), style_rule(spaced, ["text-autospace: normal"])]
    for name, family in theme.families.items():
        roles = _roles_in(theme, name) if name != base.family else []
        for script in LANGUAGES if roles else ():
            if script in family.stacks:
                selector = ", ".join(_in_languages(f".{role}", script) for role in roles)
                rules.append(style_rule(selector, [f"font-family: {_stack(family, script)}"]))
    return rules


def _roles_in(theme: Theme, family: str) -> list[str]:
    """The roles that are set in a typeface."""
    blocks = (style.role.value for style in theme.blocks.values() if style.family == family)
    phrases = (style.role.value for style in theme.phrases.values() if style.family == family)
    return [*blocks, *phrases]


def _dark_rules(theme: Theme, base: BlockStyle) -> list[str]:
    """The same colours, light enough for a dark screen."""
    colours: dict[str, list[str]] = {}
    for role, colour in _colours(theme):
        if colour != base.colour:
            colours.setdefault(colour, []).append(f".{role}")
    return [
        "@media (prefers-color-scheme: dark) {",
        *(
            style_rule(", ".join(selectors), [f"color: {on_dark(colour)}"])
            for colour, selectors in colours.items()
        ),
        *(
            style_rule(_ruled(style.role), [f"border-color: {on_dark(rule.colour)}"])
            for style in theme.blocks.values()
            if (rule := own_rule(style))
        ),
        *(
            style_rule(selector, [f"{name}: {on_dark(colour)}"])
            for selector, name, colour in table_colours(theme)
        ),
        "}",
    ]


def _colours(theme: Theme) -> Iterator[tuple[str, str]]:
    for block in theme.blocks.values():
        yield block.role.value, block.colour
    for phrase in theme.phrases.values():
        if phrase.colour:
            yield phrase.role.value, phrase.colour


def _ruled(role: Role) -> str:
    return "blockquote" if role is Role.QUOTE else f".{role}"


@lru_cache(maxsize=1024)
def on_dark(colour: str) -> str:
    """The colour `#rrggbb`, made lighter until it can be read on a dark background."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels)
    while ratio(colour, DARK) < ENOUGH:
        lightness = min(1.0, lightness + _STEP)
        lighter = colorsys.hls_to_rgb(hue, lightness, saturation)
        colour = "#" + "".join(f"{round(channel * 255):02x}" for channel in lighter)
    return colour
