"""What a sound server, or an operating system, is asked about recordings; each speaks of it in its own way."""

from __future__ import annotations

from typing import Protocol

from wellbeing.domain.headset import Recording


class SoundGone(Exception):  # noqa: N818 - reads as what happened
    """Nobody answers: there is no sound server, or it has just ended."""


class Sound(Protocol):
    """Somebody who knows which programs record. All but `wake` belongs to one thread; any may raise SoundGone."""

    source: str

    def open(self) -> None:
        """Connect; `source` then names who answers."""
        ...

    def recordings(self) -> tuple[Recording, ...]:
        """Return the recording streams there are now."""
        ...

    def wait(self) -> None:
        """Sleep until something about them may have changed, or `wake` is called."""
        ...

    def wake(self) -> None:
        """End the waiting, from any thread."""
        ...

    def close(self) -> None:
        """Hang up; may be called twice."""
        ...
