"""What the reminder engine must remember over a restart, the ledger of past days, and words from other processes."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime

from wellbeing.domain.reminders.break_ledger import BreakLedger
from wellbeing.storage.database import Diary
from wellbeing.storage.plain_rows import put
from wellbeing.storage.timestamps import from_row, to_row


@dataclass(frozen=True, slots=True)
class Command:
    """What another process asked of the reminders: pause (until) or resume."""

    at: datetime
    word: str
    until: datetime | None


class ReminderStore:
    """The engine's state as text, days closed, what was asked, and pause or resume as said elsewhere."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def state(self) -> tuple[str, datetime] | None:
        """Return the saved state and when it was saved, or None."""
        rows = self._diary.rows("SELECT state, saved FROM reminder_state WHERE id = 1")
        return (rows[0][0], from_row(rows[0][1])) if rows else None

    def save_state(self, state: str, moment: datetime, lasting: bool = True) -> None:
        """Write the engine's state over the one before; over the bare connection, see `plain_rows`.

        For one that need not outlive the loss of power, not `lasting`, no disk is waited for: how far the clocks ran.
        """
        with self._diary.atomic() if lasting or self._diary.writing() else self._diary.unsynced():
            put(self._diary, "reminder_state", {"id": 1, "state": state, "saved": to_row(moment)})

    def save_day(self, day: date, ledger: BreakLedger) -> None:
        """Write the break ledger of a day."""
        with self._diary.atomic():
            self._diary.db.table("reminder_day").upsert({"day": day.isoformat(), **asdict(ledger)}, pk="day")

    def days(self, first: date, last: date) -> dict[date, BreakLedger]:
        """Return the ledgers of the days from first to last."""
        names = [field.name for field in fields(BreakLedger)]
        rows = self._diary.rows(
            f"SELECT day, {', '.join(names)} FROM reminder_day WHERE day BETWEEN ? AND ? ORDER BY day",  # noqa: S608
            (first.isoformat(), last.isoformat()),
        )
        return {date.fromisoformat(day): BreakLedger(*figures) for day, *figures in rows}

    def save_asked(self, key: str, kind: str, moment: datetime) -> None:
        """Note that a prompt or an offer was shown; one that is shown again stays the same."""
        with self._diary.atomic():
            self._diary.db.table("reminder_asked").insert(
                {"key": key, "kind": kind, "at": to_row(moment)}, ignore=True
            )

    def save_answer(self, key: str, answer: str) -> None:
        """Note what a prompt or an offer was answered with; a key that is none of theirs changes nothing."""
        with self._diary.atomic():
            self._diary.db.execute("UPDATE reminder_asked SET answer = ? WHERE key = ?", (answer, key))

    def asked_since(self, moment: datetime) -> tuple[int, int]:
        """Return how many prompts and offers were shown since, and how many of them answered."""
        ((shown, answered),) = self._diary.rows(
            "SELECT count(*), count(answer) FROM reminder_asked WHERE at >= ?", (to_row(moment),)
        )
        return shown, answered

    def enqueue(self, word: str, moment: datetime, until: datetime | None = None) -> None:
        """Leave a word for the app: it reads it within two seconds, or when it next starts."""
        with self._diary.atomic():
            self._diary.db.table("reminder_word").insert(
                {"at": to_row(moment), "word": word, "until": None if until is None else to_row(until)}
            )

    def take_commands(self) -> list[Command]:
        """Take the words left by other processes, the oldest first; each is taken once."""
        if not self._diary.rows("SELECT 1 FROM reminder_word LIMIT 1"):
            return []
        with self._diary.atomic():
            rows = self._diary.rows("DELETE FROM reminder_word RETURNING id, at, word, until")
        return [
            Command(from_row(at), word, None if until is None else from_row(until))
            for _, at, word, until in sorted(rows)
        ]
