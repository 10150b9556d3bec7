"""Notes that nobody can read on a screen while the diary is closed, and that are not lost for that."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact

Entry = TypeVar("Entry", CheckIn, Contact)


class HiddenNote(str):
    """A note that is empty to whoever shows it; it goes where its entry goes, back and forth with every undo."""

    text: str

    @staticmethod
    def of(note: str) -> HiddenNote:
        """Return a note hidden; one that is hidden already stays as it is."""
        if isinstance(note, HiddenNote):
            return note
        hidden = HiddenNote()
        hidden.text = note
        return hidden


class HiddenNotes:
    """The note of each entry by the entry's number."""

    def __init__(self) -> None:
        self._notes: dict[int, HiddenNote] = {}

    def keep(self, number: int, note: HiddenNote) -> None:
        """Take a note for that of an entry from now on."""
        self._notes[number] = note

    def meant(self, entry: Entry) -> HiddenNote:
        """Return the note that an entry is to have: a form that can't show the one there is leaves its field empty."""
        if entry.note or isinstance(entry.note, HiddenNote):
            return HiddenNote.of(entry.note)
        return self._notes.get(entry.id, HiddenNote.of(""))

    def put_on(self, entry: Entry) -> Entry:
        """Return an entry with its note."""
        note = self._notes.get(entry.id)
        return entry if note is None else replace(entry, note=note)
