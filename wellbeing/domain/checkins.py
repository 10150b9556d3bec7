"""A check-in: how stressed a person feels now, with as much more as they care to say."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from wellbeing.domain.entries import check_moment, check_note, check_range, check_words
from wellbeing.domain.problems import Problem
from wellbeing.domain.vocabulary import CAUSES, FEELINGS, GRID_REACH, STRESS_MOST


@dataclass(frozen=True, slots=True)
class CheckInDraft:
    """What a person is about to record; `at` None means now, `mood_alone` that an entry without stress stays one."""

    stress: int | None = None
    pleasant: int | None = None
    energy: int | None = None
    feelings: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    note: str = ""
    at: datetime | None = None
    mood_alone: bool = False


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A recorded check-in: stress 0-10, mood grid -2..2 each, words, note; `at` aware, in UTC.

    One out of a mood diary has no stress, and `whole_day` where that diary says no time: then `at` is the day's noon.
    `source` is the number of the import and `outside` a keyed digest of the id it has there.
    `offset` is how many seconds the clock was ahead of UTC where it was made; None where that is not known.
    """

    id: int
    at: datetime
    stress: int | None
    pleasant: int | None = None
    energy: int | None = None
    feelings: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    note: str = ""
    offset: int | None = field(default=None, compare=False)
    whole_day: bool = False
    source: int | None = None
    outside: int | None = None


def merged(before: CheckIn, draft: CheckInDraft) -> CheckInDraft:
    """Return the draft of an answer that changes the one just given: what it leaves out stays as it was said."""
    mood = (draft.pleasant, draft.energy) if draft.pleasant is not None else (before.pleasant, before.energy)
    return CheckInDraft(
        draft.stress,
        *mood,
        draft.feelings or before.feelings,
        draft.causes or before.causes,
        draft.note or before.note,
    )


def checked_checkin(draft: CheckInDraft, now: datetime, id: int = 0) -> CheckIn | Problem:  # noqa: A002
    """Return the check-in that a draft makes, or the first problem with it."""
    if draft.stress is None and not draft.mood_alone:
        return Problem("stress", "problem.stress_missing")
    at = (draft.at or now).astimezone(UTC)
    problem = (
        check_range("stress", draft.stress, 0, STRESS_MOST)
        or check_range("pleasant", draft.pleasant, -GRID_REACH, GRID_REACH)
        or check_range("energy", draft.energy, -GRID_REACH, GRID_REACH)
        or check_words("feeling", draft.feelings, FEELINGS)
        or check_words("cause", draft.causes, CAUSES)
        or check_note(draft.note)
        or check_moment(at, now)
    )
    if problem:
        return problem
    feelings, causes = tuple(dict.fromkeys(draft.feelings)), tuple(dict.fromkeys(draft.causes))
    return CheckIn(id, at, draft.stress, draft.pleasant, draft.energy, feelings, causes, draft.note)
