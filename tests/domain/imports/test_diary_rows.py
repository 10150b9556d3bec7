"""Rows of mood diaries: which app wrote them, and what each says."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.fakes import SHANGHAI
from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.imports.columns import Head
from wellbeing.domain.imports.diary_rows import DiaryReader, MoodAnswers, app_of
from wellbeing.domain.imports.reading import Kept, Skipped
from wellbeing.domain.tables.moments import MomentReader
from wellbeing.domain.tables.rows import TableRow

NOW = datetime(2026, 11, 29, 4, tzinfo=UTC)
# What each app writes: its head, a row, and of that row the place on the grid, own feelings, own causes and the note.
EXPORTS = {
    "daylio_backup": (
        "full_date,mood_step,mood,activities,note_title,note,id",
        "2026-11-27,1,super,work|tea,Evening,a line,7",
        (2, None, ("super",), ("work", "tea"), "Evening\na line"),
    ),
    "daylio": (
        "full_date,date,weekday,time,mood,activities,note_title,note",
        "2026-11-27,November 27,Friday,9:05 pm,meh,work | tea,,a line",
        (0, None, (), ("work", "tea"), "a line"),
    ),
    "bearable": (
        "date,date formatted,weekday,time of day,category,rating/amount,detail,notes",
        "27th Nov 2026,2026-11-27,Friday,am,Mood,4,frazzled | tired,a line",
        (1, None, ("frazzled",), (), "a line"),
    ),
    "how_we_feel": (
        "Date,Locale,Mood Keys,Mood,Tags,Notes,Reflections,Takeaways",
        "2026-11-27 23:36,en_US,calm,Calm,tea,a line,,another",
        (1, -1, (), ("tea",), "a line\nanother"),
    ),
    "state_of_mind": (
        "id,startDate,endDate,kind,valence,valenceClassification,labels,associations",
        "A1,2026-11-27T21:05:00+08:00,2026-11-27T21:05:00+08:00,momentaryEmotion,-0.43,,frazzled;tired,work",
        (-1, None, ("frazzled",), ("work",), ""),
    ),
    "minddoc": ("happiness_score,entry_time", "2,2026-11-27 21:05:00 +0800", (-1, None, (), (), "")),
    "pixels": (
        "date,type,scores,tags,notes",
        "2026-11-27,Mood,2|5,tea,a line",
        (1, None, (), ("tea",), "a line"),
    ),
}  # fmt: skip


def head_of(line: str) -> Head:
    return Head(TableRow(1, tuple(line.split(","))), {})


def read(app: str, head: str, row: str, scale: int | None = 5) -> Kept | Skipped:
    moments = MomentReader(SHANGHAI, None, date(2026, 11, 29))
    reader = DiaryReader(app, head_of(head), (), moments, NOW, SHANGHAI, MoodAnswers({}, scale))
    return reader.read(TableRow(2, tuple(row.split(","))))


@pytest.mark.parametrize("app", EXPORTS)
def test_an_app_is_told_by_its_columns_in_any_case(app: str):
    head = EXPORTS[app][0]
    assert [app_of(head_of(line)) for line in (head, head.upper(), f"more,{head}")] == [app] * 3
    assert app_of(head_of("Ticket ID,Agent,Created time")) is None


@pytest.mark.parametrize("app", EXPORTS)
def test_a_row_is_a_mood_and_the_persons_own_words(app: str):
    head, row, told = EXPORTS[app]
    found = read(app, head, row)
    assert isinstance(found, Kept)
    entry = found.entry
    assert isinstance(entry, CheckIn)
    assert (entry.pleasant, entry.energy, found.own_feelings, found.own_causes, entry.note) == told
    assert (entry.stress, entry.offset) == (None, 8 * 3_600)
    assert entry.at.astimezone(SHANGHAI).date() == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("figure", "scale", "told"),
    [
        *(("1", 5, -2), ("3", 5, 0), ("5", 5, 2), ("10", 10, 2), ("1", 10, -2), ("3,5", 5, 0)),
        *(("6", 5, "figure"), ("0", 5, "figure"), ("x", 5, "figure"), ("3", None, "scale")),
    ],
)
def test_a_scale_of_bearable_ends_at_the_ends_of_the_grid(figure: str, scale: int | None, told: int | str):
    head, row = "date formatted;category;rating/amount", f"2026-11-27;Mood;{figure}"
    found = DiaryReader(
        "bearable", Head(TableRow(1, tuple(head.split(";"))), {}), (),
        MomentReader(SHANGHAI, None, date(2026, 11, 29)), NOW, SHANGHAI, MoodAnswers({}, scale),
    ).read(TableRow(2, tuple(row.split(";"))))  # fmt: skip
    assert (found.reason if isinstance(found, Skipped) else found.entry.pleasant) == told  # type: ignore[union-attr]
