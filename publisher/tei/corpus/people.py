"""One person, one id, over a whole collection; whoever is in doubt stays apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import MappingProxyType

from publisher.data import dataclass
from publisher.report import Notice, Outcome, Severity
from publisher.tei.corpus.survey import Body, Meeting, Member

_TOLD = 3
"""How many meetings a notice names."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A person of the collection."""

    id: str
    members: tuple[Member, ...]  # as the meetings list them, in the meetings' order

    @property
    def fullest(self) -> Member:
        """Who tells the longest name; the first of several."""
        return max(self.members, key=lambda member: len(member.name))

    @property
    def roles(self) -> tuple[str, ...]:
        """Each role once, in order."""
        return tuple(dict.fromkeys(member.role for member in self.members if member.role))

    @property
    def bodies(self) -> tuple[Body, ...]:
        """Each body or side once, in order."""
        return tuple(dict.fromkeys(body for member in self.members for body in member.bodies))

    @property
    def identifiers(self) -> tuple[tuple[str, str], ...]:
        """Each outside identifier once, in order."""
        return tuple(dict.fromkeys(told for of in self.members for told in of.identifiers))


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a collection, and whose each id of a meeting is."""

    people: tuple[Shared, ...]
    ids: Mapping[tuple[str, str], str]  # shared id by meeting and the id there


def cast_of(
    meetings: Sequence[Meeting], registered: AbstractSet[str], taken: Iterable[str]
) -> Outcome[Cast]:
    """The people of the meetings, each once.

    Two are one person when a register knows both by one id, when they share an outside
    identifier, or when their full names are equal. Nobody else is: an equal surname proves
    nothing. `registered` are the ids of the register; no id is one of those `taken`.

    P232: people of one name who are kept apart, one notice for each name.
    """
    groups = _Groups(meetings, registered)
    notices = tuple(groups.join_names())
    used = set(taken)
    people, ids = [], {}
    for members in groups.found():
        ident = _unused(_wanted(members, registered), used)
        people.append(Shared(ident, members))
        ids.update({(member.meeting, member.id): ident for member in members})
    return Outcome(Cast(tuple(people), MappingProxyType(ids)), notices)


class _Groups:
    """Who is whom: groups of members, joined as proofs are found."""

    def __init__(self, meetings: Sequence[Meeting], registered: AbstractSet[str]) -> None:
        self._registered = registered
        self._all = [member for meeting in meetings for member in meeting.members]
        self._group = list(range(len(self._all)))  # of each member
        self._numbers = {number: [number] for number in self._group}  # of each group's members
        first: dict[tuple[str, ...], int] = {}
        for number, member in enumerate(self._all):
            for proof in self._proofs(member):
                self._join(first.setdefault(proof, number), number)

    def _proofs(self, member: Member) -> Iterator[tuple[str, ...]]:
        if member.id in self._registered:
            yield ("register", member.id)
        yield from member.identifiers

    def join_names(self) -> Iterator[Notice]:
        """Join those whose full names are equal; tell who is kept apart."""
        by_name: dict[str, list[int]] = {}
        for number, member in enumerate(self._all):
            if member.named:
                by_name.setdefault(_folded(member.name), []).append(number)
        for numbers in by_name.values():
            apart = dict.fromkeys(self._group[number] for number in numbers)
            if len(apart) < 2:
                continue
            if reason := self._doubt(numbers, [self._members(group) for group in apart]):
                yield _kept_apart([self._all[number] for number in numbers], reason)
            else:
                for number in numbers:
                    self._join(numbers[0], number)

    def _doubt(self, numbers: Sequence[int], groups: Sequence[Sequence[Member]]) -> str:
        """Why people of one name may be several; "" where nothing speaks for it."""
        if not all(_is_full(self._all[number]) for number in numbers):
            return "the name is not a full one"
        if _overlap({member.meeting for member in group} for group in groups):
            return "one meeting lists two of them"
        told = {identifier for group in groups for of in group for identifier in of.identifiers}
        if len(told) > len({kind for kind, _ in told}):
            return "their outside identifiers differ"
        ids = {of.id for group in groups for of in group if of.id in self._registered}
        return "the register has several" if len(ids) > 1 else ""

    def _join(self, one: int, other: int) -> None:
        low, high = sorted((self._group[one], self._group[other]))
        if low != high:
            moved = self._numbers.pop(high)
            self._numbers[low] += moved
            for number in moved:
                self._group[number] = low

    def _members(self, group: int) -> tuple[Member, ...]:
        return tuple(self._all[number] for number in sorted(self._numbers[group]))

    def found(self) -> Iterator[tuple[Member, ...]]:
        """The members of each person, in order."""
        return map(self._members, sorted(self._numbers))


def _kept_apart(members: Sequence[Member], reason: str) -> Notice:
    places = list(dict.fromkeys(member.meeting for member in members))
    more = f" and {len(places) - _TOLD} more" if len(places) > _TOLD else ""
    return Notice(
        "P232",
        Severity.WARNING,
        f"{members[0].name!r} in {', '.join(places[:_TOLD])}{more} may be one person or "
        f"several, and each is kept apart: {reason}",
        hint="A register of people (--people) settles it, by aliases or identifiers.",
    )


def _overlap(found: Iterable[set[str]]) -> bool:
    seen: set[str] = set()
    for one in found:
        if seen & one:
            return True
        seen |= one
    return False


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _is_full(member: Member) -> bool:
    """Whether a name tells a person apart: a surname, and a forename that is no initial."""
    words = member.forename.split()
    return bool(member.surname) and any(len(word.rstrip(".")) > 1 for word in words)


def _wanted(members: Sequence[Member], registered: AbstractSet[str]) -> str:
    """The id of a person: the register's, else the first meeting's where a full name or an
    identifier stands for it. Who is known in one meeting alone has that meeting's before it,
    so that the id stays theirs when the collection grows.
    """
    known = next((member.id for member in members if member.id in registered), "")
    first = members[0]
    if known or any(
        member.identifiers or (member.named and _is_full(member)) for member in members
    ):
        return known or first.id
    before = f"{first.meeting}.person."
    return before + first.id.removeprefix(before)


def _unused(wanted: str, used: set[str]) -> str:
    ident, number = wanted, 1
    while ident in used:
        number += 1
        ident = f"{wanted}_{number}"
    used.add(ident)
    return ident
