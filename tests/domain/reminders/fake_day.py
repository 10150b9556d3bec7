"""A day in fake minutes for the reminder tests: a person types, talks, leaves; the real engine looks on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from wellbeing.domain.reminders import events as values
from wellbeing.domain.reminders.break_ledger import BreakLedger
from wellbeing.domain.reminders.engine import next_break, waiting_cards
from wellbeing.domain.reminders.events import Effect, Event, Plan
from wellbeing.domain.reminders.simulation.simulate import Run
from wellbeing.domain.reminders.state_json import from_json, to_json

Seen = list[tuple[str, str, str]]


def is_balanced(ledger: BreakLedger) -> bool:
    """Whether every due break is accounted for."""
    return ledger.due == ledger.taken + ledger.natural + ledger.skipped + ledger.owed


class Day:
    """Runs the engine with a fake clock; moments are written as local HH:MM, a day later as +1 HH:MM."""

    def __init__(
        self, plan: Plan | None = None, start: str = "2026-03-02 09:00", zone: str = "Asia/Shanghai"
    ) -> None:
        self.zone = ZoneInfo(zone)
        self.begun = datetime.fromisoformat(start).replace(tzinfo=self.zone)
        self.run = Run(replace(plan or Plan(), zone=self.zone), self.begun.astimezone(UTC))
        self.run.hears = True
        self.effects: list[tuple[str, Effect]] = []
        self._begin()

    def _begin(self) -> None:
        take = self.run.take

        def taken(at: float, event: Event) -> tuple[Effect, ...]:
            effects = take(at, event)
            self.effects += [(self.label(at), effect) for effect in effects]
            return effects

        self.run.take = taken  # type: ignore[method-assign]
        self.run.begin()

    def seconds(self, when: str) -> float:
        """Turn '14:05', '14:05:30' or '+1 09:00' into seconds since the start, real ones over a clock change."""
        days, _, clock = when.rpartition(" ")
        hours, minutes, seconds = ([int(part) for part in clock.split(":")] + [0])[:3]
        day = self.begun.date() + timedelta(days=int(days or 0))
        local = datetime(day.year, day.month, day.day, hours, minutes, seconds, tzinfo=self.zone)
        return (local.astimezone(UTC) - self.begun.astimezone(UTC)).total_seconds()

    def at(self, when: str, *events: Event) -> tuple[Effect, ...]:
        """Let time pass to a moment, then let something happen."""
        at = self.seconds(when)
        self.run.ring_until(at)
        effects: tuple[Effect, ...] = ()
        for event in events or (values.Tick(self.run.idle(at)),):
            if isinstance(event, values.Input):
                self.run.last_input = at
            effects += self.run.take(at, event)
        self.run.at = at
        return effects

    def types(self, first: str, last: str, every: float = 10.0) -> None:
        """Let the person type from one moment to another."""
        at, end = self.seconds(first), self.seconds(last)
        while at <= end:
            self.run.ring_until(at)
            self.run.last_input = at
            self.run.take(at, values.Input())
            at += every

    def talks(self, first: str, last: str, name: str | None = None) -> None:
        """Let the person hold a contact without touching the keyboard."""
        self.at(first, values.ContactStarted(name))
        self.at(last, values.ContactEnded(name))

    def answers(self, when: str, answer: str, kind: str = "") -> tuple[Effect, ...]:
        """Let the person answer what was shown last, or last of a kind."""
        self.at(when)
        keys = [card.key for card in waiting_cards(self.run.state) if kind in ("", card.kind)]
        assert keys, "nothing to answer"
        return self.at(when, values.Answered(keys[-1], answer))

    def sets_clock(self, by: float) -> None:
        """Set the wall clock."""
        self.run.step_by += by

    def restarts(self, when: str, again: str) -> None:
        """Close the app, with its memory kept as text, and start it again."""
        self.at(when)
        kept = to_json(self.run.state)
        begun = self.seconds(again)
        self.run.state = from_json(kept)
        mono = self.run.now
        self.run.now = lambda at: mono(at)._replace(mono=at - begun)  # type: ignore[method-assign]
        self.run.at = begun
        self.run.take(begun, values.Started())

    def label(self, at: float) -> str:
        """Write a moment as local time."""
        return f"{(self.run.now(at).wall).astimezone(self.zone):%H:%M:%S}"

    def shown(self, *kinds: str) -> Seen:
        """Return what was shown, as (local time, effect, kind)."""
        names = {values.Notify: "notify", values.ShowCard: "card", values.Withdraw: "withdraw"}
        return [
            (label, names[type(effect)], effect.kind)
            for label, effect in self.effects
            if isinstance(effect, values.Notify | values.ShowCard | values.Withdraw)
            and (not kinds or effect.kind in kinds)
        ]

    def notices(self, *kinds: str) -> Seen:
        """Return the notices alone."""
        return [seen for seen in self.shown(*kinds) if seen[1] == "notify"]

    @property
    def book(self) -> tuple[float, int, int, int, int, int]:
        """The ledger of all days so far: worked, due, taken, natural, skipped, owed."""
        self.run.take(self.run.at, values.Tick(self.run.idle(self.run.at)))
        ledger = self.run.ledger
        assert is_balanced(ledger)
        return (
            round(ledger.worked_min, 1),
            ledger.due,
            ledger.taken,
            ledger.natural,
            ledger.skipped,
            ledger.owed,
        )

    def next_break(self) -> values.NextBreak | None:
        """Return what tray and Today show."""
        return next_break(self.run.state, self.run.plan, self.run.now(self.run.at))
