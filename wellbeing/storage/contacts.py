"""Contacts in the diary, and the ones open right now."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from wellbeing.domain.contacts import Contact, OpenContact, with_length
from wellbeing.domain.load import KindTally
from wellbeing.storage.database import Diary
from wellbeing.storage.entry_rows import MOST_NOTED, noted_rows, rows_after
from wellbeing.storage.import_gone import note_back, note_gone
from wellbeing.storage.plain_rows import delete, insert, put
from wellbeing.storage.timestamps import from_row, to_row

COLUMNS = "id, at, kind, felt, emotion, style, channel, state, note, utc_offset, seconds, hold, after, source, outside"

OPEN_ROW = "INTO open_contact (id, name, started, headset) VALUES (?, ?, ?, ?)"
OpenOnes = tuple[OpenContact, ...]
Rule = Callable[[OpenOnes], tuple[OpenOnes, OpenContact | None]]


class ContactStore:
    """Rows of the tables contact and open_contact as domain values."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def add(self, contact: Contact) -> Contact:
        """Write a contact and return it with its number; one that has a number keeps it."""
        row = as_row(contact)
        if not contact.id:
            del row["id"]
        with self._diary.atomic():
            note_back(self._diary, contact.outside)
            number = insert(self._diary, "contact", row)
        return replace(contact, id=number)

    def add_and_settle(self, contact: Contact, rule: Rule) -> tuple[Contact, OpenContact | None]:
        """Write a contact and let a rule settle the open ones, in one transaction."""
        with self._diary.atomic():
            closed = self.settle(rule)
            return self.add(with_length(contact, closed)), closed

    def add_many(self, contacts: Sequence[Contact]) -> None:
        """Write many in one transaction."""
        with self._diary.atomic():
            self._diary.db.table("contact").insert_all(
                {name: value for name, value in as_row(contact).items() if name != "id"}
                for contact in contacts
            )

    def replace(self, contact: Contact) -> None:
        """Write the contact over the one with its number, or back where that was deleted meanwhile."""
        with self._diary.atomic():
            note_back(self._diary, contact.outside)
            put(self._diary, "contact", as_row(contact))

    def remove(self, number: int) -> None:
        """Delete a contact; one that is gone already is no trouble."""
        with self._diary.atomic():
            note_gone(self._diary, "contact", number)
            delete(self._diary, "contact", number)

    def find(self, number: int) -> Contact | None:
        """Return the contact with a number, or None."""
        rows = self._diary.rows(f"SELECT {COLUMNS} FROM contact WHERE id = ?", (number,))  # noqa: S608
        return from_columns(rows[0]) if rows else None

    def between(self, start: datetime | None, end: datetime | None) -> list[Contact]:
        """Return the contacts from `start` up to, not including, `end`, in order of time."""
        rows = self._diary.rows(
            f"SELECT {COLUMNS} FROM contact WHERE at >= ? AND at < ? ORDER BY at, id",  # noqa: S608
            (to_row(start) if start else -(2**62), to_row(end) if end else 2**62),
        )
        return [from_columns(row) for row in rows]

    def weights_between(
        self, start: datetime, end: datetime, kinds: Collection[str] | None = None
    ) -> list[Contact]:
        """Return the contacts of a span, of some kinds or of all, in order of time, with time, kind and felt only.

        That is what load needs; it is read from the index.
        """
        of_kinds = "" if kinds is None else "kind IN (SELECT value FROM json_each(?)) AND "
        rows = self._diary.rows(
            f"SELECT at, kind, felt, utc_offset FROM contact WHERE {of_kinds}at >= ? AND at < ? ORDER BY at",  # noqa: S608
            (*(() if kinds is None else (json.dumps(list(kinds)),)), to_row(start), to_row(end)),
        )
        return [Contact(0, from_row(at), kind, felt, offset=offset) for at, kind, felt, offset in rows]

    def tally(self, edges: Sequence[datetime], kinds: Collection[str]) -> list[tuple[int, str, KindTally]]:
        """Return (place between the edges, kind, its contacts in short) of some kinds: years in some thousand rows.

        Each is a stretch of the index of its own: grouped, all contacts would be sorted first.
        """
        rows = self._diary.rows(
            "SELECT place, kinds.value, (SELECT json_array(count(*), count(felt), coalesce(sum(felt), 0)) FROM contact"
            " WHERE kind = kinds.value AND at >= first AND at < last) FROM ("
            " SELECT key AS place, value AS first, lead(value) OVER (ORDER BY key) AS last FROM json_each(?)"
            ") JOIN json_each(?) AS kinds",
            (json.dumps([to_row(edge) for edge in edges]), json.dumps(list(kinds))),
        )
        # One by one they take three times as long to read.
        counts = json.loads(f"[{','.join(counted for _, _, counted in rows)}]")
        told = zip(rows, counts, strict=True)
        return [(place, kind, KindTally(*counted)) for (place, kind, _), counted in told if counted[0]]

    def made_away(
        self, start: datetime, end: datetime, kinds: Collection[str], here: Collection[int]
    ) -> list[Contact]:
        """Return the contacts of some kinds that were had where the clock had none of these offsets."""
        # Figures in the question itself: to look through a list in JSON takes twice as long.
        rows = self._diary.rows(
            f"SELECT at, kind, felt, utc_offset FROM contact WHERE utc_offset NOT IN ({','.join(map(str, here))})"  # noqa: S608
            " AND kind IN (SELECT value FROM json_each(?)) AND at >= ? AND at < ?",
            (json.dumps(list(kinds)), to_row(start), to_row(end)),
        )
        return [Contact(0, from_row(at), kind, felt, offset=offset) for at, kind, felt, offset in rows]

    def kinds(self, start: datetime, end: datetime) -> list[tuple[str, int]]:
        """Return how many contacts of each kind a span holds."""
        # Kind after kind on the index of kinds: grouped, all of them would be sorted first, thirty times the work.
        rows = self._diary.rows(
            "WITH RECURSIVE there(kind) AS (SELECT min(kind) FROM contact UNION ALL"
            " SELECT (SELECT min(kind) FROM contact WHERE kind > there.kind) FROM there WHERE kind IS NOT NULL)"
            " SELECT kind, (SELECT count(*) FROM contact WHERE kind = there.kind AND at >= ? AND at < ?) AS n"
            " FROM there WHERE kind IS NOT NULL AND n",
            (to_row(start), to_row(end)),
        )
        return [(kind, n) for kind, n in rows]

    def has_kind(self, kind: str, start: datetime, end: datetime) -> bool:
        """Tell whether a span holds a contact of a kind."""
        found = self._diary.rows(
            "SELECT 1 FROM contact WHERE kind = ? AND at >= ? AND at < ? LIMIT 1",
            (kind, to_row(start), to_row(end)),
        )
        return bool(found)

    def first_moment(self) -> datetime | None:
        """Return when the first contact was, or None."""
        micros = self._diary.rows("SELECT min(at) FROM contact")[0][0]
        return None if micros is None else from_row(micros)

    def last_moment(self, start: datetime, end: datetime) -> datetime | None:
        """Return when the last contact of a span was, or None."""
        micros = self._diary.rows(
            "SELECT max(at) FROM contact WHERE at >= ? AND at < ?", (to_row(start), to_row(end))
        )[0][0]
        return None if micros is None else from_row(micros)

    def open_ones(self) -> list[OpenContact]:
        """Return the contacts open right now, the oldest first."""
        rows = self._diary.rows("SELECT id, name, started, headset FROM open_contact ORDER BY started, id")
        return [
            OpenContact(number, name, from_row(started), bool(headset))
            for number, name, started, headset in rows
        ]

    def settle(self, rule: Rule) -> OpenContact | None:
        """Make the open contacts what a rule makes of them, in one transaction; return the one that it ended."""
        with self._diary.atomic():
            before = tuple(self.open_ones())
            after, ended = rule(before)
            if after == before:
                return ended
            kept = {contact.id for contact in after}
            for contact in before:
                if contact.id not in kept:
                    self.close_number(contact.id)
            for contact in after:
                if contact not in before:
                    self._put(contact)
            return ended

    def reopen(self, contact: OpenContact) -> None:
        """Put a closed contact back among the open ones: the undo of a log that closed it."""
        with self._diary.atomic():
            self._diary.conn.execute(f"INSERT OR IGNORE {OPEN_ROW}", _open_row(contact))

    def _put(self, contact: OpenContact) -> None:
        if contact.id:
            self._diary.conn.execute(
                "UPDATE open_contact SET name = ?, headset = ? WHERE id = ?",
                (contact.name, contact.headset, contact.id),
            )
        else:
            self._diary.conn.execute(f"INSERT {OPEN_ROW}", _open_row(contact))

    def close_number(self, number: int) -> None:
        """Close the open contact of a row number; one that is gone already is no trouble."""
        with self._diary.atomic():
            self._diary.conn.execute("DELETE FROM open_contact WHERE id = ?", (number,))

    def newest(self) -> int:
        """Return the highest number any contact ever had."""
        return self._diary.newest("contact")

    def saying(self, words: str, ids: Collection[str], most: int) -> list[Contact]:
        """Return the newest contacts whose note says these words, or whose kind or feeling is among the ids."""
        rows = self._diary.rows(
            f"SELECT {COLUMNS} FROM contact WHERE instr(lower(note), lower(?1))"  # noqa: S608
            " OR kind IN (SELECT value FROM json_each(?2)) OR emotion IN (SELECT value FROM json_each(?2))"
            " ORDER BY at DESC LIMIT ?3",
            (words, json.dumps(list(ids)), most),
        )
        return [from_columns(row) for row in rows]

    def noted(self, most: int = MOST_NOTED) -> list[Contact]:
        """Return the newest contacts with a note."""
        return [from_columns(row) for row in noted_rows(self._diary, "contact", COLUMNS, most)]

    def after(self, number: int) -> list[Contact]:
        """Return the contacts written after a number, in their order, but for those out of a file."""
        return [from_columns(row) for row in rows_after(self._diary, "contact", COLUMNS, number)]


def _open_row(contact: OpenContact) -> tuple[Any, ...]:
    return (contact.id or None, contact.name, to_row(contact.started), contact.headset)


def as_row(contact: Contact) -> dict[str, Any]:
    """Return the columns of a contact."""
    return {
        "id": contact.id,
        "at": to_row(contact.at),
        "kind": contact.kind,
        "felt": contact.felt,
        "emotion": contact.emotion,
        "style": contact.style,
        "channel": contact.channel,
        "state": contact.state,
        "note": contact.note,
        "utc_offset": contact.offset,
        "seconds": contact.seconds,
        "hold": contact.hold,
        "after": contact.after,
        "source": contact.source,
        "outside": contact.outside,
    }


def from_columns(row: tuple[Any, ...]) -> Contact:
    """Return the contact that a row holds."""
    return Contact(row[0], from_row(row[1]), *row[2:])
