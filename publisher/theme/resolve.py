"""Settings become a theme: every style complete, in points."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from publisher.data import dataclass
from publisher.errors import UsageError
from publisher.report import Notice, Severity
from publisher.roles import PhraseRole, Role
from publisher.theme import contrast
from publisher.theme.grid import on_grid
from publisher.theme.keys import COLOURS, SCRIPTS
from publisher.theme.model import (
    Align,
    BlockStyle,
    Family,
    Layout,
    Page,
    PhraseStyle,
    Rule,
    SpeakerLayout,
    TableStyle,
    TableWidth,
    Theme,
    When,
)
from publisher.theme.settings import Path, Setting, Settings
from publisher.theme.values import (
    Table,
    choice,
    count,
    distance,
    extent,
    flag,
    hexadecimal,
    length,
    number,
    number_from_one,
    page_size,
    ratio,
    refuse,
    stack,
    text,
)


class _RuleSide(StrEnum):
    NONE = "none"
    ABOVE = "above"
    BELOW = "below"
    START = "start"


def resolve(name: str, settings: Settings) -> Theme:
    """The theme that these settings describe. Raises `UsageError` with file and line."""
    tables = _grouped(settings)
    families = _families(tables)
    pens = _Pens(_palette(tables), families)
    page = _page(_table(tables, "page"))
    blocks = {role: on_grid(_block(role, tables, pens), page.step) for role in Role}
    return Theme(
        name,
        Table("theme", tables[()]).get("label", text),
        families,
        page,
        _layout(_table(tables, "layout"), page),
        _tables(_table(tables, "table"), pens),
        MappingProxyType(blocks),
        MappingProxyType({role: _phrase(role, tables, pens) for role in PhraseRole}),
        _template_styles(_table(tables, "template")),
    )


def weak_contrasts(theme: Theme, settings: Settings) -> tuple[Notice, ...]:
    """A notice for each role and phrase whose colour stands out too little."""
    tables = _grouped(settings)
    ground = _palette(tables)["background"]
    notices = []
    for role, block in theme.blocks.items():
        table = _inherited(role, tables)
        notices += _weak(f"role.{role}", block.colour, ground, table.settings["colour"])
    for phrase in theme.phrases.values():
        if phrase.colour:
            setting = tables["phrase", phrase.role]["colour"]
            notices += _weak(f"phrase.{phrase.role}", phrase.colour, ground, setting)
    return tuple(notices)


def _weak(name: str, colour: str, ground: str, setting: Setting) -> list[Notice]:
    found = contrast.ratio(colour, ground)
    if found >= contrast.ENOUGH:
        return []
    message = f"{name}: {colour} on {ground} has a contrast of {found:.1f}:1"
    hint = f"Readers with low vision need {contrast.ENOUGH}:1; choose a darker colour."
    return [Notice("P301", Severity.WARNING, message, setting.where, hint)]


# --- tables ---------------------------------------------------------------------------


Tables = Mapping[Path, Mapping[str, Setting]]
"""The settings of each table by the table's path, `()` for those above all tables."""


def _grouped(settings: Settings) -> Tables:
    tables: dict[Path, dict[str, Setting]] = {(): {}}
    for path, setting in settings.items():
        tables.setdefault(path[:-1], {})[path[-1]] = setting
    return tables


def _table(tables: Tables, *path: str) -> Table:
    return Table(".".join(path), tables.get(path, {}))


def _inherited(role: Role, tables: Tables, seen: tuple[str, ...] = ()) -> Table:
    """A role's own settings over those of the role that it is `like`."""
    own = tables.get(("role", role), {})
    if "like" not in own:
        return Table(f"role.{role}", own)
    like = choice(Role)(own["like"], f"role.{role}.like")
    if like in (*seen, role):
        raise UsageError(
            f"{own['like'].where}: roles are like each other: {' -> '.join((*seen, role, like))}",
            "Take one `like` out.",
        )
    parent = _inherited(like, tables, (*seen, role))
    return Table(f"role.{role}", {**parent.settings, **own})


# --- tokens ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Pens:
    """The colours and families that styles may name."""

    colours: Mapping[str, str]
    families: Mapping[str, Family]

    def colour(self, setting: Setting, name: str) -> str:
        value = setting.value
        if isinstance(value, str) and value in self.colours:
            return self.colours[value]
        if not isinstance(value, str) or not value.startswith("#"):
            names = ", ".join(self.colours)
            refuse(setting, name, f'a colour such as "#1a1a1a", or one of {names}')
        return hexadecimal(setting, name)

    def family(self, setting: Setting, name: str) -> str:
        if not isinstance(setting.value, str) or setting.value not in self.families:
            refuse(setting, name, f"one of the families: {', '.join(self.families)}")
        return setting.value


def _palette(tables: Tables) -> Mapping[str, str]:
    table = _table(tables, "colour")
    names = dict.fromkeys((*COLOURS, *table.settings))
    return MappingProxyType({name: table.get(name, hexadecimal) for name in names})


def _families(tables: Tables) -> Mapping[str, Family]:
    names = dict.fromkeys(path[1] for path in tables if path[:1] == ("family",))
    return MappingProxyType({name: _family(name, tables) for name in names})


