"""Records check-ins and contacts while the diary is closed: the same rules, kept sealed in its inbox."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing.domain.checkins import CheckInDraft, checked_checkin
from wellbeing.domain.contacts import ContactDraft, check_name, checked_contact
from wellbeing.domain.days import offset_of
from wellbeing.domain.inbox import ContactEnd, ContactLog, ContactStart
from wellbeing.domain.problems import Problem
from wellbeing.services.inbox import put

if TYPE_CHECKING:
    from wellbeing.clock import Clock
    from wellbeing.content.strings import Words
    from wellbeing.services.environment import Environment


class ClosedEntries:
    """The verbs that need no open diary; each answers with the sealed file, or a problem. Raises Refused."""

    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        self._folders, self._clock = environment.folders, environment.clock

    @property
    def clock(self) -> Clock:
        """The clock that all services ask."""
        return self._clock

    def words(self) -> Words:
        """Return the interface words in the person's language."""
        return self.environment.words()

    def checkin(self, draft: CheckInDraft) -> Path | Problem:
        """Keep a check-in."""
        found = checked_checkin(draft, self._clock.now())
        if isinstance(found, Problem):
            return found
        return put(self._folders, replace(found, offset=offset_of(found.at, self._clock.zone())))

    def contact(self, draft: ContactDraft, name: str | None = None, ends: bool = False) -> Path | Problem:
        """Keep a contact, which closes an open one when it is taken in."""
        found = check_name(name) or checked_contact(draft, self._clock.now())
        if isinstance(found, Problem):
            return found
        logged = replace(found, offset=offset_of(found.at, self._clock.zone()))
        return put(self._folders, ContactLog(logged, name, ends))

    def start(self, name: str | None = None) -> Path | Problem:
        """Keep that a contact began now."""
        return check_name(name) or put(self._folders, ContactStart(self._now(), name))

    def end(self, kind: str | None = None, name: str | None = None) -> Path | Problem:
        """Keep that a contact ended now; with a kind it is logged."""
        if kind is not None:
            return self.contact(ContactDraft(kind=kind), name, ends=True)
        return check_name(name) or put(self._folders, ContactEnd(self._now(), name))

    def _now(self) -> datetime:
        return self._clock.now().astimezone(UTC)
