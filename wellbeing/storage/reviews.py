"""Looks back at hard contacts, with their plans, and practice scenes that somebody wanted kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from wellbeing.domain.library.scene_play import SceneRun
from wellbeing.domain.reviews import Review
from wellbeing.storage.database import Diary
from wellbeing.storage.timestamps import from_row, to_row

COLUMNS = "id, at, contact, happened, mine, not_mine, cue, action"


class ReviewStore:
    """Rows of the tables review and scene_run as domain values."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def save(self, review: Review) -> Review:
        """Write a review, over the one of its number if it has one; return it with its number."""
        row = as_row(review)
        if not review.id:
            del row["id"]
        with self._diary.atomic():
            number: Any = self._diary.db.table("review").insert(row, pk="id", replace=True).last_pk
        return replace(review, id=number)

    def remove(self, number: int) -> None:
        """Delete a review."""
        with self._diary.atomic():
            self._diary.db.table("review").delete(number)

    def find(self, number: int) -> Review | None:
        """Return the review with a number, or None."""
        rows = self._diary.rows(f"SELECT {COLUMNS} FROM review WHERE id = ?", (number,))  # noqa: S608
        return from_columns(rows[0]) if rows else None

    def all(self) -> list[Review]:
        """Return all reviews, the latest first."""
        rows = self._diary.rows(f"SELECT {COLUMNS} FROM review ORDER BY at DESC, id DESC")  # noqa: S608
        return [from_columns(row) for row in rows]

    def reviewed(self) -> set[int]:
        """Return the numbers of the contacts that have a review."""
        return {row[0] for row in self._diary.rows("SELECT contact FROM review WHERE contact IS NOT NULL")}

    def add_run(self, run: SceneRun) -> int:
        """Write down how a scene went; return the row's number."""
        row = {
            "at": to_row(run.at),
            "scene": run.scene,
            "found": run.found,
            "cues": run.cues,
            "helped": int(run.helped),
        }
        with self._diary.atomic():
            number: Any = self._diary.db.table("scene_run").insert(row).last_pk
        return int(number)

    def remove_run(self, number: int) -> None:
        """Take a scene's row away again."""
        with self._diary.atomic():
            self._diary.db.table("scene_run").delete(number)

    def last_runs(self) -> dict[str, datetime]:
        """Return scene -> when it was last kept."""
        rows = self._diary.rows("SELECT scene, max(at) FROM scene_run GROUP BY scene")
        return {scene: from_row(at) for scene, at in rows}


def as_row(review: Review) -> dict[str, Any]:
    """Return the columns of a review."""
    return {
        "id": review.id,
        "at": to_row(review.at),
        "contact": review.contact,
        "happened": review.happened,
        "mine": review.mine,
        "not_mine": review.not_mine,
        "cue": review.cue,
        "action": review.action,
    }


def from_columns(row: tuple[Any, ...]) -> Review:
    """Return the review that a row holds."""
    return Review(row[0], from_row(row[1]), *row[2:])
