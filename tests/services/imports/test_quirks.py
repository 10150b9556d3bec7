"""What spreadsheets and other languages make of an export: rounded ids, groups, commas, names of columns."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.fakes import SHANGHAI, FakeClock
from tests.services.imports.taking import take
from wellbeing.domain.imports.total_rows import figure_of
from wellbeing.domain.problems import Refused
from wellbeing.services.app_services import Services


@pytest.fixture(autouse=True)
def afterwards(clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    clock.set(datetime(2026, 11, 29, 4, tzinfo=UTC))
    monkeypatch.setattr(sys, "frozen", True, raising=False)


GROUPED = (
    "Case Owner,Case Number,Opened\nAgent A,1,27/11/2026 09:14\n,2,27/11/2026 10:14\n,3,27/11/2026 11:14\n"
)
OWNERS = GROUPED + "Agent B,4,27/11/2026 12:14\n,5,27/11/2026 13:14\n,6,27/11/2026 14:14\n"
NOBODYS = GROUPED.replace("\n,3,", "\nAgent A,3,")
CASES = {
    "a name that stands for the rows below it": (OWNERS, "Agent A", ["09:14", "10:14", "11:14"]),
    "an empty cell of an ungrouped column is nobody": (NOBODYS, "Agent A", ["09:14", "11:14"]),
    "ids that were rounded are none": (
        "Ticket ID,Created time\n3E+10,2026-11-27 09:14\n3E+10,2026-11-27 09:15\n", None, ["09:14", "09:15"],
    ),
    "a comma before the time": (
        'Call ID;Started At\n1;27.11.2026, 09:14\n2;"27.11.2026, 21:05"\n', None, ["09:14", "21:05"],
    ),
    "a word before the time": ('Call ID,Started At\n1,"Nov 27, 2026 at 9:14 PM"\n', None, ["21:14"]),
    "days and times run together": ("Call ID,Started At\n1,20261127091400\n", None, ["09:14"]),
    "GMT behind the time": ('Call ID,Started At\n1,"Fri, 27 Nov 2026 01:14:05 GMT"\n', None, ["09:14"]),
    "another word for created": (
        "问题关键字,经办人,创建日期\nS-1,客服甲,27/十一月/26 9:14 上午\nS-2,客服乙,27/十一月/26\n", "客服甲", ["09:14"],
    ),
    "a formula for an id": (
        'Ticket ID,Created time\n"=HYPERLINK(""http://x"",""1"")",2026-11-27 09:14\n"=1+2",2026-11-27 09:20\n', None,
        ["09:14", "09:20"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_contacts(services: Services, tmp_path: Path, case: str):
    text, me, times = CASES[case]
    (tmp_path / "calls.csv").write_text(text, "utf-8")
    take(services, tmp_path / "calls.csv", me=me)
    found = services.contacts.between(None, None)
    assert [f"{contact.at.astimezone(SHANGHAI):%H:%M}" for contact in found] == times
    assert "HYPERLINK" not in str(services.diary.rows("SELECT * FROM contact"))


def test_totals_of_chats(services: Services, tmp_path: Path):
    (tmp_path / "t.csv").write_text("Date,Agent,Chats\n2026-11-26,Agent A,12\n2026-11-27,Agent A,14\n")
    assert take(services, tmp_path / "t.csv").contacts == 26


def test_a_pixel_without_a_score_is_no_mood(services: Services, tmp_path: Path):
    day = {"date": "2026-11-26", "type": "Mood", "scores": [2, 5], "notes": "", "tags": []}
    whole = [day, {**day, "date": "2026-11-27", "scores": []}]
    (tmp_path / "pixels.json").write_text(json.dumps(whole))
    report = take(services, tmp_path / "pixels.json")
    assert (report.added, report.passed_over) == (1, 1)
    (tmp_path / "pixels.json").write_text(json.dumps([{**day, "scores": [9]}]))
    with pytest.raises(Refused, match="fault_figure"):
        take(services, tmp_path / "pixels.json")


def test_how_we_feel_in_any_language(services: Services, tmp_path: Path):
    head = (
        "Date,Locale,Mood Keys,Mood,Tags (People),Tags (Places),Tags (Events),Notes,Reflections,Takeaways\n"
    )
    rows = "2026 Fri Nov 27 11:36 PM,en_US,calm,Calm,Friends,Home,,,,\n"
    rows += "2026 Thu Nov 26 12:05 AM,de_DE,angry,Wütend,,Work,,,,\n"
    (tmp_path / "hwf.csv").write_text(head + rows, "utf-8")
    take(services, tmp_path / "hwf.csv")
    first, last = services.checkins.between(None, None)
    assert (first.pleasant, first.energy, first.feelings) == (-2, 2, ("angry",))
    assert (last.pleasant, last.energy, last.feelings) == (1, -1, ("calm",))
    assert sorted(services.own_words.labels("cause").values()) == ["Friends", "Home", "Work"]


@pytest.mark.parametrize(
    ("written", "figure"),
    [
        ("66", 66),
        ("66,0", 66),
        ("66.00", 66),
        ("1,066", 1_066),
        ("1.066", 1_066),
        ("12.000", 12),
        ("6,6", None),
        ("-", None),
    ],
)
def test_a_count_in_any_writing_is_never_ten_times_itself(written: str, figure: int | None):
    assert figure_of(written) == figure


@pytest.mark.parametrize("text", ["1;José Müller;27.11.2026 09:14;Größe", "1;Zoë;27.11.2026 09:14;æøå"])
def test_accents_side_by_side_are_no_chinese(services: Services, tmp_path: Path, text: str):
    (tmp_path / "t.csv").write_bytes(f"Ticket ID;Agent;Created time;Subject\n{text}\n".encode("cp1252"))
    assert take(services, tmp_path / "t.csv", me=text.split(";")[1]).added == 1


def test_a_moment_too_far_away_is_told_by_which_side_it_lies_on(services: Services, tmp_path: Path):
    days = [*["2026-11-27"] * 60, "2031-01-01", "1999-01-01", "1998-01-01"]
    rows = "".join(f"{place},{day} 09:14\n" for place, day in enumerate(days))
    (tmp_path / "calls.csv").write_text(f"Call ID,Started At\n{rows}", "utf-8")
    report = take(services, tmp_path / "calls.csv")
    assert (report.added, [fault.reason for fault in report.faults]) == (
        60,
        ["future", "too_early", "too_early"],
    )


def test_a_length_without_a_unit_is_in_seconds(services: Services, tmp_path: Path):
    (tmp_path / "calls.csv").write_text("Call ID,Started At,Duration\n1,2026-11-27 09:14,240\n", "utf-8")
    take(services, tmp_path / "calls.csv")
    assert [contact.seconds for contact in services.contacts.between(None, None)] == [240]


def test_a_mood_of_ones_own_name_is_counted_as_unknown(services: Services, tmp_path: Path):
    head = "full_date,date,weekday,time,mood,activities,note_title,note\n"
    (tmp_path / "daylio.csv").write_text(head + "2026-11-27,27,Fri,09:14,zappy,,,\n", "utf-8")
    assert take(services, tmp_path / "daylio.csv").unknown_moods == 1
