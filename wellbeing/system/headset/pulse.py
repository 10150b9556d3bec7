"""Asks PulseAudio, or PipeWire in its words, which programs record; no stream of our own is ever opened."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from wellbeing.domain.headset import Recording
from wellbeing.system.headset.sound import SoundGone

PATIENCE = (0.03, 0.1, 0.4, 1.5)
"""Seconds that the server may take to answer, tried one after the other. It takes a few thousandths, but the client
library waits each of them to its end."""
METERS = ("org.PulseAudio.pavucontrol", "org.gnome.VolumeControl")
"""Programs that only draw how loud the microphone is."""
NOBODY = 2**32 - 1


class PulseSound:
    """A connection to the sound server of a session; the client library listens without asking again and again."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.source = "none: not asked yet"
        self._server = server_of(environ)
        self._pulse: Any = None
        self._news = False

    def open(self) -> None:
        """Connect; nothing is started that does not run."""
        pulsectl = _library()
        self.close()
        self._pulse = pulsectl.Pulse("wellbeing", server=self._server, connect=False)
        try:
            self._connect(_troubles(pulsectl))
            info = self._pulse.server_info()
            self.source = f"{info.server_name} {info.server_version}"
            self._pulse.event_mask_set("source_output")
            self._pulse.event_callback_set(self._hear)
        except _troubles(pulsectl) as trouble:
            self.close()
            raise SoundGone("the sound server does not answer") from trouble

    def _connect(self, troubles: tuple[type[Exception], ...]) -> None:
        for patience in PATIENCE[:-1]:
            with suppress(*troubles):
                self._pulse.connect(autospawn=False, timeout=patience)
                return
        self._pulse.connect(autospawn=False, timeout=PATIENCE[-1])

    def recordings(self) -> tuple[Recording, ...]:
        """Return the recording streams there are now."""
        pulsectl = _library()
        self._news = False
        try:
            return tuple(self._recording(stream) for stream in self._pulse.source_output_list())
        except _troubles(pulsectl) as trouble:
            raise SoundGone("the sound server has ended") from trouble

    def wait(self) -> None:
        """Sleep until the server tells of a recording that began, changed or ended."""
        pulsectl = _library()
        try:
            if not self._news:  # what came while the streams were listed is news already
                self._pulse.event_listen()
        except _troubles(pulsectl) as trouble:
            raise SoundGone("the sound server has ended") from trouble

    def wake(self) -> None:
        """End the waiting, from any thread."""
        pulse = self._pulse
        if pulse is not None:
            with suppress(Exception):  # it may be hanging up at this very moment
                pulse.event_listen_stop()

    def close(self) -> None:
        """Hang up; may be called twice."""
        if self._pulse is not None:
            self._pulse.close()
        self._pulse = None

    def _hear(self, _event: object) -> None:
        self._news = True
        raise _library().PulseLoopStop

    def _recording(self, stream: Any) -> Recording:
        told = stream.proplist
        own = told.get("application.process.id") == str(os.getpid())
        program = str(told.get("application.name") or told.get("application.process.binary") or "")
        return Recording(str(stream.index), program[:60], bool(stream.corked), self._no_talk(stream), own)

    def _no_talk(self, stream: Any) -> bool:
        """Tell whether a stream records what the loudspeakers play, or only draws a level."""
        if stream.proplist.get("application.id") in METERS or stream.resample_method == "peaks":
            return True
        with suppress(_library().PulseIndexError):
            return int(self._pulse.source_info(stream.source).monitor_of_sink) != NOBODY
        return False  # its source has gone meanwhile: the next look tells


def server_of(environ: Mapping[str, str]) -> str | None:
    """Return the address of a session's sound server; None leaves it to the client library to find one."""
    if environ.get("PULSE_SERVER"):
        return environ["PULSE_SERVER"]
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    return f"unix:{Path(runtime) / 'pulse' / 'native'}" if runtime else None


def _troubles(pulsectl: Any) -> tuple[type[Exception], ...]:
    """Return what the client library raises when the server goes away, whichever layer of it notices first."""
    call_error = pulsectl._pulsectl.LibPulse.CallError  # noqa: SLF001 - it has no public name
    return (pulsectl.PulseError, pulsectl.PulseDisconnected, call_error, OSError)


def _library() -> Any:
    """Return the client library; SoundGone where it is not installed."""
    try:
        import pulsectl
    except (ImportError, OSError) as trouble:
        raise SoundGone("the library libpulse0 or the package pulsectl is missing") from trouble
    return pulsectl
