"""Has PySide6 read its own helpers for error messages and help texts only once one of them is asked for.

At each start it unpacks a dozen modules of Python source out of its library and compiles them, 85 kB, a quarter of all
that a bare window costs: for the words of a TypeError, for `inspect.signature`, for writing type stubs. An app without
mistakes needs none of them. Here they stand empty until somebody takes a name from one; then they are read as always.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from wellbeing.unread import Unread, taken

KNOWN = ((6, 11),)
"""Versions of which we know that nothing but Python code takes names from these modules: others are left alone."""
ROOM = "shibokensupport.signature"
LATER = frozenset(
    f"{ROOM}.{name}"
    for name in (
        "parser",
        "mapping",
        "layout",
        "errorhandler",
        "lib.tool",
        "lib.enum_sig",
        "lib.pyi_generator",
    )
)
TAKEN_AT_ONCE = {f"{ROOM}.mapping": "update_mapping"}
"""The one name that PySide6's own C code takes, before it calls it for the first time."""
UNPACKER = "EmbeddableZipImporter"


def read_support_later() -> bool:
    """Import shiboken6, its helpers unread; tell whether that was still to be done."""
    if "shiboken6" in sys.modules:
        return False
    usual = sys.meta_path
    sys.meta_path = _Finders(usual)  # it puts its own finder in front of all others, and takes it out again
    try:
        import shiboken6  # noqa: F401
    finally:
        sys.meta_path = [finder for finder in sys.meta_path if not isinstance(finder, _LaterFinder)]
    return True


class _Finders(list[Any]):
    """Takes PySide6's own finder in with ours around it."""

    def insert(self, place: Any, finder: Any) -> None:
        super().insert(place, _LaterFinder(finder) if type(finder).__name__ == UNPACKER else finder)

    def remove(self, finder: Any) -> None:
        super().remove(next((ours for ours in self if getattr(ours, "finder", None) is finder), finder))


class _LaterFinder:
    """Finds what PySide6's finder does, and has some of it read later."""

    def __init__(self, finder: Any) -> None:
        self.finder = finder

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        found: ModuleSpec | None = self.finder.find_spec(name, path, target)
        if found is not None and name in LATER and sys.modules["shiboken6"].__version_info__[:2] in KNOWN:
            loader: Any = _LaterLoader(self.finder)
            return ModuleSpec(name, loader)
        return found


class _LaterLoader:
    """Makes a module that is empty until a name is taken from it."""

    def __init__(self, unpacker: Any) -> None:
        self._unpacker = unpacker

    def create_module(self, spec: ModuleSpec) -> Unread:
        made, name = Unread(spec.name), spec.name
        made.read_by(lambda: self._read(made, name))
        if called := TAKEN_AT_ONCE.get(name):
            vars(made)[called] = lambda: taken(made, called)()
        return made

    def exec_module(self, module: ModuleType) -> None:
        """Leave it empty."""

    def _read(self, module: Unread, true_name: str) -> None:
        spec: Any = module.__spec__
        spec.name, other_name = true_name, spec.name  # PySide6 has named it anew meanwhile
        try:
            self._unpacker.exec_module(module)
        finally:
            spec.name = other_name
