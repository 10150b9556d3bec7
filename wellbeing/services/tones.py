"""Soft tones at the turns of a breath and when a break is over: off unless wanted, and nothing of them stays behind."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from wellbeing.domain.library.breathing import PhaseKind
from wellbeing.domain.library.tones import BREAK_OVER, OVER_PITCH, PITCHES, tone
from wellbeing.domain.problems import Problem
from wellbeing.services.preferences import PreferenceBook
from wellbeing.system.files import FileTrouble, named_trouble, private_file, private_folder
from wellbeing.system.speaker import Speaker, choose_speaker

FOLDER = "tones"
Choose = Callable[[Mapping[str, str]], Speaker | None]


class Tones:
    """The verbs of the tones. The files they are played from live only as long as an exercise or a break."""

    def __init__(
        self,
        runtime: Path,
        preferences: PreferenceBook,
        choose: Choose = choose_speaker,
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        self._folder = runtime / FOLDER
        self._preferences = preferences
        self._speaker = choose(environ)
        self._written: set[str] = set()

    @property
    def possible(self) -> bool:
        """Whether this computer has something that plays sounds, as far as is known."""
        return self._speaker is not None

    @property
    def wanted(self) -> bool:
        """Whether the person switched the tones on."""
        return self._preferences.current.breath_tone

    def want(self, on: bool) -> Problem | None:
        """Switch the tones on or off for good; returns what is wrong."""
        if not on:
            self.hush()
        return self._preferences.set("breath_tone", on)

    def turn(self, kind: PhaseKind) -> None:
        """Play the tone of a phase that begins; a place that can't be written to stays silent."""
        if self.wanted and kind in PITCHES:
            self._play(kind, PITCHES[kind])

    def tell_break_over(self) -> None:
        """Play the tone of a break's end for whoever wants it."""
        if self._preferences.current.break_tone:
            self._play(BREAK_OVER, OVER_PITCH)

    def hush(self) -> None:
        """Be silent now."""
        if self._speaker is not None:
            self._speaker.hush()

    def close(self) -> None:
        """Be silent and take the files away."""
        self.hush()
        if not self._written:
            return
        for name in self._written:
            with suppress(OSError):
                (self._folder / f"{name}.wav").unlink(missing_ok=True)
        self._written.clear()
        with suppress(OSError):
            self._folder.rmdir()

    def _play(self, name: str, hertz: float) -> None:
        if self._speaker is None:
            return
        try:
            played = self._speaker.play(self._file(name, hertz))
        except FileTrouble:
            return
        if not played:
            self._speaker = None

    def _file(self, name: str, hertz: float) -> Path:
        """Return the file of a tone, written when it is first played; raises FileTrouble."""
        path = self._folder / f"{name}.wav"
        if name not in self._written:  # one left by a crash may hold half a tone
            private_folder(self._folder)
            with named_trouble(path):
                private_file(path).write_bytes(tone(hertz))
            self._written.add(name)
        return path
