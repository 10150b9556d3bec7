"""Keeps PySide6 from reading, and keeping for ever, the source text of every module that is imported after it."""

from __future__ import annotations

import sys

READER, QUESTION = "shibokensupport.feature", "_mod_uses_pyside"


def stop_reading_sources() -> bool:
    """Answer PySide6's question for it; tell whether it asks as we know it.

    At each import it reads the module's whole source to learn whether that speaks of PySide6, so that Qt's names
    could be written in snake_case there. Nobody here writes them so. The text stays in `linecache`: 8 MiB for this
    app, 21 more with matplotlib, and the reading takes 15 ms of a start. A version that asks otherwise is left alone.
    """
    reader = sys.modules.get(READER)
    if not callable(getattr(reader, QUESTION, None)):
        return False
    setattr(reader, QUESTION, _speaks_of_no_qt)
    return True


def _speaks_of_no_qt(_module: object) -> bool:
    return False
