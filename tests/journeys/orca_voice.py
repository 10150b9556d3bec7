"""The speech server that Orca is given in a journey: it says nothing aloud and writes down each word it is handed.

Orca loads it by its name, with the system's own Python; what was spoken stands in the file that ORCA_SPOKEN names.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from orca import speechserver  # type: ignore[import-not-found]

SPOKEN = "ORCA_SPOKEN"


class SpeechServer(speechserver.SpeechServer):  # type: ignore[misc]
    """Takes what Orca says."""

    @staticmethod
    def getFactoryName() -> str:  # noqa: N802 - Orca's names
        """Return what Orca's settings call it."""
        return "Written down"

    @staticmethod
    def getSpeechServers() -> list[SpeechServer]:  # noqa: N802
        """Return the only one there is."""
        return [SpeechServer()]

    @staticmethod
    def getSpeechServer(info: object = None) -> SpeechServer:  # noqa: N802
        """Return it."""
        return SpeechServer()

    def speak(self, text: str = "", *_: Any, **__: Any) -> None:
        """Write down a sentence."""
        with Path(os.environ[SPOKEN]).open("a", encoding="utf-8") as file:
            file.write(f"{text}\n")

    def speakCharacter(self, character: str, *_: Any, **__: Any) -> None:  # noqa: N802
        """Write down a sign."""
        self.speak(character)

    def speakKeyEvent(self, *_: Any, **__: Any) -> None:  # noqa: N802
        """Say nothing of keys."""
