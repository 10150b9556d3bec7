"""Has PySide6 read its own helpers for error messages and help texts only once one of them is asked for.

At each start it unpacks a dozen modules of Python source out of its library and compiles them, 85 kB, a quarter of all
that a bare window costs: for the words of a TypeError, for `inspect.signature`, for writing type stubs. An app without
mistakes needs none of them. Here they stand empty until somebody takes a name from one; then they are read as always.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import Any

KNOWN = ((6, 11),)
"""Versions of which we know that nothing but Python code takes names from these modules: others are left alone."""
ROOM = "shibokensupport.signature"
LATER = frozenset(
    f"{ROOM}.{name}"
    for name in ("parser", "layout", "errorhandler", "lib.tool", "lib.enum_sig", "lib.pyi_generator")
)
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


class _LaterFinder(MetaPathFinder):
    """Finds what PySide6's finder does, and has some of it read later."""

    def __init__(self, finder: Any) -> None:
        self.finder = finder

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        found: ModuleSpec | None = self.finder.find_spec(name, path, target)
        later = name in LATER and sys.modules["shiboken6"].__version_info__[:2] in KNOWN
        return ModuleSpec(name, _LaterLoader(self.finder)) if found is not None and later else found


class _LaterLoader(Loader):
    """Makes a module that is empty until a name is taken from it."""

    def __init__(self, unpacker: Any) -> None:
        self._unpacker = unpacker

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        made = _Unread(spec.name)
        vars(made)[_Unread.READ] = (spec.name, self._unpacker)
        return made

    def exec_module(self, module: ModuleType) -> None:
        """Leave it empty."""


class _Unread(ModuleType):
    """A module that reads itself, once, whichever thread takes the first name from it."""

    READ = "_wellbeing_read"
    LOCK = RLock()

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # Python itself looks for these, in any module
            raise AttributeError(name)
        with self.LOCK:
            if self.READ in vars(self):
                self._read(*vars(self).pop(self.READ))
        if name not in vars(self):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        return vars(self)[name]

    def _read(self, true_name: str, unpacker: Any) -> None:
        spec: Any = self.__spec__
        spec.name, other_name = true_name, spec.name  # PySide6 has named it anew meanwhile
        try:
            unpacker.exec_module(self)
        finally:
            spec.name = other_name
        self.__class__ = ModuleType  # type: ignore[assignment]  # an ordinary one from now on
