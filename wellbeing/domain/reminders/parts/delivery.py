"""The reminders that are not settled: raised, chosen for a notice, shown as notice or card, taken away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from wellbeing.domain.reminders.effects import Effect, Notify, ShowCard, Withdraw
from wellbeing.domain.reminders.events import WORDINGS
from wellbeing.domain.reminders.parts.clocks import FOREVER, NEVER, Moment

# Stages of a reminder: not shown; a card while the notice still waits; a card for good; a notice.
LATER_WHY, SOON_WHY, AFTER_CONTACT_WHY = "why.later", "why.soon", "why.after_contact"
WHY_AGAIN = {"later": LATER_WHY, "soon": SOON_WHY, "after_contact": AFTER_CONTACT_WHY}
WAITING, CARDED, KEPT, NOTICED = "waiting", "carded", "kept", "noticed"
Values = Mapping[str, int | str]


@dataclass(frozen=True, slots=True)
class Reminder:
    """One occurrence; `due` in engine time, moved by Later; `shown` when its notice or card appeared.

    From `until` on it is too late to be of use, whatever Later said.
    """

    key: str
    kind: str
    why: str
    due: float
    stage: str = WAITING
    shown: float = NEVER
    values: tuple[tuple[str, int | str], ...] = ()
    until: float = FOREVER


@dataclass(frozen=True, slots=True)
class Chosen:
    """The reminder whose notice is right since `at` and is spoken once the event has been heard.

    `among` contacts: with several at once, an open one does not take its word back.
    """

    key: str
    at: float
    among: bool


class Delivery(NamedTuple):
    """Reminders that are not settled; the last notice; since when the way is clear (FOREVER: it is not).

    `free_since` is the same without regard to contacts, for people with several at once. `chosen` lives
    within one step only.
    """

    reminders: tuple[Reminder, ...] = ()
    last_notice: float = NEVER
    clear_since: float = NEVER
    free_since: float = NEVER
    serial: int = 0
    notices: int = 0
    chosen: Chosen | None = None

    def find(self, kind: str) -> Reminder | None:
        """Return the unsettled reminder of a kind."""
        for reminder in self.reminders:
            if reminder.kind == kind:
                return reminder
        return None

    def with_key(self, key: str) -> Reminder | None:
        """Return the unsettled reminder with a key."""
        for reminder in self.reminders:
            if reminder.key == key:
                return reminder
        return None

    def has_chosen(self, reminder: Reminder) -> bool:
        """Tell whether a reminder's notice is about to be spoken."""
        return self.chosen is not None and self.chosen.key == reminder.key


Change = tuple[Delivery, tuple[Effect, ...]]


def raised(
    delivery: Delivery, kind: str, why: str, values: Values, lasts: float, now: Moment, skew: float
) -> tuple[Delivery, tuple[Effect, ...], Reminder]:
    """Return the list with a reminder due now and of use for so many seconds; an older of its kind goes."""
    delivery, effects = settled(delivery, delivery.find(kind))
    serial = delivery.serial + 1
    key = f"{kind}-{int(now.at + skew)}-{serial}"
    until = min(FOREVER, now.at + lasts)
    fresh = Reminder(key, kind, why, now.at, values=tuple(values.items()), until=until)
    return delivery._replace(serial=serial, reminders=(*delivery.reminders, fresh)), effects, fresh


def settled(delivery: Delivery, reminder: Reminder | None) -> Change:
    """Return the list without a reminder, taken away where it was shown."""
    if reminder is None:
        return delivery, ()
    left = tuple(other for other in delivery.reminders if other is not reminder)
    # A late tick finds the chosen one settled: it counts as said and taken back.
    chosen = delivery.chosen
    last = chosen.at if chosen is not None and chosen.key == reminder.key else delivery.last_notice
    after = delivery._replace(reminders=left, last_notice=last)
    if reminder.stage == WAITING:
        return after, ()
    return after, (Withdraw(reminder.key, reminder.kind, reminder.why),)


