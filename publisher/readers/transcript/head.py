"""The head of a record: title, date, time, place, bylines, lead, before anyone speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.data import dataclass
from publisher.patterns import regex
from publisher.readers.transcript import letters, shape
from publisher.readers.transcript.attendance import is_run_on
from publisher.readers.transcript.dates import date_line, find_date, is_clock, time_line
from publisher.readers.transcript.headings import has_signs, heading_text
from publisher.readers.transcript.lexicon import lexicon
from publisher.readers.transcript.units.lines import Unit
from publisher.record import ParagraphKind
from publisher.source import Block, BlockKind, Span

_TITLE_WORDS = 40
_SHORT_WORDS = 12
_COLONS = (":", "\uff1a")
_MANY_PLACES = 4
_BRIEF = 3  # words
_LONGEST_PLACE = 8  # words
_COUNT = regex(r"[^\W\d_]{1,2}[.)]\s")
_SENTENCE_ENDS = (".", "!", "?", ":", ";", "…", "。", ",")


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A unit of the head and what it is; kind None is the title."""

    unit: Unit
    kind: ParagraphKind | None
    value: str = ""


def head_lines(
    units: Sequence[Unit], labels: Sequence[str], *, titled: bool
) -> tuple[HeadLine, ...]:
    """What each unit of the head is. `titled`: the front matter has told the title."""
    surnames = {label.split()[-1].casefold() for label in labels if label.split()}
    dated_at = next((n for n, unit in enumerate(units) if date_line(unit.text)), len(units))
    title = None if titled else _title(units)
    attended, beside = _attendance(units), _where_places_stand(units, surnames)
    return tuple(
        HeadLine(unit, None)
        if n == title
        else HeadLine(unit, ParagraphKind.PARTICIPANTS)
        if n in attended or is_run_on(unit.text)
        else HeadLine(unit, ParagraphKind.NARRATIVE)
        if unit.block and unit.block.kind not in _TITLE_BLOCKS
        else _head_line(unit, surnames, before_date=n < dated_at, beside=n in beside)
        for n, unit in enumerate(units)
    )


def _where_places_stand(units: Sequence[Unit], surnames: set[str]) -> frozenset[int]:
    """Which units stand next to a date or a time, or behind a byline."""
    dated = [n for n, unit in enumerate(units) if date_line(unit.text) or time_line(unit.text)]
    named = [n for n, unit in enumerate(units) if _is_short(unit.text) and _names(unit, surnames)]
    return frozenset([*(n + step for n in dated for step in (-1, 1)), *(n + 1 for n in named)])


def _names(unit: Unit, surnames: set[str]) -> bool:
    """Whether a line names somebody who speaks."""
    return any(word.strip(".,’'").casefold() in surnames for word in unit.text.split())


def _attendance(units: Sequence[Unit]) -> frozenset[int]:
    """Which units list who attended: the short ones behind a line such as `Present:`."""
    found, listing = set[int](), False
    for n, unit in enumerate(units):
        text = unit.text
        heads = text.endswith(_COLONS)
        told = (text[:-1] if heads else text).strip().casefold() in lexicon().attendance
        listing = told or (listing and (heads or len(text) == 1 or _is_short(text)))
        if listing:
            found.add(n)
    return frozenset(found)


def _title(units: Sequence[Unit]) -> int | None:
    """Which unit is the title: the one the format tells, else the first in capitals and
    centred, else the first line that is no sentence, no date and no bracketed preamble.
    """
    told = (n for n, unit in enumerate(units) if _is_told_title(unit))
    if (title := next(told, None)) is not None:
        return title
    could_be = [n for n, unit in enumerate(units) if _could_be_title(unit)]
    if record := [n for n in could_be if _names_a_record(units[n])]:
        is_bare = len(units[record[0]].text.split()) == 1 and record[0] - 1 in could_be
        return record[0] - is_bare  # `MINUTES` below the name of the meeting
    centred = [n for n in could_be if units[n].indent > 3 and letters.is_capitals(units[n].text)]
    return next(iter(centred or could_be), None)


