"""Tells the person's own programs what began and ended: breaks, contacts, shifts, pauses; never what was written."""

from __future__ import annotations

from collections.abc import Callable

from wellbeing.clock import Clock
from wellbeing.domain.hooks import BREAK_END, Going, HookCall, calls_between
from wellbeing.domain.problems import Problem
from wellbeing.services.contacts import Contacts
from wellbeing.services.reminders.service import Reminders
from wellbeing.system.hooks.runner import HookRunner

FOLDER = "hooks"
AWAY = "away.id"


class Hooks:
    """Looks what is going on, and has a program run for each change since the last look."""

    def __init__(
        self, runner: HookRunner, reminders: Callable[[], Reminders], contacts: Contacts, clock: Clock
    ) -> None:
        self._runner = runner
        self._reminders, self._contacts, self._clock = reminders, contacts, clock
        self._before: Going | None = None
        self._break_id, self._break_began = "", 0.0

    def begin(self) -> None:
        """Take what is going on now as known; a break that an earlier run could not end is ended, or goes on."""
        left, going = self._runner.left_away(), self._going()
        self._break_id = left or (_new_id() if going.break_left else "")
        self._break_began = self._clock.elapsed()
        self._before = going
        if left is not None and not going.break_left:
            self._runner.run(HookCall(BREAK_END, 0, left))

    def look(self) -> list[Problem]:
        """Have run what has begun or ended since; returns what went wrong lately, each kind of it once."""
        if self._before is None or not self._runner.any:
            return []
        before, after = self._before, self._going()
        if after.break_left and not before.break_left:
            self._break_id, self._break_began = _new_id(), self._clock.elapsed()
        gone = self._clock.elapsed() - self._break_began
        for call in calls_between(before, after, self._break_id, gone):
            self._runner.run(call)
        self._before = after
        return [
            Problem("hooks", f"problem.hook_{failure.why}", {"name": failure.word})
            for failure in self._runner.failures()
        ]

    def close(self) -> None:
        """End a break that is told of as begun, and let what waits run: nobody stays away by our going.

        It is over within two seconds, beside the window; Environment.close waits for it.
        """
        if self._before is None:
            return
        if self._before.break_left and self._runner.any:
            gone = self._clock.elapsed() - self._break_began
            self._runner.run(HookCall(BREAK_END, round(gone), self._break_id))
        self._before = None
        self._runner.end()

    def _going(self) -> Going:
        going = self._reminders().going()
        contacts = tuple(
            (contact.name or f"#{contact.id}", contact.started.timestamp())
            for contact in self._contacts.open_ones()
        )
        now = self._clock.now().timestamp()
        return Going(going.break_left, going.pause_left, going.on_shift, contacts, now)


def _new_id() -> str:
    from uuid import uuid4  # not quick to import, and most people have no programs

    return uuid4().hex
