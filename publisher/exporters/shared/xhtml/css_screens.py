"""What a style sheet says of screens: of small ones, and of links, which can be followed there."""

from __future__ import annotations

from publisher.exporters.shared.xhtml.css_values import em, style_rule
from publisher.roles import HEADINGS, PhraseRole, Role
from publisher.theme.contrast import ratio
from publisher.theme.model import Align, BlockStyle, Theme

_NARROW = "40rem"  # of a screen: what is justified there has gaps, where nothing is hyphenated
_LARGE, _SMALLER = 1.5, 0.8  # heads so much larger than the text; on small screens, of that
_TOLD_APART = 3.0  # the contrast of links with the text around them (technique G183)


def narrow_rules(theme: Theme, base: BlockStyle) -> list[str]:
    """What is justified, but not in lines so short that their spaces gape; heads whose words may
    be longer than a line are smaller, and divided rather than broken.
    """
    roles = [f".{style.role}" for style in theme.blocks.values() if style.align is Align.JUSTIFY]
    heads = [theme.blocks[role] for role in (Role.TITLE, Role.CHAPTER, *HEADINGS)]
    large = [style for style in heads if style.size > _LARGE * base.size]
    rules = [
        style_rule(", ".join(roles), ["text-align: start"]) if roles else "",
        style_rule(", ".join(f".{style.role}" for style in heads), ["hyphens: auto"]),
        *(
            style_rule(f".{style.role}", [f"font-size: {em(_SMALLER * style.size, base.size)}"])
            for style in large
        ),
    ]
    return [f"@media (max-width: {_NARROW}) {{ {' '.join(filter(None, rules))} }}"]


def link_rules(theme: Theme, base: BlockStyle) -> list[str]:
    """A link that only its colour could tell from the text has a line under it on a screen, where
    it can be followed (WCAG 2.2, 1.4.1).
    """
    link = theme.phrases[PhraseRole.LINK]
    if link.underline or ratio(link.colour or base.colour, base.colour) >= _TOLD_APART:
        return []
    return [f"@media screen {{ {style_rule('.link', ['text-decoration: underline'])} }}"]
