"""Has dataclasses write a class's methods when one is first called, and import what only its error words need then.

Python writes the text of half a dozen methods for each of them and compiles it: a quarter of a millisecond a class, 60
classes before the first key, 300 in the tray, where most of these methods are never called. There they hold 1 MiB, with
each class as it was before it got its slots.
"""

from __future__ import annotations

import sys

from wellbeing.unread import leave_unread

TYPE_CHECKING = False  # typing's own would be imported for it
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType
    from typing import Any

KNOWN = ((3, 11), (3, 12))
"""Versions of Python that write method by method, by these names; later ones write all of a class's at once."""
WRITERS = {"_init_fn": "__init__", "_repr_fn": "__repr__", "_hash_fn": "__hash__"}
COMPARING = "_cmp_fn"
SETTING, SETTERS = "_frozen_get_del_attr", ("__setattr__", "__delattr__")
SLOTTING, WEAK = "_add_slots", "__weakref__"
MAKING = "_process_class"


def write_methods_later() -> bool:
    """Change how dataclasses are made from now on; tell whether Python makes them as we know it."""
    leave_unread("inspect")  # three modules more, for the words of a class that has none
    import dataclasses

    if sys.version_info[:2] not in KNOWN:
        return False
    if getattr(dataclasses, COMPARING).__module__ == __name__:  # done before
        return True
    for writer, name in WRITERS.items():
        _put_off(dataclasses, writer, name)
    _put_off_comparing(dataclasses)
    _put_off_setting(dataclasses)
    _let_go_of_unslotted(dataclasses)
    _give_words(dataclasses)
    return True


def _put_off(module: ModuleType, writer: str, name: str) -> None:
    usual = getattr(module, writer)

    def write(_owner: type, *given: Any) -> Any:
        return usual(*given)

    setattr(module, writer, lambda *given: _Unwritten(name, write, given))


def _put_off_comparing(module: ModuleType) -> None:
    usual = getattr(module, COMPARING)

    def write(_owner: type, *given: Any) -> Any:
        return usual(*given)

    def later(name: str, sign: str, own: str, other: str, globals: object) -> _Unwritten:  # noqa: A002
        return _Unwritten(name, write, (name, sign, own, other, globals))

    setattr(module, COMPARING, later)


def _put_off_setting(module: ModuleType) -> None:
    """Python would give these the class from before it got its slots, and so keep both for ever."""
    usual = getattr(module, SETTING)

    def write(owner: type, place: int, *given: Any) -> Any:
        return usual(owner, *given)[place]

    def later(_cls: type, *given: Any) -> tuple[_Unwritten, ...]:
        return tuple(_Unwritten(name, write, (place, *given)) for place, name in enumerate(SETTERS))

    setattr(module, SETTING, later)


def _let_go_of_unslotted(module: ModuleType) -> None:
    """Take from a class with slots what the one without left in it, as Python does from 3.11.3 on: it kept both."""
    usual = getattr(module, SLOTTING)

    def slotted(*given: Any) -> Any:
        made = usual(*given)
        left = vars(made).get(WEAK)
        if left is not None and left.__objclass__ is not made:
            delattr(made, WEAK)
        return made

    setattr(module, SLOTTING, slotted)


def _give_words(module: ModuleType) -> None:
    """Call a class that says nothing of itself by its name: Python would import inspect to write its signature."""
    usual = getattr(module, MAKING)

    def made(cls: type, *given: Any) -> Any:
        if not cls.__doc__:
            cls.__doc__ = cls.__name__
        return usual(cls, *given)

    setattr(module, MAKING, made)


class _Unwritten:
    """A method that is written when it is first asked for, and then stands in its class like any other."""

    __slots__ = ("__name__", "_given", "_write")  # there are two thousand of them

    def __init__(self, name: str, write: Callable[..., Any], given: tuple[object, ...]) -> None:
        self.__name__, self._write, self._given = name, write, given

    def __get__(self, own: object, kind: type) -> Any:
        """Return the method of an object, or of the class where there is none."""
        owner = next((each for each in kind.__mro__ if vars(each).get(self.__name__) is self), kind)
        written = self._write(owner, *self._given)
        written.__qualname__ = f"{owner.__qualname__}.{self.__name__}"
        if vars(owner).get(self.__name__) is self:
            setattr(owner, self.__name__, written)
        return written.__get__(own, kind)
