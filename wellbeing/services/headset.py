"""What the open microphone means for contacts: from the list of recordings to the one count, and what to tell of it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

from wellbeing.clock import Clock
from wellbeing.domain.headset import (
    FOREVER,
    CallBegan,
    CallNews,
    Hearing,
    Recording,
    is_heard,
    listen,
    next_due,
    pass_by,
    struck_off,
)
from wellbeing.domain.problems import Refused
from wellbeing.domain.reminders.events import Event, Microphone
from wellbeing.services.contacts import Contacts
from wellbeing.services.preferences import PreferenceBook

log = logging.getLogger(__name__)

PROGRAMS_MOST = 20


class Headset:
    """Keeps what was heard since the app began to listen; nothing of it is written down but the contacts themselves.

    `hear`, `pass_by` and `stop` return what the reminders are to be fed.
    """

    def __init__(self, contacts: Contacts, preferences: PreferenceBook, clock: Clock) -> None:
        self._contacts, self._preferences, self._clock = contacts, preferences, clock
        self._hearing = Hearing()
        self._recordings: tuple[Recording, ...] = ()
        self._began = False
        self._seen: dict[str, None] = {}

    @property
    def programs(self) -> tuple[tuple[str, bool], ...]:
        """The programs that have recorded since the start or are struck off, and whether each records now."""
        now = {recording.program.casefold() for recording in self._recordings if is_heard(recording, ())}
        names = dict.fromkeys((*self._seen, *self._preferences.current.headset_without))
        by_form = {name.casefold(): name for name in names}
        return tuple((name, form in now) for form, name in sorted(by_form.items()))

    def hear(self, recordings: tuple[Recording, ...]) -> tuple[Event, ...]:
        """Take in which recordings there are now."""
        self._recordings = recordings
        for recording in recordings:
            if recording.program and is_heard(recording, ()) and len(self._seen) < PROGRAMS_MOST:
                self._seen[recording.program] = None
        return self._take(lambda at: listen(self._hearing, recordings, self._without(), at))

    def look_again(self) -> tuple[Event, ...]:
        """Judge the recordings anew, after a program was struck off or taken back."""
        return self.hear(self._recordings)

    def pass_by(self) -> tuple[Event, ...]:
        """Let happen what is due by now."""
        return self._take(lambda at: pass_by(self._hearing, at))

    def next_due(self) -> float | None:
        """Return the seconds until something follows by itself, None for never."""
        due = next_due(self._hearing)
        return None if due == FOREVER else max(0.0, due - self._clock.elapsed())

    def stop(self) -> tuple[Event, ...]:
        """Stop listening: what the headset alone has told of is over."""
        open_before, self._hearing, self._recordings = self._hearing.opened < FOREVER, Hearing(), ()
        self._settle(self._contacts.headset_off)
        return (Microphone(False),) if open_before else ()

    def _take(self, step: Callable[[float], tuple[Hearing, tuple[CallNews, ...]]]) -> tuple[Event, ...]:
        before = self._hearing.opened < FOREVER
        self._hearing, news = step(self._clock.elapsed())
        after = self._hearing.opened < FOREVER
        if not self._began and not after:
            self._settle(self._contacts.headset_off)  # a call that the last run left open is over
        self._began = True
        for call in news:
            self._tell(call)
        return (Microphone(after),) if after != before else ()

    def _tell(self, call: CallNews) -> None:
        if isinstance(call, CallBegan):
            since = self._clock.now() - timedelta(seconds=max(0.0, self._clock.elapsed() - call.at))
            self._settle(lambda: self._contacts.headset_on(since))
        else:
            self._settle(self._contacts.headset_off)

    def _settle(self, change: Callable[[], object]) -> None:
        try:
            change()
        except Refused as refused:
            log.warning("a contact that the headset told of could not be noted (%s)", refused.problem.key)

    def _without(self) -> frozenset[str]:
        return struck_off(self._preferences.current.headset_without)
