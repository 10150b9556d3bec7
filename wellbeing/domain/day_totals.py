"""Totals that a system gives for a person's day: how many contacts, never when each of them was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DayTotal:
    """Contacts of `days` days from `day` on; with `minute`, those of `minutes` minutes from there on in that day.

    What a system does not say is None. `rest` is in minutes, `seconds` the time in contact.
    """

    day: date
    contacts: int
    days: int = 1
    minute: int | None = None
    minutes: int | None = None
    at_once: int | None = None
    slow: int | None = None
    bad: int | None = None
    warned: int | None = None
    rest: float | None = None
    seconds: int | None = None