def _names_a_record(unit: Unit) -> bool:
    """Whether a line says what kind of record it is the title of: `Minutes …`."""
    first = unit.text.split(maxsplit=1)[0].strip(",.:").casefold()
    return first in lexicon().titles


def with_whole_title(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units, a title that goes on in its next line (`Minutes 12` / `of the …`) whole."""
    found: list[Unit] = []
    for unit in units:
        before = found[-1] if found else None
        if before and not unit.block and _names_a_record(before) and _goes_on(unit):
            gap = " " * (unit.span.start - before.span.end)
            span = Span(before.span.start, unit.span.end)
            found[-1] = before._replace(text=f"{before.text}{gap}{unit.text}", span=span)
        else:
            found.append(unit)
    return tuple(found)


def _goes_on(unit: Unit) -> bool:
    folded = unit.text.casefold()
    continues = any(folded.startswith(f"{word} ") for word in lexicon().continues)
    return continues and not date_line(unit.text) and len(folded.split()) <= _SHORT_WORDS


def _is_told_title(unit: Unit) -> bool:
    block = unit.block
    return block is not None and block.kind is BlockKind.HEADING and block.level == 0


_TITLE_BLOCKS = frozenset([BlockKind.PARAGRAPH, BlockKind.HEADING])


_SYMBOL = regex(r"[A-Z]+(?:/[\w.]+)*/[\w.]*\d[\w.]*")  # of a document: `S/PV.9876`


def _could_be_title(unit: Unit) -> bool:
    if unit.block and unit.block.kind not in _TITLE_BLOCKS:
        return False
    text = unit.text[slice(*heading_text(unit))]
    if not any(c.isalpha() for c in text) or len(text.split()) > _TITLE_WORDS:
        return False
    if text[0] in "[(" or _SYMBOL.fullmatch(text) or _has_address(text):
        return False
    if _is_date(unit, text) or time_line(text):
        return False
    return not text.endswith(_SENTENCE_ENDS) or has_signs(unit)


def _is_date(unit: Unit, text: str) -> bool:
    """Whether a line is a date; a heading with words besides, `# 12 March 2019 Notes`, is none."""
    found = date_line(text)
    besides = f"{text[: found.start]} {text[found.end :]}".split() if found else []
    return found is not None and not (has_signs(unit) and len(besides) > 1)


def _head_line(unit: Unit, surnames: set[str], *, before_date: bool, beside: bool) -> HeadLine:
    text = unit.text
    if found := date_line(text):
        return HeadLine(unit, ParagraphKind.DATE, found.value)
    if time := time_line(text):
        kind = ParagraphKind.TIME if is_clock(text) else ParagraphKind.NARRATIVE
        return HeadLine(unit, kind, time)
    if (text.startswith("[") and text.endswith("]")) or _has_address(text):
        return HeadLine(unit, ParagraphKind.PLAIN)
    if _is_short(text):
        if _names(unit, surnames):
            return HeadLine(unit, ParagraphKind.BYLINE)
        is_place = _could_be_place(unit) and _tells_place(unit.text, beside=beside)
        return HeadLine(unit, ParagraphKind.PLACE if is_place else ParagraphKind.SUBTITLE)
    return HeadLine(unit, ParagraphKind.LEAD if before_date else ParagraphKind.NARRATIVE)


def _has_address(text: str) -> bool:
    """Whether a line gives an address on the web: it tells where the text came from."""
    return "www." in text or "://" in text


def _is_short(text: str) -> bool:
    """Whether a line is no sentence: few words, and no mark ends it but an abbreviation's."""
    words = text.split()
    if len(words) > _SHORT_WORDS or not any(c.isalpha() for c in text):
        return False
    return not text.endswith(_SENTENCE_ENDS) or shape.is_abbreviation(words[-1])


def _tells_place(text: str, *, beside: bool) -> bool:
    """Whether a name tells a place: by a word such as `Room`, as `Tokyo, Japan`, or as a few
    words beside a date or a byline that name no body and no record.
    """
    words = {word.strip(".,()").casefold() for word in text.split()}
    city, comma, land = text.partition(",")
    if comma and _is_brief(city) and _is_brief(land):
        return True
    if words & lexicon().venues:
        return len(text.split()) <= _LONGEST_PLACE
    return beside and text[0].isupper() and _is_brief(text) and not words & lexicon().bodies


def _is_brief(text: str) -> bool:
    return 0 < len(text.split()) <= _BRIEF


def _could_be_place(unit: Unit) -> bool:
    """Whether a short line can be a place: a name, as in `Office of the Premier`, with no
    number in it, that is no heading and no person with an office.
    """
    text, words = unit.text, unit.text.split()
    if has_signs(unit) or not letters.has_case(text) or letters.is_capitals(text):
        return False
    if shape.is_section(text) or ":" in text or ".." in text or _COUNT.match(text):
        return False  # `Witnesses`, `Chair: Ada Lund`, `Norland ..... Ms. Lund`, `B. Agenda`
    if any(c.isdigit() for c in text) or words[0].rstrip(".").casefold() in lexicon().honorifics:
        return False
    if words[0].casefold() == "via" or ": " in text or "(" in text:
        return False  # `Via Teleconference`, `Chair: Ada Lund`, `Harbours (HBR)`
    behind = text.partition(",")[2].casefold().split()
    return not lexicon().offices.intersection(behind) and all(map(_is_of_a_name, words))


def _is_of_a_name(word: str) -> bool:
    return word[0].isupper() or word.casefold() in lexicon().particles or not word[0].isalpha()


def place_among(lines: Sequence[HeadLine]) -> Unit | None:
    """The line that tells the place best: one with a comma, as `Tokyo, Japan`, else the last.

    Many lines that could be a place are something else, and none is taken.
    """
    places = [line.unit for line in lines if line.kind is ParagraphKind.PLACE]
    if len(places) > _MANY_PLACES:
        return None
    return next((unit for unit in places if "," in unit.text), places[-1] if places else None)


def leading(units: Sequence[Unit]) -> int:
    """How many units at the beginning are no sentences, in a record without labels. What stands
    above the day is its title, however long.
    """
    count = int(_has_title(units))
    for unit in units[count:]:
        text = unit.text
        if not (_is_short(text) or date_line(text) or time_line(text)):
            break
        count += 1
    return count


def _has_title(units: Sequence[Unit]) -> bool:
    """Whether a line that is no sentence stands above one that tells the day and no more."""
    if len(units) < 2 or date_line(units[0].text):
        return False
    told = date_line(units[1].text) is not None and _is_short(units[1].text)
    return told and not units[0].text.endswith(_SENTENCE_ENDS)


def unbroken_head(unit: Unit) -> Iterator[Unit]:
    """The head of a text that lost its paragraph breaks, cut around its first date."""
    found = find_date(unit.text)
    if not found or len(unit.text[: found.start].split()) > _TITLE_WORDS:
        yield unit
        return
    end = _with_year_word(unit.text, found.end)
    if (title := unit.cut(0, found.start)).text:
        yield title._replace(block=Block(BlockKind.HEADING, title.span, 0))
    for start, stop in ((found.start, end), (end, len(unit.text))):
        if (part := unit.cut(start, stop)).text:
            yield from _clock_apart(part)


def _with_year_word(text: str, end: int) -> int:
    """Behind the word for year that some languages put after a date: `2025 года`."""
    word = text[end:].lstrip().split(" ", 1)[0]
    return text.index(word, end) + len(word) if word in ("года", "г.", "року", "р.") else end


def _clock_apart(unit: Unit) -> Iterator[Unit]:
    word = unit.text.split(" ", 1)[0]
    if word != unit.text and time_line(word):
        yield unit.cut(0, len(word))
        yield from _place_apart(unit.cut(len(word)))
    else:
        yield from _place_apart(unit)


_CITY = regex(r"[^\W\d_][\w-]*, [^\W\d_][\w-]*(?= [^\W\d_])")


def _place_apart(unit: Unit) -> Iterator[Unit]:
    """`Москва, Кремль` before the first sentence: two names, then a word that begins one."""
    match = _CITY.match(unit.text)
    capitals = match and all(word[0].isupper() for word in match[0].split())
    if match and capitals and unit.text[match.end() + 1].isupper():
        yield unit.cut(0, match.end())
        yield unit.cut(match.end())
    else:
        yield unit
