"""One call of `step` under way: the parts of a state, replaced one by one, and the effects so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from wellbeing.domain.reminders.contact_clock import FOREVER, NEVER
from wellbeing.domain.reminders.events import WORDINGS, Effect, Notify, Now, Plan, ShowCard, Withdraw
from wellbeing.domain.reminders.state import (
    NOTICED,
    WAITING,
    Delivery,
    Flags,
    Pulse,
    Reminder,
    State,
)


class Turn:
    """The working copy of a state; `at` is the moment reached, `until` the moment of the event.

    A notice is first chosen (at the moment when it was right) and spoken after the event has been
    heard, so that a late tick can neither change the order nor speak into a contact. `there`: a sample
    of the idle time has just told of a new input; `gone`: the app was not running for a while.
    """

    __slots__ = (
        "at", "base", "calendar", "chosen", "chosen_among", "chosen_at", "chosen_place", "contacts",
        "delivery", "effects", "flags", "gone", "heard", "last_input", "mono", "now", "offers",
        "plan", "there", "ticking", "until", "wake", "wall", "work",
    )  # fmt: skip

    def __init__(self, state: State, plan: Plan, now: Now) -> None:
        self.plan, self.now = plan, now
        pulse = state.pulse
        self.base, self.mono, self.wall = pulse.base, pulse.mono, pulse.wall
        self.last_input, self.heard, self.wake = pulse.last_input, pulse.heard, pulse.wake
        self.at = self.until = pulse.t
        self.flags, self.contacts, self.work = state.flags, state.contacts, state.work
        self.calendar, self.delivery, self.offers = state.calendar, state.delivery, state.offers
        self.effects: list[Effect] = []
        self.chosen = ""
        self.chosen_at = NEVER
        self.chosen_place = 0
        self.chosen_among = False
        self.ticking = self.there = self.gone = False

    def state(self) -> State:
        """Return what has become of the state."""
        pulse = Pulse(self.base, self.until, self.mono, self.wall, self.last_input, self.heard, self.wake)
        return State(
            pulse, self.flags, self.contacts, self.work, self.calendar, self.delivery, self.offers
        )  # fmt: skip

    @property
    def sign(self) -> float:
        """The last sign of life; a contact's start and end count as one."""
        contacts = self.contacts
        return max(self.last_input, contacts.last_start, contacts.last_end)

    @property
    def paused(self) -> bool:
        """Whether the person has paused reminders."""
        return self.flags.paused_until > self.at

    @property
    def shut(self) -> bool:
        """Whether something keeps all notices away, contacts aside."""
        flags = self.flags
        away = flags.locked or flags.asleep or self.on_break
        return away or flags.dnd or flags.full or flags.sharing or self.paused

    @property
    def on_break(self) -> bool:
        """Whether a break that was begun is still going on."""
        return self.work.break_until > self.at and not self.contacts.open

    @property
    def unreturned(self) -> bool:
        """Whether the screen was locked or the machine asleep, and nobody has touched it since.

        Hands that merely rest keep nothing away: whoever reads or listens wants the hour they have pinned.
        """
        return self.work.resting and not self.contacts.open and self.flags.left >= self.sign

    def leave(self) -> Flags:
        """Return the flags with the moment noted at which the person left, unless they are away already."""
        if self.flags.locked or self.flags.asleep:
            return self.flags
        return self.flags._replace(left=self.at, still=self.sign if self.heard else self.at)

    def find(self, kind: str) -> Reminder | None:
        """Return the unsettled reminder of a kind."""
        for reminder in self.delivery.reminders:
            if reminder.kind == kind:
                return reminder
        return None

    def with_key(self, key: str) -> Reminder | None:
        """Return the unsettled reminder with a key."""
        for reminder in self.delivery.reminders:
            if reminder.key == key:
                return reminder
        return None

    def raise_reminder(
        self, kind: str, why: str, values: Mapping[str, int | str] | None = None, lasts: float = FOREVER
    ) -> Reminder:
        """Add a reminder that is due now and of use for so many seconds; an older one of its kind gives way."""
        self.withdraw(self.find(kind))
        serial = self.delivery.serial + 1
        key = f"{kind}-{int(self.at + self.calendar.skew)}-{serial}"
        said = tuple((values or {}).items())
        fresh = Reminder(key, kind, why, self.at, values=said, until=min(FOREVER, self.at + lasts))
        self.delivery = self.delivery._replace(serial=serial, reminders=(*self.delivery.reminders, fresh))
        return fresh

    def swap(self, old: Reminder, new: Reminder | None) -> None:
        """Put a changed reminder in the place of the old one, or nothing."""
        kept = tuple(new if reminder is old else reminder for reminder in self.delivery.reminders)
        self.delivery = self.delivery._replace(reminders=tuple(one for one in kept if one is not None))

    def withdraw(self, reminder: Reminder | None) -> None:
        """Settle a reminder: forget it, and take it away where it was shown."""
        if reminder is None:
            return
        self.swap(reminder, None)
        if reminder.key == self.chosen:
            # A late tick finds it settled: it counts as said and taken back.
            self.delivery = self.delivery._replace(last_notice=self.chosen_at)
        if reminder.stage != WAITING:
            self.effects.append(Withdraw(reminder.key, reminder.kind, reminder.why))

    def card(
        self, reminder: Reminder, stage: str, why: str = "", values: Mapping[str, int | str] | None = None
    ) -> None:
        """Show a silent card; with `stage` CARDED its notice still comes, with KEPT it does not."""
        extra = tuple((values or {}).items()) or reminder.values
        shown = replace(reminder, stage=stage, shown=self.at, why=why or reminder.why, values=extra)
        self.swap(reminder, shown)
        late = max(0.0, self.until - reminder.due)
        self.effects.append(ShowCard(shown.key, shown.kind, shown.why, late, dict(extra)))

    def notify(self, reminder: Reminder) -> None:
        """Show the chosen notice; gaps count from the moment meant for it, so that late ticks don't add up."""
        self.swap(reminder, replace(reminder, stage=NOTICED, shown=self.until))
        number = self.delivery.notices
        self.delivery = self.delivery._replace(last_notice=self.chosen_at, notices=number + 1)
        late = max(0.0, self.until - reminder.due)
        values = dict(reminder.values)
        notice = Notify(reminder.key, reminder.kind, reminder.why, late, number % WORDINGS, values)
        self.effects.insert(self.chosen_place, notice)

    def settle(self) -> None:
        """Note since when the way for notices is clear, after anything that may have changed it."""
        old = self.delivery
        free = FOREVER if self.unreturned or self.shut else old.free if old.free != FOREVER else self.at
        clear = FOREVER if free == FOREVER or self.contacts.open else old.clear
        if clear == FOREVER and free != FOREVER and not self.contacts.open:
            clear = self.at
        if free != old.free or clear != old.clear:
            self.delivery = Delivery(old.reminders, old.last_notice, clear, free, old.serial, old.notices)
