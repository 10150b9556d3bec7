"""Engine time: seconds that really went by, found from the computer's two clocks, and the moment each room is given."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from wellbeing.domain.reminders.events import Now

# Engine time in seconds; finite, so that a state can be written as JSON.
NEVER = -1e15
FOREVER = 1e15


class Moment(NamedTuple):
    """The `now` of every room: engine time `at` which something happens, while an event is being told.

    `told` is the engine time of the event: a boundary that is caught up with lies before it, and what is
    shown is late by the difference. `wall` is the wall clock at `told`. `complete`: nothing more will be
    told of this very moment, so that a notice need not wait for what may come with it.
    """

    at: float
    told: float
    wall: datetime
    complete: bool = False

    @property
    def skew(self) -> float:
        """Calendar time, as the wall clock says now, minus engine time."""
        return self.wall.timestamp() - self.told


class Clocks(NamedTuple):
    """How engine time `t` stands to the computer's clocks at the last event: t = mono + base.

    `wall` and `mono` are those of that event; before `wake` nothing changes by itself.
    """

    base: float = 0.0
    t: float = NEVER
    mono: float = 0.0
    wall: float = 0.0
    wake: float = NEVER


def sync_clock(clocks: Clocks, restarted: bool, now: Now) -> tuple[Clocks, float | None]:
    """Return the clocks with their base for this event, and the seconds that no monotonic clock has counted.

    Those are known over a restart of the app or the machine only, where the wall clock tells the gap;
    None while the app goes on running, whatever the wall clock does.
    """
    mono, wall = now.mono, now.wall.timestamp()
    if clocks.t == NEVER:
        # Engine time begins at nought: small figures keep their digits.
        return Clocks(-mono, 0.0, mono, wall, NEVER), None
    if restarted or mono < clocks.mono:
        gap = max(0.0, wall - clocks.wall)
        return Clocks(clocks.t + gap - mono, clocks.t, mono, wall, NEVER), gap
    return Clocks(clocks.base, clocks.t, mono, wall, clocks.wake), None


def carried(clocks: Clocks, t: float, wake: float) -> Clocks:
    """Return the clocks at the end of a step."""
    return Clocks(clocks.base, t, clocks.mono, clocks.wall, wake)


def moved_on(clocks: Clocks, t: float, now: Now) -> Clocks:
    """Return the clocks after an event before which and by which nothing else changes."""
    return Clocks(clocks.base, t, now.mono, now.wall.timestamp(), clocks.wake)
