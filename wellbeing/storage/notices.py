"""What the diary has to tell its person once, such as what a change of its shape has settled."""

from __future__ import annotations

from wellbeing.storage.database import Diary


def take_notices(diary: Diary) -> list[str]:
    """Return the keys of the notices, which are then gone."""
    keys = [key for (key,) in diary.rows("SELECT key FROM notice ORDER BY key")]
    if keys:
        with diary.atomic():
            diary.conn.execute("DELETE FROM notice")
    return keys
