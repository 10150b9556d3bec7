"""Has the enums of Qt made in a third of the time.

PySide6 makes 220 of them with 3,600 members before the first key, as soon as a class of Qt's is named: a tenth of the
whole start. Python makes each member by way of a stand-in that looks through all base classes for its name. Here Python
makes the enum without members, and what its members are is put in plainly.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import Enum, EnumType, IntEnum
from typing import Any

KNOWN = ((3, 11),)
"""Versions of Python of which we know that this comes to the same."""
MAKER = "_create_"
TAKEN = {kind: frozenset(("mro", *dir(kind))).union(*map(vars, kind.__mro__)) for kind in (Enum, IntEnum)}
"""The names that a member may not have for this; flags are left out, they reckon with their members while made."""


def make_enums_quickly() -> bool:
    """Make plain enums so from now on; tell whether Python makes them as we know it."""
    usual: Callable[..., Any] | None = vars(EnumType).get(MAKER)
    if usual is None or sys.version_info[:2] not in KNOWN:
        return False

    def make(cls: Any, name: str, members: Any, **said: Any) -> Any:
        if said.get("module") is None:
            said["module"] = sys._getframe(2).f_globals.get("__name__")  # noqa: SLF001 - as Python finds it
        if said.get("type") is not None or not _are_plain(cls, members):
            return usual(cls, name, members, **said)
        made = usual(cls, name, (), **said)
        _fill(made, members)
        return made

    setattr(EnumType, MAKER, make)
    return True


def _are_plain(cls: Any, members: Any) -> bool:
    """Tell whether all are names and whole numbers, and none is a name that Python treats in a way of its own."""
    taken = TAKEN.get(cls)
    if taken is None or not all(type(each) is tuple and type(each[1]) is int for each in members):
        return False
    names = {name for name, _ in members}
    return (
        len(names) == len(members) and names.isdisjoint(taken) and not any(name[0] == "_" for name in names)
    )


def _fill(made: Any, members: Any) -> None:
    new, is_number = made._new_member_, made._use_args_
    names, by_name, by_value = made._member_names_, made._member_map_, made._value2member_map_
    for name, value in members:
        member = by_value.get(value)
        if member is None:
            member = new(made, value) if is_number else new(made)
            member._value_, member._name_, member.__objclass__ = value, name, made
            member._sort_order_ = len(names)
            by_value[value] = member
            names.append(name)
        type.__setattr__(made, name, member)
        by_name[name] = member
