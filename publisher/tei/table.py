"""One table: how each TEI element comes to the view, or that it is hidden on purpose."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from types import MappingProxyType

from publisher.data import dataclass
from publisher.roles import PhraseRole, Role
from publisher.tei import names
from publisher.tei.names import XML_LANG, Element, local, qualified


class How(Enum):
    """What an element becomes."""

    CONTAINER = auto()  # nothing of its own: what it holds stands in its place
    PARAGRAPH = auto()
    HEADING = auto()
    TURN = auto()
    LIST = auto()
    TABLE = auto()
    QUOTE = auto()
    REMARK = auto()
    DIVIDER = auto()
    PAGE = auto()
    NOTE = auto()
    PHRASE = auto()
    PLAIN_PHRASE = auto()  # its words, with no role of their own
    LINE_BREAK = auto()
    LINK = auto()
    RENDERED = auto()  # `hi`: its `rend` tells the role
    ONE_OF = auto()  # readings of one text: the best that is there is shown
    TOKEN = auto()  # a word or a mark of a text taken apart; `@join` tells its spaces
    SET_APART = auto()  # its words, with a space where they touch those before
    HIDDEN = auto()


@dataclass(frozen=True, slots=True)
class Rule:
    """A row. `is_block` means that it never stands inside a line; an element that is not
    becomes a block of its own where no words stand beside it.
    """

    how: How
    role: Role = Role.PLAIN
    phrase: PhraseRole = PhraseRole.PLAIN
    is_block: bool = False
    readings: tuple[str, ...] = ()  # for ONE_OF, the best first
    keeps_role: bool = False  # a paragraph takes the role of what it stands in


def _all(rule: Rule, elements: str) -> dict[str, Rule]:
    return dict.fromkeys(elements.split(), rule)


def _paragraph(role: Role, elements: str) -> dict[str, Rule]:
    return _all(Rule(How.PARAGRAPH, role, is_block=True), elements)


def _phrase(role: PhraseRole, elements: str) -> dict[str, Rule]:
    return _all(Rule(How.PHRASE, phrase=role), elements)


_READINGS = ("corr", "reg", "expan", "ex", "sic", "orig", "abbr", "am", "unclear", "seg")

TABLE: Mapping[str, Rule] = MappingProxyType(
    {
        **_all(
            Rule(How.CONTAINER, is_block=True),
            "argument back body castGroup castList cit closer div div1 div2 div3 div4 div5 div6 "
            "div7 docTitle epigraph event figure floatingText front group lg listBibl "
            "cell item listEvent opener performance postscript row spGrp text titlePage",
        ),
        **_all(Rule(How.CONTAINER), "annotationBlock egXML writing"),
        **_all(Rule(How.PARAGRAPH, is_block=True, keeps_role=True), "p ab l"),
        **_all(Rule(How.PARAGRAPH, keeps_role=True), "label seg"),
        **_paragraph(Role.SUBTITLE, "docEdition docImprint imprimatur titlePart"),
        **_paragraph(Role.BYLINE, "byline docAuthor signed"),
        **_paragraph(Role.DATE, "dateline docDate"),
        **_paragraph(Role.SPEECH, "salute"),
        **_paragraph(Role.PARTICIPANTS, "castItem"),
        **_paragraph(Role.NARRATIVE, "set"),
        **_paragraph(Role.CAPTION, "figDesc"),
        **_paragraph(Role.PLAIN, "trailer"),
        **_paragraph(Role.SPEAKER, "speaker"),
        **_paragraph(Role.PAGE_MARK, "fw"),
        **_all(Rule(How.HEADING, is_block=True), "head"),
        **_all(Rule(How.TURN, is_block=True), "u sp"),
        **_all(Rule(How.LIST, is_block=True), "list"),
        **_all(Rule(How.TABLE, is_block=True), "table"),
        **_all(Rule(How.QUOTE, Role.QUOTE, PhraseRole.QUOTED), "quote q said"),
        **_all(
            Rule(How.REMARK, Role.REMARK, PhraseRole.REMARK),
            "camera incident kinesic move pause shift sound stage tech vocal",
        ),
        **_all(Rule(How.REMARK, Role.REMARK, PhraseRole.GAP), "gap"),
        **_all(Rule(How.DIVIDER), "milestone"),
        **_all(Rule(How.PAGE), "pb"),
        **_all(Rule(How.NOTE, Role.NARRATIVE, PhraseRole.REMARK), "note"),
        **_all(Rule(How.LINE_BREAK), "lb"),
        **_all(Rule(How.LINK), "ref"),
        **_all(Rule(How.RENDERED), "hi"),
        **_phrase(PhraseRole.EMPHASIS, "emph mentioned title"),
        **_phrase(PhraseRole.FOREIGN, "foreign distinct"),
        **_phrase(PhraseRole.GLOSS, "supplied"),
        **_phrase(
            PhraseRole.NAME,
            "forename name orgName persName placeName roleName rs surname country settlement "
            "region geogName nameLink addName genName",
        ),
        **_phrase(PhraseRole.QUOTED, "soCalled"),
        **_phrase(PhraseRole.TERM, "gloss role term"),
        **_all(Rule(How.TOKEN), "w pc"),
        **_all(Rule(How.SET_APART), "desc roleDesc"),
        **_all(
            Rule(How.PLAIN_PHRASE),
            "abbr add addrLine address affiliation am bibl c cl corr date damage ex "
            "expan idno lem m measure num orig phr rdg reg s sic street surplus subst time unclear "
            "unit width height",
        ),
        **_all(
            Rule(
                How.ONE_OF,
                readings=_READINGS,
            ),
            "choice",
        ),
        **_all(Rule(How.ONE_OF, readings=("lem", "rdgGrp", "rdg")), "app"),
        # Deleted by the source's own hand; data about the text; places without words.
        **_all(
            Rule(How.HIDDEN),
            "del teiHeader facsimile sourceDoc standOff listPerson listOrg listPlace "
            "listRelation graphic media binaryObject anchor cb gb index interp interpGrp join "
            "joinGrp link linkGrp listAnnotation ptr relation span spanGrp substJoin timeline "
            "when alt altGrp fs fsdDecl",
        ),
    }
)
"""TEI element to row. An element that is not here is shown as its words, with a notice."""

NOTE_ROLES: Mapping[str, Role] = MappingProxyType(
    {
        **{name: Role(name) for name in names.NOTE_TYPES.values()},
        names.LABEL_NOTE: Role.SPEAKER,
        names.PAGE_NOTE: Role.PAGE_MARK,
        names.DIVIDER_NOTE: Role.DIVIDER,
        "vote": Role.VOTE,
        "voting": Role.VOTE,
        "recount": Role.VOTE,
    }
)
"""The role of a note that stands as a block, by its type; any other is narrative."""

NOTE_PHRASES: Mapping[str, PhraseRole] = MappingProxyType(
    {
        names.PAGE_NOTE: PhraseRole.PAGE_MARK,
        names.LABEL_NOTE: PhraseRole.SPEAKER,
        "time": PhraseRole.TIME,
    }
)
"""The role of a note that stands in a line, by its type; any other is a remark."""

FOOTNOTE_PLACES = frozenset(["bottom", "end", "foot", "left", "margin", "right"])
"""`note/@place` of what is printed away from the line: a note of the view."""

_LINE_ONLY = frozenset(
    [
        *(How.PHRASE, How.PLAIN_PHRASE, How.LINE_BREAK, How.LINK, How.RENDERED, How.ONE_OF),
        *(How.TOKEN, How.SET_APART, How.HIDDEN),
    ]
)
_SECTIONS = frozenset(["text", "front", "body", "back", "group", "floatingText"])


def is_block(element: Element, *, lines: bool) -> bool:
    """Whether an element becomes a block where it stands; `lines` says that it stands in a
    line, where only what can never be part of one does.
    """
    rule = TABLE.get(local(element))
    if rule is None or (lines and rule.how is How.QUOTE):
        return any(is_block(inner, lines=True) for inner in element.iterchildren("*"))
    return rule.is_block or (not lines and rule.how not in _LINE_ONLY)


def is_hidden(element: Element) -> bool:
    """Whether an element is hidden on purpose, with all that it holds."""
    rule = TABLE.get(local(element))
    return rule is not None and rule.how is How.HIDDEN


def passed_over(element: Element, lang: str) -> list[Element]:
    """What in an element the table decides against: of readings all but the best one, of
    descriptions in several languages (`desc`) all but the one in the document's.
    """
    rule = TABLE.get(local(element))
    if rule is None or rule.how not in {How.ONE_OF, How.REMARK}:
        return []
    if rule.how is How.REMARK:
        return _in_other_languages(element, lang)
    ranked = rule.readings
    readings = [child for child in element.iterchildren("*") if local(child) in ranked]
    return sorted(readings, key=lambda child: ranked.index(local(child)))[1:]


def _in_other_languages(element: Element, lang: str) -> list[Element]:
    told = list(element.iterchildren(qualified("desc")))
    if len({desc.get(XML_LANG, "") for desc in told}) < len(told) or len(told) < len("ab"):
        return []  # one language, or several descriptions in it
    best = min(told, key=lambda desc: _distance(desc.get(XML_LANG, lang), lang))
    return [desc for desc in told if desc is not best]


def _distance(lang: str, wanted: str) -> int:
    """How far a language is from the one wanted: itself, a kin of it, any other."""
    if lang == wanted:
        return 0
    return 1 if lang.partition("-")[0] == wanted.partition("-")[0] else 2


def is_section(element: Element) -> bool:
    """Whether a `head` in this element is a heading of the text, not of a list or figure."""
    name = local(element)
    return name in _SECTIONS or name.startswith("div")
