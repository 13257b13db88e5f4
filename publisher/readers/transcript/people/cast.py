"""One person, one id, however labelled: names, titles and labels brought together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

from publisher.data import dataclass
from publisher.guidance import Known, folded
from publisher.readers.transcript import letters
from publisher.readers.transcript.people import mentions, names
from publisher.readers.transcript.people.fullnames import fuller
from publisher.readers.transcript.people.mentions import Told
from publisher.readers.transcript.people.names import Named
from publisher.readers.transcript.people.register import Register
from publisher.record import Person


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a record, and the id behind each label (by `Label.key`)."""

    people: tuple[Person, ...]
    ids: Mapping[str, str]
    shared: Mapping[str, tuple[str, ...]]  # labels that fit several people, and their names


def cast_of(
    labels: Sequence[str], told: Sequence[str], text: str = "", known_before: Sequence[Known] = ()
) -> Cast:
    """The people behind the labels (marks left out, in order of appearance).

    `told` are passages that may tell full names and offices: title, bylines, attendance;
    `text` is the whole record, which may tell what initials stand for. `known_before` are
    people of a register or of the file itself; those who do not speak are not added.
    """
    printed = {folded(label): label for label in reversed(labels)}
    keys = list(dict.fromkeys(folded(label) for label in labels))
    together, passages = frozenset(keys), [mentions.told(text) for text in told]
    turned = names.are_surnames_first(printed.values())
    known = _told_apart(
        {
            key: fuller(_named(printed[key], together, passages, turned=turned), printed[key], text)
            for key in keys
        }
    )
    register = Register(known_before)
    settled = {key: register.named(key, named) for key, named in known.items()}
    longer = _longer((known[key], named) for key, named in settled.items())
    doubtful = {key: n for key, n in settled.items() if not register.knows(key, known[key])}
    merged = {**settled, **{key: _fullest(named, longer) for key, named in doubtful.items()}}
    people, ids = _people(keys, printed, merged, register)
    shared = {key: _fitting(named, longer) for key, named in doubtful.items()}
    return Cast(people, ids, {key: fit for key, fit in shared.items() if len(fit) > 1})


def _named(label: str, keys: frozenset[str], told: Sequence[Told], *, turned: bool) -> Named:
    """The name, the office and the surname that a label and the passages tell. `turned`:
    labels print surnames first.
    """
    reversed_ = names.turned(label)
    if reversed_ and (turned or reversed_.name.casefold() in keys):
        return reversed_
    found = _behind_comma(label, keys, told) or names.taken_apart(label, keys)
    if not found.named:
        return mentions.holder(label, told) or found
    full = mentions.completed(found, told, in_capitals=_in_capitals(label))
    others = keys.intersection(folded(part) for part in full.role.split(","))
    return replace(full, role=found.role) if others else full


def _behind_comma(label: str, keys: frozenset[str], told: Sequence[Told]) -> Named | None:
    """`President, Ada Lund`, where another label or a passage tells that she is a person."""
    found = names.behind_comma(label)
    if found and (folded(found.name) in keys or mentions.tells_office(found.name, told)):
        return found
    return None


def _in_capitals(label: str) -> bool:
    """Whether a label prints the surname in capitals: not in `Pope Ivo II`."""
    words = label.partition(" (")[0].split()
    while len(words) > _TITLED and _ROMAN.issuperset(words[-1]):
        words.pop()
    return letters.is_capitals(words[-1])


_TITLED = 2  # words of an office and a surname: `Mr. XI`
_ROMAN = frozenset("IVX")


def _told_apart(known: Mapping[str, Named]) -> dict[str, Named]:
    """Namesakes whose forms of address cannot be one person's keep these in their names, and
    so do those of different places.
    """
    together: dict[str, list[Named]] = {}
    for named in known.values():
        together.setdefault(named.name.casefold(), []).append(named)
    return {key: _apart(named, together[named.name.casefold()]) for key, named in known.items()}


