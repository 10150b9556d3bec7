"""What stands in while the diary is closed: an empty diary in memory for the reminders, the inbox for entries."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contact_count import OpenOnes
from wellbeing.domain.contacts import Contact, OpenContact
from wellbeing.domain.inbox import ContactEnd, ContactLog, ContactStart, InboxWord
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.reminders.state_json import UnreadableState, from_json, to_json
from wellbeing.services.app_services import Services
from wellbeing.services.hidden_notes import HiddenNote, HiddenNotes
from wellbeing.services.inbox import keep_count, left_clock, open_count, put, sealed_files, take_back
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore, Rule
from wellbeing.storage.database import Diary, diary_in_memory
from wellbeing.storage.reminders import ReminderStore

if TYPE_CHECKING:
    from datetime import datetime

    from wellbeing.clock import Clock
    from wellbeing.paths import Folders
    from wellbeing.services.environment import Environment

COPIED = ("reminder_day", "reminder_asked")


@dataclass(frozen=True, slots=True)
class Carried:
    """What the reminders knew as the diary was locked; of the open contacts their numbers and times, no name."""

    state: str
    open_ones: tuple[OpenContact, ...]


class SealedCheckIns(CheckInStore):
    """Check-ins go sealed into the inbox; the memory keeps moment and figures without the note, for the reminders."""

    def __init__(self, diary: Diary, folders: Folders) -> None:
        super().__init__(diary)
        self._folders = folders
        self._sealed: dict[int, Path] = {}
        self._notes = HiddenNotes()

    def add(self, checkin: CheckIn) -> CheckIn:
        """Seal a check-in; it has a number of its own until the diary opens."""
        note = HiddenNote.of(checkin.note)
        path = put(self._folders, replace(checkin, id=0, note=note.text))
        saved = super().add(replace(checkin, note=""))
        self._sealed[saved.id] = path
        self._notes.keep(saved.id, note)
        return replace(saved, note=note)

    def replace(self, checkin: CheckIn) -> None:
        """Seal it anew in place of the one before."""
        note = self._notes.meant(checkin)
        _seal_anew(self._folders, self._sealed, checkin.id, replace(checkin, id=0, note=note.text))
        super().replace(replace(checkin, note=""))
        self._notes.keep(checkin.id, note)

    def remove(self, number: int) -> None:
        """Take it out of the inbox again."""
        _take_back(self._folders, self._sealed, number)
        super().remove(number)

    def find(self, number: int) -> CheckIn | None:
        """Return one with its note, which is hidden."""
        found = super().find(number)
        return None if found is None else self._notes.put_on(found)

    def between(self, start: datetime | None, end: datetime | None) -> list[CheckIn]:
        """Return those of a span with their notes, which are hidden."""
        return [self._notes.put_on(checkin) for checkin in super().between(start, end)]


class SealedContacts(ContactStore):
    """Contacts go sealed into the inbox, and so do their starts and ends; only their number is kept."""

    def __init__(self, diary: Diary, folders: Folders, clock: Clock) -> None:
        super().__init__(diary)
        self._folders, self._clock = folders, clock
        self._sealed: dict[int, Path] = {}
        self._notes = HiddenNotes()

    def add(self, contact: Contact) -> Contact:
        """Put one back that was taken out."""
        return self.add_and_settle(contact, lambda open_ones: (open_ones, None))[0]

    def add_and_settle(self, contact: Contact, rule: Rule) -> tuple[Contact, OpenContact | None]:
        """Seal a contact; the one that it closes is closed by the same word."""
        note = HiddenNote.of(contact.note)
        path = put(self._folders, ContactLog(replace(contact, id=0, note=note.text)))
        saved = super().add(replace(contact, note=""))
        self._sealed[saved.id] = path
        self._notes.keep(saved.id, note)
        return replace(saved, note=note), super().settle(rule)

    def replace(self, contact: Contact) -> None:
        """Seal it anew in place of the one before."""
        note = self._notes.meant(contact)
        word = ContactLog(replace(contact, id=0, note=note.text))
        _seal_anew(self._folders, self._sealed, contact.id, word)
        super().replace(replace(contact, note=""))
        self._notes.keep(contact.id, note)

    def remove(self, number: int) -> None:
        """Take it out of the inbox again."""
        _take_back(self._folders, self._sealed, number)
        super().remove(number)

    def find(self, number: int) -> Contact | None:
        """Return one with its note, which is hidden."""
        found = super().find(number)
        return None if found is None else self._notes.put_on(found)

    def between(self, start: datetime | None, end: datetime | None) -> list[Contact]:
        """Return those of a span with their notes, which are hidden."""
        return [self._notes.put_on(contact) for contact in super().between(start, end)]

    def settle(self, rule: Rule) -> OpenContact | None:
        """Count a start or an end, and seal it."""
        before = tuple(self.open_ones())
        after, ended = rule(before)
        for contact in after:
            if not contact.id:
                put(self._folders, ContactStart(contact.started, contact.name))
        if ended is not None:
            put(self._folders, ContactEnd(self._clock.now(), ended.name))
        return super().settle(lambda _: (_without_names(after), ended))

    def close_number(self, number: int) -> None:
        """Close one that the reminders count as over."""
        super().close_number(number)
        keep_count(self._folders, len(self.open_ones()))

    def follow_count(self) -> bool:
        """Have as many open as hooks have told meanwhile; tell whether that is another number than before."""
        before = tuple(self.open_ones())
        count = open_count(self._folders)
        if count == len(before):
            return False
        new = tuple(OpenContact(0, None, self._clock.now()) for _ in range(count - len(before)))
        # Of those that ended, the oldest is as good a guess as any.
        super().settle(lambda _: ((*before[max(0, len(before) - count) :], *new), None))
        return True


class StandInServices(Services):
    """The services over nothing: every page would be empty, the reminders run, and what is recorded is sealed."""

    @cached_property
    def _checkins(self) -> CheckInStore:
        return SealedCheckIns(self.diary, self.environment.folders)

    @cached_property
    def _contacts(self) -> SealedContacts:
        return SealedContacts(self.diary, self.environment.folders, self.clock)

    def follow_inbox(self) -> bool:
        """Take note of what hooks have told; True where another number of contacts is open now."""
        return self._contacts.follow_count()

    def waiting_count(self) -> int:
        """Return how many words wait in the inbox."""
        return len(sealed_files(self.environment.folders))

    def close(self) -> None:
        """Let go of the memory; the number of open contacts is kept already, the reminders' clock now."""
        if self.diary.is_open:
            self.leave_clock()
        self.diary.close()


