"""One table: the profiles of TEI that an edition can be written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from publisher.data import dataclass
from publisher.report import Notice, Outcome, Severity
from publisher.tei import names
from publisher.tei.corpus.root import Collection, write_root
from publisher.tei.edition import Edition
from publisher.tei.variants.declared import declare
from publisher.tei.variants.names import CANONICAL, PARLAMINT, READING
from publisher.tei.variants.parlamint.component import to_parlamint
from publisher.tei.variants.parlamint.root import write_parlamint_root
from publisher.tei.variants.reading import to_reading


@dataclass(frozen=True, slots=True)
class Profile:
    """A row: what makes the profile of a canonical edition of ours, and the root of a corpus
    of such editions. Both are given what the project tells beside the records, `[parlamint]`.
    """

    name: str
    summary: str
    write: Callable[[Edition, Mapping[str, str]], Outcome[Edition]]
    root: Callable[[Collection, Mapping[str, str]], Outcome[Edition]]


def _canonical(edition: Edition, _: Mapping[str, str]) -> Outcome[Edition]:
    return Outcome(edition)


def _root(collection: Collection, _: Mapping[str, str]) -> Outcome[Edition]:
    return Outcome(write_root(collection))


def _reading(edition: Edition, _: Mapping[str, str]) -> Outcome[Edition]:
    return Outcome(to_reading(edition))


def _reading_root(collection: Collection, _: Mapping[str, str]) -> Outcome[Edition]:
    made = write_root(collection)
    declare(made.root, names.PROFILE, names.READING_PROFILE)
    return Outcome(made)


PROFILES: Mapping[str, Profile] = MappingProxyType(
    {
        row.name: row
        for row in (
            Profile(CANONICAL, "u and seg, as docs/tei-profile.md tells", _canonical, _root),
            Profile(
                READING,
                "sp, speaker and p, for tools that cannot show u",
                _reading,
                _reading_root,
            ),
            Profile(
                PARLAMINT,
                "component files and root of a ParlaMint corpus",
                to_parlamint,
                write_parlamint_root,
            ),
        )
    }
)


def write(edition: Edition, profile: Profile, facts: Mapping[str, str]) -> Outcome[Edition]:
    """The edition in a profile of TEI. Never fails.

    P230: the edition is of others, and comes out as it went in.
    """
    if profile.name == CANONICAL or edition.profile == names.PROFILE:
        return profile.write(edition, facts)
    notice = Notice(
        "P230",
        Severity.WARNING,
        f"this TEI does not follow the profile {names.PROFILE}, so there is no {profile.name} "
        "form of it; it is written as it came",
        hint="Leave out --profile, or give the record as text.",
    )
    return Outcome(edition, (notice,))
