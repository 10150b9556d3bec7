"""The cue reader over all our words, read once: that takes half a second."""

from __future__ import annotations

from functools import cache

from wellbeing.resources import resource
from wellbeing.services.library.cues import Cues


@cache
def whole_reader() -> Cues:
    """Return the one reader of this run, ready to read."""
    cues = Cues(resource("content"))
    cues.read("")
    return cues
