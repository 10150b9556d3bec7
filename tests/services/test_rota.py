"""The rota of a person, over real files: what is taken, what is refused, and who asks it."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.fakes import NEW_YORK, NOON_ISH, FakeClock, Heard
from wellbeing.domain.problems import Refused
from wellbeing.domain.shifts.shifts import Rota, WeeklyPlan
from wellbeing.services.app_services import Services
from wellbeing.services.environment import Environment, open_environment
from wellbeing.services.event_bus import Topic
from wellbeing.services.moment_state import state
from wellbeing.services.rota import RotaBook
from wellbeing.services.rota_files import MOST_BYTES

PLAIN = "DTSTART:20261120T090000\nDTEND:20261120T180000\nSUMMARY:Early"
PAID = "DTSTART:20261120T120000\nDTEND:20261120T121500\nSUMMARY:Break\nCATEGORIES:paid,work"


def calendar(path: Path, *events: str, head: str = "") -> Path:
    blocks = (
        f"BEGIN:VEVENT\nUID:{place}\nDTSTAMP:20260101T000000Z\n{event}\nEND:VEVENT\n"
        for place, event in enumerate(events)
    )
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//\n{head}{''.join(blocks)}END:VCALENDAR\n"
    path.write_text(text, "utf-8", newline="\r\n")
    return path


def taken(book: RotaBook, file: Path) -> Rota:
    return book.take(file).rota


def starts(rota: Rota) -> list[str]:
    return [f"{shift.start:%d %H:%M}" for shift in rota.shifts]


@pytest.fixture
def book(environment: Environment) -> RotaBook:
    return environment.rota


@pytest.fixture
def ics(tmp_path: Path) -> Path:
    return tmp_path / "rota.ics"


@pytest.mark.parametrize(
    ("event", "hours"),
    [
        ("DTSTART:20261120T090000\nDTEND:20261120T180000", ("20 01:00", 9)),
        ("DTSTART:20261120T090000Z\nDURATION:PT8H", ("20 09:00", 8)),
        ("DTSTART;TZID=America/New_York:20261120T090000\nDTEND;TZID=America/New_York:20261120T170000", ("20 14:00", 8)),
        ("DTSTART;TZID=Tokyo Standard Time:20261120T090000\nDURATION:PT8H", ("20 00:00", 8)),
        ("DTSTART:20261120T220000\nDTEND:20261121T060000", ("20 14:00", 8)),
    ],
)  # fmt: skip
def test_an_event_in_any_zone(book: RotaBook, ics: Path, event: str, hours: tuple[str, int]):
    rota = taken(book, calendar(ics, event))
    assert starts(rota) == [hours[0]]
    assert rota.shifts[0].length == timedelta(hours=hours[1])


def test_the_zone_of_the_calendar_holds_for_times_without_one(book: RotaBook, ics: Path):
    rota = taken(
        book, calendar(ics, "DTSTART:20261120T090000Z\nDURATION:PT1H", head="X-WR-TIMEZONE:Europe/Berlin\n")
    )
    assert starts(rota) == ["20 09:00"]


def test_times_without_a_zone_are_where_the_person_is(environment: Environment, clock: FakeClock, ics: Path):
    clock.travel(NEW_YORK)
    assert starts(taken(environment.rota, calendar(ics, PLAIN))) == ["20 14:00"]


def test_paid_breaks_are_kept_with_the_shifts(book: RotaBook, ics: Path):
    rota = taken(book, calendar(ics, PLAIN, PAID, PAID.replace("paid", "own").replace("T12", "T15")))
    assert len(rota.shifts) == 1
    assert [f"{pause.start:%H:%M}" for pause in rota.paid_breaks] == ["04:00"]
    assert book.current() == rota


@pytest.mark.parametrize(
    ("rule", "count"),
    [
        ("RRULE:FREQ=DAILY", 365), ("RRULE:FREQ=DAILY;COUNT=10000", 365), ("RRULE:FREQ=DAILY;COUNT=3", 3),
        ("RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20261212T000000", 4),
        ("RRULE:FREQ=DAILY;COUNT=3\nEXDATE:20261121T090000", 2),
    ],
)  # fmt: skip
def test_repeating_shifts_are_laid_out_for_a_year(book: RotaBook, ics: Path, rule: str, count: int):
    assert abs(len(taken(book, calendar(ics, f"{PLAIN}\n{rule}")).shifts) - count) <= (count == 365)


def test_whole_days_and_cancelled_entries_are_left_out(book: RotaBook, ics: Path):
    rota = taken(
        book,
        calendar(
            ics, PLAIN, "DTSTART;VALUE=DATE:20261123", f"{PLAIN.replace('1120', '1124')}\nSTATUS:CANCELLED"
        ),
    )
    assert len(rota.shifts) == 1


BROKEN = [
    ("DTSTART:20261120T090000", "rota_no_end"),
    ("DTSTART:20261120T090000\nDTEND:20261120T090000", "rota_no_end"),
    ("DTSTART;TZID=Mars/Base:20261120T090000\nDTEND;TZID=Mars/Base:20261120T180000", "rota_zone"),
    (f"{PLAIN}\nRRULE:FREQ=MINUTELY", "rota_many"),
    (f"{PLAIN}\nRRULE:FREQ=SECONDLY", "rota_many"),
    (f"{PLAIN}\nRRULE:FREQ=HOURLY", "rota_many"),
    (f"{PLAIN}\nRRULE:FREQ=DAILY;BYHOUR=9,10;BYMINUTE={','.join(map(str, range(60)))}", "rota_many"),
    (f"{PLAIN}\nRRULE:FREQ=OFTEN", "rota_calendar"),
    ("DTSTART:20261120T090000\nDTEND:tomorrow", "rota_calendar"),
    ("SUMMARY:no time at all", "rota_calendar"),
    ("DTSTART:20201120T090000\nDTEND:20201120T180000", "rota_empty"),
    ("DTSTART:20301120T090000\nDTEND:20301120T180000", "rota_empty"),
    ("DTSTART;VALUE=DATE:20261120", "rota_empty"),
]


@pytest.mark.parametrize(("event", "key"), BROKEN)
def test_a_calendar_that_does_not_fit_leaves_the_old_rota(book: RotaBook, ics: Path, event: str, key: str):
    before = taken(book, calendar(ics, PLAIN))
    with pytest.raises(Refused, match=f"problem.{key}"):
        book.take(calendar(ics, event))
    assert book.current() == before


@pytest.mark.parametrize(
    ("name", "raw", "key"),
    [
        ("a.ics", b"", "import_empty"),
        ("a.ics", b"junk", "rota_calendar"),
        ("a.ics", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "rota_calendar"),
        ("a.ics", b"\xff\xfe\x00\x01", "rota_calendar"),
        ("a.ics", b"BEGIN:VCALENDAR\r\n" + b"x" * MOST_BYTES, "rota_large"),
        (
            "a.ics",
            b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\nDTSTART:20261120T090000Z\r\nEND:VEVENT\r\n" * 10_001,
            "rota_many",
        ),
        ("a.csv", b"", "import_empty"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x01\xff\xff", "rota_text"),
        ("a.csv", b"date,start\n", "rota_column_missing"),
        ("a.csv", b"date,start,end\n2026-11-20,9,18\n", "rota_row"),
        ("a.csv", b"date,start,end\n", "rota_empty"),
    ],
)
def test_a_file_that_does_not_fit(book: RotaBook, tmp_path: Path, name: str, raw: bytes, key: str):
    file = tmp_path / name
    file.write_bytes(raw)
    with pytest.raises(Refused, match=f"problem.{key}$") as refused:
        book.take(file)
    assert (refused.value.problem.field, book.current()) == ("rota", None)


def test_a_file_that_is_not_there(book: RotaBook, tmp_path: Path):
    with pytest.raises(Refused, match="file_unreadable"):
        book.take(tmp_path)


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_in_the_charsets_that_offices_write(book: RotaBook, tmp_path: Path, charset: str):
    file = tmp_path / "rota.csv"
    file.write_bytes("date,start,end\n2026-11-20,09:00,18:00\n".encode(charset))
    assert starts(taken(book, file)) == ["20 01:00"]


def test_it_is_kept_for_its_owner_alone_and_told(environment: Environment, ics: Path):
    heard = Heard()
    environment.event_bus.subscribe(heard)
    rota = taken(environment.rota, calendar(ics, PLAIN))
    assert stat.S_IMODE(environment.folders.rota.stat().st_mode) == 0o600
    assert heard.take() == [Topic.PREFERENCES]
    assert open_environment(environment.folders, environment.clock).rota.current() == rota


def test_another_process_changes_it(environment: Environment, ics: Path):
    other = open_environment(environment.folders, environment.clock)
    assert environment.rota.current() is None
    rota = taken(other.rota, calendar(ics, PLAIN))
    assert environment.rota.current() == rota
    assert other.rota.clear()
    assert environment.rota.current() is None
    assert not other.rota.clear()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 9}', "[" * 100_000])
def test_a_damaged_rota_gives_way_to_the_weekly_hours(environment: Environment, text: str):
    environment.folders.config.mkdir(parents=True)
    environment.folders.rota.write_text(text, "utf-8")
    assert environment.preferences.set("fri", ["13:00-18:00"]) is None
    assert isinstance(environment.rota.shifts(NOON_ISH), WeeklyPlan)
    assert environment.rota.is_damaged


def test_the_engine_and_the_shift_ask_the_rota_first(services: Services, ics: Path):
    assert services.preferences.set("fri", ["13:00-18:00"]) is None
    assert services.shift_start(NOON_ISH) == datetime(2026, 11, 20, 5, tzinfo=UTC)
    rota = taken(services.environment.rota, calendar(ics, PLAIN, PAID))
    assert services.reminders.plan().shifts == rota
    assert services.shift_start(NOON_ISH) == datetime(2026, 11, 20, 1, tzinfo=UTC)
    assert state(services) is not None
    services.environment.rota.clear()
    assert isinstance(services.reminders.plan().shifts, WeeklyPlan)


def test_after_the_last_shift_the_weekly_hours_hold_again(services: Services, clock: FakeClock, ics: Path):
    services.environment.rota.take(calendar(ics, PLAIN))
    clock.pass_by(days=2)
    assert services.reminders.plan().shifts is None


def test_a_private_entry_is_kept_when_asked_for(book: RotaBook, ics: Path):
    calendar(ics, PLAIN, "DTSTART:20261121T090000\nDTEND:20261121T180000\nSUMMARY:Dentist")
    assert starts(book.take(ics).rota) == ["20 01:00"]
    assert starts(book.take(ics, keep_private=True).rota) == ["20 01:00", "21 01:00"]
