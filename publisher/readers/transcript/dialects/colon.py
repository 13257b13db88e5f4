"""`Name:`, `Role Name:`, `SECRETARY BLINKEN:`, `主席：`, and labels alone on their line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache

from publisher.data import dataclass
from publisher.patterns import regex
from publisher.readers.transcript import asides, letters, shape
from publisher.readers.transcript.dialects.base import Label, counted
from publisher.readers.transcript.lexicon import lexicon
from publisher.readers.transcript.units.lines import SPOKEN, Unit

name = "Name:"
begins = ""

_LONGEST = 180  # characters before the colon
_FULL_WIDTH = "："
_COLON = regex("[:：]")
_IDEOGRAPHS = regex("[\u3400-\u9fff）)]:[\u3400-\u9fff「“《]")  # which no spaces part
_COUNT = regex(
    r"(?:Q\d{1,4}|\d{1,2}\.\d{2}|\d{1,3}[.)]|Anf\.[ \u00a0]\d{1,4}|[-–—*•])[ \u00a0]+(?=[^\W\d_])"
)
_COUNTED = frozenset("QA0123456789-–—*•")  # what a count begins with
_LISTED = frozenset("0123456789-–—*•")  # what begins items, too


def find(unit: Unit) -> Label | None:
    """The words before the first colon, where they can be a label at all."""
    text = unit.text
    start = _behind_count(text) or letters.ornament(text)
    at = _colon(text, start)
    if at <= start or text[start] in "([（":
        return None
    named = _named(text[start:at])
    if not named or (text[0] in _LISTED and shape.is_unnamed(named[0])):
        return None
    body = at + 1
    while body < len(text) and (text[body].isspace() or text[body] == letters.SIGN):
        body += 1
    sure = unit.block is not None and unit.block.value == SPOKEN
    return Label(named[0], 0, at + 1, body, named[1], sure=sure)


def _behind_count(text: str) -> int:
    """Where the words begin behind a count or a dash before a label: `Q12 `, `01.02 `, `3. `."""
    match = _COUNT.match(text) if text[0] in _COUNTED else None
    return match.end() if match else 0


@lru_cache(maxsize=1024)  # labels recur
def _named(printed: str) -> tuple[str, str] | None:
    """The name and the aside that a printed label tells; None when it can be none."""
    label = shape.without_verb(asides.without_asides(printed))
    aside = asides.aside_of(printed)
    return None if not shape.is_plausible(label) or shape.is_section(aside) else (label, aside)


def _colon(text: str, start: int) -> int:
    """Where the first colon stands that can end a label; -1 when there is none."""
    match = _COLON.search(text, start, _LONGEST)
    while match and _is_inside(text, start, match.start()):
        match = _COLON.search(text, match.end(), _LONGEST)  # `Ada Lund (12:17):`
    if not match:
        return -1
    follows = text[match.end() : match.end() + 1]
    apart = match[0] == _FULL_WIDTH or not follows or follows.isspace() or follows == letters.SIGN
    return match.start() if apart or _IDEOGRAPHS.match(text, match.start() - 1) else -1


def _is_inside(text: str, start: int, at: int) -> bool:
    """Whether a place stands in brackets that a digit is before: a clock time's colon."""
    return text[at - 1].isdigit() and any(
        text.count(opening, start, at) > text.count(closing, start, at)
        for opening, closing in ("()", "[]")
    )


def settle(labels: Sequence[Label]) -> frozenset[str]:
    """Labels that recur, that others shorten, or that share the shape of those."""
    counts = counted(labels)
    names = {label.key: label for label in reversed(labels)}
    strong = {key for key in counts if _is_strong(names[key], counts)}
    strong |= {key for key, count in counts.items() if count > 1 and _goes_on(key, strong)}
    strong |= {key for key in counts if _is_end(key, strong)}
    if not strong:
        return frozenset(key for key in counts if _stands_alone(names[key].name, counts))
    begins = next(n for n, label in enumerate(labels) if label.key in strong)
    inside = {label.key for label in labels[begins:]}
    company = _Company(
        capitals=any(letters.is_capitals(names[key].name) for key in strong),
        caseless=any(not letters.has_case(names[key].name) for key in strong),
        turned=sum(shape.is_turned(names[key].name) for key in strong) > 1,
        small=max((len(key.split()) for key in strong if names[key].name.islower()), default=0),
    )
    like = {key for key in counts if _is_like(names[key], company, inside=key in inside)}
    return frozenset(strong | like)


