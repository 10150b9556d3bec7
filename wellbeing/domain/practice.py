"""An exercise as it was done: for how long, and the stress before and after where it was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Session:
    """One exercise done or stopped; `seconds` is how long it ran, before and after are stress 0-10 or not said."""

    at: datetime
    exercise: str
    seconds: float
    finished: bool
    before: int | None = None
    after: int | None = None
