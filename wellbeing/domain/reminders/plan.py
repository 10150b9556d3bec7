"""What may remind a person, and when: the plan that their preferences make."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, time, tzinfo

from wellbeing.domain.days import DAY_CUT
from wellbeing.domain.load import LoadRule
from wellbeing.domain.shifts.shifts import Shifts


@dataclass(frozen=True, slots=True)
class Plan:
    """What may remind, and when; ValueError for lengths that make no sense.

    `shifts` None means always on shift; `usual_high` is the own 80th percentile of past shifts' peak
    acute loads, with `usual_shifts` the number of shifts behind it (E45). `planned_only`: nothing comes but
    the breaks of the rota, or those between the ranges of a day, and short breaths between contacts.
    With `begin_themselves` a break that was told of begins when hands rest, `heads_up_s` seconds later at the
    earliest.
    """

    zone: tzinfo = UTC
    breaks: bool = True
    break_every_min: float = 60
    break_min: float = 5
    natural_break_min: float = 5
    pinned: tuple[time, ...] = ()
    eyes: bool = False
    eyes_every_min: float = 20
    checkins: bool = True
    cooldowns: bool = True
    shift_cards: bool = True
    wind_down: bool = True
    several_at_once: bool = False
    full_screen: bool = False
    shifts: Shifts = None
    day_cut: time = DAY_CUT
    planned_only: bool = False
    heads_up_s: float = 30
    begin_themselves: bool = False
    usual_high: float | None = None
    usual_shifts: int = 0
    load: LoadRule = field(default_factory=LoadRule)

    def __post_init__(self) -> None:
        lengths = (self.break_every_min, self.break_min, self.natural_break_min, self.eyes_every_min)
        if not all(1 <= length <= 1440 for length in lengths):
            raise ValueError("a plan's lengths lie between 1 and 1440 minutes")

    def wants(self, kind: str) -> bool:
        """Tell whether reminders of a kind are switched on; of a contact's silence a card always tells."""
        on = {
            "break": self.breaks, "eyes": self.eyes, "checkin": self.checkins, "cooldown": self.cooldowns,
            "breathing": bool(self.pinned), "wind_down": self.wind_down and self.shifts is not None,
            "shift_start": self.shift_cards, "shift_end": self.shift_cards,
        }  # fmt: skip
        return on.get(kind, True)
