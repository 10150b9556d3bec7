"""Somebody who listens to the tones: keeps what was played, and sees that each file is a sound for one person alone."""

from __future__ import annotations

import stat
from pathlib import Path


class RecordingSpeaker:
    """A speaker that keeps the names of what it plays; '-' is where it fell silent."""

    source = "speaker"

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.works = True

    def play(self, file: Path) -> bool:
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
        assert file.read_bytes().startswith(b"RIFF")
        self.heard.append(file.stem)
        return self.works

    def hush(self) -> None:
        self.heard.append("-")
