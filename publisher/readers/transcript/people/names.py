"""Names and offices: taking a label apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from publisher.data import dataclass
from publisher.patterns import regex
from publisher.readers.transcript import letters, shape
from publisher.readers.transcript.lexicon import lexicon
from publisher.readers.transcript.people.offices import (
    ARTICLES,
    FORENAMES,
    NAMED,
    NOBLE,
    is_institution,
    is_joint,
    is_office,
    is_surname,
    name_start,
    tells_work,
)

_LETTERS = regex(r"[^\W\d_a-z]{2,}(?:[’'][^\W\d_])?(?![a-z])")  # `O'BRIEN`, `RUSSIA’S`


@dataclass(frozen=True, slots=True)
class Named:
    """What is known of the person behind a label."""

    name: str
    role: str = ""
    named: bool = True
    address: str = ""  # the honorific before it, as printed
    surname: str = ""  # where it is known; it need not be the last word
    place: str = ""  # whose member the label says it is: `Mr. DAVIS of Illinois`

    @property
    def bare(self) -> str:
        """The name without what tells namesakes apart."""
        return self.name.removeprefix(f"{self.address} ").removesuffix(f" of {self.place}")


def behind_comma(label: str) -> Named | None:
    """Who a label's words behind a comma would be, if those before are an office: `President,
    Ada Lund`. They may as well be a country, or what an office deals with: `Director, Human
    Resources`.
    """
    head, _, tail = label.partition(", ")
    words = tail.split()
    is_titled = bool(head) and shape.is_office(head)
    if not is_titled or head.split()[0].casefold() in lexicon().surnames:
        return None
    whole = 1 < len(words) <= FORENAMES + 1 and not any(map(is_office, words[:-1]))
    return Named(tail, head) if whole and all(map(shape.is_of_name, words)) else None


def taken_apart(label: str, keys: frozenset[str]) -> Named:
    """The name and the office in a label. `keys` are all labels of the document, folded."""
    if match := _WITH_ASIDE.fullmatch(label):
        return _with_aside(match[1], match[2], keys)
    if shape.is_unnamed(label):
        return Named(label, named=False)
    if letters.is_ideographic(label):
        return _from_ideographs("".join(label.split()))
    return _from_letters(label, keys)


def _from_letters(label: str, keys: frozenset[str]) -> Named:
    """The name and the office in a label whose words are apart."""
    label = shape.without_style(label)
    head, _, tail = (part.strip() for part in label.partition(","))
    if tail and shape.is_name_like(head) and not _goes_on(head, tail, keys):
        return _before_comma(head, tail, keys)
    printed = label.split()
    words = _without_honorifics(printed)
    if _names_nobody(printed, words):
        return Named(label, named=False)
    address = printed[len(printed) - len(words) - 1] if words != printed else ""
    if letters.is_capitals(label) or (address and any(map(letters.is_capitals, printed))):
        found = _from_capitals(label, words)
    else:
        found = _from_words(label, words, keys)
    return replace(found, address=recased(address)) if found.named else found


def _before_comma(head: str, tail: str, keys: frozenset[str]) -> Named:
    """`Ada Lund, head of the department`, `History teacher Ada Lund, moderator`, `Senator Ada
    Lund, chair`.
    """
    words = head.split()
    titled = shape.is_office_and_name(head) or shape.place_at(words) > 0
    if titled or any(map(tells_work, words[:-NAMED])):
        capitals = letters.is_capitals(head)
        found = _from_capitals(head, words) if capitals else _from_words(head, words, keys)
        if not found.named:
            return Named(f"{head}, {tail}", named=False)
        return replace(found, role=", ".join(filter(None, (found.role, tail))))
    name = _without_honorifics(words) or words
    return Named(" ".join(map(recased, name) if letters.is_capitals(head) else name), tail)


def _goes_on(head: str, tail: str, keys: frozenset[str]) -> bool:
    """Whether a comma stands inside an office that a name follows: `Civil Defence,
    Emergencies and Relief Minister Ada Lund`, `Head of the Coptic Church, Pope Ivo II`; not
    `Ada King, Minister`.
    """
    last = tail.rpartition(",")[2].split()
    if shape.is_office(head) and _ends_in_printed(last, keys):
        return True
    before, ends = last[:-NAMED], last[-NAMED:]
    if not before or is_joint(before[-1]) or any(map(is_office, ends)):
        return False
    if any(map(is_joint, head.split()[1:])):
        return all(map(letters.is_capitalised, ends))
    is_part = " " not in head or is_office(head.rpartition(" ")[2])
    return is_part and shape.is_office_and_name(" ".join(last))


def _ends_in_printed(words: Sequence[str], keys: frozenset[str]) -> bool:
    """Whether words end in a whole name that another label prints alone: `Welzijn en Sport Hugo
    de Jonge`; not `assistant to Ada Lund`.
    """
    starts = (n for n in range(1, len(words) - 1) if not is_joint(words[n - 1]))
    return any(" ".join(words[start:]).casefold() in keys for start in starts)


def _names_nobody(printed: Sequence[str], words: Sequence[str]) -> bool:
    """`M. le président`, `O Sr. Secretário`, `The PRESIDING OFFICER`, `THE WITNESS`, `The
    Mayor`. `words` are those behind the form of address.
    """
    if not words or (words != printed and shape.is_unnamed(" ".join(words))):
        return True
    may_be_surname = words == printed and words[0].casefold() in ("la", "le")  # Bruno Le Maire
    if _is_articled_office(words) and not may_be_surname:
        return True
    if printed[0].casefold() == "the":
        capitals = any(map(letters.is_capitals, printed[1:]))
        offices = any(map(_is_titled, words[1:]))
        if not capitals:
            return all(word.casefold() in lexicon().offices for word in words[1:])
        return printed[0] == "The" or not offices
    article = len(printed) - len(words) > 1 and not shape.address_length(printed[:1])
    return article and all(word.casefold() in lexicon().offices for word in words)


def _is_articled_office(words: Sequence[str]) -> bool:
    """Whether words are an article and an office: `le Maire`, `Die Ministerin`."""
    article, *office = (word.casefold() for word in words)
    return (
        article in ARTICLES
        and bool(office)
        and office[0] in lexicon().offices
        and all(map(is_office, office[1:]))
    )


def _is_titled(word: str) -> bool:
    folded = word.strip(".,").casefold()
    return folded in lexicon().offices or folded in lexicon().honorifics


_MANY_TURNED = 3  # labels that make a convention, where half of all have it


def are_surnames_first(labels: Iterable[str]) -> bool:
    """Whether labels print `Surname, Forename`: three or more and half of all, or all of two.
    `President, Ada Lund` tells nothing of it.
    """
    telling = (label for label in labels if not shape.is_unnamed(label) and not behind_comma(label))
    found = [bool(turned(label)) for label in telling]
    many = sum(found) >= _MANY_TURNED and 2 * sum(found) >= len(found)
    return many or (len(found) > 1 and all(found))


def turned(label: str) -> Named | None:
    """`Surra Spadea, Ana María` as `Ana María Surra Spadea`; None for any other label."""
    match = _WITH_ASIDE.fullmatch(label)
    base, aside = match.groups() if match else (label, "")
    surname, comma, forename = (part.strip() for part in base.partition(","))
    if not comma or not surname or not shape.is_forename(forename):
        return None
    return Named(f"{forename} {surname}", aside, surname=surname)


_SURNAME = 2  # ideographs at most, where an office stands inside the name
_GIVEN = 3


def _from_ideographs(label: str) -> Named:
    """`梁國雄議員`, `主席陳唐山`, `董次長國猷`: a name with the office behind, before, inside."""
    for office in sorted(lexicon().suffixes, key=len, reverse=True):
        before, found, behind = label.partition(office)
        if not found:
            continue
        if not before and not behind:
            return Named(label, named=False)
        if not behind and len(before) > 1:
            return Named(before, office)
        if not before and 1 < len(behind) <= _SURNAME + _GIVEN:
            return Named(behind, office)
        if 0 < len(before) <= _SURNAME and 0 < len(behind) <= _GIVEN:
            return Named(before + behind, office)
    return Named(label)


_WITH_ASIDE = regex(r"([^()]*[^() ]) \(([^()]*)\)")


def _with_aside(base: str, aside: str, keys: frozenset[str]) -> Named:
    """`The PRESIDING OFFICER (Mr. Kyl)`: an office and who holds it; `Ada Lund (Paris, PC)`:
    a person and what is said of them.
    """
    found, holder = taken_apart(base, keys), taken_apart(aside, keys)
    told = shape.is_office(base) and shape.tells_holder(base, aside)
    if found.named and not (told and holder.named):
        return replace(found, role=found.role or aside)
    if not holder.named or not _holds_office(base):
        return found
    return replace(holder, role=" ".join(_without_article(_without_honorifics(base.split()))))


def _holds_office(base: str) -> bool:
    """Whether a label without a name tells an office that one person holds."""
    words = [word.casefold() for word in base.split()]
    return any(word in lexicon().offices or word.endswith("speaker") for word in words) or (
        not letters.has_case(base)
    )


def _from_words(label: str, words: list[str], keys: frozenset[str]) -> Named:
    """The office before the name that another label prints alone, or by its own words."""
    for start in range(1, len(words)):
        if _is_printed(words, start, keys):
            return Named(" ".join(words[start:]), " ".join(words[:start]).rstrip(","))
    printed = label.split()
    if at := shape.place_at(printed):
        who = _from_words(" ".join(printed[:at]), words[: at - len(printed)], keys)
        return _placed(who, " ".join(printed[at + 1 :]))
    start = name_start(words)
    joints = list(map(is_joint, words))
    goes_on = any(joints[:start]) and is_institution(words[-1])  # `Minister of Foreign Affairs`
    if goes_on or (start and any(joints[start - 1 : start + 1])):
        return Named(label, named=False)  # `Minister of Economic Development`
    rest = _without_honorifics(words[start:])
    if start and all(map(letters.is_capitals, rest)):
        rest = list(map(recased, rest))  # `Statsrådet ADA LUND`
    office = _without_article(words[:start])
    role = " ".join(office).rstrip(",")  # `Prime Minister of Norland, Ada Lund`
    return Named(" ".join(rest), role) if rest else Named(label, named=False)


def _placed(found: Named, place: str) -> Named:
    """A person with the place that the label tells: `Patriarch Ivo of Norland` has its office."""
    role = f"{found.role} of {place}" if found.role else ""
    return replace(found, role=role, place=place)


def _is_printed(words: Sequence[str], start: int, keys: frozenset[str]) -> bool:
    """Whether another label prints the name alone, or with the first word of its office."""
    name = " ".join(words[start:]).casefold()
    in_short = start > 1 and is_office(words[0]) and f"{words[0].casefold()} {name}" in keys
    return in_short or (name in keys and _may_end_office(words, start))


def _without_article(words: list[str]) -> list[str]:
    return words[1:] if words and words[0].casefold() in ARTICLES else words


def _may_end_office(words: Sequence[str], start: int) -> bool:
    """Whether an office can end there: before a whole name, or behind a word for an office.

    In `Barack Obama`, `Barack` is no office, though `Obama` is a label of its own.
    """
    return len(words) - start > 1 or is_office(words[start - 1])


def _without_honorifics(words: list[str]) -> list[str]:
    return words[shape.address_length(words) :]


def are_two(one: str, other: str) -> bool:
    """Whether two forms of address cannot be one person's: `Mr` and `Mrs`."""
    return {_gender(one), _gender(other)} == {"m", "f"}


def _gender(address: str) -> str:
    folded = address.rstrip(".").casefold()
    known = lexicon()
    return "m" if folded in known.masculine else "f" if folded in known.feminine else ""


def _from_capitals(label: str, words: list[str]) -> Named:
    """`SECRETARY BLINKEN`: what is no office is the surname; `THE PRESIDENT` has none."""
    start, printed = 0, label.split()
    addressed = len(printed) - len(words)
    while start < len(words) and is_office(words[start]):
        if is_surname(printed, addressed + start):
            break
        start += 1
    while 0 < start < len(words) and words[start - 1].casefold() in NOBLE:
        start -= 1  # `SENATOR VAN HOLLEN`
    if start and is_joint(words[start - 1].casefold()):
        whole = len(words) - start > NAMED  # `GOVERNOR OF OHIO ADA LUND`, `PRESIDENT OF MALI`
        start = len(words) - NAMED if whole else len(words)
    name, _, place = " ".join(words[start:]).partition(" of ")  # `Mr. DAVIS of Illinois`
    if not name:
        return Named(label, named=False)
    office = " ".join(map(recased, words[:start]))
    return Named(" ".join(map(recased, name.split())), office, place=place)


def recased(word: str) -> str:
    """`JEAN-PIERRE` as `Jean-Pierre`, `McDONALD` as `McDonald`."""
    if word.casefold() in lexicon().particles:
        return word.casefold()
    return _LETTERS.sub(lambda match: _capitalised(match[0]), word)


def _capitalised(letters: str) -> str:
    """A capital, then small letters; the dotted capital of Turkish has one of one letter."""
    return letters[0] + letters[1:].replace("İ", "i").lower()
