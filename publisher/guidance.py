"""What a project tells readers beforehand: people it knows, labels it vouches for."""

from __future__ import annotations

from functools import lru_cache

from publisher.data import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """A person who is known before a record is read, from a register or from the file.

    `name` is the fullest; `labels` are printed labels that mean this person, besides the name.
    `id` is what editions call the person, "" for one that is made from the name. `role`,
    `organisation` and `side` are told in the header, and so are `identifiers`: pairs of an
    authority and what it calls the person, `("wikidata", "Q42")`.
    """

    name: str
    labels: tuple[str, ...] = ()
    id: str = ""
    role: str = ""
    organisation: str = ""
    side: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Guidance:
    """What settles a reader's doubts: `people` who are known, and `labels`.

    `labels` are labels of speakers, though nothing else speaks for them; `not_labels` are none,
    whatever speaks for them. Both are compared without regard to case.
    """

    people: tuple[Known, ...] = ()
    labels: tuple[str, ...] = ()
    not_labels: tuple[str, ...] = ()


NO_GUIDANCE = Guidance()


@lru_cache(4096)  # the labels of a record are few, and each is asked for again and again
def folded(label: str) -> str:
    """What makes two labels the same: their letters, whatever case and spaces."""
    return " ".join(label.split()).casefold()
