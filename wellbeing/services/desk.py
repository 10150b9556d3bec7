"""The desk: every service over one open diary, handed to the window and to the command line alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from wellbeing.content.strings import Words
from wellbeing.clock import Clock
from wellbeing.domain.days import day_of, span_of
from wellbeing.domain.shifts import span_at, spans_around
from wellbeing.resources import resource
from wellbeing.services.changes import Announcer
from wellbeing.services.charts import Charts
from wellbeing.services.checkins import CheckIns
from wellbeing.services.contacts import Contacts
from wellbeing.services.library import Library
from wellbeing.services.opening import open_own_diary
from wellbeing.services.practice import Practice
from wellbeing.services.preferences import PreferenceBook
from wellbeing.services.reminders import Reminders
from wellbeing.services.shelf import Shelf
from wellbeing.services.trends import Trends
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore
from wellbeing.storage.database import Diary
from wellbeing.storage.practice import PracticeStore
from wellbeing.storage.reminders import ReminderStore


@dataclass(frozen=True, slots=True)
class Desk:
    """Every verb of the app; opened once, closed once."""

    shelf: Shelf
    diary: Diary
    checkins: CheckIns
    contacts: Contacts
    practice: Practice
    trends: Trends
    reminders: Reminders
    library: Library
    charts: Charts

    @property
    def clock(self) -> Clock:
        """The clock that all services ask."""
        return self.shelf.clock

    @property
    def announcer(self) -> Announcer:
        """Where changes are told."""
        return self.shelf.announcer

    @property
    def preferences(self) -> PreferenceBook:
        """The settings in force."""
        return self.shelf.preferences

    def words(self) -> Words:
        """Return the interface words in the person's language."""
        return self.shelf.words()

    def close(self) -> None:
        """Close the diary."""
        self.diary.close()


def open_desk(shelf: Shelf) -> Desk:
    """Open the diary of the shelf's folders and lay every service on it; raises Refused."""
    diary = open_own_diary(shelf.folders)
    clock, announcer, preferences = shelf.clock, shelf.announcer, shelf.preferences
    checkins, contacts, practice = CheckInStore(diary), ContactStore(diary), PracticeStore(diary)

    def shift_start(moment: datetime) -> datetime:
        """Return when the shift of a moment began; outside any shift, when the person's day did."""
        zone, plan = clock.zone(), preferences.weekly_plan()
        shift = span_at(spans_around(plan, moment, zone), moment) if plan else None
        return shift.start if shift else span_of(day_of(moment, zone), zone).start

    shelf = replace(shelf, library=Library(resource("content"), practice, announcer, clock))
    contact_verbs = Contacts(contacts, announcer, clock, preferences.load_rule, shift_start)
    return Desk(
        shelf=shelf,
        diary=diary,
        checkins=CheckIns(checkins, announcer, clock),
        contacts=contact_verbs,
        practice=Practice(practice, announcer, clock),
        trends=Trends(checkins, contacts, clock, preferences.load_rule),
        reminders=Reminders(
            ReminderStore(diary), checkins, contacts, announcer, clock, preferences, contact_verbs.usual
        ),
        library=shelf.library,
        charts=Charts(shelf),
    )