@dataclass(frozen=True, slots=True)
class _Company:
    """Which shapes there are among the labels that are believed."""

    capitals: bool
    caseless: bool
    turned: bool  # surnames stand first
    small: int  # words at most of those that are in lower case throughout


def _is_strong(label: Label, counts: Counter[str]) -> bool:
    name, count = label.name, counts[label.key]
    if shape.is_section(name):
        return False
    if label.sure or shape.is_unnamed(name):
        return True
    recurs = count > 1 or _is_shortened(label.key, counts)
    if not recurs or shape.says_something(name) or (count == 1 and shape.tells_clause(name)):
        return False
    if not letters.has_case(name):
        return shape.is_short_caseless(name)
    return (
        letters.is_capitals(name)
        or shape.is_name_like(name)
        or shape.is_addressed(name)
        or _is_short(name, count)
    )


def _goes_on(key: str, strong: Collection[str]) -> bool:
    """Whether a label is a believed one and a word or two more: `the president pro tempore`."""
    words = key.split()
    return any(" ".join(words[:-n]) in strong for n in (1, 2) if len(words) > n + 1)


def _is_end(key: str, strong: Collection[str]) -> bool:
    """Whether a label is the name at the end of a believed one: `Ella Lund`, though `ella` is a
    word of sentences.
    """
    return " " in key and any(other.endswith(f" {key}") for other in strong)


def _is_shortened(key: str, counts: Counter[str]) -> bool:
    """Whether a later label is the end, or the name before the comma, of this one, or the name
    behind an office and a comma.
    """
    head, comma, tail = key.partition(",")
    words = head.split()
    if any(" ".join(words[n:]) in counts for n in range(1, len(words))):
        return True
    behind = shape.is_office(head) and tail.strip() in counts
    return bool(comma) and (" ".join(words) in counts or behind)


def _is_short(label: str, count: int) -> bool:
    """A few words that recur often, whatever their case: `trump`, `nicolas-demorand`."""
    return count >= 3 and len(label.split()) <= 5


def _is_like(found: Label, company: _Company, *, inside: bool) -> bool:
    """Whether a label that occurs once has the shape of those that recur. `inside`: it
    stands behind the first of them, not in the head.
    """
    label = found.name
    if shape.is_section(label):
        return False
    if shape.is_unnamed(label) or _tells_holder(found):
        return True
    if not letters.has_case(label):
        told = shape.is_caseless_name(label) and not shape.tells_clause(label)
        return company.caseless and inside and told
    if letters.is_capitals(label) and not shape.is_addressed(label):
        whole = label.rpartition(" ")[2].casefold() not in lexicon().particles
        return company.capitals and whole and shape.is_short_capitals(label)
    return _is_cased_name(label, company)


def _tells_holder(label: Label) -> bool:
    """`The Minister of State in the Ministry of Culture (Ms Lund)`: an office and its holder."""
    if not label.aside or shape.says_something(label.name):
        return False
    return shape.is_office(label.name) and shape.tells_holder(label.name, label.aside)


def _is_cased_name(label: str, company: _Company) -> bool:
    if label.islower():
        return 1 < len(label.split()) <= company.small and not shape.says_something(label)
    if company.turned and shape.is_turned(label):
        return True
    if shape.tells_clause(label):
        return False
    whole = len(label.partition(",")[0].split()) > 1 or letters.has_initial(label)
    whole = whole or shape.is_office_and_name(label)  # `Housing, Ice and Harbour Minister …`
    return whole and (shape.is_name_like(label) or shape.is_addressed(label))


def _stands_alone(label: str, counts: Counter[str]) -> bool:
    """Without any label that recurs, only several of an unmistakable shape are believed."""
    if shape.is_section(label) or shape.tells_clause(label):
        return False
    titled = letters.is_capitals(label) or (shape.is_name_like(label) and len(label.split()) > 1)
    return titled and len(counts) > 1
