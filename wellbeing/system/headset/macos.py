"""Asks macOS whether the microphone is in use anywhere; it does not say by which program.

By Apple's documentation of Core Audio; it has not been run on macOS.
"""

from __future__ import annotations

import ctypes
from threading import Event
from typing import Any

from wellbeing.domain.headset import Recording
from wellbeing.system.headset.sound import SoundGone

LIBRARY = "/System/Library/Frameworks/CoreAudio.framework/CoreAudio"
SYSTEM = 1


class PropertyAddress(ctypes.Structure):
    """AudioObjectPropertyAddress."""

    _fields_ = (("selector", ctypes.c_uint32), ("scope", ctypes.c_uint32), ("element", ctypes.c_uint32))


def code(letters: str) -> int:
    """Return four letters as Apple counts them."""
    return int.from_bytes(letters.encode(), "big")


INPUT = PropertyAddress(code("dIn "), code("glob"), 0)
RUNNING = PropertyAddress(code("gone"), code("glob"), 0)
Told = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_uint32, ctypes.c_uint32, ctypes.c_void_p, ctypes.c_void_p)


class CoreAudio:
    """The default microphone; Core Audio calls back when it begins or ceases to run, or is another."""

    def __init__(self, library: Any = None) -> None:
        self.source = "macOS (Core Audio)"
        self._audio = library
        self._changed = Event()
        self._callback = Told(self._hear)  # kept: Core Audio holds no reference

    def open(self) -> None:
        """Load the library and ask to be told."""
        try:
            self._audio = self._audio or ctypes.CDLL(LIBRARY)
            listen = self._audio.AudioObjectAddPropertyListener
        except (OSError, AttributeError) as trouble:
            raise SoundGone("Core Audio does not answer") from trouble
        listen(SYSTEM, ctypes.byref(INPUT), self._callback, None)
        listen(self._number(SYSTEM, INPUT), ctypes.byref(RUNNING), self._callback, None)

    def recordings(self) -> tuple[Recording, ...]:
        """Return one recording without a name while the microphone runs."""
        self._changed.clear()
        microphone = self._number(SYSTEM, INPUT)
        return (Recording(str(microphone)),) if microphone and self._number(microphone, RUNNING) else ()

    def wait(self) -> None:
        """Sleep until it is told of a change or `wake` is called."""
        self._changed.wait()

    def wake(self) -> None:
        """End the waiting, from any thread."""
        self._changed.set()

    def close(self) -> None:
        """There is no connection to hang up."""

    def _hear(self, *_told: object) -> int:
        self._changed.set()
        return 0

    def _number(self, thing: int, address: PropertyAddress) -> int:
        found, size = ctypes.c_uint32(0), ctypes.c_uint32(4)
        wrong = self._audio.AudioObjectGetPropertyData(
            thing, ctypes.byref(address), 0, None, ctypes.byref(size), ctypes.byref(found)
        )
        return 0 if wrong else found.value