def _family(name: str, tables: Tables) -> Family:
    table = _table(tables, "family", name)
    stacks = {"Latn": table.get("latin", stack)}
    for key, script in SCRIPTS.items():
        if key in table.settings:
            stacks[script] = table.get(key, stack)
    embed = table.optional("embed", flag) or False
    return Family(name, MappingProxyType(stacks), table.get("generic", text), embed)


def _page(table: Table) -> Page:
    width, height = table.get("size", page_size)
    page = Page(
        width,
        height,
        top=table.get("top", distance),
        bottom=table.get("bottom", distance),
        inner=table.get("inner", distance),
        outer=table.get("outer", distance),
        head=table.get("head", distance),
        foot=table.get("foot", distance),
        mirrored=table.get("mirrored", flag),
        columns=table.get("columns", number_from_one),
        gutter=table.get("gutter", distance),
        lines=table.get("lines", count),
    )
    _check_room(table, page.measure, {"inner": page.inner, "outer": page.outer})
    _check_room(table, page.depth, {"top": page.top, "bottom": page.bottom})
    if page.column <= 0:
        raise UsageError(
            f"{table.settings['columns'].where}: the gutters leave no room for the columns",
            "Give fewer columns or a smaller gutter.",
        )
    return page


def _check_room(table: Table, room: float, margins: Mapping[str, float]) -> None:
    """Raise `UsageError` at the larger of two margins that leave no room for text."""
    if room <= 0:
        widest = max(margins, key=lambda side: margins[side])
        raise UsageError(
            f"{table.settings[widest].where}: the {' and '.join(margins)} margins "
            "leave no room on the page",
            "Give smaller margins or a larger page.",
        )


def _layout(table: Table, page: Page) -> Layout:
    layout = Layout(
        speaker=table.get("speaker", choice(SpeakerLayout)),
        contents=table.get("contents", choice(When)),
        contents_from=table.get("contents_from", count),
        participants=table.get("participants", choice(When)),
        participants_from=table.get("participants_from", count),
        cover=table.get("cover", flag),
        running_head=table.get("running_head", flag),
        line_numbers=table.get("line_numbers", count),
        addresses=table.get("addresses", flag),
        divider=table.get("divider", text),
    )
    _check_margins(table, layout, page)
    return layout


def _check_margins(table: Table, layout: Layout, page: Page) -> None:
    """Raise `UsageError` for what cannot stand in the margins together."""
    if layout.line_numbers and not page.lines:
        raise UsageError(
            f"{table.settings['line_numbers'].where}: lines are numbered on a grid only",
            "Say how many lines a page has: lines = 25 in [page].",
        )
    if layout.addresses and page.columns > (1 if layout.line_numbers else 2):
        raise UsageError(
            f"{table.settings['addresses'].where}: "
            "the columns leave no margin for the addresses of each",
            "Give fewer columns, or take addresses or line_numbers out.",
        )


def _tables(table: Table, pens: _Pens) -> TableStyle:
    return TableStyle(
        table.get("width", choice(TableWidth)),
        table.get("rule_width", distance),
        table.get("rule_colour", pens.colour),
    )


# --- styles ---------------------------------------------------------------------------


def _template_styles(table: Table) -> Mapping[Role | PhraseRole, str]:
    return MappingProxyType(
        {role: table.get(role, text) for role in (*Role, *PhraseRole) if role in table.settings}
    )


def _block(role: Role, tables: Tables, pens: _Pens) -> BlockStyle:
    table = _inherited(role, tables)
    return BlockStyle(
        role=role,
        family=table.get("family", pens.family),
        size=table.get("size", extent),
        leading=table.get("leading", extent),
        bold=table.get("bold", flag),
        italic=table.get("italic", flag),
        small_caps=table.get("small_caps", flag),
        colour=table.get("colour", pens.colour),
        align=table.get("align", choice(Align)),
        before=table.get("before", distance),
        after=table.get("after", distance),
        indent=table.get("indent", distance),
        first_line=table.get("first_line", length),
        end_indent=table.get("end_indent", distance),
        tracking=table.get("tracking", length),
        keep_next=table.get("keep_next", flag),
        keep_together=table.get("keep_together", flag),
        hyphenate=table.get("hyphenate", flag),
        new_page=table.get("new_page", flag),
        rule=_rule(table, pens),
    )


def _rule(table: Table, pens: _Pens) -> Rule | None:
    side = table.get("rule", choice(_RuleSide))
    if side is _RuleSide.NONE:
        return None
    return Rule(
        str(side),
        table.get("rule_width", extent),
        table.get("rule_colour", pens.colour),
        table.get("rule_gap", distance),
    )


def _phrase(role: PhraseRole, tables: Tables, pens: _Pens) -> PhraseStyle:
    table = _table(tables, "phrase", role)
    return PhraseStyle(
        role=role,
        family=table.optional("family", pens.family),
        scale=table.optional("scale", ratio) or 1.0,
        bold=table.optional("bold", flag),
        italic=table.optional("italic", flag),
        small_caps=table.optional("small_caps", flag),
        colour=table.optional("colour", pens.colour),
        raise_by=table.optional("raise_by", number) or 0.0,
        underline=table.optional("underline", flag) or False,
    )
