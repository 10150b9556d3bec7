"""Listens to who records, in a thread that sleeps until something changes, and finds a server that went away again."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Thread

from wellbeing.domain.headset import Recording
from wellbeing.system.headset.sound import Sound, SoundGone

log = logging.getLogger(__name__)

Tell = Callable[[tuple[Recording, ...]], object]
AT_MOST_EVERY = 0.1
"""Seconds between two looks: fifty streams that open in a second are five looks, not fifty."""
FIRST_TRY, LAST_TRY = 0.25, 30.0
"""Seconds until a server that went away is looked for again; it doubles up to the last."""
GOODBYE = 0.5


class Listener:
    """Calls `tell` from its own thread with the recordings there are, at once and whenever that changes."""

    def __init__(self, sound: Sound, tell: Tell) -> None:
        self._sound, self._tell = sound, tell
        self._stopped = Event()
        self._told: tuple[Recording, ...] | None = None
        self._thread = Thread(target=self._run, daemon=True, name="headset")

    @property
    def source(self) -> str:
        """Who tells, or why nobody does."""
        return self._sound.source

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """Stop listening; nothing is told afterwards but what is being told now."""
        self._stopped.set()
        for _ in range(round(GOODBYE / 0.02)):  # the waiting may be just about to begin
            self._sound.wake()
            self._thread.join(0.02)
            if not self._thread.is_alive():
                return

    def _run(self) -> None:
        pause = FIRST_TRY
        while not self._stopped.is_set():
            try:
                self._sound.open()
                pause = FIRST_TRY
                self._listen()
            except SoundGone as gone:
                self._sound.source = f"none: {gone}"
                self._say(())
            except Exception as trouble:  # the outer door of this thread
                log.error("the headset could not be listened to", exc_info=trouble)
                self._say(())
            self._stopped.wait(pause)
            pause = min(2 * pause, LAST_TRY)
        self._sound.close()

    def _listen(self) -> None:
        while not self._stopped.is_set():
            self._say(self._sound.recordings())
            self._sound.wait()
            self._stopped.wait(AT_MOST_EVERY)

    def _say(self, recordings: tuple[Recording, ...]) -> None:
        if recordings != self._told and not self._stopped.is_set():
            self._told = recordings
            self._tell(recordings)
