"""Gathers what a week, a month or a year says on one page, and keeps what the person writes onto it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from wellbeing.domain.days import as_seen, span_of_days
from wellbeing.domain.reminders.break_ledger import BreakLedger
from wellbeing.domain.report import OwnLines, Report, ends_of, name_of, period_of, practised_in, went_well

if TYPE_CHECKING:
    from datetime import datetime

    from wellbeing.clock import Clock
    from wellbeing.domain.checkins import CheckIn
    from wellbeing.domain.contacts import Contact
    from wellbeing.domain.days import Span
    from wellbeing.domain.ranges import DayRange
    from wellbeing.services.checkins import CheckIns
    from wellbeing.services.contacts import Contacts
    from wellbeing.services.drafts import Drafts
    from wellbeing.services.patterns import Patterns
    from wellbeing.services.practice import Practice
    from wellbeing.services.trends import Trends
    from wellbeing.services.volume import Volumes
    from wellbeing.storage.reminders import ReminderStore


@dataclass(frozen=True)
class ReportSources:
    """The services that know what a page shows."""

    trends: Trends
    patterns: Patterns
    volume: Volumes
    checkins: CheckIns
    contacts: Contacts
    practice: Practice
    drafts: Drafts


class Reports:
    """The pages that sum up a period; what they show is asked of the services that know it."""

    def __init__(self, sources: ReportSources, store: ReminderStore, clock: Clock) -> None:
        self._sources, self._store, self._clock = sources, store, clock

    def present(self, kind: str) -> DayRange:
        """Return the week, month or year of today."""
        return period_of(kind, self._sources.trends.today())

    def of(self, days: DayRange, notes: bool = False) -> Report:
        """Return all that the page of a period tells; slow for a year: not for the window's thread."""
        sources = self._sources
        span = span_of_days(days.first, days.last, self._clock.zone())
        contacts = sources.contacts.between(span.start, span.end)
        practised = practised_in(sources.practice.between(span.start, span.end))
        breaks = self.breaks(days.first, days.last)
        rated = list(sources.patterns.days_of_stress(days).values())
        kinds = Counter(contact.kind for contact in contacts)
        return Report(
            days,
            sources.trends.picture(days),
            sources.volume.of_days(days, contacts),
            breaks,
            practised,
            went_well(kinds, practised, breaks, rated),
            ends_of(rated),
            self._plan(span.end),
            len(sources.checkins.between(span.start, span.end)),
            self._notes(span) if notes else (),
        )

    def breaks(self, first: date, last: date) -> BreakLedger:
        """Return the ledger of some days together."""
        return sum(self._store.days(first, last).values(), BreakLedger())

    def draft_of(self, days: DayRange) -> str:
        """Return under what name of a draft is kept what the person writes onto the page of a period."""
        return f"report:{name_of(days)}"

    def own_lines(self, days: DayRange) -> OwnLines:
        """Return what the person wrote onto the page of a period."""
        kept = self._sources.drafts.find(self.draft_of(days)) or {}
        return OwnLines(str(kept.get("good", "")), str(kept.get("plan", "")))

    def _plan(self, end: datetime) -> tuple[str, str] | None:
        reviews = self._sources.practice.reviews.all()
        return next(
            ((review.cue, review.action) for review in reviews if review.has_plan and review.at < end), None
        )

    def _notes(self, span: Span) -> tuple[tuple[datetime, str], ...]:
        """Return the notes of check-ins and contacts in order of time, by the clock of where each was written."""
        sources = self._sources
        zone = self._clock.zone()
        entries: list[CheckIn | Contact] = [
            *sources.checkins.between(span.start, span.end),
            *sources.contacts.between(span.start, span.end),
        ]
        noted = [(as_seen(entry.at, entry.offset, zone), entry.note) for entry in entries if entry.note]
        return tuple(sorted(noted))
