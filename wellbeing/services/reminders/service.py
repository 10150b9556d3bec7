"""Keeps the reminder engine going: feeds it what happened, saves what it must remember, tells what it asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from wellbeing.clock import Clock
from wellbeing.domain.days import Span
from wellbeing.domain.load import Usual
from wellbeing.domain.preference_plan import plan_values
from wellbeing.domain.problems import Refused
from wellbeing.domain.reminders.break_ledger import BreakLedger
from wellbeing.domain.reminders.effects import GoingOn
from wellbeing.domain.reminders.engine import (
    going_on,
    may_speak,
    next_break,
    next_wake,
    pause_left,
    step,
    waiting_cards,
)
from wellbeing.domain.reminders.events import (
    LONGEST_PAUSE,
    Answered,
    BreakEnded,
    BreakStarted,
    CheckedIn,
    ContactClosed,
    ContactEnded,
    ContactStarted,
    DayClosed,
    Effect,
    Event,
    Logged,
    NextBreak,
    Notify,
    Now,
    Paused,
    Plan,
    PlanChanged,
    Resumed,
    ShowCard,
    Started,
    Tick,
    WaitingCard,
    Withdraw,
)
from wellbeing.domain.reminders.state import State
from wellbeing.domain.reminders.state_json import UnreadableState, from_json, to_json
from wellbeing.domain.shifts.shifts import Shifts
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.preferences import PreferenceBook
from wellbeing.services.reminders.unsaved import Unsaved
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore
from wellbeing.storage.reminders import ReminderStore

FRESH = timedelta(minutes=5)
LATELY = timedelta(days=28)
ASKED = ("checkin", "cooldown")  # breaks come by themselves; these two ask something
REPLIES = ("start", "later", "not_today")  # put away is no answer
SAVE_EVERY = 120.0
"""Seconds of plain ticking between two saves: so much of the worked time a kill may cost, and nothing else."""


class Reminders:
    """The engine with its memory. `pause` and `resume` work from any process; the rest belongs to the app."""

    def __init__(
        self,
        store: ReminderStore,
        checkins: CheckInStore,
        contacts: ContactStore,
        event_bus: EventBus,
        clock: Clock,
        preferences: PreferenceBook,
        usual: Callable[[], Usual | None],
        shifts: Callable[[datetime], Shifts],
    ) -> None:
        self._store = store
        self._checkins = checkins
        self._contacts = contacts
        self._event_bus = event_bus
        self._clock = clock
        self._preferences = preferences
        self._usual = usual
        self._shifts = shifts
        self._state = State()
        self._worked_before: float | None = None
        """Seconds of work before the break under way, None while there is none."""
        self._was_owed = False
        self._known: set[int] = set()
        self._seen = (0, 0)
        self._saved_at = 0.0
        self._unsaved = Unsaved()
        self._state_waits = False
        self._state_lasts = False  # whether what waits must outlive the loss of power
        self._untaken = False
        self._closing: set[int] = set()

    def show_last_state(self) -> None:
        """Take the state of the last run only to show it; nothing is written, so a running app is not disturbed."""
        self._read_state()
        self._state, _ = step(self._state, self.plan(), Started(), self._now())

    def begin(self, seen: tuple[int, int] | None = None) -> tuple[Effect, ...]:
        """Take up where the last run left off, with the contacts that are open in the diary.

        A process that goes on for another one of the same moment is told what that had `seen`: to the engine there
        was no end and no start, and what was written between the two is fed to it like any other entry.
        """
        self._read_state()
        self._seen = seen or (self._checkins.newest(), self._contacts.newest())
        # What the engine holds open, not the diary: what began or ended meanwhile is told to it right after.
        self._known = {int(name) for name in self._state.open_names}
        return (() if seen else self.feed(Started())) + self.catch_up()

    def keep(self) -> bool:
        """Save what the engine remembers as of now; tell whether nothing waits to be saved."""
        self._state_waits = True
        self._save(self._now())
        return not self.unsaved

    def clock_alone(self) -> str:
        """Return of the engine's memory what tells nothing of a person's feelings: clocks, breaks, a pause."""
        state = self._state
        quiet = State().quiet._replace(paused_until=state.quiet.paused_until)
        return to_json(State(clocks=state.clocks, quiet=quiet, calendar=state.calendar, work=state.work))

    @property
    def seen(self) -> tuple[int, int]:
        """The newest check-in and the newest contact that the engine was told of."""
        return self._seen

    def is_at_rest(self) -> bool:
        """Tell whether nobody is in a contact, and the engine waits for no word that is told once: unlocked, awake."""
        return not (self._state.presence.away or self._state.contacts.open or self.unsaved)

    def told_quiet(self) -> tuple[bool, bool]:
        """Return what was told last: whether the desktop keeps quiet, and whether a window fills the screen."""
        return self._state.quiet.dnd, self._state.quiet.full

    def is_sharing(self) -> bool:
        """Tell whether the person is sharing the screen."""
        return self._state.quiet.sharing

    def feed(self, event: Event) -> tuple[Effect, ...]:
        """Tell the engine of an event and return what it asks for; the diary holds its memory afterwards."""
        now = self._now()
        before = self._state
        self._state, effects = step(self._state, self.plan(), event, now)
        self._notice_break(before)
        for effect in effects:
            self._write_down(effect)
        self._write_answers(event, effects)
        often_enough = effects or not isinstance(event, Tick) or now.mono - self._saved_at >= SAVE_EVERY
        self._state_waits = self._state_waits or (self._state != before and bool(often_enough))
        self._state_lasts = self._state_lasts or bool(effects) or not isinstance(event, Tick | PlanChanged)
        self._save(now)
        if effects or not isinstance(event, Tick):
            self._event_bus.publish(Topic.REMINDERS)
        return effects

    def _save(self, now: Now) -> None:
        """Write down what waits; what the diary can't take now waits on, and what is to be shown is shown."""
        if self._unsaved.save() and self._state_waits:
            lasting = self._state_lasts
            self._unsaved.add(lambda: self._store.save_state(to_json(self._state), now.wall, lasting))
            if self._unsaved.save():
                self._saved_at, self._state_waits, self._state_lasts = now.mono, False, False

    @property
    def unsaved(self) -> bool:
        """Whether something waits to be written down or taken, so that it should soon be tried again."""
        return bool(self._unsaved) or self._state_waits or self._untaken

    def catch_up(self) -> tuple[Effect, ...]:
        """Feed the engine what was written since it last looked, by this process or another."""
        effects: tuple[Effect, ...] = ()
        for event in (*self._commands(), *self._new_entries(), *self._open_and_closed()):
            effects += self.feed(event)
        return effects

    def change_plan(self) -> tuple[Effect, ...]:
        """Tell the engine that the preferences have changed."""
        return self.feed(PlanChanged())

    def next_wake(self) -> float:
        """Return the seconds until anything could come due."""
        return next_wake(self._state, self.plan(), self._now())

    def may_speak(self, within: float) -> bool:
        """Tell whether a notice could come within so many seconds."""
        return may_speak(self._state, self.plan(), within, self._now())

    def next_break(self) -> NextBreak | None:
        """Return the next break, or None when breaks are off, paused or out of hours."""
        return next_break(self._state, self.plan(), self._now())

    def cards(self) -> tuple[WaitingCard, ...]:
        """Return the cards that wait on Today, the oldest first."""
        return waiting_cards(self._state)

    def paused_until(self) -> datetime | None:
        """Return when the pause ends, or None when there is none."""
        now = self._now()
        left = pause_left(self._state, now)
        return now.wall + timedelta(seconds=left) if left else None

    def going(self) -> GoingOn:
        """Return what is going on now: a break, a pause, a shift."""
        return going_on(self._state, self._now())

    def hears_contacts(self) -> bool:
        """Tell whether anybody has signalled a contact today."""
        return self._state.hears_contacts

    def answered(self) -> tuple[int, int]:
        """Return how many prompts and offers of the last four weeks were answered, and how many there were (E46)."""
        shown, answered = self._store.asked_since(self._clock.now() - LATELY)
        return answered, shown

    def today(self) -> BreakLedger:
        """Return the break ledger of the day under way, as of the last event; a break counts once it is over."""
        ledger = self._state.ledger
        if self._worked_before is None or not ledger.taken:
            return ledger
        if self._was_owed:
            return replace(ledger, owed=ledger.owed + 1, taken=ledger.taken - 1)
        return replace(ledger, due=ledger.due - 1, taken=ledger.taken - 1)

    def break_seconds(self) -> float:
        """Return how long a break is, in seconds."""
        return self.plan().break_min * 60.0

    def worked_since_break(self) -> float:
        """Return the seconds worked since the last break, as of the beginning of the one under way."""
        return self._state.work.since if self._worked_before is None else self._worked_before

    def end_break(self, rested: float, planned: float) -> tuple[Effect, ...]:
        """End the break under way, of which so many seconds were rest; half or more of it counts."""
        worked, self._worked_before = self.worked_since_break(), None
        return self.feed(BreakEnded(rested, planned, worked))

    def recount_break(self, counts: bool, planned: float, worked: float) -> tuple[Effect, ...]:
        """Take the break that ended last as none, or count it again; `worked` seconds had gone by before it.

        Taken back, the work since then is added to them. Counted again, the next break is counted from now.
        """
        with self._event_bus.held(Topic.REMINDERS):
            if not counts:
                coming = self.next_break()
                since = coming.worked_min * 60 if coming is not None else self._state.work.since
                return self.feed(BreakEnded(0.0, planned, worked + since))
            begun = self.feed(BreakStarted())
            return begun + self.end_break(planned, planned)

    def _notice_break(self, before: State) -> None:
        """Remember how long work had gone on when a break began: a short pause goes back to it."""
        if self._state.work.break_until > before.work.break_until and self._worked_before is None:
            self._was_owed = before.ledger.owed > self._state.ledger.owed
            every = self.plan().break_every_min * 60.0
            self._worked_before = before.work.since + (every if self._was_owed else 0.0)
        elif self._state.contacts.open:
            self._worked_before = None

    def pause(self, length: timedelta) -> datetime:
        """Ask for a pause from any process, of 48 hours at most; returns when it ends."""
        now = self._clock.now()
        until = now + min(length, timedelta(seconds=LONGEST_PAUSE))
        self._store.enqueue("pause", now, until)
        self._event_bus.publish(Topic.REMINDERS)
        return until

    def resume(self) -> None:
        """Ask for an end of the pause from any process."""
        self._store.enqueue("resume", self._clock.now())
        self._event_bus.publish(Topic.REMINDERS)

    def plan(self) -> Plan:
        """Return the plan that the preferences and the rota make."""
        usual = self._usual()
        return Plan(
            zone=self._clock.zone(),
            shifts=self._shifts(self._clock.now()),
            usual_high=usual.high if usual else None,
            usual_shifts=usual.shifts if usual else 0,
            load=self._preferences.load_rule(),
            **plan_values(self._preferences.current),
        )

    def _read_state(self) -> None:
        saved = self._store.state()
        try:
            self._state = from_json(saved[0]) if saved else State()
        except (
            UnreadableState
        ):  # a newer or damaged memory: the breaks of today start anew, the diary is whole
            self._state = State()

    def _now(self) -> Now:
        return Now(self._clock.now(), self._clock.elapsed())

    def _write_down(self, effect: Effect) -> None:
        """Write down what an effect says about the diary itself."""
        if isinstance(effect, DayClosed):
            self._unsaved.add(partial(self._store.save_day, effect.day, effect.ledger))
        elif isinstance(effect, ContactClosed) and effect.id is not None:
            self._known.discard(int(effect.id))
            self._closing.add(int(effect.id))
            self._unsaved.add(partial(self._close, int(effect.id)))

    def _close(self, number: int) -> None:
        self._contacts.close_number(number)
        self._closing.discard(number)

    def _write_answers(self, event: Event, effects: tuple[Effect, ...]) -> None:
        """Write down what was asked and what came of it; a check-in answers the prompt that waited for one."""
        for effect in effects:
            if (
                isinstance(effect, Notify | ShowCard)
                and effect.kind in ASKED
                and effect.why != "why.checkin.stopped"
            ):
                self._unsaved.add(partial(self._store.save_asked, effect.key, effect.kind, self._clock.now()))
            elif isinstance(effect, Withdraw) and effect.kind == "checkin" and isinstance(event, CheckedIn):
                self._unsaved.add(partial(self._store.save_answer, effect.key, "start"))
        if isinstance(event, Answered) and event.answer in REPLIES:
            self._unsaved.add(partial(self._store.save_answer, event.key, event.answer))

    def _commands(self) -> list[Event]:
        now = self._clock.now()
        events: list[Event] = []
        try:
            commands, self._untaken = self._store.take_commands(), False
        except Refused:  # they can't be taken out just now: they stay where they are
            commands, self._untaken = [], True
        for command in commands:
            if command.word == "resume":
                events.append(Resumed())
            elif command.until is not None and command.until > now:
                # Asked for with a clock that was ahead: what was meant is its length, not its end.
                ahead = max(timedelta(0), command.at - now)
                events.append(Paused(command.until - ahead))
        return events

    def _new_entries(self) -> list[Event]:
        """Return what was recorded since; entries dated back say nothing about this moment."""
        checkins, contacts = self._checkins.after(self._seen[0]), self._contacts.after(self._seen[1])
        since = self._clock.now() - FRESH
        self._seen = (
            max([self._seen[0], *(checkin.id for checkin in checkins)]),
            max([self._seen[1], *(contact.id for contact in contacts)]),
        )
        return [
            *(CheckedIn(c.stress) for c in checkins if c.at >= since and c.stress is not None),
            *(Logged(contact.kind, contact.felt) for contact in contacts if contact.at >= since),
        ]

    def _open_and_closed(self) -> list[Event]:
        open_now = [contact.id for contact in self._contacts.open_ones() if contact.id not in self._closing]
        started = [ContactStarted(str(number)) for number in open_now if number not in self._known]
        ended = [ContactEnded(str(number)) for number in sorted(self._known) if number not in open_now]
        self._known = set(open_now)
        return [*started, *ended]


def until_tomorrow(now: datetime, today: Span) -> timedelta:
    """Return how long the person's present day still lasts: the pause until tomorrow."""
    return today.end - now
