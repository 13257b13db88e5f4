"""The shape of a label: could these words name a speaker?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from publisher.patterns import regex
from publisher.readers.transcript.letters import is_capitalised, is_ideographic
from publisher.readers.transcript.lexicon import lexicon

_LONGEST = 18  # words; the longest title and name that samples print have 15
_YEAR = regex(r"\b(?:1[5-9]|20)\d\d\b")
_UNKNOWN = regex(r"\?{1,5}")
_NO_LABEL = regex(r"[;!?…<>{}=|/\\\t]")
_FORENAMES = 3
_NAME_WORDS = 5
_PLACE_WORDS = 2  # capitalised, one behind the other: `North Dakota`
_JOINED = 2  # small words such as `of`, of which a name has hardly two
_FEW_CAPITALS = 8  # words; the longest title and surname that samples print have seven
_IDEOGRAPHS = 14
_CASELESS_WORDS = 5


def without_verb(name: str) -> str:
    """`Mr. Holm (Norland) moved` without its verb."""
    head, _, last = name.rpartition(" ")
    return head if head and last in lexicon().said else name


def without_style(name: str) -> str:
    """`Her Honour the Speaker` without the words of respect that begin it."""
    folded = name.casefold()
    if not folded.startswith(lexicon().styles):
        return name
    rests = (name[len(style) :] for style in lexicon().styles if folded.startswith(style))
    return next((rest.lstrip(" ,") for rest in rests if not rest[:1].isalnum()), name)


def is_unnamed(name: str) -> bool:
    """Whether a label names nobody: `Question`, `MODERATOR`, `SENIOR OFFICIAL TWO`, `???`."""
    if _UNKNOWN.fullmatch(name):
        return True
    if name.endswith(_REPORTERS):
        return True
    titled = without_style(name).casefold().rstrip(".")
    words = _without_sign(titled.removeprefix("the ").replace("_", " ").split())
    if len(words) > 1 and (words[-1].isdigit() or words[-1] in _NUMERALS):
        words.pop()
    if not words:
        return titled != name
    known = " ".join(words) in lexicon().unnamed
    return known or _asked_from(words) or _is_anonymous(words)


_REPORTERS = ("记者", "記者")  # `法新社记者`: of an agency, and nobody by name


def _is_anonymous(words: list[str]) -> bool:
    """`a senior administration official`."""
    return words[0] in _ANONYMOUS and words[-1] in ("official", "officials") and len(words) > 1


def _asked_from(words: list[str]) -> bool:
    """`question from the audience`; but a `chairman of the board` is somebody."""
    known = lexicon()
    asks = words[0] in known.unnamed and words[0] not in known.offices
    return asks and len(words) > 1 and words[1] in known.particles


_NUMERALS = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"])
_ANONYMOUS = frozenset(["a", "senior", "another", "administration", "an", "defense", "u.s."])


def is_office(base: str) -> bool:
    """Whether words begin like an office: `The Cabinet Secretary for Health`, `Minister …`."""
    words = base.casefold().split()
    if words[:1] == ["the"]:
        return bool(lexicon().offices.intersection(words[1:4])) or words[-1] == "speaker"
    return bool(words) and words[0] in lexicon().offices


def is_office_and_name(words: str) -> bool:
    """Whether words have an office in them and end like a name: `Envoy to … Ada Lund`."""
    parts = words.split()
    return (
        _has_office(parts[:-2])
        and (not _has_office(parts[-1:]) or is_surname(parts))
        and all(map(is_of_name, parts[-2:]))
    )


def tells_holder(base: str, aside: str) -> bool:
    """Whether an aside tells who holds an office: a whole name behind `The …`, or one with a
    form of address or an office of its own: `(Mr Holm)`, `(Deputy Ada Lund)`.
    """
    words = aside.split()
    addressed = address_length(words) > 0 or words[0].casefold() in lexicon().offices
    told = addressed or base.casefold().startswith("the ")
    return len(words) > 1 and told and is_name_like(aside)


def has_address(name: str) -> bool:
    """Whether a form of address begins the words: `M. le président`, `Mr Holm`."""
    words = name.split()
    return 0 < address_length(words) < len(words)


def is_addressed(name: str) -> bool:
    """Whether a label is a form of address and a name or an office: `De heer Holm`,
    `Mrs. Ada Lund`, `M. le Maire`.
    """
    words = name.split()
    start = address_length(words)
    if 0 < start < len(words) and words[start] in _ARTICLES:
        return 1 < len(words[start:]) <= _NAME_WORDS and is_office(" ".join(words[start + 1 :]))
    return 0 < start < len(words) <= start + _NAME_WORDS and all(map(is_of_name, words[start:]))


def address_length(words: Sequence[str]) -> int:
    """How many of the words form the address that they begin with: two of `O Sr. Holm`."""
    start = 1 if words and words[0].casefold() in _ARTICLES else 0
    length = start
    known = lexicon().honorifics | _CITIZEN if start else lexicon().honorifics
    while length < len(words) and words[length].rstrip(".").casefold() in known:
        length += 1
    return length if length > start else 0


_CITIZEN = frozenset(["c", "cc", "ciudadano", "ciudadana"])  # `El C. Presidente`, in Mexico
_ARTICLES = frozenset(["o", "a", "el", "la", "le", "de", "den", "der", "die", "il"])


def is_name_like(name: str) -> bool:
    """Whether the words could be a name, after a title or before one.

    `President of Russia Vladimir Putin`, `Konstantin Sivoronov, head of the department`;
    not `The second issue`, not `I would like to say to Ivan Petrov`.
    """
    head, _, tail = name.partition(",")
    words = head.split()
    if not words or len(name.split()) > _LONGEST or says_something(name):
        return False
    if is_office_and_name(name) or place_at(name.split()):
        return True
    if tail and not (is_capitalised(words[-1]) and (len(words) > 1 or is_forename(tail))):
        return False
    ends = words[-1:] if tail or _is_small_title(words[:-1]) else words[-2:]
    return is_capitalised(words[0]) and all(map(is_of_name, ends))


def _is_small_title(words: Sequence[str]) -> bool:
    """Whether words are an article and an office as Romance languages print them before a surname:
    `Le ministre`; not `Die dritte`.
    """
    return len(words) == 2 and words[0].casefold() in _SMALL_ARTICLES and _has_office(words[1:])


_SMALL_ARTICLES = ("el", "il", "la", "le", "o")


def is_of_name(word: str) -> bool:
    """Whether a word may be one of a name: `Holm`, `bin`, `al-Holm`, `d’Holm`."""
    if is_capitalised(word) or word in lexicon().nobiliary:
        return True
    match = _JOINED_NAME.match(word)
    return match is not None and match[1] in lexicon().joined


_JOINED_NAME = regex(r"([^\W\d_]{1,4})[-‑’'](?=[^\W\d_])")


def is_surname(words: Sequence[str]) -> bool:
    """Whether the last of the words, one for an office, is rather a surname: `Judge Ada King`,
    `Angus King`; not `Vice Dean`, `Minister for Social Justice`.
    """
    if len(words) < 2 or words[-1].casefold() not in lexicon().surnames:
        return False
    known, before = lexicon(), words[-2].casefold()
    joined = any(word in known.particles - known.nobiliary for word in words[-3:-1])
    return not joined and before not in known.degrees and before not in known.institutions


def place_at(words: Sequence[str]) -> int:
    """Where the `of` stands behind a person whose place it tells, 0 when there is none:
    `Senator Ada Lund of Maine`, `Queen Ada of Norland`, `John Bishop of Utah`.
    """
    at = words.index("of") if "of" in words else 0
    who = words[:at]
    if not who or not all(map(is_of_name, who)) or not _is_place(words[at + 1 :]):
        return 0
    if is_surname(who) and not _has_article(who):
        return at
    offices = (n for n, word in enumerate(who, 1) if word.casefold() in lexicon().offices)
    start = max(offices, default=0)
    return at if start and _may_hold(who[start - 1].casefold(), who[start:]) else 0


def _may_hold(office: str, name: Sequence[str]) -> bool:
    """Whether words behind an office are a name: two or three, or those of a queen or pope."""
    known = lexicon()
    if not known.degrees.union(known.institutions).isdisjoint(map(str.casefold, name)):
        return False  # `Bishop Emeritus of Norland`
    fewest = 1 if office in known.regnal else 2
    return office not in known.degrees and fewest <= len(name) <= _FORENAMES


def _is_place(words: Sequence[str]) -> bool:
    """Whether words are those of a place, and no name follows: `Moscow and All Russia`."""
    small = [n for n, word in enumerate(words) if word in lexicon().particles]
    ends = [-1, *small, len(words)]
    longest = max(end - start for start, end in pairwise(ends)) - 1
    big = (is_capitalised(word) or word in lexicon().particles for word in words)
    return 0 < longest <= _PLACE_WORDS and all(big) and not _has_office(words)


def _has_article(words: Sequence[str]) -> bool:
    return words[0] == "The" or words[0].casefold() in _ARTICLES


def is_forename(tail: str) -> bool:
    """Whether words behind a comma look like forenames: `Isidro Manuel`."""
    words = tail.split()
    offices = lexicon().offices.intersection(word.casefold().strip(".") for word in words)
    return 0 < len(words) <= _FORENAMES and not offices and all(map(is_capitalised, words))


def is_turned(name: str) -> bool:
    """Whether a name prints the surname first: `Lund Spadea, Ana María`."""
    surname, comma, forename = name.partition(",")
    return bool(comma) and is_capitalised(surname) and is_forename(forename)


def is_section(name: str) -> bool:
    """Whether words head a part of the record, and no speech: `Present`, `BY MR. HOLM`."""
    folded = name.casefold()
    known = folded in lexicon().sections or folded in lexicon().attendance
    return known or folded.startswith("by ") or _is_caption(folded)


def _is_caption(folded: str) -> bool:
    """Whether words number a thing that is shown, or a part: `table 1`, `annex iii`, `表1`."""
    if is_ideographic(folded):
        bare = folded.replace(" ", "").rstrip(_COUNTERS)
        return bare != folded and bare in lexicon().captions
    words = _without_sign(folded.split())
    caption = " ".join(words[:-1]).rstrip(".")
    return caption in lexicon().captions and _is_number(words[-1])


def _without_sign(words: list[str]) -> list[str]:
    """`Juror No. 4` as `Juror 4`."""
    signed = len(words) > 2 and words[-2].casefold().rstrip(".°º") in _SIGNS
    return [*words[:-2], words[-1]] if signed and _is_number(words[-1].casefold()) else words


_SIGNS = ("no", "nr", "n", "№", "رقم", "מס'", "מס׳")
_COUNTERS = "0123456789０１２３４５６７８９一二三四五六七八九十百-－.之 "
_ROMAN = frozenset("ivxlc")


def _is_number(word: str) -> bool:
    """Whether a folded word counts: `2`, `a-1`, `1.3a`, `iii`, `b`, an ordinal, `two`."""
    alone = len(word.strip(".'’׳")) == 1
    figures = _ROMAN.issuperset(word) or any(map(str.isdigit, word))
    return alone or figures or word in lexicon().ordinals or word in _NUMERALS


def is_short_capitals(name: str) -> bool:
    """Whether words in capitals are few enough for a title and a name, and no heading."""
    words = name.casefold().split()
    joined = sum(word in lexicon().particles for word in words)
    titled = lexicon().offices.union(lexicon().honorifics).intersection(words)
    return len(words) <= _FEW_CAPITALS and (joined < _JOINED or bool(titled))


def is_short_caseless(name: str) -> bool:
    """Whether words of a script without capitals are as short as names and titles are."""
    if is_ideographic(name):
        return 1 < len(name.replace(" ", "")) <= _IDEOGRAPHS
    return len(name.split()) <= _CASELESS_WORDS


def is_caseless_name(name: str) -> bool:
    """Whether words of a script without capitals look like a name by themselves."""
    if not is_short_caseless(name) or says_something(name):
        return False
    if is_ideographic(name):
        return name.endswith(lexicon().suffixes)
    return len(name.split()) > 1


def says_something(name: str) -> bool:
    """Whether a word stands there that sentences have and labels do not; `US` is no `us`."""
    words = without_style(name).split()
    if _has_titled_article(words):
        words = words[1:]
    start = address_length(words)
    if 0 < start < len(words) and is_capitalised(words[start]):
        words = words[start + 1 :]  # `Mrs May`, `Mr Said`: a surname
    told = [n for n, word in enumerate(words) if _is_sentence_word(word)]
    told = [n for n in told if not (words[n].islower() and _is_in_office(words, n))]
    return bool(told) and not (len(told) == 1 and _is_in_name(words, told[0]))


def _is_in_office(words: Sequence[str], at: int) -> bool:
    """Whether a small word joins what an office is of, or what bears a name: `Envoy to the …`,
    `Argumenty i Fakty …`.
    """
    apart = [*words[at - 1 : at], *words[at + 1 : at + 2]]
    joins = len(words[at]) == 1 and len(apart) > 1 and all(map(is_capitalised, apart))
    return words[at] in lexicon().particles and (joins or _has_office(words[:at]))


def _is_in_name(words: Sequence[str], at: int) -> bool:
    """Whether a word of sentences is one of a name: `Omar Said`, `Chairperson Ella Lund`, `Will
    Lund`.
    """
    if at == 0:
        known = words[0].casefold() in lexicon().forenames
        return known and 1 < len(words) <= _FORENAMES and all(map(is_capitalised, words))
    if not is_capitalised(words[at]) or not is_capitalised(words[-1]):
        return False
    return _has_office(words[:at]) or (at == len(words) - 1 and at < _NAME_WORDS)


def _has_office(words: Sequence[str]) -> bool:
    return any(word.casefold() in lexicon().offices for word in words)


def _has_titled_article(words: Sequence[str]) -> bool:
    """Whether an article begins the words, and a title follows: `El diputado Holm`."""
    if len(words) < 2 or words[0].casefold() not in _ARTICLES:
        return False
    folded = words[1].rstrip(".").casefold()
    return folded in lexicon().offices or folded in lexicon().honorifics or folded in _CITIZEN


def _is_sentence_word(printed: str) -> bool:
    word = printed.strip(".,;'\"’")
    abbreviated = word.isupper() and (len(word) > 1 or printed.endswith("."))  # `US`, `I. Holm`
    return not abbreviated and word.casefold() in lexicon().sentence


def tells_clause(name: str) -> bool:
    """Whether words that stand once before a colon are rather a clause than a speaker: `Laut Ada
    Lund`, `Gestern sagte Ada Lund`, `Das Ergebnis`; but `Der Abgeordnete Lund` is one.
    """
    first, *words = name.split()
    if not lexicon().verbs.isdisjoint(words):  # as printed: in small letters
        return True
    if not words or first.casefold() not in lexicon().openings:
        return False
    folded = {word.rstrip(".").casefold() for word in words}
    return lexicon().offices.isdisjoint(folded) and lexicon().honorifics.isdisjoint(folded)


def is_plausible(name: str) -> bool:
    """Whether anything at all speaks against the words being a label."""
    if not name or len(name.split()) > _LONGEST:
        return False
    if name[0] == "?":
        return _UNKNOWN.fullmatch(name) is not None
    if not (name[0].isalpha() or name[0] in "$《"):
        return False
    if _YEAR.search(name) and not is_office_and_name(name):
        return False
    if _NO_LABEL.search(name):
        return False
    return ". " not in name or ". " not in _bare(name)


def _bare(name: str) -> str:
    """The name without full stops that end abbreviations and initials."""
    words = _without_sign(name.split())
    return " ".join(w.rstrip(".") if is_abbreviation(w) else w for w in words)


@lru_cache(maxsize=1024)  # words recur
def is_abbreviation(word: str) -> bool:
    """Whether a full stop after this word does not end a sentence: `Mr.`, `J.`, `U.S.`."""
    bare = word.rstrip(".").casefold()
    initials = all(len(part) <= 1 for part in bare.split("."))
    return initials or bare in lexicon().honorifics or bare in ("jr", "sr", "st", "ret", "parl")
