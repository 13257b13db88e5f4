"""Who is whom in a collection, by the proofs that there are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.tei.corpus.people import cast_of
from publisher.tei.corpus.survey import Meeting, Member


def member(meeting: str, name: str, **facts: object) -> Member:
    forename, _, surname = name.rpartition(" ")
    ident = str(facts.pop("id", name.replace(" ", "")))
    return Member(meeting, ident, name, forename=forename, surname=surname, **facts)  # type: ignore[arg-type]


def meetings(*members: Member) -> list[Meeting]:
    found: dict[str, list[Member]] = {}
    for one in members:
        found.setdefault(one.meeting, []).append(one)
    return [Meeting(i, i, "en", "", "", tuple(of), {}, {}) for i, of in found.items()]


Q1, Q2 = ("wikidata", "Q1"), ("wikidata", "Q2")
VIAF = ("viaf", "7")


@pytest.mark.parametrize(
    ("one", "other", "persons", "codes"),
    [
        (member("a", "Jo Day"), member("b", "Jo Day"), 1, []),
        (member("a", "Jo Day"), member("b", "JO DAY", id="JODAY"), 1, []),
        (member("a", "Day"), member("b", "Day"), 2, ["P232"]),
        (member("a", "J. Day"), member("b", "J. Day"), 2, ["P232"]),
        (member("a", "Day"), member("b", "Jo Day"), 2, []),
        (member("a", "Question", named=False), member("b", "Question", named=False), 2, []),
        (member("a", "Day", identifiers=(Q1,)), member("b", "Jo Day", identifiers=(Q1,)), 1, []),
        (
            member("a", "Jo Day", identifiers=(Q1,)),
            member("b", "Jo Day", identifiers=(Q2,)),
            2,
            ["P232"],
        ),
        (
            member("a", "Jo Day", identifiers=(Q1,)),
            member("b", "Jo Day", identifiers=(VIAF,)),
            1,
            [],
        ),
        (member("a", "Jo Day"), member("a", "Jo Day", id="JoDay2"), 2, ["P232"]),
        (member("a", "Day", id="Registered"), member("b", "J. D.", id="Registered"), 1, []),
    ],
)
def test_two_are_one_when_something_proves_it(one, other, persons, codes):
    cast = cast_of(meetings(one, other), {"Registered"}, ())
    assert len(cast.value.people) == persons
    assert [notice.code for notice in cast.notices] == codes


@given(st.lists(st.sampled_from(["Registered", "Other"]), min_size=2, max_size=2, unique=True))
def test_a_full_name_of_two_whom_the_register_knows_joins_nobody(ids):
    both = [member(meeting, "Jo Day", id=ident) for meeting, ident in zip("ab", ids, strict=True)]
    cast = cast_of(meetings(*both), set(ids), ())
    assert sorted(person.id for person in cast.value.people) == sorted(ids)


def test_the_shared_person_has_what_each_meeting_tells():
    one = member("a", "Jo Day", role="Chair", identifiers=(Q1,), bodies=(("side", "X"),))
    other = member("b", "Jo Maria Day", role="Minister", identifiers=(Q1, VIAF))
    (person,) = cast_of(meetings(one, other), set(), ()).value.people
    assert person.fullest is other
    assert person.roles == ("Chair", "Minister")
    assert person.bodies == (("side", "X"),)
    assert person.identifiers == (Q1, VIAF)


def test_an_id_that_is_taken_is_not_given_again():
    (person,) = cast_of(meetings(member("a", "Jo Day")), set(), {"JoDay"}).value.people
    assert person.id == "JoDay_2"


_NAMES = st.sampled_from(["Jo Day", "Day", "J. Day", "Ann Lee", "Lee", "jo day"])
_MEMBERS = st.builds(
    member,
    st.sampled_from("abc"),
    _NAMES,
    identifiers=st.sampled_from([(), (Q1,), (Q2,), (VIAF,), (Q1, VIAF)]),
    named=st.booleans(),
)


@given(st.lists(_MEMBERS, max_size=12, unique_by=lambda one: (one.meeting, one.id)))
def test_each_person_of_each_meeting_has_one_id_and_no_two_people_share_one(members):
    cast = cast_of(meetings(*members), set(), ()).value
    assert set(cast.ids) == {(one.meeting, one.id) for one in members}
    ids = [person.id for person in cast.people]
    assert len(ids) == len(set(ids))
    assert set(cast.ids.values()) == set(ids)
    for one in members:  # an outside identifier always joins
        for other in members:
            if set(one.identifiers) & set(other.identifiers):
                assert cast.ids[one.meeting, one.id] == cast.ids[other.meeting, other.id]
