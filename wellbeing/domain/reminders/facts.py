"""What one subject of the engine tells or asks of the others; nothing else passes between them.

A subject's `next_event` names a boundary, its `apply` answers with the part as it is now and with facts; the
engine hands each on, at once and in order, to the subjects that hear it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from wellbeing.domain.reminders.parts.clocks import FOREVER
from wellbeing.domain.reminders.parts.presence import Presence


@dataclass(frozen=True, slots=True)
class FirstStart:
    """The engine has no memory at all: time begins here."""


@dataclass(frozen=True, slots=True)
class ClockFound:
    """After a restart the gap is known by the wall clock, which the calendar follows again."""


@dataclass(frozen=True, slots=True)
class WentAway:
    """Nobody can have been at work from here on: the app did not run, or the machine stood still."""


@dataclass(frozen=True, slots=True)
class CameBack:
    """That time is over, and it is as before; `presence` None: the app runs again."""

    presence: Presence | None = None


@dataclass(frozen=True, slots=True)
class DaysSkipped:
    """Time goes on from here, as in a day that nobody has lived in yet."""


@dataclass(frozen=True, slots=True)
class CountLost:
    """More would have happened than anybody lives through: what waits is let go of."""


@dataclass(frozen=True, slots=True)
class IdleSampled:
    """The timer brought seconds since the last input, None where no source tells; time is caught up with later."""

    idle: float | None


@dataclass(frozen=True, slots=True)
class InputSampled:
    """That sample was of a new input, and time has been caught up with."""


@dataclass(frozen=True, slots=True)
class MarkPresent:
    """Somebody is there."""


@dataclass(frozen=True, slots=True)
class PauseOver:
    """The pause has come to its end."""


@dataclass(frozen=True, slots=True)
class CalendarTurned:
    """The calendar's nearest moment is here: a shift or a day begins or ends, a paid break, a pinned time."""


@dataclass(frozen=True, slots=True)
class DayEnds:
    """The day is to be closed and the next one begun."""


@dataclass(frozen=True, slots=True)
class DayOver:
    """A day was closed; `carried`: its break is still to be offered, `worked`: it had any work."""

    day: date
    carried: bool
    worked: bool


@dataclass(frozen=True, slots=True)
class ShiftLeft:
    """A shift has ended."""


@dataclass(frozen=True, slots=True)
class ShiftEntered:
    """A shift begins, the first of its day or a later one."""

    first: bool


@dataclass(frozen=True, slots=True)
class BreakOver:
    """The break that was begun has had its minutes."""


@dataclass(frozen=True, slots=True)
class HandsRested:
    """Hands have come to rest after a break was told of: it begins."""


@dataclass(frozen=True, slots=True)
class BreakDue:
    """A break falls due; one that is planned is of use for its own time only."""

    why: str = "why.break.worked"
    lasts: float = FOREVER


@dataclass(frozen=True, slots=True)
class RestReached:
    """It has been quiet long enough for a natural break."""


@dataclass(frozen=True, slots=True)
class EyesDue:
    """The eyes are due for a look into the distance."""


@dataclass(frozen=True, slots=True)
class PromptDue:
    """A prompt is due for somebody whose contacts nobody signals."""


@dataclass(frozen=True, slots=True)
class PromptWanted:
    """A check-in prompt would be welcome now, where caps and gaps allow."""

    why: str


@dataclass(frozen=True, slots=True)
class SilenceNoted:
    """A contact has been silent for long: ask about it."""


@dataclass(frozen=True, slots=True)
class SilenceOver:
    """Nobody answered: the silent contact closes."""


@dataclass(frozen=True, slots=True)
class ContactEndedAmid:
    """With several at once one has ended, and `left` are still open."""

    left: int


@dataclass(frozen=True, slots=True)
class Raise:
    """A reminder is due now, of use for so many seconds; `card`: it is shown at once, and only as a card."""

    kind: str
    why: str
    values: Mapping[str, int | str] = field(default_factory=dict)
    lasts: float = FOREVER
    card: bool = False


@dataclass(frozen=True, slots=True)
class Reword:
    """A waiting reminder has a graver reason now."""

    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Settle:
    """What a reminder of this kind was about is settled, if there is one."""

    kind: str


@dataclass(frozen=True, slots=True)
class ReminderShown:
    """A reminder was shown for the first time; `at` is the moment meant for it."""

    kind: str
    at: float


@dataclass(frozen=True, slots=True)
class ReminderAnswered:
    """A known reminder was answered with one of ANSWERS."""

    kind: str
    why: str
    answer: str

    @property
    def dismissed(self) -> bool:
        """Whether the person wanted none of it."""
        return self.answer in ("not_today", "dismissed")


@dataclass(frozen=True, slots=True)
class TooLate:
    """A reminder that belongs to an hour only is too late."""


@dataclass(frozen=True, slots=True)
class CardsDue:
    """A reminder that is kept from being a notice becomes a card."""


@dataclass(frozen=True, slots=True)
class NoticeRight:
    """A notice is right now: the first in rank is chosen."""


@dataclass(frozen=True, slots=True)
class NoticeChosen:
    """Among what is shown, the place that the chosen notice will have once it is spoken."""


@dataclass(frozen=True, slots=True)
class Speak:
    """The event has been heard: the chosen notice is spoken if the way is still clear."""


@dataclass(frozen=True, slots=True)
class StepOver:
    """The step ends: a choice that could not be spoken is made anew."""


Fact = (
    FirstStart | ClockFound | WentAway | CameBack | DaysSkipped | CountLost | IdleSampled | InputSampled
    | MarkPresent | PauseOver | CalendarTurned | DayEnds | DayOver | ShiftLeft | ShiftEntered | BreakOver
    | HandsRested | BreakDue | RestReached | EyesDue | PromptDue | PromptWanted | SilenceNoted | SilenceOver
    | ContactEndedAmid | Raise | Reword | Settle | ReminderShown | ReminderAnswered | TooLate | CardsDue
    | NoticeRight | NoticeChosen | Speak | StepOver
)  # fmt: skip
