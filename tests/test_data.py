"""Our data classes behave as those of `dataclasses` do, for all that is in use here."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError, field
from typing import Generic, TypeVar

import pytest

from publisher.data import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Point(Generic[T]):
    """All kinds of fields."""

    x: T
    y: int = 2
    tags: list[str] = field(default_factory=list)
    note: str = field(default="", repr=False, compare=False)
    kind: str = field(default="point", init=False)
    sum: int = field(init=False, repr=False, compare=False)

    def __post_init__(self):
        object.__setattr__(self, "sum", self.y + 1)


@dataclass(frozen=True, slots=True)
class Place(Point[T]):
    """A class with a base."""

    name: str = "here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Fields by name only, with and without a value, in any order."""

    a: int = 1
    b: int


@dataclass(slots=True)
class Changing:
    """What may change has no hash."""

    x: int


@dataclass(frozen=True, slots=True)
class Unhashed:
    """A field that is compared, but is not part of the hash."""

    x: int
    table: dict[str, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, eq=False)
class Itself:
    """Equal to nothing but itself."""

    x: int


@dataclass(frozen=True, slots=True)
class Own:
    """Functions of its own go first."""

    x: int

    def __repr__(self):
        return "own"

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 1


@dataclass(frozen=True, slots=True)
class Empty:
    """No fields at all."""


def test_the_init_takes_what_that_of_dataclasses_takes():
    assert str(inspect.signature(Place)).startswith("(x: 'T', y: 'int' = 2, tags: 'list[str]' = ")
    assert str(inspect.signature(Named)) == "(*, a: 'int' = 1, b: 'int')"


def test_values_are_where_they_belong():
    point = Point("a", note="n")
    assert (point.x, point.y, point.tags, point.note) == ("a", 2, [], "n")
    assert (point.kind, point.sum) == ("point", 3)
    assert Place(1, 2, name="there").name == "there"
    assert Place(1).sum == 3
    assert (Named(b=2).a, Named(b=2).b) == (1, 2)


def test_each_object_has_a_default_of_its_own():
    assert Point(1).tags is not Point(1).tags


@pytest.mark.parametrize("arguments", [(), (1, 2, [], "", 5)])
def test_too_few_and_too_many_arguments_are_errors(arguments):
    with pytest.raises(TypeError, match=r"Point.__init__\(\)"):
        Point(*arguments)


def test_the_fields_are_printed():
    assert repr(Point(1)) == "Point(x=1, y=2, tags=[], kind='point')"
    assert repr(Place(1)) == "Place(x=1, y=2, tags=[], kind='point', name='here')"
    assert repr(Empty()) == "Empty()"
    assert repr(Own(1)) == "own"


def test_what_holds_itself_can_be_printed():
    changing = Changing(1)
    changing.x = changing
    assert repr(changing) == "Changing(x=...)"


def test_equal_are_those_of_one_class_with_equal_fields():
    assert Point(1, note="a") == Point(1, note="b")
    assert Point(1) != Point(2)
    assert Point(1) != Place(1)
    assert Empty() == Empty()
    assert Own(1) == Own(2)
    assert Itself(1) != Itself(1)
    assert Point(1).__eq__(1) is NotImplemented


def test_what_cannot_change_has_a_hash():
    assert hash(Named(b=1)) == hash(Named(b=1))
    assert hash(Own(1)) == 1
    assert len({Unhashed(1), Unhashed(1), Unhashed(1, {"a": 1})}) == 2
    assert len({Itself(1), Itself(1)}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(Changing(1))


def test_what_is_frozen_cannot_be_changed():
    point = Point(1)
    for change in (
        lambda: setattr(point, "x", 2),
        lambda: delattr(point, "x"),
        lambda: setattr(point, "z", 2),
    ):
        with pytest.raises(FrozenInstanceError):
            change()
    changing = Changing(1)
    changing.x = 2
    assert changing.x == 2
    with pytest.raises(AttributeError):
        changing.z = 2


@pytest.mark.parametrize(
    "value", [Point(1, tags=["a"]), Place(1), Named(b=2), Changing(1), Empty()]
)
def test_objects_cross_to_other_processes_and_are_copied(value):
    for again in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):  # noqa: S301 -- our own
        assert again == value
        assert again is not value


def test_dataclasses_knows_them():
    assert dataclasses.replace(Point(1), x=2) == Point(2)
    assert dataclasses.asdict(Named(b=2)) == {"a": 1, "b": 2}
    assert [f.name for f in dataclasses.fields(Place)][-1] == "name"
    match Point(1, 5):
        case Point(x, 5):
            assert x == 1


def test_they_cost_a_tenth_of_those_of_dataclasses_to_define():
    """Not the time is measured, which varies, but how much Python compiles."""
    code = """
import builtins, {module}
count, real = 0, builtins.exec
def counting(*arguments):
    global count
    count += len(arguments[0])
    return real(*arguments)
builtins.exec = counting
@{module}.dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 2
print(count)
"""
    counts = {
        module: int(subprocess.check_output([sys.executable, "-c", code.format(module=module)]))
        for module in ("dataclasses", "publisher.data")
    }
    assert 10 * counts["publisher.data"] < counts["dataclasses"]
