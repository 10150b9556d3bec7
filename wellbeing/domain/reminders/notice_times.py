"""When notices and cards may come: boundaries and lulls, gaps, the hours of a shift, what keeps them away."""

from __future__ import annotations

from wellbeing.domain.reminders.events import KINDS
from wellbeing.domain.reminders.parts.calendar import SHIFT_FIRST, SHIFT_LAST
from wellbeing.domain.reminders.parts.clocks import FOREVER, NEVER, Moment
from wellbeing.domain.reminders.parts.delivery import (
    CARDED,
    LATER_WHY,
    SOON_WHY,
    WAITING,
    Delivery,
    Reminder,
    with_way,
)
from wellbeing.domain.reminders.parts.presence import last_activity
from wellbeing.domain.reminders.parts.quiet import keeps_away, paused
from wellbeing.domain.reminders.parts.work import on_break
from wellbeing.domain.reminders.plan import Plan
from wellbeing.domain.reminders.state import State

LULL, LULL_MOST = 20.0, 60.0
GAP = 10 * 60.0
CARD_AFTER = 10 * 60.0
SEVERAL_AFTER = 20 * 60.0
OPEN = (WAITING, CARDED)
CARDS_ONLY = ("shift_start", "shift_end", "contact")
RANK = {kind: rank for rank, kind in enumerate(KINDS)}


def suppressed(state: State, plan: Plan, at: float) -> bool:
    """Tell whether something keeps all notices away, contacts aside."""
    presence = state.presence
    if presence.locked or presence.asleep or on_break(state.work, state.contacts, at):
        return True
    return keeps_away(state.quiet, at, plan.full_screen)


def unreturned(state: State) -> bool:
    """Tell whether the screen was locked or the machine asleep, and nobody has touched it since.

    Hands that merely rest keep nothing away: whoever reads or listens wants the hour they have pinned.
    """
    if not state.work.resting or state.contacts.open:
        return False
    return state.presence.left >= last_activity(state.presence, state.contacts)


def noting_the_way(state: State, plan: Plan, now: Moment) -> Delivery:
    """Return the list with the moment since when the way for notices is clear, after anything that may change it."""
    free = not (unreturned(state) or suppressed(state, plan, now.at))
    return with_way(state.delivery, free and not state.contacts.open, free, now.at)


def hours(state: State, plan: Plan, reminder: Reminder) -> tuple[float, float]:
    """Return from when until when a reminder's notice may come, by the shift."""
    if reminder.kind == "wind_down":
        return reminder.due, reminder.until
    if plan.planned_only and reminder.kind == "break":
        return reminder.due, reminder.until
    calendar = state.calendar
    if not calendar.on:
        return FOREVER, NEVER
    return calendar.shift_start + SHIFT_FIRST, calendar.shift_end - SHIFT_LAST


def notice_due(state: State, plan: Plan, reminder: Reminder) -> float:
    """Return when a reminder's notice comes if nothing else happens."""
    if reminder.stage not in OPEN or reminder.kind in CARDS_ONLY:
        return FOREVER
    opens, closes = hours(state, plan, reminder)
    # Whoever said that five minutes are enough is not made to wait for ten.
    gap = 0.0 if reminder.why == SOON_WHY else GAP
    floor = max(reminder.due, state.delivery.last_notice + gap, opens)
    at = _from(state, plan, reminder, floor)
    promised = _promised(state, reminder, at)
    if promised is not None:
        at = _from(state, plan, reminder, promised)
    return at if at < closes else FOREVER


def _from(state: State, plan: Plan, reminder: Reminder, floor: float) -> float:
    clear = state.delivery.clear_since != FOREVER
    return _in_lull(state, floor) if clear else _among_contacts(state, plan, reminder, floor)


def _promised(state: State, reminder: Reminder, at: float) -> float | None:
    """Return when something more important was promised that a notice at this moment would hold up by the gap.

    Whoever said Later was told when it comes again: nothing less important may push that.
    """
    for other in state.delivery.reminders:
        more = other.why == LATER_WHY and other.stage == WAITING and RANK[other.kind] < RANK[reminder.kind]
        if more and other.due - GAP < at < other.due:
            return other.due
    return None


