"""Has dataclasses write a class's methods when one is first called, and import what only its error words need then.

Python writes the text of half a dozen methods for each of them and compiles it: a quarter of a millisecond a class, 60
classes before the first key, 300 in the tray, where most of their methods are never called.
"""

from __future__ import annotations

import sys

from wellbeing.unread import leave_unread

TYPE_CHECKING = False  # typing's own would be imported for it
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

KNOWN = ((3, 11), (3, 12))
"""Versions of Python that write method by method, by this name; later ones write all of a class's at once."""
WRITER = "_create_fn"


def write_methods_later() -> bool:
    """Change how dataclasses are made from now on; tell whether Python makes them as we know it."""
    leave_unread("inspect")  # three modules more, for the words of a class that has none
    import dataclasses

    write: Callable[..., Any] | None = getattr(dataclasses, WRITER, None)
    if write is None or sys.version_info[:2] not in KNOWN:
        return False
    setattr(
        dataclasses,
        WRITER,
        lambda name, *given, **named: _unwritten(name, lambda: write(name, *given, **named)),
    )
    return True


def _unwritten(name: str, write: Callable[[], Any]) -> Callable[..., Any]:
    """Return a method that writes itself when it is first called, and gives its place in the class to what it wrote."""
    written: Any = None

    def method(own: Any, /, *values: Any, **named: Any) -> Any:
        nonlocal written
        if written is None:
            written = write()
            written.__qualname__ = method.__qualname__
            for each in type(own).__mro__:
                if vars(each).get(name) is method:
                    setattr(each, name, written)
        return written(own, *values, **named)

    method.__name__ = name
    return method
