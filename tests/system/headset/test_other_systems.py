"""Windows and macOS by their documentation: what is read out of their answers; neither has been run."""

from __future__ import annotations

import ctypes
from typing import Any

import pytest

from wellbeing.system.headset.choose import choose_sound
from wellbeing.system.headset.macos import INPUT, CoreAudio
from wellbeing.system.headset.sound import SoundGone
from wellbeing.system.headset.windows import ConsentStore, program_of


@pytest.mark.parametrize(
    ("key", "program"),
    [
        ("C:#Program Files#Softphone#Softphone.exe", "Softphone"),
        ("Microsoft.SkypeApp_kzf8qxf38zg5c", "Microsoft.SkypeApp"),
    ],
)
def test_a_programs_name_in_the_consent_store(key: str, program: str):
    assert program_of(key) == program


def test_elsewhere_each_says_that_it_is_not_there():
    for platform in ("win32", "darwin"):
        with pytest.raises(SoundGone):
            choose_sound({}, platform).open()


class FakeAudio:
    """Core Audio with one microphone, number 40."""

    def __init__(self) -> None:
        self.running = 0
        self.listeners = 0

    def AudioObjectAddPropertyListener(self, *_given: Any) -> int:  # noqa: N802
        self.listeners += 1
        return 0

    def AudioObjectGetPropertyData(  # noqa: N802
        self, thing: int, address: Any, _size: int, _more: None, _length: Any, found: Any
    ) -> int:
        asked = ctypes.cast(address, ctypes.POINTER(type(INPUT))).contents
        value = 40 if asked.selector == INPUT.selector else self.running
        ctypes.cast(found, ctypes.POINTER(ctypes.c_uint32)).contents.value = value
        return 0


def test_a_microphone_that_runs_is_one_recording_without_a_name():
    audio = FakeAudio()
    sound = CoreAudio(audio)
    sound.open()
    assert audio.listeners == 2
    assert sound.recordings() == ()
    audio.running = 1
    sound._hear()
    sound.wait()
    (recording,) = sound.recordings()
    assert (recording.id, recording.program) == ("40", "")


def test_windows_keeps_its_name():
    assert "Windows" in ConsentStore().source
