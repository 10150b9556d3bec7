"""Chooses who is asked about recordings on this machine."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from wellbeing.domain.headset import Recording
from wellbeing.system.headset.listener import Listener, Tell
from wellbeing.system.headset.sound import Sound, SoundGone


def choose_sound(environ: Mapping[str, str], platform: str = sys.platform) -> Sound:
    """Return who knows on this system; whether it answers shows when it is opened."""
    if platform == "win32":
        from wellbeing.system.headset.windows import ConsentStore

        return ConsentStore()
    if platform == "darwin":
        from wellbeing.system.headset.macos import CoreAudio

        return CoreAudio()
    from wellbeing.system.headset.pulse import PulseSound

    return PulseSound(environ)


def listen_to_headset(environ: Mapping[str, str], tell: Tell) -> Listener:
    """Return a listener to the recordings of this session, not started yet."""
    return Listener(choose_sound(environ), tell)


def recordings_now(
    environ: Mapping[str, str], *, look: bool = True
) -> tuple[str, tuple[Recording, ...] | None]:
    """Return who tells of recordings and which there are; None, with the reason, where nobody does.

    Without `look` it is only asked who would tell.
    """
    sound = choose_sound(environ)
    try:
        sound.open()
        return sound.source, sound.recordings() if look else ()
    except SoundGone as gone:
        return f"none: {gone}", None
    finally:
        sound.close()
