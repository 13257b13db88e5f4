"""Data classes, cheap to define.

`dataclasses` writes and compiles up to six functions for each class while its module is
imported: 0.3 ms, for a hundred classes and more in each command. Here a class has the same
fields and behaves the same, but its functions are shared, and its `__init__` is written
when the first object is made.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import MISSING, Field
from operator import attrgetter
from reprlib import recursive_repr
from types import FunctionType
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(
        *, slots: bool, frozen: bool = False, eq: bool = True, kw_only: bool = False
    ) -> Callable[[type], type]:
        """As `dataclasses.dataclass`, of which these arguments are in use here."""

        def made(cls: type) -> type:
            if not cls.__doc__:  # else dataclasses makes one, of a signature that is not there yet
                cls.__doc__ = cls.__name__
            is_compiled = hasattr(cls, "__mypyc_attrs__")  # and has its slots from mypyc
            fields = dataclasses.dataclass(
                init=False, repr=False, eq=False, slots=slots and not is_compiled, kw_only=kw_only
            )
            return _behaving(fields(cls), frozen=frozen, eq=eq)

        return made


def _behaving(cls: type, *, frozen: bool, eq: bool) -> type:
    """The class with the functions that it does not have yet."""
    functions: dict[str, object] = {"__init__": _Init(cls, frozen=frozen), "__repr__": _repr}
    if eq:
        functions |= _comparing(cls, hashable=frozen)
    if frozen:
        functions |= _FROZEN
    for name in functions.keys() - vars(cls).keys():
        setattr(cls, name, functions[name])
    return cls


class _Init:
    """An `__init__` that is written when it is first asked for."""

    def __init__(self, cls: type, *, frozen: bool) -> None:
        self._cls = cls
        self._frozen = frozen

    def __get__(self, instance: object, owner: type) -> object:
        written = _written(self._cls, frozen=self._frozen)
        self._cls.__init__ = written  # type: ignore[misc]  # it takes the place of this
        return written if instance is None else written.__get__(instance, owner)


def _written(cls: type, *, frozen: bool) -> Callable[..., None]:
    """The `__init__` of a class, from its fields."""
    fields = dataclasses.fields(cls)
    taken = [field for field in fields if field.init]
    plain = [_parameter(field) for field in taken if not field.kw_only]
    named = [_parameter(field) for field in taken if field.kw_only]
    head = ", ".join(["self", *plain, *(["*", *named] if named else [])])
    lines = [_assignment(field, frozen=frozen) for field in fields if field.init or _told(field)]
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    known = _known(cls, fields)
    exec(f"def __init__({head}):\n " + "\n ".join(lines or ["pass"]), known)  # noqa: S102 -- names of fields
    function: FunctionType = known["__init__"]
    function.__qualname__ = f"{cls.__qualname__}.__init__"
    function.__annotations__ = {field.name: field.type for field in taken}
    return function


def _told(field: Field[Any]) -> bool:
    """Whether a field has a value where none is given."""
    return field.default is not MISSING or field.default_factory is not MISSING


def _parameter(field: Field[Any]) -> str:
    return f"{field.name}=default_{field.name}" if _told(field) else field.name


def _assignment(field: Field[Any], *, frozen: bool) -> str:
    name = field.name
    value = name if field.init else f"default_{name}"
    if field.default_factory is not MISSING:
        value = f"make_{name}() if {value} is default_{name} else {value}"
    return f"set_{name}(self, {value})" if frozen else f"self.{name} = {value}"


def _known(cls: type, fields: Iterable[Field[Any]]) -> dict[str, Any]:
    """What the names in a written `__init__` mean."""
    known: dict[str, Any] = {}
    for field in fields:
        known[f"default_{field.name}"] = field.default
        known[f"make_{field.name}"] = field.default_factory
        known[f"set_{field.name}"] = getattr(cls, field.name).__set__  # past `__setattr__`
    return known


@recursive_repr()
def _repr(self: Any) -> str:
    told = (f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self) if f.repr)
    return f"{type(self).__qualname__}({', '.join(told)})"


def _comparing(cls: type, *, hashable: bool) -> dict[str, object]:
    """How objects of a class are compared: by the values of their fields."""
    fields = dataclasses.fields(cls)
    values = _values([f.name for f in fields if f.compare])
    hashed = _values([f.name for f in fields if (f.compare if f.hash is None else f.hash)])

    def equals(self: object, other: object) -> bool:
        return values(self) == values(other) if type(other) is type(self) else NotImplemented

    def digest(self: object) -> int:
        return hash(hashed(self))

    return {"__eq__": equals, "__hash__": digest if hashable else None}


def _values(names: Sequence[str]) -> Callable[[object], object]:
    """What gives the values of these fields of an object."""
    return attrgetter(*names) if names else lambda _: ()


def _refuse(_self: object, name: str, _value: object = None) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot change {name!r}")


def _getstate(self: Any) -> list[object]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _setstate(self: Any, state: list[object]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


_FROZEN = {
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__getstate__": _getstate,
    "__setstate__": _setstate,
}
