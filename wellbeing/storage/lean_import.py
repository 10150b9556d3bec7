"""Imports sqlite_utils without what it would load and we never ask it for."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database

DECLINED = frozenset({"numpy", "pandas"})
"""It wants only to know their types of numbers: 100 ms and 16 MiB at every start."""
EMPTIED = "sqlite_utils.recipes"
"""Serves the library's own command line, and imports dateutil for it."""


def database_class() -> type[Database]:
    """Return sqlite_utils' Database; charts import numpy themselves when one is drawn."""
    if "sqlite_utils" not in sys.modules:
        with _lean():
            import sqlite_utils
    import sqlite_utils

    return sqlite_utils.Database


@contextmanager
def _lean() -> Iterator[None]:
    # In new lists: another thread may be walking along the one of this moment.
    finder: Any = _Sparing()  # Python asks no more of it; importlib.abc would import a dozen modules
    sys.meta_path = [finder, *sys.meta_path]
    try:
        yield
    finally:
        sys.meta_path = [other for other in sys.meta_path if other is not finder]


class _Sparing:
    """Answers this thread only: another may import numpy in earnest at this very moment."""

    def __init__(self) -> None:
        self._thread = threading.get_ident()

    def find_spec(
        self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if threading.get_ident() != self._thread:
            return None
        if name in DECLINED:
            raise ModuleNotFoundError(f"{name} is not asked for", name=name)
        empty: Any = _Empty()
        return ModuleSpec(name, empty) if name == EMPTIED else None


class _Empty:
    """Loads a module with nothing in it."""

    def create_module(self, _spec: ModuleSpec) -> None:
        """Leave it to Python."""

    def exec_module(self, module: ModuleType) -> None:
        """Leave it as it is."""
