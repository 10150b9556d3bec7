"""Writes the engine's memory as text for the diary and reads it back, refusing what it does not know."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from wellbeing.domain.reminders.state import State

VERSION = 4


class UnreadableState(ValueError):  # noqa: N818 - reads as what happened
    """The text is damaged or comes from a newer version; the caller begins with a fresh state."""


def to_json(state: State) -> str:
    """Return the state as one line of JSON, to be kept in the diary."""
    return json.dumps({"version": VERSION, "state": _plain(state)}, separators=(",", ":"), ensure_ascii=False)


def from_json(text: str) -> State:
    """Return the state that `to_json` wrote, here or in an earlier version; UnreadableState for anything else.

    The next event after it is Started, which finds the gap by the wall clock.
    """
    try:
        state = _built(State, _parts(json.loads(text)))
    except UnreadableState:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError) as problem:
        raise UnreadableState("damaged") from problem
    assert isinstance(state, State)  # noqa: S101 - for the type checker; _built returns what it was asked for
    return state


def _parts(found: object) -> object:
    """Return the parts of a state as this version names them."""
    version = found.get("version") if isinstance(found, dict) else None
    if not isinstance(found, dict) or type(version) is not int or not 1 <= version <= VERSION:
        raise UnreadableState("unknown version")
    state = found.get("state")
    if version == VERSION:
        return state
    from wellbeing.domain.reminders.old_state import from_version_1, from_version_2, from_version_3

    state = from_version_1(state) if version == 1 else state
    state = from_version_2(state) if version < 3 else state
    return from_version_3(state)


def _plain(value: object) -> object:
    names = _names(cast(Any, type(value)))
    if names:
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _built(kind: Any, found: object) -> object:
    if _names(kind):
        return _record(kind, found)
    origin = get_origin(kind)
    if origin is tuple:
        return _tuple(get_args(kind), found)
    if origin in (Union, UnionType):
        return _one_of(get_args(kind), found)
    return PLAIN[kind](found)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """Return the field names of a dataclass or named tuple, nothing for any other kind."""
    if isinstance(kind, type) and is_dataclass(kind):
        return tuple(field.name for field in fields(kind))
    return getattr(kind, "_fields", ())


def _record(kind: Any, found: object) -> object:
    hints = _hints(kind)
    if not isinstance(found, dict) or set(found) != set(_names(kind)):
        raise UnreadableState("other fields")
    return kind(**{name: _built(hints[name], value) for name, value in found.items()})


def _tuple(kinds: tuple[Any, ...], found: object) -> tuple[object, ...]:
    if not isinstance(found, list):
        raise UnreadableState("no list")
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_built(kinds[0], item) for item in found)
    return tuple(_built(kind, item) for kind, item in zip(kinds, found, strict=True))


def _one_of(kinds: tuple[Any, ...], found: object) -> object:
    for kind in kinds:
        try:
            return _built(kind, found)
        except UnreadableState:
            continue
    raise UnreadableState("no such kind of value")


def _exactly(kind: type) -> Callable[[object], object]:
    def check(found: object) -> object:
        if type(found) is not kind:
            raise UnreadableState("another kind of value")
        return found

    return check


def _float(found: object) -> float:
    if type(found) not in (int, float) or not math.isfinite(found):  # type: ignore[arg-type]
        raise UnreadableState("no figure")
    return float(found)  # type: ignore[arg-type]


def _date(found: object) -> date:
    if not isinstance(found, str):
        raise UnreadableState("no date")
    return date.fromisoformat(found)


PLAIN: Mapping[object, Callable[[object], object]] = {
    float: _float,
    int: _exactly(int),
    str: _exactly(str),
    bool: _exactly(bool),
    type(None): _exactly(type(None)),
    date: _date,
}
