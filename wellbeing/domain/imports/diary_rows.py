"""Reads moods out of the exports of mood diaries: a mood as it was given and the person's own words, never a stress."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from statistics import mean

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.clock_times import plain
from wellbeing.domain.days import offset_of
from wellbeing.domain.entries import EARLIEST, FUTURE_GRACE, NOTE_MOST
from wellbeing.domain.imports.columns import Head
from wellbeing.domain.imports.mood_words import MOODS, STEPS
from wellbeing.domain.imports.reading import (
    FUTURE,
    NO_FIGURE,
    NO_MOMENT,
    NOT_MOOD,
    SCALE,
    TOO_EARLY,
    Kept,
    Skipped,
)
from wellbeing.domain.tables.moments import MomentReader, clock_of
from wellbeing.domain.tables.rows import TableRow, name_of
from wellbeing.domain.vocabulary import FEELINGS, GRID_REACH

NOON = time(12)
# What tells each app's export: names of columns that stand in it together.
APPS: Mapping[str, frozenset[str]] = {
    "daylio_backup": frozenset(("full date", "mood step")),
    "daylio": frozenset(("full date", "mood", "activities")),
    "bearable": frozenset(("category", "rating/amount")),
    "how_we_feel": frozenset(("date", "mood keys")),
    "state_of_mind": frozenset(("startdate", "valence")),
    "minddoc": frozenset(("happiness score", "entry time")),
    "pixels": frozenset(("date", "scores")),
}
_FIGURE = re.compile(r"-?\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class MoodAnswers:
    """What an export leaves open: the step (-2 to 2) of a mood of the person's own, and how far a scale of 1 goes."""

    steps: Mapping[str, int]
    scale: int | None = None


@dataclass(frozen=True, slots=True)
class Mood:
    """What one row says: where on the grid, which words of the person's, and what she wrote."""

    pleasant: int | None
    energy: int | None = None
    words: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    note: str = ""


def app_of(head: Head) -> str | None:
    """Return which mood diary wrote a file, None for any other file."""
    names = {name_of(cell) for cell in head.row.cells}
    return next((app for app, needed in APPS.items() if needed <= names), None)


