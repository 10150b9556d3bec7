"""Runs the real engine in fake time: over a written trace, or over a plain day to preview it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from wellbeing.domain.days import Span
from wellbeing.domain.reminders import events as values
from wellbeing.domain.reminders.break_ledger import BreakLedger
from wellbeing.domain.reminders.engine import DAY, next_wake, step
from wellbeing.domain.reminders.events import Effect, Event, Now, Plan
from wellbeing.domain.reminders.parts.delivery import NOTICED, WAITING
from wellbeing.domain.reminders.simulation.plan_settings import with_profile
from wellbeing.domain.reminders.simulation.sources import ContactSources, StreamClosed, StreamOpened
from wellbeing.domain.reminders.simulation.trace_format import (
    AnswerLatest,
    ClockStep,
    Happening,
    Line,
    ProfileSwitched,
    read_script,
)
from wellbeing.domain.reminders.state import State
from wellbeing.domain.shifts.shifts import spans_around

PLAIN_DAY = (time(9, 0), time(18, 0))
SHOWN = (values.Notify, values.ShowCard, values.Withdraw)
EFFECTS = ((values.Notify, "notify"), (values.ShowCard, "card"), (values.Withdraw, "withdraw"))


def simulate(
    lines: Iterable[str | Line], plan: Plan | None = None, lateness: float = 0.0
) -> dict[str, object]:
    """Return effects and ledger of a trace, as the command line prints them; Refused for a bad line.

    The first line says start, zone and until. `lateness` makes each tick of the timer come so many
    seconds late. Without a plan: the default one, on shift for the whole trace.
    """
    script = read_script(lines)
    several = script.several_at_once
    plan = replace(plan or Plan(), zone=script.zone)
    run = Run(plan if several is None else replace(plan, several_at_once=several), script.start, lateness)
    run.hears = script.tells_input
    if script.tells_microphone:
        run.listen()
    run.begin()
    for at, happening in script.happenings:
        if at > script.until:
            break
        run.live_until(at)
        run.meet(at, happening)
    run.live_until(script.until)
    run.take(script.until, values.Tick(run.idle(script.until)))
    return {"effects": [_printed(at, effect) for at, effect in run.shown], "ledger": _ledger(run.ledger)}


class Run:
    """The engine with a fake clock and a fake timer, which rings when the engine asked for it."""

    def __init__(self, plan: Plan, start: datetime, lateness: float = 0.0) -> None:
        self.plan, self.start, self.lateness = plan, start, lateness
        self.state = State()
        self.at = self.step_by = self.last_input = 0.0
        self.moment = Now(start, 0.0)
        self.hears = False
        self.shown: list[tuple[float, values.Notify | values.ShowCard | values.Withdraw]] = []
        self.past = BreakLedger()
        self.sources: ContactSources | None = None

    def listen(self) -> None:
        """Let headset, hooks and hand agree on one count, as they do where a microphone is told of."""
        self.sources = ContactSources(lambda at: self.now(at).wall, self.plan.several_at_once)

    @property
    def ledger(self) -> BreakLedger:
        """The books of all days so far, as one."""
        return self.past + self.state.ledger

    def now(self, at: float) -> Now:
        """Return the fake moment; a clock that was set shows in `wall` only."""
        return Now(self.start + timedelta(seconds=at + self.step_by), at)

    def idle(self, at: float) -> float | None:
        """Return seconds since the last input, None where inputs are not told."""
        return at - self.last_input if self.hears else None

    def begin(self) -> None:
        """Start the engine, with somebody there."""
        self.take(0.0, values.Started())
        self.take(0.0, values.Tick(self.idle(0.0)))

    def take(self, at: float, event: Event) -> tuple[Effect, ...]:
        """Give one event to the engine and keep what it shows."""
        self.at, self.moment = at, self.now(at)
        self.state, effects = step(self.state, self.plan, event, self.moment)
        for effect in effects:
            if isinstance(effect, values.DayClosed):
                self.past = self.past + effect.ledger
            elif isinstance(effect, SHOWN):
                self.shown.append((at, effect))
            elif self.sources is not None and isinstance(effect, values.ContactClosed):
                self.sources.closed(effect.id)
        return effects

    def live_until(self, at: float) -> None:
        """Let all happen that comes by itself before a moment."""
        while self.sources is not None and (due := self.sources.due) < at:
            self.ring_until(due)
            for event in self.sources.pass_by(due):
                self.take(due, event)
        self.ring_until(at)

    def ring_until(self, at: float) -> None:
        """Let the timer ring, late if told so, up to just before a moment; asleep it does not."""
        clocks = self.state.clocks
        if clocks.wake - clocks.base + self.lateness >= at and at - self.at < DAY:
            return
        while not self.state.presence.asleep:
            ring = self.at + next_wake(self.state, self.plan, self.moment) + self.lateness
            if ring >= at:
                return
            self.take(ring, values.Tick(self.idle(ring)))

    def meet(self, at: float, happening: Happening) -> None:
        """Let something happen."""
        if isinstance(happening, values.Input):
            self.last_input = at
            self.take(at, happening)
        elif isinstance(happening, ClockStep):
            self.step_by += happening.by
        elif isinstance(happening, ProfileSwitched):
            self.plan = with_profile(self.plan, happening.settings)
            self.take(at, values.PlanChanged())
        elif isinstance(happening, AnswerLatest):
            key = self.latest()
            if key:
                self.take(at, values.Answered(key, happening.to))
        else:
            for event in self._agreed(at, happening):
                self.take(at, event)

    def _agreed(self, at: float, happening: Event | StreamOpened | StreamClosed) -> Iterable[Event]:
        if isinstance(happening, StreamOpened | StreamClosed):
            return self.sources.hear(happening, at) if self.sources is not None else ()
        if self.sources is not None and isinstance(happening, values.ContactStarted | values.ContactEnded):
            return self.sources.told(happening, at)
        return (happening,)

    def latest(self) -> str:
        """Return the key of what was shown last: of the notices, else of the cards."""
        shown = [reminder for reminder in self.state.delivery.reminders if reminder.stage != WAITING]
        latest = max(shown, key=lambda reminder: (reminder.stage == NOTICED, reminder.shown), default=None)
        return latest.key if latest else ""


def _printed(at: float, effect: values.Notify | values.ShowCard | values.Withdraw) -> dict[str, object]:
    name = next(name for kind, name in EFFECTS if isinstance(effect, kind))
    late = 0.0 if isinstance(effect, values.Withdraw) else effect.late_by
    return {"at": at, "effect": name, "kind": effect.kind, "why": effect.why, "late_by": late}


def _ledger(ledger: BreakLedger) -> dict[str, object]:
    return {
        "worked_min": round(ledger.worked_min, 3), "due": ledger.due, "taken": ledger.taken,
        "natural": ledger.natural, "skipped": ledger.skipped, "owed": ledger.owed,
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class PreviewMark:
    """What would come when on a plain day: `effect` is 'notify' or 'card'."""

    at: datetime
    kind: str
    effect: str


def preview(plan: Plan, day: date, zone: tzinfo) -> tuple[PreviewMark, ...]:
    """Return what would come on a plain day of work without contacts, each break taken when it is told."""
    spans = spans_of_day(plan, day, zone)
    if not spans:
        return ()
    begin = spans[0].start - timedelta(seconds=1)
    run = Run(replace(plan, zone=zone), begin)
    run.begin()
    until = (spans[-1].end - begin).total_seconds() + (3600 if plan.shifts is not None else 0)
    while run.at < until:
        ring = run.at + next_wake(run.state, run.plan, run.moment)
        for effect in run.take(min(ring, until), values.Tick(None)):
            if isinstance(effect, values.Notify):
                run.take(run.at, values.Answered(effect.key, "start"))
    marks = (PreviewMark(run.now(at).wall, effect.kind, name_of(effect)) for at, effect in run.shown)
    return tuple(mark for mark in marks if mark.effect != "withdraw")


def name_of(effect: Effect) -> str:
    """Return the word for an effect that is shown."""
    return next((name for kind, name in EFFECTS if isinstance(effect, kind)), "")


def spans_of_day(plan: Plan, day: date, zone: tzinfo) -> tuple[Span, ...]:
    """Return the shifts that begin on a day; 09:00-18:00 where no hours are planned at all."""
    start, end = (datetime.combine(day, at, zone).astimezone(UTC) for at in PLAIN_DAY)
    if plan.shifts is None:
        return (Span(start, end),)
    around = spans_around(plan.shifts, start, zone)
    return tuple(span for span in around if span.start.astimezone(zone).date() == day)
