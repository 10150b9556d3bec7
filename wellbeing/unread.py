"""Modules that stand empty until somebody takes a name from one; then they are read as always."""

from __future__ import annotations

import sys
from _thread import RLock
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, module_from_spec
from types import ModuleType

TYPE_CHECKING = False  # typing's own would be imported for it
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


READ = "_wellbeing_read"
LOCK = RLock()


class Unread(ModuleType):
    """A module that reads itself, once, whichever thread takes the first name from it."""

    def read_by(self, read: Callable[[], object]) -> None:
        """Have the first name that is asked for read it so."""
        vars(self)[READ] = read

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # Python itself looks for these, in any module
            raise AttributeError(name)
        return taken(self, name)


def taken(module: ModuleType, name: str) -> Any:
    """Return what a name stands for in a module once it is read, also while another thread reads it."""
    with LOCK:
        if READ in vars(module):
            vars(module).pop(READ)()
            module.__class__ = ModuleType  # an ordinary one from now on
    if name not in vars(module):
        raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")
    return vars(module)[name]


class _Later:
    """Loads a module of Python's own unread."""

    def __init__(self, spec: ModuleSpec, usual: Any) -> None:
        self._spec, self._usual = spec, usual

    def create_module(self, spec: ModuleSpec) -> Unread:
        return Unread(spec.name)

    def exec_module(self, module: Unread) -> None:
        """Leave it empty."""
        module.read_by(lambda: self._read(module))

    def _read(self, module: Unread) -> None:
        self._spec.loader = vars(module)["__loader__"] = self._usual
        self._usual.exec_module(module)


def leave_unread(name: str) -> bool:
    """Have whoever imports a module get one that is still to be read; tell whether it was not there already."""
    spec: Any = None if name in sys.modules else find_spec(name)
    if spec is None:
        return False
    # Python asks no more of a loader than this; importlib.abc would import a dozen modules.
    spec.loader = later = _Later(spec, spec.loader)
    module: Any = module_from_spec(spec)
    sys.modules[name] = module
    later.exec_module(module)
    return True