def _apart(named: Named, namesakes: Sequence[Named]) -> Named:
    if any(names.are_two(named.address, other.address) for other in namesakes):
        return replace(named, name=f"{named.address} {named.name}")
    if named.place and len({other.place for other in namesakes if other.place}) > 1:
        return replace(named, name=f"{named.name} of {named.place}")
    return named


def _longer(known: Iterable[tuple[Named, Named]]) -> dict[str, dict[str, None]]:
    """For each shorter form of a name, folded, the names that it may stand for, in order.

    `known` are names as found, each with the name that the person is known by.
    """
    longer: dict[str, dict[str, None]] = {}
    for found, settled in known:
        of_one = [named for named in (found, settled) if named.named]
        for form in chain.from_iterable(map(_shorter, of_one)):
            longer.setdefault(form, {})[settled.name] = None
    return longer


def _shorter(named: Named) -> Iterator[str]:
    """The forms that a name may be shortened to: its ends, and initial and surname."""
    words = named.bare.casefold().split()
    if named.bare != named.name:
        yield " ".join(words)
    for start in range(1, len(words)):
        yield " ".join(words[start:])
    if len(words) > 1 and len(words[0].rstrip(".")) > 1:
        yield f"{words[0][0]}. {words[-1]}"


def _fitting(named: Named, longer: Mapping[str, Mapping[str, None]]) -> tuple[str, ...]:
    return tuple(longer.get(named.name.casefold(), ())) if named.named else ()


def _fullest(named: Named, longer: Mapping[str, Mapping[str, None]]) -> Named:
    """A name that just one fuller name may be shortened to is that one."""
    fitting = _fitting(named, longer)
    return replace(named, name=fitting[0]) if len(fitting) == 1 else named


def _people(
    keys: Sequence[str],
    printed: Mapping[str, str],
    known: Mapping[str, Named],
    register: Register,
) -> tuple[tuple[Person, ...], Mapping[str, str]]:
    """The people, and the id of each label's."""
    by_name: dict[str, list[str]] = {}
    for key in keys:
        by_name.setdefault(known[key].name.casefold(), []).append(key)
    taken = register.ids()
    people, ids = [], {}
    for group in by_name.values():
        name = known[group[0]].name
        found = register.person(name)
        ident = found.id if found and found.id else _identifier(name, taken)
        person = _person(ident, [known[key] for key in group], [printed[k] for k in group])
        people.append(register.completed(person))
        ids.update(dict.fromkeys(group, ident))
    return tuple(people), MappingProxyType(ids)


def _person(ident: str, known: Sequence[Named], labels: Sequence[str]) -> Person:
    role = next((named.role for named in known if named.role), "")
    first = known[0]
    forename, surname = _parts(first, known) if first.named else ("", "")
    return Person(
        ident,
        first.name,
        first.named,
        role,
        forename=forename,
        surname=surname,
        labels=tuple(labels),
    )


def _parts(first: Named, known: Sequence[Named]) -> tuple[str, str]:
    """Forename and surname: the surname is what a label in capitals prints, else the last
    word.
    """
    surname = next((n.surname for n in known if n.surname and n.surname in first.bare), "")
    surname = surname or first.bare.rpartition(" ")[2]
    return " ".join(first.bare.replace(surname, "", 1).split()), surname


def _identifier(name: str, taken: set[str]) -> str:
    """`VladimirPutin`: an XML name (NCName) made of the letters of a name, not yet taken."""
    words = "".join(c if c.isalnum() else " " for c in name).split()
    base = "".join(word[0].upper() + word[1:] for word in words) or "Speaker"
    base = base if base[0].isalpha() else f"Speaker{base}"
    ident, number = base, 1
    while ident.casefold() in taken:
        number += 1
        ident = f"{base}{number}"
    taken.add(ident.casefold())
    return ident
