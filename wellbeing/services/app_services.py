"""The services: every service over one open diary, handed to the window and to the command line alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property, partial
from typing import TYPE_CHECKING

from wellbeing.clock import Clock
from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.diary_access import is_first_day, is_key_open, mend_key, open_own_diary
from wellbeing.services.environment import Environment
from wellbeing.services.event_bus import EventBus
from wellbeing.services.preferences import PreferenceBook
from wellbeing.storage.database import Diary
from wellbeing.system.files import sweep_drafts

if TYPE_CHECKING:
    from wellbeing.content.strings import Words
    from wellbeing.services.charts import Charts
    from wellbeing.services.checkins import CheckIns
    from wellbeing.services.contacts import Contacts
    from wellbeing.services.diary_days import DiaryDays
    from wellbeing.services.diary_search import DiarySearch
    from wellbeing.services.drafts import Drafts
    from wellbeing.services.effects import Effects
    from wellbeing.services.exports import Exports
    from wellbeing.services.headset import Headset
    from wellbeing.services.history import History
    from wellbeing.services.hooks import Hooks
    from wellbeing.services.imports.imports import Imports
    from wellbeing.services.insights import Insights, LinkMemory
    from wellbeing.services.library.library import Library
    from wellbeing.services.load_choices import LoadChoices
    from wellbeing.services.own_words import OwnWords
    from wellbeing.services.patterns import Patterns
    from wellbeing.services.practice import Practice
    from wellbeing.services.reminders.service import Reminders
    from wellbeing.services.reports import Reports
    from wellbeing.services.team.teams import Teams
    from wellbeing.services.tones import Tones
    from wellbeing.services.trends import Trends
    from wellbeing.services.volume import Volumes
    from wellbeing.services.waiting import WaitingWrites
    from wellbeing.services.watched import Watched
    from wellbeing.storage.checkins import CheckInStore
    from wellbeing.storage.contacts import ContactStore
    from wellbeing.storage.imports import ImportStore
    from wellbeing.storage.practice import PracticeStore


LITTER_AGE = timedelta(hours=1)  # no write takes so long: what is unfinished then was killed


@dataclass(frozen=True)
class Services:
    """Every verb of the app over one diary; opened once, closed once.

    A service is laid out when it is first asked for: a command that logs one contact, and a window that must
    take its first key, should not wait for trends and charts.
    """

    environment: Environment
    diary: Diary
    window: Services | None = None
    """Those of the window, where these are laid out beside it."""

    @property
    def clock(self) -> Clock:
        """The clock that all services ask."""
        return self.environment.clock

    @property
    def event_bus(self) -> EventBus:
        """Where changes are told."""
        return self.environment.event_bus

    @property
    def preferences(self) -> PreferenceBook:
        """The settings in force."""
        return self.environment.preferences

    @cached_property
    def waiting(self) -> WaitingWrites:
        """What the person has entered while another program held the diary."""
        from wellbeing.services.waiting import WaitingWrites

        return WaitingWrites(self.diary)

    @cached_property
    def drafts(self) -> Drafts:
        """What somebody has begun to write."""
        from wellbeing.services.drafts import Drafts
        from wellbeing.storage.drafts import DraftStore

        return Drafts(DraftStore(self.diary), self.clock)

    @cached_property
    def search(self) -> DiarySearch:
        """The search over all notes."""
        from wellbeing.services.diary_search import DiarySearch

        return DiarySearch(self._checkins, self._contacts)

    @cached_property
    def diary_days(self) -> DiaryDays:
        """Which days have something on them."""
        from wellbeing.services.diary_days import DiaryDays
        from wellbeing.storage.diary_days import DiaryDayStore

        return DiaryDays(DiaryDayStore(self.diary), self.clock)

    @cached_property
    def history(self) -> History:
        """The ways back from what was done in the window, and forward again."""
        from wellbeing.services.history import History

        return History()

    def parts_to_write_with(self) -> list[Callable[[], object]]:
        """Return what imports, piece by piece, what a break or a review is written with: at once it is felt."""
        from importlib import import_module

        needed = [partial(import_module, name) for name in ("pluggy", "click", "sqlite3")]
        return [*needed, lambda: self.diary.db]

    @cached_property
    def library(self) -> Library:
        """The content, with the person's favourites."""
        return self.environment.library.kept_in(practice_store(self.diary), self.waiting)

    @cached_property
    def checkins(self) -> CheckIns:
        """The verbs of check-ins."""
        from wellbeing.services.checkins import CheckIns

        return CheckIns(self._checkins, self.event_bus, self.clock, self.waiting)

    @cached_property
    def contacts(self) -> Contacts:
        """The verbs of contacts, and the load."""
        from wellbeing.services.contacts import Contacts

        rule = self.preferences.load_rule
        return Contacts(
            self._contacts, self.event_bus, self.clock, rule, self.shift_start, self.waiting, self._several
        )

    @cached_property
    def headset(self) -> Headset:
        """What the open microphone means for contacts."""
        from wellbeing.services.headset import Headset

        return Headset(self.contacts, self.preferences, self.clock)

    @cached_property
    def hooks(self) -> Hooks:
        """The person's own programs, told what began and ended."""
        from wellbeing.services.hooks import Hooks

        return Hooks(self.environment.programs, lambda: self.reminders, self.contacts, self.clock)

    @cached_property
    def exports(self) -> Exports:
        """The verbs of handing the diary out."""
        from wellbeing.services.exports import Exports

        return Exports(self.diary, self.event_bus, self.clock)

    @cached_property
    def own_words(self) -> OwnWords:
        """The verbs of the person's own words."""
        from wellbeing.domain.own_words import CAUSE
        from wellbeing.services.own_words import OwnWords
        from wellbeing.storage.own_words import OwnWordStore

        def given(kind: str) -> list[str]:
            of_kind = "causes" if kind == CAUSE else "feelings"
            return list(self.library.labels(of_kind, self.words().language).values())

        return OwnWords(OwnWordStore(self.diary), self.event_bus, given)

    @cached_property
    def imports(self) -> Imports:
        """The verbs of imports."""
        from wellbeing.services.imports.imports import Imports

        return Imports(self.diary, self.event_bus, self.clock, self.environment.rota.shifts)

    @cached_property
    def watched(self) -> Watched:
        """The verbs of a watched folder and rota."""
        from wellbeing.services.watched import Watched

        return Watched(self._imported, self.preferences, self.event_bus, self.clock)

    @cached_property
    def volume(self) -> Volumes:
        """The measured volume of a day."""
        from wellbeing.services.volume import Volumes

        return Volumes(self.contacts, self._imported, self.clock)

    @cached_property
    def practice(self) -> Practice:
        """The verbs of practice."""
        from wellbeing.services.practice import Practice

        store = practice_store(self.diary)
        return Practice(store, self.event_bus, self.clock, self.waiting, self.contacts.written_number)

    @cached_property
    def tones(self) -> Tones:
        """The soft tones at the turns of a breath."""
        from wellbeing.services.tones import Tones

        return Tones(self.environment.folders.runtime, self.preferences)

    @cached_property
    def trends(self) -> Trends:
        """The trend pictures."""
        from wellbeing.services.trends import Trends

        plan = self.environment.rota.shifts
        return Trends(self._checkins, self._contacts, self.clock, self.preferences.load_rule, plan)

    @cached_property
    def load_choices(self) -> LoadChoices:
        """What the days say of the load's weights and half-life."""
        from wellbeing.services.load_choices import LoadChoices

        return LoadChoices(self._checkins, self._contacts, self.clock, self.preferences.load_rule)

    @cached_property
    def effects(self) -> Effects:
        """Whether exercises helped, and the coin."""
        from wellbeing.services.effects import Effects
        from wellbeing.storage.coin import CoinStore

        stores = self._checkins, practice_store(self.diary), CoinStore(self.diary)
        return Effects(*stores, self.event_bus, self.clock)

    @cached_property
    def insights(self) -> Insights:
        """What went together with stress."""
        from wellbeing.services.insights import Insights
        from wellbeing.storage.reminders import ReminderStore

        stores = self._checkins, self._contacts, ReminderStore(self.diary)
        own = self._imported, self.own_words
        return Insights(*stores, *own, self.clock, self.preferences.load_rule, self.link_memory)

    @cached_property
    def link_memory(self) -> LinkMemory:
        """What went together as it was last worked out; those beside the window have the window's."""
        from wellbeing.services.insights import LinkMemory

        return LinkMemory() if self.window is None else self.window.link_memory

    @cached_property
    def patterns(self) -> Patterns:
        """What the charts beside the trend show."""
        from wellbeing.services.patterns import Patterns
        from wellbeing.storage.reminders import ReminderStore

        stores = self._checkins, self._contacts, practice_store(self.diary), ReminderStore(self.diary)
        return Patterns(*stores, self.clock, self.preferences.load_rule)

    def labels(self, language: str) -> dict[str, str]:
        """Return the words of all that a chart names: feelings, causes, own words, exercises, factors."""
        from wellbeing.content.insight_words import NAMES
        from wellbeing.domain.insights.factors import word_id

        exercises, t = self.environment.library.exercises(language), self.environment.words(language).t
        named = {**self.entry_words(language), **{exercise.id: exercise.title for exercise in exercises}}
        return {**named, **{word_id(factor): t(name) for factor, name in NAMES.items()}}

    def entry_words(self, language: str) -> dict[str, str]:
        """Return the words of feelings and causes, the person's own among them."""
        library, own = self.environment.library, self.own_words.labels
        named = {**library.labels("feelings", language), **library.labels("causes", language)}
        return {**named, **own("feeling"), **own("cause")}

    @contextmanager
    def beside(self) -> Iterator[Services]:
        """Lay the services over a connection of their own, which only reads: for a thread beside the window."""
        reader = self.diary.reader()
        try:
            yield Services(self.environment, reader, self)
        finally:
            reader.close()

    @cached_property
    def reminders(self) -> Reminders:
        """The reminder engine and its memory."""
        from wellbeing.services.reminders.service import Reminders
        from wellbeing.storage.reminders import ReminderStore

        store, usual = ReminderStore(self.diary), self.contacts.usual
        return Reminders(
            store, self._checkins, self._contacts, self.event_bus, self.clock, self.preferences, usual,
            self.environment.rota.shifts,
        )  # fmt: skip

    @property
    def is_sharing(self) -> bool:
        """Tell whether the person shares the screen; until the reminders run nobody has said so, and none are made."""
        return "reminders" in self.__dict__ and self.reminders.is_sharing()

    @cached_property
    def reports(self) -> Reports:
        """The pages that sum up a week, a month or a year."""
        from wellbeing.services.reports import Reports, ReportSources
        from wellbeing.storage.reminders import ReminderStore

        sources = ReportSources(
            self.trends, self.patterns, self.volume, self.checkins, self.contacts, self.practice, self.drafts
        )
        return Reports(sources, ReminderStore(self.diary), self.clock)

    @cached_property
    def charts(self) -> Charts:
        """The charts for screen and file."""
        from wellbeing.services.charts import Charts

        return Charts(self.environment)

    @cached_property
    def team(self) -> Teams:
        """The verbs of a team."""
        from wellbeing.services.team.teams import teams_of

        return teams_of(self.environment.folders, self.diary, self.clock)

    @property
    def has_team(self) -> bool:
        """Tell whether this computer has ever been in a team or led one; asks no more than a folder's name."""
        return self.environment.folders.team.is_dir()

    @property
    def shares(self) -> bool:
        """Tell whether a word about the person's stress may leave this computer now."""
        return self.has_team and self.team.shares()

    def _several(self) -> bool:
        return self.preferences.current.several_at_once

    @cached_property
    def _checkins(self) -> CheckInStore:
        from wellbeing.storage.checkins import CheckInStore

        return CheckInStore(self.diary)

    @cached_property
    def _imported(self) -> ImportStore:
        from wellbeing.storage.imports import ImportStore

        return ImportStore(self.diary)

    @cached_property
    def _contacts(self) -> ContactStore:
        from wellbeing.storage.contacts import ContactStore

        return ContactStore(self.diary)

    def shift_start(self, moment: datetime) -> datetime:
        """Return when the shift of a moment began; outside any shift, when the person's day did."""
        from wellbeing.domain.days import day_of, span_of
        from wellbeing.domain.shifts.shifts import span_at, spans_around

        zone, plan = self.clock.zone(), self.environment.rota.shifts(moment)
        shift = span_at(spans_around(plan, moment, zone), moment) if plan else None
        return shift.start if shift else span_of(day_of(moment, zone), zone).start

    def take_notices(self) -> list[str]:
        """Return the keys of what is to be told, once."""
        from wellbeing.services.recovery import is_worth_a_code
        from wellbeing.storage.notices import take_notices

        keys = take_notices(self.diary)
        first = None if self.preferences.current.recovery_offered else self._checkins.first_moment()
        if is_worth_a_code(self.environment.folders, first, self.clock.now()):
            self.preferences.set("recovery_offered", True)
            keys.append("notice.recovery")
        return keys

    def take_inbox_in(self) -> tuple[int, list[Problem]]:
        """Take in what waits in the inbox; return how much, and what a person should know of. Raises Refused."""
        from wellbeing.services.inbox import take_in

        return take_in(self.environment.folders, self.diary, self._several())

    def words(self) -> Words:
        """Return the interface words in the person's language."""
        return self.environment.words()

    def close(self) -> None:
        """Close the diary; a tone that still sounds ends, and what was typed last is kept as a draft.

        How many contacts are open stays told, as a number, and so does the reminders' clock.
        """
        from wellbeing.services.inbox import leave_count

        if "tones" in self.__dict__:
            self.tones.close()
        if "drafts" in self.__dict__:
            self.drafts.settle()
        if self.diary.is_open:
            leave_count(self.environment.folders, self._contacts)
            self.leave_clock()
        self.diary.close()

    def leave_clock(self) -> None:
        """Leave the reminders' clock for a start that finds the diary closed, where they have run here."""
        from wellbeing.services.inbox import leave_clock

        if "reminders" in self.__dict__:
            leave_clock(self.environment.folders, self.reminders.clock_alone())