def carded(
    delivery: Delivery,
    reminder: Reminder,
    stage: str,
    now: Moment,
    why: str = "",
    values: Values | None = None,
) -> Change:
    """Return the list with a silent card shown: with CARDED its notice still comes, with KEPT it does not."""
    said = tuple((values or {}).items()) or reminder.values
    shown = replace(reminder, stage=stage, shown=now.at, why=why or reminder.why, values=said)
    late = max(0.0, now.told - reminder.due)
    card = ShowCard(shown.key, shown.kind, shown.why, late, dict(said))
    return _swapped(delivery, reminder, shown), (card,)


def kept(delivery: Delivery, reminder: Reminder) -> Delivery:
    """Return the list with a card that waits for its notice no longer."""
    return _swapped(delivery, reminder, replace(reminder, stage=KEPT))


def reworded(delivery: Delivery, reminder: Reminder, why: str) -> Delivery:
    """Return the list with another reason for a reminder."""
    return _swapped(delivery, reminder, replace(reminder, why=why))


def put_off(delivery: Delivery, reminder: Reminder, seconds: float, now: Moment, answer: str) -> Change:
    """Return the list with a reminder that comes again after so many seconds, or after the next contact."""
    delivery, effects = settled(delivery, reminder)
    later = replace(
        reminder, due=now.at + seconds, stage=WAITING, shown=now.at, why=WHY_AGAIN[answer],
        values=(("minutes", round(seconds / 60)),),
    )  # fmt: skip
    return delivery._replace(reminders=(*delivery.reminders, later)), effects


def due_after_contact(delivery: Delivery, now: Moment) -> Delivery:
    """Return the list with what waited for the end of a contact due now."""
    for reminder in delivery.reminders:
        if reminder.why == AFTER_CONTACT_WHY and reminder.stage == WAITING and reminder.due > now.at:
            delivery = _swapped(delivery, reminder, replace(reminder, due=now.at))
    return delivery


def with_choice(delivery: Delivery, chosen: Chosen | None) -> Delivery:
    """Return the list with a reminder chosen for the next notice, or none."""
    return delivery if delivery.chosen is chosen else delivery._replace(chosen=chosen)


def noticed(delivery: Delivery, reminder: Reminder, chosen_at: float, now: Moment) -> Change:
    """Return the list with the chosen notice spoken.

    Gaps count from the moment meant for it, so that late ticks don't add up.
    """
    swapped = _swapped(delivery, reminder, replace(reminder, stage=NOTICED, shown=now.told))
    late = max(0.0, now.told - reminder.due)
    wording, values = delivery.notices % WORDINGS, dict(reminder.values)
    notice = Notify(reminder.key, reminder.kind, reminder.why, late, wording, values)
    return swapped._replace(last_notice=chosen_at, notices=delivery.notices + 1), (notice,)


def with_way(delivery: Delivery, clear: bool, free: bool, at: float) -> Delivery:
    """Return the list with the moment noted since when the way for notices is clear, and free but for contacts."""
    free_since = FOREVER if not free else delivery.free_since if delivery.free_since != FOREVER else at
    clear_since = FOREVER if not clear else delivery.clear_since if delivery.clear_since != FOREVER else at
    if free_since == delivery.free_since and clear_since == delivery.clear_since:
        return delivery
    return delivery._replace(clear_since=clear_since, free_since=free_since)


def opened_at(delivery: Delivery, at: float) -> Delivery:
    """Return the list with the way clear from a moment on, and nothing chosen before it."""
    return delivery._replace(clear_since=at, free_since=at, chosen=None)


def _swapped(delivery: Delivery, old: Reminder, new: Reminder) -> Delivery:
    kept = tuple(new if reminder is old else reminder for reminder in delivery.reminders)
    return delivery._replace(reminders=kept)
