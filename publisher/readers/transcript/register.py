"""People who are known before a record is read, found by label or by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publisher.guidance import Known
from publisher.readers.transcript.dialects.base import folded
from publisher.readers.transcript.names import Named
from publisher.record import Person


class Register:
    """Known people by each label and name; where two bear one, the first does."""

    def __init__(self, people: Sequence[Known]) -> None:
        self._by_label: dict[str, Known] = {}
        self._by_name: dict[str, Known] = {}
        for known in people:
            self._by_name.setdefault(folded(known.name), known)
            for label in (*known.labels, known.name):
                self._by_label.setdefault(folded(label), known)

    def ids(self) -> set[str]:
        """The ids that nobody else may bear, folded."""
        return {known.id.casefold() for known in self._by_name.values() if known.id}

    def named(self, key: str, found: Named) -> Named:
        """What is known of the person behind a label, else what was found."""
        known = self._by_label.get(key) or self._by_label.get(folded(found.name))
        if not known or not known.name:
            return found
        return replace(found, name=known.name, named=found.named or folded(known.name) != key)

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
