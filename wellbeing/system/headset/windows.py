"""Asks Windows which programs use the microphone: its consent store notes for each when it last stopped.

By Microsoft's documentation of the registry; it has not been run on Windows.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from wellbeing.domain.headset import Recording
from wellbeing.system.headset.sound import SoundGone

STORE = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore\microphone"
PACKED = "NonPackaged"
"""Under it stand programs without a package, each by its path with # for the backslashes."""
STOPPED = "LastUsedTimeStop"
NAME_OR_VALUE = 0x1 | 0x4
"""Tell of keys that come and go, and of values that change."""


class ConsentStore:
    """The list of programs with a microphone; one that is using it has stopped at 0."""

    def __init__(self) -> None:
        self.source = "Windows (consent store)"
        self._woken: Any = None

    def open(self) -> None:
        """Make sure that the list is there."""
        registry = _registry()
        try:
            registry.OpenKey(registry.HKEY_CURRENT_USER, STORE).Close()
        except OSError as trouble:
            raise SoundGone("Windows keeps no list of programs with a microphone") from trouble
        self._woken = self._woken or _library("kernel32").CreateEventW(None, False, False, None)

    def recordings(self) -> tuple[Recording, ...]:
        """Return the programs that use the microphone now."""
        try:
            names = (*_users(STORE), *_users(rf"{STORE}\{PACKED}"))
        except OSError as trouble:
            raise SoundGone("Windows keeps no list of programs with a microphone") from trouble
        return tuple(Recording(name, program_of(name)) for name in names)

    def wait(self) -> None:
        """Sleep until the list changes or `wake` is called."""
        registry, kernel = _registry(), _library("kernel32")
        changed = kernel.CreateEventW(None, False, False, None)
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, STORE, 0, registry.KEY_NOTIFY) as key:
                told = _library("advapi32").RegNotifyChangeKeyValue(
                    int(key), True, NAME_OR_VALUE, changed, True
                )
                if told:
                    raise SoundGone("Windows does not tell of changes")
                both = (ctypes.c_void_p * 2)(changed, self._woken)
                kernel.WaitForMultipleObjects(2, both, False, -1)
        finally:
            kernel.CloseHandle(changed)

    def wake(self) -> None:
        """End the waiting, from any thread."""
        if self._woken:
            _library("kernel32").SetEvent(self._woken)

    def close(self) -> None:
        """There is no connection to hang up."""


def _users(place: str) -> Iterator[str]:
    """Yield the names under a key whose microphone is in use."""
    registry = _registry()
    with registry.OpenKey(registry.HKEY_CURRENT_USER, place) as store:
        for number in range(registry.QueryInfoKey(store)[0]):
            name = registry.EnumKey(store, number)
            try:
                with registry.OpenKey(store, name) as program:
                    if registry.QueryValueEx(program, STOPPED)[0] == 0:
                        yield name
            except OSError:  # one that never used it has no such value
                continue


def _registry() -> Any:
    """Return Python's door to the registry; SoundGone on any other system."""
    try:
        return import_module("winreg")
    except ImportError as trouble:
        raise SoundGone("this is not Windows") from trouble


def _library(name: str) -> Any:
    return getattr(ctypes.windll, name)  # type: ignore[attr-defined,unused-ignore]


def program_of(name: str) -> str:
    """Return a program's own name from its key: the file of a path, the name of a package."""
    return name.rsplit("#", 1)[-1].removesuffix(".exe") if "#" in name else name.split("_", 1)[0]