def open_stand_in(environment: Environment, carried: Carried | None = None) -> StandInServices:
    """Return what stands in for a closed diary; `carried` is what the reminders knew as it was locked.

    Without it, at a start, they go on from the clock that the run before has left: a pause lasts on.
    """
    services = StandInServices(environment, diary_in_memory(environment.folders.data))
    if carried is None and (left := left_clock(environment.folders)):
        ReminderStore(services.diary).save_state(left, environment.clock.now())
    if carried is not None:
        ReminderStore(services.diary).save_state(carried.state, environment.clock.now())
        for contact in _without_names(carried.open_ones):
            services._contacts.reopen(contact)  # noqa: SLF001 - its own maker
    else:
        services.follow_inbox()
    return services


def carried_from(services: Services) -> Carried | None:
    """Return what the reminders know at this moment, to go on with while the diary is closed."""
    found = ReminderStore(services.diary).state()
    return None if found is None else Carried(found[0], tuple(services.contacts.open_ones()))


def hand_back(stand_in: StandInServices, services: Services, carried: bool) -> None:
    """Write down in the open diary what the reminders did while it was closed; raises Refused.

    Their state goes on where it was carried from the diary; else the diary's own, of the run before, is gone on with.
    """
    memory, diary = stand_in.diary, services.diary
    with diary.atomic():
        for table in COPIED:
            rows = memory.rows(f"SELECT * FROM {table}")  # noqa: S608
            marks = ", ".join("?" * len(rows[0])) if rows else ""
            for row in rows:
                diary.conn.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)  # noqa: S608
        state = ReminderStore(memory).state()
        if carried and state is not None:
            ReminderStore(diary).save_state(_renamed(state[0], services.contacts.open_ones()), state[1])


def _renamed(text: str, open_ones: list[OpenContact]) -> str:
    """Return the state with the open contacts under the numbers that they have in the diary."""
    try:
        state = from_json(text)
    except UnreadableState:
        return text
    held = state.contacts.open
    if len(held) != len(open_ones):
        return text
    named = tuple(replace(contact, name=str(row.id)) for contact, row in zip(held, open_ones, strict=True))
    return to_json(state._replace(contacts=state.contacts._replace(open=named)))


def _without_names(open_ones: OpenOnes) -> OpenOnes:
    return tuple(replace(contact, name=None) for contact in open_ones)


def _take_back(folders: Folders, sealed: dict[int, Path], number: int) -> None:
    path = sealed.get(number)
    there = path is not None and take_back(folders, path)
    sealed.pop(number, None)
    if not there:
        raise Refused(Problem("id", "problem.gone"))


def _seal_anew(folders: Folders, sealed: dict[int, Path], number: int, word: InboxWord) -> None:
    """Seal a word, then take the one before it out: on a full disk that one stays."""
    path = put(folders, word)
    try:
        _take_back(folders, sealed, number)
    except Refused:
        with suppress(Refused):
            take_back(folders, path)
        raise
    sealed[number] = path