def open_services(environment: Environment, key: bytes | None = None) -> Services:
    """Open the diary of the environment's folders and lay the services on it; raises Refused.

    A `key` that was read before is not asked for again.
    """
    folders, clock = environment.folders, environment.clock
    if mend_key(folders):
        environment.preferences.problems.append(Problem("key", "problem.key_open"))
    first = is_first_day(folders)
    diary = open_own_diary(folders, partial(_back_up, environment), clock.zone(), key)
    if first and is_key_open(folders):
        environment.preferences.problems.append(Problem("key", "problem.key_unkept"))
    if diary.torn_log is not None:
        place = {"place": str(diary.torn_log)}
        environment.preferences.problems.append(Problem("diary", "problem.log_torn", place))
    # Not before it is open: what a killed start left may be the diary itself.
    for folder in {folders.data, folders.config, folders.inbox}:
        sweep_drafts(folder, clock.now() - LITTER_AGE)
    services = Services(environment, diary)
    environment.preferences.problems += _taken_at_start(services)
    return services


def bring_up_to_date(environment: Environment, key: bytes | None = None) -> None:
    """Give a diary that an older version wrote the present shape, backed up before. For a thread: it takes seconds.

    Killed in the middle it is as it was. Raises Refused.
    """
    zone = environment.clock.zone()
    open_own_diary(environment.folders, partial(_back_up, environment), zone, key).close()


def _taken_at_start(services: Services) -> list[Problem]:
    """Take in what came while the diary was closed; what can't be done now waits where it is."""
    try:
        return services.take_inbox_in()[1]
    except Refused as refused:
        return [refused.problem] if refused.problem.key != "problem.diary_busy" else []


def _back_up(environment: Environment) -> None:
    from wellbeing.services.backups import Backups

    Backups(environment.folders, environment.clock).make()


def practice_store(diary: Diary) -> PracticeStore:
    """Return the store of practice and favourites."""
    from wellbeing.storage.practice import PracticeStore

    return PracticeStore(diary)