def _in_lull(state: State, floor: float) -> float:
    boundary = max(floor, state.delivery.clear_since)
    quiet = last_activity(state.presence, state.contacts)
    if among_customers(state):
        return max(boundary, quiet + LULL_MOST)
    return max(boundary, min(quiet + LULL, boundary + LULL_MOST))


def among_customers(state: State) -> bool:
    """Tell whether a lull in typing may be one of a contact that nobody tells of: in the middle of a reply."""
    return state.quiet.at_work and state.presence.heard and not state.contacts.seen


def _among_contacts(state: State, plan: Plan, reminder: Reminder, floor: float) -> float:
    """With several at once: 20 min after due, at an end followed by 20 s without input, never otherwise."""
    contacts, free = state.contacts, state.delivery.free_since
    if not (plan.several_at_once and contacts.open) or free == FOREVER or plan.planned_only:
        return FOREVER
    end, presence = contacts.last_end, state.presence
    # A new contact may be handed over in that moment: only input shows that the end was no pause.
    # An end that falling asleep made is none.
    followed = presence.last_input <= end and presence.left < end
    if followed and end >= reminder.due + SEVERAL_AFTER and max(floor, free) <= end + LULL:
        return end + LULL
    return FOREVER


def notice_next(state: State, plan: Plan, now: Moment) -> float:
    """Return when the next notice comes; none is chosen while one is being spoken."""
    delivery = state.delivery
    if delivery.chosen or (delivery.clear_since == FOREVER and not plan.several_at_once):
        return FOREVER
    due = min(notice_due(state, plan, reminder) for reminder in delivery.reminders)
    # Several events may share this very moment: what may shut the way is heard before anything is said.
    return due if now.complete or due < now.told - 1e-6 else max(due, now.told + 0.001)


def cards_next(state: State, plan: Plan, now: Moment) -> float:
    """Return when the next reminder that is kept from being a notice becomes a card."""
    return min(
        (card_due(state, plan, reminder, now) for reminder in state.delivery.reminders), default=FOREVER
    )


def card_due(state: State, plan: Plan, reminder: Reminder, now: Moment) -> float:
    """Return when a reminder becomes a card if its notice is kept away until then."""
    kind, stage = reminder.kind, reminder.stage
    if plan.planned_only:
        return FOREVER
    if kind in ("shift_start", "shift_end") and stage == WAITING:
        return FOREVER if _nobody(state, reminder) else max(reminder.due, now.at)
    open_still = stage == WAITING or (stage == CARDED and kind != "break")
    if not open_still or kind in ("wind_down", "contact"):
        return FOREVER
    if state.delivery.has_chosen(reminder) or paused(state.quiet, now.at):
        return FOREVER
    return reminder.due + CARD_AFTER if _kept_away(state, plan, reminder, now) else FOREVER


def _kept_away(state: State, plan: Plan, reminder: Reminder, now: Moment) -> bool:
    opens, closes = hours(state, plan, reminder)
    in_hours = opens <= max(reminder.due + CARD_AFTER, now.at) < closes
    return state.delivery.clear_since == FOREVER or not in_hours or among_customers(state)


def _nobody(state: State, reminder: Reminder) -> bool:
    """Tell whether nobody is there; whoever has worked is told of the end also with hands at rest."""
    away = state.presence.asleep or state.presence.locked
    if reminder.kind == "shift_end" and state.work.worked > 0 and not unreturned(state):
        return away
    return away or state.work.resting


def stale_next(state: State, plan: Plan, now: Moment) -> float:
    """Return when a reminder that belongs to an hour only is too late."""
    return min((item.until for item in state.delivery.reminders if goes_stale(plan, item)), default=FOREVER)


def goes_stale(plan: Plan, reminder: Reminder) -> bool:
    """Tell whether a reminder goes when its time is over: one not shown yet, or that may not outlast it."""
    return reminder.stage == WAITING or plan.planned_only
