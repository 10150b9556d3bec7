"""Which stretches of time hold anything at all: asked of the indexes, however full a day is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from wellbeing.storage.database import Diary
from wellbeing.storage.timestamps import to_row


class DiaryDayStore:
    """Reads the tables of what a person has entered or done."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def filled(self, edges: Sequence[datetime]) -> set[int]:
        """Return the places n between edge n and edge n + 1 that hold a check-in, a contact or an exercise."""
        within = " OR ".join(
            f"EXISTS (SELECT 1 FROM {table} WHERE at >= first AND at < last)"  # noqa: S608
            for table in ("checkin", "contact", "practice")
        )
        rows = self._diary.rows(
            "SELECT place FROM (SELECT key AS place, value AS first, lead(value) OVER (ORDER BY key) AS last"  # noqa: S608
            f" FROM json_each(?)) WHERE last IS NOT NULL AND ({within})",
            (json.dumps([to_row(edge) for edge in edges]),),
        )
        return {place for (place,) in rows}
