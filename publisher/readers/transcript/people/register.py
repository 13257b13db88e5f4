"""People who are known before a record is read, found by label or by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publisher.guidance import Known, folded
from publisher.readers.transcript.people.names import Named
from publisher.record import Person


class Register:
    """Known people by each label and name; where two bear one, the first does.

    Two with one id are one person, known from two places.
    """

    def __init__(self, people: Sequence[Known]) -> None:
        by_id: dict[str, Known] = {}
        bearers = [by_id.setdefault(known.id, known) if known.id else known for known in people]
        self._by_label: dict[str, Known] = {}
        self._by_name: dict[str, Known] = {}
        for known, bearer in zip(people, bearers, strict=True):
            self._by_name.setdefault(folded(known.name), bearer)
            for label in known.labels:
                self._by_label.setdefault(folded(label), bearer)

    def ids(self) -> set[str]:
        """The ids that nobody else may bear, folded."""
        return {known.id.casefold() for known in self._by_name.values() if known.id}

    def knows(self, key: str, found: Named) -> bool:
        """Whether the person behind a label is known, so that nothing is left to guess."""
        return self._behind(key, found) is not None

    def named(self, key: str, found: Named) -> Named:
        """What is known of the person behind a label, else what was found."""
        known = self._behind(key, found)
        if not known:
            return found
        return replace(found, name=known.name, named=found.named or folded(known.name) != key)

    def _behind(self, key: str, found: Named) -> Known | None:
        """The person behind a label: labels go before names, as printed before as found."""
        known = next(filter(None, map(self._bearing, (key, folded(found.name)))), None)
        return known if known and known.name else None

    def _bearing(self, label: str) -> Known | None:
        return self._by_label.get(label) or self._by_name.get(label)

    def person(self, name: str) -> Known | None:
        """The person with this name."""
        return self._by_name.get(folded(name))

    def completed(self, person: Person) -> Person:
        """The person with what is known besides; what the record prints goes first."""
        known = self.person(person.name)
        if not known:
            return person
        return replace(
            person,
            role=person.role or known.role,
            organisation=person.organisation or known.organisation,
            side=person.side or known.side,
            identifiers=person.identifiers or known.identifiers,
        )