class DiaryReader:
    """Reads one row after the other."""

    def __init__(
        self, app: str, head: Head, sample: Sequence[TableRow], moments: MomentReader, now: datetime,
        zone: tzinfo, answers: MoodAnswers,
    ) -> None:  # fmt: skip
        self._places = {name_of(cell): place for place, cell in reversed(list(enumerate(head.row.cells)))}
        self._tags = [place for place, cell in enumerate(head.row.cells) if name_of(cell) == "tags"]
        self._moments, self._latest, self._zone = moments, now + FUTURE_GRACE, zone
        self._answers, self._app = answers, app
        self._scale = answers.scale or self._told_scale(sample)
        self._read: Callable[[TableRow], Mood | str] = {
            "daylio_backup": self._daylio_backup, "daylio": self._daylio, "bearable": self._bearable,
            "how_we_feel": self._how_we_feel, "state_of_mind": self._state_of_mind, "minddoc": self._minddoc,
            "pixels": self._pixels,
        }[app]  # fmt: skip

    def read(self, row: TableRow) -> Kept | Skipped:
        """Return the check-in of a row, or why there is none."""
        found = self._read(row)
        if isinstance(found, str):
            return Skipped(row.line, found)
        at, is_whole_day = self._when(row)
        if at is None:
            return Skipped(row.line, NO_MOMENT)
        if not EARLIEST <= at <= self._latest:
            return Skipped(row.line, FUTURE if at > self._latest else TOO_EARLY)
        known = tuple(dict.fromkeys(word for word in map(str.casefold, found.words) if word in FEELINGS))
        own = tuple(dict.fromkeys(word for word in found.words if word.casefold() not in FEELINGS))
        checkin = CheckIn(
            0, at, None, found.pleasant, found.energy, known, (), found.note[:NOTE_MOST],
            offset_of(at, self._zone), is_whole_day,
        )  # fmt: skip
        outside = self._text(row, "id") or "/".join(row.cells)
        return Kept(row.line, checkin, f"{self._app}/{outside}", own_feelings=own, own_causes=found.causes)

    def _when(self, row: TableRow) -> tuple[datetime | None, bool]:
        """Return the moment of a row, and whether that is but its day; a part of the day is no time."""
        day_text = next(
            (
                text
                for name in ("full date", "startdate", "entry time", "date formatted", "date")
                if (text := self._text(row, name))
            ),
            "",
        )
        clock = self._text(row, "time") or self._text(row, "time of day")
        kind_is_day = self._text(row, "kind") == "dailyMood"
        at = self._moments.read(day_text)
        if at is None and clock and clock_of(clock) is not None:
            at = self._moments.read_parts(day_text, clock)
        if at is not None and not kind_is_day:
            return at, False
        day = at.astimezone(self._zone).date() if at is not None else self._moments.day(day_text)
        return (None if day is None else self._noon(day)), True

    def _noon(self, day: date) -> datetime:
        return min(datetime.combine(day, NOON, self._zone).astimezone(UTC), self._latest)

    def _daylio_backup(self, row: TableRow) -> Mood | str:
        step = self._text(row, "mood step")
        if step not in ("1", "2", "3", "4", "5"):
            return NO_FIGURE
        name = self._text(row, "mood")
        return Mood(3 - int(step), None, (name,) if name else (), self._activities(row), self._note(row))

    def _daylio(self, row: TableRow) -> Mood | str:
        name = self._text(row, "mood")
        if not name:
            return NOT_MOOD
        step = self._answers.steps.get(name.casefold(), STEPS.get(name.casefold()))
        words = () if name.casefold() in STEPS else (name,)
        return Mood(step, None, words, self._activities(row), self._note(row))

    def _bearable(self, row: TableRow) -> Mood | str:
        if self._text(row, "category").casefold() != "mood":
            return NOT_MOOD
        figure = _figure(self._text(row, "rating/amount"))
        if figure is None:
            return NO_FIGURE
        if self._scale is None:
            return SCALE
        if not 1 <= figure <= self._scale:
            return NO_FIGURE
        step = round((figure - 1) / (self._scale - 1) * 2 * GRID_REACH) - GRID_REACH
        return Mood(step, None, _split(self._text(row, "detail")), (), self._text(row, "notes"))

    def _how_we_feel(self, row: TableRow) -> Mood | str:
        keys = _split(self._text(row, "mood keys"))
        if not keys:
            return NOT_MOOD
        known = [MOODS[key.casefold()] for key in keys if key.casefold() in MOODS]
        pleasant = round(mean(place[0] for place in known)) if known else None
        energy = round(mean(place[1] for place in known)) if known else None
        causes = tuple(
            word for place, cell in enumerate(row.cells) for word in _split(cell) if place in self._tags
        )
        note = "\n".join(
            text for name in ("notes", "reflections", "takeaways") if (text := self._text(row, name))
        )
        return Mood(pleasant, energy, keys, causes, note)

    def _state_of_mind(self, row: TableRow) -> Mood | str:
        figure = _figure(self._text(row, "valence"))
        if figure is None or not -1 <= figure <= 1:
            return NO_FIGURE
        return Mood(
            round(2 * figure),
            None,
            _split(self._text(row, "labels")),
            _split(self._text(row, "associations")),
        )

    def _minddoc(self, row: TableRow) -> Mood | str:
        figure = _figure(self._text(row, "happiness score"))
        return NO_FIGURE if figure is None or not 1 <= figure <= 5 else Mood(round(figure) - 3)

    def _pixels(self, row: TableRow) -> Mood | str:
        if self._text(row, "type").casefold() not in ("", "mood"):
            return NOT_MOOD
        figures = [figure for text in _split(self._text(row, "scores")) if (figure := _figure(text))]
        if not self._text(row, "scores"):
            return NOT_MOOD
        if not figures or not all(1 <= figure <= 5 for figure in figures):
            return NO_FIGURE
        return Mood(
            round(mean(figures)) - 3, None, (), _split(self._text(row, "tags")), self._text(row, "notes")
        )

    def _told_scale(self, sample: Sequence[TableRow]) -> int | None:
        """Return how far a scale goes, where a figure above 5 tells; None where it may be either."""
        figures = [
            figure
            for row in sample
            if self._text(row, "category").casefold() == "mood"
            and (figure := _figure(self._text(row, "rating/amount"))) is not None
        ]
        return 10 if any(figure > 5 for figure in figures) else None

    def _activities(self, row: TableRow) -> tuple[str, ...]:
        return _split(self._text(row, "activities"))

    def _note(self, row: TableRow) -> str:
        return "\n".join(text for name in ("note title", "note") if (text := self._text(row, name)))

    def _text(self, row: TableRow, name: str) -> str:
        place = self._places.get(name)
        return row.cells[place].strip() if place is not None and place < len(row.cells) else ""


def _figure(text: str) -> float | None:
    line = plain(text).replace(",", ".")
    return float(line) if _FIGURE.fullmatch(line) else None


def _split(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.strip() for word in re.split(r"[|;,]", text) if word.strip()))
