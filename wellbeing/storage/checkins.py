"""Check-ins in the diary."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.days import DAY_CUT, FARTHEST, as_seen, span_of_days
from wellbeing.storage.database import Diary
from wellbeing.storage.entry_rows import MOST_NOTED, noted_rows, rows_after
from wellbeing.storage.import_gone import note_back, note_gone
from wellbeing.storage.local_clock import LocalClock, local_clock
from wellbeing.storage.plain_rows import delete, insert, put
from wellbeing.storage.timestamps import EPOCH, from_row, to_row

# Statistics are imported by the method that asks for them.
if TYPE_CHECKING:
    from wellbeing.domain.patterns.mornings import FirstAndLast

_BETWEEN = "\n"  # the feelings and the causes of a check-in, where both are read in one
COLUMNS = "id, at, stress, pleasant, energy, feelings, causes, note, utc_offset, whole_day, source, outside"


class CheckInStore:
    """Rows of the table checkin as domain values."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def add(self, checkin: CheckIn) -> CheckIn:
        """Write a check-in and return it with its number; one that has a number keeps it."""
        row = as_row(checkin)
        if not checkin.id:
            del row["id"]
        with self._diary.atomic():
            note_back(self._diary, checkin.outside)
            number = insert(self._diary, "checkin", row)
        return replace(checkin, id=number)

    def add_many(self, checkins: Sequence[CheckIn]) -> None:
        """Write many in one transaction."""
        with self._diary.atomic():
            self._diary.db.table("checkin").insert_all(
                {name: value for name, value in as_row(checkin).items() if name != "id"}
                for checkin in checkins
            )

    def replace(self, checkin: CheckIn) -> None:
        """Write the check-in over the one with its number, or back where that was deleted meanwhile."""
        with self._diary.atomic():
            note_back(self._diary, checkin.outside)
            put(self._diary, "checkin", as_row(checkin))

    def remove(self, number: int) -> None:
        """Delete a check-in; one that is gone already is no trouble."""
        with self._diary.atomic():
            note_gone(self._diary, "checkin", number)
            delete(self._diary, "checkin", number)

    def find(self, number: int) -> CheckIn | None:
        """Return the check-in with a number, or None."""
        rows = self._diary.rows(f"SELECT {COLUMNS} FROM checkin WHERE id = ?", (number,))  # noqa: S608
        return from_columns(rows[0]) if rows else None

    def between(self, start: datetime | None, end: datetime | None) -> list[CheckIn]:
        """Return the check-ins from `start` up to, not including, `end`, in order of time."""
        rows = self._diary.rows(
            f"SELECT {COLUMNS} FROM checkin WHERE at >= ? AND at < ? ORDER BY at, id",  # noqa: S608
            (to_row(start) if start else -(2**62), to_row(end) if end else 2**62),
        )
        return [from_columns(row) for row in rows]

    def ratings_between(
        self, start: datetime, end: datetime, zone: tzinfo | None = None
    ) -> list[tuple[datetime, int]]:
        """Return moment and stress only, in order of time: what a trend needs.

        With a zone each moment is the one at which the clock there shows what it showed where the rating was made.
        """
        far = FARTHEST if zone else timedelta()
        rows = self._diary.rows(
            "SELECT at, stress, utc_offset FROM checkin"
            " WHERE at >= ? AND at < ? AND stress IS NOT NULL ORDER BY at",
            (to_row(start - far), to_row(end + far)),
        )
        if zone is None:
            return [(from_row(at), stress) for at, stress, _ in rows]
        seen = ((as_seen(from_row(at), offset, zone), stress) for at, stress, offset in rows)
        return sorted((rating for rating in seen if start <= rating[0] < end), key=itemgetter(0))

    def causes_between(
        self, start: datetime, end: datetime, zone: tzinfo
    ) -> list[tuple[datetime, list[str]]]:
        """Return moment, as ratings_between gives it with a zone, and causes of the check-ins that name any."""
        rows = self._diary.rows(
            "SELECT at, utc_offset, causes FROM checkin WHERE at >= ? AND at < ? AND causes <> ''",
            (to_row(start - FARTHEST), to_row(end + FARTHEST)),
        )
        seen = ((as_seen(from_row(at), offset, zone), causes.split()) for at, offset, causes in rows)
        return [(moment, causes) for moment, causes in seen if start <= moment < end]

    def rhythm(
        self, start: datetime, end: datetime, clock: LocalClock
    ) -> list[tuple[int, int, int, int, date]]:
        """Return (weekday, hour, stress, how many, the last day) by the clock of where each was made.

        A day begins at its cut.
        """
        rows = self._diary.rows(
            f"SELECT ({clock.hours} - ? + 72) % 168 AS place, stress, count(*), max({clock.hours} - ?) / 24"  # noqa: S608
            " FROM checkin WHERE at >= ? AND at < ? AND stress IS NOT NULL GROUP BY place, stress",
            (DAY_CUT.hour, DAY_CUT.hour, to_row(start), to_row(end)),
        )
        return [
            (place // 24, (place + DAY_CUT.hour) % 24, stress, n, EPOCH.date() + timedelta(days=last))
            for place, stress, n, last in rows
        ]

    def by_day(self, first: date, last: date, zone: tzinfo) -> list[tuple[date, int, int]]:
        """Return (day, stress, how many) of some days, in order of day and stress."""
        rows = self._of_days(
            "day, stress, count(*)", first, last, zone, "GROUP BY day, stress ORDER BY day, stress"
        )
        return [(EPOCH.date() + timedelta(days=day), stress, n) for day, stress, n in rows]

    def by_week(self, first: date, last: date, zone: tzinfo) -> tuple[list[tuple[int, int, int]], int]:
        """Return (week counted from the first day, stress, how many) of some days, and how many days hold a rating.

        In order of week and stress.
        """
        # Week and rating in one figure; grouped, all ratings would be sorted first.
        week = f"(day - {(first - EPOCH.date()).days}) / 7"
        what = f"json_group_array({week} * 16 + stress), count(DISTINCT day)"
        ((gathered, days),) = self._of_days(what, first, last, zone)
        return [(*divmod(figure, 16), n) for figure, n in sorted(_counted(gathered).items())], days

    def _of_days(
        self, what: str, first: date, last: date, zone: tzinfo, grouped: str = ""
    ) -> list[tuple[Any, ...]]:
        """Return what is asked of the ratings of some days, by the clock of where each was made."""
        span = span_of_days(first, last, zone)
        start, end = span.start - FARTHEST, span.end + FARTHEST
        day = f"({local_clock(start, end, zone).hours} - {DAY_CUT.hour}) / 24"
        return self._diary.rows(
            f"SELECT {what} FROM (SELECT {day} AS day, stress FROM checkin"  # noqa: S608
            f" WHERE at >= ? AND at < ? AND stress IS NOT NULL) WHERE day BETWEEN ? AND ? {grouped}",
            (to_row(start), to_row(end), (first - EPOCH.date()).days, (last - EPOCH.date()).days),
        )

    def day_ends(self, start: datetime, end: datetime, clock: LocalClock) -> dict[date, FirstAndLast]:
        """Return the first and the last rating of each day, by the clock of where each was made."""
        from wellbeing.domain.patterns.mornings import FirstAndLast

        # Moment and rating in one figure, so that one pass finds both ends.
        rows = self._diary.rows(
            f"SELECT ({clock.hours} - ?) / 24 AS day, min(at * 16 + stress), max(at * 16 + stress) FROM checkin"  # noqa: S608
            " WHERE at >= ? AND at < ? AND stress IS NOT NULL GROUP BY day",
            (DAY_CUT.hour, to_row(start), to_row(end)),
        )
        return {
            EPOCH.date() + timedelta(days=day): FirstAndLast(
                from_row(first // 16), first % 16, from_row(last // 16), last % 16
            )
            for day, first, last in rows
        }

    def words(
        self, start: datetime, end: datetime
    ) -> tuple[list[tuple[str, int]], list[tuple[str, int]], int]:
        """Return how often which feelings and which causes were named together, and how many check-ins there were."""
        ((gathered,),) = self._diary.rows(
            "SELECT json_group_array(feelings || ? || causes) FROM checkin WHERE at >= ? AND at < ?",
            (_BETWEEN, to_row(start), to_row(end)),
        )
        named = _counted(gathered)
        apart = [(*words.split(_BETWEEN), n) for words, n in named.items()]
        return [(words, n) for words, _, n in apart], [(words, n) for _, words, n in apart], named.total()

    def newest(self) -> int:
        """Return the highest number any check-in ever had."""
        return self._diary.newest("checkin")

    def after(self, number: int) -> list[CheckIn]:
        """Return the check-ins written after a number, in their order, but for those out of a file."""
        return [from_columns(row) for row in rows_after(self._diary, "checkin", COLUMNS, number)]

    def saying(self, words: str, ids: Collection[str], most: int) -> list[CheckIn]:
        """Return the newest check-ins whose note says these words, or whose feelings or causes are among the ids."""
        rows = self._diary.rows(
            f"SELECT {COLUMNS} FROM checkin WHERE instr(lower(note), lower(?)) OR EXISTS ("  # noqa: S608
            " SELECT 1 FROM json_each(?) WHERE instr(' ' || feelings || ' ' || causes || ' ', ' ' || value || ' '))"
            " ORDER BY at DESC LIMIT ?",
            (words, json.dumps(list(ids)), most),
        )
        return [from_columns(row) for row in rows]

    def noted(self, most: int = MOST_NOTED) -> list[CheckIn]:
        """Return the newest check-ins with a note."""
        return [from_columns(row) for row in noted_rows(self._diary, "checkin", COLUMNS, most)]

    def latest(self) -> CheckIn | None:
        """Return the newest check-in that tells of stress, or None."""
        # Two questions in one: ordered by both columns, years would be read and sorted.
        rows = self._diary.rows(
            f"SELECT {COLUMNS} FROM checkin WHERE stress IS NOT NULL"  # noqa: S608
            " AND at = (SELECT max(at) FROM checkin WHERE stress IS NOT NULL) ORDER BY id DESC LIMIT 1"
        )
        return from_columns(rows[0]) if rows else None

    def first_moment(self) -> datetime | None:
        """Return when the first check-in was, or None."""
        micros = self._diary.rows("SELECT min(at) FROM checkin")[0][0]
        return None if micros is None else from_row(micros)


def _counted(gathered: str) -> Counter[Any]:
    """Return how often each value comes in a list in JSON; row by row they take twice as long to read."""
    return Counter(json.loads(gathered))


def as_row(checkin: CheckIn) -> dict[str, Any]:
    """Return the columns of a check-in; words are joined by spaces, since ids hold none."""
    return {
        "id": checkin.id,
        "at": to_row(checkin.at),
        "stress": checkin.stress,
        "pleasant": checkin.pleasant,
        "energy": checkin.energy,
        "feelings": " ".join(checkin.feelings),
        "causes": " ".join(checkin.causes),
        "note": checkin.note,
        "utc_offset": checkin.offset,
        "whole_day": int(checkin.whole_day),
        "source": checkin.source,
        "outside": checkin.outside,
    }


def from_columns(row: tuple[Any, ...]) -> CheckIn:
    """Return the check-in that a row holds."""
    number, at, stress, pleasant, energy, feelings, causes, note, offset, whole_day, source, outside = row
    words = tuple(feelings.split()), tuple(causes.split())
    return CheckIn(
        number, from_row(at), stress, pleasant, energy, *words, note, offset, bool(whole_day), source, outside
    )
